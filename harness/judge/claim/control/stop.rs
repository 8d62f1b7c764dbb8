//! The command that ends the server: the program is gone, and its port with it.

use super::{given, not_waiting, typed};
use crate::judge::claim::tail;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Exit, Order};

/// More of what is said after the command would hide what matters in it.
const MOST_SAID: usize = 6;

/// The program ended because of the command, if perhaps only when its last client had left.
pub fn obeys(record: &Record, program: &str) -> Finding {
    let given = given(record, program, Order::Stop);
    let Some(first) = given.iter().find(|given| given.typed.is_some()) else {
        return not_waiting(record, program, &given).unwrap_or_else(Finding::unreached);
    };
    let begin = first.range.start;
    let signalled = record
        .within(begin..record.events().len())
        .find(|(_, event)| by(event, program) && matches!(event.did, Did::Signalled { .. }));
    let end = signalled.map_or(record.events().len(), |(at, _)| at);
    let ended = record.within(begin..end).find_map(|(at, event)| match event.did {
        Did::Ended { exit, by_us: false } if by(event, program) => Some((at, exit)),
        _ => None,
    });
    if let Some((at, exit)) = ended {
        let printed = record.printed(program, begin..at);
        let evidence = tail(record, program, first.typed, at);
        // The system gave the port back; whether that was meant is another matter.
        return match matches!(exit, Exit::Code(code) if code != 0) && text::is_traceback(&printed) {
            true => {
                let last = text::excerpt(&text::last_line(&printed));
                Finding::unseen(Message::new("stop-by-crash").with("last", last), evidence)
            }
            false => Finding::holds(Message::new("obeys-stop").with("program", program), evidence),
        };
    }
    if let Some(finding) = not_waiting(record, program, &given) {
        return finding;
    }
    if !record.settled(begin..end) {
        return Finding::unseen(Message::new("still-busy"), vec![begin]);
    }
    let listens = record
        .within(0..end)
        .rev()
        .find_map(|(_, event)| match &event.did {
            Did::Listens { ports } if by(event, program) => Some(!ports.is_empty()),
            _ => None,
        })
        .unwrap_or(false);
    let why = if listens { "stop-not" } else { "stop-hangs" };
    let account = Account::new(
        typed(record, program, first),
        Message::new("expected-ends").with("program", program),
        Message::new(why).with("program", program),
    );
    // Some ask whether that is meant, and are told so.
    let dialogue = record
        .within(begin..end)
        .filter(|(_, event)| by(event, program) && matches!(event.did, Did::Printed { .. } | Did::Typed { .. }));
    let mut evidence = vec![first.at()];
    evidence.extend(dialogue.map(|(at, _)| at).take(MOST_SAID));
    evidence.sort_unstable();
    evidence.dedup();
    Finding::fails(Message::new(why).with("program", program), account, evidence)
}
