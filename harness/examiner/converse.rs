//! Messages as a stream that is cut and joined at will: what a framing is for.

use std::time::{Duration, Instant};

use crate::dialect::{Decoded, EncodeError, decode, encode};
use crate::examiner::actors::Wanted;
use crate::examiner::stage::Stage;
use crate::scenario::{Case, Text};
use crate::transcript::{Did, Halt, Who};
use crate::world::Surroundings;

/// The cases of one property take no longer than this.
const BUDGET: Duration = Duration::from_secs(5);
/// A piece is read within so many looks, or whoever should read it does something else first.
const LOOKS: usize = 20;
/// Between two looks.
const GLANCE: Duration = Duration::from_micros(500);

impl Stage<'_> {
    /// Says a message in pieces of this many bytes.
    pub(super) fn dribble(&mut self, name: &str, message: &str, pieces: usize) -> Result<(), Halt> {
        let cuts = |length: usize| (pieces.max(1)..length).step_by(pieces.max(1)).collect();
        self.say_as_stream(name, &[message.to_owned()], cuts)
    }

    /// Says several messages in one piece.
    pub(super) fn glue(&mut self, name: &str, messages: &[String]) -> Result<(), Halt> {
        self.say_as_stream(name, messages, |_| Vec::new())
    }

    /// Says every case, and after each what is known to be answered, as long as there is somebody to talk with.
    pub(super) fn converse(&mut self, name: &str, cases: &[Case], known: &Text) -> Result<(), Halt> {
        let known = self.fill.message(known, None);
        let begun = Instant::now();
        for case in cases {
            if begun.elapsed() > BUDGET || !self.is_open(name) {
                break;
            }
            self.say_as_stream(name, &case.messages, |_| case.cuts.clone())?;
            if self.is_open(name) {
                self.say_as_stream(name, std::slice::from_ref(&known), |_| Vec::new())?;
            }
        }
        Ok(())
    }

    /// The tap lets through what it held back, each answer read before the next one comes; perhaps in pieces, as long as
    /// there is time for that.
    pub(super) fn release(&mut self, pieces: Option<usize>) -> Result<(), Halt> {
        if let Some(pieces) = pieces {
            self.scene.record(Who::Tap, Did::Cuts { pieces });
        }
        self.scene.record(Who::Tap, Did::Releases);
        let begun = Instant::now();
        while self.scene.release(pieces.filter(|_| begun.elapsed() < BUDGET)) {
            self.rest()?;
            self.care()?;
        }
        self.rest()?;
        self.care()
    }

    fn is_open(&self, name: &str) -> bool {
        let peer = self.scene.peers.get(name);
        peer.is_some_and(|peer| peer.link.is_some() && peer.ended.is_none()) && !self.ended("server")
    }

    /// Sends messages as one stream, each piece once the one before was read, and notes what comes back.
    fn say_as_stream(
        &mut self,
        name: &str,
        messages: &[String],
        cuts: impl Fn(usize) -> Vec<usize>,
    ) -> Result<(), Halt> {
        if !self.is_open(name) {
            return Ok(());
        }
        let mut wire = Vec::new();
        for message in messages {
            match encode(&self.job.dialect, message.as_bytes()) {
                Ok(bytes) => wire.extend_from_slice(&bytes),
                Err(EncodeError::TooLong { length, limit }) => {
                    self.scene.record_peer(name, Did::Unsayable { length, limit });
                    return Ok(());
                }
                Err(error) => {
                    return Err(Halt::NotUnderstood {
                        what: error.to_string(),
                    });
                }
            }
        }
        let mut cuts = cuts(wire.len());
        cuts.retain(|cut| (1..wire.len()).contains(cut));
        cuts.sort_unstable();
        cuts.dedup();
        if let Some(peer) = self.scene.peers.get_mut(name) {
            peer.inbox.clear();
        }
        let mut from = 0;
        for &cut in &cuts {
            self.send(name, &wire[from..cut]);
            self.let_it_be_read(name)?;
            from = cut;
        }
        self.send(name, &wire[from..]);
        let messages: Vec<&[u8]> = messages.iter().map(|message| message.as_bytes()).collect();
        self.hear_messages(name, &messages, cuts, wire.len())
    }

    /// Waits until the server has read all that this user has sent, or does nothing more.
    fn let_it_be_read(&mut self, name: &str) -> Result<(), Halt> {
        for _ in 0..LOOKS {
            let Some(peer) = self.scene.peers.get(name) else { break };
            let (local, unsent) = (
                peer.local,
                peer.link.as_ref().map_or(0, crate::peer::link::Link::unsent),
            );
            let server = self.scene.actors.get("server").filter(|actor| actor.ended.is_none());
            let Some(server) = server else { break };
            let held = self.world.connections(&server.program);
            let Some(connection) = held.iter().find(|connection| connection.peer == local) else {
                break;
            };
            if unsent == 0 && connection.unread == 0 {
                return Ok(());
            }
            self.scene.pump(GLANCE);
        }
        self.rest()?;
        self.care()
    }

    fn hear_messages(&mut self, name: &str, messages: &[&[u8]], cuts: Vec<usize>, bytes: usize) -> Result<(), Halt> {
        let peer = name.to_owned();
        let mut rest = self.settle(Wanted::Reply { peer, bytes })?;
        self.care()?;
        let mut decoded = self.decoded(name);
        let echoed = decoded.left_nothing() && decoded.messages.iter().eq(messages);
        if !echoed && rest.is_none() {
            // More may be on its way: only rest tells that this is all.
            rest = self.rest()?;
            self.care()?;
            decoded = self.decoded(name);
        }
        let Some(peer) = self.scene.peers.get_mut(name) else {
            return Ok(());
        };
        peer.inbox.clear();
        let open = peer.ended.is_none();
        let did = Did::Conversed {
            messages: messages.iter().map(|&message| message.into()).collect(),
            cuts,
            replies: decoded.messages.into_iter().map(Into::into).collect(),
            left: decoded.rest.into(),
            rest: rest.filter(|_| !echoed),
            open,
        };
        self.scene.record_peer(name, did);
        if !open {
            // Whoever closed may be about to die of it: let it say so.
            self.rest()?;
        }
        Ok(())
    }

    fn decoded(&self, name: &str) -> Decoded {
        let wire = self.scene.peers.get(name).map(|peer| peer.inbox.as_slice());
        decode(&self.job.dialect, wire.unwrap_or_default())
    }
}

impl Decoded {
    fn left_nothing(&self) -> bool {
        self.rest.is_empty()
    }
}
