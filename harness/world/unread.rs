//! What a host's programs have not read yet of what arrived, asked of the kernel by sock_diag(7): without touching the
//! programs, and while they run.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::OwnedFd;

use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, netlink};

/// Length of a netlink header, and where its kind stands (linux/netlink.h).
const HEADER: usize = 16;
const KIND: usize = 4;
/// `SOCK_DIAG_BY_FAMILY` (linux/sock_diag.h).
const BY_FAMILY: u16 = 20;
/// Where `struct inet_diag_msg` has the state and the length of the receive queue, and how long it is (linux/inet_diag.h).
const STATE: usize = HEADER + 1;
const RECEIVE_QUEUE: usize = HEADER + 56;
const MESSAGE: usize = 72;
/// `INET_DIAG_INFO` as the bit that asks for it: a `struct tcp_info` follows as an attribute.
const WITH_INFO: u8 = 1 << 1;
const INFO: u16 = 2;
/// Where `struct tcp_info` has how much was received (linux/tcp.h).
const BYTES_RECEIVED: usize = 128;
/// A socket that waits for connections (linux/tcp_states.h): the one asked for is gone.
const TCP_LISTEN: u8 = 10;
/// Any state, any interface, and no cookie to compare.
const ANY_STATE: u32 = u32::MAX;
const NO_COOKIE: [u8; 8] = [u8::MAX; 8];

/// A conversation about the sockets of the host in whose network it was begun.
pub struct Unread(OwnedFd);

impl Unread {
    /// Begins one in the calling thread's network.
    pub fn open() -> io::Result<Unread> {
        let socket = rustix::net::socket_with(
            AddressFamily::NETLINK,
            SocketType::RAW,
            SocketFlags::CLOEXEC,
            Some(netlink::SOCK_DIAG),
        )?;
        Ok(Unread(socket))
    }

    /// Has this end of a TCP connection got so many bytes, and how many of them are unread? None when it has not; nothing is
    /// unread when the connection is gone.
    ///
    /// The kernel looks at the queue first and then, when whoever reads lets it, at how much was received (tcp_diag.c,
    /// `tcp_diag_get_info`). What came in between is counted and not queued, so that a queue is known to be empty only by a
    /// second answer, when all had come before.
    pub fn ask(&self, local: SocketAddr, peer: SocketAddr, sent: u64) -> io::Result<Option<u32>> {
        match self.ask_once(local, peer, sent)? {
            Some(0) => self.ask_once(local, peer, sent),
            answer => Ok(answer),
        }
    }

    fn ask_once(&self, local: SocketAddr, peer: SocketAddr, sent: u64) -> io::Result<Option<u32>> {
        rustix::net::send(&self.0, &request(local, peer), SendFlags::empty())?;
        let mut answer = [0u8; 4096];
        let (_, count) = rustix::net::recv(&self.0, &mut answer, RecvFlags::empty())?;
        let answer = &answer[..count];
        let short = || io::Error::from(io::ErrorKind::UnexpectedEof);
        if number::<2>(answer, KIND).map(u16::from_ne_bytes) != Some(BY_FAMILY) {
            // Anything else is an error, with its number.
            let error = number(answer, HEADER).map(i32::from_ne_bytes).ok_or_else(short)?;
            return match error.wrapping_neg() {
                libc::ENOENT => Ok(Some(0)),
                error => Err(io::Error::from_raw_os_error(error)),
            };
        }
        if answer.get(STATE) == Some(&TCP_LISTEN) {
            return Ok(Some(0));
        }
        let unread = number(answer, RECEIVE_QUEUE)
            .map(u32::from_ne_bytes)
            .ok_or_else(short)?;
        // Before a connection's last moments there is always such an attribute.
        Ok(match received(answer.get(HEADER + MESSAGE..).unwrap_or_default()) {
            Some(received) if received < sent => None,
            _ => Some(unread),
        })
    }
}

fn number<const LENGTH: usize>(bytes: &[u8], at: usize) -> Option<[u8; LENGTH]> {
    bytes.get(at..at + LENGTH)?.try_into().ok()
}

/// How many bytes a socket has received, as the attributes of an answer say.
fn received(mut attributes: &[u8]) -> Option<u64> {
    const ATTRIBUTE: usize = 4;
    loop {
        let length = usize::from(u16::from_ne_bytes(number(attributes, 0)?));
        let kind = u16::from_ne_bytes(number(attributes, 2)?);
        if kind == INFO {
            return number(attributes, ATTRIBUTE + BYTES_RECEIVED).map(u64::from_ne_bytes);
        }
        attributes = attributes.get(length.max(ATTRIBUTE).next_multiple_of(ATTRIBUTE)..)?;
    }
}

/// A netlink header and a `struct inet_diag_req_v2` for one socket.
fn request(local: SocketAddr, peer: SocketAddr) -> Vec<u8> {
    let family = if local.is_ipv4() { libc::AF_INET } else { libc::AF_INET6 };
    let mut body = vec![family as u8, libc::IPPROTO_TCP as u8, WITH_INFO, 0];
    body.extend_from_slice(&ANY_STATE.to_ne_bytes());
    body.extend_from_slice(&local.port().to_be_bytes());
    body.extend_from_slice(&peer.port().to_be_bytes());
    for address in [local.ip(), peer.ip()] {
        let mut octets = match address {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets().to_vec(),
        };
        octets.resize(16, 0);
        body.extend_from_slice(&octets);
    }
    body.extend_from_slice(&0u32.to_ne_bytes());
    body.extend_from_slice(&NO_COOKIE);
    let mut request = Vec::with_capacity(HEADER + body.len());
    request.extend_from_slice(&((HEADER + body.len()) as u32).to_ne_bytes());
    request.extend_from_slice(&BY_FAMILY.to_ne_bytes());
    request.extend_from_slice(&(libc::NLM_F_REQUEST as u16).to_ne_bytes());
    request.extend_from_slice(&[0; 8]);
    request.extend_from_slice(&body);
    request
}
