//! The claim that a wrong password lets nobody into a chat: neither is such a user heard, nor does he hear.

use super::chat::silent;
use super::identity::server_died;
use super::login::password_never_asked;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by_peer};
use crate::judge::talk::{Said, Talk};
use crate::judge::visit::Visit;
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Intent};

/// The user with a wrong password has no part in the chat, in which `unlike` had one with the right password.
pub fn shut_out(record: &Record, peer: &str, unlike: &str) -> Finding {
    let (Some(wrong), Some(right)) = (record.visit(peer), record.visit(unlike)) else {
        return Finding::unreached();
    };
    let talk = Talk::of(record);
    let inside = part(record, &talk, &right);
    if inside.is_none() && !(0..talk.users.len()).any(|user| talk.heard(user)) {
        return silent(record, &talk);
    }
    let Some(inside) = inside else {
        let place = right.came(record).unwrap_or(right.range.start);
        return server_died(record, &right)
            .unwrap_or_else(|| Finding::unseen(Message::new("nobody-let-in"), vec![place]));
    };
    let visits = record.visits();
    let mut of_user = visits.iter().filter(|visit| visit.user == wrong.user);
    if !of_user.any(|visit| visit.gave(record, Intent::Password)) {
        return password_never_asked(record, &right);
    }
    if !wrong.gave(record, Intent::Password) && wrong.came(record).is_some() {
        return Finding::unseen(
            Message::new("password-not-wanted"),
            wrong.came(record).into_iter().collect(),
        );
    }
    if let Some((at, text)) = part(record, &talk, &wrong) {
        let account = Account::new(
            Message::new("done-wrong-password").with("password", wrong.password),
            Message::new("expected-shut-out"),
            Message::new("seen-takes-part").with("text", text::excerpt(text)),
        );
        return Finding::fails(Message::new("wrong-password-let-in"), account, vec![inside.0, at]);
    }
    if let Some(finding) = server_died(record, &wrong) {
        return finding;
    }
    if !record.settled(wrong.range.start..record.events().len()) {
        return Finding::unseen(Message::new("still-busy"), vec![wrong.range.start]);
    }
    Finding::holds(Message::new("kept-out"), vec![inside.0, wrong.range.start])
}

/// Whoever has only connected, and said nothing, is shown nothing of what others say meanwhile.
pub fn hears_nothing(record: &Record, peer: &str) -> Finding {
    let talk = Talk::of(record);
    let Some((came, _)) = record
        .all()
        .find(|(_, event)| by_peer(event, peer) && matches!(event.did, Did::Connected { .. }))
    else {
        return Finding::unreached();
    };
    let told: Vec<(usize, String)> = record
        .within(came..record.events().len())
        .filter_map(|(at, event)| match &event.did {
            Did::Received { bytes } if by_peer(event, peer) => {
                Some((at, text::decode(&bytes.0, record.dialect.encoding.as_deref())))
            }
            _ => None,
        })
        .collect();
    let spoken: Vec<&Said> = talk.said.iter().filter(|said| said.at > came).collect();
    for said in &spoken {
        if let Some((at, _)) = told.iter().find(|(_, text)| text.contains(said.text)) {
            let account = Account::new(
                Message::new("done-connected-only"),
                Message::new("expected-shut-out"),
                Message::new("seen-takes-part").with("text", text::excerpt(said.text)),
            );
            return Finding::fails(Message::new("stranger-hears"), account, vec![came, said.at, *at]);
        }
    }
    match spoken.first() {
        Some(said) if record.settled(came..record.events().len()) => {
            Finding::holds(Message::new("stranger-hears-nothing"), vec![came, said.at])
        }
        Some(said) => Finding::unseen(Message::new("still-busy"), vec![said.at]),
        None => Finding::unreached(),
    }
}

/// Where it is seen that this visitor has a part in the chat, and what was said there: others are shown what he says, or he
/// what they say.
fn part<'a>(record: &Record<'a>, talk: &Talk<'a>, visit: &Visit<'a>) -> Option<(usize, &'a str)> {
    let came = visit.came(record)?;
    let user = talk.users.iter().position(|user| user.name == visit.peer)?;
    let gone = talk.users[user].gone;
    let heard = |said: &Said| {
        let mut others = (0..talk.users.len()).filter(|&other| other != user);
        others.find_map(|other| talk.reached(said, other))
    };
    talk.said.iter().find_map(|said| match said.by == user {
        true => Some((heard(said)?, said.text)),
        false if said.at > came && said.at < gone => Some((talk.reached(said, user)?, said.text)),
        false => None,
    })
}
