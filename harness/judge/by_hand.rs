//! How to see by hand what the examiner saw: one line for a shell, in the submission's folder, beside its running programs.

mod shell;

use std::net::{IpAddr, SocketAddr};

use crate::dialect::{Dialect, Framing};
use crate::submission::Role;
use crate::transcript::{Bytes, Close, Did, Event, Transcript, Transport, Who};
use shell::{piped, printf, python_bytes, remarkable, word};

/// More messages than these make no line to be tried by hand.
const MOST_PIECES: usize = 12;
/// More visits than these make no line.
const MOST_VISITS: usize = 6;
/// So many bytes may be written out when they go one by one.
const MOST_SINGLE_BYTES: usize = 300;
/// The address where a server is tried.
const HERE: &str = "127.0.0.1";
/// The address of this machine that others know.
const OUTSIDE: &str = "$(hostname -I | cut -d' ' -f1)";

/// A line to try the same by hand, where one line can: what to send to the server, or what to type at a program.
pub fn reproduce(criterion: &str, transcript: &Transcript, dialect: &Dialect) -> Option<String> {
    let by_hand = ByHand { transcript, dialect };
    match criterion.split_once('.')? {
        ("framing", "extension") => None,
        ("framing", "header") => by_hand.type_in(false),
        ("framing", _) => by_hand.in_pieces().or_else(|| by_hand.type_in(false)),
        ("echo", _) => by_hand.failed_exchange().or_else(|| by_hand.hello(HERE)),
        ("reach", "remote") => by_hand.hello(OUTSIDE),
        ("reconnect", "after-reset") => by_hand.reset(),
        ("reconnect", "many") => by_hand
            .hello(HERE)
            .map(|hello| format!("for i in $(seq 10); do {hello}; done")),
        ("reconnect", _) => by_hand.hello(HERE).map(|hello| format!("{hello}; {hello}")),
        ("threads", claim) => by_hand.beside_silent_ones(if claim == "many" { 49 } else { 1 }),
        ("port-busy", _) => by_hand.with_its_port_taken(),
        ("server-events", "start" | "listen") => by_hand.start(Role::Server),
        ("server-events", "stop") => by_hand.interrupt(),
        ("server-events" | "log-file" | "reach", _) => by_hand.hello(HERE),
        ("auth", "hashed") => by_hand.in_the_files(),
        ("identify" | "auth", _) => by_hand.visits(),
        ("dialogue", _) => by_hand.last_talk().or_else(|| by_hand.type_in(false)),
        ("chat", _) => by_hand.type_in(true).or_else(|| by_hand.by_keyboard()),
        ("udp-chat" | "control", _) => by_hand.type_in(true),
        ("scan" | "scan-parallel" | "scan-ordered" | "scan-progress", _) => {
            by_hand.type_in(false).or_else(|| by_hand.start(Role::Scanner))
        }
        ("client" | "client-events" | "exit", _) => by_hand.type_in(false).or_else(|| by_hand.start(Role::Client)),
        _ => by_hand.type_in(false),
    }
}

struct ByHand<'a> {
    transcript: &'a Transcript,
    dialect: &'a Dialect,
}

impl ByHand<'_> {
    fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.transcript.events.iter()
    }

    /// The port that the server listened on, or usually does.
    fn port(&self) -> Option<u16> {
        let listening = self.events().find_map(|event| match &event.did {
            Did::Listens { ports } => ports.iter().find(|port| port.transport == Transport::Tcp),
            _ => None,
        });
        listening.map(|listening| listening.port).or(self.dialect.port)
    }

    /// Are messages sent as they are, by whoever connects, without an introduction?
    fn is_plain(&self) -> bool {
        let unframed = matches!(self.dialect.framing, None | Some(Framing::Plain(_)));
        unframed && self.dialect.opening.is_empty() && self.dialect.users.is_none()
    }

    /// What went over the wire from this user since the last connection, up to here.
    fn sent(&self, user: &Who, until: usize) -> Vec<&Bytes> {
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
    fn say(&self, pieces: &[&Bytes]) -> Option<String> {
        self.say_from(pieces, 1)
    }

    /// The same from another address of this machine: 127.0.0.2 for the second, and so on.
    fn say_from(&self, pieces: &[&Bytes], nth: usize) -> Option<String> {
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
        Some(format!("{said} | nc {source}-q1 {HERE} {port}"))
    }

    /// The last message of the examiner's own users that did not come back, with what had to be said before it.
    fn failed_exchange(&self) -> Option<String> {
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
    fn last_talk(&self) -> Option<String> {
        let said = |event: &Event| matches!((&event.who, &event.did), (Who::Peer(_), Did::Sent { .. }));
        let user = &self.events().rfind(|event| said(event))?.who;
        self.say(&self.sent(user, self.transcript.events.len()))
    }

    /// Everybody's visits in their order, a restart of the server between them where there was one.
    fn visits(&self) -> Option<String> {
        let mut addresses: Vec<IpAddr> = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        let mut started = false;
        let mut told = 0;
        for (at, event) in self.transcript.events.iter().enumerate() {
            let line = match (&event.who, &event.did) {
                (_, Did::Started { role: Role::Server, .. }) => {
                    let again = std::mem::replace(&mut started, true);
                    again.then(|| "echo '↻ server'; read -r _".to_owned())
                }
                (who @ Who::Peer(_), Did::Connected { from, .. }) => {
                    let known = addresses.iter().position(|address| *address == from.ip());
                    let nth = known.unwrap_or(addresses.len());
                    if known.is_none() {
                        addresses.push(from.ip());
                    }
                    let rest = &self.transcript.events[at + 1..];
                    let again = |next: &Event| next.who == *who && matches!(next.did, Did::Connected { .. });
                    let until = rest.iter().position(again).map_or(rest.len(), |after| after);
                    told += 1;
                    self.say_from(&self.sent(who, at + 1 + until), nth + 1)
                }
                (
                    who,
                    Did::Started {
                        role: Role::Client,
                        command,
                    },
                ) => {
                    let typed = self.typed_since(who, at);
                    told += usize::from(!typed.is_empty());
                    (!typed.is_empty()).then(|| format!("{} | {}", printf(&Bytes(typed)), piped(command)))
                }
                _ => None,
            };
            lines.extend(line);
        }
        match told {
            0 => self.by_keyboard(),
            1..=MOST_VISITS => Some(lines.join("; ")),
            _ => self.last_talk().or_else(|| self.type_in(false)),
        }
    }

    /// Whatever one wants to type at the server.
    fn by_keyboard(&self) -> Option<String> {
        self.port().map(|port| format!("nc {HERE} {port}"))
    }

    /// A short message to the server at this address: what was said to it last, where it wants more than a plain one.
    fn hello(&self, host: &str) -> Option<String> {
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
        Some(format!("printf 'hello{end}' | nc -q1 {host} {port}"))
    }

    fn last_sent(&self) -> Option<&Bytes> {
        self.events().rev().find_map(|event| match (&event.who, &event.did) {
            (Who::Peer(_), Did::Sent { bytes }) => Some(bytes),
            _ => None,
        })
    }

    /// The last messages that were cut, joined or otherwise remarkable, as they went over the wire, and what comes back.
    fn in_pieces(&self) -> Option<String> {
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
    fn reset(&self) -> Option<String> {
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
    fn beside_silent_ones(&self, many: usize) -> Option<String> {
        let (port, hello) = (self.port()?, self.hello(HERE)?);
        Some(match many {
            1 => format!("sleep 10 | nc {HERE} {port} & sleep 1; {hello}"),
            _ => format!("for i in $(seq {many}); do sleep 10 | nc {HERE} {port} & done; sleep 1; {hello}"),
        })
    }

    /// The server, while another program listens on its port.
    fn with_its_port_taken(&self) -> Option<String> {
        let taken = self.events().find_map(|event| match event.did {
            Did::Occupied { port } => Some(port),
            _ => None,
        })?;
        let server = self.start(Role::Server)?;
        Some(format!("python3 -m http.server {taken} & sleep 1; {server}; kill $!"))
    }

    /// Whoever reads the server's files looks for the password that a user gave.
    fn in_the_files(&self) -> Option<String> {
        let password = self.events().find_map(|event| match &event.did {
            Did::Plays { password, .. } => Some(password),
            _ => None,
        })?;
        let came = self.visits()?;
        Some(format!("{came}; grep -raF -e {} .", word(password)))
    }

    /// The name of the program of this role that was started last, and its command line.
    fn program(&self, wanted: Role) -> Option<(&Who, &str)> {
        self.events().rev().find_map(|event| match &event.did {
            Did::Started { command, role } if *role == wanted => Some((&event.who, command.as_str())),
            _ => None,
        })
    }

    /// The program, with what was typed at it before anybody came; its keyboard stays yours.
    fn start(&self, role: Role) -> Option<String> {
        let (who, command) = self.program(role)?;
        Some(with_answers(&self.typed(who), command))
    }

    /// The server, and Ctrl-C some seconds later.
    fn interrupt(&self) -> Option<String> {
        let (who, command) = self.program(Role::Server)?;
        let by_signal = |event: &Event| event.who == *who && matches!(event.did, Did::Signalled { .. });
        match self.events().any(by_signal) && !command.contains(['&', ';', '|']) {
            true => Some(with_answers(
                &self.typed(who),
                &format!("timeout --foreground -s INT 5 {command}"),
            )),
            false => self.start(Role::Server),
        }
    }

    /// What was typed at the program since it was last started.
    fn typed(&self, program: &Who) -> Vec<u8> {
        let began = |event: &Event| event.who == *program && matches!(event.did, Did::Started { .. });
        self.typed_since(program, self.transcript.events.iter().rposition(began).unwrap_or(0))
    }

    /// What was typed at the program from here until it was started again; an address of the world becomes one of here.
    fn typed_since(&self, program: &Who, from: usize) -> Vec<u8> {
        let rest = self.transcript.events.get(from..).unwrap_or_default();
        let began = |event: &Event| event.who == *program && matches!(event.did, Did::Started { .. });
        let until = rest
            .iter()
            .skip(1)
            .position(began)
            .map_or(rest.len(), |after| after + 1);
        let mine = rest[..until].iter().filter(|event| event.who == *program);
        mine.filter_map(|event| match &event.did {
            Did::Typed { bytes, .. } => Some(bytes),
            _ => None,
        })
        .flat_map(|bytes| match self.is_of_the_world(bytes.text().trim_end()) {
            true => format!("{HERE}\n").into_bytes(),
            false => bytes.0.clone(),
        })
        .collect()
    }

    /// Is this an address, or the name of a host, that there is in the examiner's world only?
    fn is_of_the_world(&self, text: &str) -> bool {
        let is = |address: &SocketAddr| !address.ip().is_loopback() && address.ip().to_string() == text;
        self.events().any(|event| match &event.did {
            Did::Connected { from, to } => is(from) || is(to),
            Did::Tried { to } | Did::Refused { to, .. } => is(to),
            Did::Scanned { to, host, .. } => !to.is_loopback() && (to.to_string() == text || host == text),
            _ => false,
        })
    }

    /// Everything that was typed at the program that was typed at last; one that goes on keeps the keyboard.
    fn type_in(&self, goes_on: bool) -> Option<String> {
        let typed_at = |event: &Event| matches!(event.did, Did::Typed { .. }).then(|| event.who.clone());
        let program = self.events().rev().find_map(typed_at)?;
        let command = self.events().rev().find_map(|event| match &event.did {
            Did::Started { command, .. } if event.who == program => Some(command),
            _ => None,
        })?;
        let typed = self.typed(&program);
        Some(match goes_on || typed.is_empty() {
            true => with_answers(&typed, command),
            false => format!("{} | {}", printf(&Bytes(typed)), piped(command)),
        })
    }
}

/// A program whose first answers are given, and the rest of whose keyboard stays free.
fn with_answers(typed: &[u8], command: &str) -> String {
    match typed.is_empty() {
        true => piped(command),
        false => format!("({}; cat) | {}", printf(&Bytes(typed.to_vec())), piped(command)),
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

/// Pieces of this length are written out whole.
const PIECES_OF_A_LITERAL: usize = 40;
