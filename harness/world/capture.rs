//! A host's outgoing TCP packets that tell something: the first of each connection, and the last of what a program sent at
//! once. Seen as they leave, so before they can arrive.

use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;

use rustix::net::RecvFlags;

use super::attempts::Attempts;
use super::packets::{self, jump, statement};
use super::segments::Streams;

/// What is seen of one host's wire.
pub struct Capture {
    socket: OwnedFd,
    /// Connections attempted from here.
    pub attempts: Attempts,
    /// What was sent from here, once somebody has asked for it.
    pub streams: Option<Streams>,
}

/// What matters of a packet of TCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packet {
    /// From where.
    pub source: SocketAddr,
    /// To where.
    pub destination: SocketAddr,
    /// The number of its first byte, or of the SYN.
    pub sequence: u32,
    /// How many bytes it carries.
    pub payload: u32,
    /// It begins its sender's half of a connection.
    pub begins: bool,
    /// It begins a connection.
    pub attempts: bool,
}

// Places in the headers, counted from the network header's beginning (RFC 791, RFC 8200, RFC 9293).
const V4_PROTOCOL: u32 = 9;
const V4_FRAGMENT: u32 = 6;
const V6_NEXT: u32 = 6;
const V6_HEADER: u32 = 40;
const TCP_SEQUENCE: usize = 4;
const TCP_HEADER: usize = 12;
const TCP_FLAGS: u32 = 13;
const SYN: u32 = 0x02;
/// Linux sets it on the last packet of each send, and within a long one.
const PSH: u32 = 0x08;
const SYN_AND_ACK: u32 = 0x12;
const TCP: u32 = libc::IPPROTO_TCP as u32;
/// As much of a packet as its headers need.
const ENOUGH: u32 = 64;
/// Longer packets are parts of something long and would crowd out others.
const LONGEST: u32 = 8 * 1024;
/// Room for the SYNs of a scanner of all ports between two questions.
const ROOM: libc::c_int = 64 << 20;
/// Lets through what tells something and nothing else, so that other traffic neither costs nor crowds it out: outgoing
/// packets that begin a connection, or those that begin one half of it or end a send.
fn filter(sends: bool) -> [libc::sock_filter; 22] {
    use libc::{
        BPF_ABS, BPF_ALU, BPF_AND, BPF_B, BPF_H, BPF_IND, BPF_JEQ, BPF_JGT, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_LDX,
        BPF_LEN, BPF_MSH, BPF_RET, BPF_W,
    };
    let equal = BPF_JMP | BPF_JEQ | BPF_K;
    let greater = BPF_JMP | BPF_JGT | BPF_K;
    let any_bit = BPF_JMP | BPF_JSET | BPF_K;
    let and = BPF_ALU | BPF_AND | BPF_K;
    let byte = BPF_LD | BPF_B | BPF_ABS;
    let kind_of_packet = (libc::SKF_AD_OFF + libc::SKF_AD_PKTTYPE) as u32;
    let (flags, test, wanted) = if sends {
        (SYN | PSH, any_bit, SYN | PSH)
    } else {
        (SYN_AND_ACK, equal, SYN)
    };
    // Jumps count the statements to skip; the last statement refuses, the one before it takes.
    [
        /*  0 */ statement(byte, kind_of_packet),
        /*  1 */ jump(equal, u32::from(libc::PACKET_OUTGOING), 0, 19),
        /*  2 */ statement(BPF_LD | BPF_W | BPF_LEN, 0),
        /*  3 */ jump(greater, LONGEST, 17, 0),
        /*  4 */ statement(byte, 0),
        /*  5 */ statement(and, 0xf0),
        /*  6 */ jump(equal, 0x60, 8, 0),
        /*  7 */ statement(byte, V4_PROTOCOL),
        /*  8 */ jump(equal, TCP, 0, 12),
        /*  9 */ statement(BPF_LD | BPF_H | BPF_ABS, V4_FRAGMENT),
        /* 10 */ jump(any_bit, 0x1fff, 10, 0),
        /* 11 */ statement(BPF_LDX | BPF_B | BPF_MSH, 0),
        /* 12 */ statement(BPF_LD | BPF_B | BPF_IND, TCP_FLAGS),
        /* 13 */ statement(and, flags),
        /* 14 */ jump(test, wanted, 5, 6),
        /* 15 */ statement(byte, V6_NEXT),
        /* 16 */ jump(equal, TCP, 0, 4),
        /* 17 */ statement(byte, V6_HEADER + TCP_FLAGS),
        /* 18 */ statement(and, flags),
        /* 19 */ jump(test, wanted, 0, 1),
        /* 20 */ statement(BPF_RET | BPF_K, ENOUGH),
        /* 21 */ statement(BPF_RET | BPF_K, 0),
    ]
}

impl Capture {
    /// Begins to watch the calling thread's host for attempts.
    pub fn open() -> io::Result<Capture> {
        Ok(Capture {
            socket: packets::open(&mut filter(false), ROOM)?,
            attempts: Attempts::default(),
            streams: None,
        })
    }

    /// Watches for sends too, from now on.
    pub fn watch_sends(&mut self) -> io::Result<()> {
        if self.streams.is_none() {
            packets::attach(&self.socket, &mut filter(true))?;
            self.streams = Some(Streams::default());
        }
        Ok(())
    }

    /// Takes over what was seen since last asked.
    pub fn take(&mut self) {
        let mut bytes = [0; ENOUGH as usize];
        while let Ok((_, length)) = rustix::net::recv(&self.socket, &mut bytes, RecvFlags::empty()) {
            let Some(packet) = parse(&bytes[..length.min(bytes.len())]) else {
                continue;
            };
            if packet.attempts {
                self.attempts.note(&packet);
            }
            if let Some(streams) = &mut self.streams {
                streams.note(&packet);
            }
        }
    }
}

/// Reads the headers of a TCP packet.
fn parse(packet: &[u8]) -> Option<Packet> {
    let packet = packets::parse(packet)?;
    let sequence = packet.rest.get(TCP_SEQUENCE..TCP_SEQUENCE + 4)?;
    let header = usize::from(packet.rest.get(TCP_HEADER)? >> 4) * 4;
    let flags = u32::from(*packet.rest.get(TCP_FLAGS as usize)?);
    Some(Packet {
        source: packet.from,
        destination: packet.to,
        sequence: u32::from_be_bytes(sequence.try_into().ok()?),
        payload: packet.length.saturating_sub(header) as u32,
        begins: flags & SYN != 0,
        attempts: flags & SYN_AND_ACK == SYN,
    })
}
