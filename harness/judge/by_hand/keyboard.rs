//! What is typed at a program, typed again.

use std::net::SocketAddr;

use super::shell::{piped, printf};
use super::{ByHand, HERE};
use crate::submission::Role;
use crate::transcript::{Bytes, Did, Event, Order, Transcript, Who};

/// Scenarios call the user so who gives a wrong password.
const WRONG: &str = "wrong";

impl ByHand<'_> {
    /// The name of the program of this role that was started last, and its command line.
    pub(super) fn program(&self, wanted: Role) -> Option<(&Who, &str)> {
        self.events().rev().find_map(|event| match &event.did {
            Did::Started { command, role } if *role == wanted => Some((&event.who, command.as_str())),
            _ => None,
        })
    }

    /// The program, with what was typed at it before anybody came; its keyboard stays yours.
    pub(super) fn start(&self, role: Role) -> Option<String> {
        let (who, command) = self.program(role)?;
        Some(with_answers(&self.typed(who), command))
    }

    /// The server, and Ctrl-C some seconds later.
    pub(super) fn interrupt(&self) -> Option<String> {
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

    /// The server, told to pause and no further: what becomes of whoever comes now is yours to try.
    pub(super) fn paused(&self) -> Option<String> {
        let (who, command) = self.program(Role::Server)?;
        let word = self.dialect.commands.get(Order::Pause)?;
        let is_pause = |event: &Event| match &event.did {
            Did::Typed { bytes, .. } => event.who == *who && bytes.text().trim_end() == word,
            _ => false,
        };
        let until = self.transcript.events.iter().position(is_pause)?;
        let before = ByHand {
            transcript: &Transcript {
                events: self.transcript.events[..=until].to_vec(),
                ..Transcript::default()
            },
            dialect: self.dialect,
        };
        Some(with_answers(&before.typed(who), command))
    }

    /// The client of the user who gave a wrong password; its keyboard stays yours.
    pub(super) fn as_the_wrong_one(&self) -> Option<String> {
        let (who, command) = self.events().find_map(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Started { command, .. }) if name == WRONG => Some((&event.who, command)),
            _ => None,
        })?;
        let typed = self.typed(who);
        (!typed.is_empty()).then(|| with_answers(&typed, command))
    }

    /// What was typed at the program since it was last started.
    pub(super) fn typed(&self, program: &Who) -> Vec<u8> {
        let began = |event: &Event| event.who == *program && matches!(event.did, Did::Started { .. });
        self.typed_since(program, self.transcript.events.iter().rposition(began).unwrap_or(0))
    }

    /// What was typed at the program from here until it was started again; an address of the world becomes one of here.
    pub(super) fn typed_since(&self, program: &Who, from: usize) -> Vec<u8> {
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
    pub(super) fn is_of_the_world(&self, text: &str) -> bool {
        let is = |address: &SocketAddr| !address.ip().is_loopback() && address.ip().to_string() == text;
        self.events().any(|event| match &event.did {
            Did::Connected { from, to } => is(from) || is(to),
            Did::Tried { to } | Did::Refused { to, .. } => is(to),
            Did::Scanned { to, host, .. } => !to.is_loopback() && (to.to_string() == text || host == text),
            _ => false,
        })
    }

    /// Everything that was typed at the program that was typed at last; one that goes on keeps the keyboard.
    pub(super) fn type_in(&self, goes_on: bool) -> Option<String> {
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
