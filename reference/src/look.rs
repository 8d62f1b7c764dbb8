//! What the kernel shows of this process in `/proc`: in which calls its threads sleep, in which states its TCP sockets
//! are. The demonstrations look there, where else they would have to be believed. Linux only.

mod sockets;
mod threads;

use std::io::{self, ErrorKind};
use std::thread;
use std::time::{Duration, Instant};

pub use sockets::{TcpSocket, tcp_socket, tcp_sockets};
pub use threads::{ThreadId, asleep_in, count_threads, spawn, this_thread};

use crate::words;

/// What is looked for takes a millisecond; this much is for a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause between two looks, to leave the processor to what is looked at.
const PAUSE: Duration = Duration::from_millis(1);

/// Looks again and again until there is something to see.
pub fn until<T>(mut look: impl FnMut() -> io::Result<Option<T>>) -> io::Result<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look()? {
            return Ok(seen);
        }
        if Instant::now() > deadline {
            return Err(ErrorKind::TimedOut.into());
        }
        thread::sleep(PAUSE);
    }
}

/// What a call on a socket came back with: a number of bytes, or an error.
pub fn outcome(result: Result<usize, impl Into<io::Error>>) -> String {
    match result {
        Ok(length) => words!("bytes: {length}", "байт: {length}"),
        Err(error) => refusal(Err::<(), _>(error)),
    }
}

/// What a call that should succeed or fail as a whole came back with.
pub fn refusal<T>(result: Result<T, impl Into<io::Error>>) -> String {
    match result {
        Ok(_) => words!("success", "успех"),
        Err(error) => {
            let error = error.into();
            words!("error: {error}", "ошибка: {error}")
        }
    }
}
