//! A process and its children: made, ended, waited for.

use std::io;

use super::check;

/// Forks; zero in the child. Only a single-threaded process may go on in the child as if nothing had happened.
pub fn fork() -> io::Result<i32> {
    // SAFETY: the worker is single-threaded, so no lock is held by a thread that the child lacks.
    check(i64::from(unsafe { libc::fork() })).map(|pid| pid as i32)
}

/// Ends the calling process at once, without running anything that was meant for its parent's end.
pub fn end(status: i32) -> ! {
    // SAFETY: _exit does not return and touches no memory.
    unsafe { libc::_exit(status) }
}

/// Sends a signal to a process; one that is gone is no error.
pub fn kill(pid: u32, signal: libc::c_int) {
    if let Ok(pid @ 1..) = libc::pid_t::try_from(pid) {
        // SAFETY: no memory is passed; `pid` is positive, so it names one process.
        unsafe { libc::kill(pid, signal) };
    }
}

/// What wait(2) says of one child.
pub struct Reaped {
    /// The child.
    pub pid: u32,
    /// Its raw status.
    pub status: i32,
}

/// Reaps one child, if one has ended; with `wait`, waits for one. `None` when there is nothing to reap.
pub fn reap(wait: bool) -> Option<Reaped> {
    let mut status = 0;
    loop {
        // SAFETY: `status` lives until the call returns.
        let pid = unsafe { libc::waitpid(-1, &raw mut status, if wait { 0 } else { libc::WNOHANG }) };
        match pid {
            1.. => {
                return Some(Reaped {
                    pid: pid as u32,
                    status,
                });
            }
            -1 if io::Error::last_os_error().kind() == io::ErrorKind::Interrupted => {}
            _ => return None,
        }
    }
}

/// Sleeps until a child has ended. A child that ended since the last reaping is not missed: the signal is kept for this wait.
pub fn await_child() {
    // SAFETY: the set is initialised by sigemptyset and lives until the calls return.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        // Blocked from the first wait on: a pending signal then ends the next wait at once.
        libc::sigprocmask(libc::SIG_BLOCK, &raw const set, std::ptr::null_mut());
        libc::sigwaitinfo(&raw const set, std::ptr::null_mut());
    }
}

/// Waits for one child.
pub fn reap_one(pid: u32) {
    // SAFETY: no status is asked for.
    while unsafe { libc::waitpid(pid as libc::pid_t, std::ptr::null_mut(), 0) } == -1
        && io::Error::last_os_error().kind() == io::ErrorKind::Interrupted
    {}
}
