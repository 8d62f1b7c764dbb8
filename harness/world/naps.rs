//! Sleeps, and waits with a time limit, that nothing but time can end, in a world where nothing else can happen: they end at
//! once, in the order in which they would have, and the time that they would have taken counts as passed. Programs that
//! sleep before every message, or look every second whether to go on, are examined in their own time without anybody's
//! waiting for it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::look::{Sleep, Sleeper};
use super::sys;
use super::thread::Call;
use super::wait::Kind;

/// A sleep that ends so soon anyway is waited for.
const SHORT: Duration = Duration::from_millis(2);

/// One sleep: its thread, and how often that had run before.
type Nap = (u32, u64);

/// The plain sleeps of a world.
pub struct Naps {
    began: Instant,
    /// The time that was left out.
    skipped: Duration,
    /// When each sleep ends, counted from the beginning with what was left out.
    ends: BTreeMap<Nap, Duration>,
    /// True when one could not be ended.
    refused: bool,
}

impl Default for Naps {
    fn default() -> Self {
        Naps {
            began: Instant::now(),
            skipped: Duration::ZERO,
            ends: BTreeMap::new(),
            refused: false,
        }
    }
}

impl Naps {
    /// Time that was left out so far.
    pub fn skipped(&self) -> Duration {
        self.skipped
    }

    fn now(&self) -> Duration {
        self.began.elapsed() + self.skipped
    }

    /// Notes the sleeps of a look, with how much longer each lasts; the one that ends first.
    pub fn first<'s>(&mut self, sleepers: impl Iterator<Item = (&'s Sleeper, Duration)>) -> Option<Nap> {
        let now = self.now();
        let noted = std::mem::take(&mut self.ends);
        for (sleeper, left) in sleepers {
            let nap = (sleeper.thread.thread, sleeper.thread.switches);
            self.ends.insert(nap, noted.get(&nap).copied().unwrap_or(now + left));
        }
        let (&nap, &end) = self.ends.iter().min_by_key(|(_, end)| **end)?;
        (!self.refused && end > now + SHORT).then_some(nap)
    }

    /// Ends a sleep: what would have been waited for it is left out.
    pub fn end(&mut self, nap: Nap) {
        let end = self.ends.get(&nap).copied().unwrap_or_default();
        if sys::end_sleep(nap.0) {
            self.skipped += end.saturating_sub(self.now());
        } else {
            self.refused = true;
        }
    }
}

/// True when it sleeps, or waits by a call that tells its program that the time has passed and nothing more. Who waits by epoll
/// asks the clock, and goes on waiting.
pub fn naps(sleeper: &Sleeper) -> bool {
    let (Sleep::Waits(wait), Call::Blocked(call)) = (&sleeper.sleep, sleeper.thread.call) else {
        return false;
    };
    match wait.kind {
        Kind::Sleep => true,
        Kind::Any => !matches!(
            call.number,
            libc::SYS_epoll_wait | libc::SYS_epoll_pwait | libc::SYS_epoll_pwait2
        ),
        _ => false,
    }
}
