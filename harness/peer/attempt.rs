//! One attempt to connect, which does not block: on a wire inside one machine it is decided at once, unless the queue of
//! those who wait to be accepted is full. Then the kernel says nothing, and tries again after a second (RFC 6298, 2.1).

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketFlags, SocketType, bind, connect, socket_with, sockopt};

use crate::peer::link::Link;

/// After so long nobody will answer: the kernel has asked twice more by then.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whoever answers does it within microseconds; on a loaded machine the kernel delivers a little later.
const AT_ONCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 5_000_000,
};

/// An attempt under way.
pub struct Attempt {
    socket: TcpStream,
    to: SocketAddr,
    began: Instant,
}

impl Attempt {
    /// Begins one, from this address of the host if one is given; the caller is inside that host's network namespace.
    pub fn begin(local: Option<Ipv4Addr>, to: SocketAddr) -> io::Result<Attempt> {
        let family = if to.is_ipv4() {
            AddressFamily::INET
        } else {
            AddressFamily::INET6
        };
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(family, SocketType::STREAM, flags, None)?;
        if let Some(local) = local {
            bind(&socket, &SocketAddr::new(local.into(), 0))?;
        }
        match connect(&socket, &to) {
            Ok(()) | Err(Errno::INPROGRESS) => Ok(Attempt {
                socket: TcpStream::from(socket),
                to,
                began: Instant::now(),
            }),
            Err(error) => Err(error.into()),
        }
    }

    /// Where to.
    pub fn to(&self) -> SocketAddr {
        self.to
    }

    /// Its outcome, which is there within this moment unless nobody answers.
    pub fn outcome_at_once(self) -> Result<io::Result<Link>, Attempt> {
        let mut fds = [PollFd::from_borrowed_fd(self.socket.as_fd(), PollFlags::OUT)];
        let _ = poll(&mut fds, Some(&AT_ONCE));
        self.outcome()
    }

    /// The connection, or why there is none; the attempt itself while that is open.
    pub fn outcome(self) -> Result<io::Result<Link>, Attempt> {
        let mut fds = [PollFd::from_borrowed_fd(self.socket.as_fd(), PollFlags::OUT)];
        let decided = poll(&mut fds, Some(&Timespec::default())).is_ok_and(|ready| ready > 0);
        if !decided && self.began.elapsed() < PATIENCE {
            return Err(self);
        }
        Ok(match sockopt::socket_error(&self.socket) {
            Ok(Ok(())) if decided => Link::new(self.socket),
            Ok(Err(error)) | Err(error) => Err(error.into()),
            Ok(Ok(())) => Err(silence()),
        })
    }
}

/// How an attempt ends that nobody answers.
pub fn silence() -> io::Error {
    Errno::TIMEDOUT.into()
}

impl AsFd for Attempt {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}
