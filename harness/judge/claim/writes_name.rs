//! The claim that the name of a user reaches a file.

use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message};
use crate::transcript::Did;

/// Some file that is no log holds the name that the user gave; a log tells of a name and is not read again.
pub fn writes_name(record: &Record, peer: &str) -> Finding {
    let visits = record.visits();
    let Some(visit) = visits.iter().find(|visit| visit.peer == peer) else {
        return Finding::unreached();
    };
    let holds = |bytes: &[u8]| bytes.windows(visit.name.len().max(1)).any(|part| part == visit.name.as_bytes());
    let found = record.all().find_map(|(at, event)| match &event.did {
        Did::Wrote { path, bytes, .. } if !is_log(path) && holds(&bytes.0) => Some((at, path)),
        _ => None,
    });
    match found {
        Some((at, path)) => Finding::holds(Message::new("name-written").with("path", path.as_str()), vec![at]),
        None => {
            let seen = Message::new("name-not-written").with("name", visit.name);
            let account = Account::new(Message::new("done-came"), Message::new("expected-name-written"), seen.clone());
            Finding::fails(seen, account, vec![visit.range.start])
        }
    }
}

fn is_log(path: &str) -> bool {
    crate::judge::file_kind(path) == crate::judge::FileKind::Log
}
