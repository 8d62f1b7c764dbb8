//! The claims that the name of a user, or the port he came from, reaches a file.

use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message, text};
use crate::transcript::Did;

/// Some file that is no log holds the name that the user gave; a log tells of a name and is not read again.
pub fn writes_name(record: &Record, peer: &str) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    match written(record, visit.name).next() {
        Some((at, path, _)) => Finding::holds(Message::new("name-written").with("path", path), vec![at]),
        None => {
            let seen = Message::new("name-not-written").with("name", visit.name);
            let account = Account::new(
                Message::new("done-came"),
                Message::new("expected-name-written"),
                seen.clone(),
            );
            Finding::fails(seen, account, vec![visit.range.start])
        }
    }
}

/// Where some file that is no log holds the name that the user gave, the port of that connection stands there too.
pub fn writes_port(record: &Record, peer: &str) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    let ports: Vec<u16> = record
        .within(visit.range.clone())
        .filter_map(|(_, event)| match event.did {
            Did::Connected { from, .. } => Some(from.port()),
            _ => None,
        })
        .collect();
    let found = written(record, visit.name).find_map(|(at, path, text)| {
        let port = ports.iter().find(|port| text::has_number(&text, **port))?;
        Some((at, path, port))
    });
    match found {
        Some((at, path, port)) => {
            let why = Message::new("port-written").with("path", path);
            Finding::holds(why.with("port", port.to_string()), vec![at])
        }
        None => {
            let seen = Message::new("port-not-written").with("name", visit.name);
            let account = Account::new(
                Message::new("done-came"),
                Message::new("expected-port-written"),
                seen.clone(),
            );
            Finding::fails(seen, account, vec![visit.range.start])
        }
    }
}

/// What was written to files that are no logs and holds this name.
fn written<'a>(record: &Record<'a>, name: &str) -> impl Iterator<Item = (usize, &'a str, String)> {
    record.all().filter_map(move |(at, event)| match &event.did {
        Did::Wrote { path, bytes, .. } if !is_log(path) => {
            let text = bytes.text().into_owned();
            text.contains(name).then_some((at, path.as_str(), text))
        }
        _ => None,
    })
}

fn is_log(path: &str) -> bool {
    crate::judge::file_kind(path) == crate::judge::FileKind::Log
}
