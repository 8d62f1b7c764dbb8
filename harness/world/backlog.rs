//! The queue of those who wait to be accepted: when it is full, whoever comes is not answered at all (listen(2), tcp(7)).

use std::net::SocketAddr;

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
