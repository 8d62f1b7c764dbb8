//! Clients that want a certain word before they take messages: what becomes of messages cannot be seen there.

use super::record::{Record, by, concerns};
use super::{Message, text};
use crate::dialect::marked;
use crate::scenario::{Expect, Report};
use crate::transcript::Did;
use crate::words::last_line;

/// The reason, and the question, where a client asks one question again after each line, sends none, and names words that it
/// may be after.
pub fn awaited(record: &Record, program: &str) -> Option<(Message, usize)> {
    let end = record.events().len();
    let said = |did: &Did| matches!(did, Did::Message { .. });
    let first = record
        .all()
        .find(|(_, event)| concerns(event, program) && said(&event.did))?
        .0;
    let (asks, _, question) = record.asked(program, 0..first).pop()?;
    let question = last_line(question);
    let typed = record.typed(program, 0..end);
    let (last, ..) = typed.last()?;
    let sent = |did: &Did| matches!(did, Did::Sent { .. });
    let mut since = record.within(first..end);
    let sent = since.any(|(_, event)| by(event, program) && sent(&event.did));
    let asks_on = !question.is_empty() && last_line(&record.printed(program, *last..end)).ends_with(question);
    if sent || !asks_on || record.ending(program, end).by_itself().is_some() {
        return None;
    }
    let mut words = marked(&record.printed(program, 0..end));
    words.retain(|word| !typed.iter().any(|(_, line, _)| line.trim() == word));
    if words.is_empty() {
        return None;
    }
    let why = Message::new("wants-a-word")
        .with("program", program)
        .with("question", text::excerpt(question))
        .with("words", words.join(", "));
    Some((why, asks))
}

/// Is this claim about what a client does with messages, or after them?
pub fn is_about_messages(expect: &Expect) -> bool {
    match expect {
        Expect::Arrives { .. } | Expect::Shows { .. } | Expect::Ends { .. } | Expect::Closes { .. } => true,
        Expect::Reports { event, .. } => !matches!(event, Report::Start | Report::Connect),
        Expect::Any { of } | Expect::NoneOf { of } => of.iter().any(is_about_messages),
        _ => false,
    }
}
