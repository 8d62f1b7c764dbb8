//! Who the examiner's users are, and how one comes to the server as a person would: on the wire where the server asks
//! there in words, otherwise through the student's own client.

use std::net::{Ipv4Addr, SocketAddr};

use crate::dialect::{Account, Users};
use crate::examiner::answers::Answers;
use crate::examiner::scene::Actor;
use crate::examiner::stage::Stage;
use crate::peer::persona::{Persona, STUDENT};
use crate::scenario::Coming;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Intent, Who};
use crate::world::Host;

/// The name of the one client of most scenarios.
const CLIENT: &str = "client";

/// Somebody whom the examiner plays: on the wire, or at a client's console.
#[derive(Clone, Debug)]
pub struct User {
    /// Whoever comes again is the same person: the name of the first visit.
    pub identity: String,
    /// Name and password of this visit.
    pub persona: Persona,
    /// Has been here before.
    pub registered: bool,
    /// Sits at the student's client.
    pub at_console: bool,
}

impl Stage<'_> {
    /// The user of this name; a new one is a person of its own.
    pub fn user(&self, name: &str) -> User {
        self.users.get(name).cloned().unwrap_or_else(|| User {
            identity: name.into(),
            persona: self.person(name),
            registered: self.is_known(name),
            at_console: false,
        })
    }

    /// Name, password and words of a user: those of one of the server's accounts where it has any, each user's own.
    fn person(&self, identity: &str) -> Persona {
        let name = if identity == CLIENT { STUDENT } else { identity };
        let made_up = Persona::new(self.job.seed, name);
        match self.account(identity) {
            Some(account) => Persona {
                name: account.name.clone(),
                password: account.password.clone(),
                ..made_up
            },
            None => made_up,
        }
    }

    fn account(&self, identity: &str) -> Option<&Account> {
        let accounts = &self.job.dialect.accounts;
        let is_server = |actor: &Actor| actor.role == Role::Server;
        if accounts.is_empty() || self.scene.actors.get(identity).is_some_and(is_server) {
            return None;
        }
        let mut holders = self.holders.borrow_mut();
        let held = holders.iter().position(|holder| holder == identity).unwrap_or_else(|| {
            holders.push(identity.into());
            holders.len() - 1
        });
        accounts.get(held)
    }

    /// Need this user not register?
    fn is_known(&self, identity: &str) -> bool {
        self.registered.contains(identity) || self.account(identity).is_some()
    }

    /// A user comes to the server and goes as far as it lets them in. Where that is not far, the record says so: the scenario
    /// goes on.
    pub(super) fn visit(&mut self, name: &str, coming: &Coming) -> Result<(), Halt> {
        let Coming {
            user: identity,
            name: called,
            password,
            afresh,
            client,
        } = coming;
        let identity = identity.as_deref().unwrap_or(name);
        let mut persona = self.person(identity);
        if let Some(called) = called {
            persona.name = self.fill.fill(called);
        }
        if let Some(password) = password {
            persona.password = self.fill.fill(password);
        }
        let at_console = *client || self.job.dialect.users == Some(Users::Console);
        self.scene.record_peer(
            name,
            Did::Plays {
                user: identity.into(),
                name: persona.name.clone(),
                password: persona.password.clone(),
            },
        );
        let user = User {
            identity: identity.into(),
            persona,
            registered: self.is_known(identity),
            at_console,
        };
        self.users.insert(name.into(), user);
        let came = match at_console {
            true => {
                let place = if *afresh { name } else { identity };
                self.sit_down(name, place)
            }
            false => self.come_in(name),
        };
        self.registered.insert(identity.into());
        came
    }

    /// Starts the student's client for this user and answers what it asks.
    /// Whoever sits down at the same place again finds there what the client has kept.
    fn sit_down(&mut self, name: &str, place: &str) -> Result<(), Halt> {
        let known = self.places.iter().position(|known| known == place);
        let number = known.unwrap_or_else(|| {
            self.places.push(place.into());
            self.places.len() - 1
        });
        let desk = self.world.settle_in(number + 1).map_err(|error| Halt::NotUnderstood {
            what: error.to_string(),
        })?;
        self.desks.insert(name.into(), desk);
        let came = self.start(name, Role::Client, &[], false);
        let connected = self.scene.tap.pairs.iter().any(|pair| pair.owner == name);
        match came {
            // Not let in, or asked without end: that is what this visit came to.
            Err(Halt::Ended { .. } | Halt::KeepsAsking { .. } | Halt::NotUnderstood { .. } | Halt::BothWait { .. })
                if connected =>
            {
                Ok(())
            }
            other => other,
        }
    }

    /// A user at a console says something and sees what comes of it.
    pub(super) fn exchange_at_console(&mut self, name: &str, message: &str) -> Result<(), Halt> {
        let from = self.scene.transcript.events.len();
        if !self.ended(name) {
            self.type_line(name, message, Some(Intent::Message));
        }
        let rest = self.rest()?;
        self.care()?;
        let printed: Vec<u8> = self.scene.transcript.events[from..]
            .iter()
            .filter(|event| matches!(&event.who, Who::Program(who) if who == name))
            .filter_map(|event| match &event.did {
                Did::Printed { bytes } => Some(bytes.0.as_slice()),
                _ => None,
            })
            .collect::<Vec<_>>()
            .concat();
        let open = !self.ended(name) && self.scene.tap.pairs.iter().any(|pair| pair.owner == name && !pair.over);
        let reply = without_echo(&String::from_utf8_lossy(&printed), message);
        let did = Did::Exchanged {
            message: message.into(),
            reply: reply.as_str().into(),
            rest,
            open,
        };
        self.scene.record_peer(name, did);
        Ok(())
    }

    /// A user at a console leaves: by the word for it where the client takes one, otherwise by closing the window.
    pub(super) fn stand_up(&mut self, name: &str, politely: bool) -> Result<(), Halt> {
        self.scene.record_program(name, Did::Leaves);
        let talks = self.scene.actors.get(name).is_some_and(|actor| actor.ready);
        if politely && talks && !self.ended(name) {
            let word = self.leaving_word();
            self.type_line(name, &word, Some(Intent::Message));
            self.rest()?;
            self.care()?;
        }
        self.kill(name)?;
        self.care()
    }

    /// Is this a user at a console?
    pub(super) fn at_console(&self, name: &str) -> bool {
        self.users.get(name).is_some_and(|user| user.at_console)
    }

    /// Each user comes from an address of their own, whoever comes again from the same one: so nobody is known already.
    pub fn visitor(&mut self, name: &str, host: Host, to: SocketAddr) -> Option<Ipv4Addr> {
        if !self.isolated() || to.is_ipv6() {
            return None;
        }
        let identity = self.user(name).identity;
        let known = self.visitors.iter().position(|visitor| *visitor == identity);
        let visitor = known.unwrap_or_else(|| {
            self.visitors.push(identity);
            self.visitors.len() - 1
        }) as u8;
        match host {
            Host::Far => self.world.visitor(visitor),
            _ => to
                .ip()
                .is_loopback()
                .then(|| Ipv4Addr::new(127, 0, 1, visitor.saturating_add(1))),
        }
    }

    /// What to type for a question of this intent.
    pub(super) fn answer_to(&mut self, name: &str, intent: Intent, question: &str) -> String {
        let mut answers = self.answers.remove(name).unwrap_or_else(|| Answers::new(&[]));
        let user = self.user(name);
        let line = answers.next(intent, question, &self.situation(name, &user));
        self.answers.insert(name.into(), answers);
        line
    }
}

/// What was printed after a line was typed, without the terminal's echo of it.
fn without_echo(printed: &str, typed: &str) -> String {
    match printed.find(typed) {
        Some(at) if !typed.is_empty() => format!("{}{}", &printed[..at], &printed[at + typed.len()..]),
        _ => printed.into(),
    }
}
