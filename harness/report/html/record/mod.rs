//! A record as a sequence diagram: a lane for everybody and everything that takes part, a row for each event, in the
//! order of time. Made of text that wraps, so that it can be read on a telephone, printed and searched.

mod label;
mod lanes;

use maud::{Markup, html};

use self::label::label;
use self::lanes::{Arrow, Lanes};
use super::{count, text};
use crate::report::{Evidence, Lang, Record};

/// More rows than these are not all shown at once.
const ROWS: usize = 40;
/// So many stand before those folded away; the rest behind them, because the end is where it went wrong.
const BEGINNING: usize = 10;
/// So many of the middle are there at all; the JSON report has the rest.
const MIDDLE: usize = 200;
/// What is printed within so many milliseconds is one output, a traceback for example.
const AT_ONCE: u64 = 10;
/// What the reason of the verdict says already, and in better words.
const IN_THE_REASON: [&str; 1] = ["halted"];

/// Bytes that were seen and where they first differ from those expected.
pub struct Mark {
    /// What was seen, in hexadecimal.
    pub seen: String,
    /// Bytes before the difference.
    pub offset: usize,
}

/// One row of the diagram.
struct Row {
    event: Evidence,
    /// Does a failure rest on it?
    rests: bool,
    /// How many bytes there were, where not all are kept.
    of: Option<usize>,
    /// Bytes before the first that differs from what was expected.
    differs: Option<usize>,
}

/// The diagram of what a verdict rests on; nothing where there is nothing to show.
pub fn record(lang: Lang, title: &str, evidence: &[Evidence], mark: Option<&Mark>) -> Markup {
    let rows = evidence.iter().map(|event| Row {
        event: event.clone(),
        rests: false,
        of: None,
        differs: None,
    });
    diagram(lang, title, joined(rows.collect()), mark)
}

/// The diagram of a whole record, with what failures rest on marked.
pub fn whole(lang: Lang, title: &str, record: &Record, mark: Option<&Mark>) -> Markup {
    let rows = record.events.iter().enumerate().map(|(at, event)| Row {
        event: event.clone(),
        rests: record.rests.contains(&at),
        of: record.shortened.get(&at).copied(),
        differs: None,
    });
    html! {
        (diagram(lang, title, joined(rows.collect()), mark))
        @if record.left_out > 0 { p.soft { (count(lang, "page-not-kept", record.left_out)) } }
    }
}

fn diagram(lang: Lang, title: &str, mut events: Vec<Row>, mark: Option<&Mark>) -> Markup {
    if events.is_empty() {
        return html! {};
    }
    if let Some((at, offset)) = mark.and_then(|mark| place(&events, mark)) {
        events[at].differs = Some(offset);
    }
    let lanes = Lanes::of(lang, events.iter().map(|row| &row.event));
    let row = |event: &Row| row(lang, &lanes, event);
    let hidden = if events.len() > ROWS { events.len() - ROWS } else { 0 };
    let style = format!("--n:{}", lanes.titles.len());
    html! {
        figure.record style=(style) {
            figcaption { (title) }
            div.heads aria-hidden="true" {
                span.time { (text(lang, "page-time")) }
                @for lane in &lanes.titles { span.head.(lane.class) { span { (lane.title) } } }
            }
            ol translate="no" {
                @if hidden == 0 {
                    @for event in &events { (row(event)) }
                } @else {
                    @for event in &events[..BEGINNING] { (row(event)) }
                    li.between { details {
                        summary { (count(lang, "page-between", hidden)) }
                        ol {
                            @for event in events[BEGINNING..BEGINNING + hidden].iter().take(MIDDLE) { (row(event)) }
                        }
                        @if hidden > MIDDLE { p.soft { (count(lang, "page-left-out", hidden - MIDDLE)) } }
                    } }
                    @for event in &events[BEGINNING + hidden..] { (row(event)) }
                }
            }
        }
    }
}

/// Where the bytes differ: the row, and the bytes before in it. What was seen may have come in several pieces.
fn place(rows: &[Row], mark: &Mark) -> Option<(usize, usize)> {
    let mut pieces: Vec<usize> = Vec::new();
    for (at, Row { event, .. }) in rows.iter().enumerate() {
        match event.did.as_str() {
            "sent" => pieces.retain(|&piece| rows[piece].event.who != event.who),
            "received" => pieces.push(at),
            _ => continue,
        }
        let theirs = || pieces.iter().filter(|&&piece| rows[piece].event.who == event.who);
        let whole: String = theirs().map(|&piece| rows[piece].event.bytes.as_str()).collect();
        if event.did != "received" || whole != mark.seen {
            continue;
        }
        let mut before = mark.offset;
        for &piece in theirs() {
            // Two hexadecimal digits are a byte.
            let length = rows[piece].event.bytes.len() / 2;
            if before < length || piece == at {
                return Some((piece, before));
            }
            before -= length;
        }
    }
    None
}

fn row(lang: Lang, lanes: &Lanes, row: &Row) -> Markup {
    let event = &row.event;
    let Arrow { from, to } = lanes.arrow(event);
    let style = format!("--a:{};--b:{}", from.min(to), from.max(to));
    let direction = match from.cmp(&to) {
        std::cmp::Ordering::Less => "arrow right",
        std::cmp::Ordering::Equal => "arrow here",
        std::cmp::Ordering::Greater => "arrow left",
    };
    html! {
        li.(class(event)).rests[row.rests] style=(style) {
            span.time { (event.at_ms) }
            div.lane {
                div.label {
                    (label(lang, lanes, event, row.differs))
                    @if let Some(length) = row.of { " " span.soft { "… " (count(lang, "page-all-bytes", length)) } }
                    @if row.rests { span.aloud { " " (text(lang, "page-rests")) } }
                }
                div class=(direction) aria-hidden="true" {}
            }
        }
    }
}

/// What kind of event it is, which gives the form of its arrow.
fn class(event: &Evidence) -> &'static str {
    match event.did.as_str() {
        "sent" | "received" => "data",
        "connected" | "was accepted" | "was read" => "open",
        "closed" | "was refused" | "tried" => "shut",
        "typed" | "printed" | "asks" => "console",
        "wrote" | "removed" => "file",
        _ => "process",
    }
}

/// The events without those that say nothing here; what one program printed in pieces is joined.
fn joined(mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| !IN_THE_REASON.contains(&&*row.event.did));
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let event = &row.event;
        match joined.last_mut() {
            Some(Row {
                event: last, rests, of, ..
            }) if event.did == "printed"
                && (&last.did, &last.who) == (&event.did, &event.who)
                && event.at_ms.saturating_sub(last.at_ms) <= AT_ONCE
                && of.is_none()
                && row.of.is_none() =>
            {
                last.text.push_str(&event.text);
                last.bytes.push_str(&event.bytes);
                *rests |= row.rests;
            }
            _ => joined.push(row),
        }
    }
    joined
}
