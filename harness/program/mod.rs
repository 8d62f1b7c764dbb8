//! One running program: its terminal, what it printed, how it ended.

pub(crate) mod children;
pub(crate) mod launch;
mod terminal;
mod words;

use std::os::fd::BorrowedFd;
use std::rc::Rc;

use crate::transcript::{Exit, Limit};
use crate::world::{sys, tree};
use children::Children;
use terminal::Terminal;

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

impl Signal {
    /// Its number.
    pub fn number(self) -> i32 {
        match self {
            Signal::Interrupt => libc::SIGINT,
            Signal::Terminate => libc::SIGTERM,
            Signal::Kill => libc::SIGKILL,
            Signal::Hangup => libc::SIGHUP,
            Signal::Stop => libc::SIGSTOP,
            Signal::Continue => libc::SIGCONT,
        }
    }
}

/// What the terminal makes of the keys Ctrl-C and Ctrl-D.
const CTRL_C: &[u8] = b"\x03";
const CTRL_D: &[u8] = b"\x04";
/// How much is read from a terminal at once.
const CHUNK: usize = 1 << 16;
/// From so much on, what was printed is passed on before more is read.
const AT_ONCE: usize = 64 * 1024;

/// A launched program on a terminal of its own: 24 by 80, no echo, output as printed.
pub struct Program {
    pid: u32,
    terminal: Terminal,
    children: Rc<Children>,
    /// Typed and not yet taken by the terminal.
    typed: Vec<u8>,
    /// What it may still print, in bytes.
    room: u64,
}

impl Program {
    pub(crate) fn new(pid: u32, terminal: Terminal, children: Rc<Children>, room: u64) -> Program {
        Program {
            pid,
            terminal,
            children,
            typed: Vec::new(),
            room,
        }
    }

    /// The number of its first process, as the worker sees it.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The examiner's side of its terminal, to be polled for input. A poll makes the kernel deliver first: when it says
    /// that there is nothing, nothing printed before is still on its way.
    pub fn terminal(&self) -> BorrowedFd<'_> {
        self.terminal.screen()
    }

    /// What was printed since last asked. Complete: everything printed before the call is in it, unless it is very much, and
    /// then there is more to be asked for, or more than the world's limit, which this notes.
    pub fn read(&mut self) -> Vec<u8> {
        let mut printed = Vec::new();
        let mut chunk = [0; CHUNK];
        while self.room > 0 && printed.len() < AT_ONCE {
            let count = self.terminal.read(&mut chunk);
            if count == 0 {
                break;
            }
            printed.extend_from_slice(&chunk[..count]);
            self.room = self.room.saturating_sub(count as u64);
            if self.room == 0 {
                self.children.exceed(Limit::Output);
            }
        }
        printed
    }

    /// So much of what was printed shall not count against the world's limit.
    pub fn forgive(&mut self, bytes: usize) {
        self.room = self.room.saturating_add(bytes as u64);
    }

    /// Types a line and Enter.
    pub fn type_line(&mut self, line: &str) {
        self.type_bytes(line.as_bytes());
        self.type_bytes(b"\n");
    }

    /// Types bytes. What the terminal does not take at once goes with later calls of [`Program::deliver`]. A line longer
    /// than 4,095 bytes is cut by the terminal, as a person's would be.
    pub fn type_bytes(&mut self, bytes: &[u8]) {
        self.typed.extend_from_slice(bytes);
        self.deliver();
    }

    /// Types the end of input (Ctrl-D).
    pub fn type_end(&mut self) {
        self.type_bytes(CTRL_D);
    }

    /// Types Ctrl-C.
    pub fn interrupt(&mut self) {
        self.type_bytes(CTRL_C);
    }

    /// Goes on delivering what was typed; true when anything moved.
    pub fn deliver(&mut self) -> bool {
        let count = if self.typed.is_empty() {
            0
        } else {
            self.terminal.write(&self.typed)
        };
        self.typed.drain(..count);
        self.terminal.deliver();
        count > 0
    }

    /// True while something typed has not been taken by the terminal: it is full and the program does not read.
    pub fn undelivered(&self) -> bool {
        !self.typed.is_empty()
    }

    /// Bytes typed, delivered and not read by the program.
    pub fn unread(&self) -> usize {
        self.terminal.unread()
    }

    /// Sends a signal to its first process.
    pub fn signal(&mut self, signal: Signal) {
        // Until it is reaped its number cannot be another's.
        if self.exited().is_none() {
            sys::kill(self.pid, signal.number());
        }
    }

    /// How its first process ended, when it has.
    pub fn exited(&mut self) -> Option<Exit> {
        self.children.ended(self.pid)
    }

    /// Kills it and its descendants, and waits until they are dead.
    pub fn kill(&mut self) {
        tree::kill(&tree::of_program(self.pid), &self.children);
    }
}
