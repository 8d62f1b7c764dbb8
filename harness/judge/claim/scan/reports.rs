//! Which ports a scanner reports as open. Not the words decide but what known ports have in common: words that stand around
//! open ports and no closed ones report them, whatever they are; words around both report nothing, unless they say “open”.

use std::collections::{BTreeMap, BTreeSet};

use super::console::Segment;
use super::mentions::{Mention, Shape, mentions};

/// Of a list without words that holds open ports, at most so many others as there are open ones are mistaken for open;
/// where there are more, it lists something else.
const MISTAKES_PER_PORT: usize = 1;
/// Words that call a port open and stand around no open one must stand around so many closed ones to be believed: single
/// numbers may count something.
const ENOUGH_CLOSED: usize = 3;

/// A port reported as open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The port.
    pub port: u16,
    /// The event in which it was.
    pub at: usize,
}

/// What a console says of ports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    /// The ports reported as open, in the order in which they stand there, each time.
    pub open: Vec<Reported>,
    /// Known open ports that are named in the way in which closed ones are.
    pub unclear: BTreeSet<u16>,
    /// Closed ports that words around open ones stand around too, or that are called open.
    pub mistaken: BTreeMap<u16, usize>,
}

/// What was seen with one shape.
#[derive(Default)]
struct Members {
    open: BTreeSet<u16>,
    closed: BTreeSet<u16>,
}

/// What a shape is used for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It reports open ports.
    Reports,
    /// It lists ports whatever they are.
    Lists,
    /// It says that ports are closed, or counts something.
    Other,
}

/// Reads what is said of ports, of which these are open.
pub fn reports(segments: &[Segment], open: &BTreeSet<u16>) -> Reports {
    let all: Vec<(usize, Mention)> = segments
        .iter()
        .enumerate()
        .flat_map(|(nth, segment)| mentions(&segment.text).into_iter().map(move |mention| (nth, mention)))
        .collect();
    let plain = uses(all.iter().map(|(_, mention)| (&mention.shape, mention.port)), open);
    // A heading may be all that tells a list of open ports from numbers printed before.
    let headings = headings(segments);
    let headed = |nth: usize, mention: &Mention| Shape {
        left: format!("{}\n{}", headings[nth], mention.shape.left),
        right: mention.shape.right.clone(),
    };
    let under: Vec<(Shape, u16)> = all
        .iter()
        .map(|(nth, mention)| (headed(*nth, mention), mention.port))
        .collect();
    let under = uses(under.iter().map(|(shape, port)| (shape, *port)), open);
    let mut reports = Reports::default();
    for (nth, mention) in &all {
        let port = mention.port;
        let at = segments[*nth].at.end;
        let used = match plain[&mention.shape] {
            Use::Lists => under[&headed(*nth, mention)],
            used => used,
        };
        match (used, open.contains(&port)) {
            (Use::Reports, true) => reports.open.push(Reported { port, at }),
            (Use::Reports, false) => {
                reports.open.push(Reported { port, at });
                reports.mistaken.entry(port).or_insert(at);
            }
            (Use::Lists, true) => {
                reports.unclear.insert(port);
            }
            _ => {}
        }
    }
    reports
}

/// What each shape is used for.
fn uses<'a>(all: impl Iterator<Item = (&'a Shape, u16)>, open: &BTreeSet<u16>) -> BTreeMap<Shape, Use> {
    let mut members: BTreeMap<&Shape, Members> = BTreeMap::new();
    for (shape, port) in all {
        let members = members.entry(shape).or_default();
        match open.contains(&port) {
            true => members.open.insert(port),
            false => members.closed.insert(port),
        };
    }
    let used = |(shape, members): (&&Shape, &Members)| ((*shape).clone(), used(shape, members, open.len()));
    members.iter().map(used).collect()
}

fn used(shape: &Shape, members: &Members, all_open: usize) -> Use {
    let (open, closed) = (members.open.len(), members.closed.len());
    // Whatever counts open ports counts up to as many as there are, or some more by mistake.
    let counts = open == 0 && members.closed.iter().all(|port| usize::from(*port) <= 2 * all_open);
    if counts || shape.says_closed() && (open == 0 || closed == 0) {
        return Use::Other;
    }
    if closed == 0 {
        return Use::Reports;
    }
    if shape.says_closed() {
        return Use::Lists;
    }
    if shape.says_open() && !shape.says_trying() {
        return if open > 0 || closed >= ENOUGH_CLOSED {
            Use::Reports
        } else {
            Use::Other
        };
    }
    match open > 1 && closed <= open * MISTAKES_PER_PORT {
        true => Use::Reports,
        false => Use::Lists,
    }
}

/// For each segment the last line before it that has words and no numbers.
fn headings(segments: &[Segment]) -> Vec<String> {
    let worded = |text: &str| text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    let mut heading = String::new();
    let mut headings = Vec::with_capacity(segments.len());
    for segment in segments {
        headings.push(heading.clone());
        if worded(&segment.text) {
            heading = segment.text.trim().to_lowercase();
        }
    }
    headings
}
