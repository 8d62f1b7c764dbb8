//! Idle loops: threads in timed waits that were seen to expire and to return to the same call.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::look::Sleeper;
use super::thread::Call;

/// A thread and from where it called: number, stack pointer and program counter.
type Site = (u32, i64, u64, u64);

/// How often a wait must be seen to expire and return with nothing happening between, before it counts as idle; and how
/// often when the same wait of the same thread was found idle before.
const RETURNS: u32 = 2;
const RETURNS_WHEN_KNOWN: u32 = 1;

/// One wait of one thread since something last happened.
struct Watched {
    /// The thread's switches when last seen in it.
    switches: u64,
    /// Since when it was seen in it without running.
    since: Instant,
    /// How often it came back.
    returns: u32,
}

/// What is known of timed waits.
#[derive(Default)]
pub struct IdleLoops {
    watched: BTreeMap<Site, Watched>,
    known: BTreeSet<Site>,
}

fn site(sleeper: &Sleeper) -> Site {
    let thread = &sleeper.thread;
    match thread.call {
        Call::Blocked(call) => (thread.thread, call.number, call.stack, call.counter),
        _ => (thread.thread, 0, 0, 0),
    }
}

impl IdleLoops {
    /// Something happened: what was seen before proves nothing any more.
    pub fn forget(&mut self) {
        self.watched.clear();
    }

    /// Notes a timed wait; for how long it has lasted.
    pub fn note(&mut self, sleeper: &Sleeper) -> Duration {
        let now = Instant::now();
        let switches = sleeper.thread.switches;
        let watched = self.watched.entry(site(sleeper)).or_insert(Watched {
            switches,
            since: now,
            returns: 0,
        });
        if watched.switches != switches {
            watched.switches = switches;
            watched.since = now;
            watched.returns += 1;
        }
        now - watched.since
    }

    /// True when this wait is that of an idle loop.
    pub fn idle(&self, sleeper: &Sleeper) -> bool {
        let site = site(sleeper);
        let enough = if self.known.contains(&site) {
            RETURNS_WHEN_KNOWN
        } else {
            RETURNS
        };
        self.watched.get(&site).is_some_and(|watched| watched.returns >= enough)
    }

    /// Remembers that this wait was found idle.
    pub fn remember(&mut self, sleeper: &Sleeper) {
        if self.idle(sleeper) {
            self.known.insert(site(sleeper));
        }
    }
}
