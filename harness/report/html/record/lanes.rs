//! Who takes part in a record, each in a lane of its own, and between which lanes an event goes.

use crate::judge::Message;
use crate::report::{Evidence, Lang, say, words};

/// More lanes than these do not fit on a telephone: then those of a kind share one.
const MOST: usize = 6;

/// A lane. The order of the kinds is that of the lanes, from left to right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Examiner,
    Peer(String),
    /// A console stands to the left of its client.
    Client(String, Part),
    Network,
    Server(String, Part),
    Files,
    Processes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    ConsoleOfClient,
    Itself,
    ConsoleOfServer,
}

/// The lanes of one record.
pub struct Lanes {
    list: Vec<Lane>,
    /// Kinds whose lanes are one.
    merged: Vec<Merge>,
    /// Is there a relay, which clients talk to?
    relayed: bool,
    /// Their heads, from left to right.
    pub titles: Vec<Title>,
}

/// The head of a lane.
pub struct Title {
    /// The class of its colour.
    pub class: &'static str,
    /// Its name.
    pub title: String,
}

/// The lanes that an event goes from and to.
pub struct Arrow {
    /// Whose doing it is.
    pub from: usize,
    /// Whom it concerns.
    pub to: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    Peers,
    Consoles,
    Clients,
}

impl Lanes {
    /// The lanes that these events need.
    pub fn of<'e>(lang: Lang, events: impl Iterator<Item = &'e Evidence> + Clone) -> Lanes {
        let mut lanes = Lanes {
            list: Vec::new(),
            merged: Vec::new(),
            relayed: events.clone().any(|event| event.who == "tap"),
            titles: Vec::new(),
        };
        for merge in [None, Some(Merge::Peers), Some(Merge::Consoles), Some(Merge::Clients)] {
            lanes.merged.extend(merge);
            lanes.list = lanes.needed(events.clone());
            if lanes.list.len() <= MOST {
                break;
            }
        }
        lanes.titles = lanes.list.iter().map(|lane| lanes.title(lang, lane)).collect();
        lanes
    }

    /// Where an event begins and ends.
    pub fn arrow(&self, event: &Evidence) -> Arrow {
        let (from, to) = self.ends(event);
        let index = |lane: Lane| self.list.iter().position(|one| *one == lane).unwrap_or_default();
        Arrow {
            from: index(from),
            to: index(to),
        }
    }

    /// Does who did this share a lane with others, so that the lane does not tell who?
    pub fn shared(&self, event: &Evidence) -> bool {
        match actor(&event.who) {
            Lane::Peer(_) => self.merged.contains(&Merge::Peers),
            Lane::Client(..) => self.merged.contains(&Merge::Clients),
            _ => false,
        }
    }

    fn needed<'e>(&self, events: impl Iterator<Item = &'e Evidence>) -> Vec<Lane> {
        let mut list: Vec<Lane> = events
            .flat_map(|event| {
                let (from, to) = self.ends(event);
                [from, to]
            })
            .collect();
        list.sort();
        list.dedup();
        list
    }

    fn ends(&self, event: &Evidence) -> (Lane, Lane) {
        let actor = self.place(actor(&event.who));
        let (from, to) = match event.did.as_str() {
            "sent" if event.text.starts_with("→ ") => (actor, Lane::Network),
            "sent" | "connected" | "closed" | "tried" | "was refused" => {
                let other = self.other(&actor);
                (actor, other)
            }
            "received" | "was accepted" | "was read" => (self.other(&actor), actor),
            "typed" => (console(&actor), actor),
            "printed" | "asks" => {
                let console = console(&actor);
                (actor, console)
            }
            "wrote" | "removed" => (actor, Lane::Files),
            "started" | "signalled" | "was ended" => (Lane::Processes, actor),
            "ended" | "listens" | "has threads" => (actor, Lane::Processes),
            _ => (actor.clone(), actor),
        };
        (self.place(from), self.place(to))
    }

    /// Whom one talks to.
    fn other(&self, actor: &Lane) -> Lane {
        match actor {
            Lane::Client(..) if self.relayed => Lane::Network,
            Lane::Server(..) => Lane::Network,
            _ => Lane::Server("server".into(), Part::Itself),
        }
    }

    /// The lane, or the one that it shares.
    fn place(&self, lane: Lane) -> Lane {
        let merged = |merge| self.merged.contains(&merge);
        match lane {
            Lane::Peer(_) if merged(Merge::Peers) => Lane::Peer(String::new()),
            Lane::Client(_, Part::ConsoleOfClient) | Lane::Server(_, Part::ConsoleOfServer)
                if merged(Merge::Consoles) =>
            {
                Lane::Server(String::from("server"), Part::ConsoleOfServer)
            }
            Lane::Client(_, Part::Itself) if merged(Merge::Clients) => Lane::Client(String::new(), Part::Itself),
            other => other,
        }
    }

    fn title(&self, lang: Lang, lane: &Lane) -> Title {
        let say_ = |key: &str| say(lang, &Message::new(key));
        let console = |who: &str| {
            let consoles = self.list.iter().filter(|lane| is_console(lane)).count();
            if consoles == 1 {
                return say_("lane-console");
            }
            say(
                lang,
                &Message::new("lane-console-of").with("who", words::who(lang, who)),
            )
        };
        let (class, title) = match lane {
            Lane::Examiner => ("examiner", words::who(lang, "examiner")),
            Lane::Peer(name) if name.is_empty() => ("peer", say_("lane-peers")),
            Lane::Peer(name) => ("peer", words::who(lang, name)),
            Lane::Client(name, Part::Itself) if name.is_empty() => ("program", say_("lane-clients")),
            Lane::Client(name, Part::Itself) | Lane::Server(name, Part::Itself) => ("program", words::who(lang, name)),
            Lane::Client(name, _) | Lane::Server(name, _) => ("console", console(name)),
            Lane::Network if self.relayed => ("network", words::who(lang, "tap")),
            Lane::Network => ("network", say_("lane-network")),
            Lane::Files => ("file", say_("lane-files")),
            Lane::Processes => ("process", say_("lane-processes")),
        };
        Title { class, title }
    }
}

fn is_console(lane: &Lane) -> bool {
    matches!(
        lane,
        Lane::Client(_, Part::ConsoleOfClient) | Lane::Server(_, Part::ConsoleOfServer)
    )
}

/// The lane of who did something.
fn actor(who: &str) -> Lane {
    let first = who.split(' ').next().unwrap_or_default();
    match first {
        "examiner" => Lane::Examiner,
        "tap" => Lane::Network,
        "peer" => Lane::Peer(who.to_owned()),
        _ if first.starts_with("server") => Lane::Server(who.to_owned(), Part::Itself),
        _ => Lane::Client(who.to_owned(), Part::Itself),
    }
}

fn console(actor: &Lane) -> Lane {
    match actor {
        Lane::Client(name, _) => Lane::Client(name.clone(), Part::ConsoleOfClient),
        Lane::Server(name, _) => Lane::Server(name.clone(), Part::ConsoleOfServer),
        other => other.clone(),
    }
}
