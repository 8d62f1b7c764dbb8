//! Claims about reports: something new is said in words, on the console or in a file, because of an event.
//!
//! Only silence fails, or words that plainly speak of something else; what could be meant as a report is not seen.

mod client;
mod doubt;
mod server;
mod unasked;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::judge::finding::Finding;
use crate::judge::lines::Line;
use crate::judge::record::{Ending, Record};
use crate::judge::{Account, Message, text};
use crate::scenario::Report;
use crate::submission::Role;
use crate::transcript::Did;
use crate::words::{compile, report_words};

/// The program reports the event, because of what was done in the phase.
pub fn reports(record: &Record, program: &str, event: Report, during: &str) -> Finding {
    if let Some(finding) = unasked::told(record, program, event) {
        return finding;
    }
    let Some(range) = record.range(Some(during)) else {
        return Finding::unreached();
    };
    let Some(started) = record.started(program, range.end) else {
        return Finding::unreached();
    };
    let case = Case {
        record,
        program,
        event,
        started,
        range,
    };
    let finding = match (record.role(program), event) {
        (Role::Client, Report::Connect) => case.client_connects(),
        (Role::Client, Report::Send) => case.client_sends(),
        (Role::Client, Report::Receive) => case.client_receives(),
        (_, Report::Start | Report::Listen) => case.starts(),
        (_, Report::Receive | Report::Send) => case.exchanges(),
        (Role::Server, Report::Disconnect) => case.unless_a_goodbye_tells(case.comes_or_goes()),
        (_, Report::Connect | Report::Disconnect) => case.comes_or_goes(),
        (_, Report::Stop) => case.stops(),
    };
    case.soften(finding)
}

/// A server as it calls itself.
static ITSELF: LazyLock<Regex> = LazyLock::new(|| compile(r"(?i)\b(server|сервер)\b"));

/// One event of one program, and the phase that it belongs to.
struct Case<'a, 'r> {
    record: &'r Record<'a>,
    program: &'r str,
    event: Report,
    started: usize,
    range: Range<usize>,
}

impl Case<'_, '_> {
    /// So many lines hold both of an exchange's reports; of fewer their words decide.
    pub(super) fn by_words(&self, said: &[&Line], both: usize, all: &[Line]) -> Finding {
        let other = match self.event {
            Report::Send => Report::Receive,
            _ => Report::Send,
        };
        let speaks = |line: &Line, event: Report| match self.record.role(self.program) {
            // Of its own sending a server says that the server sent.
            Role::Server => report_words(event, &ITSELF.replace_all(&line.text, " ")),
            _ => line.speaks_of(event),
        };
        if let Some(line) = said.iter().find(|line| speaks(line, self.event)) {
            return self.holds(vec![line.at]);
        }
        if said.len() >= both {
            return self.holds(said.iter().map(|line| line.at).collect());
        }
        match said {
            [] => self.silent(all, self.range.clone()),
            [line, ..] if said.iter().all(|line| speaks(line, other)) => self.fails(
                Message::new("reports-other"),
                Message::new("seen-other-report").with("line", text::excerpt(&line.text)),
                vec![line.at],
            ),
            [line, ..] => self.open(
                Message::new("reports-one-line").with("line", text::excerpt(&line.text)),
                line.at,
            ),
        }
    }

    /// Nothing was said in words: a fail if that is sure.
    pub(super) fn silent(&self, lines: &[Line], range: Range<usize>) -> Finding {
        if let Some(finding) = self.died() {
            return finding;
        }
        if !self.record.complete(&self.range) {
            return Finding::unreached();
        }
        if let Some(line) = lines
            .iter()
            .find(|line| line.weak && line.worded && !line.trace && !line.question)
        {
            return self.open(
                Message::new("reports-unclear").with("line", text::excerpt(&line.text)),
                line.at,
            );
        }
        let bare_counts = matches!(
            self.event,
            Report::Connect | Report::Disconnect | Report::Listen | Report::Receive
        );
        let bare = |line: &&Line| line.bare || line.beside && self.event == Report::Receive;
        let mut shown = lines.iter().filter(|line| !line.trace && !line.question);
        if bare_counts && let Some(line) = shown.find(bare) {
            return self.open(
                Message::new("reports-bare").with("line", text::excerpt(&line.text)),
                line.at,
            );
        }
        if !self.record.settled(range.start..self.range.end.max(range.end)) {
            return Finding::unseen(Message::new("still-busy"), Vec::new());
        }
        if let Some((asks, _, question)) = self.record.pending(self.program, range.end)
            && self.record.role(self.program) == Role::Server
            && self.event == Report::Disconnect
        {
            let why = Message::new("server-asks-meanwhile").with("question", text::excerpt(question.trim()));
            return Finding::unseen(why, vec![asks]);
        }
        let payload = lines.iter().find(|line| !line.worded && !line.trace && !line.question);
        match payload {
            Some(line) => self.fails(
                Message::new("reports-payload"),
                Message::new("seen-payload-only").with("line", text::excerpt(&line.text)),
                vec![line.at],
            ),
            None => self.fails(
                Message::new("reports-nothing"),
                Message::new("seen-silence"),
                Vec::new(),
            ),
        }
    }

    /// The program died by itself before it could report.
    pub(super) fn died(&self) -> Option<Finding> {
        let ending = self.record.ending(self.program, self.range.end);
        let natural =
            matches!(self.event, Report::Disconnect | Report::Stop) || self.record.role(self.program) == Role::Client;
        match &ending {
            Ending::Clean(_) | Ending::Asked(_) if natural => None,
            Ending::Excused(at, why) => Some(Finding::unseen(why.clone(), vec![*at])),
            _ => {
                let at = ending.by_itself()?;
                let seen = crate::judge::claim::how_it_ended(self.program, &ending);
                let evidence = crate::judge::claim::tail(self.record, self.program, None, at);
                Some(self.fails(
                    Message::new("reports-died").with("program", self.program),
                    seen,
                    evidence,
                ))
            }
        }
    }

    pub(super) fn holds(&self, evidence: Vec<usize>) -> Finding {
        Finding::holds(Message::new("reports"), evidence)
    }

    pub(super) fn open(&self, why: Message, at: usize) -> Finding {
        Finding::unseen(why, vec![at])
    }

    pub(super) fn fails(&self, why: Message, seen: Message, mut evidence: Vec<usize>) -> Finding {
        let done = match (self.record.role(self.program), self.event) {
            (_, Report::Start | Report::Listen) => Message::new("done-started").with("program", self.program),
            (Role::Client, Report::Connect) => Message::new("done-started").with("program", self.program),
            (Role::Client, Report::Disconnect) => Message::new("done-left").with("program", self.program),
            (Role::Client, _) => Message::new("done-talked"),
            (_, Report::Connect) => Message::new("done-connected"),
            (_, Report::Receive | Report::Send) => Message::new("done-exchanged"),
            (_, Report::Disconnect) => Message::new("done-closed"),
            (_, Report::Stop) => Message::new("done-stopped").with("program", self.program),
        };
        let expected = match self.event {
            Report::Start => Message::new("expected-report-start"),
            Report::Listen => Message::new("expected-report-listen"),
            Report::Connect => Message::new("expected-report-connect"),
            Report::Receive => Message::new("expected-report-receive"),
            Report::Send => Message::new("expected-report-send"),
            Report::Disconnect => Message::new("expected-report-disconnect"),
            Report::Stop => Message::new("expected-report-stop"),
        };
        if evidence.is_empty() {
            evidence = self.cause();
        }
        Finding::fails(why, Account::new(done, expected, seen), evidence)
    }

    /// What was done in the phase, to show when nothing came of it.
    pub(super) fn cause(&self) -> Vec<usize> {
        self.record
            .within(self.range.clone())
            .find(|(_, event)| {
                matches!(
                    event.did,
                    Did::Connected { .. }
                        | Did::Exchanged { .. }
                        | Did::Message { .. }
                        | Did::Closed { .. }
                        | Did::Typed { .. }
                        | Did::Signalled { .. }
                        | Did::Started { .. }
                )
            })
            .map(|(at, _)| at)
            .into_iter()
            .collect()
    }
}
