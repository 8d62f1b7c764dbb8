//! Connection attempts as a host's wire shows them: the first packet of each, whether or not anybody answers it.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use rustix::net::RecvFlags;

use super::sys::{self, check};

/// A socket that is handed the SYN of every TCP connection attempted from one host.
pub struct Attempts {
    socket: OwnedFd,
    /// Source port and destination of attempts already told: the kernel repeats an unanswered SYN.
    told: BTreeSet<(u16, SocketAddr)>,
}

// Places in the headers, counted from the network header's beginning (RFC 791, RFC 8200, RFC 9293).
const V4_PROTOCOL: u32 = 9;
const V4_FRAGMENT: u32 = 6;
const V4_DESTINATION: usize = 16;
const V6_NEXT: u32 = 6;
const V6_DESTINATION: usize = 24;
const V6_HEADER: u32 = 40;
const TCP_FLAGS: u32 = 13;
const SYN: u32 = 0x02;
const SYN_AND_ACK: u32 = 0x12;
const TCP: u32 = libc::IPPROTO_TCP as u32;
/// As much of a packet as its addresses and ports need.
const ENOUGH: u32 = 64;
/// Room for the SYNs of a scanner of all ports between two questions.
const ROOM: libc::c_int = 64 << 20;
/// Every protocol (linux/if_ether.h), in network order.
const EVERY_PROTOCOL: u16 = (libc::ETH_P_ALL as u16).to_be();

fn statement(code: u32, operand: u32) -> libc::sock_filter {
    jump(code, operand, 0, 0)
}

fn jump(code: u32, operand: u32, yes: u8, no: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: code as u16,
        jt: yes,
        jf: no,
        k: operand,
    }
}

/// Lets outgoing SYNs through and nothing else, so that other traffic neither costs nor crowds them out.
fn filter() -> [libc::sock_filter; 20] {
    use libc::{
        BPF_ABS, BPF_ALU, BPF_AND, BPF_B, BPF_H, BPF_IND, BPF_JEQ, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_LDX, BPF_MSH,
        BPF_RET,
    };
    let equal = BPF_JMP | BPF_JEQ | BPF_K;
    let any_bit = BPF_JMP | BPF_JSET | BPF_K;
    let and = BPF_ALU | BPF_AND | BPF_K;
    let byte = BPF_LD | BPF_B | BPF_ABS;
    let kind_of_packet = (libc::SKF_AD_OFF + libc::SKF_AD_PKTTYPE) as u32;
    // Jumps count the statements to skip; the last statement refuses, the one before it takes.
    [
        /*  0 */ statement(byte, kind_of_packet),
        /*  1 */ jump(equal, u32::from(libc::PACKET_OUTGOING), 0, 17),
        /*  2 */ statement(byte, 0),
        /*  3 */ statement(and, 0xf0),
        /*  4 */ jump(equal, 0x60, 8, 0),
        /*  5 */ statement(byte, V4_PROTOCOL),
        /*  6 */ jump(equal, TCP, 0, 12),
        /*  7 */ statement(BPF_LD | BPF_H | BPF_ABS, V4_FRAGMENT),
        /*  8 */ jump(any_bit, 0x1fff, 10, 0),
        /*  9 */ statement(BPF_LDX | BPF_B | BPF_MSH, 0),
        /* 10 */ statement(BPF_LD | BPF_B | BPF_IND, TCP_FLAGS),
        /* 11 */ statement(and, SYN_AND_ACK),
        /* 12 */ jump(equal, SYN, 5, 6),
        /* 13 */ statement(byte, V6_NEXT),
        /* 14 */ jump(equal, TCP, 0, 4),
        /* 15 */ statement(byte, V6_HEADER + TCP_FLAGS),
        /* 16 */ statement(and, SYN_AND_ACK),
        /* 17 */ jump(equal, SYN, 0, 1),
        /* 18 */ statement(BPF_RET | BPF_K, ENOUGH),
        /* 19 */ statement(BPF_RET | BPF_K, 0),
    ]
}

impl Attempts {
    /// Begins to watch the calling thread's host.
    pub fn open() -> io::Result<Attempts> {
        let kind = libc::SOCK_DGRAM | libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;
        // SAFETY: a successful call returns a new descriptor that nobody else owns. With no protocol yet, nothing
        // arrives before the filter stands.
        let socket = unsafe {
            let fd = check(i64::from(libc::socket(libc::AF_PACKET, kind, 0)))?;
            OwnedFd::from_raw_fd(fd as i32)
        };
        let mut filter = filter();
        let program = libc::sock_fprog {
            len: filter.len() as u16,
            filter: filter.as_mut_ptr(),
        };
        sys::set_option(&socket, libc::SOL_SOCKET, libc::SO_ATTACH_FILTER, &program)?;
        // Root of a user namespace may not pass the machine's own bound; then there is less room.
        let _ = sys::set_option(&socket, libc::SOL_SOCKET, libc::SO_RCVBUFFORCE, &ROOM);
        let _ = sys::set_option(&socket, libc::SOL_SOCKET, libc::SO_RCVBUF, &ROOM);
        // SAFETY: all-zero is a value of this plain structure.
        let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
        address.sll_family = libc::AF_PACKET as u16;
        address.sll_protocol = EVERY_PROTOCOL;
        let length = size_of::<libc::sockaddr_ll>() as libc::socklen_t;
        // SAFETY: the address lives until the call returns and the length is its own.
        check(i64::from(unsafe {
            libc::bind(socket.as_raw_fd(), (&raw const address).cast(), length)
        }))?;
        Ok(Attempts {
            socket,
            told: BTreeSet::new(),
        })
    }

    /// The destinations of attempts since last asked, in order; a repeated SYN is not a new attempt.
    pub fn take(&mut self) -> Vec<SocketAddr> {
        let mut destinations = Vec::new();
        let mut packet = [0; ENOUGH as usize];
        while let Ok((_, length)) = rustix::net::recv(&self.socket, &mut packet, RecvFlags::empty()) {
            if let Some((source, destination)) = parse(&packet[..length.min(packet.len())])
                && self.told.insert((source, destination))
            {
                destinations.push(destination);
            }
        }
        destinations
    }
}

/// Source port and destination of a TCP packet.
fn parse(packet: &[u8]) -> Option<(u16, SocketAddr)> {
    let (header, address): (usize, IpAddr) = match packet.first()? >> 4 {
        4 => {
            let octets: [u8; 4] = packet.get(V4_DESTINATION..V4_DESTINATION + 4)?.try_into().ok()?;
            (usize::from(packet[0] & 0xf) * 4, octets.into())
        }
        6 => {
            let octets: [u8; 16] = packet.get(V6_DESTINATION..V6_DESTINATION + 16)?.try_into().ok()?;
            (V6_HEADER as usize, octets.into())
        }
        _ => return None,
    };
    let port = |at: usize| Some(u16::from_be_bytes(packet.get(at..at + 2)?.try_into().ok()?));
    Some((port(header)?, SocketAddr::new(address, port(header + 2)?)))
}
