//! What is on stage: the programs, the peers and the tap, and the record of what they do. Moves data and writes down.

mod dial;
mod hear;

use std::collections::{BTreeMap, BTreeSet};
use std::os::fd::AsFd;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use dial::Dialled;

pub use crate::examiner::actors::{Actor, Backend, Peer, Wanted};
use crate::examiner::chat::mail::Correspondent;
use crate::examiner::network::Network;
use crate::examiner::scan::Scan;
use crate::peer::link::{Link, News};
use crate::peer::relay::{Relayed, relay_pair};
use crate::peer::tap::{Pair, Tap};
use crate::transcript::{Did, Event, Transcript, Who};
use crate::world::Surroundings;

/// Bytes that stay on their way this long without moving have a reader who does not read: nothing is in flight.
const STUCK: Duration = Duration::from_millis(300);
/// How soon to ask again whether a program has read what was passed on to it: its reading does not wake us.
const READING: Duration = Duration::from_micros(200);
/// An event holds at most this much; what comes at once beyond it makes several.
const EVENT_BYTES: usize = 64 * 1024;
/// Of a long console, so that little evidence need be shown of it.
const CONDENSED_BYTES: usize = 1024;

/// Everything on stage.
pub struct Scene {
    begun: Instant,
    network: Rc<Network>,
    /// The record.
    pub transcript: Transcript,
    /// The submission's programs, by the scenario's names.
    pub actors: BTreeMap<String, Actor>,
    /// The examiner's users of the server.
    pub peers: BTreeMap<String, Peer>,
    /// The examiner's users of a chat over datagrams.
    pub correspondents: BTreeMap<String, Correspondent>,
    /// The relay before the student's client.
    pub tap: Tap,
    /// Whom the tap passes to.
    pub backend: Backend,
    /// Which client the tap serves: the name in the record.
    pub tapped: String,
    /// What the running step waits for.
    pub wanted: Wanted,
    /// What scanners meet and do.
    pub scan: Option<Scan>,
    /// Ports that stand open for scanners.
    pub watched_ports: BTreeSet<u16>,
    /// The scanner's name in the record.
    pub scanner: String,
    /// Connections that are neither made nor refused yet.
    dialled: Vec<Dialled>,
    /// Why the last user who was not connected was not.
    refusal: Option<String>,
    unsent: (usize, Instant),
}

impl Scene {
    /// An empty stage.
    pub fn new(scenario: &str, network: Rc<Network>) -> Scene {
        let transcript = Transcript {
            scenario: scenario.into(),
            ..Transcript::default()
        };
        let now = Instant::now();
        Scene {
            begun: now,
            network,
            transcript,
            actors: BTreeMap::new(),
            peers: BTreeMap::new(),
            correspondents: BTreeMap::new(),
            tap: Tap::default(),
            backend: Backend::StandIn,
            tapped: "client".into(),
            wanted: Wanted::Rest,
            scan: None,
            watched_ports: BTreeSet::new(),
            scanner: "scanner".into(),
            dialled: Vec::new(),
            refusal: None,
            unsent: (0, now),
        }
    }

    /// Writes one event down.
    pub fn record(&mut self, who: Who, did: Did) {
        let at_us = self.begun.elapsed().as_micros() as u64;
        self.transcript.events.push(Event { at_us, who, did });
    }

    /// Writes down what a program did.
    pub fn record_program(&mut self, program: &str, did: Did) {
        self.record(Who::Program(program.into()), did);
    }

    /// Writes down what a peer did.
    pub fn record_peer(&mut self, peer: &str, did: Did) {
        self.record(Who::Peer(peer.into()), did);
    }

    /// What this program printed, or this user of the examiner's received, since that place in the record.
    pub fn shown(&self, user: &str, since: usize) -> String {
        let events = self.transcript.events.get(since..).unwrap_or_default();
        let bytes = events.iter().filter_map(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Printed { bytes }) | (Who::Peer(name), Did::Received { bytes })
                if name == user =>
            {
                Some(bytes.0.as_slice())
            }
            _ => None,
        });
        let all: Vec<u8> = bytes.flatten().copied().collect();
        String::from_utf8_lossy(&all).into_owned()
    }

    /// Takes over everything that is there to be read, without waiting.
    pub fn move_all(&mut self) -> bool {
        let mut moved = self.hear_programs();
        self.watch_the_scan();
        moved |= self.hear_peers();
        moved |= self.hear_correspondents();
        moved |= self.accept_clients();
        moved |= self.get_through();
        moved |= self.relay();
        moved | self.see_ends()
    }

    /// Lets the next answer through that the tap held back; false when there is none, and it holds back no more.
    pub fn release(&mut self, piece: Option<usize>) -> bool {
        let next = self.tap.pairs.iter_mut().find_map(|pair| {
            let bytes = pair.to_client.take(piece.unwrap_or(usize::MAX))?;
            pair.client.send(&bytes);
            Some((pair.owner.clone(), bytes))
        });
        match next {
            Some((client, bytes)) => {
                self.record_program(&client, Did::Received { bytes: bytes.into() });
                true
            }
            None => {
                self.tap.holding = false;
                self.relay();
                false
            }
        }
    }

    /// Ends every connection by RST: one that a dying program closes first keeps its port from the next program, where
    /// worlds share the machine's.
    pub fn hang_up(&mut self) {
        self.dialled.clear();
        let peers = self.peers.values_mut().filter_map(|peer| peer.link.take());
        let pairs = self.tap.pairs.drain(..);
        for link in peers.chain(pairs.flat_map(|pair| [Some(pair.client), pair.server].into_iter().flatten())) {
            link.reset();
        }
    }

    /// Waits until something of ours can be read or written, or the time is over.
    fn wait(&self, timeout: Duration) {
        let mut fds: Vec<PollFd<'_>> = Vec::new();
        for actor in self.actors.values() {
            if actor.ended.is_none() {
                fds.push(PollFd::from_borrowed_fd(actor.program.terminal(), PollFlags::IN));
            }
        }
        for peer in self.peers.values() {
            if let Some(link) = peer.link.as_ref().filter(|link| !link.awaits().is_empty()) {
                fds.push(PollFd::from_borrowed_fd(link.as_fd(), link.awaits()));
            }
        }
        for correspondent in self.correspondents.values() {
            fds.push(PollFd::from_borrowed_fd(correspondent.socket().as_fd(), PollFlags::IN));
        }
        for dialled in &self.dialled {
            fds.push(PollFd::from_borrowed_fd(dialled.attempt.as_fd(), PollFlags::OUT));
        }
        for (fd, awaits) in self.tap.descriptors() {
            fds.push(PollFd::from_borrowed_fd(fd, awaits));
        }
        let timeout = Timespec {
            tv_sec: timeout.as_secs() as i64,
            tv_nsec: i64::from(timeout.subsec_nanos()),
        };
        // Interrupted or failed, the caller looks again.
        let _ = poll(&mut fds, Some(&timeout));
    }
}

impl Surroundings for Scene {
    fn pump(&mut self, timeout: Duration) -> bool {
        if self.move_all() {
            return true;
        }
        if timeout.is_zero() {
            return false;
        }
        let due = self.scan.as_ref().and_then(Scan::due);
        let timeout = due.map_or(timeout, |due| timeout.min(due));
        self.wait(if self.tap.waits() {
            timeout.min(READING)
        } else {
            timeout
        });
        self.move_all()
    }

    fn next_wave(&mut self) -> bool {
        self.give_up_dialling() || (self.tap.rest() && self.relay())
    }

    fn in_flight(&mut self) -> bool {
        let peers: usize = self
            .peers
            .values()
            .filter_map(|peer| peer.link.as_ref())
            .map(Link::unsent)
            .sum();
        let unsent = peers + self.tap.unsent();
        if unsent != self.unsent.0 {
            self.unsent = (unsent, Instant::now());
        }
        let typed = self
            .actors
            .values_mut()
            .any(|actor| actor.ended.is_none() && actor.program.undelivered());
        // Whoever has just tried a port is scanning, and need not be looked at.
        let scanning = self.scan.as_mut().is_some_and(Scan::moved);
        typed || scanning || self.may_get_through() || (unsent > 0 && self.unsent.1.elapsed() < STUCK)
    }

    fn done(&mut self) -> bool {
        if let Wanted::InFlight { program } = &self.wanted {
            let program = program.clone();
            return self.seen_in_flight(&program);
        }
        match &self.wanted {
            Wanted::Rest | Wanted::InFlight { .. } => false,
            Wanted::Shown { text, users, since } => users.iter().all(|user| self.shown(user, *since).contains(text)),
            Wanted::End { program } => self.actors.get(program).is_none_or(|actor| actor.ended.is_some()),
            Wanted::Reply { peer, bytes } => self
                .peers
                .get(peer)
                .is_none_or(|peer| peer.inbox.len() >= *bytes || peer.ended.is_some()),
        }
    }
}

/// A question is short: of a flood only the end is kept.
fn keep_tail(text: &mut String) {
    const QUESTION_BYTES: usize = 8 * 1024;
    if text.len() > 2 * QUESTION_BYTES {
        let mut from = text.len() - QUESTION_BYTES;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        text.drain(..from);
    }
}
