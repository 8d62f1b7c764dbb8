//! Claims about a scanner of ports: whom it asks, what it finds, how many ports it tries at once.

mod at_once;
mod bars;
mod console;
mod mentions;
mod order;
mod progress;
mod reports;

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::RangeInclusive;

pub use at_once::tries_at_once;
pub use order::lists_in_order;
pub use progress::shows_progress;

use crate::judge::finding::{Finding, Seen};
use crate::judge::record::{Ending, Record, by};
use crate::judge::{Account, Message, excuse, text};
use crate::transcript::{Did, Intent, Rest};
use console::{Segment, segments};
use reports::{Reports, reports};

/// Who tries fewer ports than these scans nothing.
const A_SCAN: usize = 20;
/// An answer that came later than this need not have been waited for.
const LATE_MS: u64 = 100;
/// Source ports that Linux chooses itself: whoever scans its own machine meets itself there (TCP self-connect, RFC 9293
/// section 3.5, simultaneous open).
const EPHEMERAL: RangeInclusive<u16> = 32768..=60999;
/// Names of the hosts of a world: the examiner's, and those that lead a scanner to its own machine.
const FAR: &str = "far";
const OWN: [&str; 2] = ["localhost", "lab"];

/// How far a scanner has come.
#[derive(Clone, Copy, Debug)]
struct Scanned<'a> {
    at: usize,
    to: IpAddr,
    host: &'a str,
    ports: usize,
    lowest: u16,
    highest: u16,
}

fn scanned<'a>(record: &Record<'a>, program: &str) -> Option<Scanned<'a>> {
    record.all().rev().find_map(|(at, event)| match &event.did {
        Did::Scanned {
            to,
            host,
            ports,
            lowest,
            highest,
        } if by(event, program) => Some(Scanned {
            at,
            to: *to,
            host,
            ports: *ports,
            lowest: *lowest,
            highest: *highest,
        }),
        _ => None,
    })
}

/// The scan of a program; what to say when there is none to look at.
fn scan<'a>(record: &Record<'a>, program: &str) -> Result<Scanned<'a>, Box<Finding>> {
    let end = record.events().len();
    match scanned(record, program) {
        Some(scan) if scan.ports >= A_SCAN => Ok(scan),
        Some(scan) => Err(Box::new(few_ports(record, program, scan))),
        None if record.transcript.halted().is_some() => Err(Box::new(Finding::unreached())),
        None => {
            let at = record.started(program, end);
            let why = Message::new("scans-nothing").with("program", program);
            Err(Box::new(Finding::unseen(why, at.into_iter().collect())))
        }
    }
}

fn few_ports(record: &Record, program: &str, scan: Scanned<'_>) -> Finding {
    if !is_over(record) {
        return Finding::unseen(Message::new("scan-goes-on"), vec![scan.at]);
    }
    let why = Message::new("scans-few-ports")
        .with("program", program)
        .with("ports", scan.ports.to_string());
    let account = Account::new(
        Message::new("done-let-scan").with("program", program),
        Message::new("expected-scans"),
        why.clone(),
    );
    Finding::fails(why, account, vec![scan.at])
}

/// Is it a fact that the scanner would have said nothing more?
fn is_over(record: &Record) -> bool {
    let end = record.events().len();
    matches!(record.rest(0..end), Some(Rest::Settled | Rest::Idle | Rest::Ended))
}

/// The ports that the examiner opened.
fn opened(record: &Record) -> BTreeSet<u16> {
    let all = record.all();
    all.filter_map(|(_, event)| match event.did {
        Did::Opened { port, .. } => Some(port),
        _ => None,
    })
    .collect()
}

fn console(record: &Record, program: &str) -> (Vec<Segment>, Reports) {
    let segments = segments(record, program);
    let reports = reports(&segments, &opened(record));
    (segments, reports)
}

/// It asks for the host, and scans the one that is typed.
pub fn scans_typed_host(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let asked = record.asked(program, 0..end);
    let scan = match scan(record, program) {
        Ok(scan) => scan,
        Err(finding) => return *finding,
    };
    let typed = record.typed(program, 0..scan.at);
    let meant = |text: &str| {
        let text = text.trim();
        let named = text
            .split([' ', ',', ':', '/'])
            .any(|part| part.parse::<IpAddr>() == Ok(scan.to));
        named || !text.is_empty() && text == scan.host
    };
    if let Some((at, typed, _)) = typed.iter().find(|(_, typed, _)| meant(typed)) {
        let why = Message::new("scans-typed").with("text", text::excerpt(typed));
        return Finding::holds(why, vec![*at, scan.at]);
    }
    let done = Message::new("done-let-scan").with("program", program);
    let expected = Message::new("expected-scans-typed");
    let asked_host = asked.iter().find(|(_, intent, _)| *intent == Intent::Host);
    let unclear = asked.iter().find(|(at, intent, _)| {
        *at < scan.at
            && matches!(
                intent,
                Intent::Unknown | Intent::Message | Intent::Command | Intent::Address
            )
    });
    let to = scan.to.to_string();
    match (asked_host, unclear) {
        (Some((at, ..)), _) => {
            let why = Message::new("scans-other-host")
                .with("program", program)
                .with("found", &to);
            let seen = Message::new("seen-scans-host").with("found", to);
            Finding::fails(why, Account::new(done, expected, seen), vec![*at, scan.at])
        }
        (None, Some((at, _, question))) => {
            let why = Message::new("asks-unclear")
                .with("question", text::excerpt(question.trim()))
                .with("program", program);
            Finding::unseen(why, vec![*at, scan.at])
        }
        // It may ask for another one when it is through with this.
        (None, None) if !is_over(record) => Finding::unseen(Message::new("scan-goes-on"), vec![scan.at]),
        (None, None) => {
            let why = Message::new("does-not-ask-host").with("program", program);
            let seen = Message::new("seen-scans-host").with("found", to);
            Finding::fails(why, Account::new(done, expected, seen), vec![scan.at])
        }
    }
}

/// Every open port up to this one is reported as open.
pub fn finds_open(record: &Record, program: &str, up_to: u16) -> Finding {
    let scan = match scan(record, program) {
        Ok(scan) => scan,
        Err(finding) => return *finding,
    };
    if let Some(elsewhere) = scans_elsewhere(program, scan) {
        return elsewhere;
    }
    let (_, reports) = console(record, program);
    let found: BTreeSet<u16> = reports.open.iter().map(|reported| reported.port).collect();
    let too_late = too_late(record, scan);
    let wanted: BTreeSet<u16> = opened(record).into_iter().filter(|port| *port <= up_to).collect();
    let missing: Vec<u16> = wanted.difference(&found).copied().collect();
    let mut evidence: Vec<usize> = reports.open.iter().map(|reported| reported.at).collect();
    evidence.dedup();
    evidence.truncate(EVIDENCE);
    evidence.push(scan.at);
    if missing.is_empty() {
        let why = Message::new("finds-all").with("ports", list(wanted));
        return Finding::holds(why, evidence);
    }
    let account = |seen: Message| {
        let expected = Message::new("expected-finds").with("ports", list(wanted.iter().copied()));
        Account::new(Message::new("done-let-scan").with("program", program), expected, seen)
    };
    let printed = record.printed(program, 0..record.events().len());
    if let Some(limit) = excuse::limit(&printed) {
        return Finding::unseen(crate::judge::halt::limit(limit), vec![scan.at]);
    }
    if !is_over(record) {
        return Finding::unseen(Message::new("scan-goes-on"), evidence);
    }
    let counted: Vec<u16> = missing
        .iter()
        .copied()
        .filter(|port| !too_late.contains(port))
        .collect();
    if counted.is_empty() {
        return Finding::unseen(Message::new("answered-too-late").with("ports", list(missing)), evidence);
    }
    // Where nothing is called open, ports may be told apart in a way that is not understood.
    if found.is_empty() && counted.iter().all(|port| reports.unclear.contains(port)) {
        return Finding::unseen(Message::new("ports-named-alike").with("ports", list(counted)), evidence);
    }
    if let Ending::Crashed(at, last) = record.ending(program, record.events().len()) {
        let why = Message::new("scan-crashed")
            .with("program", program)
            .with("last", text::excerpt(&last));
        evidence.push(at);
        let seen = super::how_it_ended(program, &Ending::Crashed(at, last));
        return Finding::fails(why, account(seen), evidence);
    }
    let (lowest, highest) = (scan.lowest.to_string(), scan.highest.to_string());
    let beyond = counted.iter().all(|port| !(scan.lowest..=scan.highest).contains(port));
    let seen = match (found.is_empty(), beyond) {
        (_, true) => Message::new("seen-range")
            .with("lowest", &lowest)
            .with("highest", &highest),
        (true, false) => Message::new("seen-finds-none"),
        (false, false) => Message::new("seen-finds").with("ports", list(found)),
    };
    let why = match beyond {
        true => Message::new("finds-range-ends")
            .with("lowest", lowest)
            .with("highest", highest),
        false => Message::new("finds-not"),
    };
    Finding::fails(why.with("ports", list(counted)), account(seen), evidence)
}

/// No closed port is reported as open.
pub fn names_no_closed(record: &Record, program: &str) -> Finding {
    let scan = match scan(record, program) {
        Ok(scan) => scan,
        Err(finding) if finding.seen == Seen::Fails => return Finding::unreached(),
        Err(finding) => return *finding,
    };
    if let Some(elsewhere) = scans_elsewhere(program, scan) {
        return elsewhere;
    }
    let (_, reports) = console(record, program);
    let own = OWN.contains(&scan.host);
    let met_itself = |port: u16| own && EPHEMERAL.contains(&port);
    let mistaken: Vec<(u16, usize)> = reports
        .mistaken
        .iter()
        .map(|(port, at)| (*port, *at))
        .filter(|(port, _)| !met_itself(*port))
        .collect();
    if let Some((_, at)) = mistaken.first() {
        let ports = list(mistaken.iter().map(|(port, _)| *port));
        let why = Message::new("names-closed").with("ports", &ports);
        let account = Account::new(
            Message::new("done-let-scan").with("program", program),
            Message::new("expected-open-only").with("ports", list(opened(record))),
            Message::new("seen-names-closed").with("ports", ports),
        );
        return Finding::fails(why, account, vec![*at, scan.at]);
    }
    if !is_over(record) {
        return Finding::unseen(Message::new("scan-goes-on"), vec![scan.at]);
    }
    match reports.open.first() {
        Some(reported) => Finding::holds(Message::new("names-open-only"), vec![reported.at, scan.at]),
        None if !reports.unclear.is_empty() => {
            let why = Message::new("ports-named-alike").with("ports", list(reports.unclear));
            Finding::unseen(why, vec![scan.at])
        }
        None => Finding::unseen(Message::new("names-none"), vec![scan.at]),
    }
}

/// Of many reports so many stand in the evidence.
const EVIDENCE: usize = 4;

/// What to say of a scanner of a host that is not there.
fn scans_elsewhere(program: &str, scan: Scanned<'_>) -> Option<Finding> {
    let there = OWN.contains(&scan.host) || scan.host == FAR;
    let why = || {
        Message::new("scans-elsewhere")
            .with("program", program)
            .with("found", scan.to.to_string())
    };
    (!there).then(|| Finding::unseen(why(), vec![scan.at]))
}

/// Late ports of the range that was tried which answered later than anybody must wait for.
fn too_late(record: &Record, scan: Scanned<'_>) -> BTreeSet<u16> {
    let answered = |port: u16| {
        record.all().filter_map(move |(_, event)| match event.did {
            Did::AnsweredLate { port: other, after_ms } if other == port => Some(after_ms),
            _ => None,
        })
    };
    let late = record.all().filter_map(|(_, event)| match event.did {
        Did::Opened { port, late: true } => Some(port),
        _ => None,
    });
    late.filter(|port| (scan.lowest..=scan.highest).contains(port))
        .filter(|port| answered(*port).all(|after| after > LATE_MS))
        .collect()
}

/// Ports for a sentence.
fn list(ports: impl IntoIterator<Item = u16>) -> String {
    const MOST: usize = 12;
    let mut ports = ports.into_iter().peekable();
    let shown: Vec<String> = ports.by_ref().take(MOST).map(|port| port.to_string()).collect();
    let more = if ports.peek().is_some() { ", …" } else { "" };
    shown.join(", ") + more
}
