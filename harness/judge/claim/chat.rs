//! Claims about a chat: whom what is said reaches, how many take part, and what becomes of it when somebody leaves.

use std::net::IpAddr;

use super::chat_company::{hangs_up, no_company, nobody_else_taken_in};
use crate::dialect::recognise;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by};
use crate::judge::talk::{Means, Said, Talk};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did, Event, Halt, Intent};

/// The program that a claim about a chat is about: the one that was in its way, else its server, else whoever came first.
pub fn subject<'a>(record: &Record<'a>) -> &'a str {
    match record.transcript.halted() {
        Some(Halt::Ended { program } | Halt::NeverListens { program } | Halt::NeverConnects { program }) => program,
        _ => record.server(),
    }
}

/// What a user says reaches every other who takes part.
pub fn reaches_all(record: &Record, during: Option<&str>) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let talk = Talk::of(record);
    let there: Vec<bool> = (0..talk.users.len()).map(|user| talk.takes_part(user)).collect();
    let all = |said: &Said, user: usize| range.contains(&said.at) && there[said.by] && there[user];
    let due: Vec<(&Said, usize)> = talk.due().filter(|(said, user)| all(said, *user)).collect();
    if due.is_empty() {
        return silent(record, &talk);
    }
    let mut evidence = Vec::new();
    for (said, user) in due {
        match talk.reached(said, user) {
            Some(at) => evidence.extend([said.at, at]),
            None => return missed(record, &talk, said, user, Message::new("chat-does-not-reach")),
        }
    }
    Finding::holds(Message::new("chat-reaches-all"), evidence)
}

/// So many users are heard.
pub fn take_part(record: &Record, at_least: usize) -> Finding {
    let talk = Talk::of(record);
    let (heard, unheard): (Vec<usize>, Vec<usize>) = (0..talk.users.len()).partition(|user| talk.heard(*user));
    if heard.len() >= at_least {
        let first = |user: &usize| talk.said.iter().find(|said| said.by == *user).map(|said| said.at);
        let evidence = heard.iter().filter_map(first).collect();
        return Finding::holds(
            Message::new("chat-takes").with("count", heard.len().to_string()),
            evidence,
        );
    }
    let missing = talk.due().find(|(said, _)| unheard.contains(&said.by));
    if heard.is_empty()
        && let Some(finding) = no_company(record, &talk)
    {
        return finding;
    }
    if talk.users.len() < at_least || record.transcript.halted().is_some() {
        return Finding::unreached();
    }
    match missing {
        Some((said, user)) => {
            let few = Message::new("chat-takes-few").with("count", heard.len().to_string());
            missed(record, &talk, said, user, few)
        }
        None => Finding::unreached(),
    }
}

/// Those who heard each other before the phase still do in it.
pub fn goes_on(record: &Record, during: &str) -> Finding {
    let Some(range) = record.range(Some(during)) else {
        return Finding::unreached();
    };
    let talk = Talk::of(record);
    let due: Vec<(&Said, usize)> = talk
        .due()
        .filter(|(said, user)| range.contains(&said.at) && talk.heard_before(said.by, *user, range.start))
        .collect();
    if due.is_empty() {
        let some = (0..talk.users.len()).any(|user| talk.heard(user));
        return match some && talk.said.iter().any(|said| range.contains(&said.at)) {
            true => Finding::unseen(Message::new("chat-not-heard-before"), Vec::new()),
            false => silent(record, &talk),
        };
    }
    let mut evidence: Vec<usize> = record
        .within(0..range.start)
        .filter(|(_, event)| {
            matches!(
                event.did,
                Did::Leaves | Did::Signalled { .. } | Did::Ended { by_us: true, .. } | Did::Closed { .. }
            )
        })
        .map(|(at, _)| at)
        .collect();
    for (said, user) in due {
        match talk.reached(said, user) {
            Some(at) => evidence.extend([said.at, at]),
            None => {
                let mut finding = missed(record, &talk, said, user, Message::new("chat-stops"));
                finding.evidence.splice(0..0, evidence);
                return finding;
            }
        }
    }
    Finding::holds(Message::new("chat-goes-on"), evidence)
}

/// Nobody was heard by anybody of whom this can be said: why, as far as it can be seen.
pub fn silent(record: &Record, talk: &Talk) -> Finding {
    let missing = talk.due().find(|(said, user)| talk.reached(said, *user).is_none());
    match missing {
        _ if let Some(finding) = hangs_up(record, talk) => finding,
        Some((said, user)) => missed(record, talk, said, user, Message::new("chat-silent")),
        None => no_company(record, talk).unwrap_or_else(Finding::unreached),
    }
}

/// What was said did not reach a user: a fail, if nothing but the programs can be the reason.
pub(super) fn missed(record: &Record, talk: &Talk, said: &Said, user: usize, why: Message) -> Finding {
    let end = record.events().len();
    let (by, other) = (talk.users[said.by].name, talk.users[user].name);
    let why = why
        .with("by", talk.users[said.by].letter())
        .with("other", talk.users[user].letter());
    let account = |seen: Message| {
        Account::new(
            Message::new("done-said-to-all")
                .with("user", by)
                .with("text", text::excerpt(said.text)),
            Message::new("expected-heard").with("text", text::excerpt(said.text)),
            seen,
        )
    };
    for program in [record.server(), other, by] {
        let ending = record.ending(program, end);
        let Some(at) = ending.by_itself() else { continue };
        let left = talk
            .users
            .iter()
            .position(|known| known.name == program)
            .is_some_and(|known| talk.left_before(known, at));
        if left {
            continue;
        }
        let evidence = super::tail(record, program, Some(said.at), at);
        return match ending {
            Ending::Excused(_, why) => Finding::unseen(why, evidence),
            _ if talk.guesses(said.by) => Finding::unseen(Message::new("chat-plain-text"), evidence),
            _ if after_a_guess(record, program, at) => {
                Finding::unseen(Message::new("ended-after-guess").with("program", program), evidence)
            }
            ending => Finding::fails(why, account(super::how_it_ended(program, &ending)), evidence),
        };
    }
    let outside = |user: usize| talk.not_taken_in(user, said.until).is_some();
    if (outside(said.by) || outside(user))
        && let Some(finding) = nobody_else_taken_in(record, talk, said.until)
    {
        return finding;
    }
    if let Some((at, question)) = talk.left_outside(said.by).or_else(|| talk.left_outside(user)) {
        let why = Message::new("chat-not-let-in").with("question", text::excerpt(question.trim()));
        return Finding::unseen(why, vec![at, said.at]);
    }
    if talk.guesses(said.by) {
        return Finding::unseen(Message::new("chat-plain-text"), vec![said.at]);
    }
    if let Some(at) = talk.leaves_unread(user, said.at..end) {
        return Finding::unseen(Message::new("chat-late").with("program", other), vec![said.at, at]);
    }
    if !record.settled(said.at..end) {
        return Finding::unseen(Message::new("still-busy"), vec![said.at]);
    }
    let mailed = talk.mailed(said.by, said.at..said.until);
    let somewhere = |to: IpAddr| match to {
        IpAddr::V4(to) => to.is_multicast() || to.is_broadcast() || to.octets()[3] == u8::MAX,
        IpAddr::V6(to) => to.is_multicast(),
    };
    let connected = talk.users[said.by].by.connected();
    if connected && let Some(at) = not_sent(record, talk, said) {
        let why = Message::new("chat-not-sent").with("user", by);
        return Finding::unseen(why.with("text", text::excerpt(said.text)), vec![at, said.at]);
    }
    let watched = record.all().any(|(_, event)| matches!(event.did, Did::Mailed { .. }));
    let elsewhere = |(_, to, whom): &(usize, std::net::SocketAddr, Option<&str>)| whom.is_none() && !somewhere(to.ip());
    if let Some((at, to, _)) = mailed.first().filter(|_| mailed.iter().all(elsewhere)) {
        let why = Message::new("chat-sends-elsewhere").with("program", by);
        return Finding::unseen(why.with("to", to.to_string()), vec![said.at, *at]);
    }
    if !watched
        && !connected
        && talk
            .said
            .iter()
            .all(|said| (0..talk.users.len()).all(|user| talk.reached(said, user).is_none()))
    {
        return Finding::unseen(Message::new("chat-not-watched"), vec![said.at]);
    }
    if let Some((asks, intent, question)) = record.pending(by, said.at)
        && intent != Intent::Message
        && !connected
        && mailed.is_empty()
    {
        let why = Message::new("asks-meanwhile").with("question", text::excerpt(question.trim()));
        return Finding::unseen(why.with("program", by), vec![asks, said.at]);
    }
    let shown = talk.seen(user, said.at..said.until);
    let seen = match (watched && mailed.is_empty(), text::last_line(&shown)) {
        (_, last) if connected && last.is_empty() => Message::new("seen-user-hears-nothing").with("user", other),
        (_, last) if connected => Message::new("seen-user-hears-other")
            .with("user", other)
            .with("text", text::excerpt(&last)),
        (true, _) => Message::new("seen-sends-nothing").with("program", by),
        (false, last) if last.is_empty() => Message::new("seen-hears-nothing").with("program", other),
        (false, last) => Message::new("seen-hears-other")
            .with("program", other)
            .with("text", text::excerpt(&last)),
    };
    let mut evidence = vec![said.at];
    evidence.extend(mailed.iter().map(|(at, ..)| *at));
    evidence.extend(super::rests(record, &(said.at..said.until)));
    Finding::fails(why, account(seen), evidence)
}

/// Where it is seen that what a user said was no message: his client did not send it, or the server had asked him for
/// something else.
fn not_sent(record: &Record, talk: &Talk, said: &Said) -> Option<usize> {
    let user = &talk.users[said.by];
    let wire = |range: std::ops::Range<usize>, wanted: fn(&Did) -> Option<&Bytes>| {
        let mine = move |(at, event): (usize, &'_ Event)| {
            let bytes = wanted(&event.did).filter(|_| user.did(event))?;
            Some((at, text::decode(&bytes.0, record.dialect.encoding.as_deref())))
        };
        record.within(range).filter_map(mine).collect::<Vec<_>>()
    };
    match user.by {
        Means::Client => {
            let sent = wire(said.at..said.until, |did| match did {
                Did::Sent { bytes } => Some(bytes),
                _ => None,
            });
            let all: String = sent.into_iter().map(|(_, text)| text).collect();
            (!all.contains(said.text)).then_some(said.at)
        }
        _ => {
            let told = wire(user.since..said.at, |did| match did {
                Did::Received { bytes } => Some(bytes),
                _ => None,
            });
            let (at, text) = told.last()?;
            let asks = matches!(
                recognise(record.dialect, None, text),
                Intent::Command | Intent::LoginOrRegister | Intent::YesNo
            );
            asks.then_some(*at)
        }
    }
}

/// Was the last line that this program was given an answer to a question that may have been another one?
fn after_a_guess(record: &Record, program: &str, end: usize) -> bool {
    let typed = record.typed(program, 0..end);
    let Some((at, _, meant)) = typed.last() else {
        return false;
    };
    // What others said since then it was not asked for.
    let others = |(_, event): &(usize, &Event)| matches!(event.did, Did::Message { .. }) && !by(event, program);
    let own = |(_, event): &(usize, &Event)| matches!(event.did, Did::Message { .. }) && by(event, program);
    if record.within(*at..end).any(|event| others(&event))
        || record.within(0..at.saturating_sub(1)).any(|event| own(&event))
    {
        return false;
    }
    let asked = record.asked(program, 0..*at).pop();
    asked.is_some_and(|(_, intent, _)| Some(intent) != *meant)
}
