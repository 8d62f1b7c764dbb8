//! The evidence as a conversation: when, who, did what; and the last words of a program that broke.

use unicode_width::UnicodeWidthStr;

use super::Writer;
use super::failure::PARTICULAR;
use crate::judge::Message;
use crate::report::difference::shortened;
use crate::report::escape::printable;
use crate::report::page::{Tone, cut, pad, wrap};
use crate::report::words::{did, ending, who};
use crate::report::{Evidence, Lang, say};
use crate::transcript::Bytes;

/// So many lines of a conversation are shown at most: its end, because that is where it went wrong.
const LINES: usize = 14;
/// So many of them are its beginning.
const BEGINNING: usize = 4;
/// So many last lines of one output are shown: a traceback's place and its message.
const LAST_WORDS: usize = 8;

/// What the reason of the verdict says already, and in better words.
const IN_THE_REASON: [&str; 1] = ["halted"];
/// What a program printed stands so far right of the time.
const OUTPUT: usize = 4;

impl Writer<'_> {
    /// The lines of evidence, those in the middle left out when there are many.
    pub fn conversation(&mut self, evidence: &[Evidence]) {
        let evidence: Vec<&Evidence> = evidence
            .iter()
            .filter(|line| !IN_THE_REASON.contains(&&*line.did))
            .collect();
        let hidden = evidence.len().saturating_sub(LINES);
        let widths = Widths {
            time: widest(evidence.iter().map(|line| line.at_ms.to_string())),
            who: widest(evidence.iter().map(|line| who(self.lang, &line.who))),
            did: widest(evidence.iter().map(|line| did(self.lang, &line.did))),
        };
        let indent = PARTICULAR + self.column();
        for (index, line) in evidence.iter().enumerate() {
            if index == BEGINNING && hidden > 0 {
                let left_out = say(self.lang, &Message::new("left-out").with("count", hidden.to_string()));
                self.page.line(indent, &left_out);
            }
            if (BEGINNING..BEGINNING + hidden).contains(&index) {
                continue;
            }
            let lead = format!(
                "{:>width$} {}  {}  {}  ",
                line.at_ms,
                self.say("ms"),
                pad(&who(self.lang, &line.who), widths.who),
                pad(&did(self.lang, &line.did), widths.did),
                width = widths.time
            );
            let shown = shown(
                self.lang,
                line,
                self.page.room(indent + lead.width()),
                self.page.room(indent + OUTPUT),
            );
            let label = if index == 0 {
                self.label("label-conversation")
            } else {
                " ".repeat(self.column())
            };
            let first = format!("{label}{}{}", self.page.tint(Tone::Faint, &lead), shown.first);
            self.page.line(PARTICULAR, &first);
            for more in shown.below {
                self.page.line(indent + OUTPUT, &more);
            }
        }
    }
}

/// What is done with bytes, so that none of them is worth showing as an empty text.
const WITH_BYTES: [&str; 2] = ["sent", "received"];

/// Columns of the parts of a line.
struct Widths {
    time: usize,
    who: usize,
    did: usize,
}

fn widest(words: impl Iterator<Item = String>) -> usize {
    words.map(|word| word.width()).max().unwrap_or_default()
}

/// What stands behind "who did", and what stands below it.
struct Shown {
    first: String,
    below: Vec<String>,
}

/// What was said, in quotes; output of several lines as its last lines, below.
fn shown(lang: Lang, line: &Evidence, room: usize, room_below: usize) -> Shown {
    let output = line.did == "printed" || line.did == "wrote";
    let lines: Vec<&str> = line.text.lines().filter(|text| !text.trim().is_empty()).collect();
    if output && lines.len() > 1 {
        let left_out = lines.len().saturating_sub(LAST_WORDS);
        let shown = |text: &&str| printable(text.trim_end()).into_owned();
        let mut below: Vec<String> = lines[left_out..].iter().map(shown).collect();
        // The last line names the error: it is never cut.
        let last = below.pop().unwrap_or_default();
        below.iter_mut().for_each(|text| *text = cut(text, room_below));
        below.extend(if last.width() > room_below {
            wrap(&last, room_below)
        } else {
            vec![last]
        });
        return Shown {
            first: if left_out > 0 { "…".to_owned() } else { String::new() },
            below,
        };
    }
    // What was written stands behind the name of the file.
    let said_nothing = line.bytes.is_empty() && !WITH_BYTES.contains(&&*line.did);
    let first = if let Some(ending) = ending(lang, line) {
        cut(&ending, room)
    } else if said_nothing || line.did == "wrote" {
        cut(&printable(&line.text), room)
    } else {
        said(&Bytes::from(line.bytes.clone()).0, room)
    };
    Shown {
        first,
        below: Vec::new(),
    }
}

/// Bytes in quotes; with their number when they are cut.
fn said(bytes: &[u8], room: usize) -> String {
    // Two quotes and the mark of a cut; and a number of bytes in brackets.
    const QUOTES: usize = 3;
    const NUMBER: usize = 12;
    let whole = shortened(bytes, usize::MAX);
    if whole.width() <= room {
        return whole;
    }
    format!(
        "{} ({})",
        shortened(bytes, room.saturating_sub(QUOTES + NUMBER)),
        bytes.len()
    )
}
