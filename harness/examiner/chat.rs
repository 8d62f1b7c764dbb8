//! A chat over datagrams: its users come, each with a program of his own, say something, and leave.

mod answers;
mod arrival;
pub(super) mod mail;
mod places;
mod talk;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::examiner::scene::Actor;
use crate::examiner::stage::Stage;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Who};
use crate::world::{Host, Patience};
use answers::Asked;

/// Timers of a chat that run longer are no part of a conversation: whoever is to be given up after half a minute is not
/// waited for.
const LONGEST_TIMER: std::time::Duration = std::time::Duration::from_secs(2);

/// The users of a chat.
#[derive(Default)]
pub struct Chat {
    /// Each has a machine of his own. Otherwise all are on the lab host, as students try their chats out.
    apart: bool,
    /// The users' programs do not run here: all users are the examiner's own.
    by_wire: bool,
    /// Addresses of the author's own network that the server's machine was given.
    pub(super) lent: Vec<Ipv4Addr>,
    /// Who came, in this order.
    users: Vec<String>,
    /// Who has said something.
    heard_of: Vec<String>,
    /// What each user's program has asked so far.
    asked: BTreeMap<String, Asked>,
    /// Whose datagrams come from there.
    pub(super) senders: BTreeMap<(Host, u16), String>,
}

impl Chat {
    /// Where this user's program runs.
    pub fn host(&self, user: &str) -> Host {
        match self.users.iter().position(|known| known == user) {
            Some(nth) if self.apart => Host::of_user(nth),
            _ => Host::Lab,
        }
    }

    /// Has anybody come?
    pub fn begun(&self) -> bool {
        !self.users.is_empty()
    }

    /// The machines on which somebody may say something.
    pub fn hosts(&self) -> Vec<Host> {
        let own = self.users.iter().map(|user| self.host(user));
        let mut hosts: Vec<Host> = self.begun().then_some(Host::Lab).into_iter().chain(own).collect();
        hosts.dedup();
        hosts
    }

    /// How long to wait for what neither settles nor idles, while a chat goes on.
    pub fn patience(&self, patience: Patience) -> Patience {
        Patience {
            sleep: if self.begun() {
                patience.sleep.min(LONGEST_TIMER)
            } else {
                patience.sleep
            },
            ..patience
        }
    }
}

impl Stage<'_> {
    /// A user comes to the chat: its server is started if it has one that does not run yet, then the user's program. Where
    /// there is no such program, the user speaks on the wire.
    pub fn join(&mut self, user: &str) -> Result<(), Halt> {
        let server = self.job.programs.contains_key(&Role::Server);
        if server && !self.scene.actors.contains_key("server") {
            self.start("server", Role::Server, &[], false)?;
        }
        if server && self.datagrams_of("server").is_none() && !self.ended("server") {
            return Err(Halt::NoDatagrams {
                program: "server".into(),
            });
        }
        if !self.chat.users.iter().any(|known| known == user) {
            self.chat.users.push(user.into());
        }
        for host in self.chat.hosts() {
            self.world.mail(host);
        }
        if self.chat.by_wire || self.program_of_users().is_none() {
            return match server {
                true => self.join_on_the_wire(user),
                false => Err(Halt::NoProgram { role: Role::Chatter }),
            };
        }
        let entered = self.enter(user);
        if let (Ok(()), Some(address)) = (&entered, self.foreign_meeting_point(user)) {
            return self.lend(address);
        }
        match entered {
            Err(Halt::Ended { .. } | Halt::CannotRun { .. }) if server && self.cannot_run_here(user) => {
                self.chat.by_wire = true;
                let text = "the users' programs do not run here: the examiner's users speak on the wire".into();
                self.scene.record(Who::Examiner, Did::Note { text });
                self.join_on_the_wire(user)
            }
            Err(Halt::Ended { .. }) if self.port_is_taken(user) && self.may_be_apart() => {
                self.chat.apart = true;
                let text = "each user gets a machine of his own, for the port is taken on this one".into();
                self.scene.record(Who::Examiner, Did::Note { text });
                self.begin_again()
            }
            // Nothing says that it would be on a machine of its own.
            Err(Halt::Ended { program }) if self.port_is_taken(user) && !self.chat.apart => {
                let said = self.scene.shown(user, 0);
                let error = said.trim().lines().last().unwrap_or_default().trim().to_owned();
                Err(Halt::CannotRun { program, error })
            }
            entered => entered,
        }
    }

    /// What each user runs.
    fn program_of_users(&self) -> Option<String> {
        let programs = &self.job.programs;
        let alone = !programs.contains_key(&Role::Server);
        let own = || programs.get(&Role::Chatter);
        let client = || programs.get(&Role::Client);
        let found = if alone {
            own().or_else(client)
        } else {
            client().or_else(own)
        };
        found.cloned()
    }

    /// All users come again.
    fn begin_again(&mut self) -> Result<(), Halt> {
        let users = self.chat.users.clone();
        for user in &users {
            self.kill(user)?;
        }
        for user in &users {
            self.world.mail(self.chat.host(user));
            self.enter(user)?;
        }
        Ok(())
    }

    fn enter(&mut self, user: &str) -> Result<(), Halt> {
        let command = self.program_of_users().ok_or(Halt::NoProgram { role: Role::Chatter })?;
        let launched = self.world.launch(self.chat.host(user), &command);
        let role = Role::Chatter;
        self.scene.record_program(user, Did::Started { command, role });
        let launched = launched.map_err(|error| Halt::CannotRun {
            program: user.into(),
            error: error.to_string(),
        })?;
        self.scene.actors.insert(user.into(), Actor::new(launched, role));
        self.chat.asked.remove(user);
        self.chat.heard_of.retain(|known| known != user);
        self.bring_user(user)?;
        if let Some(actor) = self.scene.actors.get_mut(user) {
            actor.ready = true;
        }
        Ok(())
    }

    /// Is this a user of a chat?
    pub fn chats(&self, name: &str) -> bool {
        self.chat.users.iter().any(|user| user == name)
    }
}
