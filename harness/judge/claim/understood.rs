//! The claim that each message was read as one, however its bytes were cut and joined on their way.
//!
//! What a right answer is, the server itself says first, on messages that come whole and alone. After each message that
//! was cut or joined comes one that is known again: whoever has lost count of the bytes answers that one wrongly.

mod turn;
mod usual;

use turn::{Turn, turns};
use usual::{Fit, Likeness, Usual};

use super::headed::unframed;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by_peer, is_fact};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did, Event, Transcript, Who};

/// Messages longer than this are about their length.
const SHORT: usize = 200;
/// So many whole messages, the last before anything is cut or joined, show how the server answers.
const KNOWN: usize = 2;
/// So many turns stand in the evidence of what holds.
const SHOWN: usize = 4;
/// So many pieces and messages are written out.
const WRITTEN_OUT: usize = 8;

/// Each message of the peer, however cut and joined, was read as the one message that it is.
pub fn understood(record: &Record, peer: &str) -> Finding {
    if let Some(finding) = unframed(record) {
        return finding;
    }
    let turns = turns(record, peer);
    let server = record.server();
    let ending = record.ending(server, record.events().len());
    let known = turns.iter().take_while(|turn| turn.is_known()).count();
    if known == 0 {
        return super::echo::died(record, &ending, None)
            .filter(|_| connected(record, peer))
            .unwrap_or_else(Finding::unreached);
    }
    let (first, cases) = turns.split_at(known);
    // A server may take the first of them for a part of its login.
    let first = &first[known.saturating_sub(KNOWN)..];
    let usual = match Usual::of(first) {
        Ok(usual) => usual,
        Err(why) => {
            let at = first.last().map_or(0, |turn| turn.at);
            return super::echo::died(record, &ending, None).unwrap_or_else(|| Finding::unseen(why, vec![at]));
        }
    };
    let mut evidence: Vec<usize> = first.iter().map(|turn| turn.at).collect();
    let mut case: Option<&Turn> = None;
    for turn in cases {
        let about = if turn.is_known() { case.unwrap_or(turn) } else { turn };
        match usual.fits(turn) {
            Fit::Answered => {}
            // Whether it was taken in silence or lost, the next message shows.
            Fit::Silent if turn.messages == [b""] && turn.open && usual.likeness != Likeness::Same => {}
            // It went through, and what the server made of it is the server's affair.
            _ if about.messages == [b""] && !about.replies.is_empty() && turn.at != about.at && turn.open => break,
            fit => return broken(record, &usual, about, turn, &fit, &ending),
        }
        if !turn.is_known() {
            case = Some(turn);
            evidence.push(turn.at);
        }
    }
    if case.is_none() || !record.complete(&(0..record.events().len())) {
        return super::echo::died(record, &ending, None).unwrap_or_else(Finding::unreached);
    }
    let skip = evidence.len().saturating_sub(SHOWN);
    Finding::holds(Message::new("framing-understood"), evidence.split_off(skip))
}

/// Which case of a property this evidence is about. Each is followed by a message that is known.
pub fn case_of(transcript: &Transcript, evidence: &[usize]) -> Option<usize> {
    let first = evidence
        .iter()
        .copied()
        .filter(|&at| matches!(transcript.events[at].who, Who::Peer(_)))
        .min()?;
    let said = |event: &&Event| matches!(event.did, Did::Conversed { .. } | Did::Unsayable { .. });
    Some(transcript.events[..first].iter().filter(said).count() / 2)
}

fn connected(record: &Record, peer: &str) -> bool {
    record
        .all()
        .any(|(_, event)| by_peer(event, peer) && matches!(event.did, Did::Connected { .. }))
}

/// What to say of a turn that was not answered as usual, `about` being the case that it shows to be misread.
fn broken(record: &Record, usual: &Usual, about: &Turn, turn: &Turn, fit: &Fit, ending: &Ending) -> Finding {
    let mut evidence = wire(record, about);
    if turn.at != about.at {
        evidence.extend(wire(record, turn));
    }
    if let Fit::NoRoom(length, limit) = fit {
        let why = Message::new("header-narrow")
            .with("length", length.to_string())
            .with("limit", limit.to_string());
        let done = Message::new("done-measured");
        let expected = Message::new("expected-room").with("length", length.to_string());
        return Finding::fails(why.clone(), Account::new(done, expected, why), vec![turn.at]);
    }
    let seen = match ending {
        Ending::Excused(_, why) => return Finding::unseen(why.clone(), evidence),
        Ending::Crashed(_, last) => Message::new("seen-server-crashed").with("last", text::excerpt(last)),
        Ending::Status(_, status) => Message::new("seen-server-ended-status").with("status", status.to_string()),
        Ending::Clean(_) => Message::new("seen-server-ended"),
        _ => match doubt(record, usual, turn) {
            Some(why) => return Finding::unseen(why, evidence),
            None => seen(about, turn),
        },
    };
    if let Some(at) = ending.by_itself() {
        evidence.extend(super::tail(record, record.server(), None, at));
    }
    evidence.sort_unstable();
    evidence.dedup();
    let alone = turn.at == about.at && about.messages.len() == 1;
    let expected = match (&usual.likeness, alone) {
        (Likeness::Same, true) => Message::new("expected-same").with("bytes", Bytes(about.messages[0].to_vec()).hex()),
        _ => Message::new("expected-understood").with("count", (about.messages.len() * usual.count).to_string()),
    };
    Finding::fails(
        named(about),
        Account::new(done(record, about), expected, seen),
        evidence,
    )
}

/// Why what was seen may be no mistake.
fn doubt(record: &Record, usual: &Usual, turn: &Turn) -> Option<Message> {
    if !turn.open {
        return None;
    }
    if let Some((_, _, question)) = record.pending(record.server(), turn.at) {
        return Some(Message::new("server-asks-meanwhile").with("question", text::excerpt(question)));
    }
    if turn.rest.is_some_and(|rest| !is_fact(rest)) {
        return Some(Message::new("still-busy"));
    }
    let silent = turn.replies.is_empty() && turn.left.is_empty();
    (usual.likeness == Likeness::Own && !silent).then(|| Message::new("framing-answers-vary"))
}

/// The name of the mistake, by what was said.
fn named(about: &Turn) -> Message {
    let size = about.messages.first().map_or(0, |message| message.len());
    let key = match about.messages.as_slice() {
        _ if !about.cuts.is_empty() && size < SHORT => "framing-pieces",
        [_, _, ..] => "framing-together",
        [b""] => "framing-nothing",
        [one] if !one.is_ascii() => "framing-letters",
        _ if size >= SHORT => "framing-size",
        _ => "framing-message",
    };
    Message::new(key).with("size", size.to_string())
}

fn done(record: &Record, about: &Turn) -> Message {
    let written = |many: Vec<String>| {
        let mut written = many.iter().take(WRITTEN_OUT).cloned().collect::<Vec<_>>().join(" | ");
        if many.len() > WRITTEN_OUT {
            written.push_str(" | …");
        }
        written
    };
    let size: usize = about.messages.iter().map(|message| message.len()).sum();
    let said: Vec<String> = about
        .messages
        .iter()
        .map(|message| text::excerpt(&String::from_utf8_lossy(message)))
        .collect();
    let pieces: Vec<String> = record
        .within(about.begin..about.at)
        .filter_map(|(_, event)| match &event.did {
            Did::Sent { bytes } => Some(escaped(&bytes.0)),
            _ => None,
        })
        .collect();
    let done = match (said.len(), about.cuts.len()) {
        (1, 0) => Message::new("done-sent"),
        (1, _) => Message::new("done-in-pieces").with("count", (about.cuts.len() + 1).to_string()),
        (count, _) => Message::new("done-together").with("count", count.to_string()),
    };
    let done = done.with("size", size.to_string()).with("text", written(said));
    if about.cuts.is_empty() {
        done
    } else {
        done.with("pieces", written(pieces))
    }
}

/// Bytes as they would stand in a string of a program.
fn escaped(bytes: &[u8]) -> String {
    const ENOUGH: usize = 24;
    let shown = &bytes[..bytes.len().min(ENOUGH)];
    let escaped = match std::str::from_utf8(shown) {
        Ok(text) if !text.chars().any(char::is_control) => text.to_owned(),
        _ => shown.escape_ascii().to_string(),
    };
    if bytes.len() > ENOUGH {
        format!("{escaped}…")
    } else {
        escaped
    }
}

fn seen(about: &Turn, turn: &Turn) -> Message {
    let came: Vec<u8> = [turn.replies.concat(), turn.left.to_vec()].concat();
    if turn.at != about.at {
        return Message::new("seen-out-of-step")
            .with("text", String::from_utf8_lossy(&turn.messages.concat()))
            .with("reply", text::excerpt(&String::from_utf8_lossy(&came)));
    }
    match (came.is_empty(), turn.open) {
        (true, true) => Message::new("seen-nothing"),
        (true, false) => Message::new("seen-closed"),
        (false, _) if turn.messages.len() > 1 => Message::new("seen-answers")
            .with("count", turn.replies.len().to_string())
            .with("bytes", Bytes(came).hex()),
        (false, _) => Message::new("seen-reply")
            .with("size", came.len().to_string())
            .with("bytes", Bytes(came).hex()),
    }
}

/// The bytes of a turn as they went and came.
fn wire(record: &Record, turn: &Turn) -> Vec<usize> {
    record
        .within(turn.begin..turn.at)
        .filter(|(at, event)| {
            matches!(event.did, Did::Sent { .. } | Did::Received { .. })
                && event.who == record.events()[turn.at].who
                && *at < turn.at
        })
        .map(|(at, _)| at)
        .collect()
}
