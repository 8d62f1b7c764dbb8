//! A scene in its world: waiting until it comes to rest, and where its users reach its servers.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use crate::examiner::Job;
use crate::examiner::chat::Chat;
use crate::examiner::network::Network;
use crate::examiner::scene::{Backend, Scene, Wanted};
use crate::examiner::text::Fill;
use crate::examiner::visits::User;
use crate::peer::persona::{Persona, STUDENT};
use crate::report::Isolation;
use crate::transcript::{Did, Halt, Listening, Rest, Transport, Who};
use crate::world::{Desk, Host, Patience, World, is_elsewhere};

/// The port that a server which asks is told, when the scenario has no wish of its own.
pub const USUAL_PORT: u16 = 9090;
/// A port that nobody here listens on: four digits, since some accept no other, and no server's default.
const FREE_PORT: u16 = 7345;

/// Patience with what was still busy when its time was up the last time: all that it does further is a guess already.
const IMPATIENCE: Patience = Patience {
    cpu: Duration::from_millis(500),
    wall: Duration::from_secs(5),
    sleep: Duration::from_secs(3),
    recognises: true,
};

/// Patience for one breath of what computes on and on: enough for others to print what has just come to them.
const BREATH: Patience = Patience {
    cpu: Duration::from_millis(50),
    wall: Duration::from_secs(1),
    sleep: Duration::ZERO,
    recognises: false,
};

/// What is waited for a program of which nothing else is known in this world.
fn usual(job: &Job) -> Patience {
    if job.busy.never_rested {
        IMPATIENCE
    } else {
        Patience::default()
    }
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
    /// Who has which account of those that the server knows, by identity.
    pub holders: RefCell<Vec<String>>,
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
    /// Programs at whose consoles the examiner sits, to give commands.
    pub attended: BTreeSet<String>,
    /// Ports that the examiner keeps busy.
    pub occupied: Vec<std::net::TcpListener>,
}

impl<'a> Stage<'a> {
    /// An empty stage in a new world.
    pub fn new(job: &'a Job, mut world: World) -> Stage<'a> {
        world.expect_spinners(&job.busy.spinners);
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
            silent: String::new(),
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
            holders: RefCell::default(),
            fill,
            port,
            answers: BTreeMap::new(),
            visitors: Vec::new(),
            chat: Chat::default(),
            attended: BTreeSet::new(),
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
            let rested = Did::Rested {
                rest,
                after_ms,
                spinners: settled.spinners,
            };
            self.scene.record(Who::Examiner, rested);
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

    /// The port at which a client finds the tap.
    pub fn tap_port(&self) -> u16 {
        self.scene.tap.ports().next().unwrap_or(self.port)
    }

    /// Where a peer on this host reaches the server: over the wire, or by 127.0.0.1 when it is bound to that only.
    pub fn reach(&self, server: &str, from: Host) -> Option<(Host, SocketAddr)> {
        let actor = self.scene.actors.get(server)?;
        Some(self.place_of(best(&actor.listens)?, from))
    }

    /// Where a peer on the far host reached the server when it listened last.
    pub fn last_reached(&self, server: &str) -> Option<(Host, SocketAddr)> {
        let events = self.scene.transcript.events.iter().rev();
        let mut listened = events.filter_map(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Listens { ports }) if name == server => best(ports),
            _ => None,
        });
        listened.next().map(|listening| self.place_of(listening, Host::Far))
    }

    fn place_of(&self, listening: &Listening, from: Host) -> (Host, SocketAddr) {
        let local = match listening.address {
            address if address.is_loopback() => true,
            _ => from == Host::Lab,
        };
        let host = if local { Host::Lab } else { from };
        let address = match listening.address {
            IpAddr::V6(address) if address.is_loopback() => IpAddr::V6(address),
            IpAddr::V4(address) if address.is_loopback() => IpAddr::V4(address),
            _ if local => IpAddr::V4(Ipv4Addr::LOCALHOST),
            bound => self.address_for_others(bound),
        };
        (host, SocketAddr::new(address, listening.port))
    }

    /// By which of its addresses others find the server's computer: its own, or that of another network to which it is bound.
    fn address_for_others(&self, bound: IpAddr) -> IpAddr {
        match bound.to_canonical() {
            IpAddr::V4(address) if is_elsewhere(address) => address.into(),
            _ => self.world.address(Host::Lab).into(),
        }
    }

    /// Where a peer on another machine finds the server, whether or not it can be reached there.
    pub fn over_the_wire(&self, server: &str) -> Option<(Host, SocketAddr)> {
        let listening = best(&self.scene.actors.get(server)?.listens)?;
        let address = self.address_for_others(listening.address);
        Some((Host::Far, SocketAddr::new(address, listening.port)))
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

/// Of several ports the one that a client would use: TCP, the lowest.
pub fn best(listens: &[Listening]) -> Option<&Listening> {
    listens
        .iter()
        .filter(|listening| listening.transport == Transport::Tcp)
        .min_by_key(|listening| listening.port)
}
