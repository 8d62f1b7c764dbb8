//! The examiner's users of the server on the wire: how they come in, what they say, how they leave.

use std::net::SocketAddr;
use std::time::Duration;

use crate::dialect::{Framing, Plain, asks_for_both, decode, encode, recognise};
use crate::examiner::scene::Wanted;
use crate::examiner::stage::Stage;
use crate::transcript::{Close, Did, Halt, Intent};
use crate::world::{Host, Patience};

/// A login asks to register or log in, for a name, a password, the password again; then perhaps once more to log in. More
/// questions than this are no login.
const MOST_WIRE_QUESTIONS: usize = 12;
/// Who is asked the same thing again after so many answers is not let in: the third wrong password is the last for most.
const MOST_TRIES: usize = 4;
/// How long a server may take to notice that a user hung up, before the user's side is gone for good.
const FAREWELL: Patience = Patience {
    cpu: Duration::from_millis(500),
    wall: Duration::from_secs(2),
    sleep: Duration::from_secs(1),
    recognises: false,
};

impl Stage<'_> {
    /// Connects a user to the server and gets past a greeting and the questions of a login.
    pub fn connect(&mut self, name: &str, from: Option<&str>) -> Result<(), Halt> {
        self.dial(name, from)?;
        if self.job.dialect.opening.is_empty() {
            self.answer_the_greeting(name).map(|_| ())
        } else {
            self.open(name)
        }
    }

    /// Connects a user and answers what the server asks in words; where it asks nothing, says what its own client says.
    pub(super) fn come_in(&mut self, name: &str) -> Result<(), Halt> {
        self.dial(name, None)?;
        if self.answer_the_greeting(name)? || self.job.dialect.opening.is_empty() {
            return Ok(());
        }
        self.open(name)
    }

    /// Connects one of many users. Where a server was seen to greet nobody and its client says nothing by itself, there is
    /// nothing to be waited for but that the server takes the connection.
    pub(super) fn connect_at_once(&mut self, name: &str, from: Option<&str>) -> Result<(), Halt> {
        if self.job.dialect.server_first == Some(true) || !self.job.dialect.opening.is_empty() {
            return self.connect(name, from);
        }
        self.open_link(name, from)?;
        self.breathe()?;
        if self.scene.peers.get(name).is_some_and(|peer| !peer.accepted) {
            // Whoever is slow is waited for; of whoever will not do it that is a fact.
            self.rest()?;
        }
        self.care()
    }

    /// Opens a connection for this user, and waits for what the server says.
    pub(super) fn dial(&mut self, name: &str, from: Option<&str>) -> Result<(), Halt> {
        self.open_link(name, from)?;
        self.rest()?;
        self.care()
    }

    fn open_link(&mut self, name: &str, from: Option<&str>) -> Result<(), Halt> {
        let cannot = |error: String| Halt::CannotConnect {
            peer: name.into(),
            error,
        };
        let reached = match from {
            // From there or not at all.
            Some("far") => self.over_the_wire("server"),
            Some(_) => self.reach("server", Host::Lab),
            None => self.reach("server", Host::Far),
        };
        let (host, to) = reached.ok_or_else(|| cannot("the server does not listen".into()))?;
        self.dial_to(name, host, to)
    }

    /// Tries to come in as `connect` does, at the last known place where nobody listens any more.
    pub(super) fn come_to_the_door(&mut self, name: &str) -> Result<(), Halt> {
        let cannot = || Halt::CannotConnect {
            peer: name.into(),
            error: "the server never listened".into(),
        };
        let reached = self.reach("server", Host::Far).or_else(|| self.last_reached("server"));
        let (host, to) = reached.ok_or_else(cannot)?;
        self.dial_to(name, host, to)?;
        if self.job.dialect.opening.is_empty() {
            self.answer_the_greeting(name).map(|_| ())
        } else {
            self.open(name)
        }
    }

    fn dial_to(&mut self, name: &str, host: Host, to: SocketAddr) -> Result<(), Halt> {
        let cannot = |error: String| Halt::CannotConnect {
            peer: name.into(),
            error,
        };
        let visitor = self.visitor(name, host, to);
        self.scene.dial(name, host, visitor, to);
        if self.scene.dialling(name) {
            // Nobody has taken the connection: when the world rests, nobody will.
            self.rest()?;
        }
        match self.scene.refusal() {
            Some(error) => Err(cannot(error)),
            None => Ok(()),
        }
    }

    /// Says what the student's own client says on connecting, in this user's name.
    fn open(&mut self, name: &str) -> Result<(), Halt> {
        let persona = self.user(name).persona;
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
            return self.dial(name, None);
        }
        if let Some(peer) = self.scene.peers.get_mut(name) {
            peer.inbox.clear();
        }
        Ok(())
    }

    /// Answers what a server asks of who connects, as long as these are the questions of a login; was there any?
    fn answer_the_greeting(&mut self, name: &str) -> Result<bool, Halt> {
        let mut both = false;
        for asked_before in 0..MOST_WIRE_QUESTIONS {
            let Some(peer) = self.scene.peers.get_mut(name) else {
                break;
            };
            let said = std::mem::take(&mut peer.inbox);
            if peer.ended.is_some() || said.is_empty() && !both {
                return Ok(asked_before > 0);
            }
            let text = self.text_of(&said);
            // Who asked for name and password at once, and is silent after the one, waits for the other.
            let intent = if said.is_empty() {
                Intent::Password
            } else {
                recognise(&self.job.dialect, None, &text)
            };
            both = !said.is_empty() && asks_for_both(&text);
            let of_a_login = matches!(
                intent,
                Intent::Name | Intent::Password | Intent::LoginOrRegister | Intent::YesNo
            );
            if !of_a_login {
                return Ok(asked_before > 0);
            }
            let asked = Did::Asks {
                text: text.clone(),
                intent,
            };
            self.scene.record_peer(name, asked);
            if self.refused_too_often(name, &text) {
                return Ok(true);
            }
            let answer = self.answer_to(name, intent, &text);
            self.say(name, &answer)?;
            self.rest()?;
            self.care()?;
        }
        Ok(true)
    }

    /// Has this question come back after each of several answers?
    pub(super) fn refused_too_often(&self, name: &str, question: &str) -> bool {
        let answers = self.answers.get(name);
        answers.is_some_and(|answers| answers.again(question) >= MOST_TRIES)
    }

    /// What a server said, as text: without the framing that the dialect knows.
    fn text_of(&self, bytes: &[u8]) -> String {
        let decoded = decode(&self.job.dialect, bytes);
        let mut parts: Vec<&[u8]> = decoded.messages.iter().map(Vec::as_slice).collect();
        parts.push(&decoded.rest);
        parts.retain(|part| !part.is_empty());
        let parts = parts.iter().map(|part| String::from_utf8_lossy(part).into_owned());
        parts.collect::<Vec<_>>().join("\n")
    }

    /// Sends a message and does not wait.
    pub fn say(&mut self, name: &str, message: &str) -> Result<(), Halt> {
        let bytes = self.encoded(message)?;
        self.send(name, &bytes);
        Ok(())
    }

    pub(super) fn encoded(&self, message: &str) -> Result<Vec<u8>, Halt> {
        encode(&self.job.dialect, message.as_bytes()).map_err(|error| Halt::NotUnderstood {
            what: error.to_string(),
        })
    }

    pub(super) fn send(&mut self, name: &str, bytes: &[u8]) {
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
        if self.users.contains_key(name) {
            // Here the coming in is over.
            self.scene.record_peer(name, Did::Message { text: message.into() });
        }
        if self.at_console(name) {
            return self.exchange_at_console(name, message);
        }
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
        let mut rest = self.settle(Wanted::Reply {
            peer: name.into(),
            bytes,
        })?;
        self.care()?;
        let framed = matches!(self.job.dialect.framing, Some(Framing::Header(_)));
        if framed && rest.is_none() && !self.came_back(name, message) {
            // As many bytes, but another answer: it may not be all of it, nor be read by the time the next one is sent.
            rest = self.rest()?;
            self.care()?;
        }
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

    /// Has this user received just this message?
    fn came_back(&self, name: &str, message: &str) -> bool {
        let wire = self.scene.peers.get(name).map(|peer| peer.inbox.as_slice());
        let decoded = decode(&self.job.dialect, wire.unwrap_or_default());
        decoded.rest.is_empty() && matches!(decoded.messages.as_slice(), [one] if one == message.as_bytes())
    }

    pub(super) fn close(&mut self, name: &str) -> Result<(), Halt> {
        if self.at_console(name) {
            return self.stand_up(name, false);
        }
        self.hang_up(name)?;
        self.care()
    }

    /// Closes a peer's connection and lets the server notice.
    pub fn hang_up(&mut self, name: &str) -> Result<(), Halt> {
        self.finish(name, Close::Fin);
        // Some never notice that nobody is there any more, and talk on.
        self.settle_patiently(FAREWELL)?;
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
        if self.at_console(name) {
            return self.stand_up(name, false);
        }
        if let Some(link) = self.scene.peers.get_mut(name).and_then(|peer| peer.link.take()) {
            link.reset();
            self.scene.record_peer(name, Did::Closed { how: Close::Rst });
        }
        self.rest()?;
        self.care()
    }
}
