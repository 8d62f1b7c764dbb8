//! Connecting to the submission's server, for a user of the examiner's or for a client at the tap.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use super::*;
use crate::peer::attempt::{Attempt, silence};
use crate::world::Host;

/// A connection that is neither made nor refused yet.
pub(super) struct Dialled {
    pub(super) attempt: Attempt,
    caller: Caller,
}

/// Who wants to be connected.
enum Caller {
    /// A user of the examiner's.
    Peer(String),
    /// This client, whose connection ends at the tap.
    Client(String, Link),
}

impl Scene {
    /// Connects a user of the examiner's; if it is not decided at once, it will be at the latest when the world rests.
    pub fn dial(&mut self, peer: &str, from: Host, local: Option<Ipv4Addr>, to: SocketAddr) {
        self.refusal = None;
        self.begin(Caller::Peer(peer.into()), from, local, to);
    }

    /// Is this user neither connected nor refused yet?
    pub fn dialling(&self, peer: &str) -> bool {
        let mut callers = self.dialled.iter().map(|dialled| &dialled.caller);
        callers.any(|caller| matches!(caller, Caller::Peer(name) if name == peer))
    }

    /// Why the user dialled last was refused, if he was.
    pub fn refusal(&mut self) -> Option<String> {
        self.refusal.take()
    }

    /// Connects a client at the tap to the server behind it.
    pub(super) fn pass_on(&mut self, who: String, client: Link, from: Host, local: Option<Ipv4Addr>, to: SocketAddr) {
        self.begin(Caller::Client(who, client), from, local, to);
    }

    fn begin(&mut self, caller: Caller, from: Host, local: Option<Ipv4Addr>, to: SocketAddr) {
        let begun = self.network.within(from, || Attempt::begin(local, to));
        match begun.map(Attempt::outcome_at_once) {
            Ok(Err(attempt)) => self.dialled.push(Dialled { attempt, caller }),
            Ok(Ok(outcome)) => self.connected_or_not(caller, to, outcome),
            Err(error) => self.connected_or_not(caller, to, Err(error)),
        }
    }

    /// Takes over what attempts have come to; true when there was any news.
    pub(super) fn get_through(&mut self) -> bool {
        let mut moved = false;
        for Dialled { attempt, caller } in std::mem::take(&mut self.dialled) {
            let to = attempt.to();
            match attempt.outcome() {
                Err(attempt) => self.dialled.push(Dialled { attempt, caller }),
                Ok(outcome) => {
                    moved = true;
                    self.connected_or_not(caller, to, outcome);
                }
            }
        }
        moved
    }

    /// May an attempt still succeed although nothing in the world moves? Not where the queue is full.
    pub(super) fn may_get_through(&self) -> bool {
        let backlogs = &self.network.backlogs;
        self.dialled.iter().any(|dialled| !backlogs.full(dialled.attempt.to()))
    }

    /// The world rests and nobody accepts: who stands outside stays there. True when there was anybody.
    pub(super) fn give_up_dialling(&mut self) -> bool {
        let given_up = std::mem::take(&mut self.dialled);
        let any = !given_up.is_empty();
        for Dialled { attempt, caller } in given_up {
            self.connected_or_not(caller, attempt.to(), Err(silence()));
        }
        any
    }

    fn connected_or_not(&mut self, caller: Caller, to: SocketAddr, outcome: io::Result<Link>) {
        let outcome = outcome.and_then(|link| Ok((link.local()?, link)));
        let refused = |error: &io::Error| Did::Refused {
            to,
            error: error.to_string(),
        };
        match (caller, outcome) {
            (Caller::Peer(name), Ok((local, link))) => {
                self.record_peer(&name, Did::Connected { from: local, to });
                self.peers.insert(name, Peer::new(link, local));
            }
            (Caller::Peer(name), Err(error)) => {
                self.record_peer(&name, refused(&error));
                self.refusal = Some(error.to_string());
            }
            (Caller::Client(who, client), Ok((_, link))) => self.tap.pairs.push(Pair::new(who, client, Some(link))),
            (Caller::Client(_, client), Err(error)) => {
                self.record(Who::Tap, refused(&error));
                client.reset();
            }
        }
    }
}
