//! The claim that message and answer alternate.

use std::ops::Range;

use super::client::{gather, messages};
use super::echo::died;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by, by_peer, is_fact};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Halt, Intent};

/// Each message of a peer, or of a client, was answered before the next, at least so many.
pub fn answered(record: &Record, user: &str, at_least: usize) -> Finding {
    match record.started(user, record.events().len()) {
        Some(_) => client_answered(record, user, at_least),
        None => peer_answered(record, user, at_least),
    }
}

fn peer_answered(record: &Record, peer: &str, at_least: usize) -> Finding {
    let end = record.events().len();
    let server = record.server();
    let exchanges = record
        .all()
        .filter(|(_, event)| by_peer(event, peer))
        .filter_map(|(at, event)| match &event.did {
            Did::Exchanged {
                message,
                reply,
                rest,
                open,
            } => Some((at, message, !reply.0.is_empty(), *rest, *open)),
            _ => None,
        });
    let mut evidence = Vec::new();
    for (at, message, answered, rest, open) in exchanges {
        if answered {
            evidence.push(at);
            continue;
        }
        if evidence.len() >= at_least {
            break;
        }
        let count = evidence.len();
        evidence.push(at);
        if let Some(finding) = died(record, &record.ending(server, end), None) {
            return finding;
        }
        if open && !rest.is_some_and(is_fact) {
            return Finding::unseen(Message::new("still-busy"), evidence);
        }
        if let Some((asks, _, question)) = record.pending(server, at).filter(|_| open) {
            let why = Message::new("server-asks-meanwhile").with("question", text::excerpt(question));
            return Finding::unseen(why, vec![asks, at]);
        }
        let why = match (count, open) {
            (0, true) => Message::new("dialogue-silent"),
            (_, true) => Message::new("dialogue-stops"),
            (_, false) => Message::new("dialogue-closes"),
        };
        let seen = Message::new(if open { "seen-nothing" } else { "seen-closed" });
        let done = Message::new("done-said")
            .with("count", (count + 1).to_string())
            .with("text", text::excerpt(&message.text()));
        let expected = Message::new("expected-answers").with("count", at_least.to_string());
        return Finding::fails(
            why.with("count", count.to_string()),
            Account::new(done, expected, seen),
            evidence,
        );
    }
    if evidence.len() >= at_least {
        return Finding::holds(
            Message::new("dialogue").with("count", evidence.len().to_string()),
            evidence,
        );
    }
    died(record, &record.ending(server, end), None)
        .filter(|_| !evidence.is_empty())
        .unwrap_or_else(Finding::unreached)
}

/// What a client does between two lines depends on its menus and questions: what was not seen is no fail.
fn client_answered(record: &Record, program: &str, at_least: usize) -> Finding {
    let mut evidence = Vec::new();
    let mut unanswered = Vec::new();
    let mut unread = Vec::new();
    for turn in turns(record, program) {
        let (sent, _) = gather(record, program, turn.clone(), true);
        let answer = sent
            .first()
            .and_then(|&sent| gather(record, program, sent..turn.end, false).0.first().copied());
        let left = record
            .within(turn)
            .rfind(|(_, event)| by(event, program) && matches!(event.did, Did::Unread { .. }));
        match (sent.first(), answer) {
            (Some(_), Some(answer)) if left.is_some() => unread.extend([answer, left.map_or(answer, |(at, _)| at)]),
            (Some(&sent), Some(answer)) => evidence.extend([sent, answer]),
            (Some(&sent), None) => unanswered.push(sent),
            (None, _) => {}
        }
    }
    let count = evidence.len() / 2;
    let counted = |key: &str| Message::new(key).with("count", count.to_string());
    if count >= at_least {
        return Finding::holds(counted("dialogue"), evidence);
    }
    let halted = record.all().find(|(_, event)| {
        matches!(
            event.did,
            Did::Halted {
                why: Halt::BothWait { .. }
            }
        )
    });
    // What was answered to other questions than these may have been the wrong thing to say.
    let only_told_where = record
        .typed(program, 0..record.events().len())
        .iter()
        .all(|(_, _, intent)| matches!(intent, Some(Intent::Host | Intent::Port | Intent::Address)));
    if let Some((at, _)) = halted.filter(|_| only_told_where) {
        let account = Account::new(
            Message::new("done-started").with("program", program),
            Message::new("expected-answers").with("count", at_least.to_string()),
            Message::new("seen-both-wait"),
        );
        return Finding::fails(Message::new("both-wait"), account, vec![at]);
    }
    if messages(record, program).is_empty() {
        return Finding::unreached();
    }
    if count == 0 && unread.len() / 2 >= at_least {
        let account = Account::new(
            Message::new("done-typed-lines").with("program", program),
            Message::new("expected-reads").with("count", at_least.to_string()),
            Message::new("seen-unread"),
        );
        return Finding::fails(Message::new("dialogue-unread"), account, unread);
    }
    if count == 0 && unread.is_empty() && unanswered.len() > 1 && record.settled(0..record.events().len()) {
        let account = Account::new(
            Message::new("done-typed-lines").with("program", program),
            Message::new("expected-answers").with("count", at_least.to_string()),
            Message::new("seen-nothing-answered"),
        );
        return Finding::fails(counted("dialogue-silent"), account, unanswered);
    }
    Finding::unseen(counted("dialogue-few"), evidence)
}

/// The time from each line typed as a message to the next.
pub fn turns(record: &Record, program: &str) -> Vec<Range<usize>> {
    let messages = messages(record, program);
    let begins = messages.iter().map(|message| message.at);
    let ends = begins.clone().skip(1).chain([record.events().len()]);
    begins.zip(ends).map(|(begin, end)| begin..end).collect()
}
