//! The command that makes the server forget its clients: the file by which it knows them is emptied and stays so.

use std::ops::Range;

use super::{contains, files, given, not_waiting, typed};
use crate::judge::files::{FileKind, file_kind};
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::visit::Visit;
use crate::judge::{Account, Message};
use crate::transcript::{Did, Intent, Order};
use crate::words::folded;

/// The name of whoever was known is in no file any more and does not come back, or its user is met as a stranger again.
pub fn forgets(record: &Record, program: &str) -> Finding {
    let cleared = given(record, program, Order::ClearIdentities);
    if let Some(finding) = not_waiting(record, program, &cleared) {
        return finding;
    }
    let (Some(first), Some(last)) = (cleared.first(), cleared.last()) else {
        return Finding::unreached();
    };
    if !record.settled(last.range.clone()) {
        return Finding::unseen(Message::new("still-busy"), vec![last.at()]);
    }
    let visits = record.visits();
    let mut before = visits.iter().filter(|visit| visit.range.start < first.range.start);
    let Some(known) = before.find(|visit| visit.peer != visit.user) else {
        return Finding::unreached();
    };
    let Some(stranger) = record.first_visit(known.user) else {
        return Finding::unreached();
    };
    let fails = |why: Message| {
        let account = Account::new(
            typed(record, program, last),
            Message::new("expected-forgotten"),
            why.clone(),
        );
        Finding::fails(why, account, vec![last.at()])
    };
    let name = known.name.as_bytes();
    let old = files(record, first.range.start);
    let new = files(record, last.range.end);
    let holding: Vec<&str> = old
        .iter()
        .filter(|(path, bytes)| file_kind(path) != FileKind::Log && contains(bytes, name))
        .map(|(path, _)| *path)
        .collect();
    let emptied = holding
        .iter()
        .find(|path| new.get(*path).is_none_or(|bytes| !contains(bytes, name)));
    let again = visits
        .iter()
        .find(|visit| visit.user == known.user && visit.range.start > last.range.start);
    if let Some(path) = emptied {
        let until = again.map_or(record.events().len(), |again| again.range.start);
        let late = files(record, until);
        return match late.get(path).is_some_and(|bytes| contains(bytes, name)) {
            true => fails(
                Message::new("identities-return")
                    .with("path", *path)
                    .with("name", known.name),
            ),
            false => Finding::holds(Message::new("identities-emptied").with("path", *path), vec![last.at()]),
        };
    }
    let shrunk = record
        .within(first.range.start..last.range.end)
        .find_map(|(at, event)| match &event.did {
            Did::Wrote {
                path,
                bytes,
                rewritten: true,
            } if is_register(path) => {
                let shorter = old.get(path.as_str()).is_none_or(|old| bytes.0.len() < old.len());
                (shorter && !contains(&bytes.0, name)).then_some((at, path))
            }
            Did::Removed { path } if is_register(path) => Some((at, path)),
            _ => None,
        });
    if let Some((at, path)) = shrunk {
        return Finding::holds(Message::new("identities-emptied").with("path", path), vec![at]);
    }
    let Some(again) = again else {
        return Finding::unreached();
    };
    let (as_stranger, as_known, now) = (manner(record, &stranger), manner(record, known), manner(record, again));
    if as_stranger == as_known || again.came(record).is_none() {
        return match holding.first() {
            Some(path) => fails(
                Message::new("identities-still")
                    .with("path", *path)
                    .with("name", known.name),
            ),
            None => Finding::unseen(Message::new("nobody-identified"), vec![last.at()]),
        };
    }
    if now == as_stranger {
        return Finding::holds(Message::new("identities-forgotten"), vec![last.at(), again.range.start]);
    }
    if now == as_known {
        return fails(Message::new("identities-known-still").with("name", known.name));
    }
    Finding::unseen(Message::new("nobody-identified"), vec![last.at()])
}

fn is_register(path: &str) -> bool {
    matches!(file_kind(path), FileKind::Register | FileKind::Data)
}

/// How a user is met: for what the server asks, and in which words it speaks, names and numbers left out.
fn manner(record: &Record, visit: &Visit) -> (Vec<Intent>, String) {
    let asked = visit.questions(record).iter().map(|question| question.intent).collect();
    let inside: Range<usize> = visit.range.start..visit.inside(record);
    let said = folded(&visit.obtained(record, inside)).replace(&folded(visit.name), " ");
    let words = said.chars().filter(|c| c.is_alphabetic()).collect();
    (asked, words)
}
