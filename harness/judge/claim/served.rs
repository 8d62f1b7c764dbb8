//! The claim that a server serves a client: accepts it, reads what it sends, and answers it as it answers others.

use std::ops::Range;

use super::echo::died;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by_peer, is_fact};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Event, Transport, Who};

/// The peer was accepted, what it sent was read, and it was answered if the first peer of this world was.
pub fn served(record: &Record, peer: &str, during: Option<&str>) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let server = record.server();
    let ending = record.ending(server, range.end);
    let peers = record.peers(peer);
    if peers.is_empty() {
        return match record
            .all()
            .any(|(_, event)| matches!(event.did, Did::Connected { .. }))
        {
            true => died(record, &ending, None).unwrap_or_else(Finding::unreached),
            false => Finding::unreached(),
        };
    }
    let mut evidence = Vec::new();
    for peer in peers {
        match serves(record, server, peer, &range, &ending) {
            Ok(mut seen) => evidence.append(&mut seen),
            Err(finding) => return *finding,
        }
    }
    if !record.complete(&(0..record.events().len())) && peer.contains("{n}") {
        return died(record, &ending, None).unwrap_or_else(Finding::unreached);
    }
    Finding::holds(Message::new("served"), evidence)
}

/// Was this peer served? The events that show it, or why not.
fn serves(
    record: &Record,
    server: &str,
    peer: &str,
    range: &Range<usize>,
    ending: &Ending,
) -> Result<Vec<usize>, Box<Finding>> {
    let mine: Vec<(usize, &Did)> = record
        .within(range.clone())
        .filter(|(_, event)| by_peer(event, peer))
        .map(|(at, event)| (at, &event.did))
        .collect();
    let last = mine.last().map_or(0, |(at, _)| *at);
    let place = |wanted: fn(&Did) -> bool| mine.iter().find(|(_, did)| wanted(did)).map(|(at, _)| *at);
    let refused = mine.iter().find_map(|(at, did)| match did {
        Did::Refused { error, .. } => Some((*at, error)),
        _ => None,
    });
    let connected = place(|did| matches!(did, Did::Connected { .. }));
    let accepted = place(|did| matches!(did, Did::Accepted));
    let drained = place(|did| matches!(did, Did::Drained));
    let answered = place(|did| match did {
        Did::Received { bytes } => !bytes.0.is_empty(),
        Did::Exchanged { reply, .. } => !reply.0.is_empty(),
        _ => false,
    });
    let exchanged = mine.iter().rev().find_map(|(at, did)| match did {
        Did::Exchanged { rest, reply, open, .. } => Some((*at, *rest, reply.0.is_empty(), *open)),
        _ => None,
    });
    let sent = place(|did| matches!(did, Did::Sent { .. } | Did::Exchanged { .. }));
    let dead = || died(record, ending, None).map(Box::new);
    let doubtful = |why: Message| Box::new(Finding::unseen(why, vec![last]));
    let waits = |at: usize| {
        record.pending(server, at).map(|(asks, _, question)| {
            let why = Message::new("server-asks-meanwhile").with("question", text::excerpt(question));
            Box::new(Finding::unseen(why, vec![asks, at]))
        })
    };
    let not_served = |why: Message, seen: Message, at: usize| {
        let account = Account::new(Message::new("done-connected"), Message::new("expected-served"), seen);
        Box::new(Finding::fails(why, account, vec![at]))
    };
    if let (Some((at, error)), None) = (refused, connected) {
        if let Some(finding) = dead().or_else(|| waits(at)) {
            return Err(finding);
        }
        if !error.to_lowercase().contains("refused") {
            return Err(doubtful(Message::new("cannot-connect").with("error", error.as_str())));
        }
        return Err(match loopback_only(record, server, at) {
            true => not_served(
                Message::new("served-loopback-only"),
                Message::new("seen-loopback-only"),
                at,
            ),
            false => not_served(Message::new("served-refused"), Message::new("seen-refused"), at),
        });
    }
    let Some(connected) = connected else {
        return Err(dead().unwrap_or_else(|| Box::new(Finding::unreached())));
    };
    // The first peer's exchange shows what this server does with a message at all.
    let answers = record.all().find_map(|(_, event)| match &event.did {
        Did::Exchanged { reply, .. } => Some(!reply.0.is_empty()),
        _ => None,
    });
    if let Some((at, rest, empty, open)) = exchanged
        && empty
        && answers == Some(true)
    {
        if let Some(finding) = dead() {
            return Err(finding);
        }
        if !open {
            return Err(not_served(
                Message::new("served-closed"),
                Message::new("seen-closed"),
                at,
            ));
        }
        if let Some(finding) = waits(at) {
            return Err(finding);
        }
        return Err(match rest.is_some_and(is_fact) {
            true if accepted.is_none() => not_served(
                Message::new("served-not-accepted"),
                Message::new("seen-not-accepted"),
                at,
            ),
            true => not_served(Message::new("served-not-answered"), Message::new("seen-nothing"), at),
            false => doubtful(Message::new("still-busy")),
        });
    }
    // What a dead server's system throws away nobody has read.
    let living = |at: &usize| ending.by_itself().is_none_or(|end| *at < end);
    let taken = accepted.filter(|_| sent.is_none());
    let read = answered.or(drained.filter(living)).or(taken.filter(living));
    if let Some(read) = read {
        return Ok(accepted.into_iter().chain([read]).collect());
    }
    if let Some(finding) = dead().or_else(|| waits(last)) {
        return Err(finding);
    }
    if !record.settled(connected..range.end.min(next_turn(record, last))) {
        return Err(doubtful(Message::new("still-busy")));
    }
    if accepted.is_some() && record.dialect.framing.is_none() && !reads_anybody(record) {
        return Err(doubtful(Message::new("not-spoken-to-rightly")));
    }
    Err(match accepted {
        None => not_served(
            Message::new("served-not-accepted"),
            Message::new("seen-not-accepted"),
            connected,
        ),
        Some(at) => not_served(Message::new("served-not-read"), Message::new("seen-not-read"), at),
    })
}

/// Has the server read what some peer said? Otherwise it may be spoken to in a form that is not its own.
fn reads_anybody(record: &Record) -> bool {
    let read = |event: &Event| {
        matches!(event.did, Did::Drained) || matches!(&event.did, Did::Exchanged { reply, .. } if !reply.0.is_empty())
    };
    record
        .all()
        .any(|(_, event)| matches!(event.who, Who::Peer(_)) && read(event))
}

/// Where the examiner does the next thing after `at`: what was not seen by then was not seen in time.
fn next_turn(record: &Record, at: usize) -> usize {
    record
        .within(at + 1..record.events().len())
        .find(|(_, event)| {
            matches!(
                event.did,
                Did::Connected { .. } | Did::Sent { .. } | Did::Typed { .. } | Did::Closed { .. }
            )
        })
        .map_or(record.events().len(), |(index, _)| index)
}

/// Does the server listen only where its own host can reach it?
fn loopback_only(record: &Record, server: &str, end: usize) -> bool {
    record.listening(server, end).is_some_and(|(_, ports)| {
        ports
            .iter()
            .filter(|port| port.transport == Transport::Tcp)
            .all(|port| port.address.is_loopback())
    })
}
