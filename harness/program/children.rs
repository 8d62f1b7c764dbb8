//! The worker's children: which there are, how they ended, and the limit they ran into.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::transcript::{Exit, Limit};
use crate::world::sys;

/// Shared by the world and its programs: only one place may reap.
#[derive(Default)]
pub struct Children {
    ended: RefCell<BTreeMap<u32, Exit>>,
    exceeded: Cell<Option<Limit>>,
}

impl Children {
    /// Reaps whatever has ended.
    pub fn reap(&self) {
        while let Some(reaped) = sys::reap(false) {
            self.note(&reaped);
        }
    }

    /// Reaps until no child is left.
    pub fn reap_all(&self) {
        while let Some(reaped) = sys::reap(true) {
            self.note(&reaped);
        }
    }

    /// How a child ended, when it has.
    pub fn ended(&self, pid: u32) -> Option<Exit> {
        self.reap();
        self.ended.borrow().get(&pid).copied()
    }

    /// Notes a limit that was passed; the first one counts.
    pub fn exceed(&self, limit: Limit) {
        if self.exceeded.get().is_none() {
            self.exceeded.set(Some(limit));
        }
    }

    /// The limit that was passed.
    pub fn exceeded(&self) -> Option<Limit> {
        self.exceeded.get()
    }

    fn note(&self, reaped: &sys::Reaped) {
        let exit = if libc::WIFSIGNALED(reaped.status) {
            Exit::Signal(libc::WTERMSIG(reaped.status))
        } else {
            Exit::Code(libc::WEXITSTATUS(reaped.status))
        };
        self.ended.borrow_mut().insert(reaped.pid, exit);
    }
}
