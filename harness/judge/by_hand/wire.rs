//! What goes over the wire, said again by nc or a line of Python.

use super::shell::{printf, python_bytes, remarkable};
use super::{ByHand, HERE};
use crate::dialect::Framing;
use crate::transcript::{Bytes, Close, Did, Event, Transport, Who};

/// More messages than these make no line to be tried by hand.
const MOST_PIECES: usize = 12;
/// So many bytes may be written out when they go one by one.
const MOST_SINGLE_BYTES: usize = 300;
/// Pieces of this length are written out whole.
const PIECES_OF_A_LITERAL: usize = 40;

impl ByHand<'_> {
    /// The port that the server listened on, or usually does.
    pub(super) fn port(&self) -> Option<u16> {
        let listening = self.events().find_map(|event| match &event.did {
            Did::Listens { ports } => ports.iter().find(|port| port.transport == Transport::Tcp),
            _ => None,
        });
        listening.map(|listening| listening.port).or(self.dialect.port)
    }

    /// Are messages sent as they are, by whoever connects, without an introduction?
    pub(super) fn is_plain(&self) -> bool {
        let unframed = matches!(self.dialect.framing, None | Some(Framing::Plain(_)));
        unframed && self.dialect.opening.is_empty() && self.dialect.users.is_none()
    }

    /// What went over the wire from this user since the last connection, up to here.
    pub(super) fn sent(&self, user: &Who, until: usize) -> Vec<&Bytes> {
        let before = &self.transcript.events[..until];
        let connects = |event: &Event| event.who == *user && matches!(event.did, Did::Connected { .. });
        let from = before.iter().rposition(connects).unwrap_or(0);
        let mine = before[from..].iter().filter(|event| event.who == *user);
        mine.filter_map(|event| match &event.did {
            Did::Sent { bytes } if !bytes.0.is_empty() => Some(bytes),
            _ => None,
        })
        .collect()
    }

    /// These pieces, one after the other, and what comes back.
    pub(super) fn say(&self, pieces: &[&Bytes]) -> Option<String> {
        self.say_from(pieces, 1)
    }

    /// The same from another address of this machine: 127.0.0.2 for the second, and so on.
    pub(super) fn say_from(&self, pieces: &[&Bytes], nth: usize) -> Option<String> {
        let port = self.port()?;
        if pieces.is_empty() || pieces.len() > MOST_PIECES {
            return None;
        }
        if matches!(self.dialect.framing, Some(Framing::Header(_))) {
            return Some(by_python(port, pieces, nth));
        }
        let source = if nth > 1 {
            format!("-s 127.0.0.{nth} ")
        } else {
            String::new()
        };
        let said = pieces
            .iter()
            .map(|bytes| printf(bytes))
            .collect::<Vec<_>>()
            .join("; sleep 1; ");
        let said = match said.contains("; ") && (pieces.len() > 1 || said.ends_with("; echo")) {
            true => format!("({said})"),
            false => said,
        };
        Some(format!("{said} | nc {source}-w2 {HERE} {port}"))
    }

    /// The last message of the examiner's own users that did not come back, with what had to be said before it.
    pub(super) fn failed_exchange(&self) -> Option<String> {
        let failed = |event: &Event| {
            let own = matches!(event.who, Who::Peer(_));
            own && matches!(&event.did, Did::Exchanged { message, reply, .. } if message != reply)
        };
        let at = self.transcript.events.iter().rposition(failed)?;
        let event = &self.transcript.events[at];
        let pieces = self.sent(&event.who, at);
        match &event.did {
            Did::Exchanged { message, .. } if self.is_plain() || pieces.is_empty() => self.say(&[pieces
                .last()
                .copied()
                .filter(|last| last.0.starts_with(&message.0))
                .unwrap_or(message)]),
            _ => self.say(&pieces),
        }
    }

    /// What the user said who spoke last.
    pub(super) fn last_talk(&self) -> Option<String> {
        let said = |event: &Event| matches!((&event.who, &event.did), (Who::Peer(_), Did::Sent { .. }));
        let user = &self.events().rfind(|event| said(event))?.who;
        self.say(&self.sent(user, self.transcript.events.len()))
    }

    /// Whatever one wants to type at the server.
    pub(super) fn by_keyboard(&self) -> Option<String> {
        self.port().map(|port| format!("nc {HERE} {port}"))
    }

    /// A short message to the server at this address: what was said to it last, where it wants more than a plain one.
    pub(super) fn hello(&self, host: &str) -> Option<String> {
        let port = self.port()?;
        if host == HERE && !self.is_plain() {
            let other = self.last_talk().or_else(|| self.type_in(false));
            if other.is_some() {
                return other;
            }
        }
        let end = match self.last_sent() {
            Some(bytes) if bytes.0.ends_with(b"\n") => "\\n",
            _ => "",
        };
        Some(format!("printf 'hello{end}' | nc -w2 {host} {port}"))
    }

    pub(super) fn last_sent(&self) -> Option<&Bytes> {
        self.events().rev().find_map(|event| match (&event.who, &event.did) {
            (Who::Peer(_), Did::Sent { bytes }) => Some(bytes),
            _ => None,
        })
    }

    /// The last messages that were cut, joined or otherwise remarkable, as they went over the wire, and what comes back.
    pub(super) fn in_pieces(&self) -> Option<String> {
        let events = &self.transcript.events;
        let said = |event: &Event| {
            matches!(&event.did, Did::Conversed { messages, cuts, .. }
                if messages.len() > 1 || !cuts.is_empty() || messages.iter().any(remarkable))
        };
        let last = events.iter().rposition(said)?;
        let who = &events[last].who;
        let heard = |event: &Event| matches!(event.did, Did::Conversed { .. } | Did::Exchanged { .. });
        let begin = events[..last].iter().rposition(heard).map_or(0, |at| at + 1);
        let mine = events[begin..last].iter().filter(|event| event.who == *who);
        let pieces: Vec<&Bytes> = mine
            .filter_map(|event| match &event.did {
                Did::Sent { bytes } => Some(bytes),
                _ => None,
            })
            .collect();
        let bytes = pieces.iter().map(|piece| piece.0.len()).sum::<usize>();
        match pieces.len() {
            0 => None,
            1..=MOST_PIECES => Some(by_python(self.port()?, &pieces, 1)),
            _ if bytes <= MOST_SINGLE_BYTES => {
                let whole: Vec<u8> = pieces.iter().flat_map(|piece| piece.0.iter().copied()).collect();
                Some(byte_by_byte(self.port()?, &whole))
            }
            _ => None,
        }
    }

    /// A connection that breaks off, and a client after it.
    pub(super) fn reset(&self) -> Option<String> {
        let port = self.port()?;
        let reset = |event: &Event| {
            matches!(
                (&event.who, &event.did),
                (Who::Peer(_), Did::Closed { how: Close::Rst })
            )
        };
        if !self.events().any(reset) {
            return self.hello(HERE);
        }
        Some(format!(
            "python3 -c \"import socket, struct; s = socket.create_connection(('{HERE}', {port})); s.sendall(b'hello'); \
             s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); s.close()\"; {}",
            self.hello(HERE)?
        ))
    }

    /// Clients that are connected and silent, and one that wants to be served meanwhile.
    pub(super) fn beside_silent_ones(&self, many: usize) -> Option<String> {
        let (port, hello) = (self.port()?, self.hello(HERE)?);
        Some(match many {
            1 => format!("sleep 10 | nc {HERE} {port} & sleep 1; {hello}"),
            _ => format!("for i in $(seq {many}); do sleep 10 | nc {HERE} {port} & done; sleep 1; {hello}"),
        })
    }
}

fn by_python(port: u16, pieces: &[&Bytes], nth: usize) -> String {
    let source = if nth > 1 {
        format!(", ('127.0.0.{nth}', 0)")
    } else {
        String::new()
    };
    let pieces: Vec<String> = pieces.iter().map(|bytes| python_bytes(&bytes.0)).collect();
    format!(
        "python3 -c \"import socket, time; s = socket.create_connection(('{HERE}', {port}), 5{source}); \
         [(s.sendall(p), time.sleep(0.2)) for p in ({},)]; print(s.recv(65536))\"",
        pieces.join(", ")
    )
}

fn byte_by_byte(port: u16, bytes: &[u8]) -> String {
    let literals: Vec<String> = bytes.chunks(PIECES_OF_A_LITERAL).map(python_bytes).collect();
    format!(
        "python3 -c \"import socket, time; s = socket.create_connection(('{HERE}', {port}), 5); \
         [(s.sendall(bytes([b])), time.sleep(0.05)) for b in {}]; print(s.recv(65536))\"",
        literals.join(" + ")
    )
}
