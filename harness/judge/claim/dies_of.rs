//! The claim that a certain error ended a program, or one of its threads.

use super::{how_it_ended, tail};
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message, text};

/// The last words of a program, or of a thread of it that died, tell of this error.
pub fn dies_of(record: &Record, program: &str, error: &str) -> Finding {
    let end = record.events().len();
    let Some(started) = record.started(program, end) else {
        return Finding::unreached();
    };
    let ending = record.ending(program, end);
    let printed = record.printed(program, started..end);
    let lines: Vec<&str> = printed.lines().collect();
    let trace = text::traceback_lines(&lines);
    let named = lines
        .iter()
        .zip(trace)
        .any(|(line, in_trace)| in_trace && line.contains(error));
    let evidence = tail(record, program, None, ending.by_itself().unwrap_or(started));
    if named {
        return Finding::holds(Message::new("crashed").with("program", program), evidence);
    }
    let seen = how_it_ended(program, &ending);
    let account = Account::new(
        Message::new("done-watched").with("program", program),
        Message::new("expected-dies-of").with("error", error),
        seen.clone(),
    );
    Finding::fails(seen, account, evidence)
}
