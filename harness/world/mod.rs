//! Where programs run: a small network and a file system of their own, limits, and how all of it is taken down.
//! One single-threaded worker process opens one world, plays one scenario in it, and ends.

mod plan;
mod sight;

pub use plan::{Host, Limits, Patience, Plan};
pub use sight::{Awaits, Change, Connection, FileChange, Settled, Surroundings, Waiting};

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use crate::program::Program;
use crate::transcript::{Cost, Limit, Listening, Rest};

/// A world could not be made: the machine's failure or ours, never the submission's.
#[derive(Debug, thiserror::Error)]
#[error("the world could not be made: {step}")]
pub struct WorldError {
    /// What was being done.
    pub step: String,
    /// What the system said.
    #[source]
    pub source: std::io::Error,
}

/// A program could not be started.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The command line is empty or its quotes are not closed.
    #[error("not a command: {0}")]
    Command(String),
    /// No such program in the world (no interpreter, no such file).
    #[error("{program}: not found")]
    NotFound {
        /// The first word of the command.
        program: String,
    },
    /// It is there and cannot be run (no permission, not a program).
    #[error("{program}: cannot be run")]
    CannotRun {
        /// The first word of the command.
        program: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The world could not make a place for it: ours, not the submission's.
    #[error("no place for a program: {step}")]
    World {
        /// What was being done.
        step: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

/// A place for programs, apart from everything else as far as the machine allows.
pub struct World {}

impl World {
    /// Makes a world and copies the submission into it; the calling process becomes part of it and must be single-threaded.
    pub fn open(plan: &Plan) -> Result<World, WorldError> {
        let _ = plan;
        Ok(World {})
    }

    /// The address of a host; without isolation every host is 127.0.0.1.
    pub fn address(&self, host: Host) -> Ipv4Addr {
        host.address()
    }

    /// Runs `make` on that host: sockets made inside stay there.
    pub fn within<T>(&self, host: Host, make: impl FnOnce() -> T) -> T {
        let _ = host;
        make()
    }

    /// The submission's folder in the world, as the worker reaches it.
    pub fn folder(&self) -> &Path {
        Path::new("/")
    }

    /// Starts a command line of a manifest in the submission's folder, on a terminal of its own.
    pub fn launch(&mut self, host: Host, command: &str) -> Result<Program, LaunchError> {
        let _ = host;
        Err(LaunchError::Command(command.to_owned()))
    }

    /// Waits until nothing in the world can happen any more without us: the examiner's one way to wait.
    pub fn settle(&mut self, surroundings: &mut dyn Surroundings, patience: Patience) -> Settled {
        let _ = (surroundings.pump(Duration::ZERO), patience);
        Settled {
            rest: Some(Rest::Ended),
            after: Duration::ZERO,
        }
    }

    /// What each thread of the program and its descendants waits for, right now.
    pub fn waiting(&mut self, program: &Program) -> Vec<Waiting> {
        let _ = program;
        Vec::new()
    }

    /// The TCP ports that the program and its descendants listen on and the UDP ports they are bound to, sorted.
    pub fn listening(&mut self, program: &Program) -> Vec<Listening> {
        let _ = program;
        Vec::new()
    }

    /// The connected TCP sockets that the program and its descendants hold.
    pub fn connections(&mut self, program: &Program) -> Vec<Connection> {
        let _ = program;
        Vec::new()
    }

    /// Where TCP connections were attempted from that host since last asked, whether or not anybody was there.
    /// Empty without isolation.
    pub fn attempts(&mut self, host: Host) -> Vec<SocketAddr> {
        let _ = host;
        Vec::new()
    }

    /// Files that the submission created, changed or removed since last asked.
    pub fn changes(&mut self) -> Vec<FileChange> {
        Vec::new()
    }

    /// The limit that the world ran into, if it did; everything in it is dead then.
    pub fn exceeded(&mut self) -> Option<Limit> {
        None
    }

    /// Kills everything, waits until the kernel has it all dead, and says what it cost.
    pub fn close(self) -> Cost {
        Cost::default()
    }
}
