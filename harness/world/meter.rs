//! What programs use: CPU time since something last happened, and memory, processes and files against the limits.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::plan::Limits;
use super::sys;
use crate::transcript::Limit;

/// How often the whole tree is measured.
const PERIOD: Duration = Duration::from_millis(20);

/// Measures the programs of a world.
pub struct Meter {
    measured: Option<Instant>,
    /// CPU time of each process when last measured, in nanoseconds.
    used: BTreeMap<u32, u64>,
    spent: u64,
    /// The same, whatever happened.
    total: u64,
    /// False when the next measurement is only to be compared with.
    counting: bool,
    opened: Instant,
    /// The worker's paths of the world's own file systems.
    disks: Vec<PathBuf>,
}

impl Meter {
    /// Begins with nothing used.
    pub fn new(disks: Vec<PathBuf>) -> Meter {
        Meter {
            measured: None,
            used: BTreeMap::new(),
            spent: 0,
            total: 0,
            counting: false,
            opened: Instant::now(),
            disks,
        }
    }

    /// Something happened: CPU time counts from now on.
    pub fn restart(&mut self) {
        self.spent = 0;
        self.counting = false;
    }

    /// CPU time that the programs were seen to use since something last happened.
    pub fn spent(&self) -> Duration {
        Duration::from_nanos(self.spent)
    }

    /// CPU time that the programs were seen to use so far.
    pub fn total(&self) -> Duration {
        Duration::from_nanos(self.total)
    }

    /// True when it is time to measure again.
    pub fn due(&self) -> bool {
        self.measured.is_none_or(|at| at.elapsed() > PERIOD)
    }

    /// Measures these processes; the limit that they pass, if they do.
    pub fn measure(&mut self, processes: &[u32], limits: &Limits) -> Option<Limit> {
        self.measured = Some(Instant::now());
        let used: BTreeMap<u32, u64> = processes.iter().map(|&pid| (pid, sys::cpu_time(pid))).collect();
        let more = |(pid, now): (&u32, &u64)| now.saturating_sub(self.used.get(pid).copied().unwrap_or(0));
        let more: u64 = used.iter().map(more).sum();
        self.total += more;
        if self.counting {
            self.spent += more;
        }
        self.used = used;
        self.counting = true;
        let page = rustix::param::page_size() as u64;
        let memory: u64 = processes.iter().map(|&pid| resident_pages(pid) * page).sum();
        if processes.len() > limits.processes {
            Some(Limit::Processes)
        } else if memory > limits.memory {
            Some(Limit::Memory)
        } else if self.opened.elapsed() > limits.wall {
            Some(Limit::Time)
        } else if self.total() > limits.cpu {
            Some(Limit::Budget)
        } else if self.disks.iter().any(full) {
            Some(Limit::Files)
        } else {
            None
        }
    }
}

fn resident_pages(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    text.split_ascii_whitespace()
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0)
}

/// True when next to nothing more can be written: who is refused room often gives some back before it is looked at.
fn full(disk: &PathBuf) -> bool {
    const NEXT_TO_NOTHING: u64 = 32;
    rustix::fs::statvfs(disk).is_ok_and(|disk| {
        disk.f_bfree < disk.f_blocks / NEXT_TO_NOTHING || disk.f_ffree < disk.f_files / NEXT_TO_NOTHING
    })
}
