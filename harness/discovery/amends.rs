//! Answers that bring programs further than the usual ones: an empty one for a server that falls over what is typed, a
//! user who stands in a file of the submission's for a login that takes nobody else.

use std::path::Path;

use super::Discovery;
use super::accounts::accounts;
use crate::dialect::{Dialect, Prompt, merge};
use crate::transcript::{Did, Exit, Halt, Intent, Transcript, Who};
use crate::words::last_line;

/// What may be declared besides, the likeliest first.
pub(super) fn amends(found: &Discovery, declared: &Dialect, folder: &Path) -> Vec<Dialect> {
    let mut amends = Vec::new();
    let mut prompts: Vec<Prompt> = Vec::new();
    for prompt in found.transcripts.iter().flat_map(fallen_over) {
        if !prompts.contains(&prompt) {
            prompts.push(prompt);
        }
    }
    if !prompts.is_empty() {
        amends.push(Dialect {
            prompts,
            ..Dialect::default()
        });
    }
    if declared.accounts.is_empty() && found.transcripts.iter().any(lets_nobody_in) {
        let accounts = accounts(folder);
        if !accounts.is_empty() {
            amends.push(Dialect {
                accounts,
                ..Dialect::default()
            });
        }
    }
    amends.iter().map(|amended| merge(declared, amended)).collect()
}

/// How often a program was left before the end.
pub(super) fn halts(found: &Discovery) -> usize {
    let halted = found
        .transcripts
        .iter()
        .filter(|transcript| transcript.halted().is_some());
    halted.count()
}

/// The questions of a server that crashed over what was typed: an empty answer may do.
fn fallen_over(transcript: &Transcript) -> Vec<Prompt> {
    let Some(Halt::Ended { program }) = transcript.halted() else {
        return Vec::new();
    };
    let of_program = |who: &Who| matches!(who, Who::Program(name) if name == program);
    let events = || transcript.events.iter().filter(|event| of_program(&event.who));
    let crashed = events().any(|event| matches!(event.did, Did::Ended { exit, by_us: false } if exit != Exit::Code(0)));
    if !crashed || program != "server" {
        return Vec::new();
    }
    let prompt = |says: &str, intent| Prompt {
        program: Some(program.clone()),
        says: last_line(says).to_owned(),
        intent: Some(intent),
        answer: Some(String::new()),
    };
    let asked = events().filter_map(|event| match &event.did {
        Did::Asks { text, intent } if matches!(intent, Intent::Port | Intent::Host | Intent::Address) => {
            Some(prompt(text, *intent))
        }
        _ => None,
    });
    asked.filter(|prompt| !prompt.says.is_empty()).collect()
}

/// Did a client ask for a name or a password until no answer was left?
fn lets_nobody_in(transcript: &Transcript) -> bool {
    let Some(Halt::KeepsAsking { program }) = transcript.halted() else {
        return false;
    };
    let last = transcript
        .events
        .iter()
        .rev()
        .find_map(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Asks { intent, .. }) if name == program => Some(*intent),
            _ => None,
        });
    matches!(last, Some(Intent::Name | Intent::Password))
}
