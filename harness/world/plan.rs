//! What a world is to be like.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::report::Isolation;

/// Everything needed to open a world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// A pristine copy of the submission, readable by anyone; it is copied into the world.
    pub folder: PathBuf,
    /// What the machine allows, as [`crate::doctor`] found it.
    pub isolation: Isolation,
    /// How much the submission may use.
    pub limits: Limits,
    /// Tells worlds apart that run side by side.
    pub slot: u32,
    /// Trees of interpreters outside the usual system directories, to be seen in the world at the same place.
    pub extra_read_only: Vec<PathBuf>,
    /// A folder of programs, one of those trees, that come before the system's of the same names.
    #[serde(default)]
    pub programs_first: Option<PathBuf>,
    /// Addresses and names of other networks that the server's computer has besides its own.
    #[serde(default)]
    pub server_at: Vec<String>,
    /// Is this world there to show what programs look for that is not there? A server may take an address that its computer
    /// has not, and names are asked of a name server, who answers nobody.
    #[serde(default)]
    pub reveals: bool,
}

/// How much all programs of a world may use together, unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Resident memory, in bytes.
    pub memory: u64,
    /// Memory that one process may ask for, used or not, in bytes: what it is refused it need not be killed for.
    pub data: u64,
    /// Processes.
    pub processes: usize,
    /// Threads: generous, for a scanner with a thread per port is a legitimate program.
    pub threads: u64,
    /// Length of one file, in bytes.
    pub file_size: u64,
    /// All files of the world, in bytes.
    pub disk: u64,
    /// Open files of one process.
    pub open_files: u64,
    /// What one terminal may print, in bytes.
    pub output: u64,
    /// How long the world may last.
    pub wall: Duration,
    /// CPU time of all programs together: what is left of that which all worlds of a submission may take.
    pub cpu: Duration,
}

const MIB: u64 = 1 << 20;
/// What a thread asks for, unless it says otherwise: as much as the usual limit of a stack.
const STACK: u64 = 8 * MIB;

impl Default for Limits {
    fn default() -> Self {
        Limits {
            memory: 1024 * MIB,
            data: 1024 * MIB,
            processes: 256,
            threads: 8192,
            file_size: 64 * MIB,
            disk: 256 * MIB,
            open_files: 4096,
            output: MIB,
            wall: Duration::from_secs(120),
            cpu: Duration::MAX,
        }
    }
}

impl Limits {
    /// For a scanner, which prints a line for every port, or draws a bar for each of them, takes its time, and may have a
    /// thread for each port with a stack that it hardly uses.
    pub fn for_a_scan(self) -> Limits {
        Limits {
            memory: self.memory.max(2048 * MIB),
            data: self.data.saturating_add(self.threads.saturating_mul(STACK)),
            output: self.output.max(64 * MIB),
            wall: self.wall.max(Duration::from_secs(300)),
            ..self
        }
    }
}

/// One machine of a world's small network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Host {
    /// The examiner's own.
    Far,
    /// Where servers run.
    Lab,
    /// Where a student's client can have a machine of its own.
    Client,
    /// Where one of several users of a chat can have a machine of his own, the first being 0.
    User(u8),
}

/// The machines that users of a chat can have for their own.
const USERS: [&str; 6] = ["user1", "user2", "user3", "user4", "user5", "user6"];
/// The last part of the first one's address.
const FIRST_USER: u8 = 11;

impl Host {
    /// Every host.
    pub fn all() -> impl Iterator<Item = Host> {
        let users = (0..USERS.len()).map(Host::of_user);
        [Host::Far, Host::Lab, Host::Client].into_iter().chain(users)
    }

    /// The machine of this user, the first being 0; further users than there are machines share them.
    pub fn of_user(user: usize) -> Host {
        Host::User((user % USERS.len()) as u8)
    }

    /// Its name in the world's `/etc/hosts`.
    pub fn name(self) -> &'static str {
        match self {
            Host::Far => "far",
            Host::Lab => "lab",
            Host::Client => "client",
            Host::User(user) => USERS[usize::from(user) % USERS.len()],
        }
    }

    /// Its address in an isolated world. No part of it is 0: some students' checks refuse those.
    pub fn address(self) -> Ipv4Addr {
        let last = match self {
            Host::Far => 1,
            Host::Lab => 2,
            Host::Client => 3,
            Host::User(user) => FIRST_USER.saturating_add(user),
        };
        Ipv4Addr::new(192, 168, 77, last)
    }
}

/// How long [`super::World::settle`] goes on with what neither settles nor idles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Patience {
    /// CPU time that the programs may spend without anything happening.
    pub cpu: Duration,
    /// Wall time without anything happening, for programs that get no CPU or wait for something unseen.
    pub wall: Duration,
    /// The longest plain sleep that is waited for.
    pub sleep: Duration,
    /// Who computed until its time was up in an earlier world is waited for only until it is known again.
    pub recognises: bool,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            cpu: Duration::from_secs(3),
            wall: Duration::from_secs(30),
            sleep: Duration::from_secs(10),
            recognises: false,
        }
    }
}

/// Where a user's programs run: a home, and in it a copy of the submission. Paths as the programs see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The home.
    pub home: PathBuf,
    /// The submission's folder.
    pub folder: PathBuf,
}
