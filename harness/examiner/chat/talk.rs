//! Users of a chat say something, catch up with what others said, and leave.

use crate::examiner::scene::Wanted;
use crate::examiner::stage::Stage;
use crate::scenario::Signal;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Intent, Who};

/// Questions that a program asks before it takes a message: to whom, from whom, press Enter.
const QUESTIONS_BEFORE_A_MESSAGE: usize = 4;
/// What users say who are only to be shown what others said.
const FILLER: &str = "ok";
/// So many lines of his own each user says at most to be shown what others said.
const MOST_FILLERS: usize = 8;

impl Stage<'_> {
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
    pub(super) fn is_there(&self, user: &str) -> bool {
        self.scene.correspondents.contains_key(user) || !self.ended(user)
    }

    pub(super) fn utter(&mut self, user: &str, text: &str) -> Result<(), Halt> {
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
            self.signal(user, Signal::Interrupt)?;
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

    /// Whose program has left unread what reached it, and has not shown all that was said.
    pub(super) fn behind(&mut self) -> Vec<String> {
        let mut behind = Vec::new();
        let visitors = self.users.keys().filter(|user| self.at_console(user));
        let users: Vec<String> = self.chat.users.iter().chain(visitors).cloned().collect();
        for user in users {
            let Some(actor) = self.scene.actors.get(&user).filter(|actor| actor.ended.is_none()) else {
                continue;
            };
            let unread = match actor.role {
                Role::Chatter => self.world.has_unread_datagrams(&actor.program),
                _ => {
                    let connections = self.world.connections(&actor.program);
                    let mut pairs = self.scene.tap.pairs.iter();
                    connections.iter().any(|connection| connection.unread > 0)
                        || pairs.any(|pair| pair.owner == user && !pair.over && pair.to_client.waits())
                }
            };
            if unread && (self.misses_something(&user) || self.misses_the_past(&user)) {
                behind.push(user);
            }
        }
        behind
    }

    /// Was something said that this user's program has not printed since?
    pub(super) fn misses_something(&self, user: &str) -> bool {
        let mut missed: Vec<&str> = Vec::new();
        let mut shown = String::new();
        for event in &self.scene.transcript.events {
            let own = matches!(&event.who, Who::Program(name) | Who::Peer(name) if name == user);
            match &event.did {
                Did::Started { .. } if own => missed.clear(),
                Did::Message { text } if !own => {
                    shown.clear();
                    missed.push(text);
                }
                Did::Printed { bytes } if own => {
                    shown.push_str(&bytes.text());
                    missed.retain(|text| !shown.contains(text));
                }
                _ => {}
            }
        }
        !missed.is_empty()
    }
}
