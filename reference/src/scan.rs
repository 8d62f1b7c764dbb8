//! What a scan of ports is made of: one attempt to connect, and findings brought back into order.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

/// The last port there is.
pub const LAST_PORT: u16 = u16::MAX;

/// How long an attempt may take. A SYN that was lost is sent again after a second (RFC 6298): the second one counts too.
const LIMIT: Duration = Duration::from_secs(2);
/// How often an attempt is made that this machine itself had no room for, too few descriptors say, and the pause between:
/// ten seconds in all, in which the attempts of the other threads end.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// What an attempt to connect has shown.
#[derive(Debug)]
pub enum Outcome {
    /// Somebody listens there.
    Open,
    /// Nobody does, and the host has said so.
    Closed,
    /// No answer: a firewall, most likely, or there is no such host.
    Silent,
    /// The attempt could not be made.
    Failed(io::Error),
}

/// Tries to connect to a port.
pub fn probe(host: IpAddr, port: u16) -> Outcome {
    let address = SocketAddr::new(host, port);
    for _ in 1..TRIES {
        match attempt(address) {
            Outcome::Failed(_) => thread::sleep(PAUSE),
            outcome => return outcome,
        }
    }
    attempt(address)
}

fn attempt(address: SocketAddr) -> Outcome {
    // The kernel's own limit, several SYNs long, is two minutes.
    match TcpStream::connect_timeout(&address, LIMIT) {
        Ok(stream) if is_own_end(&stream) => Outcome::Closed,
        Ok(_) => Outcome::Open,
        Err(error) => match error.kind() {
            ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => Outcome::Closed,
            ErrorKind::TimedOut
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::PermissionDenied => Outcome::Silent,
            _ => Outcome::Failed(error),
        },
    }
}

/// Has the socket connected to itself? On this machine that happens: the kernel gives the new socket a free port, which may
/// be the very one that is tried, and two SYNs that cross make a connection (RFC 9293, simultaneous open).
fn is_own_end(stream: &TcpStream) -> bool {
    matches!((stream.local_addr(), stream.peer_addr()), (Ok(local), Ok(peer)) if local == peer)
}

/// Brings findings, which come in any order, into the order of their ports.
#[derive(Default)]
pub struct InOrder<T> {
    waiting: BTreeMap<u16, T>,
    /// Ports 1 to this one have been given back.
    done: u16,
}

impl<T> InOrder<T> {
    /// Takes a finding and gives back those that can be told now: every lower port is known.
    pub fn insert(&mut self, port: u16, finding: T) -> Vec<(u16, T)> {
        self.waiting.insert(port, finding);
        let mut known = Vec::new();
        while let Some(finding) = self.done.checked_add(1).and_then(|next| self.waiting.remove(&next)) {
            self.done += 1;
            known.push((self.done, finding));
        }
        known
    }

    /// All that is left, for a scan that ends too early.
    pub fn rest(self) -> impl Iterator<Item = (u16, T)> {
        self.waiting.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, TcpListener};

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    /// Ports that the kernel gives to sockets that ask for none, on Linux; other systems' are among them.
    const FIRST_EPHEMERAL: u16 = 32_768;
    const EPHEMERAL: usize = 32_768;
    /// One is enough more often than not.
    const SWEEPS: usize = 50;

    #[test]
    fn a_port_is_open_while_somebody_listens() {
        let listener = TcpListener::bind((HERE, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(matches!(probe(HERE, port), Outcome::Open));
    }

    #[test]
    fn a_socket_connected_to_itself_is_known() {
        // Each attempt meets its own port by chance only, so all of them are tried, again and again.
        let mut attempts = (FIRST_EPHEMERAL..=LAST_PORT).cycle().take(SWEEPS * EPHEMERAL);
        let connected = attempts.find_map(|port| TcpStream::connect((HERE, port)).ok().filter(is_own_end));
        assert!(connected.is_some());
    }

    #[test]
    fn findings_come_back_in_order_whatever_order_they_came_in() {
        let mut in_order = InOrder::default();
        assert_eq!(in_order.insert(3, 'c'), []);
        assert_eq!(in_order.insert(1, 'a'), [(1, 'a')]);
        assert_eq!(in_order.insert(5, 'e'), []);
        assert_eq!(in_order.insert(2, 'b'), [(2, 'b'), (3, 'c')]);
        assert_eq!(in_order.insert(7, 'g'), []);
        assert!(in_order.rest().eq([(5, 'e'), (7, 'g')]));
    }

    #[test]
    fn after_the_last_port_comes_none() {
        let mut in_order = InOrder::default();
        let told: usize = (1..=LAST_PORT).rev().map(|port| in_order.insert(port, ()).len()).sum();
        assert_eq!(told, usize::from(LAST_PORT));
    }
}
