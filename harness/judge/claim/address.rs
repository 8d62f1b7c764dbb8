//! Claims about the answers that programs take: a port, a host, nothing, nonsense.

use std::ops::Range;

use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Intent};

/// Bad answers were met by another question or a default, never by a crash.
pub fn takes_bad_input(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let typed = answers(record, program);
    let bad: Vec<&Answer> = typed.iter().filter(|answer| answer.is_bad_port()).collect();
    if bad.is_empty() {
        return Finding::unreached();
    }
    if let Some(finding) = crash_of(record, program, &typed, &|answer| answer.is_bad_port()) {
        return finding;
    }
    let ending = record.ending(program, end);
    for answer in &bad {
        if asked_again(record, program, answer, end).is_some() || goes_on(record, program, answer.at..end).is_some() {
            continue;
        }
        if let Some(at) = ending.by_itself() {
            let why = match &ending {
                Ending::Excused(_, why) => why.clone(),
                _ => Message::new("bad-input-ends").with("text", text::excerpt(&answer.text)),
            };
            return Finding::unseen(why, vec![answer.at, at]);
        }
        return match record.complete(&(0..end)) {
            true => Finding::unseen(
                Message::new("bad-input-open").with("text", text::excerpt(&answer.text)),
                vec![answer.at],
            ),
            false => Finding::unreached(),
        };
    }
    Finding::holds(
        Message::new("bad-input-taken"),
        bad.iter().map(|answer| answer.at).collect(),
    )
}

/// After an answer that may not be used there is a message and another question.
pub fn asks_again(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let typed = answers(record, program);
    let Some(first) = typed.iter().find(|answer| !answer.text.trim().is_empty()) else {
        return Finding::unreached();
    };
    for answer in &typed {
        let Some((again, sure)) = asked_again(record, program, answer, end) else {
            continue;
        };
        let lines = record.lines(program, answer.at..again + 1);
        let said = lines.iter().find(|line| line.on_console() && line.says_something());
        // The message may be the new question itself: "No such port, another one: ".
        let reworded =
            sure && matches!(&record.events()[again].did, Did::Asks { text, .. } if last_line(text) != answer.question);
        if said.is_some() || reworded {
            return Finding::holds(Message::new("asks-again"), vec![answer.at, again]);
        }
    }
    let used = record
        .listening(program, end)
        .is_some_and(|(_, ports)| ports.iter().any(|port| port.port.to_string() == first.text.trim()));
    if used {
        let why = Message::new("port-was-allowed").with("port", first.text.trim());
        return Finding::unseen(why, vec![first.at]);
    }
    let ending = record.ending(program, end);
    if matches!(ending, Ending::Runs | Ending::Forced(_)) && !record.complete(&(0..end)) {
        return Finding::unreached();
    }
    Finding::fails(
        Message::new("asks-again-not").with("text", text::excerpt(&first.text)),
        Account::new(
            done(program, first),
            Message::new("expected-asks-again"),
            super::how_it_ended(program, &ending),
        ),
        ending.by_itself().into_iter().chain([first.at]).collect(),
    )
}

/// It asked at least one question and an empty answer to each was taken.
pub fn takes_default(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let typed = answers(record, program);
    let Some(empty) = typed.iter().find(|answer| answer.text.trim().is_empty()) else {
        return Finding::unreached();
    };
    let fails = |why: Message, seen: Message, evidence: Vec<usize>| {
        let account = Account::new(done(program, empty), Message::new("expected-default"), seen);
        Finding::fails(why, account, evidence)
    };
    for answer in typed.iter().filter(|answer| answer.text.trim().is_empty()) {
        match asked_again(record, program, answer, end) {
            Some((again, true)) => {
                let question = text::excerpt(&answer.question);
                return fails(
                    Message::new("default-asks-again"),
                    Message::new("seen-asks-again").with("question", question),
                    vec![answer.at, again],
                );
            }
            Some((again, false)) => {
                return Finding::unseen(Message::new("default-open"), vec![answer.at, again]);
            }
            None => {}
        }
    }
    if let Some(at) = goes_on(record, program, empty.at..end) {
        return Finding::holds(Message::new("default-taken"), vec![empty.at, at]);
    }
    if let Some(finding) = crash_of(record, program, &typed, &|answer| answer.text.trim().is_empty()) {
        return finding;
    }
    let ending = record.ending(program, end);
    let Some(at) = ending.by_itself() else {
        return Finding::unreached();
    };
    let evidence = super::tail(record, program, Some(empty.at), at);
    match &ending {
        Ending::Excused(_, why) => Finding::unseen(why.clone(), evidence),
        // It looked for its server by the default and did not find it.
        Ending::Crashed(..) if super::nobody_there(record, program, end) => {
            Finding::holds(Message::new("default-taken"), evidence)
        }
        _ => Finding::unseen(Message::new("default-ends").with("program", program), evidence),
    }
}

/// A crash whose cause is the last answer before it, when that answer is of this sort.
fn crash_of(record: &Record, program: &str, typed: &[Answer], sort: &dyn Fn(&Answer) -> bool) -> Option<Finding> {
    let end = record.events().len();
    let ending = record.ending(program, end);
    let Ending::Crashed(at, last) = &ending else {
        return None;
    };
    if super::nobody_there(record, program, end) {
        return None;
    }
    let ports = |answer: &&Answer| answer.at < *at && matches!(answer.intent, Intent::Port | Intent::Address);
    let cause = match typed.iter().rfind(ports) {
        Some(port) if sort(port) => port,
        _ => typed
            .iter()
            .rfind(|answer| answer.at < *at)
            .filter(|answer| sort(answer))?,
    };
    // Whatever else was answered after it may be to blame as well.
    let guessed = record
        .typed(program, cause.at + 1..*at)
        .into_iter()
        .any(|(_, _, intent)| !matches!(intent, Some(Intent::Port | Intent::Host | Intent::Address)));
    let evidence = super::tail(record, program, Some(cause.at), *at);
    if guessed {
        return Some(Finding::unseen(
            Message::new("ended-after-guess").with("program", program),
            evidence,
        ));
    }
    let why = match cause.text.trim() {
        "" => Message::new("crash-of-empty"),
        typed => Message::new("crash-of-answer").with("text", text::excerpt(typed)),
    };
    let account = Account::new(
        done(program, cause),
        Message::new("expected-takes-answer"),
        Message::new("seen-crashed")
            .with("program", program)
            .with("last", text::excerpt(last)),
    );
    Some(Finding::fails(why.with("program", program), account, evidence))
}

/// An answer about an address: where it was typed, to which question.
struct Answer {
    at: usize,
    text: String,
    intent: Intent,
    question: String,
}

impl Answer {
    /// Words that a question for the same thing has.
    fn names(&self) -> &'static [&'static str] {
        match self.intent {
            Intent::Port => &["порт", "port"],
            Intent::Host => &["хост", "host", "адрес", "address"],
            _ => &[],
        }
    }

    /// Is it no port number, though something stands there?
    fn is_bad_port(&self) -> bool {
        let text = self.text.trim();
        self.intent == Intent::Port && !text.is_empty() && text.parse::<u16>().map_or(true, |port| port == 0)
    }
}

/// What was typed when a program asked for a port, a host or both.
fn answers(record: &Record, program: &str) -> Vec<Answer> {
    record
        .typed(program, 0..record.events().len())
        .into_iter()
        .filter_map(|(at, text, intent)| {
            let intent = intent.filter(|intent| matches!(intent, Intent::Port | Intent::Host | Intent::Address))?;
            let question = record.pending(program, at).map(|(_, _, text)| last_line(text));
            Some(Answer {
                at,
                text,
                intent,
                question: question.unwrap_or_default(),
            })
        })
        .collect()
}

/// Where the same thing is asked for again after an answer, and whether that is sure: in the same words, or with a complaint.
fn asked_again(record: &Record, program: &str, answer: &Answer, end: usize) -> Option<(usize, bool)> {
    let end = goes_on(record, program, answer.at..end).unwrap_or(end);
    let asked = record
        .within(answer.at + 1..end)
        .filter(|(_, event)| by(event, program))
        .filter_map(|(at, event)| match &event.did {
            Did::Asks { text, intent } => Some((at, text, *intent)),
            _ => None,
        });
    let mut doubtful = None;
    for (at, text, intent) in asked {
        let lower = text.to_lowercase();
        let about = intent == answer.intent || answer.names().iter().any(|name| lower.contains(name));
        let complains = COMPLAINTS.iter().any(|word| lower.contains(word));
        if last_line(text) == answer.question || about && complains {
            return Some((at, true));
        }
        if about {
            doubtful.get_or_insert((at, false));
        }
    }
    doubtful
}

/// How programs say that an answer will not do.
const COMPLAINTS: [&str; 16] = [
    "неверн",
    "невер",
    "некорр",
    "неправ",
    "ошиб",
    "еще раз",
    "ещё раз",
    "снова",
    "повтор",
    "нельзя",
    "invalid",
    "wrong",
    "incorrect",
    "error",
    "again",
    "must be",
];

/// Where the program listens or connects after an answer.
fn goes_on(record: &Record, program: &str, range: Range<usize>) -> Option<usize> {
    record
        .listening(program, range.end)
        .map(|(at, _)| at)
        .filter(|at| *at > range.start)
        .or_else(|| record.attempts(program, range).first().map(|(at, _)| *at))
}

fn last_line(question: &str) -> String {
    text::plain(question)
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default()
        .to_owned()
}

fn done(program: &str, answer: &Answer) -> Message {
    match answer.text.trim() {
        "" => Message::new("done-typed-nothing").with("question", text::excerpt(&answer.question)),
        typed => Message::new("done-typed").with("text", text::excerpt(typed)),
    }
    .with("program", program)
}
