//! A scanner's console as a person sees it: what stands between line ends and carriage returns, one after the other.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::judge::record::{Record, by};
use crate::judge::text;
use crate::transcript::Did;
use crate::words::compile;

/// One line, or one state of a line that is written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its text; colours stand in it as letters, other escape sequences are gone.
    pub text: String,
    /// The events in which its first and its last byte were printed.
    pub at: Range<usize>,
    /// It was written over, or over another.
    pub redrawn: bool,
}

/// Colours and the like: they may be all that tells open ports from closed ones.
static COLOUR: LazyLock<Regex> = LazyLock::new(|| compile("\u{1b}\\[([0-9;]*)m"));

/// What a program printed, in segments; blank ones are left out.
pub fn segments(record: &Record, program: &str) -> Vec<Segment> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (at, event) in record.all().filter(|(_, event)| by(event, program)) {
        if let Did::Printed { bytes: printed } = &event.did {
            starts.push((bytes.len(), at));
            bytes.extend_from_slice(&printed.0);
        }
    }
    let event_of = |place: usize| {
        let next = starts.partition_point(|(start, _)| *start <= place);
        starts[next.saturating_sub(1)].1
    };
    let mut segments = Vec::new();
    let mut begin = 0;
    for end in 0..=bytes.len() {
        let mark = bytes.get(end).copied();
        if !matches!(mark, None | Some(b'\n' | b'\r')) {
            continue;
        }
        let text = text::decode(&bytes[begin..end], None);
        let text = text::plain(&COLOUR.replace_all(&text, |found: &regex::Captures<'_>| colour(&found[1])));
        if !text.trim().is_empty() {
            let over = begin > 0 && bytes[begin - 1] == b'\r';
            segments.push(Segment {
                text,
                at: event_of(begin)..event_of(end.saturating_sub(1).max(begin)),
                redrawn: over || mark == Some(b'\r') && bytes.get(end + 1) != Some(&b'\n'),
            });
        }
        begin = end + 1;
    }
    segments
}

/// A colour's numbers as letters, so that nobody takes them for ports.
fn colour(numbers: &str) -> String {
    let letter = |c: char| match c.to_digit(10) {
        Some(digit) => char::from(b'a' + digit as u8),
        None => c,
    };
    format!("‹{}›", numbers.chars().map(letter).collect::<String>())
}
