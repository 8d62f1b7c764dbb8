//! A scene in its world: waiting until it comes to rest, and looking at what changed meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use crate::dialect::{asks_for_both, decode, is_question, recognise};
use crate::examiner::Job;
use crate::examiner::answers::Situation;
use crate::examiner::chat::Chat;
use crate::examiner::network::Network;
use crate::examiner::scene::{Backend, Scene, Wanted};
use crate::examiner::text::Fill;
use crate::examiner::visits::User;
use crate::peer::persona::{Persona, STUDENT};
use crate::report::Isolation;
use crate::submission::Role;
use crate::transcript::{Close, Did, Event, Halt, Intent, Listening, Rest, Transport, Who};
use crate::world::{Change, Desk, FileChange, Host, Patience, Waiting, World};

/// The port that a server which asks is told, when the scenario has no wish of its own.
pub const USUAL_PORT: u16 = 9090;
/// A port that nobody here listens on: four digits, since some accept no other, and no server's default.
const FREE_PORT: u16 = 7345;

/// Patience with what was still busy when its time was up the last time: all that it does further is a guess already.
const IMPATIENCE: Patience = Patience {
    cpu: Duration::from_millis(500),
    wall: Duration::from_secs(5),
    sleep: Duration::from_secs(3),
};

/// Patience for one breath of what computes on and on: enough for others to print what has just come to them.
const BREATH: Patience = Patience {
    cpu: Duration::from_millis(50),
    wall: Duration::from_secs(1),
    sleep: Duration::ZERO,
};

/// What is waited for a program of which nothing else is known in this world.
fn usual(job: &Job) -> Patience {
    if job.busy { IMPATIENCE } else { Patience::default() }
}

/// A scene in its world.
pub struct Stage<'a> {
    /// What is played.
    pub job: &'a Job,
    /// Where.
    pub world: World,
    /// Its hosts.
    pub network: Rc<Network>,
    /// What is on stage.
    pub scene: Scene,
    /// How long to wait for what neither settles nor idles.
    patience: Patience,
    /// Who comes to the server, by the names of the scenario.
    pub users: BTreeMap<String, User>,
    /// Where users sit at consoles, in the order of first use.
    pub places: Vec<String>,
    /// Where the users at consoles sit, by the programs' names in the scenario.
    pub desks: BTreeMap<String, Desk>,
    /// Who has been here, by identity.
    pub registered: BTreeSet<String>,
    /// What placeholders stand for.
    pub fill: Fill,
    /// The port for servers that ask.
    pub port: u16,
    /// Answers per program, kept so that a later question goes on where the last one ended.
    pub answers: BTreeMap<String, super::answers::Answers>,
    /// Users in the order of their first connection: whoever comes again comes from the same address.
    pub visitors: Vec<String>,
    /// The users of a chat over datagrams.
    pub chat: Chat,
    /// Ports that the examiner keeps busy.
    pub occupied: Vec<std::net::TcpListener>,
}

impl<'a> Stage<'a> {
    /// An empty stage in a new world.
    pub fn new(job: &'a Job, world: World) -> Stage<'a> {
        let isolated = job.plan.isolation != Isolation::None;
        let shared = !isolated;
        // Without a network of its own a world takes whatever port is free on the machine.
        let pick = |usual: u16| {
            if shared {
                portpicker::pick_unused_port().unwrap_or(usual)
            } else {
                usual
            }
        };
        let fill = Fill {
            word: Persona::new(job.seed, STUDENT).word,
            round: 1,
            free_port: pick(FREE_PORT),
            lab: world.address(Host::Lab).to_string(),
            far: world.address(Host::Far).to_string(),
            client: world.address(Host::Client).to_string(),
        };
        let network = Rc::new(Network::of(&world, isolated));
        let scene = Scene::new(&job.scenario.id, Rc::clone(&network));
        let port = pick(job.dialect.port.unwrap_or(USUAL_PORT));
        Stage {
            job,
            world,
            network,
            scene,
            patience: usual(job),
            users: BTreeMap::new(),
            places: Vec::new(),
            desks: BTreeMap::new(),
            registered: BTreeSet::new(),
            fill,
            port,
            answers: BTreeMap::new(),
            visitors: Vec::new(),
            chat: Chat::default(),
            occupied: Vec::new(),
        }
    }

    /// Waits until the world comes to rest or what the step wants is there, then looks and writes down.
    pub fn settle(&mut self, wanted: Wanted) -> Result<Option<Rest>, Halt> {
        self.scene.wanted = wanted;
        let rest = self.settle_patiently(self.chat.patience(self.patience));
        self.scene.wanted = Wanted::Rest;
        let rest = rest?;
        self.patience = match rest {
            Some(Rest::Deadline) => IMPATIENCE,
            // What was waited for came, and says nothing about the rest.
            None => self.patience,
            _ => usual(self.job),
        };
        Ok(rest)
    }

    /// Waits for rest, but not beyond this patience; what has not come to rest by then goes on.
    pub fn settle_patiently(&mut self, patience: Patience) -> Result<Option<Rest>, Halt> {
        let settled = self.world.settle(&mut self.scene, patience);
        self.look_at_the_chat();
        if let Some(rest) = settled.rest {
            let after_ms = settled.after.as_millis() as u64;
            self.scene.record(Who::Examiner, Did::Rested { rest, after_ms });
        }
        if let Some(limit) = self.world.exceeded() {
            self.scene.move_all();
            self.scene.record(Who::Examiner, Did::Exceeded { limit });
            return Err(Halt::Limit { limit });
        }
        self.look();
        Ok(settled.rest)
    }

    /// Waits until nothing happens at the moment: timers may still run, and what computes on and on is not waited for.
    /// True when everything sleeps. No verdict rests on it.
    pub fn breathe(&mut self) -> Result<bool, Halt> {
        let settled = self.world.settle(&mut self.scene, BREATH);
        self.look_at_the_chat();
        if let Some(limit) = self.world.exceeded() {
            self.scene.move_all();
            self.scene.record(Who::Examiner, Did::Exceeded { limit });
            return Err(Halt::Limit { limit });
        }
        self.look();
        Ok(settled.rest != Some(Rest::Deadline))
    }

    /// Who in a chat sent what.
    fn look_at_the_chat(&mut self) {
        if self.chat.begun() {
            self.look_at_ports();
            self.look_at_senders();
            self.look_at_mail();
        }
    }

    /// Waits for rest.
    pub fn rest(&mut self) -> Result<Option<Rest>, Halt> {
        self.settle(Wanted::Rest)
    }

    /// Writes down what can be seen without waiting: ports, files, who was accepted, who has read what.
    pub fn look(&mut self) {
        self.look_at_ports();
        for change in self.world.changes() {
            let who = self.writer(&change.path);
            let did = written(change);
            self.scene.record(who, did);
        }
        self.look_at_peers();
    }

    fn look_at_ports(&mut self) {
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

    /// What each thread of a program waits for.
    pub fn waiting(&mut self, program: &str) -> Vec<Waiting> {
        match self.scene.actors.get(program) {
            Some(actor) if actor.ended.is_none() => self.world.waiting(&actor.program),
            _ => Vec::new(),
        }
    }

    /// Does the program wait for a line at its console? Then what it printed since the last one is the question.
    pub fn question(&mut self, program: &str) -> Option<(String, Intent)> {
        let asks = self.waiting(program).iter().any(|waiting| waiting.awaits.terminal());
        if !asks {
            return None;
        }
        let text = self.scene.actors.get(program)?.unanswered.clone();
        // Who asked for name and password at once, and asks on without a word, is after the other.
        let both = self
            .answers
            .get(program)
            .is_some_and(|answers| asks_for_both(answers.last()));
        let intent = match text.trim().is_empty() && both {
            true => Intent::Password,
            false => recognise(&self.job.dialect, Some(program), &text),
        };
        let vague = matches!(
            intent,
            Intent::Message | Intent::Unknown | Intent::Command | Intent::Enter
        );
        let intent = self.passed_on(program).filter(|_| vague).unwrap_or(intent);
        Some((text, intent))
    }

    /// The question of a login that a server put to this client's user since the last line typed: many clients show what
    /// comes and ask for a line in words of their own.
    fn passed_on(&self, program: &str) -> Option<Intent> {
        let is_program = |event: &&Event| matches!(&event.who, Who::Program(name) if name == program);
        let events = self.scene.transcript.events.iter().rev().filter(is_program);
        let since = events.take_while(|event| !matches!(event.did, Did::Typed { .. }));
        let said = since.filter_map(|event| match &event.did {
            Did::Received { bytes } => Some(bytes),
            _ => None,
        });
        let last = said.map(|bytes| decode(&self.job.dialect, &bytes.0)).next()?;
        let text = last.messages.last().unwrap_or(&last.rest);
        let text = String::from_utf8_lossy(text);
        let intent = recognise(&self.job.dialect, None, &text);
        is_question(&text).then_some(())?;
        matches!(intent, Intent::Name | Intent::Password | Intent::LoginOrRegister).then_some(intent)
    }

    /// Types a line at a program's console.
    pub fn type_line(&mut self, program: &str, line: &str, intent: Option<Intent>) {
        if let Some(actor) = self.scene.actors.get_mut(program) {
            actor.unanswered.clear();
            actor.program.type_line(line);
            let bytes = format!("{line}\n").as_str().into();
            self.scene.record_program(program, Did::Typed { bytes, intent });
        }
    }

    /// What an answer to a question of this program depends on.
    pub fn situation<'s>(&'s self, program: &str, user: &'s User) -> Situation<'s> {
        let is_server = self
            .scene
            .actors
            .get(program)
            .is_some_and(|actor| actor.role == Role::Server);
        let hosts = if is_server {
            vec![
                "127.0.0.1".into(),
                "localhost".into(),
                "0.0.0.0".into(),
                self.fill.lab.clone(),
                String::new(),
            ]
        } else {
            vec![
                "127.0.0.1".into(),
                "localhost".into(),
                self.fill.client.clone(),
                String::new(),
            ]
        };
        let port = if is_server { self.port } else { self.tap_port() };
        Situation {
            dialect: &self.job.dialect,
            user,
            hosts,
            port,
            is_server,
        }
    }

    /// The port at which a client finds the tap.
    pub fn tap_port(&self) -> u16 {
        self.scene.tap.ports().next().unwrap_or(self.port)
    }

    /// Where a peer on this host reaches the server: over the wire, or by 127.0.0.1 when it is bound to that only.
    pub fn reach(&self, server: &str, from: Host) -> Option<(Host, SocketAddr)> {
        let actor = self.scene.actors.get(server)?;
        let listening = best(&actor.listens)?;
        let local = match listening.address {
            address if address.is_loopback() => true,
            _ => from == Host::Lab,
        };
        let host = if local { Host::Lab } else { from };
        let address = match listening.address {
            IpAddr::V6(address) if address.is_loopback() => IpAddr::V6(address),
            IpAddr::V4(address) if address.is_loopback() => IpAddr::V4(address),
            _ if local => IpAddr::V4(Ipv4Addr::LOCALHOST),
            _ => IpAddr::V4(self.world.address(Host::Lab)),
        };
        Some((host, SocketAddr::new(address, listening.port)))
    }

    /// Where a peer on another machine finds the server, whether or not it can be reached there.
    pub fn over_the_wire(&self, server: &str) -> Option<(Host, SocketAddr)> {
        let port = best(&self.scene.actors.get(server)?.listens)?.port;
        Some((Host::Far, SocketAddr::new(self.world.address(Host::Lab).into(), port)))
    }

    /// Lets the tap pass to the submission's server, which listens by now, as the user at this client.
    pub fn tap_to_server(&mut self, client: &str) {
        if let Some((from, to)) = self.reach("server", Host::Far) {
            let local = self.visitor(client, from, to);
            if self.scene.tap.watch.server.is_none() {
                self.scene.tap.watch.server = self.world.segments(Host::Lab);
            }
            self.scene.backend = Backend::Server { from, local, to };
        }
    }

    /// The stage could not be set: the scenario ends here.
    pub fn halt(&mut self, why: Halt) {
        self.scene.move_all();
        self.scene.record(Who::Examiner, Did::Halted { why });
    }

    /// Do the hosts of this world have networks of their own?
    pub fn isolated(&self) -> bool {
        self.job.plan.isolation != Isolation::None
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

/// Of several ports the one that a client would use: TCP, the lowest.
pub fn best(listens: &[Listening]) -> Option<&Listening> {
    listens
        .iter()
        .filter(|listening| listening.transport == Transport::Tcp)
        .min_by_key(|listening| listening.port)
}
