//! The fail of a server with which no two users can be together, so that there is nobody to talk to.

use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record};
use crate::judge::talk::{Said, Talk};
use crate::judge::{Account, Message, text};
use crate::transcript::Did;

/// The fail of a server that leaves the connections of further users in the queue, and runs on; unless that one is waited
/// for who came before and did not know how to log in.
pub(super) fn nobody_else_taken_in(record: &Record, talk: &Talk, end: usize) -> Option<Finding> {
    // A full queue turns the next one away, and his client perhaps ends of that.
    let full = record.all().any(|(_, event)| matches!(event.did, Did::Refused { .. }));
    let played = full || record.transcript.halted().is_none();
    let runs = matches!(record.ending(record.server(), end), Ending::Runs);
    let at = (0..talk.users.len()).find_map(|user| talk.not_taken_in(user, end))?;
    let talked_with = (0..talk.users.len()).any(|user| talk.is_answered(user) || talk.came_in(user)) || !talk.logs_in();
    if !played || !runs || !talked_with || !record.settled(at..end) || record.pending(record.server(), end).is_some() {
        return None;
    }
    let account = Account::new(
        Message::new("done-connected"),
        Message::new("expected-served"),
        Message::new("seen-not-accepted"),
    );
    Some(Finding::fails(Message::new("served-not-accepted"), account, vec![at]))
}

/// The fail of a server with which no two users can be together.
pub(super) fn no_company(record: &Record, talk: &Talk) -> Option<Finding> {
    nobody_else_taken_in(record, talk, record.events().len()).or_else(|| hangs_up(record, talk))
}

/// Fewer users talk with nobody.
const COMPANY: usize = 2;

/// The fail of a server that hangs up on everybody upon the first thing that he says, and runs on.
pub(super) fn hangs_up(record: &Record, talk: &Talk) -> Option<Finding> {
    let ended = record.ending(record.server(), record.events().len()).by_itself();
    let known = |user: usize| !talk.guesses(user) && (talk.came_in(user) || !talk.logs_in());
    let mut first: Vec<&Said> = Vec::new();
    for said in &talk.said {
        if first.iter().all(|other| other.by != said.by) {
            first.push(said);
        }
    }
    let closed: Option<Vec<usize>> = first.iter().map(|said| talk.hung_up_on(said.by)).collect();
    let known = |closed: &Vec<usize>| closed.len() >= COMPANY && first.iter().all(|said| known(said.by));
    let closed = closed.filter(known).filter(|_| ended.is_none())?;
    let said = first.first()?;
    let account = Account::new(
        Message::new("done-typed")
            .with("program", talk.users[said.by].name)
            .with("text", text::excerpt(said.text)),
        Message::new("expected-heard").with("text", text::excerpt(said.text)),
        Message::new("seen-closed"),
    );
    let mut evidence: Vec<usize> = first.iter().map(|said| said.at).chain(closed).collect();
    evidence.sort_unstable();
    Some(Finding::fails(Message::new("chat-hangs-up"), account, evidence))
}
