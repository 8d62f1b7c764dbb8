//! A program's console: what it asks there, what is typed, and what the answer depends on.

use crate::dialect::{asks_for_both, decode, is_question, recognise, scanning};
use crate::examiner::answers::Situation;
use crate::examiner::stage::Stage;
use crate::examiner::visits::User;
use crate::submission::Role;
use crate::transcript::{Did, Event, Intent, Who};
use crate::world::Waiting;

impl Stage<'_> {
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
        let plays = self.scene.actors.get(program).map(|actor| actor.role);
        if plays == Some(Role::Scanner)
            && let Some((intent, _)) = scanning(&text)
        {
            return Some((text, intent));
        }
        let intent = match text.trim().is_empty() && both {
            true => Intent::Password,
            false => recognise(&self.job.dialect, Some(program), &text),
        };
        // A user at a client of his own is asked what every user of it is.
        let intent = match intent {
            Intent::Unknown => recognise(&self.job.dialect, Some(self.asks_as(program)), &text),
            understood => understood,
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
        // A blank at its end is left for the answer.
        (is_question(&text) || text.ends_with(' ')).then_some(())?;
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

    /// The name under which the dialect knows the questions of this program.
    pub(super) fn asks_as<'s>(&'s self, program: &'s str) -> &'s str {
        let is_client = self
            .scene
            .actors
            .get(program)
            .is_some_and(|actor| actor.role == Role::Client);
        if is_client { "client" } else { program }
    }

    /// What an answer to a question of this program depends on.
    pub fn situation<'s>(&'s self, program: &'s str, user: &'s User) -> Situation<'s> {
        let plays = |role| self.scene.actors.get(program).is_some_and(|actor| actor.role == role);
        let (is_server, is_scanner) = (plays(Role::Server), plays(Role::Scanner));
        let hosts = if is_scanner {
            self.to_scan()
        } else if is_server {
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
            program: self.scene.actors.contains_key(program).then(|| self.asks_as(program)),
            user,
            hosts,
            port,
            is_server,
            is_scanner,
        }
    }
}
