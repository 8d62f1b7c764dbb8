//! The words on an arrow: who, did what, and what was said.

use maud::{Markup, html};

use super::super::{said, text};
use super::lanes::Lanes;
use crate::judge::Message;
use crate::report::{Evidence, Lang, say, words};
use crate::transcript::Bytes;

/// The label. Who did it can be seen from the arrow; it is said aloud, and shown where lanes were too many.
pub fn label(lang: Lang, lanes: &Lanes, event: &Evidence, differs: Option<usize>) -> Markup {
    let who = if lanes.shared(event) { "who" } else { "who aloud" };
    html! {
        span class=(who) { (words::who(lang, &event.who)) " " }
        b { (words::did(lang, &event.did)) }
        " "
        (content(lang, event, differs))
    }
}

fn content(lang: Lang, event: &Evidence, differs: Option<usize>) -> Markup {
    let bytes = Bytes::from(event.bytes.clone());
    match event.did.as_str() {
        "printed" | "asks" => said::output(lang, &event.text),
        "wrote" => {
            let (path, said) = split(event, &bytes);
            html! { (said::plain(path)) " " (said::output(lang, said)) }
        }
        "sent" | "received" => {
            let (to, _) = split(event, &bytes);
            html! {
                @if !to.is_empty() { (said::plain(to)) " " }
                @match differs {
                    Some(offset) => (said::marked(lang, &bytes.0, offset)),
                    None => (said::bytes(lang, &bytes.0)),
                }
            }
        }
        _ if !event.bytes.is_empty() => said::bytes(lang, &bytes.0),
        "ended" | "was ended" => exit(lang, &event.text),
        "settled" => rest(lang, &event.text),
        "listens" if event.text.is_empty() => html! { span.soft { (text(lang, "page-nothing")) } },
        _ if event.text.is_empty() => html! {},
        _ => said::plain(&event.text),
    }
}

/// How a process ended, `status 1` or `signal 9`.
fn exit(lang: Lang, text: &str) -> Markup {
    let message = match text.split_once(' ') {
        Some(("status", number)) => Message::new("page-status").with("status", number),
        Some(("signal", number)) => Message::new("page-signal").with("signal", number),
        _ => return said::plain(text),
    };
    html! { (say(lang, &message)) }
}

/// How and when the programs came to rest, `idle 12 ms`.
fn rest(lang: Lang, text: &str) -> Markup {
    let key = match text.split(' ').next() {
        Some("idle") => "page-rest-idle",
        Some("quiet") => "page-rest-quiet",
        Some("deadline") => "page-rest-deadline",
        _ => "page-after",
    };
    let ms = text.split(' ').nth(1).filter(|ms| ms.parse::<u64>().is_ok());
    match ms {
        Some(ms) => html! { (say(lang, &Message::new(key).with("ms", ms))) },
        None => said::plain(text),
    }
}

/// What stands before the bytes (a file's name, an address), and their text.
fn split<'a>(event: &'a Evidence, bytes: &Bytes) -> (&'a str, &'a str) {
    let said = bytes.text();
    match event
        .text
        .strip_suffix(&*said)
        .and_then(|before| before.strip_suffix(": "))
    {
        Some(before) => (before, &event.text[event.text.len() - said.len()..]),
        None => ("", &event.text),
    }
}
