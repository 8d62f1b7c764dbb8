//! The datagrams that a host's programs send, as its links carry them, whether or not anybody gets them.

use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;

use rustix::net::RecvFlags;

use super::packets::{self, jump, statement};

/// One datagram of UDP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datagram {
    /// Who sent it.
    pub from: SocketAddr,
    /// Whom it is for.
    pub to: SocketAddr,
    /// What it carries; of one longer than a link takes at once, its beginning.
    pub bytes: Vec<u8>,
}

/// A socket that is handed the datagrams that one host sends.
pub struct Datagrams(OwnedFd);

// Places in the headers, counted from the network header's beginning (RFC 791, RFC 8200).
const V4_PROTOCOL: u32 = 9;
const V4_FRAGMENT: u32 = 6;
const V6_NEXT: u32 = 6;
/// The header of a datagram (RFC 768).
const UDP_HEADER: usize = 8;
const UDP: u32 = libc::IPPROTO_UDP as u32;
/// The longest packet there is.
const LONGEST: u32 = 1 << 16;
/// Room for what a chat says between two questions, and for a program that floods.
const ROOM: libc::c_int = 4 << 20;

/// Lets outgoing datagrams of UDP through and nothing else; of a fragmented one only the first part.
fn filter() -> [libc::sock_filter; 13] {
    use libc::{BPF_ABS, BPF_ALU, BPF_AND, BPF_B, BPF_H, BPF_JEQ, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_RET};
    let equal = BPF_JMP | BPF_JEQ | BPF_K;
    let byte = BPF_LD | BPF_B | BPF_ABS;
    let kind_of_packet = (libc::SKF_AD_OFF + libc::SKF_AD_PKTTYPE) as u32;
    // Jumps count the statements to skip; the last statement refuses, the one before it takes.
    [
        /*  0 */ statement(byte, kind_of_packet),
        /*  1 */ jump(equal, u32::from(libc::PACKET_OUTGOING), 0, 10),
        /*  2 */ statement(byte, 0),
        /*  3 */ statement(BPF_ALU | BPF_AND | BPF_K, 0xf0),
        /*  4 */ jump(equal, 0x60, 4, 0),
        /*  5 */ statement(byte, V4_PROTOCOL),
        /*  6 */ jump(equal, UDP, 0, 5),
        /*  7 */ statement(BPF_LD | BPF_H | BPF_ABS, V4_FRAGMENT),
        /*  8 */ jump(BPF_JMP | BPF_JSET | BPF_K, 0x1fff, 3, 2),
        /*  9 */ statement(byte, V6_NEXT),
        /* 10 */ jump(equal, UDP, 0, 1),
        /* 11 */ statement(BPF_RET | BPF_K, LONGEST),
        /* 12 */ statement(BPF_RET | BPF_K, 0),
    ]
}

impl Datagrams {
    /// Begins to watch the calling thread's host.
    pub fn open() -> io::Result<Datagrams> {
        Ok(Datagrams(packets::open(&mut filter(), ROOM)?))
    }

    /// The datagrams sent since last asked, in order.
    pub fn take(&mut self) -> Vec<Datagram> {
        let mut datagrams = Vec::new();
        let mut packet = vec![0; LONGEST as usize];
        while let Ok((_, length)) = rustix::net::recv(&self.0, &mut packet[..], RecvFlags::empty()) {
            let Some(parsed) = packets::parse(&packet[..length.min(packet.len())]) else {
                continue;
            };
            let length = parsed
                .rest
                .get(4..6)
                .map(|length| u16::from_be_bytes([length[0], length[1]]));
            let carried = parsed
                .rest
                .get(UDP_HEADER..length.map_or(usize::MAX, usize::from).min(parsed.rest.len()));
            datagrams.push(Datagram {
                from: parsed.from,
                to: parsed.to,
                bytes: carried.unwrap_or_default().to_vec(),
            });
        }
        datagrams
    }
}
