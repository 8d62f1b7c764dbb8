//! The claim that messages carry a header of fixed length with their length.

use super::client::{gather, messages};
use super::dialogue::turns;
use crate::dialect::{Framing, decode};
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message, text};
use crate::transcript::Bytes;

/// What the client sent for each line is a header and as much as it says; what it was answered, too.
pub fn headed(record: &Record, program: &str) -> Finding {
    if let Some(finding) = super::speaks_udp(record, program) {
        return finding;
    }
    let sent: Vec<(&str, Vec<usize>, Vec<u8>)> = messages(record, program)
        .iter()
        .zip(turns(record, program))
        .map(|(message, turn)| {
            let (places, bytes) = gather(record, program, turn, true);
            (message.text, places, bytes)
        })
        .filter(|(_, _, bytes)| !bytes.is_empty())
        .collect();
    let Some((line, places, bytes)) = sent.first() else {
        return Finding::unreached();
    };
    if let Some(finding) = without_header(record, &sent) {
        return finding;
    }
    let whole = |bytes: &[u8]| {
        let decoded = decode(record.dialect, bytes);
        !decoded.messages.is_empty() && decoded.rest.is_empty()
    };
    if let Some((_, places, _)) = sent.iter().find(|(_, _, bytes)| !whole(bytes)) {
        return Finding::unseen(Message::new("header-unclear"), places.clone());
    }
    let mut evidence: Vec<usize> = sent.iter().flat_map(|(_, places, _)| places.iter().copied()).collect();
    for turn in turns(record, program) {
        let (places, answer) = gather(record, program, turn, false);
        if !answer.is_empty() && decode(record.dialect, &answer).messages.is_empty() && text_of_its_own(&answer) {
            let account = Account::new(
                Message::new("done-typed")
                    .with("program", program)
                    .with("text", text::excerpt(line)),
                Message::new("expected-header-both"),
                Message::new("seen-reply")
                    .with("bytes", Bytes(answer.clone()).hex())
                    .with("size", answer.len().to_string()),
            );
            let evidence = evidence.into_iter().chain(places).collect();
            return Finding::fails(Message::new("header-one-way"), account, evidence);
        }
        evidence.extend(places);
    }
    evidence.sort_unstable();
    let why = Message::new("header-there").with("bytes", Bytes(bytes.clone()).hex());
    debug_assert!(!places.is_empty());
    Finding::holds(why, evidence)
}

/// Bytes that begin with a letter begin with no header of a known form.
fn text_of_its_own(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes)
        .chars()
        .next()
        .is_some_and(char::is_alphabetic)
}

/// Why there is no header that this could be examined by; None when there is one.
fn without_header(record: &Record, sent: &[(&str, Vec<usize>, Vec<u8>)]) -> Option<Finding> {
    let (line, places, bytes) = sent.first()?;
    let fails = |why: Message| {
        let account = Account::new(
            Message::new("done-typed")
                .with("program", "client")
                .with("text", text::excerpt(line)),
            Message::new("expected-header"),
            Message::new("seen-sent").with("bytes", Bytes(bytes.clone()).hex()),
        );
        Some(Finding::fails(why, account, places.clone()))
    };
    let all = |holds: &dyn Fn(&[u8], &[u8]) -> bool| sent.iter().all(|(line, _, bytes)| holds(line.as_bytes(), bytes));
    match record.dialect.framing {
        Some(Framing::Header(_)) => None,
        Some(Framing::Plain(_)) => fails(Message::new("no-header")),
        None if all(&|line, bytes| bytes.starts_with(line)) => fails(Message::new("no-header")),
        None if all(&led_by_length) => fails(Message::new("header-varies")),
        None => Some(Finding::unseen(Message::new("header-unknown"), places.clone())),
    }
}

/// The decimal length, something, the text: a header whose own length varies.
fn led_by_length(line: &[u8], wire: &[u8]) -> bool {
    let lengths = [line.len(), String::from_utf8_lossy(line).chars().count()];
    wire.ends_with(line)
        && lengths
            .iter()
            .any(|length| wire.starts_with(length.to_string().as_bytes()) && wire.len() > line.len())
}

/// The same for a criterion that is examined on the wire.
pub fn unframed(record: &Record) -> Option<Finding> {
    match record.dialect.framing {
        Some(Framing::Header(_)) => None,
        Some(Framing::Plain(_)) => {
            let account = Account::new(
                Message::new("done-looked"),
                Message::new("expected-header"),
                Message::new("no-header"),
            );
            Some(Finding::fails(Message::new("no-header"), account, Vec::new()))
        }
        None => Some(Finding::unseen(Message::new("header-unknown"), Vec::new())),
    }
}
