//! Threads that compute for ever: a loop around a `recv` that returns nothing, a flag that is looked at without a pause.
//! Once such a thread was waited for in vain, it is not waited for again; what the others do still is.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use super::thread::Thread;

/// From when on it is watched who computes: a start of an interpreter takes less.
const WATCHED_FROM: Duration = Duration::from_millis(100);
/// Who computed for so long, of the time in which nothing happened, will go on. Threads of one interpreter share its time.
const LONG: Duration = Duration::from_millis(20);
/// CPU time in which a loop goes round many times, and twice as much as one interpreter lets a thread of several have at a
/// stretch (`sys.setswitchinterval`).
const ROUNDS: Duration = Duration::from_millis(10);
/// CPU time that a world gets at least beside those that compute.
const LEAST: Duration = Duration::from_millis(50);
/// CPU time that is enough however it was shared out, and how much more for each that computes.
const ENOUGH: Duration = Duration::from_millis(100);
const ENOUGH_FOR_EACH: Duration = Duration::from_millis(20);

/// Who computes in a world.
#[derive(Default)]
pub struct Spinners {
    /// Those known, by thread, each with its process.
    known: BTreeMap<u32, u32>,
    /// CPU time of each thread when the watch began.
    watched: Option<BTreeMap<u32, Duration>>,
    /// CPU time of those known when they were first seen to compute since something happened.
    seen: Option<BTreeMap<u32, Duration>>,
}

impl Spinners {
    /// Something happened: who computes may have had a reason.
    pub fn forget(&mut self) {
        self.watched = None;
        self.seen = None;
    }

    /// Is it time to begin the watch, when so much CPU time was spent since something last happened?
    pub fn is_due(&self, spent: Duration) -> bool {
        self.watched.is_none() && spent > WATCHED_FROM
    }

    /// Begins the watch.
    pub fn watch(&mut self, threads: &[Thread]) {
        self.watched = Some(
            threads
                .iter()
                .map(|one| (one.thread, computed(one.process, one.thread)))
                .collect(),
        );
    }

    /// The time is up: whoever has computed all the while is known from now on.
    pub fn convict(&mut self, threads: &[Thread]) {
        let Some(watched) = self.watched.take() else { return };
        let computes = |thread: &&Thread| {
            let before = watched.get(&thread.thread).copied();
            before.is_some_and(|before| computed(thread.process, thread.thread).saturating_sub(before) > LONG)
        };
        let convicted = threads.iter().filter(computes);
        self.known.extend(convicted.map(|one| (one.thread, one.process)));
    }

    /// Is this one known to compute for ever?
    pub fn knows(&self, thread: &Thread) -> bool {
        self.known.contains_key(&thread.thread)
    }

    /// Takes out those that are known to compute, if one of them does; true when any was taken out.
    pub fn leave_out(&self, threads: &mut Vec<Thread>) -> bool {
        let spins = threads.iter().any(|thread| self.knows(thread) && !thread.asleep());
        if spins {
            threads.retain(|thread| !self.knows(thread));
        }
        spins
    }

    /// Everybody else rests: have those who compute gone on for long enough since something happened, when the world has
    /// spent so much since then? Each of them may be looking for what happened, in turn with the others.
    pub fn went_round(&mut self, spent: Duration) -> bool {
        let mut computed = (self.known.iter()).map(|(&thread, &process)| (thread, computed(process, thread)));
        let Some(seen) = &self.seen else {
            self.seen = Some(computed.collect());
            return false;
        };
        let went_round = |(thread, now): (u32, Duration)| {
            let before = seen.get(&thread).copied().unwrap_or_default();
            now.is_zero() || now.saturating_sub(before) > ROUNDS
        };
        // One of them may have gone to sleep for good.
        let enough = ENOUGH + ENOUGH_FOR_EACH * self.known.len() as u32;
        spent > enough || (spent > LEAST && computed.all(went_round))
    }
}

/// CPU time of a thread so far, as far as the kernel tells; none when it is gone.
fn computed(process: u32, thread: u32) -> Duration {
    let path = format!("/proc/{process}/task/{thread}/schedstat");
    let text = fs::read_to_string(path).unwrap_or_default();
    let nanoseconds = text
        .split_ascii_whitespace()
        .next()
        .and_then(|field| field.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn who_computes_has_gone_round_once_it_computed_further() {
        let (process, thread) = (
            std::process::id(),
            rustix::thread::gettid().as_raw_nonzero().get() as u32,
        );
        let computing = AtomicBool::new(true);
        std::thread::scope(|scope| {
            let (tell, told) = std::sync::mpsc::channel();
            let computing = &computing;
            scope.spawn(move || {
                let _ = tell.send(rustix::thread::gettid().as_raw_nonzero().get() as u32);
                while computing.load(Ordering::Relaxed) {}
            });
            let other = told.recv().expect("it tells its number first");
            let known = |numbers: &[u32]| Spinners {
                known: numbers.iter().map(|&number| (number, process)).collect(),
                ..Spinners::default()
            };
            let (mut one, mut both) = (known(&[other]), known(&[other, thread]));
            assert!(
                !one.went_round(LEAST * 2) && !both.went_round(LEAST * 2),
                "nothing to compare with yet"
            );
            // It computes, we sleep: only its time passes.
            let before = computed(process, other);
            while computed(process, other) - before < ROUNDS * 2 {
                std::thread::yield_now();
            }
            assert!(one.went_round(LEAST * 2));
            assert!(!one.went_round(LEAST), "the others had no time yet");
            assert!(both.went_round(ENOUGH * 2), "that is enough however it was shared out");
            computing.store(false, Ordering::Relaxed);
        });
    }
}
