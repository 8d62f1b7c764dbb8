//! Where a report may stand though it was not seen in time: logs filled late, files that anybody may have written.

use super::Case;
use crate::judge::Message;
use crate::judge::files::{FileKind, file_kind};
use crate::judge::finding::{Finding, Seen};
use crate::scenario::Report;
use crate::submission::Role;
use crate::transcript::{Did, Who};

impl Case<'_, '_> {
    /// A fail is not sure where the report may stand in a log that is filled late, or in a file that another program may
    /// have written.
    pub(super) fn soften(&self, finding: Finding) -> Finding {
        if !matches!(finding.seen, Seen::Fails | Seen::Unseen) || self.event == Report::Stop {
            return finding;
        }
        let end = self.record.events().len();
        if crate::judge::claim::log::comes_late(self.record, self.program) {
            let late = self.record.lines(self.program, self.range.end.min(end)..end);
            let mut late = late.iter().filter(|line| !line.on_console() && line.says_something());
            return match late.find(|line| line.speaks_of(self.event)) {
                Some(line) => self.holds(vec![line.at]),
                None if finding.seen == Seen::Unseen => finding,
                None => Finding::unseen(Message::new("reports-log-late"), finding.evidence),
            };
        }
        if finding.seen == Seen::Unseen {
            return finding;
        }
        if self.log_stays_empty() {
            return Finding::unseen(Message::new("reports-log-late"), finding.evidence);
        }
        match self.anybodys_line() {
            Some(at) => Finding::unseen(Message::new("reports-whose"), vec![at]),
            None => finding,
        }
    }

    /// A server that says nothing of a plain close may know by what is said before it that somebody goes: where the
    /// student's client says something, that is seen apart.
    pub(super) fn unless_a_goodbye_tells(&self, finding: Finding) -> Finding {
        let says = self
            .record
            .dialect
            .goodbye
            .as_deref()
            .is_some_and(|goodbye| !goodbye.is_empty());
        let left_without = !self
            .record
            .within(self.range.clone())
            .any(|(_, event)| matches!(event.did, Did::Sent { .. } | Did::Leaves));
        match finding.seen == Seen::Fails && says && left_without {
            true => Finding::unseen(Message::new("reports-on-goodbye"), finding.evidence),
            false => finding,
        }
    }

    /// Is there a file that is a log by its name and in which nothing was ever seen?
    pub(super) fn log_stays_empty(&self) -> bool {
        let mut empty: Vec<&str> = Vec::new();
        for (_, event) in self.record.all() {
            if let Did::Wrote { path, bytes, .. } = &event.did
                && self.record.wrote(&event.who, self.program)
                && file_kind(path) == FileKind::Log
            {
                match bytes.0.is_empty() {
                    true => empty.push(path),
                    false => empty.retain(|known| known != path),
                }
            }
        }
        !empty.is_empty()
    }

    /// With two programs running it is not known who writes a file: a line of the client's may be taken for the server's.
    pub(super) fn anybodys_line(&self) -> Option<usize> {
        if self.record.role(self.program) != Role::Client {
            return None;
        }
        let server = self.record.server();
        let before = self.record.lines(server, 0..self.started);
        self.record
            .within(self.range.clone())
            .filter(|(_, event)| matches!(&event.who, Who::Program(name) if name == server))
            .find_map(|(at, event)| match &event.did {
                Did::Wrote { path, bytes, .. } => {
                    let new = !before.iter().any(|line| line.file.as_deref() == Some(path));
                    let text = bytes.text();
                    (new && text.lines().any(|line| crate::words::report_words(self.event, line))).then_some(at)
                }
                _ => None,
            })
    }
}
