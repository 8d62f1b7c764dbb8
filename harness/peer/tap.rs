//! The relay between a student's client and the server: records, and can hold back what the server answers.
//! Where the submission's own server cannot serve, the tap answers itself, as a plain echo server would.

use std::io;
use std::net::{Ipv6Addr, SocketAddr, TcpListener};
use std::os::fd::{AsFd, BorrowedFd};

use rustix::event::PollFlags;

use crate::peer::course::Course;
use crate::peer::link::{Link, plain};
use crate::world::{Segments, waited_at};

/// The tap with all its connections.
#[derive(Default)]
pub struct Tap {
    listeners: Vec<(u16, TcpListener)>,
    /// Every connection so far, closed ones too.
    pub pairs: Vec<Pair>,
    /// Are the server's answers held back?
    pub holding: bool,
    /// What can be seen of the programs on both sides.
    pub watch: Watch,
}

/// What shows what programs sent apart, and what they have read; without it, what is there at once is passed on at once.
#[derive(Default)]
pub struct Watch {
    /// On the client's host.
    pub client: Option<Segments>,
    /// On the server's host.
    pub server: Option<Segments>,
}

/// One connection of the client's and, behind it, the one to the server.
pub struct Pair {
    /// Whose connection it is: the client's name in the record.
    pub owner: String,
    /// The client's end.
    pub client: Link,
    /// The server's end; None when the tap itself answers.
    pub server: Option<Link>,
    /// What the client says.
    pub to_server: Course,
    /// What it is answered.
    pub to_client: Course,
    /// Is it over in both directions?
    pub over: bool,
    /// Was the server seen to hold its end?
    pub accepted: bool,
}

impl Pair {
    /// A new connection of this client's.
    pub fn new(owner: String, client: Link, server: Option<Link>) -> Pair {
        Pair {
            owner,
            client,
            server,
            to_server: Course::default(),
            to_client: Course::default(),
            over: false,
            accepted: false,
        }
    }
}

impl Pair {
    /// Has the server not been seen to take it in?
    pub fn waits_outside(&self) -> bool {
        !self.accepted && !self.over && self.server.is_some()
    }
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
        let listeners = waited_at(self.listeners.iter().map(|(_, listener)| listener));
        listeners.into_iter().find_map(|listener| {
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

    /// Does anything wait until what went before it has been read?
    pub fn waits(&self) -> bool {
        let mut open = self.pairs.iter().filter(|pair| !pair.over);
        open.any(|pair| pair.to_server.waits() || (!self.holding && pair.to_client.waits()))
    }

    /// The world has come to rest: what waited for that may be passed on. True when there is any.
    pub fn rest(&mut self) -> bool {
        let mut any = false;
        for pair in self.pairs.iter_mut().filter(|pair| !pair.over) {
            if let Some(server) = &pair.server {
                any |= pair.to_server.rest(server, self.watch.server.as_ref());
            }
            if !self.holding {
                any |= pair.to_client.rest(&pair.client, self.watch.client.as_ref());
            }
        }
        any
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
