//! What the worlds of one submission may take together.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::transcript::{Did, Event, Halt, Limit, Transcript};

/// The programs' time in all worlds of one submission, and how much of it there may be.
#[derive(Debug)]
pub(super) struct Budget {
    spent: AtomicU64,
    deadline: Option<Instant>,
    late: AtomicBool,
}

/// Neither the machine's processors nor its load count, so that what is decided does not depend on them.
const LIMIT: Duration = Duration::from_secs(80);

impl Budget {
    /// Nothing spent yet; no world after the deadline.
    pub(super) fn until(deadline: Option<Instant>) -> Budget {
        Budget {
            spent: AtomicU64::new(0),
            deadline,
            late: AtomicBool::new(false),
        }
    }

    /// Counts what this world took. While it sleeps another one has its core.
    pub(super) fn spend(&self, transcript: &Transcript) {
        let cost = transcript.cost;
        let asleep = cost.slept_us / super::WORLDS_ON_A_CORE as u64;
        let micros = cost.cpu_us + cost.own_cpu_us + asleep;
        self.spent.fetch_add(micros, Ordering::Relaxed);
    }

    /// Did anything stay undecided for want of wall time?
    pub(super) fn was_late(&self) -> bool {
        self.late.load(Ordering::Relaxed)
    }

    /// What there is no more of.
    pub(super) fn over(&self) -> Option<Limit> {
        if self.left().is_some_and(|left| left.is_zero()) {
            self.late.store(true, Ordering::Relaxed);
            return Some(Limit::Deadline);
        }
        self.unspent().is_zero().then_some(Limit::Budget)
    }

    /// What is left for the programs to take.
    pub(super) fn unspent(&self) -> Duration {
        LIMIT.saturating_sub(Duration::from_micros(self.spent.load(Ordering::Relaxed)))
    }

    /// Wall time that is left, where that is bounded.
    pub(super) fn left(&self) -> Option<Duration> {
        Some(self.deadline?.saturating_duration_since(Instant::now()))
    }

    /// A world that was ended since there was no more time for its submission.
    pub(super) fn cut(&self, transcript: &mut Transcript) {
        let on_time = |event: &Event| !matches!(event.did, Did::Exceeded { limit: Limit::Time });
        if transcript.exceeded() != Some(Limit::Time) && transcript.events.iter().all(on_time) {
            return;
        }
        self.late.store(true, Ordering::Relaxed);
        for event in &mut transcript.events {
            match &mut event.did {
                Did::Halted { why } => *why = Halt::Limit { limit: Limit::Deadline },
                Did::Exceeded { limit } => *limit = Limit::Deadline,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Cost;

    fn took(cpu: Duration, asleep: Duration) -> Transcript {
        let mut transcript = Transcript::not_played("echo/line", Halt::Limit { limit: Limit::Budget });
        transcript.cost = Cost {
            cpu_us: cpu.as_micros() as u64,
            slept_us: asleep.as_micros() as u64,
            ..Cost::default()
        };
        transcript
    }

    #[test]
    fn what_worlds_computed_is_spent_and_half_of_what_they_slept() {
        let budget = Budget::until(None);
        budget.spend(&took(LIMIT / 4, Duration::ZERO));
        assert_eq!(budget.unspent(), LIMIT / 4 * 3);
        budget.spend(&took(Duration::ZERO, LIMIT / 2));
        assert_eq!((budget.unspent(), budget.over()), (LIMIT / 2, None));
        budget.spend(&took(LIMIT, Duration::ZERO));
        assert_eq!((budget.unspent(), budget.over()), (Duration::ZERO, Some(Limit::Budget)));
    }
}
