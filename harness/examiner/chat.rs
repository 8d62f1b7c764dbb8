//! A chat over datagrams: its users come, each with a program of his own, say something, and leave.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::dialect::recognise;
use crate::examiner::chat_answers::{Asked, Surroundings, reply};
use crate::examiner::scene::{Actor, Wanted};
use crate::examiner::stage::Stage;
use crate::peer::persona::Persona;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Intent, Listening, Transport, Who};
use crate::words::{is_port_taken, is_without_display, missing_module};
use crate::world::{Host, Patience};

/// A program that is asked this often and goes on asking will not be brought further.
const MOST_QUESTIONS: usize = 16;
/// Questions that a program asks before it takes a message: to whom, from whom, press Enter.
const QUESTIONS_BEFORE_A_MESSAGE: usize = 4;
/// What users say who are only to be shown what others said.
const FILLER: &str = "ok";
/// So many lines of his own each user says at most to be shown what others said.
const MOST_FILLERS: usize = 8;
/// So often what asks nothing while others compute is waited for in short.
const MOST_BREATHS: usize = 12;
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

    fn may_be_apart(&self) -> bool {
        let bound = self.datagrams_of("server");
        self.isolated() && !self.chat.apart && bound.is_none_or(|bound| !bound.address.is_loopback())
    }

    fn port_is_taken(&self, user: &str) -> bool {
        let actor = self.scene.actors.get(user);
        actor.is_some_and(|actor| is_port_taken(&actor.unanswered))
    }

    /// Does this user's program lack something that this machine does not have?
    fn cannot_run_here(&self, user: &str) -> bool {
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

    /// Answers what a user's program asks until it takes messages.
    fn bring_user(&mut self, user: &str) -> Result<(), Halt> {
        let program = || user.to_owned();
        loop {
            self.wait_for_question(user)?;
            self.care()?;
            let Some(actor) = self.scene.actors.get(user) else {
                return Ok(());
            };
            if actor.ended.is_some() {
                return Err(Halt::Ended { program: program() });
            }
            let speaks = self.world.has_datagram_socket(&actor.program);
            let bound = !self.world.datagrams(&actor.program).is_empty();
            let Some((text, intent)) = self.question_of_user(user) else {
                return match speaks {
                    // It listens before it speaks.
                    true => Ok(()),
                    false => Err(Halt::NeverConnects { program: program() }),
                };
            };
            let asked = self.chat.asked.entry(program()).or_default();
            // Who has spoken, or asks with no word for what, has come to where the user talks.
            let no_question = bound || speaks && text.trim().is_empty();
            let talks = match intent {
                Intent::Message => true,
                Intent::Unknown | Intent::Command => asked.named && no_question,
                // A line that has ended is what somebody said, who may have come just now.
                Intent::Name => asked.named && bound && text.ends_with('\n'),
                _ => false,
            };
            if talks {
                self.scene.record_program(user, Did::Asks { text, intent });
                return Ok(());
            }
            if asked.count >= MOST_QUESTIONS {
                return Err(Halt::KeepsAsking { program: program() });
            }
            self.answer_user(user, text, intent);
        }
    }

    /// Waits until the user's program asks something or ends, or there is no more to wait for.
    fn wait_for_question(&mut self, user: &str) -> Result<(), Halt> {
        for _ in 0..MOST_BREATHS {
            let asleep = self.breathe()?;
            if self.ended(user) || self.question(user).is_some() {
                return Ok(());
            }
            if asleep {
                break;
            }
        }
        self.rest().map(|_| ())
    }

    /// Does the user's program wait for a line at its console? Then what it printed since the last one is the question.
    fn question_of_user(&mut self, user: &str) -> Option<(String, Intent)> {
        let (text, intent) = self.question(user)?;
        // A prompt declared for the client is declared for each user's.
        let declared = recognise(&self.job.dialect, Some(Role::Client.name()), &text);
        Some((text, if intent == Intent::Unknown { declared } else { intent }))
    }

    fn answer_user(&mut self, user: &str, text: String, intent: Intent) {
        let nth = self.chat.users.iter().position(|known| known == user).unwrap_or(0);
        let (host, port) = self.meeting_point(nth);
        let partner = usize::from(nth == 0);
        let surroundings = Surroundings {
            dialect: &self.job.dialect,
            persona: Persona::new(self.job.seed, user),
            host,
            port,
            nth,
            partner: (self.chat.apart).then(|| self.world.address(Host::of_user(partner))),
            alone: !self.scene.actors.contains_key("server"),
        };
        let asked = self.chat.asked.entry(user.into()).or_default();
        let (line, meant) = reply(asked, intent, &text, &surroundings);
        self.scene.record_program(user, Did::Asks { text, intent });
        self.type_line(user, &line, Some(meant));
    }

    /// Where a user's program is to look for the others: the server, or whoever listens on this machine.
    fn meeting_point(&self, nth: usize) -> (Ipv4Addr, u16) {
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
    fn datagrams_of(&self, program: &str) -> Option<&Listening> {
        let listens = &self.scene.actors.get(program)?.listens;
        let datagrams = listens.iter().filter(|port| port.transport == Transport::Udp);
        datagrams.min_by_key(|port| port.port)
    }

    /// Is this a user of a chat?
    pub fn chats(&self, name: &str) -> bool {
        self.chat.users.iter().any(|user| user == name)
    }

    /// A user says something.
    pub fn say_in_the_chat(&mut self, user: &str, text: &str) -> Result<(), Halt> {
        if self.ended(user) && !self.on_the_wire(user) {
            return Ok(());
        }
        let since = self.scene.transcript.events.len();
        self.utter(user, text)?;
        let first = !self.chat.heard_of.iter().any(|known| known == user);
        if first {
            self.chat.heard_of.push(user.into());
            self.breathe()?;
            if let Some(address) = self.foreign_meeting_point(user) {
                self.lend(address)?;
                self.chat.heard_of.push(user.into());
                self.utter(user, text)?;
                self.breathe()?;
            }
            return self.care();
        }
        let users = self
            .chat
            .heard_of
            .iter()
            .filter(|other| *other != user && self.is_there(other));
        let wanted = Wanted::Shown {
            text: text.into(),
            users: users.cloned().collect(),
            since,
        };
        if self.settle(wanted)?.is_none() {
            // Whatever else is printed along with it.
            self.breathe()?;
        }
        self.care()
    }

    /// Is this user still there?
    fn is_there(&self, user: &str) -> bool {
        self.scene.correspondents.contains_key(user) || !self.ended(user)
    }

    fn utter(&mut self, user: &str, text: &str) -> Result<(), Halt> {
        if self.on_the_wire(user) {
            self.send_datagram(user, text);
            return Ok(());
        }
        for _ in 0..QUESTIONS_BEFORE_A_MESSAGE {
            match self.question_of_user(user) {
                Some((
                    text,
                    intent @ (Intent::Name | Intent::Host | Intent::Port | Intent::Address | Intent::Enter),
                )) if !text.ends_with('\n') => {
                    self.answer_user(user, text, intent);
                    self.wait_for_question(user)?;
                }
                Some((text, intent)) if intent != Intent::Message => {
                    self.scene.record_program(user, Did::Asks { text, intent });
                    break;
                }
                _ => break,
            }
        }
        self.scene.record_program(user, Did::Message { text: text.into() });
        self.type_line(user, text, Some(Intent::Message));
        Ok(())
    }

    /// A user leaves: by the word for it, by Ctrl-C, in the end by force.
    pub fn leave_the_chat(&mut self, user: &str) -> Result<(), Halt> {
        if self.on_the_wire(user) {
            self.hang_up_datagrams(user);
            return self.rest().map(|_| ());
        }
        self.scene.record_program(user, Did::Leaves);
        let word = self.leaving_word();
        self.type_line(user, &word, Some(Intent::Message));
        self.settle(Wanted::End { program: user.into() })?;
        self.care()?;
        if !self.ended(user) {
            self.signal(user, crate::scenario::Signal::Interrupt)?;
        }
        if !self.ended(user) {
            self.kill(user)?;
        }
        Ok(())
    }

    /// Users who are shown what others said only when they say something themselves do so, until all is shown.
    pub fn catch_up(&mut self) -> Result<(), Halt> {
        for _ in 0..MOST_FILLERS {
            let behind = self.behind();
            if behind.is_empty() {
                return Ok(());
            }
            for user in behind {
                if self.question_of_user(&user).is_some() {
                    self.type_line(&user, FILLER, None);
                    self.breathe()?;
                    self.care()?;
                }
            }
        }
        for user in self.behind() {
            self.scene.record_program(&user, Did::LeavesUnread);
        }
        Ok(())
    }

    /// Who has unread datagrams and has not been shown all that was said.
    fn behind(&mut self) -> Vec<String> {
        let mut behind = Vec::new();
        for user in self.chat.users.clone() {
            let Some(actor) = self.scene.actors.get(&user).filter(|actor| actor.ended.is_none()) else {
                continue;
            };
            if self.world.has_unread_datagrams(&actor.program) && self.misses_something(&user) {
                behind.push(user);
            }
        }
        behind
    }

    /// Was something said that this user's program has not printed since?
    fn misses_something(&self, user: &str) -> bool {
        let mut missed: Vec<&str> = Vec::new();
        let mut shown = String::new();
        for event in &self.scene.transcript.events {
            match &event.did {
                Did::Started { .. } if event.who == Who::Program(user.into()) => missed.clear(),
                Did::Message { text } if event.who != Who::Program(user.into()) => {
                    shown.clear();
                    missed.push(text);
                }
                Did::Printed { bytes } if event.who == Who::Program(user.into()) => {
                    shown.push_str(&bytes.text());
                    missed.retain(|text| !shown.contains(text));
                }
                _ => {}
            }
        }
        !missed.is_empty()
    }
}
