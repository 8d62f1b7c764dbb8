//! One TCP connection of the examiner's: never blocks, keeps what cannot be sent yet, says how it ended.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

use rustix::event::PollFlags;

use crate::peer::unsent::unsent;
use crate::transcript::Close;

/// Bytes taken from a socket at once.
const PORTION: usize = 64 * 1024;
/// Whoever answers so much more than it was sent is not listened to any further: a flood would never end.
const FLOOD: usize = 1 << 20;

/// One TCP connection.
pub struct Link {
    stream: TcpStream,
    ends: Option<(SocketAddr, SocketAddr)>,
    outgoing: VecDeque<u8>,
    sent: u64,
    /// Bytes that may still be received.
    room: usize,
    finishing: bool,
    finished: bool,
    ended: Option<Close>,
}

/// What a look at a connection brought.
#[derive(Debug, Default)]
pub struct News {
    /// Bytes received.
    pub bytes: Vec<u8>,
    /// How the other side ended it, once.
    pub ended: Option<Close>,
    /// Something was sent or received.
    pub moved: bool,
}

impl Link {
    /// Takes a connection over.
    pub fn new(stream: TcpStream) -> io::Result<Link> {
        stream.set_nonblocking(true)?;
        stream.set_nodelay(true)?;
        let both = stream.peer_addr().and_then(|theirs| Ok((theirs, stream.local_addr()?)));
        Ok(Link {
            ends: both.ok().map(|(theirs, ours)| (plain(theirs), plain(ours))),
            stream,
            outgoing: VecDeque::new(),
            sent: 0,
            room: FLOOD,
            finishing: false,
            finished: false,
            ended: None,
        })
    }

    /// The examiner's own end.
    pub fn local(&self) -> io::Result<SocketAddr> {
        self.stream.local_addr()
    }

    /// The other side's end and the examiner's, as packets name them; None when it was over at once.
    pub fn ends(&self) -> Option<(SocketAddr, SocketAddr)> {
        self.ends
    }

    /// Sends now what can be sent and keeps the rest.
    pub fn send(&mut self, bytes: &[u8]) {
        self.outgoing.extend(bytes);
        self.sent += bytes.len() as u64;
        self.room += bytes.len();
        self.flush();
    }

    /// Bytes sent so far or to be sent.
    pub fn sent(&self) -> u64 {
        self.sent
    }

    /// Closes the sending side, once everything is sent.
    pub fn finish(&mut self) {
        self.finishing = true;
        self.flush();
    }

    /// Ends the connection by RST.
    pub fn reset(self) {
        let _ = rustix::net::sockopt::set_socket_linger(&self.stream, Some(Duration::ZERO));
    }

    /// Has the other side ended the connection?
    pub fn ended(&self) -> Option<Close> {
        self.ended
    }

    /// Bytes that have not reached the other side's kernel yet, a FIN counted as one.
    pub fn unsent(&self) -> usize {
        if self.ended.is_some() {
            // What the other side's end has made pointless will never arrive.
            return 0;
        }
        self.outgoing.len() + unsent(self.stream.as_fd())
    }

    /// Is there anything to wait for a writable socket for?
    pub fn wants_to_send(&self) -> bool {
        !self.outgoing.is_empty() && self.ended != Some(Close::Rst)
    }

    /// Does it still listen to the other side? Not after its end, nor when flooded by it.
    fn hears(&self) -> bool {
        self.ended.is_none() && self.room > 0
    }

    /// What to poll its socket for; nothing when nothing can come of it.
    pub fn awaits(&self) -> PollFlags {
        let mut awaits = PollFlags::empty();
        awaits.set(PollFlags::IN, self.hears());
        awaits.set(PollFlags::OUT, self.wants_to_send());
        awaits
    }

    /// Reads what is there and sends what is kept.
    pub fn look(&mut self) -> News {
        let mut news = News {
            moved: self.flush(),
            ..News::default()
        };
        let mut portion = vec![0; PORTION];
        while self.hears() {
            let most = self.room.min(PORTION);
            match self.stream.read(&mut portion[..most]) {
                Ok(0) => self.ended = Some(Close::Fin),
                Ok(length) => {
                    self.room -= length;
                    news.bytes.extend_from_slice(&portion[..length]);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => self.ended = Some(Close::Rst),
            }
            if self.ended.is_some() {
                news.ended = self.ended;
            }
        }
        if !news.bytes.is_empty() {
            // Unasked, the kernel would acknowledge 40 ms later, and until then hold the next small send back (RFC 1122,
            // 4.2.3.2 and 4.2.3.4).
            let _ = rustix::net::sockopt::set_tcp_quickack(&self.stream, true);
        }
        news.moved |= !news.bytes.is_empty() || news.ended.is_some();
        news
    }

    fn flush(&mut self) -> bool {
        let mut moved = false;
        while !self.outgoing.is_empty() && self.ended != Some(Close::Rst) {
            let (front, _) = self.outgoing.as_slices();
            match self.stream.write(front) {
                Ok(0) => break,
                Ok(length) => {
                    self.outgoing.drain(..length);
                    moved = true;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => {
                    // The other side is gone; what it sent before may still be read, so that decides how it ended.
                    self.outgoing.clear();
                }
            }
        }
        if self.finishing && !self.finished && self.outgoing.is_empty() {
            self.finished = true;
            let _ = self.stream.shutdown(Shutdown::Write);
            moved = true;
        }
        moved
    }
}

/// An IPv4 address that came through an IPv6 socket, as IPv4.
pub fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

impl AsFd for Link {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.stream.as_fd()
    }
}
