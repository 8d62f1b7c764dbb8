//! The relay between a student's client and the server: records, and can hold back what the server answers.
//! Where the submission's own server cannot serve, the tap answers itself, as a plain echo server would.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv6Addr, SocketAddr, TcpListener};
use std::os::fd::{AsFd, BorrowedFd};

use rustix::event::PollFlags;

use crate::peer::link::Link;
use crate::transcript::Close;

/// The tap with all its connections.
#[derive(Default)]
pub struct Tap {
    listeners: Vec<(u16, TcpListener)>,
    /// Every connection so far, closed ones too.
    pub pairs: Vec<Pair>,
    /// Are the server's answers held back?
    pub holding: bool,
}

/// One connection of the client's and, behind it, the one to the server.
pub struct Pair {
    /// Whose connection it is: the client's name in the record.
    pub owner: String,
    /// The client's end.
    pub client: Link,
    /// The server's end; None when the tap itself answers.
    pub server: Option<Link>,
    /// Answers held back, each as it came: what a server sent apart must not arrive glued together.
    pub held: VecDeque<Vec<u8>>,
    /// The server's end of stream is held back too.
    pub held_end: Option<Close>,
    /// Is it over in both directions?
    pub over: bool,
}

impl Tap {
    /// Listens on a port of the host whose namespace the caller is in, for IPv4 and IPv6.
    pub fn listen(&mut self, port: u16) -> io::Result<()> {
        if self.ports().any(|taken| taken == port) {
            return Ok(());
        }
        let listener =
            TcpListener::bind((Ipv6Addr::UNSPECIFIED, port)).or_else(|_| TcpListener::bind(("0.0.0.0", port)))?;
        listener.set_nonblocking(true)?;
        self.listeners.push((port, listener));
        Ok(())
    }

    /// The ports it listens on.
    pub fn ports(&self) -> impl Iterator<Item = u16> + '_ {
        self.listeners.iter().map(|(port, _)| *port)
    }

    /// A new client, if there is one: its connection, from where, to where.
    pub fn accept(&mut self) -> Option<(Link, SocketAddr, SocketAddr)> {
        self.listeners.iter().find_map(|(_, listener)| {
            let (stream, from) = listener.accept().ok()?;
            let to = stream.local_addr().ok()?;
            Some((Link::new(stream).ok()?, plain(from), plain(to)))
        })
    }

    /// Everything to be polled, and for what.
    pub fn descriptors(&self) -> impl Iterator<Item = (BorrowedFd<'_>, PollFlags)> {
        let listeners = (self.listeners.iter()).map(|(_, listener)| (listener.as_fd(), PollFlags::IN));
        let links = self.pairs.iter().filter(|pair| !pair.over).flat_map(|pair| {
            let ends = [Some(&pair.client), pair.server.as_ref()];
            ends.into_iter().flatten().map(|link| (link.as_fd(), link.awaits()))
        });
        listeners.chain(links.filter(|(_, awaits)| !awaits.is_empty()))
    }

    /// Bytes on their way to a kernel.
    pub fn unsent(&self) -> usize {
        self.pairs
            .iter()
            .filter(|pair| !pair.over)
            .map(|pair| pair.client.unsent() + pair.server.as_ref().map_or(0, Link::unsent))
            .sum()
    }
}

/// An IPv4 address that came through an IPv6 socket, as IPv4.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}
