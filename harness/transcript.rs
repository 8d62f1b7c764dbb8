//! Everything seen in one world, in one time order: what the examiner did and what programs said, printed,
//! wrote and opened. The judge decides from this record alone, so it holds facts and no opinions.

mod busy;
mod bytes;
mod did;
mod halt;
mod order;

pub use busy::{Busy, Spinner};
pub use bytes::Bytes;
pub use did::{Close, Did};
pub use halt::{ENDED_AT_PLAIN_TEXT, Halt, WAITS_ELSEWHERE};
pub use order::Order;

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Who did something: a program of the submission, a peer of the examiner's, or the examiner itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A program of the submission, by the name a scenario gave it (`server`, `client`, `client b`).
    Program(String),
    /// A user of the server whom the examiner plays on the wire.
    Peer(String),
    /// The relay between a student's client and its server.
    Tap,
    /// The examiner.
    Examiner,
}

/// Which of the ways to wait came to an end, and what that is worth as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Every thread waits without a time limit and nothing that it awaits is there: a fact.
    Settled,
    /// As settled, but some threads are in timed waits that were seen to expire and return: a fact but for timers.
    Idle,
    /// Threads could not be looked at, but none ran for a while: a guess.
    Quiet,
    /// Something was still computing when its time was up: a guess.
    Deadline,
    /// No program of the submission is left.
    Ended,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// It exited with this status.
    Code(i32),
    /// A signal ended it.
    Signal(i32),
}

/// A limit of the examiner's that a world ran into. It makes verdicts undecided, never a fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Resident memory of all programs together.
    Memory,
    /// Number of processes.
    Processes,
    /// Bytes written to a terminal.
    Output,
    /// Bytes written to files.
    Files,
    /// Wall time of the world.
    Time,
    /// The programs' time in all worlds of one submission together.
    Budget,
    /// Wall time of one submission of a class.
    Deadline,
}

/// What a question on a console or on the wire is after (DESIGN.md, "prompts").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// A host name or address.
    Host,
    /// A port number.
    Port,
    /// Host and port in one line.
    Address,
    /// The user's name.
    Name,
    /// A password, old or new.
    Password,
    /// A choice between logging in and registering.
    LoginOrRegister,
    /// Yes or no.
    YesNo,
    /// A key of a cipher, a number.
    Key,
    /// A message to send: the program is where the user talks.
    Message,
    /// "Press Enter".
    Enter,
    /// A command of a control console.
    Command,
    /// Not recognised.
    Unknown,
}

/// A transport protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    /// Stream sockets.
    Tcp,
    /// Datagram sockets.
    Udp,
}

/// One port that a program listens on (TCP) or is bound to (UDP).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Listening {
    /// TCP or UDP.
    pub transport: Transport,
    /// The local address as the kernel gives it, `0.0.0.0`, `127.0.0.1`, `::`.
    pub address: std::net::IpAddr,
    /// The port.
    pub port: u16,
}

/// One entry of a transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Time since the world began, in microseconds.
    pub at_us: u64,
    /// Who did it.
    pub who: Who,
    /// What was done.
    #[serde(flatten)]
    pub did: Did,
}

/// What one world cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// Wall time of the world from its making to its end, in microseconds.
    pub wall_us: u64,
    /// CPU time that the submission's programs used, in microseconds.
    pub cpu_us: u64,
    /// Time during which the programs did nothing but sleep or wait with a time limit by their own wish, in microseconds.
    pub slept_us: u64,
    /// CPU time that the examiner itself used in this world, in microseconds.
    pub own_cpu_us: u64,
}

/// The record of one scenario played in one world.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    /// Which scenario, `echo/a_line_comes_back`.
    pub scenario: String,
    /// In the order in which things were seen.
    pub events: Vec<Event>,
    /// What it cost.
    pub cost: Cost,
}

impl Event {
    /// What was printed, if that is what happened.
    pub fn printed(&self) -> Option<String> {
        match &self.did {
            Did::Printed { bytes } => Some(bytes.text().into_owned()),
            _ => None,
        }
    }

    /// Time since the world began.
    pub fn at(&self) -> Duration {
        Duration::from_micros(self.at_us)
    }
}

impl Transcript {
    /// Index range of the events of the named phase (its last occurrence), or of everything when there is none of that name.
    pub fn phase(&self, name: &str) -> Option<std::ops::Range<usize>> {
        let begin = self
            .events
            .iter()
            .rposition(|event| matches!(&event.did, Did::PhaseBegins { name: n } if n == name))?;
        let end = self.events[begin..]
            .iter()
            .position(|event| matches!(&event.did, Did::PhaseEnds { name: n } if n == name))
            .map_or(self.events.len(), |length| begin + length);
        Some(begin..end)
    }

    /// Why the scenario was left early, if it was.
    pub fn halted(&self) -> Option<&Halt> {
        self.events.iter().find_map(|event| match &event.did {
            Did::Halted { why } => Some(why),
            _ => None,
        })
    }

    /// The limit that the world ran into, if it did.
    pub fn exceeded(&self) -> Option<Limit> {
        match self.halted() {
            Some(Halt::Limit { limit }) => Some(*limit),
            _ => None,
        }
    }

    /// The record of a scenario that was not played, since other worlds showed already where it would stop.
    pub fn not_played(scenario: &str, why: Halt) -> Transcript {
        let by_examiner = |did| Event {
            at_us: 0,
            who: Who::Examiner,
            did,
        };
        let text = "not played: worlds before showed where it would stop".into();
        Transcript {
            scenario: scenario.into(),
            events: vec![by_examiner(Did::Note { text }), by_examiner(Did::Halted { why })],
            cost: Cost::default(),
        }
    }
}
