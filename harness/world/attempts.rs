//! Connection attempts as a host's wire shows them: the first packet of each, whether or not anybody answers it.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;

use rustix::net::RecvFlags;

use super::packets::{self, jump, statement};

/// A socket that is handed the SYN of every TCP connection attempted from one host.
pub struct Attempts {
    socket: OwnedFd,
    /// Source port and destination of attempts already told: the kernel repeats an unanswered SYN.
    told: BTreeSet<(u16, SocketAddr)>,
}

// Places in the headers, counted from the network header's beginning (RFC 791, RFC 8200, RFC 9293).
const V4_PROTOCOL: u32 = 9;
const V4_FRAGMENT: u32 = 6;
const V6_NEXT: u32 = 6;
const V6_HEADER: u32 = 40;
const TCP_FLAGS: u32 = 13;
const SYN: u32 = 0x02;
const SYN_AND_ACK: u32 = 0x12;
const TCP: u32 = libc::IPPROTO_TCP as u32;
/// As much of a packet as its addresses and ports need.
const ENOUGH: u32 = 64;
/// Room for the SYNs of a scanner of all ports between two questions.
const ROOM: libc::c_int = 64 << 20;
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
        Ok(Attempts {
            socket: packets::open(&mut filter(), ROOM)?,
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
    let packet = packets::parse(packet)?;
    Some((packet.from.port(), packet.to))
}
