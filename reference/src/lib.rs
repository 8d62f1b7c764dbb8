//! The parts that the reference programs share.

pub mod accounts;
pub mod chat;
pub mod client;
pub mod console;
pub mod disk;
pub mod entrance;
pub mod framing;
pub mod gate;
pub mod hall;
pub mod history;
pub mod identify;
pub mod log;
pub mod login;
pub mod look;
pub mod names;
pub mod news;
pub mod office;
pub mod passwords;
pub mod room;
pub mod scan;
pub mod seats;
pub mod server;
pub mod sessions;
pub mod table;
pub mod tries;
pub mod words;

/// The port that a server listens on, and a client connects to, when the user names none.
pub const DEFAULT_PORT: u16 = 9090;
