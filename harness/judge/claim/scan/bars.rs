//! Bars on a console: how long they are, and lines that grow sign by sign.

use super::console::Segment;
use super::progress::{BAR, STATES};
use crate::judge::record::{Record, by};
use crate::transcript::Did;

/// Symbols that a line without an end grows by, printed one after the other, are progress from so many on.
const DOTS: usize = 10;
/// What is printed within so many microseconds is printed at once.
const MOMENT_US: u64 = 5_000;

/// The longest bar in a text: its symbol, its length, and its width where an empty part of a known end follows.
pub(super) fn bar(text: &str) -> Option<(char, usize, Option<usize>)> {
    const EMPTY: [char; 9] = ['.', '-', ' ', '░', '□', '○', '_', '·', '🌝'];
    let chars: Vec<char> = text.chars().collect();
    let framed = |at: usize| {
        matches!(
            chars.get(at),
            Some('[' | ']' | '|' | '(' | ')' | '<' | '>' | '{' | '}' | '│' | '▏')
        )
    };
    let mut runs: Vec<(char, usize, usize)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        match runs.last_mut() {
            Some((symbol, _, length)) if *symbol == c => *length += 1,
            _ => runs.push((c, at, 1)),
        }
    }
    // In a frame: what is full, perhaps one sign at its edge, what is empty.
    for (nth, &(symbol, begin, length)) in runs.iter().enumerate() {
        if begin == 0 || !framed(begin - 1) || symbol.is_alphanumeric() {
            continue;
        }
        let mut width = 0;
        let mut full = 0;
        let mut closed = false;
        for &(c, at, count) in &runs[nth..] {
            if framed(at) && count == 1 && c != '>' {
                closed = true;
                break;
            }
            if c.is_alphanumeric() {
                width = 0;
                break;
            }
            width += count;
            full += if EMPTY.contains(&c) { 0 } else { count };
        }
        if closed && width >= BAR && length > 0 {
            return Some((symbol, full, Some(width)));
        }
    }
    let symbol = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !EMPTY[..3].contains(&c);
    let longest = runs
        .iter()
        .filter(|(c, ..)| symbol(*c))
        .max_by_key(|(.., length)| *length);
    longest.map(|&(c, _, length)| (c, length, None))
}

/// A line that grew by one symbol after the other, each printed apart.
pub(super) fn dots(segment: &Segment, record: &Record, program: &str) -> Option<(char, usize)> {
    let text: Vec<char> = segment.text.trim().chars().collect();
    let last = *text.last()?;
    let run = text.iter().rev().take_while(|c| **c == last).count();
    let times = printings(segment, record, program).len();
    (!last.is_alphanumeric() && run >= DOTS && times >= STATES).then(|| (last, (run / times).max(1)))
}

/// The events in which the parts of a segment were printed, those at one moment once.
pub(super) fn printings(segment: &Segment, record: &Record, program: &str) -> Vec<usize> {
    let mut printings: Vec<(usize, u64)> = Vec::new();
    for (at, event) in record.within(segment.at.start..segment.at.end + 1) {
        let later = printings
            .last()
            .is_none_or(|(_, before)| event.at_us > before + MOMENT_US);
        if by(event, program) && matches!(event.did, Did::Printed { .. }) && later {
            printings.push((at, event.at_us));
        }
    }
    printings.into_iter().map(|(at, _)| at).collect()
}
