//! The computer that programs look for, told nothing, and that is in no world: their author's own, or the teacher's.

use std::net::IpAddr;

use super::Discovery;
use super::learn::{ended_by_itself, is, listens};
use crate::transcript::{Did, Event, Listening, Transcript};
use crate::world::is_elsewhere;

/// The addresses and names at which the programs came to nothing, for there is nobody.
pub(super) fn sought(found: &Discovery) -> Vec<String> {
    let known = &found.dialect.server_at;
    let mut sought: Vec<String> = Vec::new();
    // Who has found a server has no need of another.
    let finds = |record: &Transcript| record.events.iter().any(|event| is_of_client(event) && connects(event));
    if !found.transcripts.iter().any(finds) {
        sought.extend(found.transcripts.iter().flat_map(|record| {
            let events = record.events.iter().filter(|event| is_of_client(event));
            events.filter_map(|event| dialled(record, event))
        }));
    }
    for record in &found.transcripts {
        let of_server = || record.events.iter().filter(|event| is(&event.who, "server"));
        sought.extend(of_server().flat_map(foreign_ports));
        if listens(record).is_none() && ended_by_itself(record, "server") {
            sought.extend(of_server().filter_map(|event| looked_up(record, event)));
        }
    }
    let mut news = Vec::new();
    for one in sought {
        if !known.contains(&one) && !news.contains(&one) {
            news.push(one);
        }
    }
    news
}

fn is_of_client(event: &Event) -> bool {
    is(&event.who, "client")
}

fn connects(event: &Event) -> bool {
    matches!(event.did, Did::Connected { .. })
}

fn dialled(record: &Transcript, event: &Event) -> Option<String> {
    match &event.did {
        Did::Tried { to } => elsewhere(to.ip()).filter(|address| !was_typed(record, address)),
        _ => looked_up(record, event),
    }
}

fn looked_up(record: &Transcript, event: &Event) -> Option<String> {
    match &event.did {
        Did::LooksUp { name } if !was_typed(record, name) => Some(name.clone()),
        _ => None,
    }
}

/// The addresses on which the server listens and that its computer has not.
fn foreign_ports(event: &Event) -> Vec<String> {
    match &event.did {
        Did::Listens { ports } => {
            let address = |port: &Listening| elsewhere(port.address.to_canonical());
            ports.iter().filter_map(address).collect()
        }
        _ => Vec::new(),
    }
}

fn elsewhere(address: IpAddr) -> Option<String> {
    match address {
        IpAddr::V4(address) if is_elsewhere(address) => Some(address.to_string()),
        _ => None,
    }
}

/// Was this said to a program, perhaps as a guess?
fn was_typed(record: &Transcript, word: &str) -> bool {
    let word = word.to_lowercase();
    record.events.iter().any(|event| match &event.did {
        Did::Typed { bytes, .. } => bytes.text().to_lowercase().contains(&word),
        _ => false,
    })
}
