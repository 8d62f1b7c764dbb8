//! Threads that compute for ever: a loop around a `recv` that returns nothing, a flag that is looked at without a pause.
//! Once such a thread was waited for in vain, it is not waited for again; what the others do still is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use super::thread::Thread;

/// From when on it is watched who computes: a start of an interpreter takes less.
const WATCHED_FROM: Duration = Duration::from_millis(100);
/// Who computed for so long, of the time in which nothing happened, will go on. Threads of one interpreter share its time.
const LONG: Duration = Duration::from_millis(20);
/// CPU time that the rest of a world gets to take its turn beside those that compute, and how much more for each of them.
const TURN: Duration = Duration::from_millis(100);
const TURN_FOR_EACH: Duration = Duration::from_millis(20);

/// Who computes in a world.
#[derive(Default)]
pub struct Spinners {
    known: BTreeSet<u32>,
    /// CPU time of each thread when the watch began.
    watched: Option<BTreeMap<u32, Duration>>,
}

impl Spinners {
    /// Something happened: who computes may have had a reason.
    pub fn forget(&mut self) {
        self.watched = None;
    }

    /// Is it time to begin the watch, when so much CPU time was spent since something last happened?
    pub fn is_due(&self, spent: Duration) -> bool {
        self.watched.is_none() && spent > WATCHED_FROM
    }

    /// Begins the watch.
    pub fn watch(&mut self, threads: &[Thread]) {
        self.watched = Some(threads.iter().map(|thread| (thread.thread, computed(thread))).collect());
    }

    /// The time is up: whoever has computed all the while is known from now on.
    pub fn convict(&mut self, threads: &[Thread]) {
        let Some(watched) = self.watched.take() else { return };
        let computes = |thread: &&Thread| {
            let before = watched.get(&thread.thread).copied();
            before.is_some_and(|before| computed(thread).saturating_sub(before) > LONG)
        };
        self.known
            .extend(threads.iter().filter(computes).map(|thread| thread.thread));
    }

    /// Is this one known to compute for ever?
    pub fn knows(&self, thread: &Thread) -> bool {
        self.known.contains(&thread.thread)
    }

    /// Takes out those that are known to compute, if one of them does; true when any was taken out.
    pub fn leave_out(&self, threads: &mut Vec<Thread>) -> bool {
        let spins = threads.iter().any(|thread| self.knows(thread) && !thread.asleep());
        if spins {
            threads.retain(|thread| !self.knows(thread));
        }
        spins
    }

    /// How much CPU time the world must have had, so that everybody else had a turn.
    pub fn turn(&self) -> Duration {
        TURN + TURN_FOR_EACH * self.known.len() as u32
    }
}

/// CPU time of a thread so far, as far as the kernel tells.
fn computed(thread: &Thread) -> Duration {
    let path = format!("/proc/{}/task/{}/schedstat", thread.process, thread.thread);
    let text = fs::read_to_string(path).unwrap_or_default();
    let nanoseconds = text
        .split_ascii_whitespace()
        .next()
        .and_then(|field| field.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
