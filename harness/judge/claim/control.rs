//! Claims about a server's control console: that it takes commands, and that each has its effect in the world.

mod identities;
mod logs;
mod pause;
mod stop;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dialect::recognise;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by, by_peer};
use crate::judge::{Account, Message, text};
use crate::transcript::{Did, Intent, Order, Who};
use crate::words::last_line;

/// The server takes commands of a control console, beyond one that ends it.
pub fn takes_commands(record: &Record, program: &str) -> Finding {
    let commands = &record.dialect.commands;
    let awaits = record.all().find_map(|(at, event)| match &event.did {
        Did::AwaitsCommands { text } if by(event, program) => Some((at, text)),
        _ => None,
    });
    let evidence: Vec<usize> = awaits.iter().map(|(at, _)| *at).collect();
    if commands.control() {
        return Finding::holds(Message::new("takes-commands").with("program", program), evidence);
    }
    // Nothing at all was played where it was known before that there is no console.
    if record.started(program, record.events().len()).is_none() && !record.events().is_empty() {
        return Finding::unreached();
    }
    if let Some((at, asks)) = awaits
        && commands.stop.is_none()
        && recognise(record.dialect, Some(program), asks) == Intent::Command
    {
        let why = Message::new("commands-unknown").with("question", text::excerpt(last_line(asks)));
        return Finding::unseen(why.with("program", program), vec![at]);
    }
    let account = Account::new(
        Message::new("done-looked"),
        Message::new("expected-console").with("program", program),
        Message::new("no-console").with("program", program),
    );
    Finding::fails(Message::new("no-console").with("program", program), account, evidence)
}

/// The peer was accepted, and read or answered as far as the server was understood.
pub fn welcomed(record: &Record, peer: &str) -> Finding {
    let mine = || {
        let all = record.all();
        all.filter(|(_, event)| by_peer(event, peer) || by(event, peer))
    };
    let saw = |wanted: fn(&Did) -> bool| mine().find(|(_, event)| wanted(&event.did)).map(|(at, _)| at);
    let answered = saw(|did| match did {
        Did::Received { bytes } => !bytes.0.is_empty(),
        Did::Drained => true,
        _ => false,
    });
    if let Some(at) = answered {
        return Finding::holds(Message::new("welcomed"), vec![at]);
    }
    let Some(came) = saw(|did| matches!(did, Did::Connected { .. } | Did::Refused { .. })) else {
        return Finding::unreached();
    };
    let accepted = saw(|did| matches!(did, Did::Accepted));
    let at_client = mine().any(|(_, event)| by(event, peer));
    if accepted.is_some() || at_client || !record.settled(came..record.events().len()) {
        return Finding::unseen(Message::new("accepted-only"), vec![accepted.unwrap_or(came)]);
    }
    let died = super::died(record, &record.ending(record.server(), record.events().len()));
    let account = Account::new(
        Message::new("done-connected"),
        Message::new("expected-served"),
        Message::new("seen-not-accepted"),
    );
    died.unwrap_or_else(|| Finding::fails(Message::new("served-not-accepted"), account, vec![came]))
}

/// A command given at the control console had its effect.
pub fn obeys(record: &Record, program: &str, order: Order) -> Finding {
    let commands = &record.dialect.commands;
    if !commands.control() {
        return takes_commands(record, program);
    }
    if commands.get(order).is_none() && order != Order::Resume {
        return unknown(record, program, order);
    }
    match order {
        Order::Stop => stop::obeys(record, program),
        Order::Pause | Order::Resume => pause::obeys(record, program),
        Order::ShowLogs => logs::shows(record, program),
        Order::ClearLogs => logs::clears(record, program),
        Order::ClearIdentities => identities::forgets(record, program),
        Order::Help => Finding::unreached(),
    }
}

/// The console has no such command, or none that was found.
fn unknown(record: &Record, program: &str, order: Order) -> Finding {
    let started = record.started(program, record.events().len());
    if started.is_none() && !record.events().is_empty() {
        return Finding::unreached();
    }
    let evidence: Vec<usize> = started.into_iter().collect();
    let named = |key: &str| Message::new(key).with("order", order.name()).with("program", program);
    if record.dialect.commands.listed != Some(true) {
        return Finding::unseen(named("command-not-found"), evidence);
    }
    let account = Account::new(
        Message::new("done-looked"),
        named("expected-command"),
        named("no-such-command"),
    );
    Finding::fails(named("no-such-command"), account, evidence)
}

/// A time at which a command was given, and what came of it until the examiner did something else.
struct Given {
    /// From the command on.
    range: Range<usize>,
    /// Something was typed for it: the console waited.
    typed: Option<usize>,
}

impl Given {
    /// The event that shows it: the line typed.
    fn at(&self) -> usize {
        self.typed.unwrap_or(self.range.start)
    }
}

/// The times at which this command was given.
fn given(record: &Record, program: &str, order: Order) -> Vec<Given> {
    let starts = record
        .all()
        .filter(|(_, event)| by(event, program) && event.did == Did::Ordered { order });
    starts
        .map(|(at, _)| {
            let end = record
                .within(at + 1..record.events().len())
                .find(|(_, event)| ends_turn(event.who.clone(), &event.did));
            let range = at..end.map_or(record.events().len(), |(end, _)| end);
            let typed = record
                .within(range.clone())
                .find(|(_, event)| by(event, program) && matches!(event.did, Did::Typed { .. }))
                .map(|(at, _)| at);
            Given { range, typed }
        })
        .collect()
}

/// Does the examiner turn to something else with this?
fn ends_turn(who: Who, did: &Did) -> bool {
    let does = matches!(
        did,
        Did::Ordered { .. } | Did::PhaseBegins { .. } | Did::PhaseEnds { .. } | Did::Halted { .. } | Did::Plays { .. }
    );
    let peer = matches!(who, Who::Peer(_))
        && matches!(
            did,
            Did::Connected { .. } | Did::Refused { .. } | Did::Sent { .. } | Did::Message { .. }
        );
    let leaves = matches!(who, Who::Peer(_)) && matches!(did, Did::Closed { .. });
    does || peer || leaves
}

/// The console did not wait for a command when one was to be given, or waits for something else since.
fn not_waiting(record: &Record, program: &str, given: &[Given]) -> Option<Finding> {
    let first = given.first()?;
    if given.iter().all(|given| given.typed.is_none()) {
        let why = Message::new("console-not-waiting").with("program", program);
        return Some(Finding::unseen(why, vec![first.range.start]));
    }
    let last = given.last()?;
    let (at, _, question) = record.pending(program, last.range.end)?;
    let why = Message::new("asks-meanwhile").with("question", text::excerpt(question.trim()));
    (at >= first.range.start).then(|| Finding::unseen(why.with("program", program), vec![at]))
}

/// What was typed for the command, for the account of a failure.
fn typed(record: &Record, program: &str, given: &Given) -> Message {
    let typed = record.typed(program, given.range.clone());
    let word = typed.first().map_or(String::new(), |(_, word, _)| word.clone());
    Message::new("done-ordered")
        .with("text", text::excerpt(&word))
        .with("program", program)
}

/// What the files hold at this place of the record, as far as they were written since it began.
fn files<'a>(record: &Record<'a>, end: usize) -> BTreeMap<&'a str, Vec<u8>> {
    let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (_, event) in record.within(0..end) {
        match &event.did {
            Did::Wrote { path, bytes, rewritten } => {
                let file = files.entry(path).or_default();
                if *rewritten {
                    file.clear();
                }
                file.extend_from_slice(&bytes.0);
            }
            Did::Removed { path } => {
                files.remove(path.as_str());
            }
            _ => {}
        }
    }
    files
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}
