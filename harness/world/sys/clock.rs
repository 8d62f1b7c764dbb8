//! What the system's clocks say, and how much of a CPU was used.

/// The CPU time of a process, its ended threads included, in nanoseconds; 0 when it is gone.
pub fn cpu_time(pid: u32) -> u64 {
    /// The low bits of a CPU clock's number that say "of a process, by the scheduler" (linux/posix-timers.h).
    const PROCESS_BY_SCHEDULER: i32 = 2;
    let clock = (!(pid as i32) << 3) | PROCESS_BY_SCHEDULER;
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` lives until the call returns.
    if unsafe { libc::clock_gettime(clock, &raw mut time) } == 0 {
        nanoseconds(&time)
    } else {
        0
    }
}

/// A time of the kernel's in nanoseconds; negative ones count as none.
fn nanoseconds(time: &libc::timespec) -> u64 {
    const PER_SECOND: u64 = 1_000_000_000;
    u64::try_from(time.tv_sec)
        .unwrap_or(0)
        .saturating_mul(PER_SECOND)
        .saturating_add(u64::try_from(time.tv_nsec).unwrap_or(0))
}

/// The time of one of the system's clocks, in nanoseconds.
pub fn clock(id: libc::clockid_t) -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` lives until the call returns.
    unsafe { libc::clock_gettime(id, &raw mut time) };
    nanoseconds(&time)
}

/// CPU time used so far by this process or by its reaped children, in microseconds.
pub fn used_cpu(whose: libc::c_int) -> u64 {
    // SAFETY: all-zero is a value of this plain structure, and it lives until the call returns.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(whose, &raw mut usage);
        usage
    };
    let micros = |time: libc::timeval| time.tv_sec as u64 * 1_000_000 + time.tv_usec as u64;
    micros(usage.ru_utime) + micros(usage.ru_stime)
}
