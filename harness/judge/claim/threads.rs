//! Claims about who serves the clients: a thread or process for each, or one for all.

use super::echo::died;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by, by_peer};
use crate::judge::{Account, Message};
use crate::transcript::{Did, Event, Halt};

/// One look at a program's threads.
struct Look<'a> {
    at: usize,
    count: usize,
    readers: &'a [Vec<String>],
}

fn looks<'a>(record: &Record<'a>, program: &str) -> Vec<Look<'a>> {
    let look = |(at, event): (usize, &'a Event)| match &event.did {
        Did::Threads { count, readers } if by(event, program) => Some(Look {
            at,
            count: *count,
            readers,
        }),
        _ => None,
    };
    record.all().filter_map(look).collect()
}

/// The peers that were accepted before this place and whose connections nobody had closed there.
fn accepted<'a>(record: &Record<'a>, before: usize) -> Vec<&'a str> {
    let mine = |peer: &str, wanted: fn(&Did) -> bool| {
        let mut events = record.within(0..before);
        events.any(|(_, event)| by_peer(event, peer) && wanted(&event.did))
    };
    let open = |peer: &&str| {
        mine(peer, |did| matches!(did, Did::Accepted))
            // The remark that the server has closed it is the peer's too.
            && !mine(peer, |did| matches!(did, Did::Closed { .. } | Did::Note { .. }))
    };
    let mut peers: Vec<&str> = Vec::new();
    for (_, event) in record.within(0..before) {
        if let crate::transcript::Who::Peer(name) = &event.who
            && !peers.contains(&name.as_str())
        {
            peers.push(name);
        }
    }
    peers.retain(open);
    peers
}

/// A thread waits for this peer's words and for no other's, while others are connected too.
pub fn own_thread(record: &Record, peer: &str) -> Finding {
    let server = record.server();
    let ending = record.ending(server, record.events().len());
    let looks = looks(record, server);
    let came = |(_, event): &(usize, &Event)| by_peer(event, peer) && matches!(event.did, Did::Connected { .. });
    let Some((connected, _)) = record.all().find(came) else {
        return died(record, &ending, None).unwrap_or_else(Finding::unreached);
    };
    let before = looks.first().map_or(0, |look| look.count);
    let later: Vec<(&Look, Vec<&str>)> = looks
        .iter()
        .filter(|look| look.at > connected)
        .map(|look| (look, accepted(record, look.at)))
        .collect();
    for (look, others) in later.iter().filter(|(_, open)| open.contains(&peer) && open.len() > 1) {
        let own = look
            .readers
            .iter()
            .any(|read| matches!(read.as_slice(), [only] if only == peer));
        if own || look.count >= before + others.len() {
            return Finding::holds(Message::new("own-thread"), vec![connected, look.at]);
        }
    }
    let account = |seen: Message| {
        Account::new(
            Message::new("done-connected"),
            Message::new("expected-own-thread"),
            seen,
        )
    };
    let mut fewest = later
        .iter()
        .filter(|(look, open)| open.contains(&peer) && look.count < open.len() && serves_several(record, look));
    if let Some((look, open)) = fewest.next() {
        let seen = Message::new("seen-threads")
            .with("threads", look.count.to_string())
            .with("clients", open.len().to_string());
        return Finding::fails(
            Message::new("one-thread-for-all"),
            account(seen),
            vec![connected, look.at],
        );
    }
    if let Some(finding) = died(record, &ending, None) {
        return finding;
    }
    let end = later.last().map_or(record.events().len(), |(look, _)| look.at);
    let never = !record
        .all()
        .any(|(_, event)| by_peer(event, peer) && event.did == Did::Accepted);
    let looked = !later.is_empty() || is_full(record);
    if never && looked && record.settled(connected..end) && record.pending(server, end).is_none() {
        return Finding::fails(
            Message::new("served-not-accepted"),
            account(Message::new("seen-not-accepted")),
            vec![connected],
        );
    }
    let Some((look, open)) = later.last() else {
        return Finding::unreached();
    };
    if open.contains(&peer) {
        return Finding::unseen(Message::new("threads-unclear"), vec![connected, look.at]);
    }
    Finding::unseen(Message::new("threads-gone"), vec![connected, look.at])
}

/// Whoever lets the queue fill up until no more can connect is not looked at again.
fn is_full(record: &Record) -> bool {
    matches!(record.transcript.halted(), Some(Halt::CannotConnect { .. }))
}

/// Are several peers talked with, so that whoever does it must be among these threads? One that died of a mistake of its own
/// is not there any more.
fn serves_several(record: &Record, look: &Look) -> bool {
    let read = |peer: &&str| {
        let mut mine = record.all().rev().filter(|(_, event)| by_peer(event, peer));
        let last = mine.find(|(_, event)| {
            matches!(event.did, Did::Drained | Did::Sent { .. })
                || matches!(&event.did, Did::Exchanged { reply, .. } if !reply.0.is_empty())
        });
        last.is_some_and(|(_, event)| !matches!(event.did, Did::Sent { .. }))
    };
    let open = accepted(record, look.at);
    look.readers.iter().any(|peers| peers.len() > 1) || open.iter().filter(|peer| read(peer)).count() > 1
}

/// There are more threads once clients have come, and more than one client was accepted: the program means to serve each
/// by one of its own.
pub fn makes_threads(record: &Record, program: &str) -> Finding {
    let looks = looks(record, program);
    let full = is_full(record);
    let Some((first, later)) = looks.split_first().filter(|(_, later)| full || !later.is_empty()) else {
        return Finding::unreached();
    };
    let clients = record.all().filter(|(_, event)| event.did == Did::Accepted).count();
    match later
        .iter()
        .find(|look| look.count > first.count)
        .filter(|_| clients > 1)
    {
        Some(more) => Finding::holds(Message::new("makes-threads"), vec![first.at, more.at]),
        None => {
            let account = Account::new(
                Message::new("done-connected"),
                Message::new("expected-makes-threads"),
                Message::new("makes-no-threads"),
            );
            Finding::fails(Message::new("makes-no-threads"), account, vec![first.at])
        }
    }
}
