//! What the scene hears: programs that print, peers that are answered, clients that come, and who has ended.

use super::*;

impl Scene {
    pub(super) fn hear_programs(&mut self) -> bool {
        let mut heard = Vec::new();
        for (name, actor) in &mut self.actors {
            actor.program.deliver();
            let bytes = actor.program.read();
            if !bytes.is_empty() {
                actor.unanswered.push_str(&String::from_utf8_lossy(&bytes));
                keep_tail(&mut actor.unanswered);
                if actor.prattle.hear(&bytes) {
                    actor.program.forgive(bytes.len());
                    continue;
                }
                let kept = match &mut actor.condenser {
                    Some(condenser) => condenser.feed(&bytes, &self.watched_ports),
                    None => bytes,
                };
                heard.push((name.clone(), kept));
            }
        }
        let moved = !heard.is_empty();
        for (name, bytes) in heard {
            let condensed = self.actors.get(&name).is_some_and(|actor| actor.condenser.is_some());
            for part in bytes.chunks(if condensed { CONDENSED_BYTES } else { EVENT_BYTES }) {
                self.record_program(&name, Did::Printed { bytes: part.into() });
            }
        }
        moved
    }

    /// Writes down what was held back of long consoles, and how much of them is left out.
    pub fn flush_condensed(&mut self) {
        let mut flushed = Vec::new();
        for (name, actor) in &mut self.actors {
            if let Some(condenser) = &mut actor.condenser {
                flushed.push((name.clone(), condenser.flush(), condenser.left_out()));
            }
        }
        for (name, bytes, left_out) in flushed {
            if !bytes.is_empty() {
                self.record_program(&name, Did::Printed { bytes: bytes.into() });
            }
            if left_out.lines > 0 {
                let (lines, bytes) = (left_out.lines, left_out.bytes);
                self.record_program(&name, Did::LeftOut { lines, bytes });
            }
        }
    }

    pub(super) fn hear_peers(&mut self) -> bool {
        let mut heard: Vec<(String, News)> = Vec::new();
        for (name, peer) in &mut self.peers {
            let Some(link) = &mut peer.link else { continue };
            let news = link.look();
            if news.moved {
                peer.inbox.extend_from_slice(&news.bytes);
                peer.ended = peer.ended.or(news.ended);
                heard.push((name.clone(), news));
            }
        }
        let moved = !heard.is_empty();
        for (name, news) in heard {
            for part in news.bytes.chunks(EVENT_BYTES) {
                self.record_peer(&name, Did::Received { bytes: part.into() });
            }
            if let Some(how) = news.ended {
                self.record_program("server", Did::Closed { how });
                self.record_peer(
                    &name,
                    Did::Note {
                        text: "the server closed this connection".into(),
                    },
                );
            }
        }
        moved
    }

    pub(super) fn hear_correspondents(&mut self) -> bool {
        let taken: Vec<(String, Vec<Vec<u8>>)> = self
            .correspondents
            .iter()
            .map(|(name, correspondent)| (name.clone(), correspondent.take()))
            .collect();
        let mut moved = false;
        for (name, datagrams) in taken {
            for bytes in datagrams {
                moved = true;
                self.record_peer(&name, Did::Received { bytes: bytes.into() });
            }
        }
        moved
    }

    pub(super) fn accept_clients(&mut self) -> bool {
        let mut moved = false;
        while let Some((client, from, to)) = self.tap.accept() {
            moved = true;
            let who = self.tapped.clone();
            self.record_program(&who, Did::Connected { from, to });
            match self.backend {
                Backend::StandIn => self.tap.pairs.push(Pair::new(who, client, None)),
                Backend::Server { from: host, local, to } => self.pass_on(who, client, host, local, to),
            }
        }
        moved
    }

    pub(super) fn relay(&mut self) -> bool {
        let holding = self.tap.holding;
        let mut heard = Vec::new();
        let mut moved = false;
        for pair in &mut self.tap.pairs {
            if pair.over {
                continue;
            }
            let mut said = Vec::new();
            moved |= relay_pair(pair, holding, &mut self.tap.watch, &mut said);
            heard.extend(said.into_iter().map(|said| (pair.owner.clone(), said)));
        }
        for (client, did) in heard {
            match did {
                Relayed::FromClient(bytes) => self.record_program(&client, Did::Sent { bytes: bytes.into() }),
                Relayed::ToClient(bytes) => self.record_program(&client, Did::Received { bytes: bytes.into() }),
                Relayed::ClientClosed(how) => self.record_program(&client, Did::Closed { how }),
                Relayed::ServerClosed(how) => self.record(Who::Tap, Did::Closed { how }),
            }
        }
        moved
    }

    /// Writes down which programs have ended.
    pub(super) fn see_ends(&mut self) -> bool {
        let mut ended = Vec::new();
        for (name, actor) in &mut self.actors {
            if actor.ended.is_none()
                && let Some(exit) = actor.program.exited()
            {
                actor.ended = Some(exit);
                ended.push((name.clone(), exit));
            }
        }
        if ended.is_empty() {
            return false;
        }
        self.hear_programs();
        self.flush_condensed();
        for (name, exit) in ended {
            self.record_program(&name, Did::Ended { exit, by_us: false });
        }
        true
    }
}
