//! The claim that whoever comes later to a chat is shown what was said before.

use super::chat::silent;
use super::echo::died;
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::talk::{Said, Talk};
use crate::judge::{Account, Message, text};

/// The user was shown what others had said to each other before.
pub fn shown_before(record: &Record, peer: &str) -> Finding {
    let talk = Talk::of(record);
    let end = record.events().len();
    let ending = record.ending(record.server(), end);
    let Some(user) = talk.users.iter().position(|user| user.name == peer) else {
        return died(record, &ending, None).unwrap_or_else(|| silent(record, &talk));
    };
    let came = talk.users[user].since;
    let delivered = |said: &&Said| {
        let mut others = (0..talk.users.len()).filter(|&other| other != said.by && other != user);
        said.by != user && said.at < came && others.any(|other| talk.reached(said, other).is_some_and(|at| at < came))
    };
    let before: Vec<&Said> = talk.said.iter().filter(delivered).collect();
    let (Some(first), Some(last)) = (before.first(), before.last()) else {
        return silent(record, &talk);
    };
    let (shown, missing): (Vec<&&Said>, Vec<&&Said>) = before
        .iter()
        .partition(|said| talk.shown_since(user, said.text).is_some());
    let mut evidence: Vec<usize> = before.iter().map(|said| said.at).chain([came]).collect();
    evidence.extend(shown.iter().filter_map(|said| talk.shown_since(user, said.text)));
    if missing.is_empty() {
        return Finding::holds(Message::new("chat-history"), evidence);
    }
    if !shown.is_empty() {
        let why = Message::new("chat-history-part").with("text", text::excerpt(missing[0].text));
        return Finding::unseen(why, evidence);
    }
    if let Some(finding) = died(record, &ending, None) {
        return finding;
    }
    if let Some((at, question)) = talk.left_outside(user) {
        let why = Message::new("chat-not-let-in").with("question", text::excerpt(question.trim()));
        return Finding::unseen(why, vec![at]);
    }
    if let Some(at) = talk.not_taken_in(user, end) {
        return Finding::unseen(Message::new("served-not-accepted"), vec![at]);
    }
    if let Some(at) = talk.leaves_unread(user, came..end) {
        return Finding::unseen(Message::new("chat-late").with("program", peer), vec![at]);
    }
    if !record.settled(came..end) {
        return Finding::unseen(Message::new("still-busy"), vec![came]);
    }
    let account = Account::new(
        Message::new("done-said-before").with("user", peer),
        Message::new("expected-shown-before").with("text", text::excerpt(first.text)),
        match text::last_line(&talk.seen(user, came..end)) {
            last if last.is_empty() => Message::new("seen-user-hears-nothing").with("user", peer),
            last => Message::new("seen-user-hears-other")
                .with("user", peer)
                .with("text", text::excerpt(&last)),
        },
    );
    Finding::fails(Message::new("chat-no-history"), account, vec![first.at, last.at, came])
}
