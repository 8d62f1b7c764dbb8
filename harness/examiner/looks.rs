//! What can be seen of a world without waiting: ports, files, who was accepted, who has read what.

use std::path::Path;

use crate::examiner::stage::Stage;
use crate::peer::tap::Pair;
use crate::submission::Role;
use crate::transcript::{Close, Did, Who};
use crate::world::{Change, Desk, FileChange, Host};

impl Stage<'_> {
    /// Writes down what can be seen without waiting: ports, files, who was accepted, who has read what.
    pub fn look(&mut self) {
        self.look_at_ports();
        self.look_at_names();
        for change in self.world.changes() {
            let who = self.writer(&change.path);
            let did = written(change);
            self.scene.record(who, did);
        }
        self.look_at_peers();
    }

    pub(super) fn look_at_ports(&mut self) {
        let mut changed = Vec::new();
        for (name, actor) in &mut self.scene.actors {
            let ports = if actor.ended.is_some() {
                Vec::new()
            } else if matches!(actor.role, Role::Client | Role::Chatter) {
                // A client that has a UDP socket speaks through it, whereas a server may only ask for its own address.
                let mut ports = self.world.listening(&actor.program);
                ports.extend(self.world.datagrams(&actor.program));
                ports.dedup();
                ports
            } else {
                self.world.listening(&actor.program)
            };
            if ports != actor.listens {
                actor.listens = ports.clone();
                changed.push((name.clone(), ports));
            }
        }
        for (name, ports) in changed {
            self.scene.record_program(&name, Did::Listens { ports });
        }
        let client = self.scene.actors.iter().find(|(_, actor)| actor.role == Role::Client);
        if let Some(name) = client.map(|(name, _)| name.clone()) {
            for to in self.world.attempts(Host::Client) {
                self.scene.record_program(&name, Did::Tried { to });
            }
        }
    }

    fn look_at_peers(&mut self) {
        self.look_at_visitors();
        let open: Vec<String> = self
            .scene
            .peers
            .iter()
            .filter(|(_, peer)| peer.link.is_some() && !(peer.accepted && peer.drained == peer.sent))
            .map(|(name, _)| name.clone())
            .collect();
        if open.is_empty() {
            return;
        }
        // A FIN comes from whoever had accepted and read everything: with something left unread it would be an RST.
        for name in &open {
            let Some(peer) = self.scene.peers.get_mut(name) else {
                continue;
            };
            if peer.ended != Some(Close::Fin) {
                continue;
            }
            let newly = !std::mem::replace(&mut peer.accepted, true);
            let drained = std::mem::replace(&mut peer.drained, peer.sent) != peer.sent;
            if newly {
                self.scene.record_peer(name, Did::Accepted);
            }
            if drained {
                self.scene.record_peer(name, Did::Drained);
            }
        }
        let Some(server) = self.scene.actors.get("server").filter(|actor| actor.ended.is_none()) else {
            return;
        };
        let held = self.world.connections(&server.program);
        for name in open {
            let Some(peer) = self.scene.peers.get_mut(&name) else {
                continue;
            };
            let Some(connection) = held.iter().find(|connection| connection.peer == peer.local) else {
                continue;
            };
            let newly = !std::mem::replace(&mut peer.accepted, true);
            let read = connection.unread == 0 && peer.link.as_ref().is_some_and(|link| link.unsent() == 0);
            let drained = read && peer.drained != peer.sent;
            if drained {
                peer.drained = peer.sent;
            }
            if newly {
                self.scene.record_peer(&name, Did::Accepted);
            }
            if drained {
                self.scene.record_peer(&name, Did::Drained);
            }
        }
    }

    /// Of the users at consoles, who was taken in by the server.
    fn look_at_visitors(&mut self) {
        let mut pairs = self.scene.tap.pairs.iter();
        if self.users.is_empty() || !pairs.any(Pair::waits_outside) {
            return;
        }
        let Some(server) = self.scene.actors.get("server").filter(|actor| actor.ended.is_none()) else {
            return;
        };
        let held = self.world.connections(&server.program);
        let mut taken = Vec::new();
        for pair in self.scene.tap.pairs.iter_mut().filter(|pair| pair.waits_outside()) {
            let ours = pair.server.as_ref().and_then(|link| link.ends()).map(|(_, ours)| ours);
            if held.iter().any(|connection| Some(connection.peer) == ours) {
                pair.accepted = true;
                taken.push(pair.owner.clone());
            }
        }
        for user in taken.into_iter().filter(|owner| self.users.contains_key(owner)) {
            self.scene.record_program(&user, Did::Accepted);
        }
    }

    /// Files do not say who wrote them: the only program that runs; of two the one that the file's name names, else the
    /// server, who has more to write.
    fn writer(&self, path: &str) -> Who {
        let sits_there = |(_, desk): &(&String, &Desk)| Path::new(path).starts_with(&desk.home);
        if let Some((name, _)) = self.desks.iter().rfind(sits_there) {
            return Who::Program(name.clone());
        }
        let names: Vec<&String> = self.scene.actors.keys().collect();
        let path = path.to_lowercase();
        let log = path.ends_with(".log") || path.ends_with(".txt");
        let named = |name: &&&String| match self.scene.actors[**name].role {
            Role::Client if log => ["client", "klient", "клиент"].iter().any(|word| path.contains(word)),
            _ => false,
        };
        match names.as_slice() {
            [only] => Who::Program((*only).clone()),
            several => several
                .iter()
                .find(named)
                .map_or_else(|| Who::Program("server".into()), |name| Who::Program((**name).clone())),
        }
    }
}

fn written(file: FileChange) -> Did {
    let FileChange { path, change } = file;
    match change {
        Change::Added(bytes) => Did::Wrote {
            path,
            bytes: bytes.into(),
            rewritten: false,
        },
        Change::Rewritten(bytes) => Did::Wrote {
            path,
            bytes: bytes.into(),
            rewritten: true,
        },
        Change::Removed => Did::Removed { path },
    }
}
