//! Claims about reports: something new is said in words, on the console or in a file, because of an event.
//!
//! Only silence fails, or words that plainly speak of something else; what could be meant as a report is not seen.

use std::ops::Range;

use super::client;
use crate::judge::finding::{Finding, Seen};
use crate::judge::lines::{FileKind, Line, file_kind};
use crate::judge::record::{Ending, Record, by};
use crate::judge::{Account, Message, text};
use crate::scenario::Report;
use crate::submission::Role;
use crate::transcript::{Did, Who};

/// The program reports the event, because of what was done in the phase.
pub fn reports(record: &Record, program: &str, event: Report, during: &str) -> Finding {
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
        (_, Report::Connect | Report::Disconnect) => case.comes_or_goes(),
        (_, Report::Stop) => case.stops(),
    };
    case.soften(finding)
}

/// One event of one program, and the phase that it belongs to.
struct Case<'a, 'r> {
    record: &'r Record<'a>,
    program: &'r str,
    event: Report,
    started: usize,
    range: Range<usize>,
}

impl Case<'_, '_> {
    /// Text before the first connection. Two lines hold both; of one its words decide, and the other is open.
    fn starts(&self) -> Finding {
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
    fn exchanges(&self) -> Finding {
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
    fn comes_or_goes(&self) -> Finding {
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
        if let Some(line) = said.iter().find(|line| !talk(line) && !only(line, opposite)) {
            return self.holds(vec![line.at]);
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
    fn stops(&self) -> Finding {
        let end = self.record.events().len();
        let asked = self
            .record
            .within(self.range.clone())
            .find(|(_, event)| matches!(event.did, Did::Typed { .. } | Did::Signalled { .. }))
            .map_or(self.range.start, |(at, _)| at);
        let lines = self.record.lines(self.program, asked..end);
        let late_log = super::log::comes_late(self.record, self.program);
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

    /// Words between the client's start and its first message.
    fn client_connects(&self) -> Finding {
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
    fn client_sends(&self) -> Finding {
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
    fn client_receives(&self) -> Finding {
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

    /// So many lines hold both of an exchange's reports; of fewer their words decide.
    fn by_words(&self, said: &[&Line], both: usize, all: &[Line]) -> Finding {
        let other = match self.event {
            Report::Send => Report::Receive,
            _ => Report::Send,
        };
        if let Some(line) = said.iter().find(|line| line.speaks_of(self.event)) {
            return self.holds(vec![line.at]);
        }
        if said.len() >= both {
            return self.holds(said.iter().map(|line| line.at).collect());
        }
        match said {
            [] => self.silent(all, self.range.clone()),
            [line, ..] if said.iter().all(|line| line.speaks_of(other)) => self.fails(
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
    fn silent(&self, lines: &[Line], range: Range<usize>) -> Finding {
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
        let bare_counts = matches!(self.event, Report::Connect | Report::Disconnect | Report::Listen);
        if bare_counts && let Some(line) = lines.iter().find(|line| line.bare && !line.trace && !line.question) {
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
    fn died(&self) -> Option<Finding> {
        let ending = self.record.ending(self.program, self.range.end);
        let natural =
            matches!(self.event, Report::Disconnect | Report::Stop) || self.record.role(self.program) == Role::Client;
        match &ending {
            Ending::Clean(_) | Ending::Asked(_) if natural => None,
            Ending::Excused(at, why) => Some(Finding::unseen(why.clone(), vec![*at])),
            _ => {
                let at = ending.by_itself()?;
                let seen = super::how_it_ended(self.program, &ending);
                let evidence = super::tail(self.record, self.program, None, at);
                Some(self.fails(
                    Message::new("reports-died").with("program", self.program),
                    seen,
                    evidence,
                ))
            }
        }
    }

    /// A fail is not sure where the report may stand in a log that is filled late, or in a file that another program may
    /// have written.
    fn soften(&self, finding: Finding) -> Finding {
        if !matches!(finding.seen, Seen::Fails | Seen::Unseen) || self.event == Report::Stop {
            return finding;
        }
        let end = self.record.events().len();
        if super::log::comes_late(self.record, self.program) {
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

    /// Is there a file that is a log by its name and in which nothing was ever seen?
    fn log_stays_empty(&self) -> bool {
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
    fn anybodys_line(&self) -> Option<usize> {
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

    fn holds(&self, evidence: Vec<usize>) -> Finding {
        Finding::holds(Message::new("reports"), evidence)
    }

    fn open(&self, why: Message, at: usize) -> Finding {
        Finding::unseen(why, vec![at])
    }

    fn fails(&self, why: Message, seen: Message, mut evidence: Vec<usize>) -> Finding {
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
    fn cause(&self) -> Vec<usize> {
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
