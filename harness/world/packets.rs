//! Sockets that are handed the packets of one host as its links carry them, and the headers of those packets.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use super::sys::{self, check};

/// Every protocol (linux/if_ether.h), in network order.
const EVERY_PROTOCOL: u16 = (libc::ETH_P_ALL as u16).to_be();

// Places in the headers, counted from the network header's beginning (RFC 791, RFC 8200).
const V4_LENGTH: usize = 2;
const V4_SOURCE: usize = 12;
const V4_DESTINATION: usize = 16;
const V6_LENGTH: usize = 4;
const V6_SOURCE: usize = 8;
const V6_DESTINATION: usize = 24;
const V6_HEADER: usize = 40;

/// A statement of a packet filter (linux/filter.h).
pub fn statement(code: u32, operand: u32) -> libc::sock_filter {
    jump(code, operand, 0, 0)
}

/// A jump of a packet filter: so many statements are skipped when its condition holds, so many when not.
pub fn jump(code: u32, operand: u32, yes: u8, no: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: code as u16,
        jt: yes,
        jf: no,
        k: operand,
    }
}

/// A socket that is handed what the filter lets through on the calling thread's host, with this much room for it.
pub fn open(filter: &mut [libc::sock_filter], room: libc::c_int) -> io::Result<OwnedFd> {
    open_as(libc::SOCK_DGRAM, filter, room)
}

/// The same with the frames of the links around the packets.
pub fn open_frames(filter: &mut [libc::sock_filter], room: libc::c_int) -> io::Result<OwnedFd> {
    open_as(libc::SOCK_RAW, filter, room)
}

fn open_as(kind: libc::c_int, filter: &mut [libc::sock_filter], room: libc::c_int) -> io::Result<OwnedFd> {
    let kind = kind | libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;
    // SAFETY: a successful call returns a new descriptor that nobody else owns. With no protocol yet, nothing
    // arrives before the filter stands.
    let socket = unsafe {
        let fd = check(i64::from(libc::socket(libc::AF_PACKET, kind, 0)))?;
        OwnedFd::from_raw_fd(fd as i32)
    };
    attach(&socket, filter)?;
    // Root of a user namespace may not pass the machine's own bound; then there is less room.
    let _ = sys::set_option(&socket, libc::SOL_SOCKET, libc::SO_RCVBUFFORCE, &room);
    let _ = sys::set_option(&socket, libc::SOL_SOCKET, libc::SO_RCVBUF, &room);
    // SAFETY: all-zero is a value of this plain structure.
    let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
    address.sll_family = libc::AF_PACKET as u16;
    address.sll_protocol = EVERY_PROTOCOL;
    let length = size_of::<libc::sockaddr_ll>() as libc::socklen_t;
    // SAFETY: the address lives until the call returns and the length is its own.
    check(i64::from(unsafe {
        libc::bind(socket.as_raw_fd(), (&raw const address).cast(), length)
    }))?;
    Ok(socket)
}

/// The next frame and the number of the link that carried it.
pub fn take_frame(socket: &OwnedFd, into: &mut [u8]) -> Option<(usize, i32)> {
    // SAFETY: all-zero is a value of this plain structure.
    let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
    let mut length = size_of::<libc::sockaddr_ll>() as libc::socklen_t;
    // SAFETY: buffer and address live until the call returns, and each length is its own.
    let count = check(unsafe {
        libc::recvfrom(
            socket.as_raw_fd(),
            into.as_mut_ptr().cast(),
            into.len(),
            0,
            (&raw mut address).cast(),
            &raw mut length,
        ) as i64
    });
    Some((count.ok()? as usize, address.sll_ifindex))
}

/// Puts a frame on a link.
pub fn put_frame(socket: &OwnedFd, link: i32, frame: &[u8]) -> io::Result<()> {
    // SAFETY: all-zero is a value of this plain structure.
    let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
    address.sll_family = libc::AF_PACKET as u16;
    address.sll_protocol = (libc::ETH_P_IP as u16).to_be();
    address.sll_ifindex = link;
    let length = size_of::<libc::sockaddr_ll>() as libc::socklen_t;
    // SAFETY: frame and address live until the call returns, and each length is its own.
    check(unsafe {
        libc::sendto(
            socket.as_raw_fd(),
            frame.as_ptr().cast(),
            frame.len(),
            0,
            (&raw const address).cast(),
            length,
        ) as i64
    })
    .map(drop)
}

/// Gives a socket another filter.
pub fn attach(socket: &impl AsRawFd, filter: &mut [libc::sock_filter]) -> io::Result<()> {
    let program = libc::sock_fprog {
        len: filter.len() as u16,
        filter: filter.as_mut_ptr(),
    };
    sys::set_option(socket, libc::SOL_SOCKET, libc::SO_ATTACH_FILTER, &program)
}

/// A packet of TCP or UDP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packet<'a> {
    /// Who sent it.
    pub from: SocketAddr,
    /// Whom it is for.
    pub to: SocketAddr,
    /// What follows the network header: the header of TCP or UDP and what it carries.
    pub rest: &'a [u8],
    /// How long that was, where `rest` is only its beginning.
    pub length: usize,
}

/// Reads the addresses and ports of a packet of TCP or UDP.
pub fn parse(packet: &[u8]) -> Option<Packet<'_>> {
    let v4 = |at: usize| -> Option<IpAddr> {
        let octets: [u8; 4] = packet.get(at..at + 4)?.try_into().ok()?;
        Some(octets.into())
    };
    let v6 = |at: usize| -> Option<IpAddr> {
        let octets: [u8; 16] = packet.get(at..at + 16)?.try_into().ok()?;
        Some(octets.into())
    };
    let half = |at: usize| Some(u16::from_be_bytes(packet.get(at..at + 2)?.try_into().ok()?));
    let (header, length, source, destination) = match packet.first()? >> 4 {
        4 => {
            let header = usize::from(packet[0] & 0xf) * 4;
            let length = usize::from(half(V4_LENGTH)?).saturating_sub(header);
            (header, length, v4(V4_SOURCE)?, v4(V4_DESTINATION)?)
        }
        6 => {
            let length = usize::from(half(V6_LENGTH)?);
            (V6_HEADER, length, v6(V6_SOURCE)?, v6(V6_DESTINATION)?)
        }
        _ => return None,
    };
    Some(Packet {
        from: SocketAddr::new(source, half(header)?),
        to: SocketAddr::new(destination, half(header + 2)?),
        rest: packet.get(header..)?,
        length,
    })
}
