//! The examiner's users of the server on the wire: how they come in, what they say, how they leave.

use std::net::{Ipv4Addr, SocketAddr};

use crate::dialect::{Framing, Plain, decode, encode};
use crate::examiner::scene::{Peer, Wanted};
use crate::examiner::stage::Stage;
use crate::peer::link::Link;
use crate::peer::persona::Persona;
use crate::transcript::{Close, Did, Halt, Intent};
use crate::world::Host;

/// A login asks for a name, a password, the password again; more questions than this are no login.
const MOST_WIRE_QUESTIONS: usize = 6;

impl Stage<'_> {
    /// Connects a user to the server and gets past a greeting and the questions of a login.
    pub fn connect(&mut self, name: &str, from: Option<&str>) -> Result<(), Halt> {
        self.dial(name, if from == Some("lab") { Host::Lab } else { Host::Far })?;
        if self.job.dialect.opening.is_empty() {
            self.get_past_the_greeting(name)
        } else {
            self.open(name)
        }
    }

    /// Opens a connection for this user.
    fn dial(&mut self, name: &str, host: Host) -> Result<(), Halt> {
        let cannot = |error: String| Halt::CannotConnect {
            peer: name.into(),
            error,
        };
        let (host, to) = self
            .reach("server", host)
            .ok_or_else(|| cannot("the server does not listen".into()))?;
        let visitor = self.visitor(name, host, to);
        let link = match self.network.within(host, || Link::open(visitor, to)) {
            Ok(link) => link,
            Err(error) => {
                self.scene.record_peer(
                    name,
                    Did::Refused {
                        to,
                        error: error.to_string(),
                    },
                );
                return Err(cannot(error.to_string()));
            }
        };
        let local = link.local().map_err(|error| cannot(error.to_string()))?;
        self.scene.record_peer(name, Did::Connected { from: local, to });
        let peer = Peer {
            link: Some(link),
            local,
            inbox: Vec::new(),
            ended: None,
            accepted: false,
            sent: 0,
            drained: 0,
        };
        self.scene.peers.insert(name.into(), peer);
        self.rest()?;
        self.care()?;
        Ok(())
    }

    /// Where users are told apart by their address, each comes from one of its own: so nobody is known already.
    fn visitor(&mut self, name: &str, host: Host, to: SocketAddr) -> Option<Ipv4Addr> {
        let dialect = &self.job.dialect;
        let strangers = !dialect.opening.is_empty() || dialect.server_first == Some(true);
        if !strangers || !self.isolated() || to.is_ipv6() {
            return None;
        }
        if !self.visitors.iter().any(|visitor| visitor == name) {
            self.visitors.push(name.into());
        }
        let visitor = self.visitors.iter().position(|visitor| visitor == name)? as u8;
        match host {
            Host::Far => self.world.visitor(visitor),
            _ => to
                .ip()
                .is_loopback()
                .then(|| Ipv4Addr::new(127, 0, 1, visitor.saturating_add(1))),
        }
    }

    /// Says what the student's own client says on connecting, in this user's name.
    fn open(&mut self, name: &str) -> Result<(), Halt> {
        let persona = Persona::new(self.job.seed, name);
        for said in &self.job.dialect.opening {
            if self.scene.peers.get(name).is_none_or(|peer| peer.ended.is_some()) {
                break;
            }
            self.say(name, &persona.fill(said))?;
            self.rest()?;
            self.care()?;
        }
        if self
            .scene
            .peers
            .get(name)
            .is_some_and(|peer| peer.ended == Some(Close::Fin))
            && !self.ended("server")
        {
            // Some take each message on a connection of its own: the first of them is over.
            return self.dial(name, Host::Far);
        }
        if let Some(peer) = self.scene.peers.get_mut(name) {
            peer.inbox.clear();
        }
        Ok(())
    }

    fn get_past_the_greeting(&mut self, name: &str) -> Result<(), Halt> {
        let persona = Persona::new(self.job.seed, name);
        for _ in 0..MOST_WIRE_QUESTIONS {
            let Some(peer) = self.scene.peers.get_mut(name) else {
                return Ok(());
            };
            let greeting = std::mem::take(&mut peer.inbox);
            if greeting.is_empty() || peer.ended.is_some() {
                return Ok(());
            }
            let messages = decode(&self.job.dialect, &greeting);
            let text = messages
                .messages
                .iter()
                .map(|message| String::from_utf8_lossy(message).into_owned())
                .collect::<Vec<_>>()
                .join("\n");
            let text = if text.is_empty() {
                String::from_utf8_lossy(&greeting).into_owned()
            } else {
                text
            };
            let intent = crate::dialect::recognise(&self.job.dialect, None, &text);
            let answer = match intent {
                Intent::Name => persona.name.clone(),
                Intent::Password => persona.password.clone(),
                _ => return Ok(()),
            };
            self.scene.record_peer(name, Did::Asks { text, intent });
            self.say(name, &answer)?;
            self.rest()?;
            self.care()?;
        }
        Ok(())
    }

    /// Sends a message and does not wait.
    pub fn say(&mut self, name: &str, message: &str) -> Result<(), Halt> {
        let bytes = self.encoded(message)?;
        self.send(name, &bytes);
        Ok(())
    }

    fn encoded(&self, message: &str) -> Result<Vec<u8>, Halt> {
        encode(&self.job.dialect, message.as_bytes()).map_err(|error| Halt::NotUnderstood {
            what: error.to_string(),
        })
    }

    fn send(&mut self, name: &str, bytes: &[u8]) {
        let Some(peer) = self.scene.peers.get_mut(name) else {
            return;
        };
        if let Some(link) = &mut peer.link {
            link.send(bytes);
            peer.sent += bytes.len();
            self.scene.record_peer(name, Did::Sent { bytes: bytes.into() });
        }
    }

    pub(super) fn exchange(&mut self, name: &str, message: &str) -> Result<(), Halt> {
        let bytes = self.encoded(message)?;
        if let Some(peer) = self.scene.peers.get_mut(name) {
            peer.inbox.clear();
        }
        self.send(name, &bytes);
        if self.job.dialect.framing == Some(Framing::Plain(Plain::Close)) {
            self.finish(name, Close::Half);
        }
        self.hear_reply(name, message, bytes.len())
    }

    fn hear_reply(&mut self, name: &str, message: &str, bytes: usize) -> Result<(), Halt> {
        let rest = self.settle(Wanted::Reply {
            peer: name.into(),
            bytes,
        })?;
        self.care()?;
        let Some(peer) = self.scene.peers.get_mut(name) else {
            return Ok(());
        };
        let complete = peer.inbox.len() >= bytes;
        let wire = std::mem::take(&mut peer.inbox);
        let open = peer.ended.is_none();
        let decoded = decode(&self.job.dialect, &wire);
        let mut reply: Vec<u8> = decoded.messages.concat();
        reply.extend_from_slice(&decoded.rest);
        let did = Did::Exchanged {
            message: message.into(),
            reply: reply.into(),
            rest: rest.filter(|_| !complete),
            open,
        };
        self.scene.record_peer(name, did);
        if !open {
            // Whoever closed may be about to die of it: let it say so.
            self.rest()?;
        }
        Ok(())
    }

    pub(super) fn dribble(&mut self, name: &str, message: &str, pieces: usize) -> Result<(), Halt> {
        let bytes = self.encoded(message)?;
        for piece in bytes.chunks(pieces.max(1)) {
            self.send(name, piece);
            self.rest()?;
        }
        self.hear_reply(name, message, bytes.len())
    }

    pub(super) fn glue(&mut self, name: &str, messages: &[String]) -> Result<(), Halt> {
        let encoded: Result<Vec<Vec<u8>>, Halt> = messages.iter().map(|message| self.encoded(message)).collect();
        let bytes = encoded?.concat();
        self.send(name, &bytes);
        self.hear_reply(name, &messages.concat(), bytes.len())
    }

    pub(super) fn close(&mut self, name: &str) -> Result<(), Halt> {
        self.hang_up(name)?;
        self.care()
    }

    /// Closes a peer's connection and lets the server notice.
    pub fn hang_up(&mut self, name: &str) -> Result<(), Halt> {
        self.half_close_as(name, Close::Fin)?;
        if let Some(peer) = self.scene.peers.get_mut(name) {
            peer.link = None;
        }
        self.rest().map(|_| ())
    }

    pub(super) fn half_close(&mut self, name: &str) -> Result<(), Halt> {
        self.half_close_as(name, Close::Half)
    }

    fn half_close_as(&mut self, name: &str, how: Close) -> Result<(), Halt> {
        self.finish(name, how);
        self.rest().map(|_| ())
    }

    /// Says that this peer will send no more.
    fn finish(&mut self, name: &str, how: Close) {
        if let Some(link) = self.scene.peers.get_mut(name).and_then(|peer| peer.link.as_mut()) {
            link.finish();
            self.scene.record_peer(name, Did::Closed { how });
        }
    }

    pub(super) fn reset(&mut self, name: &str) -> Result<(), Halt> {
        if let Some(link) = self.scene.peers.get_mut(name).and_then(|peer| peer.link.take()) {
            link.reset();
            self.scene.record_peer(name, Did::Closed { how: Close::Rst });
        }
        self.rest()?;
        self.care()
    }
}
