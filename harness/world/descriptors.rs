//! Another process's descriptors, borrowed for the moment of one question. A borrowed socket delays the owner's FIN, so
//! none is ever kept.

use std::collections::BTreeSet;
use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::sockopt;
use rustix::net::{SocketAddrAny, SocketType};

use super::sight::{Awaits, Connection};
use super::sys;
use super::wait::{Kind, Until, Wait, Want};
use crate::transcript::{Listening, Transport};

/// Asks one question about a descriptor of a process; `None` when it cannot be borrowed.
fn ask<T>(process: BorrowedFd<'_>, fd: i32, question: impl FnOnce(BorrowedFd<'_>) -> T) -> Option<T> {
    let borrowed: OwnedFd = sys::borrow_descriptor(process, fd).ok()?;
    Some(question(borrowed.as_fd()))
}

/// True when a poll for these events would return at once. Makes a terminal deliver what was typed first.
fn ready(fd: BorrowedFd<'_>, events: i16) -> bool {
    let events = PollFlags::from_bits_retain(events as u16);
    poll(&mut [PollFd::from_borrowed_fd(fd, events)], Some(&Timespec::default())).is_ok_and(|count| count > 0)
}

/// What the descriptors of a wait say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// One of them is ready: the wait is about to end.
    pub ready: bool,
    /// A time limit that the socket itself has (`SO_RCVTIMEO`), which the call does not show.
    pub limit: Option<Duration>,
    /// A connection is being attempted on one of them: the network is at work.
    pub connecting: bool,
}

/// Asks the descriptors that a wait of a process is for.
pub fn ask_wait(process: u32, wait: &Wait) -> Answer {
    let mut answer = Answer::default();
    let Ok(handle) = sys::pidfd(process) else {
        return answer;
    };
    for want in &wait.wants {
        ask(handle.as_fd(), want.fd, |fd| {
            answer.ready |= !wait.wants_more && ready(fd, want.events);
            if wait.kind == Kind::Receive {
                answer.limit = sockopt::socket_timeout(fd, sockopt::Timeout::Recv).ok().flatten();
            }
            answer.connecting |= want.events & libc::POLLOUT != 0 && state(fd) == Some(TCP_SYN_SENT);
        });
    }
    answer
}

// States of a TCP connection (linux/tcp_states.h).
const TCP_SYN_SENT: u8 = 2;
const TCP_CLOSE: u8 = 7;
const TCP_CLOSE_WAIT: u8 = 8;
const TCP_LAST_ACK: u8 = 9;

/// The beginning of a TCP socket's `struct tcp_info` (linux/tcp.h), as 32-bit words.
pub(super) fn tcp_info<const WORDS: usize>(fd: BorrowedFd<'_>) -> Option<[u32; WORDS]> {
    let mut info = [0u32; WORDS];
    let mut length = size_of_val(&info) as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes into `info`, which outlives the call and may hold any bits.
    let returned = unsafe {
        libc::getsockopt(
            fd.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_INFO,
            info.as_mut_ptr().cast(),
            &raw mut length,
        )
    };
    (returned == 0).then_some(info)
}

/// The state of a TCP socket, the first byte of its `struct tcp_info`.
fn state(fd: BorrowedFd<'_>) -> Option<u8> {
    tcp_info::<2>(fd).map(|[first, _]| first.to_ne_bytes()[0])
}

fn internet(address: SocketAddrAny) -> Option<SocketAddr> {
    SocketAddr::try_from(address).ok()
}

pub(super) fn local(fd: BorrowedFd<'_>) -> Option<SocketAddr> {
    rustix::net::getsockname(fd).ok().and_then(internet)
}

fn peer(fd: BorrowedFd<'_>) -> Option<SocketAddr> {
    rustix::net::getpeername(fd).ok().flatten().and_then(internet)
}

fn transport(fd: BorrowedFd<'_>) -> Option<Transport> {
    match sockopt::socket_type(fd).ok()? {
        SocketType::STREAM => Some(Transport::Tcp),
        SocketType::DGRAM => Some(Transport::Udp),
        _ => None,
    }
}

/// Does this process hold a socket?
pub(super) fn has_socket(process: u32) -> bool {
    let entries = fs::read_dir(format!("/proc/{process}/fd"));
    let mut links = entries.into_iter().flatten().flatten();
    links.any(|entry| fs::read_link(entry.path()).is_ok_and(|link| link.to_string_lossy().starts_with("socket:")))
}

/// Visits every socket of these processes once, also when several of them share it.
pub(super) fn each_socket(processes: &[u32], mut visit: impl FnMut(BorrowedFd<'_>)) {
    let mut seen = BTreeSet::new();
    for process in processes {
        let (Ok(entries), Ok(handle)) = (fs::read_dir(format!("/proc/{process}/fd")), sys::pidfd(*process)) else {
            continue;
        };
        for entry in entries.flatten() {
            let socket = fs::read_link(entry.path()).is_ok_and(|link| {
                let link = link.to_string_lossy();
                link.starts_with("socket:") && seen.insert(link.into_owned())
            });
            let number = entry.file_name().to_str().and_then(|name| name.parse().ok());
            if let (true, Some(number)) = (socket, number) {
                ask(handle.as_fd(), number, &mut visit);
            }
        }
    }
}

/// The ports that these processes listen on (TCP) or are bound to without being connected (UDP), sorted.
pub fn listening(processes: &[u32]) -> Vec<Listening> {
    let mut found = BTreeSet::new();
    each_socket(processes, |fd| {
        let Some((transport, address)) = transport(fd).zip(local(fd)) else {
            return;
        };
        let open = match transport {
            Transport::Tcp => sockopt::socket_acceptconn(fd).unwrap_or(false),
            Transport::Udp => address.port() != 0 && peer(fd).is_none(),
        };
        if open {
            found.insert(Listening {
                transport,
                address: address.ip(),
                port: address.port(),
            });
        }
    });
    found.into_iter().collect()
}

/// The UDP sockets that these processes hold, connected ones too.
pub fn datagrams(processes: &[u32]) -> Vec<Listening> {
    let mut found = BTreeSet::new();
    each_socket(processes, |fd| {
        if transport(fd) == Some(Transport::Udp)
            && let Some(address) = local(fd).filter(|address| address.port() != 0)
        {
            found.insert(Listening {
                transport: Transport::Udp,
                address: address.ip(),
                port: address.port(),
            });
        }
    });
    found.into_iter().collect()
}

/// How many UDP sockets these processes hold, and in how many of them something waits to be read.
pub fn datagram_sockets(processes: &[u32]) -> (usize, usize) {
    let (mut all, mut unread) = (0, 0);
    each_socket(processes, |fd| {
        if transport(fd) == Some(Transport::Udp) && local(fd).is_some() {
            all += 1;
            // An empty datagram counts for nothing here, as it does for a person.
            unread += usize::from(sys::ioctl_number(fd, libc::FIONREAD) > 0);
        }
    });
    (all, unread)
}

/// The connected TCP sockets that these processes hold.
pub fn connections(processes: &[u32]) -> Vec<Connection> {
    let mut found = Vec::new();
    each_socket(processes, |fd| {
        if transport(fd) == Some(Transport::Tcp)
            && let Some((local, peer)) = local(fd).zip(peer(fd))
        {
            found.push(Connection {
                local: plain(local),
                peer: plain(peer),
                unread: sys::ioctl_number(fd, libc::FIONREAD),
                unsent: sys::ioctl_number(fd, libc::TIOCOUTQ),
                peer_closed: matches!(state(fd), Some(TCP_CLOSE_WAIT | TCP_LAST_ACK)),
            });
        }
    });
    found
}

/// Bytes that these processes' TCP sockets have sent and nobody has acknowledged.
pub fn unsent(processes: &[u32]) -> u64 {
    let mut sum = 0;
    each_socket(processes, |fd| {
        if transport(fd) == Some(Transport::Tcp) && sockopt::socket_acceptconn(fd) == Ok(false) {
            sum += unacknowledged(fd);
        }
    });
    sum
}

/// Has these processes' kernel acknowledge at once what came to their TCP sockets: it puts that off for up to 40 ms in the
/// hope of an answer to send it along with (`TCP_QUICKACK`, tcp(7)).
pub fn acknowledge(processes: &[u32]) {
    each_socket(processes, |fd| {
        // What is no TCP socket does not know the option.
        let _ = sockopt::set_tcp_quickack(fd, true);
    });
}

/// Bytes of a TCP socket that are sent and not acknowledged. A connection that is over keeps the count of what it was
/// broken by, for as long as the socket is open (`tcp_ioctl`, net/ipv4/tcp.c).
fn unacknowledged(fd: BorrowedFd<'_>) -> u64 {
    match sys::ioctl_number(fd, libc::TIOCOUTQ) {
        0 => 0,
        _ if state(fd) == Some(TCP_CLOSE) => 0,
        bytes => u64::from(bytes),
    }
}

/// An IPv4 address that a socket of IPv6 serves, as IPv4.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

/// Says in words what a wait of a process is for.
pub fn describe(process: u32, wait: &Wait) -> Awaits {
    match wait.kind {
        Kind::Connect => Awaits::Connect,
        Kind::Process => Awaits::Process,
        Kind::Lock => Awaits::Lock,
        Kind::Signal => Awaits::Signal,
        Kind::Other => Awaits::Other,
        Kind::Sleep => Awaits::Sleep {
            left: match wait.until {
                Until::After(left) | Until::Left(left) => Some(left),
                _ => None,
            },
        },
        Kind::Receive | Kind::Send | Kind::Any => {
            let Ok(handle) = sys::pidfd(process) else {
                return Awaits::Unknown;
            };
            let mut all = Vec::new();
            for want in &wait.wants {
                match ask(handle.as_fd(), want.fd, |fd| name(fd, want.events)) {
                    Some(Some(one)) => all.push(one),
                    _ => {
                        all.extend(members(process, want.fd).iter().filter_map(|member| {
                            ask(handle.as_fd(), member.fd, |fd| name(fd, member.events)).flatten()
                        }))
                    }
                }
            }
            match (wait.kind, all.len()) {
                (Kind::Any, 0) if wait.timed() && wait.wants.is_empty() => Awaits::Sleep { left: None },
                (Kind::Any, _) => Awaits::Any(all),
                (_, 0) => Awaits::Other,
                _ => all.swap_remove(0),
            }
        }
    }
}

fn name(fd: BorrowedFd<'_>, events: i16) -> Option<Awaits> {
    if rustix::termios::isatty(fd) {
        return (events & libc::POLLIN != 0).then_some(Awaits::Terminal);
    }
    let transport = transport(fd)?;
    let local = local(fd);
    if sockopt::socket_acceptconn(fd).unwrap_or(false) {
        let unspecified = SocketAddr::new(IpAddr::from([0, 0, 0, 0]), 0);
        return Some(Awaits::Accept {
            on: local.unwrap_or(unspecified),
        });
    }
    let peer = peer(fd).map(plain);
    if events & libc::POLLIN != 0 {
        return Some(Awaits::Receive { transport, local, peer });
    }
    if state(fd) == Some(TCP_SYN_SENT) {
        Some(Awaits::Connect)
    } else {
        Some(Awaits::Send { peer })
    }
}

/// The members of an epoll descriptor, by its `fdinfo` (proc_pid_fdinfo(5)); none for any other descriptor.
fn members(process: u32, fd: i32) -> Vec<Want> {
    let text = fs::read_to_string(format!("/proc/{process}/fdinfo/{fd}")).unwrap_or_default();
    let member = |line: &str| {
        let mut words = line.strip_prefix("tfd:")?.split_ascii_whitespace();
        let fd = words.next()?.parse().ok()?;
        let events = u32::from_str_radix(words.nth(1)?, 16).ok()?;
        // The low bits of epoll's events are those of poll.
        Some(Want {
            fd,
            events: events as i16,
        })
    };
    text.lines().filter_map(member).collect()
}

/// Whether a child of this process can be looked at: what it waits for, and its descriptors.
pub fn try_sight() -> (bool, bool) {
    let Ok((read, write)) = std::io::pipe() else {
        return (false, false);
    };
    let mut child = match std::process::Command::new("/bin/cat")
        .stdin(read)
        .stdout(std::process::Stdio::null())
        .spawn()
    {
        Ok(child) => child,
        Err(_) => return (false, false),
    };
    let sees_waits = fs::read(format!("/proc/{}/syscall", child.id())).is_ok();
    let sees_sockets = sys::pidfd(child.id()).is_ok_and(|handle| ask(handle.as_fd(), 0, |_| ()).is_some());
    // At the end of its input it ends.
    drop(write);
    let _ = child.wait();
    (sees_waits, sees_sockets)
}

#[cfg(test)]
mod tests;
