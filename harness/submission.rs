//! A folder, its programs and the roles they play.

use serde::{Deserialize, Serialize};

/// What a program of a submission is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Waits for clients.
    Server,
    /// Speaks to a server.
    Client,
    /// Scans ports.
    Scanner,
    /// A chat program that each user runs.
    Chatter,
}
