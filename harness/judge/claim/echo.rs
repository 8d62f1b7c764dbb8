//! The claim that a server's answers are what was said.

use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by_peer, is_fact};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did, Event, Intent, Rest, Who};

/// Every exchange of the peer came back unchanged.
pub fn echoed(record: &Record, peer: &str, during: Option<&str>) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let server = record.server();
    let ending = record.ending(server, range.end);
    let peers = record.peers(peer);
    let exchanges: Vec<Exchange> = record
        .within(range.clone())
        .filter(|(_, event)| peers.iter().any(|peer| by_peer(event, peer)))
        .filter_map(|(at, event)| match &event.did {
            Did::Exchanged {
                message,
                reply,
                rest,
                open,
            } => Some(Exchange {
                at,
                message,
                reply,
                rest: *rest,
                open: *open,
            }),
            _ => None,
        })
        .collect();
    let mut evidence = Vec::new();
    for (round, exchange) in exchanges.iter().enumerate() {
        if same(&exchange.message.0, &exchange.reply.0) {
            evidence.push(exchange.at);
            continue;
        }
        if let Some(finding) = died(record, &ending, Some(exchange)) {
            return finding;
        }
        let closed_after_answer = round > 0 && exchange.reply.0.is_empty() && !exchange.open;
        if closed_after_answer {
            return Finding::unseen(
                Message::new("closes-after-each-answer"),
                vec![exchanges[round - 1].at, exchange.at],
            );
        }
        return changed(record, server, exchange);
    }
    let connected = || {
        record.within(0..range.end).any(|(_, event)| {
            matches!(event.did, Did::Connected { .. }) && peers.iter().any(|peer| by_peer(event, peer))
        })
    };
    // Whoever has left, or was followed by another, had said all that the scenario wanted.
    let said_all = exchanges.last().is_some_and(|last| {
        record.within(last.at..range.end).any(|(_, event)| match event.did {
            Did::Closed { .. } => peers.iter().any(|peer| by_peer(event, peer)),
            Did::Connected { .. } | Did::Refused { .. } => !peers.iter().any(|peer| by_peer(event, peer)),
            _ => false,
        })
    });
    let unplayed = !said_all && !record.complete(&range);
    if (exchanges.is_empty() || unplayed)
        && connected()
        && let Some(finding) = died(record, &ending, None)
    {
        return finding;
    }
    if exchanges.is_empty() || unplayed {
        return Finding::unreached();
    }
    Finding::holds(Message::new("echo-same"), evidence)
}

/// One message and what came of it.
pub struct Exchange<'a> {
    at: usize,
    message: &'a Bytes,
    reply: &'a Bytes,
    rest: Option<Rest>,
    open: bool,
}

/// Equal, but for one line end more or less.
fn same(message: &[u8], reply: &[u8]) -> bool {
    message == reply || without_line_end(message) == without_line_end(reply)
}

fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

fn done(exchange: &Exchange) -> Message {
    Message::new("done-sent")
        .with("text", text::excerpt(&exchange.message.text()))
        .with("size", exchange.message.0.len().to_string())
}

fn expected(exchange: &Exchange) -> Message {
    Message::new("expected-same").with("bytes", exchange.message.hex())
}

/// What to say when the server is dead and that explains the failure.
pub fn died(record: &Record, ending: &Ending, exchange: Option<&Exchange>) -> Option<Finding> {
    let at = ending.by_itself()?;
    let server = record.server();
    let mut evidence = super::tail(record, server, exchange.map(|exchange| exchange.at), at);
    evidence.extend(last_of_peers(record, at));
    evidence.sort_unstable();
    evidence.dedup();
    let seen = match ending {
        Ending::Excused(_, why) => return Some(Finding::unseen(why.clone(), evidence)),
        _ if died_of_a_guess(record, server, at) => {
            let why = Message::new("ended-after-guess").with("program", server);
            return Some(Finding::unseen(why, evidence));
        }
        Ending::Crashed(_, last) => Message::new("seen-server-crashed").with("last", text::last_words(last)),
        Ending::Status(_, status) => Message::new("seen-server-ended-status").with("status", status.to_string()),
        _ => Message::new("seen-server-ended"),
    };
    let (done, expected) = match exchange {
        Some(exchange) => (done(exchange), expected(exchange)),
        None => (Message::new("done-connected"), Message::new("expected-served")),
    };
    Some(Finding::fails(
        Message::new("server-died"),
        Account::new(done, expected, seen),
        evidence,
    ))
}

/// Did nothing else happen to the server before its end than that a question was answered that was not understood?
pub(super) fn died_of_a_guess(record: &Record, server: &str, at: usize) -> bool {
    let typed = record.typed(server, 0..at);
    let Some((answered, _, Some(Intent::Unknown | Intent::Key))) = typed.last() else {
        return false;
    };
    let by_users = |event: &Event| {
        !matches!(event.who, Who::Program(_))
            && matches!(event.did, Did::Connected { .. } | Did::Sent { .. } | Did::Closed { .. })
    };
    let asked_since_it_listened = record.listening(server, *answered).is_some();
    asked_since_it_listened && !record.within(*answered..at).any(|(_, event)| by_users(event))
}

/// What users did last before something happened: the end of one connection and the beginning of the next.
fn last_of_peers(record: &Record, before: usize) -> Vec<usize> {
    const LAST: usize = 2;
    let by_users = record
        .within(0..before)
        .filter(|(_, event)| matches!(event.who, Who::Peer(_)));
    let acts = by_users.filter(|(_, event)| matches!(event.did, Did::Connected { .. } | Did::Closed { .. }));
    acts.rev().take(LAST).map(|(at, _)| at).collect()
}

/// Why an answer is not the message, and whether that is sure.
fn changed(record: &Record, server: &str, exchange: &Exchange) -> Finding {
    let (message, reply) = (exchange.message, exchange.reply);
    let fact = exchange.rest.is_some_and(is_fact);
    let evidence = vec![exchange.at];
    if reply.0.is_empty() {
        if exchange.open && !fact {
            return Finding::unseen(Message::new("still-busy"), evidence);
        }
        if let Some((asks, _, question)) = record.pending(server, exchange.at)
            && exchange.open
        {
            let why = Message::new("server-asks-meanwhile").with("question", text::excerpt(question));
            return Finding::unseen(why, vec![asks, exchange.at]);
        }
    } else if exchange.open && !fact && exchange.rest.is_some() && message.0.starts_with(&reply.0) {
        return Finding::unseen(Message::new("still-busy"), evidence);
    }
    let (why, seen) = match (reply.0.is_empty(), exchange.open) {
        (true, true) => (Message::new("echo-nothing"), Message::new("seen-nothing")),
        (true, false) => (Message::new("echo-closed"), Message::new("seen-closed")),
        (false, _) => (
            how_changed(&message.0, &reply.0),
            Message::new("seen-reply")
                .with("bytes", reply.hex())
                .with("size", reply.0.len().to_string()),
        ),
    };
    Finding::fails(why, Account::new(done(exchange), expected(exchange), seen), evidence)
}

/// The name of the difference.
fn how_changed(message: &[u8], reply: &[u8]) -> Message {
    let (said, came) = (without_line_end(message), without_line_end(reply));
    let (said_text, came_text) = (String::from_utf8_lossy(said), String::from_utf8_lossy(came));
    let sizes = |message: Message| {
        message
            .with("sent", said.len().to_string())
            .with("got", came.len().to_string())
    };
    if said.is_empty() {
        return Message::new("echo-changed").with("at", "0");
    }
    if said_text.to_uppercase() == came_text {
        return Message::new("echo-upper");
    }
    if said_text.to_lowercase() == came_text.to_lowercase() {
        return Message::new("echo-case");
    }
    if came == [said, said].concat() || came == [message, said].concat() {
        return Message::new("echo-doubled");
    }
    if said.starts_with(came) {
        return sizes(Message::new("echo-cut"));
    }
    if came.ends_with(said) {
        return Message::new("echo-prefixed").with(
            "prefix",
            text::excerpt(&came_text[..came_text.len().saturating_sub(said_text.len())]),
        );
    }
    if came.starts_with(said) {
        return Message::new("echo-suffixed");
    }
    if said.ends_with(came) {
        return sizes(Message::new("echo-start-lost"));
    }
    if came_text.contains('\u{fffd}') && !said_text.contains('\u{fffd}') {
        return Message::new("echo-broken-text");
    }
    let at = said.iter().zip(came).take_while(|(a, b)| a == b).count();
    Message::new("echo-changed").with("at", at.to_string())
}
