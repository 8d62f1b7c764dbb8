//! A user's program on its way to where the user talks: what it asks, and what it is answered.

use super::answers::{Surroundings, reply};
use crate::dialect::recognise;
use crate::examiner::stage::Stage;
use crate::peer::persona::Persona;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Intent};
use crate::world::Host;

/// A program that is asked this often and goes on asking will not be brought further.
const MOST_QUESTIONS: usize = 16;
/// So often what asks nothing while others compute is waited for in short.
const MOST_BREATHS: usize = 12;

impl Stage<'_> {
    /// Answers what a user's program asks until it takes messages.
    pub(super) fn bring_user(&mut self, user: &str) -> Result<(), Halt> {
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
    pub(super) fn wait_for_question(&mut self, user: &str) -> Result<(), Halt> {
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
    pub(super) fn question_of_user(&mut self, user: &str) -> Option<(String, Intent)> {
        let (text, intent) = self.question(user)?;
        // A prompt declared for the client is declared for each user's.
        let declared = recognise(&self.job.dialect, Some(Role::Client.name()), &text);
        Some((text, if intent == Intent::Unknown { declared } else { intent }))
    }

    pub(super) fn answer_user(&mut self, user: &str, text: String, intent: Intent) {
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
}
