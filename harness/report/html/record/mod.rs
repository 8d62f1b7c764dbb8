//! A record as a sequence diagram: a lane for everybody and everything that takes part, a row for each event, in the
//! order of time. Made of text that wraps, so that it can be read on a telephone, printed and searched.

mod label;
mod lanes;

use maud::{Markup, html};

use self::label::label;
use self::lanes::{Arrow, Lanes};
use super::{count, text};
use crate::report::{Evidence, Lang};

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

/// The diagram; nothing where there is nothing to show.
pub fn record(lang: Lang, title: &str, evidence: &[Evidence], mark: Option<&Mark>) -> Markup {
    let events = joined(evidence);
    if events.is_empty() {
        return html! {};
    }
    let lanes = Lanes::of(lang, &events);
    let row = |event: &Evidence| row(lang, &lanes, event, mark);
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

fn row(lang: Lang, lanes: &Lanes, event: &Evidence, mark: Option<&Mark>) -> Markup {
    let Arrow { from, to } = lanes.arrow(event);
    let style = format!("--a:{};--b:{}", from.min(to), from.max(to));
    let direction = match from.cmp(&to) {
        std::cmp::Ordering::Less => "arrow right",
        std::cmp::Ordering::Equal => "arrow here",
        std::cmp::Ordering::Greater => "arrow left",
    };
    html! {
        li.(class(event)) style=(style) {
            span.time { (event.at_ms) }
            div.lane {
                div.label { (label(lang, lanes, event, mark)) }
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
fn joined(evidence: &[Evidence]) -> Vec<Evidence> {
    let mut events: Vec<Evidence> = Vec::new();
    for event in evidence.iter().filter(|one| !IN_THE_REASON.contains(&&*one.did)) {
        match events.last_mut() {
            Some(last)
                if event.did == "printed"
                    && (&last.did, &last.who) == (&event.did, &event.who)
                    && event.at_ms.saturating_sub(last.at_ms) <= AT_ONCE =>
            {
                last.text.push_str(&event.text);
                last.bytes.push_str(&event.bytes);
            }
            _ => events.push(event.clone()),
        }
    }
    events
}
