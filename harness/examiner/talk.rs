//! Users who have come to the server over connections say something to each other, ask what was said before, vanish.

use std::sync::LazyLock;

use regex::Regex;

use crate::examiner::scene::Wanted;
use crate::examiner::stage::Stage;
use crate::transcript::{Did, Halt, Intent, Who};
use crate::words::compile;

/// A user who vanishes has said so much of a line.
const HALF: &str = "I was just about to";

/// Questions that a client asks before it takes a message.
const QUESTIONS_BEFORE_A_MESSAGE: usize = 3;

/// A command by which a chat shows what was said before, as it names it itself: with a mark before it (`/history`), in
/// quotes, behind a verb (`type history`), or as an item of a menu (`3 - history`).
static RECALLS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    const WORD: &str = r"(?:history|hist|история|историю|istoriya|istoriyu|log|лог|архив|archive)";
    [
        compile(&format!(r"(?im)(?:^|[\s«'(\x22`])([/!\\:@#.]{WORD})\b")),
        compile(&format!(r"(?i)[«'\x22`]({WORD})[»'\x22`]")),
        compile(&format!(
            r"(?i)\b(?:type|enter|print|введите|напишите|наберите|введи|напиши|набери)\s+({WORD})\b"
        )),
        compile(&format!(r"(?im)^\s*\[?(\d)\s*[-–—.:)\]]+\s*[^\n]*{WORD}")),
    ]
});

impl Stage<'_> {
    /// Says the user's own name.
    pub(super) fn introduce(&mut self, user: &str) -> Result<(), Halt> {
        let name = self.user(user).persona.name;
        self.tell(user, &name)
    }

    /// A user says something, and the others get the time to be shown it.
    pub(super) fn tell(&mut self, user: &str, text: &str) -> Result<(), Halt> {
        if !self.has_come(user) {
            return Ok(());
        }
        let since = self.scene.transcript.events.len();
        if self.at_console(user) {
            self.answer_before_a_message(user)?;
            self.scene.record_peer(user, Did::Message { text: text.into() });
            self.type_line(user, text, Some(Intent::Message));
        } else {
            self.scene.record_peer(user, Did::Message { text: text.into() });
            self.say(user, text)?;
        }
        let others = self.users.keys().filter(|other| *other != user && self.has_come(other));
        let wanted = Wanted::Shown {
            text: text.into(),
            users: others.cloned().collect(),
            since,
        };
        if self.settle(wanted)?.is_none() {
            // Whatever else is printed along with it.
            self.breathe()?;
        }
        self.care()
    }

    /// Some clients ask for something before they take a message: press Enter, to whom.
    fn answer_before_a_message(&mut self, user: &str) -> Result<(), Halt> {
        for _ in 0..QUESTIONS_BEFORE_A_MESSAGE {
            match self.question(user) {
                Some((text, intent @ (Intent::Name | Intent::Enter))) if !text.ends_with('\n') => {
                    self.answer(user, &text, intent);
                    self.rest()?;
                }
                Some((text, intent)) if intent != Intent::Message => {
                    self.scene.record_program(user, Did::Asks { text, intent });
                    break;
                }
                _ => break,
            }
        }
        Ok(())
    }

    /// Is this user here, at a client that runs or on a connection that is open?
    pub(super) fn has_come(&self, user: &str) -> bool {
        match self.at_console(user) {
            true => !self.ended(user),
            false => {
                let peer = self.scene.peers.get(user);
                peer.is_some_and(|peer| peer.link.is_some() && peer.ended.is_none())
            }
        }
    }

    /// Users who are shown what there is only after a line of their own write on; then one who was not shown what others said
    /// before asks for it by the command that the chat itself names.
    pub(super) fn recall(&mut self, user: &str) -> Result<(), Halt> {
        self.catch_up()?;
        if !self.has_come(user) || !self.misses_the_past(user) {
            return Ok(());
        }
        let Some(command) = offered_command(&self.told_since_coming(user)) else {
            return Ok(());
        };
        let text = format!("{user} asks for the history as the chat says: {command}");
        self.scene.record(Who::Examiner, Did::Note { text });
        match self.at_console(user) {
            true => self.type_line(user, &command, Some(Intent::Command)),
            false => self.say(user, &command)?,
        }
        self.rest()?;
        self.care()?;
        self.catch_up()
    }

    /// Was something said before this user came that he was not shown since?
    pub(super) fn misses_the_past(&self, user: &str) -> bool {
        let events = &self.scene.transcript.events;
        let came = self.came_at(user);
        let shown = self.told_since_coming(user);
        events[..came].iter().any(|event| match &event.did {
            Did::Message { text } => !is(&event.who, user) && !shown.contains(text),
            _ => false,
        })
    }

    fn came_at(&self, user: &str) -> usize {
        let events = self.scene.transcript.events.iter();
        let coming = |event: &crate::transcript::Event| is(&event.who, user) && matches!(event.did, Did::Plays { .. });
        events.into_iter().rposition(coming).unwrap_or(0)
    }

    fn told_since_coming(&self, user: &str) -> String {
        self.scene.shown(user, self.came_at(user))
    }

    /// Half a line comes from this user, then nothing ever again.
    pub(super) fn vanish(&mut self, user: &str) -> Result<(), Halt> {
        if self.at_console(user) {
            let ours = self
                .scene
                .tap
                .pairs
                .iter_mut()
                .filter(|pair| pair.owner == user && !pair.over);
            for pair in ours {
                if let Some(server) = pair.server.take() {
                    server.reset();
                }
                pair.over = true;
            }
            return self.stand_up(user, false);
        }
        let whole = self.encoded(&format!("{HALF} say something"))?;
        let cut = whole.len() / 2;
        self.send(user, &whole[..cut]);
        self.rest()?;
        self.care()?;
        self.reset(user)
    }
}

fn is(who: &Who, user: &str) -> bool {
    matches!(who, Who::Program(name) | Who::Peer(name) if name == user)
}

/// The command that a chat names for showing what was said before.
fn offered_command(told: &str) -> Option<String> {
    let mut found = RECALLS.iter().filter_map(|rule| rule.captures(told));
    found
        .next()
        .and_then(|captures| Some(captures.get(1)?.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_for_the_history_is_found_where_a_chat_names_one() {
        let offered = |text: &str| offered_command(text).unwrap_or_default();
        assert_eq!(offered("Welcome! /help, /history, /exit"), "/history");
        assert_eq!(offered("Команды: «история», «выход»"), "история");
        assert_eq!(offered("Type history to see older messages"), "history");
        assert_eq!(offered("1 - написать\n2 - показать историю\n0 - выйти\n"), "2");
        assert_eq!(offered("История сообщений:\n[Ann] hello\n"), "");
        assert_eq!(offered("Добро пожаловать в чат"), "");
    }
}
