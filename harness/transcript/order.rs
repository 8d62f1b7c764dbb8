//! What a control console can be told to do.

use serde::{Deserialize, Serialize};

/// What a command of a server's control console means, whatever word it has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// End the server.
    Stop,
    /// Serve no new clients for a while.
    Pause,
    /// Serve them again.
    Resume,
    /// Show the log.
    ShowLogs,
    /// Empty the log.
    ClearLogs,
    /// Empty the file by which clients are known.
    ClearIdentities,
    /// List the commands.
    Help,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 7] = [
        Order::Stop,
        Order::Pause,
        Order::Resume,
        Order::ShowLogs,
        Order::ClearLogs,
        Order::ClearIdentities,
        Order::Help,
    ];

    /// As it is written in a scenario and in a manifest.
    pub fn name(self) -> &'static str {
        match self {
            Order::Stop => "stop",
            Order::Pause => "pause",
            Order::Resume => "resume",
            Order::ShowLogs => "show-logs",
            Order::ClearLogs => "clear-logs",
            Order::ClearIdentities => "clear-identities",
            Order::Help => "help",
        }
    }

    /// Does it make a control console of a console? Many a server without one can be stopped by a word, or tells how.
    pub fn controls(self) -> bool {
        !matches!(self, Order::Stop | Order::Help)
    }
}
