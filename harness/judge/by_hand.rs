//! How to see by hand what the examiner saw: one line for a shell, in the submission's folder, beside its running programs.

mod keyboard;
mod shell;
mod wire;

use std::net::IpAddr;

use crate::dialect::Dialect;
use crate::submission::Role;
use crate::transcript::{Bytes, Did, Event, Transcript, Who};
use shell::{piped, printf, word};

/// More visits than these make no line.
const MOST_VISITS: usize = 6;
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
        ("chat", "auth") => by_hand.as_the_wrong_one().or_else(|| by_hand.type_in(true)),
        ("chat", _) => by_hand.type_in(true).or_else(|| by_hand.by_keyboard()),
        ("control", "pause") => by_hand.paused().or_else(|| by_hand.start(Role::Server)),
        ("control", _) => by_hand.type_in(true).or_else(|| by_hand.start(Role::Server)),
        ("udp-chat", _) => by_hand.type_in(true),
        ("address", claim) => by_hand.type_in(false).or_else(|| by_hand.start(asked(claim))),
        ("scan" | "scan-parallel" | "scan-ordered" | "scan-progress", _) => {
            by_hand.type_in(false).or_else(|| by_hand.start(Role::Scanner))
        }
        ("client" | "client-events" | "exit", _) => by_hand.type_in(false).or_else(|| by_hand.start(Role::Client)),
        _ => by_hand.type_in(false),
    }
}

/// Who is to ask for what this claim about addresses is about.
fn asked(claim: &str) -> Role {
    match claim.starts_with("client") {
        true => Role::Client,
        false => Role::Server,
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
}
