//! What this machine allows: which kind of world is possible here, what stands in the way of a better one, and what
//! can be looked at.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

use crate::program::launch::SYSTEM_PATH;
use crate::report::Isolation;
use crate::world;

/// Everything found about the machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// The best isolation that is possible.
    pub isolation: Isolation,
    /// Why a better one is not.
    pub obstacles: Vec<Obstacle>,
    /// Can it be seen what a program waits for? If not, rest is a guess.
    pub sees_waits: bool,
    /// Can a program's sockets be asked? If not, ports and connections stay unseen.
    pub sees_sockets: bool,
    /// Interpreters and compilers, and where an ordinary user finds each on the system's path.
    pub tools: Vec<(String, Option<PathBuf>)>,
}

/// Why a kind of isolation is not possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// The kind.
    pub isolation: Isolation,
    /// What was being done.
    pub step: String,
    /// What the system said.
    pub error: String,
    /// What is probably behind it.
    pub cause: Cause,
}

/// What keeps a machine from making worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// `kernel.apparmor_restrict_unprivileged_userns` is 1 (Ubuntu 24.04 and later).
    AppArmor,
    /// `user.max_user_namespaces` is 0.
    NoUserNamespaces,
    /// `kernel.unprivileged_userns_clone` is 0 (Debian's and others' own setting).
    OnlyRoot,
    /// A container's system call filter.
    Container,
    /// The kernel lacks something (bridges, veth, mount_setattr).
    Kernel,
    /// Something else.
    Unknown,
}

/// What is looked for: what submissions are mostly written in.
const TOOLS: [&str; 5] = ["python3", "node", "java", "gcc", "g++"];

/// The best isolation that this machine allows, tried in child processes.
pub fn probe() -> Isolation {
    first_possible().0
}

/// Looks at everything.
pub fn survey() -> Survey {
    let (isolation, obstacles) = first_possible();
    let (sees_waits, sees_sockets) = world::try_sight();
    let tools = TOOLS
        .iter()
        .map(|&tool| (tool.to_owned(), on_system_path(tool)))
        .collect();
    Survey {
        isolation,
        obstacles,
        sees_waits,
        sees_sockets,
        tools,
    }
}

/// Trees to be shown in worlds besides the system's: that of the interpreter which the examiner's own path leads to, when
/// the system's directories have none of that name.
pub fn interpreters_elsewhere() -> Vec<PathBuf> {
    /// Each is asked itself, for what a path leads to may be a version manager's script.
    const INTERPRETERS: [(&str, [&str; 2]); 2] = [
        ("python3", ["-c", "import sys; print(sys.base_prefix)"]),
        ("node", ["-p", "require('path').resolve(process.execPath, '../..')"]),
    ];
    let missing = INTERPRETERS.iter().filter(|(name, _)| on_system_path(name).is_none());
    let mut trees: Vec<PathBuf> = missing
        .filter_map(|(name, question)| {
            let answer = Command::new(name).args(question).stdin(Stdio::null()).output().ok()?;
            let tree = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim_end());
            (tree.is_absolute() && tree.parent().is_some() && tree.is_dir()).then_some(tree)
        })
        .collect();
    trees.dedup();
    trees
}

fn first_possible() -> (Isolation, Vec<Obstacle>) {
    let root = rustix::process::geteuid().is_root();
    let mut obstacles = Vec::new();
    for isolation in [Isolation::Full, Isolation::Root] {
        if isolation == Isolation::Root && !root {
            continue;
        }
        match world::try_out(isolation) {
            Ok(()) => return (isolation, obstacles),
            Err(error) => obstacles.push(Obstacle {
                isolation,
                cause: cause(&error.source),
                step: error.step,
                error: error.source.to_string(),
            }),
        }
    }
    (Isolation::None, obstacles)
}

fn cause(error: &std::io::Error) -> Cause {
    let setting = |name: &str| {
        let text = std::fs::read_to_string(Path::new("/proc/sys").join(name)).ok()?;
        text.trim().parse::<u64>().ok()
    };
    if setting("user/max_user_namespaces") == Some(0) {
        return Cause::NoUserNamespaces;
    }
    match error.raw_os_error() {
        Some(libc::EPERM | libc::EACCES) if setting("kernel/apparmor_restrict_unprivileged_userns") == Some(1) => {
            Cause::AppArmor
        }
        Some(libc::EPERM) if setting("kernel/unprivileged_userns_clone") == Some(0) => Cause::OnlyRoot,
        Some(libc::EPERM | libc::EACCES) => Cause::Container,
        Some(libc::ENOSYS | libc::EOPNOTSUPP | libc::ENODEV) => Cause::Kernel,
        _ => Cause::Unknown,
    }
}

fn on_system_path(name: &str) -> Option<PathBuf> {
    SYSTEM_PATH
        .split(':')
        .map(|folder| Path::new(folder).join(name))
        .find(|file| runs(file))
}

/// True when anybody may execute it.
fn runs(file: &Path) -> bool {
    const ANYBODY_EXECUTES: u32 = 0o001;
    file.metadata()
        .is_ok_and(|file| file.is_file() && file.permissions().mode() & ANYBODY_EXECUTES != 0)
}
