//! Settling: the examiner's one way to wait. It ends when looks show that nothing in the world can happen without us.

use std::fs;
use std::time::{Duration, Instant};

use super::World;
use super::descriptors;
use super::look::{self, Look, Sleep, Sleeper};
use super::naps::naps;
use super::plan::Patience;
use super::sight::{Settled, Surroundings};
use super::thread::Thread;
use super::tree;
use crate::transcript::Rest;

/// Between looks that found something running: not longer than this, and about this part of the time waited so far.
const SHORTEST_PAUSE: Duration = Duration::from_micros(100);
const LONGEST_PAUSE: Duration = Duration::from_millis(5);
const PART_OF_ELAPSED: u32 = 16;
/// A pause is at least so many times as long as the look before it took: who looks all the time keeps a processor from those
/// looked at. But not longer than this.
const LOOKS: u32 = 2;
const LONGEST_FOR_LOOKS: Duration = Duration::from_millis(50);

/// A thread that cannot be looked at, or sleeps although its descriptor is ready, counts as quiet when it has not run for so long.
const QUIET: Duration = Duration::from_millis(500);
/// What a program has sent and nobody acknowledged is on its way, unless it has been so much for so long: then nobody
/// reads it. Longer than acknowledgements are delayed for (40 ms, linux/tcp.h TCP_DELACK_MIN).
const UNREAD: Duration = Duration::from_millis(250);
/// What is on its way for so long waits for nothing but an acknowledgement that is put off.
const PUT_OFF: Duration = Duration::from_millis(2);
/// What goes on happening is waited for so many times as long as what happens not at all: a flood has no end.
const FLOOD: u32 = 3;

/// What two looks in a row say.
enum Finding {
    /// Something may still happen.
    Unsettled,
    /// Something will happen, but only by the passing of time.
    Timers,
    /// Something will happen when this thread's sleep is over, after so many switches, and nothing before.
    Nap((u32, u64)),
    /// Nothing can happen.
    Rest(Rest),
}

/// One settling.
struct Settling<'a> {
    world: &'a mut World,
    patience: Patience,
    began: Instant,
    /// Sleeping time left out before.
    skipped: Duration,
    /// CPU time used before.
    used: Duration,
    /// When the sleepers of `before` were first all seen asleep as they are.
    asleep_since: Instant,
    before: Option<Vec<Sleeper>>,
    unsent: (u64, Instant),
    /// When acknowledgements were last asked for.
    hastened: Instant,
}

/// See [`World::settle`].
pub fn settle(world: &mut World, surroundings: &mut dyn Surroundings, patience: Patience) -> Settled {
    let now = Instant::now();
    world.idle_loops.forget();
    world.meter.restart();
    world.spinners.forget();
    let skipped = world.naps.skipped();
    let settling = Settling {
        skipped,
        used: world.meter.total(),
        world,
        patience,
        began: now,
        asleep_since: now,
        before: None,
        unsent: (0, now),
        hastened: now,
    };
    let (rest, after) = settling.run(surroundings);
    let spinners = world.spinners.convicted();
    Settled { rest, after, spinners }
}

impl Settling<'_> {
    fn run(mut self, surroundings: &mut dyn Surroundings) -> (Option<Rest>, Duration) {
        let rest = self.wait(surroundings);
        (rest, self.elapsed())
    }

    /// In the programs' own time: sleeps that were left out count.
    fn elapsed(&self) -> Duration {
        self.began.elapsed() + (self.world.naps.skipped() - self.skipped)
    }

    fn wait(&mut self, surroundings: &mut dyn Surroundings) -> Option<Rest> {
        let mut pause = Duration::ZERO;
        loop {
            let waiting_began = Instant::now();
            if surroundings.pump(pause) {
                self.something_happened();
            }
            if surroundings.done() {
                return None;
            }
            let look_began = Instant::now();
            let finding = if surroundings.in_flight() {
                self.hasten();
                Finding::Unsettled
            } else {
                self.look()
            };
            let look = look_began.elapsed();
            match finding {
                // What was printed or sent before the look is here now, or there is none.
                Finding::Rest(rest) => {
                    let still = !surroundings.pump(Duration::ZERO) && !surroundings.in_flight();
                    if still && !surroundings.next_wave() {
                        return if surroundings.done() { None } else { Some(rest) };
                    }
                    self.something_happened();
                    pause = Duration::ZERO;
                    continue;
                }
                Finding::Nap(nap) => {
                    if !surroundings.pump(Duration::ZERO) && !surroundings.in_flight() {
                        self.world.naps.end(nap);
                    }
                    self.before = None;
                }
                Finding::Timers => self.world.slept += waiting_began.elapsed(),
                Finding::Unsettled => {}
            }
            if self.world.over_limits(false) {
                return Some(Rest::Ended);
            }
            let elapsed = self.elapsed();
            let spent = self.world.meter.spent();
            if self.world.spinners.is_due(spent) {
                let threads = self.threads();
                self.world.spinners.watch(&threads);
            } else if self.patience.recognises && self.world.spinners.may_recognise(spent) {
                let threads = self.threads();
                self.world.spinners.recognise(&threads);
            }
            let flood = self.world.meter.total() - self.used > self.patience.cpu * FLOOD;
            if spent > self.patience.cpu || flood || elapsed > self.patience.wall {
                let threads = self.threads();
                self.world.spinners.convict(&threads);
                surroundings.next_wave();
                return Some(Rest::Deadline);
            }
            // The second of two looks follows the first at once.
            let first_look = self.before.is_some() && self.asleep_since >= waiting_began;
            pause = if first_look {
                Duration::ZERO
            } else {
                (self.began.elapsed() / PART_OF_ELAPSED)
                    .clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
                    .max((look * LOOKS).min(LONGEST_FOR_LOOKS))
            };
        }
    }

    fn something_happened(&mut self) {
        self.before = None;
        self.world.idle_loops.forget();
        self.world.meter.restart();
        self.world.spinners.forget();
    }

    fn threads(&self) -> Vec<Thread> {
        look::threads(&tree::everything(self.world.init()))
    }

    fn look(&mut self) -> Finding {
        self.world.children.reap();
        match look::take(self.world.init(), &self.world.spinners) {
            Look::Empty => Finding::Rest(Rest::Ended),
            Look::Busy => {
                self.before = None;
                Finding::Unsettled
            }
            Look::Asleep(sleepers) => self.compare(sleepers),
            Look::Spinning(sleepers) => match self.compare(sleepers) {
                // A guess, but one that has been waited for long enough before.
                Finding::Rest(_) if self.world.spinners.went_round() => Finding::Rest(Rest::Deadline),
                _ => Finding::Unsettled,
            },
        }
    }

    fn compare(&mut self, mut sleepers: Vec<Sleeper>) -> Finding {
        let mut rest = Rest::Settled;
        let mut settled = true;
        let mut only_timers = true;
        let mut napping = Vec::new();
        let before = self.before.take();
        if !before.as_ref().is_some_and(|before| same_waits(before, &sleepers)) {
            self.asleep_since = Instant::now();
        }
        let quiet = before.is_some() && self.asleep_since.elapsed() > QUIET;
        for (index, sleeper) in sleepers.iter_mut().enumerate() {
            let answer = sleeper.ask();
            let timed = sleeper.timed();
            let unmoved = before
                .as_ref()
                .is_some_and(|before| before.get(index).is_some_and(|before| before.thread == sleeper.thread));
            if answer.connecting {
                settled = false;
                only_timers = false;
            } else if answer.ready || matches!(sleeper.sleep, Sleep::Hidden) {
                settled &= quiet && unmoved;
                only_timers = false;
                rest = Rest::Quiet;
            } else if timed {
                let already = self.world.idle_loops.note(sleeper);
                let left = sleeper.left(already);
                let far_off = left.is_some_and(|left| left > self.patience.sleep);
                let idle = self.world.idle_loops.idle(sleeper);
                match left {
                    _ if idle || (far_off && unmoved) => {}
                    Some(left) if unmoved && naps(sleeper) => napping.push((index, left)),
                    _ => settled = false,
                }
                if rest == Rest::Settled {
                    rest = Rest::Idle;
                }
            } else {
                settled &= unmoved;
                only_timers &= unmoved;
            }
        }
        let same_threads = before.is_some_and(|before| before.len() == sleepers.len());
        let still = settled && same_threads && nothing_queued() && self.nothing_on_its_way();
        let first = napping.iter().map(|&(index, left)| (&sleepers[index], left));
        let finding = if !napping.is_empty() {
            match self.world.naps.first(first) {
                Some(nap) if still => Finding::Nap(nap),
                _ if only_timers && same_threads => Finding::Timers,
                _ => Finding::Unsettled,
            }
        } else if still {
            for sleeper in sleepers.iter().filter(|sleeper| sleeper.timed()) {
                self.world.idle_loops.remember(sleeper);
            }
            Finding::Rest(rest)
        } else if only_timers && same_threads {
            Finding::Timers
        } else {
            Finding::Unsettled
        };
        self.before = Some(sleepers);
        finding
    }

    /// True when what programs have sent has arrived, or nobody reads it.
    fn nothing_on_its_way(&mut self) -> bool {
        let unsent = descriptors::unsent(&tree::everything(self.world.init()));
        if unsent != self.unsent.0 {
            self.unsent = (unsent, Instant::now());
        }
        if unsent > 0 {
            self.hasten();
        }
        unsent == 0 || self.unsent.1.elapsed() > UNREAD
    }

    /// Something is on its way: has the programs' kernel acknowledge what it has, once in a while.
    fn hasten(&mut self) {
        if self.hastened.elapsed() > PUT_OFF {
            descriptors::acknowledge(&tree::everything(self.world.init()));
            self.hastened = Instant::now();
        }
    }
}

/// True when the same threads sleep and none has run in between.
fn same_waits(before: &[Sleeper], now: &[Sleeper]) -> bool {
    before.len() == now.len() && before.iter().zip(now).all(|(before, now)| before.thread == now.thread)
}

/// True when no packet waits for a processor: under load the kernel delivers even local ones later. Counts the whole
/// machine's, so another world's may delay this one by a look.
fn nothing_queued() -> bool {
    /// The column of `/proc/net/softnet_stat` that counts packets in a processor's queues (net-procfs.c).
    const QUEUED: usize = 10;
    let Ok(table) = fs::read_to_string("/proc/net/softnet_stat") else {
        return true;
    };
    let queued = |line: &str| {
        line.split_ascii_whitespace()
            .nth(QUEUED)
            .is_some_and(|count| count != "00000000")
    };
    !table.lines().any(queued)
}
