//! Who stands on the stage: programs, users on the wire, whom the tap passes to; and what a step waits for from them.

use std::net::{Ipv4Addr, SocketAddr};

use crate::examiner::condense::Condenser;
use crate::examiner::prattle::Prattle;
use crate::peer::link::Link;
use crate::program::Program;
use crate::submission::Role;
use crate::transcript::{Close, Exit, Listening};
use crate::world::Host;

/// A program on stage.
pub struct Actor {
    /// The program.
    pub program: Program,
    /// Its role.
    pub role: Role,
    /// What it printed since the last line typed at it.
    pub unanswered: String,
    /// Whether it repeats itself.
    pub prattle: Prattle,
    /// The ports that it listens on.
    pub listens: Vec<Listening>,
    /// How it ended.
    pub ended: Option<Exit>,
    /// It reached the point where it serves or talks.
    pub ready: bool,
    /// Keeps its console short in the record, where programs of its role print much.
    pub condenser: Option<Condenser>,
}

impl Actor {
    /// A program that was just launched.
    pub fn new(program: Program, role: Role) -> Actor {
        Actor {
            program,
            role,
            unanswered: String::new(),
            prattle: Prattle::default(),
            listens: Vec::new(),
            ended: None,
            ready: false,
            condenser: (role == Role::Scanner).then(Condenser::default),
        }
    }
}

/// A user on the wire.
pub struct Peer {
    /// The connection; None once closed by us.
    pub link: Option<Link>,
    /// Our end's address.
    pub local: SocketAddr,
    /// Received and not taken for an answer yet.
    pub inbox: Vec<u8>,
    /// How the server ended it.
    pub ended: Option<Close>,
    /// Seen to be accepted.
    pub accepted: bool,
    /// Bytes sent, ever; and how many of them were already reported as read.
    pub sent: usize,
    /// See `sent`.
    pub drained: usize,
}

impl Peer {
    /// A user who has just been connected, from this address.
    pub fn new(link: Link, local: SocketAddr) -> Peer {
        Peer {
            link: Some(link),
            local,
            inbox: Vec::new(),
            ended: None,
            accepted: false,
            sent: 0,
            drained: 0,
        }
    }
}

/// Whom the tap passes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The submission's server.
    Server {
        /// The host to connect from.
        from: Host,
        /// From which of that host's addresses, if not its first.
        local: Option<Ipv4Addr>,
        /// Where it listens.
        to: SocketAddr,
    },
    /// Nobody: the tap answers as a plain echo server.
    StandIn,
}

/// What a step waits for, before the world settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing in particular: only rest will do.
    Rest,
    /// That many bytes in a peer's inbox, or its end.
    Reply {
        /// The peer.
        peer: String,
        /// Bytes.
        bytes: usize,
    },
    /// That each of these users has been shown a text.
    Shown {
        /// The text.
        text: String,
        /// The users, programs or the examiner's own.
        users: Vec<String>,
        /// The place in the record from which on.
        since: usize,
    },
    /// That it is seen how many ports a scanner tries at once.
    InFlight {
        /// The scanner.
        program: String,
    },
    /// A program's end.
    End {
        /// The program.
        program: String,
    },
}
