//! A look: every thread of every program in the world at one moment, when none of them runs.

use std::time::Duration;

use super::descriptors::{self, Answer};
use super::spinners::Spinners;
use super::thread::{Call, Thread};
use super::tree;
use super::wait::{Kind, Until, Wait};

/// One sleeping thread and what is known of its sleep.
#[derive(Clone, Debug)]
pub struct Sleeper {
    /// The thread.
    pub thread: Thread,
    /// How it sleeps.
    pub sleep: Sleep,
}

/// How a thread sleeps.
#[derive(Clone, Debug)]
pub enum Sleep {
    /// In a wait that could be read.
    Waits(Wait),
    /// Stopped: only a signal brings it on.
    Stopped,
    /// In a wait that it does not let us see.
    Hidden,
}

/// What a look found.
pub enum Look {
    /// Something runs, or is about to.
    Busy,
    /// Everything sleeps.
    Asleep(Vec<Sleeper>),
    /// Everything sleeps but threads that are known to compute for ever.
    Spinning(Vec<Sleeper>),
    /// Nothing is left.
    Empty,
}

/// Looks at every living thread of these processes.
pub fn threads(processes: &[u32]) -> Vec<Thread> {
    let mut buffer = String::with_capacity(2048);
    let mut found = Vec::new();
    for &process in processes {
        let all = tree::threads_of(process).into_iter();
        found.extend(
            all.filter_map(|thread| Thread::look(process, thread, &mut buffer))
                .filter(|thread| !thread.ended()),
        );
    }
    found
}

/// Takes a look at the world.
pub fn take(init: Option<u32>, spinners: &Spinners) -> Look {
    let mut buffer = String::with_capacity(2048);
    let mut found = Vec::new();
    for member in tree::all_members(init) {
        for thread in member.threads {
            match Thread::look(member.process, thread, &mut buffer) {
                // That is enough to know.
                Some(thread) if thread.runs() && !spinners.knows(&thread) => return Look::Busy,
                Some(thread) if !thread.ended() => found.push(thread),
                _ => {}
            }
        }
    }
    if found.is_empty() {
        return Look::Empty;
    }
    let spinning = spinners.leave_out(&mut found);
    let mut sleepers = Vec::with_capacity(found.len());
    for thread in found {
        let sleep = match (thread.call, thread.state) {
            _ if thread.stopped() => Sleep::Stopped,
            (Call::Blocked(call), b'S') => Sleep::Waits(Wait::decode(thread.process, &call)),
            (Call::Hidden, b'S') => Sleep::Hidden,
            _ => return Look::Busy,
        };
        sleepers.push(Sleeper { thread, sleep });
    }
    if spinning {
        Look::Spinning(sleepers)
    } else {
        Look::Asleep(sleepers)
    }
}

impl Sleeper {
    /// Asks the descriptors that it waits for, and notes a time limit that only the socket shows.
    pub fn ask(&mut self) -> Answer {
        let Sleep::Waits(wait) = &mut self.sleep else {
            return Answer::default();
        };
        let mut answer = Answer::default();
        if !wait.wants.is_empty() {
            answer = descriptors::ask_wait(self.thread.process, wait);
        }
        if let (Until::Forever, Some(limit)) = (wait.until, answer.limit) {
            wait.until = Until::After(limit);
        }
        answer.connecting |= wait.kind == Kind::Connect;
        answer
    }

    /// How much longer it sleeps at most, when it has slept for `already`; `None` for ever or unknown.
    pub fn left(&self, already: Duration) -> Option<Duration> {
        match &self.sleep {
            Sleep::Waits(wait) => match wait.until {
                Until::After(limit) => Some(limit.saturating_sub(already)),
                Until::Left(left) => Some(left),
                Until::Forever | Until::Unknown => None,
            },
            _ => None,
        }
    }

    /// True when its sleep has a time limit.
    pub fn timed(&self) -> bool {
        matches!(&self.sleep, Sleep::Waits(wait) if wait.timed())
    }
}
