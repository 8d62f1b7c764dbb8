//! The reports of a client that says its own word and ends: it is given no line, so its steps cannot be told apart.

use crate::judge::claim::client;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record};
use crate::judge::{Message, text};
use crate::scenario::Report;
use crate::submission::Role;

/// What a client can report.
const EVENTS: [Report; 4] = [Report::Connect, Report::Send, Report::Receive, Report::Disconnect];

/// The event as the words of such a client tell it, if they do.
pub(super) fn told(record: &Record, program: &str, event: Report) -> Option<Finding> {
    let end = record.events().len();
    let started = record.started(program, end)?;
    let ended = matches!(record.ending(program, end), Ending::Clean(_));
    let asked = !client::messages(record, program).is_empty();
    let talked = !record.attempts(program, started..end).is_empty();
    if record.role(program) != Role::Client || asked || !ended || !talked || event == Report::Connect {
        return None;
    }
    let lines = record.lines(program, started..end);
    let mut said = lines.iter().filter(|line| line.says_something());
    if let Some(line) = said.clone().find(|line| line.speaks_of(event)) {
        return Some(Finding::holds(Message::new("reports"), vec![line.at]));
    }
    let line = said.find(|line| !EVENTS.iter().any(|other| line.speaks_of(*other)))?;
    let why = Message::new("reports-unclear").with("line", text::excerpt(&line.text));
    Some(Finding::unseen(why, vec![line.at]))
}
