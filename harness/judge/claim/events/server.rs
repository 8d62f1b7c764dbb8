//! The events of a server: start, listening, connection, data in and out, end of a connection, stop.

use super::Case;
use crate::judge::finding::Finding;
use crate::judge::lines::Line;
use crate::judge::record::Ending;
use crate::judge::{Message, text};
use crate::scenario::Report;
use crate::transcript::{Did, Who};

impl Case<'_, '_> {
    /// Text before the first connection. Two lines hold both; of one its words decide, and the other is open.
    pub(super) fn starts(&self) -> Finding {
        let end = self.record.events().len();
        let dead = self.record.ending(self.program, end).by_itself().is_some();
        if dead && self.record.listening(self.program, end).is_none() {
            // Whatever it said, it did not start; why not is told where the stage could not be set.
            return Finding::unreached();
        }
        let first = self
            .record
            .within(self.started..self.record.events().len())
            .find(|(_, event)| matches!(event.did, Did::Connected { .. } | Did::Accepted))
            .map_or(self.range.end, |(at, _)| at);
        let lines = self.record.lines(self.program, self.started..first);
        let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        if said.len() > 1 {
            return self.holds(said.iter().map(|line| line.at).collect());
        }
        match said.first() {
            Some(line) if line.speaks_of(self.event) => self.holds(vec![line.at]),
            Some(line) => self.open(
                Message::new("reports-one-line").with("line", text::excerpt(&line.text)),
                line.at,
            ),
            None => self.silent(&lines, self.started..first),
        }
    }

    /// Two lines for one exchange hold both; of one its words decide.
    pub(super) fn exchanges(&self) -> Finding {
        let lines = self.record.lines(self.program, self.range.clone());
        let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        let rounds = self
            .record
            .within(self.range.clone())
            .filter(|(_, event)| matches!(event.did, Did::Exchanged { .. } | Did::Message { .. }))
            .count();
        if rounds == 0 {
            return self.died().unwrap_or_else(Finding::unreached);
        }
        let answered = self
            .record
            .within(self.range.clone())
            .any(|(_, event)| match &event.did {
                Did::Exchanged { reply, .. } => !reply.0.is_empty(),
                Did::Received { bytes } => !bytes.0.is_empty(),
                _ => false,
            });
        if self.event == Report::Send && !answered && self.record.settled(self.range.clone()) {
            return self.fails(
                Message::new("reports-nothing-sent"),
                Message::new("seen-nothing-answered"),
                Vec::new(),
            );
        }
        self.by_words(&said, 2 * rounds, &lines)
    }

    /// Any new line of words, unless it plainly reports something else.
    pub(super) fn comes_or_goes(&self) -> Finding {
        let range = self.range.clone();
        let happened = self.record.within(range.clone()).any(|(_, event)| match self.event {
            Report::Connect => matches!(event.did, Did::Connected { .. }),
            _ => matches!(event.did, Did::Closed { .. } | Did::Typed { .. } | Did::Ended { .. }),
        });
        let lines = self.record.lines(self.program, range.clone());
        let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        let opposite = match self.event {
            Report::Connect => Report::Disconnect,
            _ => Report::Connect,
        };
        let only = |line: &Line, other: Report| line.speaks_of(other) && !line.speaks_of(self.event);
        let talk = |line: &Line| only(line, Report::Receive) || only(line, Report::Send);
        // What is said while a message comes may be about that; only words that are plain are about what it means.
        let goodbye = self.event == Report::Disconnect
            && self
                .record
                .within(range.clone())
                .any(|(_, event)| matches!((&event.who, &event.did), (Who::Peer(_), Did::Sent { .. })));
        if goodbye && let Some(line) = said.iter().find(|line| line.speaks_of(self.event)) {
            return self.holds(vec![line.at]);
        }
        if let Some(line) = said.iter().find(|line| !talk(line) && !only(line, opposite)) {
            return match goodbye {
                false => self.holds(vec![line.at]),
                true => self.open(
                    Message::new("reports-unclear").with("line", text::excerpt(&line.text)),
                    line.at,
                ),
            };
        }
        if let Some(line) = said.iter().find(|line| only(line, opposite)) {
            return self.open(
                Message::new("reports-unclear").with("line", text::excerpt(&line.text)),
                line.at,
            );
        }
        if !happened {
            return self.died().unwrap_or_else(Finding::unreached);
        }
        match said.first() {
            Some(line) => self.fails(
                Message::new("reports-other"),
                Message::new("seen-other-report").with("line", text::excerpt(&line.text)),
                vec![line.at],
            ),
            None => self.silent(&lines, range),
        }
    }

    /// Words after the program was asked to stop.
    pub(super) fn stops(&self) -> Finding {
        let end = self.record.events().len();
        let asked = self
            .record
            .within(self.range.clone())
            .find(|(_, event)| matches!(event.did, Did::Typed { .. } | Did::Signalled { .. }))
            .map_or(self.range.start, |(at, _)| at);
        let lines = self.record.lines(self.program, asked..end);
        let late_log = crate::judge::claim::log::comes_late(self.record, self.program);
        let counts =
            |line: &&Line| line.says_something() && (line.on_console() || !late_log || line.speaks_of(Report::Stop));
        if let Some(line) = lines.iter().find(counts) {
            return self.holds(vec![line.at]);
        }
        match self.record.ending(self.program, end) {
            Ending::Excused(at, why) => Finding::unseen(why, vec![at]),
            Ending::Forced(at) => self.open(Message::new("reports-not-stopped"), at),
            Ending::Runs => Finding::unreached(),
            _ => self.silent(&lines, asked..end),
        }
    }
}
