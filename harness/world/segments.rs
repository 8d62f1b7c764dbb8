//! What programs of a host sent apart: where in a stream of bytes one send ended and the next began.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::ops::Range;
use std::rc::Rc;

use super::capture::{Capture, Packet};
use super::unread::Unread;

/// What one packet of Ethernet carries, with the usual options. Longer sends are cut on a real network too.
const FULL: u32 = 1448;
/// What begins with a send and is shorter than this is all of it. Of long ones the kernel was never seen to push out a
/// first part below five full packets.
const WHOLE: u32 = 5 * FULL;

/// What is seen of the connections that a host's programs have.
pub struct Segments {
    capture: Rc<RefCell<Capture>>,
    unread: Option<Unread>,
}

impl Segments {
    /// Of the host whose network the calling thread is in and whose wire is captured.
    pub(super) fn new(capture: Rc<RefCell<Capture>>) -> io::Result<Segments> {
        capture.borrow_mut().watch_sends()?;
        let unread = Unread::open().ok();
        Ok(Segments { capture, unread })
    }

    /// Where sends of this connection's half ended, of the bytes in `range`: places after its start and up to its end.
    pub fn ends(&mut self, from: SocketAddr, to: SocketAddr, range: Range<u64>) -> Vec<u64> {
        let mut capture = self.capture.borrow_mut();
        capture.take();
        let streams = capture.streams.as_mut();
        streams.map_or_else(Vec::new, |streams| streams.ends(from, to, range))
    }

    /// Whether this end of a connection has got as many bytes as were sent to it, and its program has read them all.
    pub fn reading(&self, local: SocketAddr, peer: SocketAddr, sent: u64) -> Reading {
        match self.unread.as_ref().map(|unread| unread.ask(local, peer, sent)) {
            Some(Ok(Some(0))) => Reading::Read,
            Some(Ok(Some(_))) => Reading::Unread,
            Some(Ok(None)) => Reading::OnItsWay,
            Some(Err(_)) | None => Reading::Unknown,
        }
    }
}

/// What has become of bytes sent to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// All were read, or there is nobody any more.
    Read,
    /// All are there, and not all were read.
    Unread,
    /// Not all are there.
    OnItsWay,
    /// The machine does not tell.
    Unknown,
}

/// Halves of connections, by their sender and receiver.
#[derive(Default)]
pub struct Streams(BTreeMap<(SocketAddr, SocketAddr), Stream>);

/// One half of a connection. Places count its bytes.
struct Stream {
    /// The sequence number of the first byte.
    first: u32,
    /// The end of the furthest packet seen.
    reached: u64,
    /// Where sends ended.
    ends: BTreeSet<u64>,
}

impl Streams {
    /// Takes note of a packet that begins a half or ends a send.
    pub fn note(&mut self, packet: &Packet) {
        let key = (packet.source, packet.destination);
        if packet.begins {
            let first = packet.sequence.wrapping_add(1);
            // The kernel repeats it when it is not answered.
            if self.0.get(&key).is_none_or(|stream| stream.first != first) {
                let stream = Stream {
                    first,
                    reached: 0,
                    ends: BTreeSet::new(),
                };
                self.0.insert(key, stream);
            }
        } else if let Some(stream) = self.0.get_mut(&key) {
            stream.note(packet);
        }
    }

    fn ends(&mut self, from: SocketAddr, to: SocketAddr, range: Range<u64>) -> Vec<u64> {
        let Some(stream) = self.0.get_mut(&(from, to)) else {
            return Vec::new();
        };
        let inside = range.start + 1..range.end + 1;
        stream.ends.range(inside).copied().collect()
    }
}

impl Stream {
    fn note(&mut self, packet: &Packet) {
        // Sequence numbers begin anew after four gigabytes: the nearest place is meant.
        let expected = self.first.wrapping_add(self.reached as u32);
        let ahead = i64::from(packet.sequence.wrapping_sub(expected) as i32);
        let Some(begin) = self.reached.checked_add_signed(ahead) else {
            return;
        };
        let end = begin + u64::from(packet.payload);
        if end <= self.reached {
            // Sent again.
            return;
        }
        self.reached = end;
        let whole = begin == 0 || self.ends.contains(&begin);
        if packet.payload < FULL || (whole && packet.payload < WHOLE) {
            self.ends.insert(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: ([u8; 4], u16) = ([127, 0, 0, 1], 1000);
    const TO: ([u8; 4], u16) = ([127, 0, 0, 1], 9090);

    fn packet(sequence: u32, payload: u32, begins: bool) -> Packet {
        Packet {
            source: FROM.into(),
            destination: TO.into(),
            sequence,
            payload,
            begins,
            attempts: begins,
        }
    }

    fn ends(first: u32, packets: &[(u32, u32)]) -> Vec<u64> {
        let mut streams = Streams::default();
        streams.note(&packet(first.wrapping_sub(1), 0, true));
        for (offset, payload) in packets {
            streams.note(&packet(first.wrapping_add(*offset), *payload, false));
        }
        streams.ends(FROM.into(), TO.into(), 0..u64::MAX / 2)
    }

    #[test]
    fn each_short_packet_ends_a_send() {
        assert_eq!(ends(7, &[(0, 3), (3, 6), (9, 1)]), [3, 9, 10]);
    }

    #[test]
    fn numbers_that_begin_anew_count_on() {
        assert_eq!(ends(u32::MAX - 1, &[(0, 3), (3, 6)]), [3, 9]);
    }

    #[test]
    fn what_is_sent_again_is_no_send() {
        assert_eq!(ends(7, &[(0, 3), (3, 6), (0, 3), (3, 2), (3, 6)]), [3, 9]);
    }

    #[test]
    fn parts_of_a_long_send_are_not_apart() {
        assert_eq!(
            ends(7, &[(0, 7240), (7240, 7240), (14480, 2000), (16480, 100)]),
            [16580]
        );
    }

    #[test]
    fn a_send_of_several_packets_is_one() {
        assert_eq!(ends(7, &[(0, 2000), (2000, 10), (2010, 3000)]), [2000, 2010, 5010]);
    }
}
