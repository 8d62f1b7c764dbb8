//! Ending another thread's sleep, or its wait with a time limit, before its time, by ptrace(2).

#[cfg(target_arch = "x86_64")]
pub use x86_64::end_sleep;

/// See the one for x86-64. Elsewhere sleeps are waited for.
#[cfg(not(target_arch = "x86_64"))]
pub fn end_sleep(_thread: u32) -> bool {
    false
}

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use std::io;
    use std::ptr::null_mut;
    use std::time::{Duration, Instant};

    /// For how long a thread that was asked to stop may take to do so, on a machine that is busy with other things.
    const STOPS_WITHIN: Duration = Duration::from_millis(200);
    /// How soon it is asked again whether it has.
    const AGAIN: Duration = Duration::from_micros(20);
    /// What an interrupted wait returns inside the kernel, to be gone on with (linux/errno.h): ERESTARTNOHAND,
    /// ERESTART_RESTARTBLOCK.
    const TO_BE_RESTARTED: [i64; 2] = [-514, -516];
    /// Waits that return 0 when their time has passed and nothing happened.
    const SLEEPS: [i64; 4] = [
        libc::SYS_nanosleep,
        libc::SYS_clock_nanosleep,
        libc::SYS_poll,
        libc::SYS_ppoll,
    ];
    /// The same, which empty the sets of descriptors that they were given.
    const SELECTS: [i64; 2] = [libc::SYS_select, libc::SYS_pselect6];
    /// The most descriptors of such a set (select(2), FD_SETSIZE), and those of one word of it.
    const SET_SIZE: u64 = 1024;
    const WORD: u64 = 64;
    /// In place of the number of a call: there is nothing to restart.
    const NO_CALL: u64 = u64::MAX;

    fn ptrace(request: libc::c_uint, thread: libc::pid_t, data: *mut libc::c_void) -> io::Result<()> {
        // SAFETY: the requests used here take no memory of ours but PTRACE_GETREGS and PTRACE_SETREGS, which are given
        // registers that live until the call returns.
        super::super::check(unsafe { libc::ptrace(request, thread, null_mut::<libc::c_void>(), data) }).map(drop)
    }

    /// Lets a thread return from nanosleep(2), clock_nanosleep(2), poll(2) or select(2) as if its time had passed. False when
    /// it could not be, or the thread sleeps no more; then nothing was changed.
    pub fn end_sleep(thread: u32) -> bool {
        let thread = thread as libc::pid_t;
        if ptrace(libc::PTRACE_SEIZE, thread, null_mut()).is_err() {
            return false;
        }
        let stopped = ptrace(libc::PTRACE_INTERRUPT, thread, null_mut()).is_ok();
        let signal = if stopped { stop(thread) } else { None };
        let ended = signal == Some(0) && return_from_sleep(thread).is_ok();
        // A signal that came first is passed on. A thread that did not stop in time stays attached, which it does not notice.
        let _ = ptrace(libc::PTRACE_DETACH, thread, signal.unwrap_or(0) as usize as *mut _);
        ended
    }

    /// Waits until the thread stops; the signal that stopped it, 0 when it was our interruption.
    fn stop(thread: libc::pid_t) -> Option<i32> {
        let began = Instant::now();
        while began.elapsed() < STOPS_WITHIN {
            // SAFETY: all-zero is a value of this plain structure, and it lives until the call returns. Only stops are waited
            // for, so that no end of a program is taken from whoever waits for that.
            let (returned, status) = unsafe {
                let mut info: libc::siginfo_t = std::mem::zeroed();
                let options = libc::WSTOPPED | libc::WNOHANG | libc::__WALL;
                let returned = libc::waitid(libc::P_PID, thread as libc::id_t, &raw mut info, options);
                (returned, (info.si_pid() != 0).then(|| info.si_status()))
            };
            match (returned, status) {
                (0, Some(status)) if status >> 8 == libc::PTRACE_EVENT_STOP => return Some(0),
                (0, Some(status)) => return Some(status & 0x7f),
                (0, None) => std::thread::sleep(AGAIN),
                _ => return None,
            }
        }
        None
    }

    fn return_from_sleep(thread: libc::pid_t) -> io::Result<()> {
        // SAFETY: all-zero is a value of this plain structure.
        let mut registers: libc::user_regs_struct = unsafe { std::mem::zeroed() };
        ptrace(libc::PTRACE_GETREGS, thread, (&raw mut registers).cast())?;
        let call = registers.orig_rax as i64;
        let selects = SELECTS.contains(&call);
        if !(selects || SLEEPS.contains(&call)) || !TO_BE_RESTARTED.contains(&(registers.rax as i64)) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if selects {
            let words = registers.rdi.min(SET_SIZE).div_ceil(WORD);
            for set in [registers.rsi, registers.rdx, registers.r10] {
                for word in (0..words).filter(|_| set != 0) {
                    clear(thread, set + word * size_of::<u64>() as u64)?;
                }
            }
        }
        registers.rax = 0;
        registers.orig_rax = NO_CALL;
        ptrace(libc::PTRACE_SETREGS, thread, (&raw mut registers).cast())
    }

    /// Writes a zero into the thread's memory.
    fn clear(thread: libc::pid_t, address: u64) -> io::Result<()> {
        // SAFETY: the address is the other process's, which the kernel checks; no memory of ours is passed.
        let returned = unsafe {
            libc::ptrace(
                libc::PTRACE_POKEDATA,
                thread,
                address as *mut libc::c_void,
                null_mut::<libc::c_void>(),
            )
        };
        super::super::check(returned).map(drop)
    }
}
