//! Datagrams: who on stage sends which, and users of the examiner's own who speak by them.

use std::net::{Ipv4Addr, SocketAddr, UdpSocket};

use crate::examiner::stage::Stage;
use crate::peer::persona::Persona;
use crate::submission::Role;
use crate::transcript::{Did, ENDED_AT_PLAIN_TEXT, Halt, Who};
use crate::world::Host;

/// The longest datagram there is.
const LONGEST: usize = 1 << 16;

/// A user of the examiner's who speaks by datagrams.
pub struct Correspondent {
    socket: UdpSocket,
    to: SocketAddr,
}

impl Correspondent {
    /// What has come since last asked, in order.
    pub fn take(&self) -> Vec<Vec<u8>> {
        let mut buffer = vec![0; LONGEST];
        let mut taken = Vec::new();
        while let Ok((length, _)) = self.socket.recv_from(&mut buffer) {
            taken.push(buffer[..length].to_vec());
        }
        taken
    }

    /// To be polled for input.
    pub fn socket(&self) -> &UdpSocket {
        &self.socket
    }
}

impl Stage<'_> {
    /// Writes down which datagrams were sent since last looked.
    pub fn look_at_mail(&mut self) {
        for host in self.chat.hosts() {
            for datagram in self.world.mail(host) {
                let from = datagram.from.port();
                let known = self.chat.senders.get(&(host, from)).cloned();
                let Some(who) = known.map(Who::Program).or_else(|| self.last_typed_at()) else {
                    continue;
                };
                let did = Did::Mailed {
                    from: datagram.from,
                    to: datagram.to,
                    bytes: datagram.bytes.into(),
                    reaches: self.who_takes(host, datagram.to),
                };
                self.scene.record(who, did);
            }
        }
    }

    /// Who takes datagrams that are sent to this address from this host?
    fn who_takes(&self, from: Host, to: SocketAddr) -> Option<String> {
        let host = match to.ip().to_canonical() {
            address if address.is_loopback() => from,
            std::net::IpAddr::V4(address) if self.chat.lent.contains(&address) => Host::Lab,
            address => Host::all().find(|host| self.world.address(*host) == address)?,
        };
        self.chat.senders.get(&(host, to.port())).cloned()
    }

    /// Notes from which ports the programs on stage send.
    pub fn look_at_senders(&mut self) {
        for (name, actor) in &self.scene.actors {
            let host = match actor.role {
                Role::Chatter => self.chat.host(name),
                Role::Server => Host::Lab,
                Role::Client | Role::Scanner => continue,
            };
            if actor.ended.is_some() {
                continue;
            }
            for listening in &actor.listens {
                self.chat.senders.insert((host, listening.port), name.clone());
            }
        }
    }

    /// Some open a socket for each message and close it before it can be seen: then it is theirs who were typed at last.
    fn last_typed_at(&self) -> Option<Who> {
        let events = self.scene.transcript.events.iter().rev();
        let mut typed = events.filter(|event| matches!(event.did, Did::Typed { .. } | Did::Started { .. }));
        typed.next().map(|event| event.who.clone())
    }

    /// A user of the examiner's gets a socket and says who he is.
    pub(super) fn join_on_the_wire(&mut self, user: &str) -> Result<(), Halt> {
        let cannot = |error: String| Halt::CannotConnect {
            peer: user.into(),
            error,
        };
        if self.ended("server") {
            let what = ENDED_AT_PLAIN_TEXT.into();
            return Err(Halt::NotUnderstood { what });
        }
        let reached = self.reach_by_datagram("server", Host::Far);
        let (host, to) = reached.ok_or_else(|| cannot("the server takes no datagrams".into()))?;
        let made = self.network.within(host, || {
            let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
            socket.set_nonblocking(true)?;
            Ok(socket)
        });
        let socket = made.map_err(|error: std::io::Error| cannot(error.to_string()))?;
        let from = socket.local_addr().map_err(|error| cannot(error.to_string()))?;
        self.scene.record_peer(user, Did::Connected { from, to });
        self.chat.senders.insert((host, from.port()), user.into());
        self.scene
            .correspondents
            .insert(user.into(), Correspondent { socket, to });
        let name = Persona::new(self.job.seed, user).name;
        self.put_into_the_mail(user, &name);
        self.rest()?;
        self.care()
    }

    /// Is this user the examiner's own?
    pub fn on_the_wire(&self, user: &str) -> bool {
        self.scene.correspondents.contains_key(user) || !self.scene.actors.contains_key(user)
    }

    /// A user of the examiner's says something.
    pub(super) fn send_datagram(&mut self, user: &str, text: &str) {
        self.scene.record_peer(user, Did::Message { text: text.into() });
        self.put_into_the_mail(user, text);
    }

    fn put_into_the_mail(&mut self, user: &str, text: &str) {
        if let Some(correspondent) = self.scene.correspondents.get(user)
            && correspondent.socket.send_to(text.as_bytes(), correspondent.to).is_ok()
        {
            self.scene.record_peer(user, Did::Sent { bytes: text.into() });
        }
    }

    /// A user of the examiner's is there no more; nobody is told.
    pub fn hang_up_datagrams(&mut self, user: &str) {
        if self.scene.correspondents.remove(user).is_some() {
            self.scene.record_peer(
                user,
                Did::Closed {
                    how: crate::transcript::Close::Fin,
                },
            );
        }
    }
}
