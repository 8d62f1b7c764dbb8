//! The control console of a server: commands in its own words, what it asks back, and users who come meanwhile.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use regex::Regex;

use crate::dialect::{is_question, listed, usual_words};
use crate::examiner::stage::Stage;
use crate::judge::{FileKind, file_kind};
use crate::submission::Role;
use crate::transcript::{Did, Halt, Intent, Order, Rest};
use crate::words::{compile, folded};

/// A command that asks back more often than this is not answered any further.
const MOST_FOLLOW_UPS: usize = 4;
/// A command that sleeps on and on is over by then.
const BUSY_CONSOLE: Duration = Duration::from_secs(5);
/// How many lines of a log are wanted, where a console asks.
const MANY_LINES: &str = "100";

impl Stage<'_> {
    /// From here this program's console waits for commands only.
    pub(super) fn attend(&mut self, program: &str) {
        self.attended.insert(program.into());
    }

    /// Sits down at a program's console, and notes what it asks there.
    pub(super) fn attend_and_look(&mut self, program: &str) {
        self.attend(program);
        if self
            .scene
            .actors
            .get(program)
            .is_some_and(|actor| actor.role == Role::Server)
        {
            return;
        }
        if let Some((text, intent)) = self.question(program) {
            self.scene.record_program(program, Did::Asks { text, intent });
        }
    }

    /// Gives a command in the console's own words. Where the way back from a pause has no word of its own, the likely ones are
    /// tried until somebody is served.
    pub(super) fn order(&mut self, program: &str, order: Order) -> Result<(), Halt> {
        self.attend(program);
        if self.ended(program) {
            return Ok(());
        }
        self.scene.record_program(program, Did::Ordered { order });
        if order == Order::Resume {
            return self.resume(program);
        }
        match self.job.dialect.commands.get(order).map(str::to_owned) {
            Some(word) => self.give(program, order, &word),
            None => Ok(()),
        }
    }

    fn resume(&mut self, program: &str) -> Result<(), Halt> {
        let events = &self.scene.transcript.events;
        let paused = |did: &Did| *did == Did::Ordered { order: Order::Pause };
        let since = events.iter().rposition(|event| paused(&event.did)).unwrap_or(0);
        // Many tell only then how to go on.
        let told = listed(&self.console_text(program, since));
        let told = told.into_iter().find(|(order, _)| *order == Order::Resume);
        let commands = &self.job.dialect.commands;
        let mut words: Vec<String> = told.map(|(_, word)| word).into_iter().collect();
        words.extend(commands.resume.clone());
        words.extend(commands.pause.clone());
        if commands.listed != Some(true) && commands.resume.is_none() {
            words.extend(usual_words(Order::Resume).iter().cloned());
        }
        let mut tried: Vec<String> = Vec::new();
        for word in words {
            if tried.contains(&word) || self.ended(program) {
                continue;
            }
            self.give(program, Order::Resume, &word)?;
            tried.push(word);
            let scout = format!("scout {}", tried.len());
            self.knock(&scout, "hello")?;
            let served = self.is_served(&scout);
            self.hang_up(&scout)?;
            if served {
                break;
            }
        }
        Ok(())
    }

    /// Was this peer accepted and read, and not turned away?
    fn is_served(&self, name: &str) -> bool {
        let peer = self.scene.peers.get(name);
        peer.is_some_and(|peer| peer.accepted && peer.ended.is_none() && peer.drained == peer.sent)
    }

    /// Types a command and answers what the console asks back.
    pub(super) fn give(&mut self, program: &str, order: Order, word: &str) -> Result<(), Halt> {
        let Some((before, _)) = self.question(program) else {
            return Ok(());
        };
        let prompt = last_line(&before);
        let intent = (order == Order::Stop).then_some(Intent::Command);
        self.type_line(program, word, intent);
        self.await_console(program)?;
        for attempt in 0..MOST_FOLLOW_UPS {
            let Some((text, intent)) = self.question(program) else {
                break;
            };
            let Some(line) = self.follow_up(order, &text, intent, &prompt, attempt) else {
                break;
            };
            self.scene.record_program(program, Did::Asks { text, intent });
            self.type_line(program, &line, Some(intent));
            self.await_console(program)?;
        }
        Ok(())
    }

    /// Waits until the console waits for a line again, or nothing more will happen: a command may sleep a little now and then,
    /// as progress bars do.
    fn await_console(&mut self, program: &str) -> Result<(), Halt> {
        let begun = Instant::now();
        while self.rest()? == Some(Rest::Idle)
            && !self.ended(program)
            && self.question(program).is_none()
            && begun.elapsed() < BUSY_CONSOLE
        {}
        Ok(())
    }

    /// What to answer when a command asks something more; None when the console is back where it was.
    fn follow_up(&self, order: Order, text: &str, intent: Intent, prompt: &str, attempt: usize) -> Option<String> {
        static FILE: LazyLock<Regex> = LazyLock::new(|| compile(r"\b(файл\w*|file\w*|fail\w*|путь|path)\b"));
        static HOW_MANY: LazyLock<Regex> =
            LazyLock::new(|| compile(r"\b(сколько|how many|количеств\w*|number of|lines)\b"));
        let last = last_line(text);
        if last == prompt || last.is_empty() || listed(text).len() > 1 {
            return None;
        }
        let folded = folded(&last);
        match intent {
            Intent::Enter => Some(String::new()),
            Intent::YesNo => Some(affirmative(&folded, attempt)),
            _ if !is_question(text) => None,
            _ if FILE.is_match(&folded) => self.file_of(order),
            _ if HOW_MANY.is_match(&folded) => Some(MANY_LINES.into()),
            _ if last.ends_with('?') => Some(affirmative(&folded, attempt)),
            _ => None,
        }
    }

    /// The file that a command is about, of those that were written.
    fn file_of(&self, order: Order) -> Option<String> {
        let about = |path: &str| match order {
            Order::ClearIdentities => matches!(file_kind(path), FileKind::Register | FileKind::Data),
            _ => file_kind(path) == FileKind::Log,
        };
        let wrote = self.scene.transcript.events.iter().rev();
        let mut paths = wrote.filter_map(|event| match &event.did {
            Did::Wrote { path, .. } => Some(path.clone()),
            _ => None,
        });
        paths.find(|path| about(path))
    }

    /// A user on the wire tries to come in and says something; nobody listening is an answer too.
    pub(super) fn knock(&mut self, name: &str, message: &str) -> Result<(), Halt> {
        match self.come_to_the_door(name) {
            Ok(()) => {}
            Err(Halt::CannotConnect { .. }) => return Ok(()),
            Err(other) => return Err(other),
        }
        match self.scene.peers.get(name).is_some_and(|peer| peer.ended.is_none()) {
            true => self.exchange(name, message),
            false => Ok(()),
        }
    }
}

fn last_line(text: &str) -> String {
    crate::words::last_line(&crate::words::plain(text)).to_owned()
}

/// Yes, in the words that the question offers; the next of them at each attempt.
fn affirmative(question: &str, attempt: usize) -> String {
    let pairs = [
        ("да", "нет"),
        ("yes", "no"),
        ("y", "n"),
        ("д", "н"),
        ("da", "net"),
        ("1", "0"),
    ];
    let says = |word: &str| question.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
    let offered = pairs.iter().filter(|(yes, no)| says(yes) && says(no));
    let usual = [("y", ""), ("да", ""), ("yes", ""), ("1", "")];
    let mut words: Vec<&str> = offered.map(|(yes, _)| *yes).collect();
    words.extend(usual.iter().map(|(yes, _)| *yes));
    words[attempt % words.len()].to_owned()
}
