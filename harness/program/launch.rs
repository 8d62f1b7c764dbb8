//! Starting a program: into the world's walls, onto a terminal of its own, without privileges, within limits.

use std::ffi::CString;
use std::io::{self, Read, Write};
use std::os::fd::{AsRawFd, BorrowedFd};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;

use super::children::Children;
use super::terminal::Terminal;
use super::{Program, words};
use crate::world::error::{At, LaunchError};
use crate::world::files::USER;
use crate::world::sys::{self, check};
use crate::world::{Host, Limits};

/// Where system programs are found.
pub const SYSTEM_PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// The kernel has no more capabilities than this (capabilities(7): 41 in Linux 6).
const CAPABILITIES: libc::c_ulong = 64;

/// Where a program is to stand.
pub struct Place<'a> {
    /// The namespaces, if there are any: the host's network and the world's mounts.
    pub walls: Option<(BorrowedFd<'a>, BorrowedFd<'a>)>,
    /// The host, for its name.
    pub host: Host,
    /// The world's root, as the worker reaches it.
    pub root: &'a Path,
    /// The submission's folder, as programs see it.
    pub folder: &'a Path,
    /// The student's home, as programs see it.
    pub home: &'a Path,
    /// The user to become, when it is not the worker's own.
    pub drop_to: Option<u32>,
    /// How much it may use.
    pub limits: &'a Limits,
    /// Interpreters' directories to be searched after the system's.
    pub more_path: &'a [PathBuf],
    /// A directory to be searched before the system's.
    pub first_path: Option<&'a Path>,
}

/// Starts `command` there.
pub fn launch(place: &Place<'_>, command: &str, children: &Rc<Children>) -> Result<Program, LaunchError> {
    let words = words::split(command)
        .ok_or_else(|| LaunchError::Command(command.to_owned()))?
        .words;
    let (program, arguments) = words.split_first().expect("a split command has a first word");
    let terminal = Terminal::open(place.walls.is_some().then_some(place.root)).at_launch("open a terminal")?;
    // Which step before the exec failed is told by a pipe; the exec itself is told by the standard library.
    let (mut failures, tell) = io::pipe().at_launch("make a pipe")?;
    let mut prepared = Command::new(program);
    prepared.args(arguments).env_clear().envs(environment(place));
    prepared
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let steps = Steps::new(place, &terminal).at_launch("prepare a program")?;
    // SAFETY: the closure runs in the forked child of a single-threaded process; it makes system calls with
    // arguments prepared above and allocates nothing that another thread could have locked.
    unsafe {
        prepared.pre_exec(move || {
            steps.take().map_err(|(step, error)| {
                let _ = (&tell).write_all(step.as_bytes());
                error
            })
        });
    }
    let spawned = prepared.spawn();
    drop(prepared);
    let child = spawned.map_err(|source| {
        let mut step = String::new();
        let _ = failures.read_to_string(&mut step);
        let program = program.clone();
        match source.kind() {
            _ if !step.is_empty() => LaunchError::World { step, source },
            io::ErrorKind::NotFound => LaunchError::NotFound { program },
            _ => LaunchError::CannotRun { program, source },
        }
    })?;
    Ok(Program::new(
        child.id(),
        terminal,
        Rc::clone(children),
        place.limits.output,
    ))
}

/// All that a program inherits: nothing of the examiner's own environment.
fn environment(place: &Place<'_>) -> Vec<(&'static str, std::ffi::OsString)> {
    let mut path = std::ffi::OsString::new();
    if let Some(first) = place.first_path {
        path.push(first);
        path.push(":");
    }
    path.push(SYSTEM_PATH);
    for more in place.more_path {
        path.push(":");
        path.push(more);
    }
    vec![
        ("PATH", path),
        ("HOME", place.home.into()),
        ("USER", USER.into()),
        ("LOGNAME", USER.into()),
        ("LANG", "C.UTF-8".into()),
        ("TERM", "xterm".into()),
    ]
}

/// What a forked child does before it becomes the program; everything it needs is made before the fork.
struct Steps {
    walls: Option<(i32, i32)>,
    host: Option<Host>,
    terminal: CString,
    folder: CString,
    drop_to: Option<u32>,
    limits: Vec<(libc::__rlimit_resource_t, u64)>,
    worker: u32,
}

impl Steps {
    fn new(place: &Place<'_>, terminal: &Terminal) -> io::Result<Steps> {
        let c_string = |text: &[u8]| CString::new(text).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL));
        let limits = place.limits;
        Ok(Steps {
            walls: place.walls.map(|(net, mounts)| (net.as_raw_fd(), mounts.as_raw_fd())),
            host: (place.host != Host::Lab).then_some(place.host),
            terminal: c_string(terminal.name().as_bytes())?,
            folder: c_string(place.folder.as_os_str().as_encoded_bytes())?,
            drop_to: place.drop_to,
            limits: vec![
                (libc::RLIMIT_CORE, 0),
                (libc::RLIMIT_DATA, limits.data),
                (libc::RLIMIT_FSIZE, limits.file_size),
                (libc::RLIMIT_NOFILE, limits.open_files),
                (libc::RLIMIT_NPROC, limits.threads),
            ],
            worker: std::process::id(),
        })
    }

    fn take(&self) -> Result<(), (&'static str, io::Error)> {
        let at = |step| move |error| (step, error);
        // SAFETY (all blocks): system calls with numbers and with strings that `self` keeps alive.
        unsafe { check(i64::from(libc::setsid())) }.map_err(at("begin a session"))?;
        // What the examiner's own caller ignores (a background job: Ctrl-C) is not to be inherited.
        for signal in 1..=libc::SIGSYS {
            unsafe { libc::signal(signal, libc::SIG_DFL) };
        }
        if let Some((net, mounts)) = self.walls {
            unsafe {
                check(i64::from(libc::setns(net, libc::CLONE_NEWNET))).map_err(at("enter the host"))?;
                if let Some(host) = self.host {
                    sys::unshare(libc::CLONE_NEWUTS).map_err(at("have a host name"))?;
                    sys::set_host_name(host.name()).map_err(at("have a host name"))?;
                }
                check(i64::from(libc::setns(mounts, libc::CLONE_NEWNS))).map_err(at("enter the file system"))?;
            }
        }
        unsafe {
            // The first terminal that a session leader opens becomes its controlling terminal.
            let terminal = check(i64::from(libc::open(self.terminal.as_ptr(), libc::O_RDWR)))
                .map_err(at("open the terminal"))? as i32;
            check(i64::from(libc::ioctl(terminal, libc::TIOCSCTTY, 0))).map_err(at("own the terminal"))?;
            for standard in 0..=2 {
                check(i64::from(libc::dup2(terminal, standard))).map_err(at("use the terminal"))?;
            }
            if terminal > 2 {
                libc::close(terminal);
            }
            check(i64::from(libc::chdir(self.folder.as_ptr()))).map_err(at("go to the folder"))?;
            libc::umask(0o022);
        }
        for &(resource, value) in &self.limits {
            sys::limit(resource, value).map_err(at("set a limit"))?;
        }
        self.give_up_privileges().map_err(at("give up privileges"))?;
        // After the change of user, which clears it.
        sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong).map_err(at("be tied to the worker"))?;
        // SAFETY: getppid passes nothing. A worker in another process namespace shows as 0.
        let parent = unsafe { libc::getppid() } as u32;
        if self.walls.is_none() && parent != self.worker {
            return Err(("be tied to the worker", io::Error::from_raw_os_error(libc::ESRCH)));
        }
        Ok(())
    }

    fn give_up_privileges(&self) -> io::Result<()> {
        if self.walls.is_some() {
            for capability in 0..CAPABILITIES {
                // One that this kernel does not know is no loss.
                let _ = sys::prctl(libc::PR_CAPBSET_DROP, capability);
            }
        }
        if let Some(user) = self.drop_to {
            sys::become_user(user)?;
        }
        sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1)
    }
}
