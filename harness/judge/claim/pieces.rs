//! The claim that a client reads an answer whole which comes in pieces.

use super::client::{gather, messages};
use super::dialogue::turns;
use super::headed::unframed;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did};

/// What was shown of an answer, once it was let through.
struct Shown<'a> {
    message: &'a str,
    released: usize,
    end: usize,
    printed: String,
    /// Where it was cut, and into pieces of how many bytes.
    cut: Option<(usize, usize)>,
}

/// The answer that came in pieces was shown as those were that came whole before.
pub fn reads_pieces(record: &Record, program: &str) -> Finding {
    if let Some(finding) = unframed(record) {
        return finding;
    }
    let shown = shown(record, program);
    let Some(cut) = shown.iter().find(|shown| shown.cut.is_some()) else {
        return Finding::unreached();
    };
    let whole: Vec<&Shown> = shown.iter().filter(|shown| shown.cut.is_none()).collect();
    let wanted = match whole.as_slice() {
        [] => return Finding::unreached(),
        whole if whole.iter().all(|shown| shown.printed.contains(shown.message)) => cut.message.to_owned(),
        [first, others @ ..]
            if !others.is_empty()
                && !first.printed.is_empty()
                && others.iter().all(|other| other.printed == first.printed) =>
        {
            first.printed.clone()
        }
        _ => return Finding::unseen(Message::new("pieces-unlike"), Vec::new()),
    };
    let (received, bytes) = gather(record, program, cut.released..cut.end, false);
    let Some((cut_at, pieces)) = cut.cut.filter(|_| !received.is_empty()) else {
        return Finding::unreached();
    };
    if cut.printed.contains(&wanted) {
        return Finding::holds(Message::new("pieces-shown"), vec![cut_at]);
    }
    let ending = record.ending(program, record.events().len());
    let ended = match &ending {
        Ending::Excused(at, why) => return Finding::unseen(why.clone(), vec![*at]),
        ending => ending.by_itself(),
    };
    let server_died = record
        .ending(record.server(), record.events().len())
        .by_itself()
        .is_some();
    if server_died || ended.is_none() && !record.settled(cut.released..record.events().len()) {
        return Finding::unseen(Message::new("still-busy"), vec![cut_at]);
    }
    let seen = match ended {
        Some(_) => super::how_it_ended(program, &ending),
        None if cut.printed.is_empty() => Message::new("seen-silence"),
        None => Message::new("seen-shown-instead").with("text", text::excerpt(&cut.printed)),
    };
    let done = Message::new("done-answer-in-pieces")
        .with("pieces", pieces.to_string())
        .with("bytes", Bytes(bytes).hex());
    let mut evidence = match ended {
        Some(at) => super::tail(record, program, Some(cut_at), at),
        None => vec![cut_at],
    };
    evidence.extend(received.iter().take(2));
    evidence.sort_unstable();
    Finding::fails(
        Message::new("pieces-not-shown"),
        Account::new(done, Message::new("expected-shows-alike"), seen),
        evidence,
    )
}

fn shown<'a>(record: &Record<'a>, program: &str) -> Vec<Shown<'a>> {
    let turns = turns(record, program);
    let turns = messages(record, program).into_iter().zip(turns);
    let shown = turns.filter_map(|(message, turn)| {
        let (released, _) = record
            .within(turn.clone())
            .find(|(_, event)| matches!(event.did, Did::Releases))?;
        let cut = record
            .within(turn.start..released)
            .find_map(|(at, event)| match event.did {
                Did::Cuts { pieces } => Some((at, pieces)),
                _ => None,
            });
        Some(Shown {
            message: message.text,
            released,
            end: turn.end,
            printed: text::squeezed(&record.printed(program, released..turn.end)),
            cut,
        })
    });
    shown.collect()
}
