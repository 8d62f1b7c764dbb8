//! Questions that hold a program up: asked again after each answer, or its end after one that was guessed. The words that the
//! program names, those that its source compares with, and other readings of the question are tried, each in a world of its own.

use std::path::Path;

use super::Discovery;
use super::learn::{is, listens, samples};
use super::probes::{LEAVING, pair, visit};
use crate::dialect::{Dialect, Prompt, leaves, named};
use crate::scenario::Scenario;
use crate::side_by_side::side_by_side;
use crate::submission::compared_words;
use crate::transcript::{Did, Event, Halt, Intent, Transcript, Who};
use crate::words::last_line;

/// A program that wants more certain words than this, one after the other, is left to a person.
const MOST_GATES: usize = 3;
/// Answers that are tried at the same time.
const AT_ONCE: usize = 4;
/// Words tried at one question.
const MOST_WORDS: usize = 12;

/// A question that holds a program up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gate {
    /// The program that asks.
    pub program: String,
    /// The line that asks.
    pub says: String,
    /// What it was taken for.
    pub intent: Intent,
    /// The examiner's server stood in where it was met.
    pub stood_in: bool,
}

/// The question that holds a program up in this record, if one does.
fn gate(transcript: &Transcript) -> Option<Gate> {
    let (program, at) = match transcript.halted() {
        Some(Halt::KeepsAsking { program }) => (program.as_str(), last_question(transcript, program)?),
        Some(Halt::Ended { program }) => (program.as_str(), last_guess(transcript, program)?),
        Some(_) => return None,
        None => (CLIENT, unheard(transcript)?),
    };
    let Did::Asks { text, intent } = &transcript.events[at].did else {
        return None;
    };
    // Users are let in by what files and registrations know.
    let of_a_login = matches!(intent, Intent::Name | Intent::Password | Intent::LoginOrRegister);
    (!of_a_login).then(|| Gate {
        program: program.into(),
        says: last_line(text).to_owned(),
        intent: *intent,
        stood_in: transcript.events.iter().any(|event| event.did == Did::StandsIn),
    })
}

/// What was declared and the answers by which programs came past the questions that held them up, where there are such.
/// `play` plays the gate's scenario; `tried` gets what was played.
pub(super) fn open<E: Send>(
    found: &Discovery,
    declared: &Dialect,
    folder: &Path,
    play: &(dyn Fn(&Gate, &Dialect) -> Result<Transcript, E> + Sync),
    tried: &mut Vec<Transcript>,
) -> Result<Option<Dialect>, E> {
    let mut opened = None;
    let mut held: Vec<Transcript> = found.transcripts.clone();
    for _ in 0..MOST_GATES {
        let Some((gate, met)) = held.iter().find_map(|met| Some((gate(met)?, met))) else {
            break;
        };
        let known = opened.as_ref().unwrap_or(declared);
        let dialects: Vec<Dialect> = keys(&gate, met, folder).iter().map(|key| with(known, key)).collect();
        let mut best: Option<(Further, Dialect, Transcript)> = None;
        for some in dialects.chunks(AT_ONCE) {
            let records = side_by_side(AT_ONCE, some, |dialect| play(&gate, dialect));
            for (dialect, record) in some.iter().zip(records) {
                let record = record?;
                tried.push(record.clone());
                let further = further(&gate, &record);
                if best.as_ref().is_none_or(|(before, ..)| *before < further) {
                    best = Some((further, dialect.clone(), record));
                }
            }
            if matches!(best, Some((Further::Through, ..))) {
                break;
            }
        }
        match best {
            Some((Further::Not, ..)) | None => held.retain(|met| self::gate(met).as_ref() != Some(&gate)),
            Some((_, dialect, record)) => {
                opened = Some(dialect);
                held.retain(|met| self::gate(met).is_none_or(|other| other.program != gate.program));
                held.push(record);
            }
        }
    }
    Ok(opened)
}

/// What is played to see whether it opens.
pub(super) fn scenario(gate: &Gate) -> Scenario {
    match gate.program.as_str() {
        CLIENT => pair(),
        _ => visit(),
    }
}

/// What may open it, the likeliest first.
fn keys(gate: &Gate, transcript: &Transcript, folder: &Path) -> Vec<Prompt> {
    let prompt = |intent, answer: Option<String>| Prompt {
        program: Some(gate.program.clone()),
        says: gate.says.clone(),
        intent: Some(intent),
        answer,
    };
    let readings = [Intent::Port, Intent::Host, Intent::Name, Intent::Enter, Intent::YesNo];
    let readings = readings.into_iter().filter(|_| gate.intent == Intent::Unknown);
    let readings = readings.map(|intent| prompt(intent, None));
    let said = events_of(transcript, &gate.program).filter_map(|event| match &event.did {
        Did::Printed { bytes } => Some(bytes.text().into_owned()),
        _ => None,
    });
    let typed: Vec<String> = events_of(transcript, &gate.program)
        .filter_map(|event| match &event.did {
            Did::Typed { bytes, .. } => Some(bytes.text().trim().to_owned()),
            _ => None,
        })
        .collect();
    let mut words: Vec<String> = named(&said.collect::<String>());
    for word in compared_words(folder) {
        if !leaves(&word) && !word.starts_with("__") && !words.contains(&word) {
            words.push(word);
        }
    }
    words.retain(|word| !typed.contains(word));
    words.truncate(MOST_WORDS);
    // A question that is only not understood is more often an ordinary one than one for a certain word.
    let words = words.into_iter().map(|word| prompt(gate.intent, Some(word)));
    readings.chain(words).collect()
}

/// How much further a program came than to its gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Further {
    /// Not at all, or it ended.
    Not,
    /// To another question that holds it up.
    ToAnotherGate,
    /// To where it serves or talks.
    Through,
}

/// How far it came.
fn further(before: &Gate, after: &Transcript) -> Further {
    let through = match before.program.as_str() {
        CLIENT => !samples(after).is_empty(),
        program => {
            listens(after).is_some()
                && !matches!(after.halted(), Some(Halt::Ended { program: ended }) if ended == program)
        }
    };
    match gate(after) {
        _ if through => Further::Through,
        Some(next) if next.program == before.program && next.says != before.says => Further::ToAnotherGate,
        _ => Further::Not,
    }
}

/// The dialect with an answer more, which goes before what is known of the question.
fn with(dialect: &Dialect, prompt: &Prompt) -> Dialect {
    let mut dialect = dialect.clone();
    dialect
        .prompts
        .retain(|known| known.program != prompt.program || known.says != prompt.says);
    dialect.prompts.insert(0, prompt.clone());
    dialect
}

const CLIENT: &str = "client";

fn events_of<'a>(transcript: &'a Transcript, program: &'a str) -> impl DoubleEndedIterator<Item = &'a Event> {
    transcript.events.iter().filter(move |event| is(&event.who, program))
}

fn last_question(transcript: &Transcript, program: &str) -> Option<usize> {
    let asks = |event: &Event| is(&event.who, program) && matches!(event.did, Did::Asks { .. });
    transcript.events.iter().rposition(asks)
}

/// The last question before a program's end, where it was answered by a guess.
fn last_guess(transcript: &Transcript, program: &str) -> Option<usize> {
    let at = last_question(transcript, program)?;
    let ended = |event: &Event| is(&event.who, program) && matches!(event.did, Did::Ended { by_us: false, .. });
    let guessed = matches!(
        transcript.events[at].did,
        Did::Asks {
            intent: Intent::Unknown | Intent::Key,
            ..
        }
    );
    (guessed && transcript.events[at..].iter().any(ended)).then_some(at)
}

/// The question to which a client's user said more than one line of which nothing was sent, and which is asked on; or that was
/// the last before the client ended without a word.
fn unheard(transcript: &Transcript) -> Option<usize> {
    let first = transcript
        .events
        .iter()
        .position(|event| is(&event.who, CLIENT) && matches!(event.did, Did::Message { .. }))?;
    let end = transcript
        .phase(LEAVING)
        .map_or(transcript.events.len(), |phase| phase.start);
    let at = last_question(transcript, CLIENT).filter(|&at| at < first)?;
    let Did::Asks { text, .. } = &transcript.events[at].did else {
        return None;
    };
    let since = || transcript.events[first..end.max(first)].iter();
    if since().any(|event| matches!((&event.who, &event.did), (Who::Program(_), Did::Sent { .. }))) {
        return None;
    }
    let of_client = |event: &&Event| is(&event.who, CLIENT);
    let ended = since()
        .filter(of_client)
        .any(|event| matches!(event.did, Did::Ended { by_us: false, .. }));
    let printed = since().filter(of_client).filter_map(|event| match &event.did {
        Did::Printed { bytes } => Some(bytes.text().into_owned()),
        _ => None,
    });
    let asks_on = last_line(&printed.collect::<String>()).ends_with(last_line(text));
    (ended || asks_on).then_some(at)
}
