//! The whole record of a scenario as lines for people, as far as it is kept with a report.

use std::collections::{BTreeMap, BTreeSet};

use super::show::lines;
use super::{Decision, Verdict};
use crate::report::{Evidence, Record};
use crate::transcript::{Bytes, Did, Rest, Transcript};

/// Of one record so many lines are kept: ten clients in turn take two hundred.
const MOST: usize = 240;
/// So many of them from its beginning; the rest from its end, because there it went wrong.
const BEGINNING: usize = 80;
/// Of what one line says so many bytes are kept.
const LONGEST: usize = 400;

/// The record of one scenario, with what its failures rest on.
pub fn whole(transcript: &Transcript, decisions: &[Decision]) -> Record {
    let failed = decisions.iter().filter(|decision| decision.verdict == Verdict::Fail);
    let rests: BTreeSet<usize> = failed
        .flat_map(|decision| decision.evidence.iter())
        .flat_map(|&at| said_in(transcript, at))
        .collect();
    let told = transcript.events.iter().enumerate();
    let told = told.filter(|(at, event)| tells(&event.did) || rests.contains(at));
    let mut kept: Vec<(usize, Evidence)> = told
        .flat_map(|(at, event)| lines(event).into_iter().map(move |line| (at, line)))
        .collect();
    let left_out = kept.len().saturating_sub(MOST);
    kept.drain(BEGINNING.min(kept.len())..(BEGINNING.min(kept.len()) + left_out));
    let mut record = Record {
        scenario: transcript.scenario.clone(),
        left_out,
        after: BEGINNING,
        ..Record::default()
    };
    for (row, (at, mut line)) in kept.into_iter().enumerate() {
        if let Some(length) = shortened(&mut line) {
            record.shortened.insert(row, length);
        }
        if rests.contains(&at) {
            record.rests.insert(row);
        }
        record.events.push(line);
    }
    record
}

/// Does it tell something that no other event tells as well?
fn tells(did: &Did) -> bool {
    let again = matches!(
        did,
        Did::Exchanged { .. }
            | Did::Conversed { .. }
            | Did::Message { .. }
            | Did::Asks { .. }
            | Did::Drained
            | Did::Note { .. }
            | Did::PhaseBegins { .. }
            | Did::PhaseEnds { .. }
    );
    let at_rest = matches!(did, Did::Rested { rest, .. } if *rest != Rest::Deadline);
    !again && !at_rest
}

/// The events of which this one is made: an exchange is what was sent and received in it.
fn said_in(transcript: &Transcript, at: usize) -> Vec<usize> {
    let events = &transcript.events;
    let is_talk = |did: &Did| matches!(did, Did::Exchanged { .. } | Did::Conversed { .. });
    match events.get(at) {
        Some(talk) if is_talk(&talk.did) => {
            let same = |index: &usize| events[*index].who == talk.who;
            let before = (0..at).rev().filter(same);
            before
                .take_while(|&index| !is_talk(&events[index].did))
                .filter(|&index| matches!(events[index].did, Did::Sent { .. } | Did::Received { .. }))
                .collect()
        }
        _ => vec![at],
    }
}

/// Keeps the beginning of what a line says; how long it was, if it was longer.
fn shortened(line: &mut Evidence) -> Option<usize> {
    let length = line.text.len().max(line.bytes.len() / 2);
    if length <= LONGEST {
        return None;
    }
    // Two hexadecimal digits are a byte.
    line.bytes.truncate(2 * LONGEST);
    if line.did == "wrote" || line.bytes.is_empty() {
        line.text.truncate(line.text.floor_char_boundary(LONGEST));
    } else {
        line.text = Bytes::from(line.bytes.clone()).text().into_owned();
    }
    Some(length)
}

/// The records that criteria rest on, with nothing that no task shows, and where each has come to.
pub fn shown(records: Vec<Record>, shown: &dyn Fn(&Record) -> bool) -> (Vec<Record>, BTreeMap<usize, usize>) {
    let mut places = BTreeMap::new();
    let mut kept = Vec::new();
    for (at, record) in records.into_iter().enumerate() {
        if !record.events.is_empty() && shown(&record) {
            places.insert(at, kept.len());
            kept.push(record);
        }
    }
    (kept, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Message;
    use crate::transcript::{Event, Who};

    fn event(at_us: u64, did: Did) -> Event {
        Event {
            at_us,
            who: Who::Peer("a".into()),
            did,
        }
    }

    fn bytes(text: &str) -> Bytes {
        Bytes(text.as_bytes().to_vec())
    }

    #[test]
    fn an_exchange_is_told_once_and_marked_where_it_was_said() {
        let exchanged = Did::Exchanged {
            message: bytes("a"),
            reply: bytes("b"),
            rest: Some(Rest::Settled),
            open: true,
        };
        let transcript = Transcript {
            events: vec![
                event(0, Did::Accepted),
                event(1, Did::Sent { bytes: bytes("a") }),
                event(2, Did::Received { bytes: bytes("b") }),
                event(3, exchanged),
            ],
            ..Transcript::default()
        };
        let decision = Decision {
            criterion: "echo.line".into(),
            verdict: Verdict::Fail,
            why: Message::default(),
            account: None,
            evidence: vec![3],
            consequence: false,
        };
        let record = whole(&transcript, &[decision]);
        let did: Vec<&str> = record.events.iter().map(|event| event.did.as_str()).collect();
        assert_eq!(did, ["was accepted", "sent", "received"]);
        assert_eq!(record.rests, [1, 2].into());
    }

    #[test]
    fn a_long_record_keeps_its_beginning_and_its_end() {
        let many = (0..1000).map(|at| {
            event(
                at * 1000,
                Did::Sent {
                    bytes: bytes(&"я".repeat(1000)),
                },
            )
        });
        let transcript = Transcript {
            events: many.collect(),
            ..Transcript::default()
        };
        let record = whole(&transcript, &[]);
        assert_eq!((record.events.len(), record.left_out), (MOST, 1000 - MOST));
        assert_eq!(record.events[BEGINNING].at_ms, (1000 - MOST + BEGINNING) as u64);
        assert_eq!(record.events[0].text.len(), LONGEST);
        assert_eq!(record.shortened[&0], 2000);
    }
}
