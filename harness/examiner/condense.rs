//! A long console made short: of lines that differ in their numbers only, the first ones are kept, then one of many, those
//! that name a port that matters, and the last one before something new is said.

use std::collections::{BTreeSet, HashMap};

/// Lines of one shape that are all kept.
const FIRST: usize = 64;
/// Shapes that are told apart; a program that prints more of them prints noise.
const SHAPES: usize = 2048;
/// How much of a line tells its shape, in characters.
const SHAPE: usize = 160;

/// The lines of one terminal.
#[derive(Default)]
pub struct Condenser {
    shapes: HashMap<String, Shape>,
    /// The beginning of a line whose end has not come.
    open: Vec<u8>,
    /// It has been passed on already.
    passed: bool,
    left_out: LeftOut,
    turn: usize,
}

/// Lines that look alike.
#[derive(Default)]
struct Shape {
    count: usize,
    /// The last one that was left out, and when.
    last: Option<(usize, Vec<u8>)>,
}

/// What is no longer there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Lines.
    pub lines: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Condenser {
    /// Takes what was printed and gives what is kept of it.
    pub fn feed(&mut self, bytes: &[u8], watched: &BTreeSet<u16>) -> Vec<u8> {
        let mut kept = Vec::new();
        for part in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            let whole = part.ends_with(b"\n") || part.ends_with(b"\r");
            if self.passed {
                kept.extend_from_slice(part);
                self.passed = !whole;
                continue;
            }
            self.open.extend_from_slice(part);
            if whole {
                let line = std::mem::take(&mut self.open);
                self.line(line, watched, &mut kept);
            }
        }
        kept
    }

    /// Gives everything that was held back to be the last of its shape, and the line that has no end yet.
    pub fn flush(&mut self) -> Vec<u8> {
        let mut kept = Vec::new();
        self.last_ones(&mut kept);
        if !self.open.is_empty() {
            kept.append(&mut self.open);
            self.passed = true;
        }
        kept
    }

    /// What was left out since last asked.
    pub fn left_out(&mut self) -> LeftOut {
        std::mem::take(&mut self.left_out)
    }

    fn line(&mut self, line: Vec<u8>, watched: &BTreeSet<u16>, kept: &mut Vec<u8>) {
        self.turn += 1;
        let text = String::from_utf8_lossy(&line);
        let shape = shape(&text);
        if !self.shapes.contains_key(&shape) {
            self.last_ones(kept);
        }
        if self.shapes.len() >= SHAPES && !self.shapes.contains_key(&shape) {
            kept.extend_from_slice(&line);
            return;
        }
        let named = names(&text, watched);
        let known = self.shapes.entry(shape).or_default();
        known.count += 1;
        // One of 2, of 4, of 8, … as they grow more.
        let stride = (known.count / FIRST).next_power_of_two();
        if named || known.count <= FIRST || known.count.is_multiple_of(stride) {
            known.last = None;
            kept.extend_from_slice(&line);
        } else {
            self.left_out.lines += 1;
            self.left_out.bytes += line.len();
            known.last = Some((self.turn, line));
        }
    }

    fn last_ones(&mut self, kept: &mut Vec<u8>) {
        let mut last: Vec<(usize, Vec<u8>)> = self.shapes.values_mut().filter_map(|shape| shape.last.take()).collect();
        last.sort_unstable_by_key(|(turn, _)| *turn);
        for (_, line) in last {
            self.left_out.lines = self.left_out.lines.saturating_sub(1);
            self.left_out.bytes = self.left_out.bytes.saturating_sub(line.len());
            kept.extend_from_slice(&line);
        }
    }
}

/// A line without its numbers, and of what is repeated but one.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    let mut before = None;
    for c in line.chars().take(SHAPE) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if before != Some(c) {
            shape.push(c);
        }
        before = Some(c);
    }
    shape
}

/// Does one of these numbers stand in the line?
fn names(line: &str, watched: &BTreeSet<u16>) -> bool {
    let numbers = line.split(|c: char| !c.is_ascii_digit());
    numbers
        .filter_map(|number| number.parse::<u16>().ok())
        .any(|number| watched.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condensed(printed: &str, watched: &[u16]) -> (String, LeftOut) {
        let watched = watched.iter().copied().collect();
        let mut condenser = Condenser::default();
        let mut kept = Vec::new();
        for part in printed.as_bytes().chunks(1000) {
            kept.extend(condenser.feed(part, &watched));
        }
        kept.extend(condenser.flush());
        (String::from_utf8(kept).expect("it was text"), condenser.left_out())
    }

    #[test]
    fn a_short_console_is_kept_whole() {
        let printed = "Host: \nPort 22 is open\nPort 80 is open\r\ndone, bye";
        assert_eq!(condensed(printed, &[]), (printed.to_owned(), LeftOut::default()));
    }

    #[test]
    fn of_many_lines_some_are_kept_and_those_that_matter() {
        let printed: String = (1..=65535).map(|port| format!("Порт {port} закрыт\n")).collect();
        let (kept, left_out) = condensed(&printed, &[8080, 65000]);
        assert!(kept.len() < 50_000, "{} bytes", kept.len());
        for line in [
            "Порт 1 закрыт\n",
            "Порт 8080 закрыт\n",
            "Порт 65000 закрыт\n",
            "Порт 65535 закрыт\n",
        ] {
            assert!(kept.contains(line), "{line}");
        }
        assert_eq!(kept.len() + left_out.bytes, printed.len());
    }

    #[test]
    fn the_last_state_of_a_bar_stands_before_what_is_said_next() {
        let mut printed: String = (0..=9999).map(|done| format!("\rDone: {done}/9999")).collect();
        printed.push_str("\nOpen: 22\n");
        let (kept, _) = condensed(&printed, &[]);
        assert!(
            kept.ends_with("Done: 9999/9999\nOpen: 22\n"),
            "{}",
            &kept[kept.len() - 60..]
        );
    }

    #[test]
    fn a_question_is_passed_on_when_it_is_flushed() {
        let mut condenser = Condenser::default();
        let none = BTreeSet::new();
        assert_eq!(condenser.feed(b"Host: ", &none), b"");
        assert_eq!(condenser.flush(), b"Host: ");
        assert_eq!(condenser.feed(b"scanning\nnext", &none), b"scanning\n");
        assert_eq!(condenser.flush(), b"next");
    }
}
