//! Ports that answer late: their listeners' filters drop each first SYN, so that the kernel neither answers nor refuses
//! it, and we put it on the wire again when its time has come, marked so that the filter lets it through.

use std::collections::VecDeque;
use std::io;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use super::packets::{self, jump, statement};

/// As late as an answer from another continent's edge: far below any usual limit of an attempt.
const DELAY: Duration = Duration::from_millis(40);
/// The mark of a SYN that comes again: a type of service that nobody else here sets (RFC 1349, maximise throughput).
const MARK: u32 = 0x08;
/// Room for the attempts at a few ports between two questions.
const ROOM: libc::c_int = 1 << 20;
/// As much as a SYN with all its options takes, in its frame.
const LONGEST: usize = 128;

// Places in an Ethernet frame that carries IPv4 without options and TCP (RFC 894, RFC 791, RFC 9293).
const ETHERTYPE: usize = 12;
const IP: usize = 14;
const IP_SERVICE: usize = IP + 1;
const IP_LENGTH: usize = IP + 2;
const IP_PROTOCOL: usize = IP + 9;
const IP_CHECKSUM: usize = IP + 10;
const IP_ADDRESSES: usize = IP + 12;
const TCP: usize = IP + 20;
const TCP_DESTINATION: usize = TCP + 2;
const TCP_FLAGS: usize = TCP + 13;
const TCP_CHECKSUM: usize = TCP + 16;
/// Version 4, a header of five words.
const PLAIN_IPV4: u32 = 0x45;
const SYN: u32 = 0x02;
const SYN_AND_ACK: u32 = 0x12;

/// Holds back the first SYNs to some ports.
pub struct LateAnswers {
    socket: OwnedFd,
    pending: VecDeque<Held>,
}

/// A SYN that waits for its time.
struct Held {
    since: Instant,
    link: i32,
    frame: Vec<u8>,
}

/// A SYN that was let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateAnswer {
    /// The port.
    pub port: u16,
    /// How late.
    pub after: Duration,
}

impl LateAnswers {
    /// Begins to watch the calling thread's host for attempts at these ports.
    pub fn to(ports: &[u16]) -> io::Result<LateAnswers> {
        Ok(LateAnswers {
            socket: packets::open_frames(&mut attempts_at(ports), ROOM)?,
            pending: VecDeque::new(),
        })
    }

    /// Takes over attempts, and lets those through whose time has come.
    pub fn pump(&mut self) -> Vec<LateAnswer> {
        let mut bytes = [0; LONGEST];
        while let Some((length, link)) = packets::take_frame(&self.socket, &mut bytes) {
            if length > TCP_FLAGS && length <= LONGEST {
                self.pending.push_back(Held {
                    since: Instant::now(),
                    link,
                    frame: bytes[..length].to_vec(),
                });
            }
        }
        let mut answered = Vec::new();
        while self.due() == Some(Duration::ZERO)
            && let Some(held) = self.pending.pop_front()
        {
            if let Some(frame) = marked(held.frame)
                && packets::put_frame(&self.socket, held.link, &frame).is_ok()
            {
                answered.push(LateAnswer {
                    port: u16::from_be_bytes([frame[TCP_DESTINATION], frame[TCP_DESTINATION + 1]]),
                    after: held.since.elapsed(),
                });
            }
        }
        answered
    }

    /// How soon something is to be let through.
    pub fn due(&self) -> Option<Duration> {
        let first = self.pending.front()?;
        Some(DELAY.saturating_sub(first.since.elapsed()))
    }
}

/// Makes a listener deaf to SYNs that are not marked.
pub fn delay(listener: &TcpListener) -> io::Result<()> {
    let load = libc::BPF_LD | libc::BPF_B | libc::BPF_ABS;
    let equal = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    let service = (libc::SKF_NET_OFF as u32).wrapping_add((IP_SERVICE - IP) as u32);
    // A socket's filter sees what follows the network header.
    let mut filter = [
        statement(load, (TCP_FLAGS - TCP) as u32),
        statement(libc::BPF_ALU | libc::BPF_AND | libc::BPF_K, SYN_AND_ACK),
        jump(equal, SYN, 0, 3),
        statement(load, service),
        jump(equal, MARK, 1, 0),
        statement(libc::BPF_RET | libc::BPF_K, 0),
        statement(libc::BPF_RET | libc::BPF_K, u32::MAX),
    ];
    packets::attach(listener, &mut filter)
}

/// Makes a listener deaf to everything: an attempt at it is neither answered nor refused.
pub fn silence(listener: &TcpListener) -> io::Result<()> {
    packets::attach(listener, &mut [statement(libc::BPF_RET | libc::BPF_K, 0)])
}

/// Lets through the outgoing unmarked SYNs to these ports.
fn attempts_at(ports: &[u16]) -> Vec<libc::sock_filter> {
    let equal = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    let byte = libc::BPF_LD | libc::BPF_B | libc::BPF_ABS;
    let half = libc::BPF_LD | libc::BPF_H | libc::BPF_ABS;
    let kind_of_packet = (libc::SKF_AD_OFF + libc::SKF_AD_PKTTYPE) as u32;
    let ports = &ports[..ports.len().min(usize::from(u8::MAX) / 2)];
    let tests = [
        (byte, kind_of_packet, u32::from(libc::PACKET_OUTGOING)),
        (half, ETHERTYPE as u32, libc::ETH_P_IP as u32),
        (byte, IP as u32, PLAIN_IPV4),
        (byte, IP_PROTOCOL as u32, libc::IPPROTO_TCP as u32),
    ];
    let mut filter = Vec::new();
    for (load, place, wanted) in tests {
        filter.extend([
            statement(load, place),
            jump(equal, wanted, 1, 0),
            statement(libc::BPF_RET | libc::BPF_K, 0),
        ]);
    }
    filter.extend([
        statement(byte, IP_SERVICE as u32),
        jump(equal, MARK, 0, 1),
        statement(libc::BPF_RET | libc::BPF_K, 0),
        statement(byte, TCP_FLAGS as u32),
        statement(libc::BPF_ALU | libc::BPF_AND | libc::BPF_K, SYN_AND_ACK),
        jump(equal, SYN, 1, 0),
        statement(libc::BPF_RET | libc::BPF_K, 0),
        statement(half, TCP_DESTINATION as u32),
    ]);
    for (at, port) in ports.iter().enumerate() {
        let to_the_end = (ports.len() - at) as u8;
        filter.push(jump(equal, u32::from(*port), to_the_end, 0));
    }
    filter.extend([
        statement(libc::BPF_RET | libc::BPF_K, 0),
        statement(libc::BPF_RET | libc::BPF_K, u32::MAX),
    ]);
    filter
}

/// The frame with its mark, and the checksums that a sender leaves to its network card.
fn marked(mut frame: Vec<u8>) -> Option<Vec<u8>> {
    let length = usize::from(u16::from_be_bytes([*frame.get(IP_LENGTH)?, *frame.get(IP_LENGTH + 1)?]));
    let end = IP + length;
    if end > frame.len() || end <= TCP_CHECKSUM + 1 {
        return None;
    }
    frame[IP_SERVICE] = MARK as u8;
    frame[IP_CHECKSUM..IP_CHECKSUM + 2].fill(0);
    let of_header = checksum(0, &frame[IP..TCP]);
    frame[IP_CHECKSUM..IP_CHECKSUM + 2].copy_from_slice(&of_header.to_be_bytes());
    frame[TCP_CHECKSUM..TCP_CHECKSUM + 2].fill(0);
    // The pseudo-header: both addresses, the protocol, the length (RFC 9293, section 3.1).
    let pseudo = sum(&frame[IP_ADDRESSES..TCP]) + libc::IPPROTO_TCP as u32 + (end - TCP) as u32;
    let of_segment = checksum(pseudo, &frame[TCP..end]);
    frame[TCP_CHECKSUM..TCP_CHECKSUM + 2].copy_from_slice(&of_segment.to_be_bytes());
    Some(frame)
}

fn sum(bytes: &[u8]) -> u32 {
    let pairs = bytes.chunks(2);
    pairs
        .map(|pair| u32::from(u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)])))
        .sum()
}

/// The Internet checksum (RFC 1071).
fn checksum(before: u32, bytes: &[u8]) -> u16 {
    let mut total = before + sum(bytes);
    while total > u32::from(u16::MAX) {
        total = (total & u32::from(u16::MAX)) + (total >> 16);
    }
    !(total as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_that_of_the_rfc() {
        // RFC 1071, section 3: these eight bytes sum up to ddf2.
        assert_eq!(!checksum(0, &[0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]), 0xddf2);
    }

    #[test]
    fn a_marked_frame_sums_up_to_nothing() {
        let mut frame = vec![0; TCP + 20];
        frame[IP] = PLAIN_IPV4 as u8;
        frame[IP_LENGTH + 1] = 40;
        frame[IP_PROTOCOL] = 6;
        frame[IP_ADDRESSES..TCP].copy_from_slice(&[192, 168, 77, 2, 192, 168, 77, 1]);
        frame[TCP_FLAGS] = SYN as u8;
        let frame = marked(frame).expect("it is whole");
        assert_eq!(checksum(0, &frame[IP..TCP]), 0);
        let pseudo = sum(&frame[IP_ADDRESSES..TCP]) + 6 + 20;
        assert_eq!(checksum(pseudo, &frame[TCP..]), 0);
        assert!(marked(vec![0; 10]).is_none());
    }
}
