//! What can be seen in a world, and what the world must know of its surroundings.

use std::net::SocketAddr;
use std::time::Duration;

use super::descriptors;
use super::thread::{Call, Thread};
use super::wait::Wait;
use crate::transcript::{Rest, Spinner, Transport};

/// What the examiner does while the world is waited for: it moves the data of its own sockets and terminals.
pub trait Surroundings {
    /// Polls all own descriptors for at most `timeout`, reads and writes what can be; true when anything moved or happened.
    /// Every terminal must be polled or read here, also with a timeout of zero: that is what makes the kernel deliver
    /// what was printed, so that afterwards nothing printed before is still on its way.
    fn pump(&mut self, timeout: Duration) -> bool;
    /// True while something that was sent has not reached the other side's kernel (`SIOCOUTQ` is not 0), or is still to be sent.
    fn in_flight(&mut self) -> bool;
    /// The world has come to rest: passes on what has waited for that. True when there was any; then settling goes on.
    fn next_wave(&mut self) -> bool {
        false
    }
    /// True when what this step waits for is there: settling stops early.
    fn done(&mut self) -> bool;
}

/// How the world came to rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What kind of rest; `None` when the surroundings were done before there was any.
    pub rest: Option<Rest>,
    /// After how long.
    pub after: Duration,
    /// Who was seen for the first time to compute until its time was up.
    pub spinners: Vec<Spinner>,
}

/// One thread and what it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The process, as the worker sees its number.
    pub process: u32,
    /// The thread.
    pub thread: u32,
    /// What for.
    pub awaits: Awaits,
    /// True when the wait has a time limit.
    pub timed: bool,
}

/// What a thread waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// A line from the program's terminal.
    Terminal,
    /// A connection to this listening socket.
    Accept {
        /// Where it listens.
        on: SocketAddr,
    },
    /// Bytes or a datagram.
    Receive {
        /// TCP or UDP.
        transport: Transport,
        /// Its own end.
        local: Option<SocketAddr>,
        /// The other end, when connected.
        peer: Option<SocketAddr>,
    },
    /// Room to send.
    Send {
        /// The other end, when connected.
        peer: Option<SocketAddr>,
    },
    /// A connection to be established.
    Connect,
    /// Any of these (select, poll, epoll).
    Any(Vec<Awaits>),
    /// Time.
    Sleep {
        /// How much longer, when the kernel shows it.
        left: Option<Duration>,
    },
    /// The end of a child process.
    Process,
    /// Another thread: a lock, a queue, `join`.
    Lock,
    /// A signal.
    Signal,
    /// A pipe, a file, something else.
    Other,
    /// Nothing: it runs.
    Nothing,
    /// It is stopped.
    Stopped,
    /// Not to be seen: the process does not let itself be looked at.
    Unknown,
}

/// Puts a thread's state into words.
pub(super) fn waiting(thread: &Thread) -> Waiting {
    let wait = match thread.call {
        Call::Blocked(call) if !thread.stopped() => Some(Wait::decode(thread.process, &call)),
        _ => None,
    };
    let awaits = match (&wait, thread.call) {
        _ if thread.stopped() => Awaits::Stopped,
        (Some(wait), _) => descriptors::describe(thread.process, wait),
        (None, Call::Hidden) => Awaits::Unknown,
        (None, _) => Awaits::Nothing,
    };
    Waiting {
        process: thread.process,
        thread: thread.thread,
        awaits,
        timed: wait.is_some_and(|wait| wait.timed()),
    }
}

impl Awaits {
    /// Each single thing awaited.
    pub fn each(&self) -> &[Awaits] {
        match self {
            Awaits::Any(several) => several,
            single => std::slice::from_ref(single),
        }
    }

    /// True when a line on the terminal would wake it.
    pub fn terminal(&self) -> bool {
        self.each().contains(&Awaits::Terminal)
    }

    /// True when a new connection would wake it.
    pub fn accepts(&self) -> bool {
        self.each().iter().any(|one| matches!(one, Awaits::Accept { .. }))
    }

    /// True when bytes or a datagram would wake it.
    pub fn receives(&self) -> bool {
        self.each().iter().any(|one| matches!(one, Awaits::Receive { .. }))
    }
}

/// One connected TCP socket that a program holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Its own end.
    pub local: SocketAddr,
    /// The other end.
    pub peer: SocketAddr,
    /// Bytes that have arrived and were not read.
    pub unread: u32,
    /// Bytes that were sent and not acknowledged.
    pub unsent: u32,
    /// True when the other side has closed its direction.
    pub peer_closed: bool,
}

/// A file that the submission touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Relative to the submission's folder, or absolute in the world.
    pub path: String,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These bytes were added at its end.
    Added(Vec<u8>),
    /// It is new or was rewritten and holds this now.
    Rewritten(Vec<u8>),
    /// It is gone.
    Removed,
}
