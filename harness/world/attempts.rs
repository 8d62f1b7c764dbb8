//! Connection attempts from a host: whether or not anybody answers them.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use super::capture::Packet;

/// Attempts that were seen.
#[derive(Default)]
pub struct Attempts {
    /// Source port and destination of every attempt so far: the kernel repeats an unanswered SYN.
    known: BTreeSet<(u16, SocketAddr)>,
    untold: Vec<SocketAddr>,
}

impl Attempts {
    /// Takes note of a SYN.
    pub fn note(&mut self, packet: &Packet) {
        if self.known.insert((packet.source.port(), packet.destination)) {
            self.untold.push(packet.destination);
        }
    }

    /// The destinations of attempts since last asked, in order; a repeated SYN is not a new attempt.
    pub fn take(&mut self) -> Vec<SocketAddr> {
        std::mem::take(&mut self.untold)
    }
}
