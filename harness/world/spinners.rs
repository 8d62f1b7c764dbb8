//! Threads that compute for ever: a loop around a `recv` that returns nothing, a flag that is looked at without a pause.
//! Once such a thread was waited for in vain, it is not waited for again; what the others do still is. One like it in a
//! later world is known sooner.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use super::descriptors;
use super::thread::Thread;
use crate::transcript::Spinner;

/// From when on it is watched who computes: a start of an interpreter takes less.
const WATCHED_FROM: Duration = Duration::from_millis(100);
/// Who computed for so long, of the time in which nothing happened, will go on. Threads of one interpreter share its time.
const LONG: Duration = Duration::from_millis(20);
/// The same where one like it computed until its time was up in an earlier world: from when on it is watched, and how long
/// is long. Together more than an interpreter needs to end.
const WATCHED_AGAIN_FROM: Duration = Duration::from_millis(50);
const LONG_AGAIN: Duration = Duration::from_millis(50);
/// How much of a process's arguments is compared.
const ARGUMENTS: usize = 512;
/// CPU time in which a loop goes round many times, and twice as much as one interpreter lets a thread of several have at a
/// stretch (`sys.setswitchinterval`); where many compute, so much less that their turns together do not take for ever.
const ROUNDS: Duration = Duration::from_millis(10);
const FEWEST_ROUNDS: Duration = Duration::from_micros(500);
/// CPU time that they get together at least, so that others have their turns beside them.
const LEAST: Duration = Duration::from_millis(30);
/// CPU time that is enough however it was shared out, and how much more for each that computes.
const ENOUGH: Duration = Duration::from_millis(100);
const ENOUGH_FOR_EACH: Duration = Duration::from_millis(20);

/// Who computes in a world.
#[derive(Default)]
pub struct Spinners {
    /// Those known, by thread, each with its process.
    known: BTreeMap<u32, u32>,
    /// Those of `known` that were waited for in vain since this was last asked.
    convicted: BTreeSet<Spinner>,
    /// Those of earlier worlds.
    expected: BTreeSet<Spinner>,
    /// CPU time of each thread when the watch began.
    watched: Option<BTreeMap<u32, Duration>>,
    /// CPU time of those known when they were first seen to compute since something happened.
    seen: Option<BTreeMap<u32, Duration>>,
}

impl Spinners {
    /// These computed until their time was up in earlier worlds.
    pub fn expect(&mut self, spinners: &BTreeSet<Spinner>) {
        self.expected.clone_from(spinners);
    }

    /// Something happened: who computes may have had a reason.
    pub fn forget(&mut self) {
        self.watched = None;
        self.seen = None;
    }

    /// Is it time to begin the watch, when so much CPU time was spent since something last happened?
    pub fn is_due(&self, spent: Duration) -> bool {
        let from = match self.expected.is_empty() {
            true => WATCHED_FROM,
            false => WATCHED_AGAIN_FROM,
        };
        self.watched.is_none() && spent > from
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
        for thread in threads {
            if self.has_computed(thread, LONG) && self.known.insert(thread.thread, thread.process).is_none() {
                self.convicted.extend(spinner(thread));
            }
        }
        self.watched = None;
    }

    /// Is it time to see whether somebody computes of whom that is expected?
    pub fn may_recognise(&self, spent: Duration) -> bool {
        !self.expected.is_empty() && self.watched.is_some() && spent > WATCHED_AGAIN_FROM + LONG_AGAIN
    }

    /// Who computes as one like it did in an earlier world is known from now on. What has no socket has only just begun.
    pub fn recognise(&mut self, threads: &[Thread]) {
        for thread in threads {
            if !self.knows(thread)
                && self.has_computed(thread, LONG_AGAIN)
                && spinner(thread).is_some_and(|spinner| self.expected.contains(&spinner))
                && descriptors::has_socket(thread.process)
            {
                self.known.insert(thread.thread, thread.process);
            }
        }
    }

    /// Has it computed for longer than this since the watch began?
    fn has_computed(&self, thread: &Thread, long: Duration) -> bool {
        let before = self.watched.as_ref().and_then(|watched| watched.get(&thread.thread));
        before.is_some_and(|before| computed(thread.process, thread.thread).saturating_sub(*before) > long)
    }

    /// Who was waited for in vain since this was last asked.
    pub fn convicted(&mut self) -> Vec<Spinner> {
        std::mem::take(&mut self.convicted).into_iter().collect()
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

    /// Everybody else rests: have those who compute gone on for long enough since something happened? Each of them may be
    /// looking for what happened, in turn with the others.
    pub fn went_round(&mut self) -> bool {
        let computed = (self.known.iter()).map(|(&thread, &process)| (thread, computed(process, thread)));
        let Some(seen) = &self.seen else {
            self.seen = Some(computed.collect());
            return false;
        };
        let many = self.known.len() as u32;
        let rounds = (LEAST / many.max(1)).clamp(FEWEST_ROUNDS, ROUNDS);
        let (mut together, mut all) = (Duration::ZERO, true);
        for (thread, now) in computed {
            let since = now.saturating_sub(seen.get(&thread).copied().unwrap_or_default());
            together += since;
            all &= now.is_zero() || since > rounds;
        }
        // One of them may have gone to sleep for good.
        together > ENOUGH + ENOUGH_FOR_EACH * many || (all && together > LEAST)
    }
}

/// By what it is known again in another world.
fn spinner(thread: &Thread) -> Option<Spinner> {
    let mut arguments = fs::read(format!("/proc/{}/cmdline", thread.process)).ok()?;
    arguments.truncate(ARGUMENTS);
    Some(Spinner {
        command: String::from_utf8_lossy(&arguments)
            .replace('\0', " ")
            .trim_end()
            .to_owned(),
        main: thread.thread == thread.process,
    })
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
    use std::time::Instant;

    use super::*;

    /// For a thread to get some computing done, on a machine that is busy with other things.
    const PATIENCE: Duration = Duration::from_secs(60);

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
            assert!(!one.went_round() && !both.went_round(), "nothing to compare with yet");
            let until = |time: Duration| {
                let (began, before) = (Instant::now(), computed(process, other));
                while computed(process, other) - before < time {
                    assert!(began.elapsed() < PATIENCE, "it computes no further");
                    // It computes, we sleep: only its time passes.
                    std::thread::sleep(time / 4);
                }
            };
            assert!(!both.went_round());
            until(LEAST * 2);
            assert!(one.went_round() && !both.went_round(), "the second had no time yet");
            until(ENOUGH * 2);
            assert!(both.went_round(), "that is enough however it was shared out");
            computing.store(false, Ordering::Relaxed);
        });
    }
}
