//! The events of a client: connection, data out and in. Its end of a connection is judged like a server's.

use super::Case;
use crate::judge::claim::client;
use crate::judge::finding::Finding;
use crate::judge::lines::Line;
use crate::judge::record::{Record, by};
use crate::judge::{Message, text};
use crate::scenario::Report;
use crate::transcript::Did;

impl Case<'_, '_> {
    /// Words between the client's start and its first message.
    pub(super) fn client_connects(&self) -> Finding {
        let record = self.record;
        let first = client::messages(record, self.program)
            .first()
            .map_or(self.range.end, |message| message.at);
        let lines = record.lines(self.program, self.started..first);
        let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        let connected = record
            .attempts(self.program, self.started..first)
            .first()
            .map(|(at, _)| *at);
        if let Some(line) = said.iter().find(|line| line.speaks_of(Report::Connect)) {
            return self.holds(vec![line.at]);
        }
        let Some(connected) = connected else {
            return self.died().unwrap_or_else(Finding::unreached);
        };
        // Whoever still asks where to connect has nothing to report of it.
        let asked = record.typed(self.program, self.started..connected);
        let asked = asked.last().map_or(self.started, |(at, ..)| *at);
        let lines = record.lines(self.program, asked..first);
        let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        // What is said about a login, or before the connection, need not be about it.
        let talked = record
            .within(self.started..first)
            .any(|(_, event)| by(event, self.program) && matches!(event.did, Did::Sent { .. } | Did::Received { .. }));
        match said.iter().find(|line| line.at > connected && !talked).or(said.first()) {
            Some(line) if line.at > connected && !talked => self.holds(vec![line.at]),
            Some(line) => self.open(
                Message::new("reports-unclear").with("line", text::excerpt(&line.text)),
                line.at,
            ),
            None => self.silent(&lines, self.started..first),
        }
    }

    /// Words while the answer is held back; if they all come after it, they decide themselves.
    pub(super) fn client_sends(&self) -> Finding {
        let Some(turn) = self.turn() else {
            return self.died().unwrap_or_else(Finding::unreached);
        };
        let before = self.record.lines(self.program, turn.typed..turn.released);
        if let Some(line) = before.iter().find(|line| line.says_something()) {
            return self.holds(vec![line.at]);
        }
        let sent = self
            .record
            .within(turn.typed..turn.end)
            .any(|(_, event)| by(event, self.program) && matches!(event.did, Did::Sent { .. }));
        let after = self.record.lines(self.program, turn.released..turn.end);
        let said: Vec<&Line> = after.iter().filter(|line| line.says_something()).collect();
        if !sent && said.is_empty() {
            return self
                .died()
                .unwrap_or_else(|| Finding::unseen(Message::new("not-tapped"), vec![turn.typed]));
        }
        match said.is_empty() {
            true => self.silent(&before, turn.typed..turn.end),
            false => self.by_words(&said, 2, &after),
        }
    }

    /// Words after the answer was let through, besides the answer.
    pub(super) fn client_receives(&self) -> Finding {
        let Some(turn) = self.turn() else {
            return self.died().unwrap_or_else(Finding::unreached);
        };
        let record = self.record;
        let Some((came, _)) = record
            .within(turn.typed..turn.end)
            .find(|(_, event)| by(event, self.program) && matches!(event.did, Did::Received { .. }))
        else {
            return self
                .died()
                .unwrap_or_else(|| Finding::unseen(Message::new("server-silent"), vec![turn.typed]));
        };
        let before = record.lines(self.program, turn.typed..turn.released);
        let after = record.lines(self.program, turn.released.min(came)..turn.end);
        let said: Vec<&Line> = after.iter().filter(|line| line.says_something()).collect();
        let sends_before = before.iter().any(Line::says_something);
        if let Some(line) = said.iter().find(|line| line.speaks_of(Report::Receive)) {
            return self.holds(vec![line.at]);
        }
        // A client that reads what came only on leaving says so there.
        let later = record.lines(self.program, turn.end..record.events().len());
        let plainly = |line: &&Line| line.says_something() && line.speaks_of(Report::Receive);
        if let (true, Some(line)) = (said.is_empty() || !sends_before, later.iter().find(plainly)) {
            return self.holds(vec![line.at]);
        }
        match said.as_slice() {
            [] => self.silent(&after, turn.released..turn.end),
            [line, ..] if sends_before || said.len() > 1 => {
                match beside_the_answer(record, self.program, line) && said.len() == 1 {
                    // "Server: hello" names who speaks; whether that reports is for a person to say.
                    true => self.open(
                        Message::new("reports-unclear").with("line", text::excerpt(&line.text)),
                        line.at,
                    ),
                    false => self.holds(vec![line.at]),
                }
            }
            [line, ..] => match line.speaks_of(Report::Send) {
                true => self.fails(
                    Message::new("reports-other"),
                    Message::new("seen-other-report").with("line", text::excerpt(&line.text)),
                    vec![line.at],
                ),
                false => self.open(
                    Message::new("reports-one-line").with("line", text::excerpt(&line.text)),
                    line.at,
                ),
            },
        }
    }

    /// The last message up to the end of the phase, when its answer was let through, and the end of its turn.
    fn turn(&self) -> Option<Turn> {
        let record = self.record;
        let messages = client::messages(record, self.program);
        let typed = messages.iter().rfind(|message| message.at < self.range.end)?.at;
        let next = messages
            .iter()
            .find(|message| message.at > typed)
            .map(|message| message.at);
        // Leaving is typed like a message but is none.
        let leaves = record
            .typed(self.program, typed + 1..record.events().len())
            .get(1)
            .map(|(at, ..)| *at);
        let end = next.into_iter().chain(leaves).min().unwrap_or(record.events().len());
        let released = record
            .within(typed..end)
            .find(|(_, event)| {
                matches!(event.did, Did::Releases)
                    || by(event, self.program) && matches!(event.did, Did::Received { .. })
            })
            .map_or(end, |(at, _)| at);
        Some(Turn { typed, released, end })
    }
}

/// A message typed at a client: where, when its answer came, and where its turn ends.
struct Turn {
    typed: usize,
    released: usize,
    end: usize,
}

/// Is the line the answer itself, with at most one word beside it that names who speaks?
fn beside_the_answer(record: &Record, program: &str, line: &Line) -> bool {
    let line = text::squeezed(&line.text);
    let answers = record.all().filter_map(|(_, event)| match &event.did {
        Did::Received { bytes } if by(event, program) => {
            Some(text::decode(&bytes.0, record.dialect.encoding.as_deref()))
        }
        _ => None,
    });
    let messages = client::messages(record, program);
    let messages = messages.iter().map(|message| message.text.to_owned());
    answers
        .chain(messages)
        .map(|answer| text::squeezed(&answer))
        .filter(|answer| !answer.is_empty() && line.contains(answer.as_str()))
        .any(|answer| {
            let rest = line.replace(&answer, " ");
            rest.split(|c: char| !c.is_alphabetic())
                .filter(|word| word.chars().count() > 1)
                .count()
                < 2
        })
}
