//! The commands that show the log and empty it: what had just happened is in what is shown, and is gone after clearing.

use std::ops::Range;

use super::{Given, contains, files, given, last_line, not_waiting, typed};
use crate::judge::files::{FileKind, file_kind};
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Order, Who};
use crate::words::folded;

/// A line of a log that is shorter than this may stand anywhere.
const TELLING: usize = 6;

/// What is shown of the log holds what happened just before.
pub fn shows(record: &Record, program: &str) -> Finding {
    let shown = given(record, program, Order::ShowLogs);
    if let Some(finding) = not_waiting(record, program, &shown) {
        return finding;
    }
    let Some((first, later)) = shown.split_first() else {
        return Finding::unreached();
    };
    if later.is_empty() {
        return Finding::unreached();
    }
    let before = said(record, program, first);
    for show in later {
        let now = said(record, program, show);
        let happened = first.range.end..show.range.start;
        if let Some(at) = holds_what_happened(record, program, &now, &before, happened) {
            return Finding::holds(Message::new("obeys-show-logs"), vec![at, show.at()]);
        }
    }
    let last = later.last().unwrap_or(first);
    let now = said(record, program, last);
    if WINDOWS_ONLY.iter().any(|mark| now.contains(mark)) {
        return Finding::unseen(Message::new("shown-elsewhere"), vec![last.at()]);
    }
    if !record.settled(last.range.clone()) {
        return Finding::unseen(Message::new("still-busy"), vec![last.at()]);
    }
    let logged = log_written(record, program, first.range.end..last.range.start);
    let read = record
        .within(first.range.end..last.range.start)
        .any(|(_, event)| matches!(&event.did, Did::Exchanged { reply, .. } if !reply.0.is_empty()));
    if !logged && !read {
        return Finding::unseen(Message::new("nothing-logged"), vec![last.at()]);
    }
    let why = match (now.trim().is_empty(), text::is_traceback(&now)) {
        (_, true) => Message::new("show-logs-crashes").with("last", text::excerpt(&text::last_line(&now))),
        (true, _) => Message::new("show-logs-empty"),
        _ => Message::new("show-logs-old"),
    };
    let account = Account::new(
        typed(record, program, last),
        Message::new("expected-log-shown"),
        Message::new("seen-console").with("text", text::excerpt(now.trim())),
    );
    Finding::fails(why, account, vec![last.at()])
}

/// What was shown of the log is there no more, or its file is empty or shorter.
pub fn clears(record: &Record, program: &str) -> Finding {
    let cleared = given(record, program, Order::ClearLogs);
    if let Some(finding) = not_waiting(record, program, &cleared) {
        return finding;
    }
    let (Some(first), Some(last)) = (cleared.first(), cleared.last()) else {
        return Finding::unreached();
    };
    if !record.settled(last.range.clone()) {
        return Finding::unseen(Message::new("still-busy"), vec![last.at()]);
    }
    let fails = |why: Message, seen: Message, evidence: Vec<usize>| {
        let account = Account::new(typed(record, program, last), Message::new("expected-log-cleared"), seen);
        Finding::fails(why, account, evidence)
    };
    let shown = given(record, program, Order::ShowLogs);
    let before = shown
        .iter()
        .rfind(|show| show.range.start < first.range.start && show.typed.is_some());
    let after = shown
        .iter()
        .rfind(|show| show.range.start > last.range.start && show.typed.is_some());
    if let (Some(before), Some(after)) = (before, after) {
        let (old, new) = (said(record, program, before), said(record, program, after));
        let marked = marks(record, 0..before.range.start);
        let old_marks: Vec<&String> = marked.iter().filter(|mark| folded(&old).contains(*mark)).collect();
        let lines: Vec<&str> = old
            .lines()
            .map(str::trim)
            .filter(|line| line.len() >= TELLING)
            .collect();
        let still = lines.iter().filter(|line| new.contains(**line)).count();
        if !old_marks.is_empty() {
            return match old_marks.iter().any(|mark| folded(&new).contains(*mark)) {
                true => fails(
                    Message::new("log-shown-still"),
                    Message::new("seen-console").with("text", text::excerpt(new.trim())),
                    vec![last.at(), after.at()],
                ),
                false => Finding::holds(Message::new("obeys-clear-logs"), vec![last.at(), after.at()]),
            };
        }
        if new.lines().count() < old.lines().count() && still < lines.len() {
            return Finding::holds(Message::new("obeys-clear-logs"), vec![last.at(), after.at()]);
        }
    }
    let old = files(record, first.range.start);
    let new = files(record, last.range.end);
    let logs: Vec<(&&str, &Vec<u8>)> = old
        .iter()
        .filter(|(path, bytes)| is_log(path) && !bytes.is_empty())
        .collect();
    let shorter = |path: &str, bytes: &[u8]| new.get(path).is_none_or(|now| now.len() < bytes.len());
    let emptied = logs.iter().find(|(path, bytes)| shorter(path, bytes));
    if let Some((path, _)) = emptied {
        return Finding::holds(Message::new("log-file-emptied").with("path", **path), vec![last.at()]);
    }
    // A log that was there before is emptied without having been written.
    let touched = record
        .within(first.range.start..last.range.end)
        .find_map(|(at, event)| match &event.did {
            Did::Wrote {
                path,
                bytes,
                rewritten: true,
            } if is_log(path) && bytes.0.is_empty() => Some((at, path)),
            Did::Removed { path } if is_log(path) => Some((at, path)),
            _ => None,
        });
    if let Some((at, path)) = touched {
        return Finding::holds(Message::new("log-file-emptied").with("path", path), vec![at]);
    }
    // Other texts may be anything.
    match logs.iter().find(|(path, _)| file_kind(path) == FileKind::Log) {
        Some((path, _)) => {
            let why = Message::new("log-file-still").with("path", **path);
            fails(why.clone(), why, vec![last.at()])
        }
        None => Finding::unseen(Message::new("no-log-seen"), vec![last.at()]),
    }
}

/// Ways to show a file that exist on another system only.
const WINDOWS_ONLY: [&str; 2] = ["startfile", "notepad"];

fn is_log(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    match file_kind(path) {
        FileKind::Log | FileKind::Text => true,
        FileKind::Data => name.contains("log") && !name.contains("login"),
        FileKind::Register => false,
    }
}

/// What the console said to the command, without the prompt that follows.
fn said(record: &Record, program: &str, given: &Given) -> String {
    record.printed(program, given.range.clone())
}

/// Where it is seen that the text holds something of what happened in this part of the record.
fn holds_what_happened(
    record: &Record,
    program: &str,
    now: &str,
    before: &str,
    happened: Range<usize>,
) -> Option<usize> {
    let text = folded(now);
    if marks(record, happened.clone()).iter().any(|mark| text.contains(mark)) {
        return Some(happened.start);
    }
    let added = record.within(happened.clone()).find(|(_, event)| match &event.did {
        Did::Wrote { path, bytes, .. } if by(event, program) && is_log(path) => {
            let lines = String::from_utf8_lossy(&bytes.0).into_owned();
            let mut telling = lines.lines().map(str::trim).filter(|line| line.len() >= TELLING);
            telling.any(|line| now.contains(line) && !before.contains(line))
        }
        _ => false,
    });
    if let Some((at, _)) = added {
        return Some(at);
    }
    // Reports without names and numbers look all the same: then there are more of them.
    let prompt = last_line(now);
    let count = |text: &str| {
        let lines = text.lines().map(str::trim);
        lines.filter(|line| line.len() >= TELLING && *line != prompt).count()
    };
    (count(now) > count(before)).then_some(happened.start)
}

/// By what an event in this part of the record can be known: the text of a message, the name of whoever came, the number
/// of the port.
fn marks(record: &Record, range: Range<usize>) -> Vec<String> {
    let mut marks = Vec::new();
    for (_, event) in record.within(range) {
        match (&event.who, &event.did) {
            (Who::Peer(_), Did::Connected { from, .. }) => marks.push(from.port().to_string()),
            (Who::Peer(_), Did::Message { text }) => marks.push(folded(text.trim())),
            (Who::Peer(_), Did::Exchanged { message, .. }) => marks.push(folded(message.text().trim())),
            (Who::Peer(_), Did::Plays { name, .. }) => marks.push(folded(name)),
            _ => {}
        }
    }
    marks.retain(|mark| !mark.is_empty());
    marks
}

/// Was a log written in this part of the record?
fn log_written(record: &Record, program: &str, range: Range<usize>) -> bool {
    record.within(range).any(|(_, event)| {
        by(event, program)
            && matches!(&event.did, Did::Wrote { path, bytes, .. } if is_log(path) && contains(&bytes.0, b"\n"))
    })
}
