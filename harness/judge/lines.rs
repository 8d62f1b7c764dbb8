//! The lines that a program printed or wrote into files, sorted into words of its own, questions, payloads and noise.

use std::collections::HashMap;
use std::ops::Range;

use super::files::{FileKind, file_kind};
use super::questions::{ends_like_a_question, is_imperative, questions};
use super::record::{Record, by, concerns};
use super::text;
use crate::scenario::Report;
use crate::submission::Role;
use crate::transcript::{Did, Rest, Who};
use crate::words;

/// One line that a program brought out.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The event in which it began.
    pub at: usize,
    /// Its text, without a question that stands before it on the same line.
    pub text: String,
    /// Its whole text, without the terminal's echo of what was typed.
    pub unechoed: String,
    /// The file; None for the console.
    pub file: Option<String>,
    /// Does it explain something in words, beyond payloads?
    pub worded: bool,
    /// Is it a question, or the echo of an answer?
    pub question: bool,
    /// Is it part of a traceback?
    pub trace: bool,
    /// Could it be something else than a report: a text that was sent, a record of a data file?
    pub weak: bool,
    /// Has it something that is neither words nor payload: an address, a time?
    pub bare: bool,
    /// Has it an address or a time beside a payload, and no words?
    pub beside: bool,
}

impl Line {
    /// Is it words of the program's own, certainly?
    pub fn says_something(&self) -> bool {
        self.worded && !self.question && !self.trace && !self.weak
    }

    /// Does it speak of this event?
    pub fn speaks_of(&self, event: Report) -> bool {
        words::report_words(event, &self.text)
    }

    /// Was it printed, and not written into a file?
    pub fn on_console(&self) -> bool {
        self.file.is_none()
    }
}

impl Record<'_> {
    /// What a program printed and wrote in the range, line by line, in the order in which it was seen.
    pub fn lines(&self, program: &str, range: Range<usize>) -> Vec<Line> {
        let sorter = Sorter::new(self, program);
        let mut lines = self.console_lines(program, range.clone());
        lines.extend(self.file_lines(program, range));
        lines.sort_by_key(|raw| raw.at);
        let console: Vec<&str> = lines
            .iter()
            .filter(|raw| raw.file.is_none())
            .map(|raw| raw.text.as_str())
            .collect();
        let mut traces = text::traceback_lines(&console).into_iter();
        let traces: Vec<bool> = lines
            .iter()
            .map(|raw| raw.file.is_none() && traces.next().unwrap_or(false))
            .collect();
        // What is said a thousand times is looked at once.
        let mut known: HashMap<(String, Option<String>, bool, bool), Line> = HashMap::new();
        lines
            .into_iter()
            .zip(traces)
            .filter(|(raw, _)| !raw.text.trim().is_empty())
            .map(|(raw, trace)| {
                let at = raw.at;
                let key = (raw.text.clone(), raw.file.clone(), raw.ended, trace);
                let line = known.entry(key).or_insert_with(|| sorter.sort(raw, trace));
                Line { at, ..line.clone() }
            })
            .collect()
    }

    fn console_lines(&self, program: &str, range: Range<usize>) -> Vec<Raw> {
        let mut bytes = Vec::new();
        let mut places = Vec::new();
        for (at, event) in self.within(range.clone()) {
            if let Did::Printed { bytes: more } = &event.did
                && by(event, program)
            {
                bytes.extend_from_slice(&more.0);
                places.resize(bytes.len(), at);
            }
        }
        // Of a line of which only a piece fell into the range it is not known what it says.
        let ended = |byte: &u8| matches!(byte, b'\n' | b'\r');
        if self.torn_at(program, range.end) {
            let whole = bytes.iter().rposition(ended).map_or(0, |last| last + 1);
            bytes.truncate(whole);
        }
        let mut start = 0;
        if self.torn_at(program, range.start) {
            start = bytes.iter().position(ended).map_or(bytes.len(), |first| first + 1);
        }
        let mut lines: Vec<Raw> = Vec::new();
        for piece in bytes[start..].split_inclusive(ended) {
            let lead = piece.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let at = places[(start + lead).min(bytes.len() - 1)];
            start += piece.len();
            // Some print nothing but line ends, for ever.
            if lead == piece.len() && lines.last().is_some_and(|last| last.text.is_empty()) {
                continue;
            }
            let text = text::plain(&readable(piece));
            lines.push(Raw {
                at,
                ended: text.ends_with('\n'),
                text: text.trim_end_matches('\n').to_owned(),
                file: None,
            });
        }
        lines
    }

    /// Was the program in the middle of a line at `end`? It was not waited for any longer, had brought out a piece, and went
    /// on without being typed at.
    fn torn_at(&self, program: &str, end: usize) -> bool {
        let before = || self.within(0..end).rev();
        let printed = before().find_map(|(_, event)| match &event.did {
            Did::Printed { bytes } if by(event, program) => Some(&bytes.0),
            _ => None,
        });
        if printed.is_none_or(|bytes| bytes.ends_with(b"\n")) {
            return false;
        }
        let cut = before().find_map(|(_, event)| match event.did {
            Did::Exceeded { .. } => Some(true),
            Did::Rested { .. } => Some(false),
            _ => None,
        });
        let unfinished = self.rest(0..end) == Some(Rest::Deadline);
        let after = self
            .within(end..self.events().len())
            .find_map(|(_, event)| match event.did {
                Did::Printed { .. } => by(event, program).then_some(true),
                Did::Typed { .. } => concerns(event, program).then_some(false),
                _ => None,
            });
        cut == Some(true) || unfinished && after == Some(true)
    }

    fn file_lines(&self, program: &str, range: Range<usize>) -> Vec<Raw> {
        let mut before: HashMap<&str, Vec<String>> = HashMap::new();
        let mut lines = Vec::new();
        for (at, event) in self.within(0..range.end) {
            let Did::Wrote { path, bytes, rewritten } = &event.did else {
                continue;
            };
            if !self.wrote(&event.who, program) && !self.is_clients(path, program) {
                continue;
            }
            let new: Vec<String> = readable(&bytes.0).lines().map(str::to_owned).collect();
            let old = before.entry(path).or_default();
            let fresh: Vec<String> = match rewritten {
                true => new.iter().filter(|line| !old.contains(line)).cloned().collect(),
                false => new.clone(),
            };
            match rewritten {
                true => *old = new,
                false => old.extend(new),
            }
            if at >= range.start {
                lines.extend(fresh.into_iter().map(|text| Raw {
                    at,
                    ended: true,
                    text,
                    file: Some(path.clone()),
                }));
            }
        }
        lines
    }

    /// Is the file a client's own by its name? Who writes a file is not known where two programs run.
    fn is_clients(&self, path: &str, program: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        self.role(program) == Role::Client
            && file_kind(path) == FileKind::Log
            && (name.contains("client") || name.contains("клиент"))
    }

    /// Did this program write it? A file that nobody is known to have written is the only program's, or the server's.
    pub fn wrote(&self, who: &Who, program: &str) -> bool {
        match who {
            Who::Program(name) => name == program,
            Who::Peer(_) => false,
            Who::Tap | Who::Examiner => {
                let alone = !self.all().any(|(_, event)| {
                    matches!((&event.who, &event.did), (Who::Program(name), Did::Started { .. }) if name != program)
                });
                alone || self.role(program) == Role::Server
            }
        }
    }
}

/// A line before it is judged.
struct Raw {
    at: usize,
    /// Was it brought to its end, or does the cursor stand behind it?
    ended: bool,
    text: String,
    file: Option<String>,
}

/// What must be known of the whole record to judge one line.
struct Sorter {
    questions: Vec<String>,
    typed: Vec<String>,
    payloads: Vec<String>,
    /// What the server sent by itself; for a server only.
    greetings: Vec<String>,
    /// The payloads, ready to be taken out of lines; and the greetings with them.
    said: words::Payloads,
    said_or_sent: words::Payloads,
}

impl Sorter {
    fn new(record: &Record, program: &str) -> Sorter {
        let server = record.role(program) == Role::Server;
        let encoding = record.dialect.encoding.as_deref();
        let mut sorter = Sorter {
            questions: questions(record, program),
            typed: Vec::new(),
            payloads: Vec::new(),
            greetings: Vec::new(),
            said: words::Payloads::default(),
            said_or_sent: words::Payloads::default(),
        };
        let exchanged: String = record
            .all()
            .filter_map(|(_, event)| match &event.did {
                Did::Exchanged { message, .. } => Some(message.text().into_owned()),
                Did::Conversed { messages, .. } => Some(messages.iter().map(|message| message.text()).collect()),
                _ => None,
            })
            .collect();
        for (_, event) in record.all() {
            let wire = |bytes: &[u8]| text::decode(bytes, encoding);
            match &event.did {
                Did::Typed { bytes, .. } => {
                    if concerns(event, program) {
                        add(&mut sorter.typed, &bytes.text());
                    }
                    add(&mut sorter.payloads, &bytes.text());
                }
                Did::Message { text } => add(&mut sorter.payloads, text),
                Did::Exchanged { message, .. } => add(&mut sorter.payloads, &wire(&message.0)),
                Did::Conversed { messages, .. } => {
                    messages
                        .iter()
                        .for_each(|message| add(&mut sorter.payloads, &wire(&message.0)));
                }
                Did::Sent { bytes } => {
                    let text = wire(&bytes.0);
                    if matches!(event.who, Who::Peer(_)) {
                        names(&text, &exchanged, &mut sorter.payloads);
                    }
                    add(&mut sorter.payloads, &text);
                }
                Did::Received { bytes } if server => add(&mut sorter.greetings, &wire(&bytes.0)),
                Did::Received { bytes } => add(&mut sorter.payloads, &wire(&bytes.0)),
                _ => {}
            }
        }
        let said = || sorter.payloads.iter().map(String::as_str);
        let sent = sorter.greetings.iter().map(String::as_str);
        let both = words::Payloads::new(said().chain(sent));
        sorter.said = words::Payloads::new(said());
        sorter.said_or_sent = both;
        sorter
    }

    fn sort(&self, raw: Raw, trace: bool) -> Line {
        let whole = raw.text.trim();
        let kind = raw.file.as_deref().map(file_kind);
        let mut rest = whole;
        if raw.file.is_none() {
            while let Some(after) = self
                .questions
                .iter()
                .find_map(|question| rest.strip_prefix(question.as_str()))
            {
                rest = after.trim_start();
            }
        }
        let asked = rest.len() < whole.len();
        let echo = raw.file.is_none() && self.typed.iter().any(|typed| typed == rest);
        let unechoed = match echo && (asked || rest == whole) {
            true => whole[..whole.len() - rest.len()].to_owned(),
            false => whole.to_owned(),
        };
        let worded = words::has_words(rest, &self.said);
        let sent = || !words::has_words(rest, &self.said_or_sent);
        let weak = match kind {
            Some(FileKind::Register | FileKind::Data) => true,
            _ => worded && !self.greetings.is_empty() && sent(),
        };
        let payload = || {
            self.payloads
                .iter()
                .any(|payload| payload.contains(rest) || payload.chars().count() > 1 && rest.contains(payload))
        };
        let bare = !worded && kind != Some(FileKind::Data) && rest.chars().any(char::is_alphanumeric) && !payload();
        let beside = || {
            let mut longest: Vec<&String> = self
                .payloads
                .iter()
                .filter(|payload| payload.chars().count() > 1)
                .collect();
            longest.sort_by_key(|payload| std::cmp::Reverse(payload.len()));
            let left = longest
                .iter()
                .fold(rest.to_owned(), |left, payload| left.replace(payload.as_str(), " "));
            left != rest && left.contains(|c: char| c.is_ascii_digit())
        };
        // A history of what was said is none of what was done.
        let beside = !worded && matches!(kind, None | Some(FileKind::Log)) && beside();
        Line {
            at: raw.at,
            question: (asked && rest.is_empty())
                || echo
                || !raw.ended && (ends_like_a_question(rest) || is_imperative(rest)),
            text: rest.to_owned(),
            unechoed,
            file: raw.file,
            worded,
            trace,
            weak,
            bare,
            beside,
        }
    }
}

/// Adds the lines of a text, each once.
fn add(texts: &mut Vec<String>, text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !texts.iter().any(|known| known == line) {
            texts.push(line.to_owned());
        }
    }
}

/// Text of a file or a terminal: UTF-8, or the Cyrillic code page of Windows when it is not.
fn readable(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if bytes.len() > 1 && String::from_utf8_lossy(bytes).matches('\u{fffd}').count() * 4 > bytes.len() => {
            text::decode(bytes, Some("windows-1251"))
        }
        Err(_) => text::decode(bytes, None),
    }
}

/// The words that a peer said besides its messages, on its way in: its name, which programs like to show.
fn names(said: &str, exchanged: &str, payloads: &mut Vec<String>) {
    const SHORTEST: usize = 5;
    let words = said.split(|c: char| !c.is_alphanumeric());
    let own = words.filter(|word| word.chars().count() >= SHORTEST && !exchanged.contains(word));
    payloads.extend(own.map(str::to_owned));
}
