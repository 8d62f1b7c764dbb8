//! Claims about logs: whether there is one, whether it is filled as things happen, whether the console is quiet.

use std::collections::{BTreeMap, BTreeSet};

use crate::judge::files::{FileKind, file_kind};
use crate::judge::finding::Finding;
use crate::judge::lines::Line;
use crate::judge::record::Record;
use crate::judge::{Account, Message, text};
use crate::scenario::Report;
use crate::transcript::Did;

/// The events reach a file as they happen.
pub fn logs_to_file(record: &Record, program: &str) -> Finding {
    let log = Log::read(record, program);
    if !log.played {
        return Finding::unreached();
    }
    let fails = |why: Message, seen: Message, evidence: Vec<usize>| {
        let account = Account::new(Message::new("done-phases"), Message::new("expected-logs"), seen);
        Finding::fails(why, account, evidence)
    };
    let best = log.files.values().max_by_key(|file| (file.live.len(), file.late.len()));
    let Some(best) = best else {
        return log.none_found(record, program, &fails);
    };
    match (best.live.len(), best.late.len()) {
        (0, _) => fails(
            Message::new("log-only-at-exit"),
            Message::new("seen-log-at-exit"),
            best.evidence(),
        ),
        (1, _) if best.catches_up() => fails(Message::new("log-late"), Message::new("seen-log-late"), best.evidence()),
        (1, _) => Finding::unseen(Message::new("log-one-step"), best.evidence()),
        _ => Finding::holds(Message::new("logs-to-file"), best.evidence()),
    }
}

/// Some file holds reports of events, whenever it was written.
pub fn keeps_log(record: &Record, program: &str) -> Finding {
    let log = Log::read(record, program);
    if let Some(file) = log.files.values().next() {
        return Finding::holds(Message::new("keeps-log"), file.evidence());
    }
    let named = logs_by_name(record, program);
    if !named.is_empty() {
        return Finding::holds(Message::new("keeps-log"), named);
    }
    if !log.played {
        return Finding::unreached();
    }
    log.none_found(record, program, &|why, seen, evidence| {
        let account = Account::new(Message::new("done-phases"), Message::new("expected-logs"), seen);
        Finding::fails(why, account, evidence)
    })
}

/// The events do not fill the console: at most one of them is reported there.
pub fn console_quiet(record: &Record, program: &str) -> Finding {
    let mut loud = Vec::new();
    let mut phases = 0;
    let all = record.lines(program, 0..record.events().len());
    let logged: Vec<String> = all
        .iter()
        .filter(|line| {
            line.file
                .as_deref()
                .is_some_and(|path| file_kind(path) == FileKind::Log)
        })
        .map(|line| text::squeezed(&line.text))
        .collect();
    let mut twice = Vec::new();
    for name in EVENTS {
        let Some(range) = record.range(Some(name)) else {
            continue;
        };
        phases += 1;
        let lines = record.lines(program, range);
        let said = || lines.iter().filter(|line| line.on_console() && line.says_something());
        let told = |line: &&Line| logged.iter().any(|log| log.contains(&text::squeezed(&line.text)));
        twice.extend(said().filter(told).map(|line| line.at));
        let of = |event: Report| said().find(move |line| line.speaks_of(event)).map(|line| line.at);
        match (of(Report::Receive), of(Report::Send)) {
            // One exchange is two events.
            (Some(receive), Some(send)) if name == "exchange" && said().count() > 1 => loud.extend([receive, send]),
            _ => loud.extend(said().next().map(|line| line.at)),
        }
    }
    if loud.len() > 1 {
        let mut evidence = loud.clone();
        evidence.dedup();
        return Finding::fails(
            Message::new("console-loud"),
            Account::new(
                Message::new("done-phases"),
                Message::new("expected-quiet"),
                Message::new("seen-loud").with("count", loud.len().to_string()),
            ),
            evidence,
        );
    }
    if !twice.is_empty() {
        return Finding::fails(
            Message::new("console-repeats-log"),
            Account::new(
                Message::new("done-phases"),
                Message::new("expected-quiet"),
                Message::new("seen-loud").with("count", twice.len().to_string()),
            ),
            twice,
        );
    }
    if phases < EVENTS.len() || !record.complete(&(0..record.events().len())) {
        return Finding::unreached();
    }
    Finding::holds(Message::new("console-quiet"), loud)
}

/// Does some log get its first words only at the stop, or all at once after the first client?
pub fn comes_late(record: &Record, program: &str) -> bool {
    let log = Log::read(record, program);
    log.files
        .values()
        .any(|file| file.live.is_empty() || file.live.len() == 1 && file.catches_up())
}

/// Where files that are logs by their names were written.
fn logs_by_name(record: &Record, program: &str) -> Vec<usize> {
    record
        .all()
        .filter(|(_, event)| {
            matches!(&event.did, Did::Wrote { path, .. } if record.wrote(&event.who, program) && file_kind(path) == FileKind::Log)
        })
        .map(|(at, _)| at)
        .collect()
}

/// Phases in which something happens that a server reports.
const EVENTS: [&str; 3] = ["connect", "exchange", "disconnect"];

/// What a program wrote into files that could be logs.
struct Log {
    /// Files with words in them.
    files: BTreeMap<String, File>,
    /// Lines without words in such files.
    bare: Vec<Line>,
    /// Were all phases before the stop played?
    played: bool,
}

/// One file with words in it.
#[derive(Default)]
struct File {
    /// Phases, or what lay between them, in which it grew before the stop.
    live: BTreeSet<String>,
    /// Lines that came at the stop or after it.
    late: Vec<Line>,
    /// Lines that came before.
    lines: Vec<Line>,
}

impl File {
    fn evidence(&self) -> Vec<usize> {
        let mut places: Vec<usize> = self.lines.iter().chain(&self.late).map(|line| line.at).collect();
        places.dedup();
        places
    }

    /// Did everything come at once, with reports of what had happened before?
    fn catches_up(&self) -> bool {
        self.live.contains("disconnect")
            && self.lines.len() > 1
            && [Report::Start, Report::Listen, Report::Connect, Report::Receive]
                .iter()
                .any(|event| self.lines.iter().any(|line| line.speaks_of(*event)))
    }
}

impl Log {
    fn read(record: &Record, program: &str) -> Log {
        let end = record.events().len();
        let stop = record
            .asked_to_stop(program, 0..end)
            .unwrap_or(end)
            .min(record.range(Some("stop")).map_or(end, |range| range.start));
        let mut log = Log {
            files: BTreeMap::new(),
            bare: Vec::new(),
            played: EVENTS
                .iter()
                .all(|name| record.range(Some(name)).is_some_and(|range| record.complete(&range))),
        };
        let started = record.started(program, end).unwrap_or(end);
        for line in record.lines(program, started..end) {
            let Some(path) = &line.file else {
                continue;
            };
            if matches!(file_kind(path), FileKind::Data | FileKind::Register) || line.trace {
                continue;
            }
            if !line.worded {
                log.bare.push(line);
                continue;
            }
            let file = log.files.entry(path.clone()).or_default();
            if line.at < stop {
                file.live.insert(phase_at(record, line.at));
                file.lines.push(line);
            } else {
                file.late.push(line);
            }
        }
        log
    }

    /// No file has words in it: what there is instead.
    fn none_found(
        &self,
        record: &Record,
        program: &str,
        fails: &dyn Fn(Message, Message, Vec<usize>) -> Finding,
    ) -> Finding {
        let named = logs_by_name(record, program);
        let stays_empty = || {
            let written =
                |at: &usize| matches!(&record.events()[*at].did, Did::Wrote { bytes, .. } if !bytes.0.is_empty());
            !named.is_empty() && !named.iter().any(written)
        };
        if stays_empty() {
            return fails(Message::new("log-empty"), Message::new("seen-log-empty"), named);
        }
        if named.is_empty() {
            return fails(Message::new("log-none"), Message::new("seen-no-log"), Vec::new());
        }
        let bare: Vec<usize> = self.bare.iter().map(|line| line.at).collect();
        let evidence = if bare.is_empty() { named } else { bare };
        fails(Message::new("log-bare"), Message::new("seen-log-bare"), evidence)
    }
}

/// The phase in which an event lies, or the one that it comes after.
fn phase_at(record: &Record, at: usize) -> String {
    record
        .within(0..at)
        .rev()
        .find_map(|(_, event)| match &event.did {
            Did::PhaseBegins { name } | Did::PhaseEnds { name } => Some(name.clone()),
            _ => None,
        })
        .unwrap_or_default()
}
