//! What a line of output says, judged so that doubt never fails anybody: reports of events, words at all,
//! and the last words of a program that died of an error of its own.

mod trouble;

pub use trouble::{
    is_port_taken, is_python2, is_syntax_error, is_traceback, is_without_display, missing_module, own_file,
};

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::{Regex, RegexSet};
use serde::Deserialize;

use crate::scenario::Report;

/// The words of one event as they stand in the data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    says: Vec<String>,
    not: Vec<String>,
}

/// The same, ready to be compared.
struct Vocabulary {
    says: RegexSet,
    not: Vec<Regex>,
}

static REPORTS: LazyLock<HashMap<Report, Vocabulary>> = LazyLock::new(|| {
    let entries: HashMap<Report, Entry> =
        toml::from_str(include_str!("words/reports.toml")).expect("the embedded vocabulary is tested to parse");
    entries
        .into_iter()
        .map(|(event, entry)| {
            let says = RegexSet::new(entry.says.iter().map(|rule| narrow(rule)));
            let says = says.expect("the embedded vocabulary is tested to compile");
            (
                event,
                Vocabulary {
                    says,
                    not: entry.not.iter().map(|rule| compile(rule)).collect(),
                },
            )
        })
        .collect()
});

/// Does this line report the event, by its words? False where the words do not say, which is no proof that it does not.
pub fn report_words(event: Report, line: &str) -> bool {
    let Some(vocabulary) = REPORTS.get(&event) else {
        return false;
    };
    let mut line = folded(line);
    for rule in &vocabulary.not {
        if let Cow::Owned(rest) = rule.replace_all(&line, " ") {
            line = rest;
        }
    }
    vocabulary.says.is_match(&line)
}

/// Things that are not words of an explanation though they have letters.
static NO_WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"<socket\.socket[^>]*>",
        r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]",
        r"\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}\b",
        r"\d{1,4}-\d{1,2}-\d{1,4}t\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(z\b|[+-]\d{2}:?\d{2})?",
        r"\b0x[0-9a-f]+\b",
        r"\b(info|debug|warn|warning|error|err|critical|fatal|notice|trace|log|root|__main__|mainthread|thread-\d+|инфо)\b",
        r"\b(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|am|pm|utc|gmt|msk)\b",
        r"\b(localhost|none|null|true|false)\b",
    ]
    .iter()
    .map(|rule| compile(rule))
    .collect()
});

static WORD: LazyLock<Regex> = LazyLock::new(|| compile(r"\p{Alphabetic}{2,}"));

/// What users and servers said to each other, made ready to be taken out of many lines.
#[derive(Debug, Default)]
pub struct Payloads(Vec<String>);

impl Payloads {
    /// Of these texts.
    pub fn new<'a>(payloads: impl IntoIterator<Item = &'a str>) -> Payloads {
        let mut payloads: Vec<String> = payloads.into_iter().map(|payload| folded(payload.trim())).collect();
        payloads.retain(|payload| !payload.is_empty());
        payloads.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        payloads.dedup();
        Payloads(payloads)
    }
}

/// Is there a word left when payloads, addresses, numbers, times, log levels and punctuation are taken out of the line?
pub fn has_words(line: &str, Payloads(payloads): &Payloads) -> bool {
    let mut line = folded(line);
    let trimmed = line.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    if payloads
        .iter()
        .any(|payload| !trimmed.is_empty() && payload.contains(&trimmed))
    {
        return false;
    }
    for payload in payloads {
        // Most payloads are longer than most lines.
        if payload.len() <= line.len() {
            line = without(&line, payload);
        }
    }
    for rule in NO_WORDS.iter() {
        line = rule.replace_all(&line, " ").into_owned();
    }
    WORD.is_match(&line)
}

/// The line without the payload; a payload inside a longer word stays (`a` in `message`).
fn without(line: &str, payload: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(payload) {
        let end = at + payload.len();
        let before = rest[..at].chars().next_back().or(out.chars().next_back());
        let joined = |inside: Option<char>, outside: Option<char>| {
            inside.is_some_and(char::is_alphabetic) && outside.is_some_and(char::is_alphabetic)
        };
        let within_word =
            joined(payload.chars().next(), before) || joined(payload.chars().next_back(), rest[end..].chars().next());
        out.push_str(&rest[..at]);
        out.push_str(if within_word { &rest[at..end] } else { " " });
        rest = &rest[end..];
    }
    out + rest
}

/// The last line of a text, without the blanks around it: that which asks.
pub(crate) fn last_line(text: &str) -> &str {
    text.trim_end().lines().last().unwrap_or_default().trim()
}

/// Without escape sequences, in lower case, ё as е, and Latin letters that slipped into Cyrillic words as what they look like.
pub(crate) fn folded(text: &str) -> String {
    let text = plain(text).to_lowercase().replace('ё', "е");
    let mixed = MIXED.replace_all(&text, |word: &regex::Captures| {
        word[0].chars().map(cyrillic).collect::<String>()
    });
    mixed.into_owned()
}

static MIXED: LazyLock<Regex> = LazyLock::new(|| compile(r"[a-z]+[а-я][a-zа-я]*|[а-я]+[a-z][a-zа-я]*"));

/// The Cyrillic letter that looks like this one.
fn cyrillic(letter: char) -> char {
    let at = "aeopcxykmthb".chars().position(|latin| latin == letter);
    at.and_then(|at| "аеорсхукмтнв".chars().nth(at)).unwrap_or(letter)
}

/// Without escape sequences; a carriage return begins a new line, as what follows it overwrites what was there.
pub(crate) fn plain(text: &str) -> String {
    let printed = |byte: u8| byte >= b' ' && byte != 0x7f || byte == b'\n';
    if text.bytes().all(printed) {
        return text.to_owned();
    }
    anstream::adapter::strip_str(text)
        .to_string()
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

/// A rule of an embedded vocabulary.
pub(crate) fn compile(rule: &str) -> Regex {
    Regex::new(&narrow(rule)).expect("the rules of embedded vocabularies are tested to compile")
}

/// The rule with the letters and digits of European scripts for those of all, of which there are hundreds of ranges: tables
/// that every process of a world inherits are as small as can be.
fn narrow(rule: &str) -> String {
    rule.replace(r"\w", "[0-9A-Z_a-z\u{c0}-\u{52f}]")
        .replace(r"\d", "[0-9]")
}

#[cfg(test)]
mod tests;
