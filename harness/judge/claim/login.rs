//! Claims about a server that lets users in by a password: who was let in, who was not, who was known again.

use std::sync::LazyLock;

use regex::Regex;

use super::identity::{new_in, server_died};
use crate::dialect::recognise;
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::{Record, by, is_fact};
use crate::judge::visit::Visit;
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Intent};
use crate::words::{compile, folded, last_line};

/// Words by which a login is refused.
static REFUSAL: LazyLock<Regex> = LazyLock::new(|| {
    compile(concat!(
        r"\bневерн\w*|\bне ?правильн\w*|\bошиб\w*|\bотказ\w*|\bзапрещ\w*|\bне ?удал\w*|\bне (подходит|совпада\w*|найден\w*|существует)",
        r"|\bwrong\b|\bincorrect\b|\binvalid\b|\bdenied\b|\bfail\w*|\bbad (password|login|name)|\brefused\b|\bnot (match|correct|found|valid)|\bdoes ?n.?t match|\berror\b",
        r"|\bneverny?[ji]\w*|\bneprav\w*|\botkaz\w*|\bдоступ закрыт",
    ))
});

/// How far a visit came.
pub(super) enum Standing {
    /// Was talked with.
    In(usize),
    /// Was turned away, or is still being asked.
    Out(usize, Message),
    /// Neither: nobody said anything more.
    Quiet(usize),
    /// Cannot be told.
    Open(Finding),
}

pub(super) fn standing(record: &Record, visit: &Visit) -> Standing {
    let Some(came) = visit.came(record) else {
        return Standing::Open(Finding::unreached());
    };
    let Some(talk) = visit.talk(record) else {
        return Standing::Open(Finding::unreached());
    };
    let said = folded(&talk.message.text());
    let reply = folded(&text::decode(&talk.reply.0, record.dialect.encoding.as_deref()));
    if !said.trim().is_empty() && reply.contains(said.trim()) {
        return Standing::In(talk.at);
    }
    if let Some(question) = visit.pending(record) {
        let why = Message::new("seen-asked-again").with("question", text::excerpt(question.text.trim()));
        return Standing::Out(question.at, why);
    }
    if !talk.open && reply.trim().is_empty() {
        return Standing::Out(talk.at, Message::new("seen-turned-away"));
    }
    // A menu of what to do once one is in may end in the words in which the login's own menu does.
    let in_the_menu = visit.questions(record).last().is_some_and(|last| {
        last.intent == Intent::Command && folded(last_line(last.text)) == folded(last_line(&reply))
    });
    let asks_again = !in_the_menu
        && matches!(
            recognise(record.dialect, None, &reply),
            Intent::Name | Intent::Password | Intent::LoginOrRegister
        );
    if REFUSAL.is_match(&reply) || asks_again {
        let why = Message::new("seen-obtained").with("text", text::excerpt(reply.trim()));
        return Standing::Out(talk.at, why);
    }
    // What a client prints is its next prompt too: only what came over the wire was the server's answer.
    let answered = match visit.at_console(record) {
        true => record
            .within(visit.inside(record)..talk.at)
            .any(|(_, event)| by(event, visit.peer) && matches!(event.did, Did::Received { .. })),
        false => !reply.trim().is_empty(),
    };
    if answered {
        return Standing::In(talk.at);
    }
    if !talk.open {
        return Standing::Out(talk.at, Message::new("seen-turned-away"));
    }
    if !talk.rest.is_some_and(is_fact) {
        return Standing::Open(Finding::unseen(Message::new("still-busy"), vec![came, talk.at]));
    }
    if let Some(refusal) = refused(record, visit) {
        let why = Message::new("seen-obtained").with("text", text::excerpt(&refusal));
        return Standing::Out(talk.at, why);
    }
    Standing::Quiet(talk.at)
}

/// The line by which the login was refused in the end.
fn refused(record: &Record, visit: &Visit) -> Option<String> {
    let questions = visit.questions(record);
    let last = questions.iter().rfind(|question| question.answered)?;
    let said = visit.obtained(record, last.at + 1..visit.inside(record));
    let mut lines = said.lines();
    lines
        .find(|line| REFUSAL.is_match(&folded(line)))
        .map(|line| line.trim().to_owned())
}

/// The user was let in.
pub fn admitted(record: &Record, peer: &str) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    let gave = record
        .visits()
        .iter()
        .any(|other| other.user == visit.user && other.gave(record, Intent::Password));
    if !gave {
        return password_never_asked(record, &visit);
    }
    match standing(record, &visit) {
        Standing::In(at) | Standing::Quiet(at) => Finding::holds(Message::new("admitted"), vec![at]),
        Standing::Out(at, seen) => {
            if let Some(finding) = server_died(record, &visit) {
                return finding;
            }
            let first = record.first_visit(visit.user).filter(|first| first.peer != visit.peer);
            let registered =
                first.is_some_and(|first| matches!(standing(record, &first), Standing::In(_) | Standing::Quiet(_)));
            if !registered {
                return Finding::unseen(Message::new("could-not-register"), vec![at]);
            }
            let account = Account::new(
                Message::new("done-right-password"),
                Message::new("expected-admitted"),
                seen,
            );
            Finding::fails(Message::new("right-password-refused"), account, vec![at])
        }
        Standing::Open(finding) => server_died(record, &visit).unwrap_or(finding),
    }
}

/// The fail of a server that asked this user for no password.
pub fn password_never_asked(record: &Record, visit: &Visit) -> Finding {
    let Some(came) = visit.came(record) else {
        return server_died(record, visit).unwrap_or_else(Finding::unreached);
    };
    if let Some(finding) = server_died(record, visit) {
        return finding;
    }
    let why = Message::new("password-not-asked");
    let account = Account::new(
        Message::new("done-came"),
        Message::new("expected-asks-password"),
        why.clone(),
    );
    Finding::fails(why, account, vec![came])
}

/// The user, with a wrong password, did not obtain what another one did who was let in.
pub fn kept_out(record: &Record, peer: &str, unlike: &str) -> Finding {
    let (Some(wrong), Some(right)) = (record.visit(peer), record.visit(unlike)) else {
        return Finding::unreached();
    };
    let of_user = |visit: &&Visit| visit.user == wrong.user;
    if !record
        .visits()
        .iter()
        .filter(of_user)
        .any(|visit| visit.gave(record, Intent::Password))
    {
        return password_never_asked(record, &wrong);
    }
    if !wrong.gave(record, Intent::Password) && wrong.at_console(record) && wrong.came(record).is_some() {
        return Finding::unseen(
            Message::new("password-not-wanted"),
            wrong.came(record).into_iter().collect(),
        );
    }
    let inside = match standing(record, &right) {
        Standing::In(at) | Standing::Quiet(at) => at,
        Standing::Out(at, _) => return Finding::unseen(Message::new("nobody-let-in"), vec![at]),
        Standing::Open(finding) => return finding,
    };
    let obtained_more = matches!(standing(record, &right), Standing::In(_));
    let let_in = |at: usize| {
        let account = Account::new(
            Message::new("done-wrong-password").with("password", wrong.password),
            Message::new("expected-kept-out"),
            Message::new("seen-let-in"),
        );
        Finding::fails(Message::new("wrong-password-let-in"), account, vec![inside, at])
    };
    match standing(record, &wrong) {
        Standing::Out(at, _) => match server_died(record, &wrong) {
            Some(finding) => finding,
            None => Finding::holds(Message::new("kept-out"), vec![inside, at]),
        },
        Standing::In(at) if obtained_more => let_in(at),
        Standing::In(at) => Finding::unseen(Message::new("differently-answered"), vec![inside, at]),
        Standing::Quiet(at) if obtained_more => Finding::holds(Message::new("kept-out"), vec![inside, at]),
        Standing::Quiet(at) => match (taken(record, &right), taken(record, &wrong)) {
            (true, true) => let_in(at),
            (true, false) => Finding::holds(Message::new("kept-out"), vec![inside, at]),
            _ => Finding::unseen(Message::new("server-silent"), vec![inside, at]),
        },
        Standing::Open(finding) => server_died(record, &wrong).unwrap_or(finding),
    }
}

/// Did the server take the message, as far as its console and files tell?
fn taken(record: &Record, visit: &Visit) -> bool {
    let Some(talk) = visit.talk(record) else { return false };
    let said = talk.message.text().trim().to_owned();
    let server = record.server();
    let holds = |bytes: &crate::transcript::Bytes| bytes.text().contains(&said);
    !said.is_empty()
        && record
            .within(visit.inside(record)..visit.range.end)
            .any(|(_, event)| match &event.did {
                Did::Printed { bytes } => by(event, server) && holds(bytes),
                Did::Wrote { bytes, .. } => holds(bytes),
                _ => false,
            })
}

/// The dialogue of coming in: what was asked, in which words, and the last words before the talk.
fn dialogue(record: &Record, visit: &Visit) -> Vec<(Intent, String)> {
    let strip = |text: &str| {
        folded(last_line(text))
            .replace(&folded(visit.name), "")
            .replace(&folded(visit.password), "")
            .replace(char::is_numeric, "")
    };
    let questions = visit.questions(record);
    let last = questions.last().map_or(visit.range.start, |question| question.at + 1);
    let welcome = visit.obtained(record, last..visit.inside(record));
    let welcome = strip(&new_in(record, visit, &welcome));
    // A prompt stands beneath what came meanwhile: the words of a chat that others said before.
    let asked = questions
        .iter()
        .map(|question| (question.intent, strip(&new_in(record, visit, question.text))));
    asked.chain([(Intent::Message, welcome)]).collect()
}

/// The user was let in as somebody known: not asked what strangers are asked; or, where all are asked alike, only with the
/// right password.
pub fn recognised(record: &Record, peer: &str, after: &str) -> Finding {
    let let_in = admitted(record, peer);
    let (Some(visit), Some(first)) = (record.visit(peer), record.visit(after)) else {
        return Finding::unreached();
    };
    if let_in.seen != Seen::Holds {
        return let_in;
    }
    let visits = record.visits();
    let anew = dialogue(record, &visit) == dialogue(record, &first);
    if !anew {
        return Finding::holds(Message::new("recognised"), let_in.evidence);
    }
    let of_user = |other: &&Visit| other.user == visit.user && other.peer != visit.peer;
    let differently = |other: &&Visit| {
        (first.range.end..visit.range.start).contains(&other.range.start)
            && dialogue(record, other) != dialogue(record, &first)
    };
    // Whom a file names that was handed in is known from the first: there is no registration to compare with.
    let handed_in = record.dialect.accounts.iter().any(|known| known.name == first.name);
    if !handed_in && visits.iter().filter(of_user).any(|other| differently(&other)) {
        let account = Account::new(
            Message::new("done-came-after-restart").with("name", first.name),
            Message::new("expected-known"),
            Message::new("seen-registered-anew"),
        );
        return Finding::fails(Message::new("forgotten"), account, let_in.evidence);
    }
    let later = visits
        .iter()
        .filter(of_user)
        .find(|other| other.range.start > visit.range.start && other.password != visit.password);
    // Whom the wrong password turned away, or killed the server, it was compared with the right one.
    match later.map(|wrong| standing(record, wrong)) {
        Some(Standing::Out(at, _)) => Finding::holds(Message::new("recognised"), vec![at]),
        _ => Finding::unseen(Message::new("asked-alike"), let_in.evidence),
    }
}

/// Users are known by the name with which they log in, and not by their address: with another name from the same address
/// one is a stranger, or nobody, and with the same name known.
pub fn known_by_name(record: &Record, peer: &str, otherwise: &str, after: &str) -> Finding {
    let Some(first) = record.visit(after) else {
        return Finding::unreached();
    };
    if !first.gave(record, Intent::Password) {
        return password_never_asked(record, &first);
    }
    let account = Account::new(
        Message::new("done-came-again").with("name", first.name),
        Message::new("expected-by-name"),
        Message::new("not-known-by-name"),
    );
    let not_so = Finding::fails(Message::new("not-known-by-name"), account, vec![first.range.start]);
    let (Some(same), Some(other)) = (record.visit(peer), record.visit(otherwise)) else {
        return not_so;
    };
    let let_in = |visit: &Visit| matches!(standing(record, visit), Standing::In(_) | Standing::Quiet(_));
    let anew = |visit: &Visit| dialogue(record, visit) == dialogue(record, &first);
    let evidence = vec![first.range.start, other.range.start, same.range.start];
    let asked_for_the_name = |visit: &Visit| {
        let mut asked = visit.asked(record, visit.range.start).into_iter();
        asked.any(|question| question.intent == Intent::Name)
    };
    let known_now = let_in(&same) && asked_for_the_name(&same);
    if known_now && (!let_in(&other) || anew(&other) && !anew(&same)) {
        return Finding::holds(Message::new("known-by-name"), evidence);
    }
    not_so
}
