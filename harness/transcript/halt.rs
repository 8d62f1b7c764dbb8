//! Why a scenario was left before its end.

use serde::{Deserialize, Serialize};

use super::{Intent, Limit};
use crate::submission::Role;

/// What is not understood of a client that is connected and does not read its console.
pub const WAITS_ELSEWHERE: &str = "the client is connected and waits for something else than its console";
/// What is not understood of a server that is gone before its next user says who he is.
pub const ENDED_AT_PLAIN_TEXT: &str = "the server has ended after a line of plain text";

/// Why a scenario could not be played further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Halt {
    /// The submission has no program of this role.
    NoProgram {
        /// The role.
        role: Role,
    },
    /// The program cannot be run here: no such file, no interpreter, no permission.
    CannotRun {
        /// The program's name in the scenario.
        program: String,
        /// The system's words.
        error: String,
    },
    /// The program ended (by itself) before it was where the scenario needs it.
    Ended {
        /// The program's name in the scenario.
        program: String,
    },
    /// The server neither listens nor asks nor ends.
    NeverListens {
        /// The program's name in the scenario.
        program: String,
    },
    /// The client neither connects nor asks nor ends.
    NeverConnects {
        /// The program's name in the scenario.
        program: String,
    },
    /// It asks and asks, and no answer brings it on.
    KeepsAsking {
        /// The program's name in the scenario.
        program: String,
    },
    /// The server of what should be a chat over datagrams has no datagram socket.
    NoDatagrams {
        /// The program's name in the scenario.
        program: String,
    },
    /// The server takes datagrams only, and the scenario is about connections.
    OnlyDatagrams {
        /// The program's name in the scenario.
        program: String,
    },
    /// A program does not ask for what this scenario wants to answer (a port, a host).
    DoesNotAsk {
        /// The program's name in the scenario.
        program: String,
        /// For what.
        intent: Intent,
    },
    /// A peer could not connect.
    CannotConnect {
        /// The peer.
        peer: String,
        /// The system's words.
        error: String,
    },
    /// How the server wants to be spoken to was not understood (a login on the wire, a private format).
    NotUnderstood {
        /// What was seen.
        what: String,
    },
    /// The client waits for its server to say something, and the server for its client: both would wait for ever.
    BothWait {
        /// The client.
        program: String,
    },
    /// A limit of the examiner's was reached.
    Limit {
        /// Which.
        limit: Limit,
    },
}
