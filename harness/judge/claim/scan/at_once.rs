//! How many ports a scanner tries at once.

use crate::judge::finding::Finding;
use crate::judge::record::{Record, by};
use crate::judge::{Account, Message};
use crate::transcript::Did;

/// Ports that were seen to be tried one at a time, so that it is plain.
const SEVERAL: usize = 3;

/// Several attempts wait for an answer at once.
pub fn tries_at_once(record: &Record, program: &str) -> Finding {
    let mut most: Option<(usize, usize, usize)> = None;
    let mut threads = 1;
    for (at, event) in record.all().filter(|(_, event)| by(event, program)) {
        let Did::InFlight {
            ports,
            seen,
            threads: there,
        } = event.did
        else {
            continue;
        };
        threads = threads.max(there);
        if most.is_none_or(|(_, before, _)| ports >= before) {
            most = Some((at, ports, seen));
        }
    }
    match most {
        Some((at, ports @ 2.., _)) => {
            Finding::holds(Message::new("tries-at-once").with("ports", ports.to_string()), vec![at])
        }
        Some((at, 1, seen @ SEVERAL..)) => {
            let key = match threads {
                ..=1 => "tries-in-turn",
                _ => "tries-in-turn-in-threads",
            };
            let why = Message::new(key).with("program", program);
            let account = Account::new(
                Message::new("done-silent-host"),
                Message::new("expected-at-once"),
                Message::new("seen-in-turn").with("ports", seen.to_string()),
            );
            Finding::fails(why, account, vec![at])
        }
        Some((at, ..)) => Finding::unseen(Message::new("attempts-unseen").with("program", program), vec![at]),
        None if record.transcript.halted().is_some() => Finding::unreached(),
        None => {
            let at = record.started(program, record.events().len());
            let why = Message::new("scans-nothing").with("program", program);
            Finding::unseen(why, at.into_iter().collect())
        }
    }
}
