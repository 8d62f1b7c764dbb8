//! What programs print and write, as lines of text: decoded, without escape sequences, tracebacks and echoes.

use crate::words;

pub(super) use crate::words::plain;

/// Bytes as text, by the WHATWG label of their encoding; UTF-8 when none is given or it is not known.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> String {
    match encoding.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The last line with something on it.
pub fn last_line(text: &str) -> String {
    words::is_traceback(text).unwrap_or_else(|| {
        text.lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or_default()
            .to_owned()
    })
}

/// Does a traceback stand in this text?
pub fn is_traceback(text: &str) -> bool {
    words::is_traceback(text).is_some()
}

/// For each of the lines: is it part of a traceback (its head, its indented frames, its last line) or the `^C` of a
/// terminal? Such lines are no report of anything.
pub fn traceback_lines(lines: &[&str]) -> Vec<bool> {
    let mut inside = false;
    lines
        .iter()
        .map(|line| {
            let trimmed = line.trim().trim_start_matches("^C").trim();
            if TRACEBACK_HEADS.iter().any(|head| trimmed.starts_with(head)) {
                inside = trimmed.ends_with(':') || trimmed.contains("panicked at");
                return true;
            }
            let frame = line.starts_with([' ', '\t']) || trimmed.is_empty() || trimmed.starts_with("note: run with");
            // An interpreter that does not accept a file shows the place without a head.
            inside |= line.starts_with("  File \"");
            if inside && !frame {
                inside = false;
                return true;
            }
            inside || trimmed.is_empty() || is_exception_line(trimmed)
        })
        .collect()
}

/// How tracebacks of the usual languages begin.
const TRACEBACK_HEADS: [&str; 10] = [
    "Traceback (most recent call last)",
    "During handling of the above exception",
    "The above exception was the direct cause",
    "Exception ignored in",
    "Exception in thread",
    "Unhandled exception",
    "thread '",
    "panic: ",
    "goroutine ",
    "Fatal Python error",
];

/// A line such as `KeyboardInterrupt` or `OSError: [Errno 98] …`: the last one of a traceback.
fn is_exception_line(line: &str) -> bool {
    let name = line.split([':', ' ']).next().unwrap_or_default();
    name == "KeyboardInterrupt"
        || (line.starts_with(name)
            && ["Error", "Exception"]
                .iter()
                .any(|end| name.ends_with(end) && name.len() > end.len())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_')
            && (line.len() == name.len() || line[name.len()..].starts_with(':')))
}

/// With every run of white space as one blank.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Is this number a whole token of the text: no digit beside it, and not part of a date or a time?
pub fn has_number(text: &str, number: u16) -> bool {
    let number = number.to_string();
    text.match_indices(&number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + number.len()..].chars();
        let (next, second) = (after.next(), after.next());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let joins = |c: Option<char>| matches!(c, Some('-' | '/' | '.'));
        let dated = joins(next) && digit(second)
            || matches!(before, Some('-' | '/' | '.'))
                && text[..at].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
        !digit(before) && !digit(next) && !dated
    })
}

/// At most this many characters of a payload stand in a message.
const EXCERPT: usize = 60;

/// At most this many characters of what names an error: a path at its end is what matters.
const LAST_WORDS: usize = 160;

/// The beginning of a text, for a sentence.
pub fn excerpt(text: &str) -> String {
    beginning(text, EXCERPT)
}

/// The line that names an error, for a sentence.
pub fn last_words(text: &str) -> String {
    beginning(text, LAST_WORDS)
}

fn beginning(text: &str, most: usize) -> String {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.chars().count() <= most {
        text.to_owned()
    } else {
        text.chars().take(most).chain(['…']).collect()
    }
}
