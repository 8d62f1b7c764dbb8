//! Which commands a server's console takes: those that it tells of, at its start or when asked for help, otherwise those to
//! which it does not answer as to nonsense.

use crate::dialect::{listed, meanings, usual_words};
use crate::examiner::stage::Stage;
use crate::transcript::{Did, Halt, Intent, Order, Who};
use crate::words::folded;

/// Words that mean nothing anywhere.
const NONSENSE: [&str; 2] = ["qzxwv", "jkqvzxwp"];

impl Stage<'_> {
    /// Finds out which commands the console takes; `words` are worth trying beside the usual ones.
    pub(super) fn survey(&mut self, program: &str, words: &[String]) -> Result<(), Halt> {
        self.attend(program);
        let Some((_, intent)) = self.question(program) else {
            return Ok(());
        };
        let printed = self.console_text(program, 0);
        let mut found = listed(&printed);
        if !controls(&found) {
            let mut words: Vec<String> = found
                .iter()
                .filter(|(order, _)| *order == Order::Help)
                .map(|(_, word)| word.clone())
                .collect();
            words.extend(usual_words(Order::Help).iter().cloned());
            for word in words {
                let Some(reply) = self.try_out(program, &word)? else {
                    break;
                };
                let told = listed(&reply.text);
                if controls(&told) {
                    found = told;
                    self.scene.record_program(program, takes(Order::Help, &word, true));
                    break;
                }
            }
        }
        let complete = controls(&found);
        for (order, word) in &found {
            self.scene.record_program(program, takes(*order, word, complete));
        }
        match complete || intent == Intent::Message {
            true => Ok(()),
            false => self.try_words(program, &found, words),
        }
    }

    fn try_words(&mut self, program: &str, known: &[(Order, String)], words: &[String]) -> Result<(), Halt> {
        let Some(nonsense) = self.try_out(program, NONSENSE[0])? else {
            return Ok(());
        };
        let again = self.try_out(program, NONSENSE[1])?;
        if again.is_none_or(|again| again != nonsense) {
            return Ok(());
        }
        let trials = [
            Order::ShowLogs,
            Order::ClearLogs,
            Order::ClearIdentities,
            Order::Pause,
            Order::Resume,
            Order::Stop,
        ];
        for order in trials {
            if known.iter().any(|(known, _)| *known == order) {
                continue;
            }
            let likely = words.iter().filter(|word| may_mean(word, order));
            let mut tried: Vec<&String> = Vec::new();
            for word in likely.chain(usual_words(order)) {
                if tried.contains(&word) {
                    continue;
                }
                tried.push(word);
                let reply = self.try_out(program, word)?;
                let Some(reply) = reply else { return Ok(()) };
                if reply != nonsense {
                    self.scene.record_program(program, takes(order, word, false));
                    break;
                }
            }
        }
        Ok(())
    }

    /// What was printed since that place in the record; a line typed ends a line.
    pub(super) fn console_text(&self, program: &str, since: usize) -> String {
        let events = self.scene.transcript.events.get(since..).unwrap_or_default();
        let mine = events
            .iter()
            .filter(|event| matches!(&event.who, Who::Program(name) if name == program));
        let mut bytes: Vec<u8> = Vec::new();
        for event in mine {
            match &event.did {
                Did::Printed { bytes: printed } => bytes.extend_from_slice(&printed.0),
                Did::Typed { .. } => bytes.push(b'\n'),
                _ => {}
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Types a word and sees what comes of it; None when nobody reads it.
    fn try_out(&mut self, program: &str, word: &str) -> Result<Option<Reply>, Halt> {
        if self.question(program).is_none() {
            return Ok(None);
        }
        let since = self.scene.transcript.events.len();
        self.type_line(program, word, None);
        self.rest()?;
        let events = &self.scene.transcript.events[since..];
        let acts = events.iter().any(|event| {
            matches!(
                event.did,
                Did::Wrote { .. } | Did::Removed { .. } | Did::Listens { .. } | Did::Ended { .. }
            ) && matches!(&event.who, Who::Program(name) if name == program)
        });
        let text = self.scene.shown(program, since);
        let bare: String = folded(&text).replace(&folded(word), " ");
        let bare = bare.chars().filter(|c| c.is_alphabetic()).collect();
        Ok(Some(Reply { text, bare, acts }))
    }
}

/// What came of a word.
#[derive(Debug)]
struct Reply {
    /// As printed.
    text: String,
    /// Its letters, without the word itself.
    bare: String,
    /// Files or ports changed, or the program ended.
    acts: bool,
}

impl PartialEq for Reply {
    fn eq(&self, other: &Reply) -> bool {
        self.bare == other.bare && self.acts == other.acts
    }
}

/// Is the word worth trying for this?
fn may_mean(word: &str, order: Order) -> bool {
    let meanings = meanings(word);
    // What is shown is most often the log.
    meanings.contains(&order) || meanings.is_empty() && order == Order::ShowLogs && folded(word).starts_with("show ")
}

fn takes(order: Order, word: &str, listed: bool) -> Did {
    Did::Takes {
        order,
        word: word.into(),
        listed,
    }
}

fn controls(found: &[(Order, String)]) -> bool {
    found.iter().any(|(order, _)| order.controls())
}
