//! Claims about a server that knows its clients by their address: asks a stranger's name, greets whom it knows.

use super::echo::died;
use super::login::{Standing, standing};
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::{Record, by};
use crate::judge::visit::{Question, Visit};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Intent};
use crate::words::{folded, last_line};

/// The user was asked for a name or a password on coming.
pub fn asked(record: &Record, peer: &str, wants: Intent) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    let (holds, fails, expected) = match wants {
        Intent::Password => ("asked-password", "password-not-asked", "expected-asks-password"),
        _ => ("asked-name", "name-not-asked", "expected-asks-name"),
    };
    let questions = visit.questions(record);
    if let Some(question) = questions.iter().find(|question| question.intent == wants) {
        if wants == Intent::Name && asks_everybody(record, &visit, question.at) {
            return fail("client-asks-itself", expected, vec![question.at]);
        }
        let why = Message::new(holds).with("question", text::excerpt(last_line(question.text)));
        return Finding::holds(why, vec![question.at]);
    }
    if wants == Intent::Password && visit.gave(record, wants) {
        return Finding::holds(Message::new("password-said"), visit.came(record).into_iter().collect());
    }
    let Some(came) = visit.came(record) else {
        return match let_in_unasked(record, &visit, wants) {
            Some(at) => fail(fails, expected, vec![at]),
            None => Finding::unreached(),
        };
    };
    if let Some(finding) = server_died(record, &visit) {
        return finding;
    }
    if visit.opens_with(record, wants) {
        return Finding::unseen(Message::new("name-said"), vec![came]);
    }
    if let Some(finding) = unclear(record, &visit, came) {
        return finding;
    }
    fail(fails, expected, vec![came])
}

/// Where it is seen that this user was let in before without being asked, when there was nobody left to come to.
fn let_in_unasked(record: &Record, visit: &Visit, wants: Intent) -> Option<usize> {
    let first = record
        .first_visit(visit.user)
        .filter(|first| first.peer != visit.peer)?;
    let asked = !first.questions(record).is_empty() || first.gave(record, wants) || first.opens_with(record, wants);
    match standing(record, &first) {
        Standing::In(at) if !asked => Some(at),
        _ => None,
    }
}

/// A question of the client's own asks whoever comes, known or not, before the server has said anything.
fn asks_everybody(record: &Record, visit: &Visit, asks: usize) -> bool {
    if !visit.at_console(record) {
        return false;
    }
    let told = record
        .within(visit.range.start..asks)
        .any(|(_, event)| by(event, visit.peer) && matches!(event.did, Did::Received { .. }));
    // A name that the client keeps to itself is no answer to the server.
    let told = told && passed_on(record, visit, asks);
    let again = |later: &Visit| {
        later.user == visit.user
            && later.range.start > visit.range.start
            && later
                .asked(record, later.range.start)
                .iter()
                .any(|question| question.intent == Intent::Name)
    };
    !told && record.visits().iter().any(again)
}

/// Did the client send anything after the name was typed and before its user had anything to say?
fn passed_on(record: &Record, visit: &Visit, asks: usize) -> bool {
    record
        .within(asks..visit.inside(record).max(asks))
        .any(|(_, event)| by(event, visit.peer) && matches!(event.did, Did::Sent { .. }))
}

/// Said something that may be a question and was not understood, or is still busy.
fn unclear(record: &Record, visit: &Visit, came: usize) -> Option<Finding> {
    if !record.settled(came..visit.range.end) {
        return Some(Finding::unseen(Message::new("still-busy"), vec![came]));
    }
    let said = visit.obtained(record, came..visit.inside(record));
    let last = last_line(&said);
    let at_console = visit.at_console(record);
    let question = !at_console && last.ends_with(['?', ':', '>']);
    question.then(|| {
        let why = Message::new("asks-unclear").with("question", text::excerpt(last));
        Finding::unseen(why.with("program", record.server()), vec![came])
    })
}

/// The user who came again was greeted by the name given at the first visit.
pub fn greeted(record: &Record, peer: &str) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    let Some(first) = record.first_visit(visit.user) else {
        return Finding::unreached();
    };
    let Some(came) = visit.came(record) else {
        return server_died(record, &visit).unwrap_or_else(Finding::unreached);
    };
    if !first.gave(record, Intent::Name) {
        return fail("name-never-given", "expected-greets", vec![came]);
    }
    if let Some(at) = shown_name(record, &visit, first.name) {
        return Finding::holds(Message::new("greeted").with("name", first.name), vec![at]);
    }
    if let Some(finding) = server_died(record, &visit) {
        return finding;
    }
    if !record.settled(came..visit.range.end) {
        return Finding::unseen(Message::new("still-busy"), vec![came]);
    }
    let asked_again = name_question(record, &visit);
    let by_the_client =
        name_question(record, &first).is_some_and(|question| asks_everybody(record, &first, question.at));
    let (why, at) = match &asked_again {
        Some(question) if by_the_client => ("asks-everybody", question.at),
        Some(question) => ("asked-again", question.at),
        None => ("not-greeted", came),
    };
    let account = Account::new(
        Message::new("done-came-again").with("name", first.name),
        Message::new("expected-greets"),
        Message::new("seen-obtained").with("text", text::excerpt(&obtained(record, &visit))),
    );
    Finding::fails(Message::new(why).with("name", first.name), account, vec![came, at])
}

/// The user who came again was not asked, and told the name of somebody else and not the user's own.
pub fn taken_for(record: &Record, peer: &str, other: &str) -> Finding {
    let (Some(visit), Some(somebody)) = (record.visit(peer), record.visit(other)) else {
        return Finding::unreached();
    };
    let (Some(came), Some(somebody)) = (visit.came(record), record.first_visit(somebody.user)) else {
        return Finding::unreached();
    };
    let told = folded(&new_in(record, &visit, &obtained(record, &visit)));
    let by_own_name = greeted(record, peer).seen == Seen::Holds;
    let asked = name_question(record, &visit).is_some();
    match !by_own_name && !asked && told.contains(&folded(somebody.name)) {
        true => Finding::holds(Message::new("taken-for").with("name", somebody.name), vec![came]),
        false => fail("taken-for-nobody", "expected-taken-for", vec![came]),
    }
}

/// What was known before was lost in a restart: of two users one was greeted before it and not afterwards, the other was.
pub fn lost_by_restart(record: &Record, peer: &str, before: &str, other: &str) -> Finding {
    let held = [before, other].map(|known| greeted(record, known));
    let lost = greeted(record, peer);
    if let Some(finding) = held.iter().find(|finding| finding.seen != Seen::Holds) {
        return fail("nobody-greeted", "expected-greets", finding.evidence.clone());
    }
    let forgotten = ["asked-again", "not-greeted"].contains(&lost.why.key.as_str());
    match lost.seen {
        Seen::Fails if forgotten => Finding::holds(lost.why, lost.evidence),
        Seen::Fails | Seen::Holds => fail("greeted", "expected-greets", lost.evidence),
        Seen::Unseen | Seen::Unreached => lost,
    }
}

/// The user, who came from another address, was met as a stranger.
pub fn newcomer(record: &Record, peer: &str, like: &str) -> Finding {
    let (Some(visit), Some(first)) = (record.visit(peer), record.visit(like)) else {
        return Finding::unreached();
    };
    let Some(came) = visit.came(record) else {
        return server_died(record, &visit).unwrap_or_else(Finding::unreached);
    };
    let account = |seen: Message| {
        Account::new(
            Message::new("done-came-from-elsewhere").with("name", first.name),
            Message::new("expected-stranger"),
            seen,
        )
    };
    let shown = || Message::new("seen-obtained").with("text", text::excerpt(&obtained(record, &visit)));
    if !first.gave(record, Intent::Name) {
        return fail("name-never-given", "expected-stranger", vec![came]);
    }
    if folded(&new_in(record, &visit, &obtained(record, &visit))).contains(&folded(first.name)) {
        let why = Message::new("stranger-taken-for").with("name", first.name);
        return Finding::fails(why, account(shown()), vec![came]);
    }
    if let Some(finding) = server_died(record, &visit) {
        return finding;
    }
    let by_the_client =
        name_question(record, &first).is_some_and(|question| asks_everybody(record, &first, question.at));
    if by_the_client {
        // Whom the client asks for a name tells nothing about the server; only a greeting would.
        let greeted_again = |later: &Visit| later.user == first.user && shown_name(record, later, first.name).is_some();
        let mut again = record
            .visits()
            .into_iter()
            .filter(|later| later.range.start > first.range.start);
        return match again.any(|later| greeted_again(&later)) {
            true => Finding::holds(Message::new("stranger-not-greeted"), vec![came]),
            false => fail("asks-everybody", "expected-stranger", vec![came]),
        };
    }
    if let Some(question) = name_question(record, &visit) {
        return Finding::holds(Message::new("stranger-asked"), vec![question.at]);
    }
    if name_question(record, &first).is_some() {
        if let Some(finding) = unclear(record, &visit, came) {
            return finding;
        }
        return Finding::fails(Message::new("stranger-not-asked"), account(shown()), vec![came]);
    }
    Finding::holds(Message::new("stranger-not-greeted"), vec![came])
}

fn name_question<'a>(record: &Record<'a>, visit: &Visit<'a>) -> Option<Question<'a>> {
    let mut questions = visit.questions(record).into_iter();
    questions.find(|question| question.intent == Intent::Name)
}

/// Where the name was shown to the user, or on the server's own console, during the visit.
fn shown_name(record: &Record, visit: &Visit, name: &str) -> Option<usize> {
    let name = folded(name);
    let server = record.server();
    let found = record.within(visit.range.clone()).find(|(_, event)| match &event.did {
        Did::Printed { bytes } => {
            (by(event, visit.peer) || by(event, server))
                && folded(&new_in(record, visit, &bytes.text())).contains(&name)
        }
        Did::Received { bytes } => {
            let said = text::decode(&bytes.0, record.dialect.encoding.as_deref());
            !by(event, server) && folded(&new_in(record, visit, &said)).contains(&name)
        }
        _ => false,
    });
    // What arrived in parts is whole only together.
    found.map(|(at, _)| at).or_else(|| {
        let came = visit.came(record)?;
        let all = new_in(record, visit, &obtained(record, visit));
        folded(&all).contains(&name).then_some(came)
    })
}

/// Shorter texts are found in anything.
const TELLING: usize = 6;

/// What is new in what a user was told: the history of a chat names everybody and greets nobody.
pub fn new_in(record: &Record, visit: &Visit, told: &str) -> String {
    let earlier = record.within(0..visit.range.start);
    let past: Vec<String> = earlier
        .filter_map(|(_, event)| match &event.did {
            Did::Sent { bytes } | Did::Exchanged { message: bytes, .. } => {
                Some(text::decode(&bytes.0, record.dialect.encoding.as_deref()))
            }
            Did::Message { text } => Some((*text).to_owned()),
            _ => None,
        })
        .map(|said| said.trim().to_owned())
        .filter(|said| said.len() >= TELLING)
        // What a visitor says of themselves on coming is no talk.
        .filter(|said| {
            !record
                .visits()
                .iter()
                .any(|visit| [visit.name, visit.password].contains(&said.as_str()))
        })
        .collect();
    let line = |line: &str| match past.iter().find(|said| line.contains(said.as_str())) {
        None => line.to_owned(),
        Some(said) => {
            let rest = line.replace(said.as_str(), "");
            // Whose words they were.
            let speaker = rest.trim_end().ends_with([':', '>', ']', ')', '-']);
            if speaker { String::new() } else { rest }
        }
    };
    told.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn obtained(record: &Record, visit: &Visit) -> String {
    visit.obtained(record, visit.range.clone())
}

/// What to say when the server died while this user was talked with, or before.
pub fn server_died(record: &Record, visit: &Visit) -> Option<Finding> {
    // Of what a server does when its user has left, others decide.
    let end = visit.talk(record).map_or(visit.range.end, |talk| talk.at);
    let finding = died(record, &record.ending(record.server(), end), None)?;
    // Nobody knows whether the server wants to be answered in plain text.
    let guessed = !visit.at_console(record) && record.dialect.framing.is_none();
    let answered = visit
        .questions(record)
        .iter()
        .rfind(|question| question.answered)
        .map(|question| question.at);
    match answered.filter(|_| guessed && finding.seen == Seen::Fails) {
        Some(at) => Some(Finding::unseen(Message::new("answered-in-a-guess"), vec![at])),
        None => Some(finding),
    }
}

fn fail(why: &str, expected: &str, evidence: Vec<usize>) -> Finding {
    let account = Account::new(Message::new("done-came"), Message::new(expected), Message::new(why));
    Finding::fails(Message::new(why), account, evidence)
}
