//! Where the users of a chat meet: on one machine or on one each, at the server's address or at one of its author's.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::examiner::stage::Stage;
use crate::transcript::{Did, Halt, Listening, Transport, Who};
use crate::words::{is_port_taken, is_without_display, missing_module};
use crate::world::Host;

impl Stage<'_> {
    pub(super) fn may_be_apart(&self) -> bool {
        let bound = self.datagrams_of("server");
        self.isolated() && !self.chat.apart && bound.is_none_or(|bound| !bound.address.is_loopback())
    }

    pub(super) fn port_is_taken(&self, user: &str) -> bool {
        let actor = self.scene.actors.get(user);
        actor.is_some_and(|actor| is_port_taken(&actor.unanswered))
    }

    /// Does this user's program lack something that this machine does not have?
    pub(super) fn cannot_run_here(&self, user: &str) -> bool {
        let printed = self.scene.shown(user, 0);
        !self.scene.actors.contains_key(user) || missing_module(&printed).is_some() || is_without_display(&printed)
    }

    /// The address of the author's own network to which this user's program sends, in place of the server's.
    pub(super) fn foreign_meeting_point(&self, user: &str) -> Option<Ipv4Addr> {
        let bound = self.datagrams_of("server")?;
        if !self.isolated() || self.chat.apart || !bound.address.is_unspecified() {
            return None;
        }
        let mut events = self.scene.transcript.events.iter().rev();
        events.find_map(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Mailed { to, reaches: None, .. }) if name == user && to.port() == bound.port => {
                let IpAddr::V4(address) = to.ip() else { return None };
                let some_machine = !address.is_multicast() && !address.is_broadcast() && !address.is_loopback();
                let lent = self.chat.lent.contains(&address);
                (some_machine && address.octets()[3] != u8::MAX && !lent).then_some(address)
            }
            _ => None,
        })
    }

    /// The server's machine gets this address too, and all users come again.
    pub(super) fn lend(&mut self, address: Ipv4Addr) -> Result<(), Halt> {
        self.chat.lent.push(address);
        if self.world.add_address(Host::Lab, address).is_err() {
            return Ok(());
        }
        let text = format!("the server's machine gets the address {address}, to which the users' programs send");
        self.scene.record(Who::Examiner, Did::Note { text });
        self.begin_again()
    }

    /// Where a user's program is to look for the others: the server, or whoever listens on this machine.
    pub(super) fn meeting_point(&self, nth: usize) -> (Ipv4Addr, u16) {
        let from = if self.chat.apart { Host::of_user(nth) } else { Host::Lab };
        match self.datagrams_of("server") {
            Some(bound) => match bound.address.to_canonical() {
                IpAddr::V4(own) if !own.is_unspecified() => (own, bound.port),
                _ if from == Host::Lab => (Ipv4Addr::LOCALHOST, bound.port),
                _ => (self.world.address(Host::Lab), bound.port),
            },
            None => (Ipv4Addr::LOCALHOST, self.port),
        }
    }

    /// Where a server can be sent datagrams from this host, and from which host it can be reached at all.
    pub(super) fn reach_by_datagram(&self, server: &str, from: Host) -> Option<(Host, SocketAddr)> {
        let bound = self.datagrams_of(server)?;
        let (host, address) = match bound.address.to_canonical() {
            address if address.is_loopback() => (Host::Lab, address),
            IpAddr::V4(own) if !own.is_unspecified() => (from, IpAddr::V4(own)),
            _ => (from, IpAddr::V4(self.world.address(Host::Lab))),
        };
        Some((host, SocketAddr::new(address, bound.port)))
    }

    /// Of the ports at which a program takes datagrams the lowest.
    pub(super) fn datagrams_of(&self, program: &str) -> Option<&Listening> {
        let listens = &self.scene.actors.get(program)?.listens;
        let datagrams = listens.iter().filter(|port| port.transport == Transport::Udp);
        datagrams.min_by_key(|port| port.port)
    }
}
