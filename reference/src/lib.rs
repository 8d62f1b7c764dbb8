//! The parts that the reference programs share.

pub mod client;
pub mod console;
pub mod disk;
pub mod framing;
pub mod log;
pub mod names;
pub mod server;
pub mod table;
pub mod words;

/// The port that a server listens on, and a client connects to, when the user names none.
pub const DEFAULT_PORT: u16 = 9090;
