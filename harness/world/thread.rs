//! One thread as the kernel shows it: its state, how often it has run, and the call in which it sleeps.

use std::fs::File;
use std::io::{self, Read};

/// The call in which a thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// None: it runs, or is about to.
    Running,
    /// Asleep, but not in a call (a page is being brought in).
    Outside,
    /// Asleep in this call.
    Blocked(Blocked),
    /// The process does not let itself be looked at.
    Hidden,
}

/// A call that a thread sleeps in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The call's number on this architecture.
    pub number: i64,
    /// Its arguments.
    pub arguments: [u64; 6],
    /// Stack pointer and program counter: together with the number they say from where it was called.
    pub stack: u64,
    /// See `stack`.
    pub counter: u64,
}

/// One thread at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Its process.
    pub process: u32,
    /// Its own number.
    pub thread: u32,
    /// The kernel's letter for its state.
    pub state: u8,
    /// How often it was taken off a processor: as long as this does not change, it has not run.
    pub switches: u64,
    /// Where it sleeps.
    pub call: Call,
}

impl Thread {
    /// Looks at a thread; `None` when it is gone.
    pub fn look(process: u32, thread: u32, buffer: &mut String) -> Option<Thread> {
        let call = match read(buffer, process, thread, "syscall") {
            Ok(()) => parse_call(buffer),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Call::Hidden,
            Err(_) => return None,
        };
        read(buffer, process, thread, "status").ok()?;
        let (state, switches) = parse_status(buffer)?;
        Some(Thread {
            process,
            thread,
            state,
            switches,
            call,
        })
    }

    /// True when it has ended and only waits to be noticed.
    pub fn ended(&self) -> bool {
        matches!(self.state, b'Z' | b'X')
    }

    /// True when it computes, or is about to.
    pub fn runs(&self) -> bool {
        self.call == Call::Running && !self.ended() && !self.stopped()
    }

    /// True when it waits in some call.
    pub fn asleep(&self) -> bool {
        self.state == b'S' && matches!(self.call, Call::Blocked(_) | Call::Hidden)
    }

    /// True when a signal or a debugger stopped it.
    pub fn stopped(&self) -> bool {
        matches!(self.state, b'T' | b't')
    }
}

fn read(buffer: &mut String, process: u32, thread: u32, file: &str) -> io::Result<()> {
    buffer.clear();
    File::open(format!("/proc/{process}/task/{thread}/{file}"))?.read_to_string(buffer)?;
    Ok(())
}

/// Reads a line of `/proc/PID/task/TID/syscall` (proc_pid_syscall(5)).
fn parse_call(line: &str) -> Call {
    let mut words = line.split_ascii_whitespace();
    let Some(number) = words.next().and_then(|word| word.parse::<i64>().ok()) else {
        return Call::Running;
    };
    if number < 0 {
        return Call::Outside;
    }
    let mut next = || {
        let word = words.next().and_then(|word| word.strip_prefix("0x"));
        word.and_then(|word| u64::from_str_radix(word, 16).ok()).unwrap_or(0)
    };
    let arguments = std::array::from_fn(|_| next());
    Call::Blocked(Blocked {
        number,
        arguments,
        stack: next(),
        counter: next(),
    })
}

/// State letter and the sum of both switch counters of `/proc/PID/task/TID/status`.
fn parse_status(text: &str) -> Option<(u8, u64)> {
    let mut state = None;
    let mut switches = 0;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("State:") {
            state = rest.trim_start().bytes().next();
        } else if line.contains("voluntary_ctxt_switches:") {
            switches += line.rsplit('\t').next()?.trim().parse::<u64>().ok()?;
        }
    }
    Some((state?, switches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blocked_call_is_read_whole() {
        let call = parse_call("45 0x4 0x7f01 0x1000 0x0 0x0 0x0 0x7ffe10 0x7f99\n");
        let expected = Blocked {
            number: 45,
            arguments: [4, 0x7f01, 0x1000, 0, 0, 0],
            stack: 0x7ffe10,
            counter: 0x7f99,
        };
        assert_eq!(call, Call::Blocked(expected));
        assert_eq!(parse_call("running\n"), Call::Running);
        assert_eq!(parse_call("-1 0x7ffe10 0x7f99\n"), Call::Outside);
    }

    #[test]
    fn both_kinds_of_switches_count() {
        let text = "Name:\tx\nState:\tS (sleeping)\nvoluntary_ctxt_switches:\t60\nnonvoluntary_ctxt_switches:\t7\n";
        assert_eq!(parse_status(text), Some((b'S', 67)));
    }
}
