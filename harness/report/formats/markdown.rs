//! Markdown in which nothing of a submission is markup: its texts stand in code or have every special character escaped.

use crate::report::escape::printable;

/// What could be markup anywhere in a line.
const SPECIAL: &str = "\\`*_{}[]<>()#+-.!|~&:@$^=/";

/// A text for the middle of a line.
pub fn inline(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in printable(text).chars() {
        match character {
            special if SPECIAL.contains(special) => shown.extend(['\\', special]),
            plain => shown.push(plain),
        }
    }
    shown
}

/// A block of code whose fence is longer than any in the text.
pub fn block(text: &str) -> String {
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", text.trim_end_matches('\n'))
}
