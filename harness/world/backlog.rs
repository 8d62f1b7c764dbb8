//! The queue of those who wait to be accepted: when it is full, whoever comes is not answered at all (listen(2), tcp(7)).

use std::net::{SocketAddr, TcpListener};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::sockopt;

use super::descriptors::{self, each_socket};
use super::tree;

/// The words of a listening socket's `struct tcp_info` in which the kernel shows how many wait, and how many may
/// (`tcp_get_info`, net/ipv4/tcp.c).
const WAITING: usize = 6;
const LIMIT: usize = 7;

/// The queues of a world's servers, for the parts of the examiner that do not hold the world.
#[derive(Clone, Copy, Debug)]
pub struct Backlogs {
    pub(super) init: Option<u32>,
}

impl Backlogs {
    /// Is there no room left for whoever connects to this address?
    pub fn full(&self, to: SocketAddr) -> bool {
        let mut full = false;
        each_socket(&tree::everything(self.init), |fd| {
            let here = descriptors::local(fd).is_some_and(|local| {
                local.port() == to.port()
                    && (local.ip().is_unspecified() || local.ip().to_canonical() == to.ip().to_canonical())
            });
            if here && sockopt::socket_acceptconn(fd) == Ok(true) {
                full |= descriptors::tcp_info::<{ LIMIT + 1 }>(fd).is_some_and(|info| info[WAITING] > info[LIMIT]);
            }
        });
        full
    }
}

/// Those of our own listeners before which somebody waits. To accept where nobody does costs the kernel the making of a
/// socket (`do_accept`, net/socket.c), to ask costs next to nothing.
pub fn waited_at<'l>(listeners: impl Iterator<Item = &'l TcpListener>) -> Vec<&'l TcpListener> {
    let listeners: Vec<&TcpListener> = listeners.collect();
    let ask = |listener: &'l TcpListener| PollFd::from_borrowed_fd(listener.as_fd(), PollFlags::IN);
    let mut asked: Vec<PollFd<'l>> = listeners.iter().copied().map(ask).collect();
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    if asked.is_empty() || poll(&mut asked, Some(&at_once)).is_err() {
        // Interrupted: whoever accepts finds out.
        return listeners;
    }
    let answers = asked.iter().map(|fd| !fd.revents().is_empty());
    let waited_at = listeners.iter().zip(answers).filter(|(_, waits)| *waits);
    waited_at.map(|(listener, _)| *listener).collect()
}
