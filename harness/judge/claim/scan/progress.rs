//! Whether a display of progress advances with a scan: percentages, parts of a whole, bars that grow, numbers written over.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::bars::{bar, dots, printings};
use super::console::{Segment, segments};
use super::mentions::mentions;
use super::{is_over, opened, scan};
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::{Record, by};
use crate::judge::{Account, Message, text};
use crate::transcript::Did;
use crate::words::{compile, folded};

/// A display that advances has at least so many states.
pub(super) const STATES: usize = 3;
/// What reaches this part of the whole has ended complete: some leave out the last port or round down.
const COMPLETE: f64 = 0.985;
/// What is complete before this part of the ports was tried has not followed the scan.
const FOLLOWS: f64 = 0.3;
/// Steps back that threads may cause, a part of all steps.
const STEPS_BACK: f64 = 0.1;
/// A bar is at least so long when it is full.
pub(super) const BAR: usize = 5;

/// One way in which progress is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// `42 %`.
    Percent,
    /// `42/100`, `42 of 100`; of the total that it is.
    Part(u64),
    /// A bar in a frame, of this width.
    Framed(usize),
    /// A bar that grows, made of this.
    Growing(char),
    /// A line with a number that is written over; what else stands in it.
    Counter(String),
}

/// One state of a display.
#[derive(Clone, Copy, Debug)]
struct State {
    /// How far: a part of the whole where that is known, else a length or a number.
    value: f64,
    /// The event in which it was printed.
    at: usize,
}

static PART: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(\d+(?:\.\d+)?)\s*(?:/|из|of|iz|out of)\s*(\d+(?:\.\d+)?)(\s*%)?"));
static PERCENT: LazyLock<Regex> = LazyLock::new(|| compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| compile(r"\d+"));

/// A display of progress advances while the scan runs and ends complete.
pub fn shows_progress(record: &Record, program: &str) -> Finding {
    let scan = match scan(record, program) {
        Ok(scan) => scan,
        Err(finding) if finding.seen == Seen::Fails => return Finding::unreached(),
        Err(finding) => return *finding,
    };
    let segments = segments(record, program);
    let displays = displays(&segments, record, program);
    let done = || Message::new("done-let-scan").with("program", program);
    let expected = || Message::new("expected-progress");
    let judged: Vec<(Kind, Vec<State>, Outcome)> = displays
        .into_iter()
        .map(|(kind, states)| {
            let outcome = judge(&kind, &states, f64::from(scan.highest));
            (kind, states, outcome)
        })
        .collect();
    let evidence = |states: &[State]| {
        let mut at: Vec<usize> = [states.first(), states.get(states.len() / 2), states.last()]
            .into_iter()
            .flatten()
            .map(|state| state.at)
            .collect();
        at.push(scan.at);
        at.sort_unstable();
        at.dedup();
        at
    };
    let with = |wanted: Outcome| judged.iter().find(|(_, _, outcome)| *outcome == wanted);
    if let Some((kind, states, _)) = with(Outcome::Complete) {
        let early = complete_at(kind, states, f64::from(scan.highest)).map(|at| tried_before(record, program, at));
        if early.is_some_and(|tried| tried < scan.ports as f64 * FOLLOWS) && is_over(record) {
            let why = Message::new("progress-ahead").with("program", program);
            let account = Account::new(done(), expected(), Message::new("seen-progress-ahead"));
            return Finding::fails(why, account, evidence(states));
        }
        if states_during(record, program, states) {
            return Finding::holds(Message::new("progress-moves"), evidence(states));
        }
    }
    if !is_over(record) {
        return Finding::unseen(Message::new("scan-goes-on"), vec![scan.at]);
    }
    if let Some((_, states, _)) = with(Outcome::Grows) {
        return Finding::holds(Message::new("progress-moves"), evidence(states));
    }
    let shown = |states: &[State]| {
        let last = states.last().map_or(0, |state| state.at);
        let segment = segments.iter().rev().find(|segment| segment.at.end == last);
        text::excerpt(segment.map_or("", |segment| segment.text.trim()))
    };
    if let Some((_, states, _)) = with(Outcome::Stops) {
        let why = Message::new("progress-incomplete").with("program", program);
        let seen = Message::new("seen-progress-incomplete").with("text", shown(states));
        return Finding::fails(why, Account::new(done(), expected(), seen), evidence(states));
    }
    if let Some((_, states, _)) = with(Outcome::Stuck) {
        let why = Message::new("progress-stuck").with("program", program);
        let seen = Message::new("seen-progress-stuck").with("text", shown(states));
        return Finding::fails(why, Account::new(done(), expected(), seen), evidence(states));
    }
    if let Some((_, states, _)) = with(Outcome::Complete) {
        return Finding::unseen(Message::new("progress-at-the-end"), evidence(states));
    }
    let why = Message::new("no-progress").with("program", program);
    let account = Account::new(done(), expected(), why.clone());
    Finding::fails(why, account, vec![scan.at])
}

/// What became of a display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It advanced to its end.
    Complete,
    /// It advanced; what its end would be is not to be seen.
    Grows,
    /// It advanced and stopped before its end.
    Stops,
    /// It stands still.
    Stuck,
    /// It is no display of progress.
    None,
}

fn judge(kind: &Kind, states: &[State], highest: f64) -> Outcome {
    let mut values: Vec<f64> = states.iter().map(|state| state.value).collect();
    let back = values.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let (first, last) = match (values.first(), values.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return Outcome::None,
    };
    let shown = states.len();
    values.dedup();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let highest_shown = values.last().copied().unwrap_or(0.0);
    let advances = values.len() >= STATES && last > first && back as f64 <= 1.0 + shown as f64 * STEPS_BACK;
    match kind {
        Kind::Percent | Kind::Part(_) | Kind::Framed(_) if advances && highest_shown >= COMPLETE => Outcome::Complete,
        Kind::Percent | Kind::Part(_) | Kind::Framed(_) if advances => Outcome::Stops,
        Kind::Percent | Kind::Part(_) | Kind::Framed(_) if shown >= STATES && values.len() == 1 && last < COMPLETE => {
            Outcome::Stuck
        }
        Kind::Percent if last == 0.0 && shown > 0 && values.len() == 1 => Outcome::Stuck,
        Kind::Growing(_) if advances && highest_shown >= BAR as f64 => Outcome::Grows,
        Kind::Counter(_) if advances && highest_shown >= highest * COMPLETE => Outcome::Complete,
        _ => Outcome::None,
    }
}

/// The event in which a display was first complete.
fn complete_at(kind: &Kind, states: &[State], highest: f64) -> Option<usize> {
    let whole = if matches!(kind, Kind::Counter(_)) { highest } else { 1.0 };
    let complete = states.iter().find(|state| state.value >= whole * COMPLETE);
    complete.map(|state| state.at)
}

/// How many ports had been seen tried before this event.
fn tried_before(record: &Record, program: &str, at: usize) -> f64 {
    let before = record.within(0..at).rev();
    // Written down now and then: by the next time it was at least this many.
    let after = record.within(at..record.events().len());
    let ports = |event: &crate::transcript::Event| match event.did {
        Did::Scanned { ports, .. } if by(event, program) => Some(ports),
        _ => None,
    };
    let next = after.into_iter().find_map(|(_, event)| ports(event));
    let last = before.into_iter().find_map(|(_, event)| ports(event));
    next.or(last).unwrap_or(0) as f64
}

/// Were several states shown before the scan was over?
fn states_during(record: &Record, program: &str, states: &[State]) -> bool {
    let mut scans = record
        .all()
        .filter(|(_, event)| by(event, program) && matches!(event.did, Did::Scanned { .. }))
        .map(|(at, _)| at);
    let Some(last) = scans.next_back() else { return false };
    let mut during: Vec<f64> = states
        .iter()
        .filter(|state| state.at < last)
        .map(|state| state.value)
        .collect();
    during.dedup();
    during.len() >= STATES
}

/// Everything that looks like progress, by the way in which it is shown.
fn displays(segments: &[Segment], record: &Record, program: &str) -> Vec<(Kind, Vec<State>)> {
    let open = opened(record);
    let mut displays: BTreeMap<Kind, Vec<State>> = BTreeMap::new();
    for segment in segments {
        let text = folded(&segment.text);
        let at = segment.at.end;
        let mut add = |kind: Kind, value: f64| displays.entry(kind).or_default().push(State { value, at });
        let number = |text: &str| text.replace(',', ".").parse::<f64>().unwrap_or(0.0);
        // The ruler above a bar shows both ends at once.
        let percents: Vec<f64> = PERCENT.captures_iter(&text).map(|found| number(&found[1])).collect();
        let mut parts = PART.captures_iter(&text);
        if let Some(part) = parts.next() {
            let (done, whole) = (number(&part[1]), number(&part[2]));
            if whole >= STATES as f64 && done <= whole {
                add(Kind::Part(whole as u64), done / whole);
            }
        }
        if let [percent] = percents.as_slice()
            && *percent <= 100.0
            && PART.captures(&text).is_none_or(|part| part.get(3).is_none())
        {
            add(Kind::Percent, percent / 100.0);
        }
        let dots = dots(segment, record, program);
        match bar(&text) {
            // It grew one sign after the other.
            _ if dots.is_some() => {}
            Some((_, length, Some(width))) => add(Kind::Framed(width), length as f64 / width as f64),
            Some((symbol, length, None)) => add(Kind::Growing(symbol), length as f64),
            None => {}
        }
        let names_open = mentions(&text).iter().any(|mention| open.contains(&mention.port));
        if segment.redrawn
            && !names_open
            && let Some(found) = NUMBER.find_iter(&text).last()
        {
            let around = NUMBER.replace_all(&text, "").trim().to_owned();
            add(Kind::Counter(around), number(found.as_str()));
        }
        if let Some((symbol, length)) = dots {
            for (nth, at) in printings(segment, record, program).into_iter().enumerate() {
                let value = (length * (nth + 1)) as f64;
                displays
                    .entry(Kind::Growing(symbol))
                    .or_default()
                    .push(State { value, at });
            }
        }
    }
    displays.into_iter().collect()
}
