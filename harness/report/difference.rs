//! Two byte strings that should be equal, cut around the place where they first differ, so that the difference is seen.

use unicode_width::UnicodeWidthStr;

use super::escape::pieces;
use crate::judge::Message;

/// Expected and seen, as a reader compares them: quoted, cut at the same place, with the difference in sight.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// What was expected.
    pub expected: String,
    /// What was seen.
    pub seen: String,
    /// Columns before the first difference, in both.
    pub column: usize,
    /// Bytes before the first difference, in both.
    pub offset: usize,
    /// Length of what was expected.
    pub expected_bytes: usize,
    /// Length of what was seen.
    pub seen_bytes: usize,
}

impl Difference {
    /// Where it is, for people.
    pub fn message(&self) -> Message {
        let key = if self.offset == self.seen_bytes {
            "difference-short"
        } else if self.offset == self.expected_bytes {
            "difference-long"
        } else {
            "difference-at"
        };
        Message::new(key)
            .with("offset", self.offset.to_string())
            .with("expected", self.expected_bytes.to_string())
            .with("seen", self.seen_bytes.to_string())
    }
}

/// What a cut leaves out is replaced by this.
const CUT: &str = "…";

/// The difference of the two, each shown in about `columns`; None when they are equal.
pub fn difference(expected: &[u8], seen: &[u8], columns: usize) -> Option<Difference> {
    if expected == seen {
        return None;
    }
    let (left, right) = (pieces(expected), pieces(seen));
    let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    // A third of the room for what went well, the rest for what did not.
    let from = back(&left[..same], columns / 3);
    let common: &[(String, usize)] = &left[from..same];
    Some(Difference {
        expected: shown(&left, from, columns),
        seen: shown(&right, from, columns),
        column: 1 + if from > 0 { CUT.width() } else { 0 } + width(common),
        offset: left[..same].iter().map(|(_, bytes)| bytes).sum(),
        expected_bytes: expected.len(),
        seen_bytes: seen.len(),
    })
}

/// Bytes in quotes, cut at the end when they need more than about `columns`.
pub fn shortened(bytes: &[u8], columns: usize) -> String {
    shown(&pieces(bytes), 0, columns)
}

fn shown(pieces: &[(String, usize)], from: usize, columns: usize) -> String {
    let mut text = String::from("\"");
    if from > 0 {
        text.push_str(CUT);
    }
    let mut room = columns;
    for (piece, _) in pieces.iter().skip(from) {
        let Some(left) = room.checked_sub(piece.width()) else {
            text.push_str(CUT);
            break;
        };
        text.push_str(piece);
        room = left;
    }
    text.push('"');
    text
}

/// The index from which the pieces take at most `columns`, counted from their end. A cut that hides a piece or two
/// is not worth its mark.
fn back(pieces: &[(String, usize)], columns: usize) -> usize {
    let mut room = columns;
    for (index, (piece, _)) in pieces.iter().enumerate().rev() {
        match room.checked_sub(piece.width()) {
            Some(left) => room = left,
            None if index < 2 => return 0,
            None => return index + 1,
        }
    }
    0
}

fn width(pieces: &[(String, usize)]) -> usize {
    pieces.iter().map(|(piece, _)| piece.width()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(expected: &[u8], seen: &[u8]) -> Difference {
        difference(expected, seen, 30).expect("they differ")
    }

    /// What stands in the two texts at the marked column.
    fn marked(difference: &Difference) -> (String, String) {
        let at = |text: &str| text.chars().skip(difference.column).collect();
        (at(&difference.expected), at(&difference.seen))
    }

    #[test]
    fn equal_bytes_have_no_difference() {
        assert_eq!(difference(b"same", b"same", 30), None);
    }

    #[test]
    fn the_mark_stands_at_the_first_difference() {
        let found = compared("привет".as_bytes(), "приВЕТ".as_bytes());
        assert_eq!(marked(&found), ("вет\"".into(), "ВЕТ\"".into()));
        assert_eq!(found.offset, 6);
    }

    #[test]
    fn a_long_text_is_cut_but_never_the_difference() {
        let mut seen = vec![b'a'; 5000];
        seen[4000] = b'X';
        let found = compared(&[b'a'; 5000], &seen);
        assert_eq!((found.offset, found.seen_bytes), (4000, 5000));
        assert!(marked(&found).1.starts_with("Xaaa"), "{found:?}");
        assert!(
            found.seen.starts_with("\"…a") && found.seen.ends_with("a…\""),
            "{found:?}"
        );
        assert!(found.seen.width() < 40);
    }

    #[test]
    fn what_stops_early_is_marked_at_its_end() {
        let found = compared(&[b'a'; 2048], &[b'a'; 1024]);
        assert_eq!(found.offset, 1024);
        assert_eq!(marked(&found).1, "\"");
    }

    #[test]
    fn a_character_cut_in_two_differs_in_whole() {
        let found = compared("да".as_bytes(), b"\xd0\xb4\xd0");
        assert_eq!(found.offset, 2);
        assert_eq!(marked(&found), ("а\"".into(), "\\xd0\"".into()));
    }

    #[test]
    fn wide_characters_count_as_wide() {
        assert_eq!(compared("日本a".as_bytes(), "日本b".as_bytes()).column, 5);
    }
}
