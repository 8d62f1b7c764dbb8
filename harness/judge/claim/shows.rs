//! The claim that a client shows what its server answers.

use std::ops::Range;

use super::client::{gather, is_binary, messages};
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did};

/// What the server answered appears on the client's console, after it came.
pub fn shows(record: &Record, program: &str) -> Finding {
    if let Some(finding) = super::speaks_udp(record, program) {
        return finding;
    }
    let end = record.events().len();
    let mut shown = Vec::new();
    let mut missed = None;
    let mut unreadable = None;
    for turn in turns(record, program) {
        let (received, bytes) = gather(record, program, turn.range.clone(), false);
        let Some(&came) = received.first() else {
            continue;
        };
        let answer = unframed(record, &bytes);
        if turn.message.is_none_or(|message| !answer.contains(message)) && is_binary(&bytes) {
            unreadable = Some(came);
            continue;
        }
        let printed = untraced(&record.printed(program, turn.released.unwrap_or(came)..end));
        // Of several messages in one answer a program may show some at once and some later, with its own words between.
        let shows = |answer: &str| is_shown(answer, turn.message, &printed, turn.released.is_some());
        match shows(&answer) || answer.lines().any(|line| !line.trim().is_empty() && shows(line)) {
            true => shown.push(came),
            false => missed = Some((came, answer)),
        }
    }
    if let (Some((came, answer)), true) = (&missed, shown.is_empty()) {
        return not_shown(record, program, *came, answer);
    }
    match (missed, shown.is_empty(), unreadable) {
        (Some((came, _)), _, _) => Finding::unseen(Message::new("shows-some"), vec![came]),
        (None, false, _) => Finding::holds(Message::new("shows"), shown),
        (None, true, Some(came)) => Finding::unseen(Message::new("private-format"), vec![came]),
        (None, true, None) if messages(record, program).is_empty() => Finding::unreached(),
        (None, true, None) => match record.ending(program, end) {
            Ending::Excused(at, why) => Finding::unseen(why, vec![at]),
            Ending::Crashed(..) if !super::nobody_there(record, program, end) => {
                super::ended_instead(record, program, Message::new("expected-shows")).unwrap_or_else(Finding::unreached)
            }
            _ if !record.complete(&(0..end)) => Finding::unreached(),
            _ => Finding::unseen(Message::new("server-silent"), Vec::new()),
        },
    }
}

/// One message and the time until the next one.
struct Turn<'a> {
    message: Option<&'a str>,
    range: Range<usize>,
    released: Option<usize>,
}

fn turns<'a>(record: &Record<'a>, program: &str) -> Vec<Turn<'a>> {
    let end = record.events().len();
    let messages = messages(record, program);
    if messages.is_empty() {
        // A client that sends a text of its own has an answer to show too.
        let start = record.started(program, end).unwrap_or(end);
        return vec![Turn {
            message: None,
            range: start..end,
            released: None,
        }];
    }
    // The next line typed, a message or the word that leaves, ends the turn of the one before.
    let ends = messages.iter().map(|message| {
        let later = record
            .within(message.at + 1..end)
            .filter(|(_, event)| by(event, program));
        let mut typed = later.filter(|(_, event)| matches!(event.did, Did::Typed { .. }));
        typed.nth(1).map_or(end, |(at, _)| at)
    });
    messages
        .iter()
        .zip(ends)
        .map(|(message, end)| Turn {
            message: Some(message.text),
            range: message.at..end,
            released: record
                .within(message.at..end)
                .find(|(_, event)| matches!(event.did, Did::Releases))
                .map(|(at, _)| at),
        })
        .collect()
}

/// Does the answer, or what it is about, stand in what was printed after it came?
fn is_shown(answer: &str, message: Option<&str>, printed: &str, held: bool) -> bool {
    let printed = text::squeezed(printed);
    if let Some(message) = message.filter(|message| answer.contains(*message)) {
        // Without a held answer the terminal's echo of the typed line is among what was printed.
        let times = printed.matches(&text::squeezed(message)).count();
        return times > usize::from(!held);
    }
    let answer = text::squeezed(answer);
    let bare = answer.trim_start_matches(|c: char| !c.is_alphabetic());
    if printed.contains(&answer) || !bare.is_empty() && printed.contains(bare) {
        return true;
    }
    // A format of its own around the text: every longer word must be there.
    let words: Vec<&str> = answer
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .collect();
    !words.is_empty() && words.iter().all(|word| printed.contains(word))
}

/// Without the lines of tracebacks.
fn untraced(printed: &str) -> String {
    let lines: Vec<&str> = printed.lines().collect();
    let traces = text::traceback_lines(&lines);
    let kept: Vec<&str> = lines
        .iter()
        .zip(traces)
        .filter(|(_, trace)| !trace)
        .map(|(line, _)| *line)
        .collect();
    kept.join("\n")
}

fn not_shown(record: &Record, program: &str, came: usize, answer: &str) -> Finding {
    let end = record.events().len();
    if answer.trim().is_empty() {
        return Finding::unseen(Message::new("server-silent"), vec![came]);
    }
    if let Ending::Excused(at, why) = record.ending(program, end) {
        return Finding::unseen(why, vec![came, at]);
    }
    let over = record.ending(program, end).by_itself().is_some();
    if !over && !record.settled(came..end) {
        return Finding::unseen(Message::new("still-busy"), vec![came]);
    }
    let seen = match record.ending(program, end) {
        ending @ Ending::Crashed(..) => super::how_it_ended(program, &ending),
        _ => Message::new("seen-not-shown"),
    };
    Finding::fails(
        Message::new("shows-not").with("text", text::excerpt(answer)),
        Account::new(
            Message::new("done-answered").with("bytes", Bytes::from(answer).hex()),
            Message::new("expected-shows"),
            seen,
        ),
        vec![came],
    )
}

/// What was received, without the headers that the dialect knows.
fn unframed(record: &Record, bytes: &[u8]) -> String {
    let decoded = crate::dialect::decode(record.dialect, bytes);
    if decoded.messages.is_empty() || !matches!(record.dialect.framing, Some(crate::dialect::Framing::Header(_))) {
        return text::decode(bytes, record.dialect.encoding.as_deref());
    }
    decoded
        .messages
        .iter()
        .map(|message| String::from_utf8_lossy(message).into_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
