//! What a sleeping thread waits for, read from the call in which it sleeps and from its memory.

use std::time::Duration;

use super::sys;
use super::thread::Blocked;

/// What kind of thing ends a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Bytes, a datagram, a line, or a connection on one descriptor.
    Receive,
    /// Room on one descriptor.
    Send,
    /// One of several descriptors, or an epoll descriptor.
    Any,
    /// The other side's answer to a connection attempt: the network is at work.
    Connect,
    /// Time alone.
    Sleep,
    /// The end of a child.
    Process,
    /// Another thread.
    Lock,
    /// A signal.
    Signal,
    /// Anything else.
    Other,
}

/// Until when a wait lasts at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// For ever.
    Forever,
    /// So long from its beginning.
    After(Duration),
    /// So much longer from now on.
    Left(Duration),
    /// There is a limit that cannot be read.
    Unknown,
}

/// A descriptor and the poll(2) events that are awaited on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// The descriptor's number in its process.
    pub fd: i32,
    /// The events.
    pub events: i16,
}

/// One thread's wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub kind: Kind,
    /// Which descriptors would end it.
    pub wants: Vec<Want>,
    /// For how long.
    pub until: Until,
    /// True when it may sleep on although a descriptor is ready (`MSG_WAITALL`).
    pub wants_more: bool,
}

/// The most descriptors that a poll or select is decoded for; more than a program of a lab opens.
const MOST_DESCRIPTORS: u64 = 4096;

// linux/futex.h
const FUTEX_COMMAND: u64 = 0x7f;
const FUTEX_WAIT: u64 = 0;
const FUTEX_WAIT_BITSET: u64 = 9;
const FUTEX_WAIT_REQUEUE_PI: u64 = 11;
const FUTEX_LOCK_PI: u64 = 6;
const FUTEX_CLOCK_REALTIME: u64 = 256;

impl Wait {
    fn simple(kind: Kind, until: Until) -> Wait {
        Wait {
            kind,
            wants: Vec::new(),
            until,
            wants_more: false,
        }
    }

    fn on(kind: Kind, fd: u64, events: i16) -> Wait {
        let fd = fd as i32;
        Wait {
            wants: vec![Want { fd, events }],
            ..Wait::simple(kind, Until::Forever)
        }
    }

    fn any(wants: Vec<Want>, until: Until) -> Wait {
        Wait {
            wants,
            ..Wait::simple(Kind::Any, until)
        }
    }

    /// Decodes the call in which a thread of `process` sleeps.
    pub fn decode(process: u32, call: &Blocked) -> Wait {
        let [a0, a1, a2, a3, a4, _] = call.arguments;
        match call.number {
            libc::SYS_recvfrom => Wait {
                wants_more: a3 & libc::MSG_WAITALL as u64 != 0,
                ..Wait::on(Kind::Receive, a0, libc::POLLIN)
            },
            libc::SYS_recvmsg => Wait {
                wants_more: a2 & libc::MSG_WAITALL as u64 != 0,
                ..Wait::on(Kind::Receive, a0, libc::POLLIN)
            },
            libc::SYS_recvmmsg => Wait {
                wants_more: true,
                until: relative(process, a4),
                ..Wait::on(Kind::Receive, a0, libc::POLLIN)
            },
            libc::SYS_read | libc::SYS_readv | libc::SYS_accept | libc::SYS_accept4 => {
                Wait::on(Kind::Receive, a0, libc::POLLIN)
            }
            libc::SYS_write | libc::SYS_writev | libc::SYS_sendto | libc::SYS_sendmsg | libc::SYS_sendmmsg => {
                Wait::on(Kind::Send, a0, libc::POLLOUT)
            }
            libc::SYS_sendfile => Wait::on(Kind::Send, a0, libc::POLLOUT),
            libc::SYS_connect => Wait::simple(Kind::Connect, Until::Unknown),
            libc::SYS_ppoll => Wait::any(poll_set(process, a0, a1), relative(process, a2)),
            libc::SYS_pselect6 => Wait::any(select_sets(process, a0, [a1, a2, a3]), relative(process, a4)),
            libc::SYS_epoll_pwait => Wait::any(epoll(a0), milliseconds(a3)),
            libc::SYS_epoll_pwait2 => Wait::any(epoll(a0), relative(process, a3)),
            libc::SYS_nanosleep => Wait::simple(Kind::Sleep, relative(process, a0)),
            libc::SYS_clock_nanosleep if a1 & libc::TIMER_ABSTIME as u64 != 0 => {
                Wait::simple(Kind::Sleep, absolute(process, a2, a0 as libc::clockid_t))
            }
            libc::SYS_clock_nanosleep => Wait::simple(Kind::Sleep, relative(process, a2)),
            libc::SYS_futex => Wait::simple(Kind::Lock, futex(process, a1, a3)),
            libc::SYS_wait4 | libc::SYS_waitid => Wait::simple(Kind::Process, Until::Forever),
            libc::SYS_rt_sigsuspend => Wait::simple(Kind::Signal, Until::Forever),
            libc::SYS_rt_sigtimedwait => Wait::simple(Kind::Signal, relative(process, a2)),
            libc::SYS_semtimedop => Wait::simple(Kind::Other, relative(process, a3)),
            libc::SYS_restart_syscall => Wait::simple(Kind::Other, Until::Unknown),
            number => Wait::decode_old(process, number, call.arguments),
        }
    }

    /// Calls that newer architectures no longer have.
    #[cfg(target_arch = "x86_64")]
    fn decode_old(process: u32, number: i64, [a0, a1, a2, a3, a4, _]: [u64; 6]) -> Wait {
        match number {
            libc::SYS_poll => Wait::any(poll_set(process, a0, a1), milliseconds(a2)),
            libc::SYS_select => Wait::any(select_sets(process, a0, [a1, a2, a3]), timeval(process, a4)),
            libc::SYS_epoll_wait => Wait::any(epoll(a0), milliseconds(a3)),
            libc::SYS_pause => Wait::simple(Kind::Signal, Until::Forever),
            _ => Wait::simple(Kind::Other, Until::Forever),
        }
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn decode_old(_process: u32, _number: i64, _arguments: [u64; 6]) -> Wait {
        Wait::simple(Kind::Other, Until::Forever)
    }

    /// True when it has a time limit.
    pub fn timed(&self) -> bool {
        self.until != Until::Forever
    }
}

fn epoll(fd: u64) -> Vec<Want> {
    // An epoll descriptor is itself readable when one of its own is.
    vec![Want {
        fd: fd as i32,
        events: libc::POLLIN,
    }]
}

/// The kernel takes the low 32 bits, signed.
fn milliseconds(argument: u64) -> Until {
    match u64::try_from(argument as i32) {
        Ok(milliseconds) => Until::After(Duration::from_millis(milliseconds)),
        Err(_) => Until::Forever,
    }
}

fn words<const N: usize>(process: u32, address: u64) -> Option<[u64; N]> {
    let mut bytes = vec![0; N * 8];
    let count = sys::read_memory(process, address, &mut bytes).ok()?;
    (count == bytes.len())
        .then(|| std::array::from_fn(|index| u64::from_ne_bytes(std::array::from_fn(|byte| bytes[index * 8 + byte]))))
}

/// A `struct timespec` in the process's memory.
fn time(process: u32, address: u64) -> Option<Duration> {
    let [seconds, nanoseconds] = words(process, address)?;
    Some(Duration::from_secs(seconds).saturating_add(Duration::from_nanos(nanoseconds)))
}

fn relative(process: u32, address: u64) -> Until {
    if address == 0 {
        return Until::Forever;
    }
    time(process, address).map_or(Until::Unknown, Until::After)
}

fn absolute(process: u32, address: u64, clock: libc::clockid_t) -> Until {
    let left = |at: Duration| at.saturating_sub(Duration::from_nanos(sys::clock(clock)));
    time(process, address).map_or(Until::Unknown, |at| Until::Left(left(at)))
}

#[cfg(target_arch = "x86_64")]
fn timeval(process: u32, address: u64) -> Until {
    if address == 0 {
        return Until::Forever;
    }
    words(process, address).map_or(Until::Unknown, |[seconds, micros]| {
        Until::After(Duration::from_secs(seconds).saturating_add(Duration::from_micros(micros)))
    })
}

fn futex(process: u32, operation: u64, timeout: u64) -> Until {
    let clock = if operation & FUTEX_CLOCK_REALTIME != 0 {
        libc::CLOCK_REALTIME
    } else {
        libc::CLOCK_MONOTONIC
    };
    match operation & FUTEX_COMMAND {
        _ if timeout == 0 => Until::Forever,
        FUTEX_WAIT => relative(process, timeout),
        FUTEX_WAIT_BITSET | FUTEX_WAIT_REQUEUE_PI => absolute(process, timeout, clock),
        FUTEX_LOCK_PI => absolute(process, timeout, libc::CLOCK_REALTIME),
        _ => Until::Unknown,
    }
}

/// The array of a poll(2).
fn poll_set(process: u32, address: u64, count: u64) -> Vec<Want> {
    const ENTRY: usize = size_of::<libc::pollfd>();
    let mut bytes = vec![0; count.min(MOST_DESCRIPTORS) as usize * ENTRY];
    let read = sys::read_memory(process, address, &mut bytes).unwrap_or(0);
    bytes[..read]
        .chunks_exact(ENTRY)
        .map(|entry| Want {
            fd: i32::from_ne_bytes([entry[0], entry[1], entry[2], entry[3]]),
            events: i16::from_ne_bytes([entry[4], entry[5]]),
        })
        .filter(|want| want.fd >= 0)
        .collect()
}

/// The three sets of a select(2): to read, to write, exceptions.
fn select_sets(process: u32, count: u64, sets: [u64; 3]) -> Vec<Want> {
    let count = count.min(MOST_DESCRIPTORS) as usize;
    let mut wants: Vec<Want> = Vec::new();
    for (address, event) in sets.into_iter().zip([libc::POLLIN, libc::POLLOUT, libc::POLLPRI]) {
        // The kernel's sets are made of longs, so whole ones are there to be read.
        let mut bytes = vec![0u8; count.div_ceil(64) * 8];
        if address == 0 || sys::read_memory(process, address, &mut bytes).is_err() {
            continue;
        }
        let members = (0..count).filter(|bit| bytes[bit / 8] >> (bit % 8) & 1 == 1);
        for fd in members.map(|bit| bit as i32) {
            match wants.iter_mut().find(|want| want.fd == fd) {
                Some(want) => want.events |= event,
                None => wants.push(Want { fd, events: event }),
            }
        }
    }
    wants
}
