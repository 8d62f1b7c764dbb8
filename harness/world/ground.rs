//! The ground a world stands on: namespaces and a file system where the machine allows them, a folder and turns where not.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::aliases::aliases;
use super::error::{At, WorldError};
use super::files;
use super::network::Network;
use super::plan::{Host, Limits, Plan};
use super::sys;
use crate::report::Isolation;

/// Users for worlds that real root makes: far above people's and distributions' own.
const FIRST_USER: u32 = 61_000;
/// How many worlds may run side by side before users are shared.
const USERS: u32 = 4_000;

/// Where programs stand.
pub struct Ground {
    /// What the worker reaches the world's root by; `/` without isolation.
    pub root: PathBuf,
    /// The submission's folder, as the programs see it.
    pub folder: PathBuf,
    /// The student's home, as the programs see it.
    pub home: PathBuf,
    /// What isolated worlds have besides.
    pub walls: Option<Walls>,
    /// The user that programs run as, when it is not the worker's own.
    pub drop_to: Option<u32>,
    /// Removed at the end.
    _scratch: Option<tempfile::TempDir>,
    /// Held until the end.
    _turn: Option<File>,
}

/// The namespaces of an isolated world.
pub struct Walls {
    /// The hosts.
    pub network: Network,
    /// The first process of the process namespace.
    pub init: u32,
    /// Where the programs' file system is.
    pub mounts: OwnedFd,
}

impl Ground {
    /// Makes it. The calling process must be single-threaded and becomes part of it.
    pub fn make(plan: &Plan) -> Result<Ground, WorldError> {
        match plan.isolation {
            Isolation::Full => walled(plan, true),
            Isolation::Root => walled(plan, false),
            Isolation::None => open_ground(plan),
        }
    }

    /// The file systems whose size is limited, as the worker reaches them.
    pub fn disks(&self) -> Vec<PathBuf> {
        let trees = self.trees().into_iter().filter(|_| self.walls.is_some());
        trees.map(|(outside, _)| outside).collect()
    }

    /// What programs may write to: as the worker reaches it, and as they see it.
    pub fn trees(&self) -> Vec<(PathBuf, PathBuf)> {
        let mut trees = vec![self.home.clone()];
        trees.extend(self.walls.as_ref().map(|_| PathBuf::from("/tmp")));
        trees
            .into_iter()
            .map(|inside| (self.outside(&inside), inside))
            .collect()
    }

    /// A path of the world as the worker reaches it.
    pub fn outside(&self, inside: &Path) -> PathBuf {
        self.root.join(inside.strip_prefix("/").unwrap_or(inside))
    }
}

fn user_of(plan: &Plan) -> u32 {
    FIRST_USER + plan.slot % USERS
}

fn is_root() -> bool {
    sys::user_and_group().0 == 0
}

fn walled(plan: &Plan, user_namespace: bool) -> Result<Ground, WorldError> {
    let mut extras: Vec<_> = plan
        .extra_read_only
        .iter()
        .map(|path| (path.clone(), path.clone()))
        .collect();
    if is_root() && user_namespace {
        if !extras.is_empty() {
            sys::unshare(libc::CLONE_NEWNS).at("leave the mounts, as root")?;
            make_private()?;
            extras = files::stage_extras(plan)?;
        }
        sys::become_user(user_of(plan)).at("become an ordinary user")?;
    }
    let (user, group) = sys::user_and_group();
    let apart = libc::CLONE_NEWNET | libc::CLONE_NEWPID | libc::CLONE_NEWNS | libc::CLONE_NEWIPC | libc::CLONE_NEWUTS;
    if user_namespace {
        sys::unshare(libc::CLONE_NEWUSER | apart).at("leave the machine's namespaces")?;
        map(user, group).at("map the user")?;
    } else {
        sys::unshare(apart).at("leave the machine's namespaces")?;
    }
    make_private()?;
    sys::set_host_name(Host::Lab.name()).at("name the host")?;
    let network = Network::open(&aliases(&plan.server_at)).at("make the network")?;
    if plan.reveals {
        network.bind_anywhere(Host::Lab).at("let servers take any address")?;
    }
    let drop_to = (!user_namespace).then(|| user_of(plan));
    let owner = drop_to.map_or((user, group), |user| (user, user));
    let root = files::build(plan, owner, &extras)?;
    let init = start_init(&root)?;
    let mounts = File::open(format!("/proc/{init}/ns/mnt")).at("find the world's mounts")?;
    Ok(Ground {
        root,
        folder: files::FOLDER.into(),
        home: files::HOME.into(),
        walls: Some(Walls {
            network,
            init,
            mounts: mounts.into(),
        }),
        drop_to,
        _scratch: None,
        _turn: None,
    })
}

/// Nothing mounted from now on reaches the machine, and nothing mounted there comes here.
fn make_private() -> Result<(), WorldError> {
    sys::mount(
        Path::new("none"),
        Path::new("/"),
        "",
        libc::MS_REC | libc::MS_PRIVATE,
        "",
    )
    .at("keep mounts apart")
}

/// The one user and group of the new user namespace is the one it was outside (user_namespaces(7)).
fn map(user: u32, group: u32) -> std::io::Result<()> {
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
    fs::write("/proc/self/gid_map", format!("{group} {group} 1"))
}

/// Starts the first process of the new process namespace, which moves into the root, adopts orphans, and with whose end
/// everything in the world ends.
fn start_init(root: &Path) -> Result<u32, WorldError> {
    let (mut ready, tell) = std::io::pipe().at("make a pipe")?;
    let pid = sys::fork().at("start the first process")?;
    if pid == 0 {
        drop(ready);
        let moved = sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
            .and_then(|()| sys::unshare(libc::CLONE_NEWNS))
            .and_then(|()| files::move_in(root));
        let errno = moved.err().map_or(0, |error| error.raw_os_error().unwrap_or(libc::EIO));
        let _ = { tell }.write_all(&errno.to_ne_bytes());
        adopt_orphans(errno);
    }
    drop(tell);
    let mut errno = [0; 4];
    ready.read_exact(&mut errno).at("hear from the first process")?;
    match i32::from_ne_bytes(errno) {
        0 => Ok(pid as u32),
        errno => Err(std::io::Error::from_raw_os_error(errno)).at("move into the root"),
    }
}

/// The life of the first process: it reaps, so that what its orphans used is counted, and does nothing else.
fn adopt_orphans(errno: i32) -> ! {
    if errno != 0 {
        sys::end(1);
    }
    sys::close_descriptors();
    loop {
        while sys::reap(false).is_some() {}
        sys::await_child();
    }
}

fn open_ground(plan: &Plan) -> Result<Ground, WorldError> {
    let turn = File::create(std::env::temp_dir().join("sokrat.turn"))
        .or_else(|_| File::open(std::env::temp_dir().join("sokrat.turn")))
        .at("find the turns' file")?;
    turn.lock().at("wait for a turn")?;
    if is_root() {
        sys::become_user(user_of(plan)).at("become an ordinary user")?;
    }
    sys::prctl(libc::PR_SET_CHILD_SUBREAPER, 1).at("adopt orphans")?;
    let scratch = tempfile::Builder::new()
        .prefix("sokrat-")
        .tempdir()
        .at("make a folder")?;
    let home = fs::canonicalize(scratch.path()).at("find the folder")?;
    let folder = home.join("lab");
    files::copy_tree(&plan.folder, &folder, sys::user_and_group(), &files::Programs::Copied)
        .at("copy the submission")?;
    Ok(Ground {
        root: "/".into(),
        folder,
        home,
        walls: None,
        drop_to: None,
        _scratch: Some(scratch),
        _turn: Some(turn),
    })
}

impl Walls {
    /// The network of a host.
    pub fn namespace(&self, host: Host) -> std::io::Result<Rc<OwnedFd>> {
        self.network.namespace(host)
    }

    /// The file system of the programs.
    pub fn mounts(&self) -> BorrowedFd<'_> {
        self.mounts.as_fd()
    }
}

/// Tries in a child process whether a world of this kind can be made here. The calling process must be single-threaded.
pub fn try_out(isolation: Isolation) -> Result<(), WorldError> {
    let empty = tempfile::tempdir().at("make a folder")?;
    fs::set_permissions(empty.path(), fs::Permissions::from_mode(0o755)).at("open a folder")?;
    let (mut answer, tell) = std::io::pipe().at("make a pipe")?;
    let child = sys::fork().at("start a process")?;
    if child == 0 {
        drop(answer);
        let plan = Plan {
            folder: empty.path().to_owned(),
            isolation,
            limits: Limits::default(),
            slot: std::process::id(),
            extra_read_only: Vec::new(),
            programs_first: None,
            server_at: Vec::new(),
            reveals: false,
        };
        let text = match Ground::make(&plan) {
            Ok(_) => String::new(),
            Err(error) => format!("{} {}", error.source.raw_os_error().unwrap_or(libc::EIO), error.step),
        };
        let _ = { tell }.write_all(text.as_bytes());
        // The first process of the world dies with this one.
        sys::end(0);
    }
    drop(tell);
    let mut text = String::new();
    let read = answer.read_to_string(&mut text);
    sys::reap_one(child as u32);
    read.at("hear from a process")?;
    match text.split_once(' ') {
        None => Ok(()),
        Some((errno, step)) => Err(std::io::Error::from_raw_os_error(errno.parse().unwrap_or(libc::EIO))).at(step),
    }
}
