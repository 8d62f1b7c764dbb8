//! The claim that a client comes back on a session: by a secret that it has kept, without the password.

use super::login::{Standing, password_never_asked, standing};
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by};
use crate::judge::{Account, Message};
use crate::transcript::{Did, Intent};

/// A secret of a session has at least so many characters.
const SECRET: usize = 16;

/// The client came back in by a secret that it had kept, and nobody typed the password.
pub fn keeps_session(record: &Record, peer: &str, after: &str) -> Finding {
    let (Some(visit), Some(first)) = (record.visit(peer), record.visit(after)) else {
        return Finding::unreached();
    };
    let Some(came) = visit.came(record) else {
        return Finding::unreached();
    };
    if !visit.at_console(record) {
        return Finding::unseen(Message::new("no-client-session"), vec![came]);
    }
    if !first.gave(record, Intent::Password) {
        return password_never_asked(record, &first);
    }
    let fails = |why: &str, at: usize| {
        let account = Account::new(
            Message::new("done-came-back"),
            Message::new("expected-session"),
            Message::new(why),
        );
        Finding::fails(Message::new(why), account, vec![at])
    };
    let mut asked = visit.asked(record, visit.range.start).into_iter();
    if let Some(question) = asked.find(|question| question.intent == Intent::Password) {
        return fails("password-typed-again", question.at);
    }
    let let_in = match standing(record, &visit) {
        Standing::In(at) | Standing::Quiet(at) => at,
        Standing::Out(at, _) => return fails("session-refused", at),
        Standing::Open(finding) => return finding,
    };
    let kept: Vec<u8> = record
        .files(visit.range.start)
        .into_iter()
        .flat_map(|(_, bytes)| bytes)
        .collect();
    let kept = String::from_utf8_lossy(&kept).into_owned();
    let presented = record
        .within(visit.range.start..visit.inside(record))
        .find_map(|(at, event)| match &event.did {
            Did::Sent { bytes } if by(event, visit.peer) => {
                let said = bytes.text().into_owned();
                let mut words = said.split(|c: char| !c.is_ascii_alphanumeric() && !"+/=_-.".contains(c));
                let secret =
                    words.any(|word| word.len() >= SECRET && kept.contains(word) && !word.contains(visit.password));
                secret.then_some(at)
            }
            _ => None,
        });
    match presented {
        Some(at) => Finding::holds(Message::new("session-kept"), vec![at, let_in]),
        None => fails("no-secret-presented", let_in),
    }
}
