//! Threads as the kernel shows them: `/proc/self/task/TID/status` and `syscall`.

use std::fmt;
use std::io::{self, ErrorKind};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::{fs, process};

use libc::c_long;

/// The kernel's number for a thread; a process has the number of its first thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadId(u32);

impl ThreadId {
    /// The first thread of this process, the one that runs `main`.
    pub fn main() -> ThreadId {
        ThreadId(process::id())
    }
}

impl fmt::Display for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// System calls by their names. Their numbers differ between processors.
const CALLS: [(c_long, &str); 8] = [
    (libc::SYS_accept4, "accept4"),
    (libc::SYS_clock_nanosleep, "clock_nanosleep"),
    (libc::SYS_connect, "connect"),
    (libc::SYS_futex, "futex"),
    (libc::SYS_read, "read"),
    (libc::SYS_recvfrom, "recvfrom"),
    (libc::SYS_sendto, "sendto"),
    (libc::SYS_write, "write"),
];

/// The thread that asks.
pub fn this_thread() -> io::Result<ThreadId> {
    let path = fs::read_link("/proc/thread-self")?;
    let name = path.file_name().and_then(|name| name.to_str());
    name.and_then(|number| number.parse().ok())
        .map(ThreadId)
        .ok_or_else(|| ErrorKind::InvalidData.into())
}

/// How many threads this process has.
pub fn count_threads() -> io::Result<usize> {
    Ok(fs::read_dir("/proc/self/task")?.count())
}

/// Starts a thread and tells which one.
pub fn spawn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<(ThreadId, JoinHandle<T>)> {
    let (telling, told) = mpsc::channel();
    let thread = thread::Builder::new().spawn(move || {
        let _ = telling.send(this_thread());
        work()
    })?;
    let id = told.recv().map_err(|_| io::Error::from(ErrorKind::BrokenPipe))??;
    Ok((id, thread))
}

/// Waits until a thread of this process is asleep, and returns the name of the call it sleeps in.
/// Two looks must find the same: a thread that was awake between them has switched once more.
pub fn asleep_in(thread: ThreadId) -> io::Result<String> {
    let mut before = None;
    super::until(|| {
        let now = sleep_of(thread)?;
        let twice = now.is_some() && now == before;
        before = now;
        Ok(before.as_ref().filter(|_| twice).map(|sleep| name_of(sleep.call)))
    })
}

#[derive(Clone, PartialEq)]
struct Sleep {
    call: c_long,
    switches: String,
}

/// `None` for a thread that runs, or would if a processor were free.
fn sleep_of(thread: ThreadId) -> io::Result<Option<Sleep>> {
    let status = fs::read_to_string(format!("/proc/self/task/{thread}/status"))?;
    let call = fs::read_to_string(format!("/proc/self/task/{thread}/syscall"))?;
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let asleep = field("State:").is_some_and(|state| state.starts_with('S'));
    // "45 0x3 …": the number of the call and its arguments; the word "running" for a thread that is awake.
    let call = call.split(' ').next().and_then(|number| number.parse().ok());
    Ok(call.filter(|_| asleep).map(|call| Sleep {
        call,
        switches: field("voluntary_ctxt_switches:").unwrap_or_default().to_string(),
    }))
}

fn name_of(call: c_long) -> String {
    let known = CALLS.iter().find(|(number, _)| *number == call);
    known.map_or_else(|| format!("system call {call}"), |(_, name)| name.to_string())
}
