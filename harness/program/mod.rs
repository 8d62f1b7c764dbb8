//! One running program: its terminal, what it printed, how it ended.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use crate::transcript::Exit;

/// The signals that an examiner sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// What Ctrl-C sends.
    Interrupt,
    /// A request to end.
    Terminate,
    /// The end.
    Kill,
    /// The terminal is gone.
    Hangup,
    /// Stop.
    Stop,
    /// Go on.
    Continue,
}

/// A launched program on a terminal of its own: 24 by 80, no echo, output as printed.
pub struct Program {
    terminal: OwnedFd,
}

impl Program {
    /// The number of its first process, as the worker sees it.
    pub fn pid(&self) -> u32 {
        0
    }

    /// The examiner's side of its terminal, to be polled for input.
    pub fn terminal(&self) -> BorrowedFd<'_> {
        self.terminal.as_fd()
    }

    /// What was printed since last asked. Complete: everything printed before the call is in it.
    pub fn read(&mut self) -> Vec<u8> {
        Vec::new()
    }

    /// Types a line and Enter.
    pub fn type_line(&mut self, line: &str) {
        self.type_bytes(line.as_bytes());
        self.type_bytes(b"\n");
    }

    /// Types bytes; they are delivered as far as the terminal takes them, the rest with later calls of [`Program::deliver`].
    pub fn type_bytes(&mut self, bytes: &[u8]) {
        let _ = bytes;
    }

    /// Types the end of input (Ctrl-D).
    pub fn type_end(&mut self) {}

    /// Types Ctrl-C.
    pub fn interrupt(&mut self) {}

    /// Goes on delivering what was typed; true when anything moved.
    pub fn deliver(&mut self) -> bool {
        false
    }

    /// True while something typed has not reached the program's side of the terminal.
    pub fn undelivered(&self) -> bool {
        false
    }

    /// Bytes typed, delivered and not read by the program.
    pub fn unread(&self) -> usize {
        0
    }

    /// Sends a signal to its first process.
    pub fn signal(&mut self, signal: Signal) {
        let _ = signal;
    }

    /// How its first process ended, when it has.
    pub fn exited(&mut self) -> Option<Exit> {
        None
    }

    /// Kills it and every descendant, and waits until they are dead.
    pub fn kill(&mut self) {}
}
