//! What was said, as a reader can take it in: bytes in quotes with the first difference marked, output line by line,
//! long texts cut and the whole of them one touch away.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use super::{count, text};
use crate::judge::Message;
use crate::report::difference::shortened;
use crate::report::escape::{pieces, printable, quoted};
use crate::report::{Lang, say};

/// Bytes in quotes are cut after so many columns: two or three lines of a diagram.
const COLUMNS: usize = 160;
/// Text that is folded away shows so many bytes at most; a page must stay one that a telephone can open.
const WHOLE: usize = 16 * 1024;
/// So many last lines of an output are shown: a traceback's place and its message.
const LINES: usize = 12;

/// Bytes in quotes.
pub fn bytes(lang: Lang, bytes: &[u8]) -> Markup {
    if bytes.is_empty() {
        return html! { span.soft { (text(lang, "page-nothing")) } };
    }
    let short = shortened(bytes, COLUMNS);
    if short == quoted(bytes) {
        return html! { code { (short) } };
    }
    folded(lang, html! { code { (short) } }, bytes)
}

/// Bytes in quotes, the piece at this offset marked: there they differ from what was expected.
pub fn marked(lang: Lang, bytes: &[u8], offset: usize) -> Markup {
    // So much of what went well stands before the mark.
    const BEFORE: usize = COLUMNS / 3;
    let (before, after) = bytes.split_at(offset.min(bytes.len()));
    let shown = html! { code { (end(before, BEFORE)) (mark(lang, after)) (begin(after, COLUMNS - BEFORE)) } };
    if quoted(bytes).width() <= COLUMNS {
        shown
    } else {
        folded(lang, shown, bytes)
    }
}

/// The piece that differs; where there is none, that it ends.
pub fn mark(lang: Lang, after: &[u8]) -> Markup {
    match pieces(after).first() {
        Some((piece, _)) => html! { mark title=(text(lang, "page-differs-here")) { (piece) } },
        None => html! { mark { "⟂ " (text(lang, "page-ends-here")) } },
    }
}

/// What a program printed or wrote: its lines; of many the last, and the rest folded away.
pub fn output(lang: Lang, said: &str) -> Markup {
    let said = said.trim_end();
    let lines: Vec<&str> = said.lines().collect();
    let hidden = lines.len().saturating_sub(LINES);
    let long = lines[hidden..].iter().any(|line| line.width() > 4 * COLUMNS);
    let shown: Vec<String> = lines[hidden..]
        .iter()
        .map(|line| crate::report::page::cut(&printable(line), 4 * COLUMNS))
        .collect();
    let shown = html! { code.output { (shown.join("\n")) } };
    if said.is_empty() {
        return html! { span.soft { (text(lang, "page-nothing")) } };
    }
    if hidden == 0 && !long {
        return shown;
    }
    html! {
        details.more {
            summary { (count(lang, "page-lines", hidden)) }
            (whole(lang, said.as_bytes(), |text| text.lines().map(printable).collect::<Vec<_>>().join("\n")))
        }
        (shown)
    }
}

/// Some text that is no bytes: the name of a port, a command line.
pub fn plain(said: &str) -> Markup {
    html! { code { (printable(said)) } }
}

fn folded(lang: Lang, shown: Markup, bytes: &[u8]) -> Markup {
    html! {
        details.more {
            summary { (shown) " " span.soft { "(" (count(lang, "page-bytes", bytes.len())) ")" } }
            (whole(lang, bytes, |_| quoted(&bytes[..bytes.len().min(WHOLE)])))
        }
    }
}

/// All of it, or as much as a page takes.
fn whole(lang: Lang, bytes: &[u8], shown: impl Fn(&str) -> String) -> Markup {
    let first = String::from_utf8_lossy(&bytes[..bytes.len().min(WHOLE)]);
    let cut = Message::new("page-cut")
        .with("shown", WHOLE.to_string())
        .with("count", bytes.len().to_string());
    html! {
        code.output.whole { (shown(&first)) }
        @if bytes.len() > WHOLE { p.soft { (say(lang, &cut)) } }
    }
}

/// The last columns of what came before the mark, behind the opening quote.
fn end(bytes: &[u8], columns: usize) -> String {
    let pieces = pieces(bytes);
    let mut room = columns;
    let from = pieces
        .iter()
        .rposition(|(piece, _)| match room.checked_sub(piece.width()) {
            Some(left) => {
                room = left;
                false
            }
            None => true,
        });
    let from = from.map_or(0, |at| at + 1);
    let kept: String = pieces[from..].iter().map(|(piece, _)| piece.as_str()).collect();
    format!("\"{}{kept}", if from > 0 { "…" } else { "" })
}

/// The first columns of what follows the marked piece, with the closing quote.
fn begin(after: &[u8], columns: usize) -> String {
    let skipped = pieces(after).first().map_or(0, |(_, length)| *length);
    let rest = shortened(&after[skipped..], columns);
    rest.strip_prefix('"').unwrap_or(&rest).to_owned()
}
