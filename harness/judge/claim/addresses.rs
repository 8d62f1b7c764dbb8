//! The claim that a server knows its visitors' addresses though nobody is asked for a name: whoever comes again is met in
//! another way than strangers are, whoever it is, and after a restart too.

use std::collections::BTreeSet;

use super::echo::died;
use super::identity::new_in;
use crate::judge::finding::Finding;
use crate::judge::record::{Record, by, by_peer};
use crate::judge::visit::Visit;
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did, Intent};
use crate::words::folded;

/// All strangers were met alike, all who came again were met alike, and otherwise, before a restart and after it. Where
/// names are in play it is those that tell.
pub fn knows_addresses(record: &Record) -> Finding {
    let visits = record.visits();
    let named = visits.iter().any(|visit| visit.gave(record, Intent::Name));
    let (strangers, known): (Vec<&Visit>, Vec<&Visit>) = visits.iter().partition(|visit| is_first(record, visit));
    let (Some(first), Some(again)) = (strangers.first(), known.first()) else {
        // Whoever ends with the first visitor knows nobody.
        let ending = record.ending(record.server(), record.events().len());
        return died(record, &ending, None).unwrap_or_else(Finding::unreached);
    };
    let alike = |some: &[&Visit]| some.iter().map(|visit| met(record, visit)).collect::<BTreeSet<_>>();
    let came = visits.iter().all(|visit| visit.came(record).is_some());
    let (met_first, met_again) = (alike(&strangers), alike(&known));
    let several = strangers.len() > 1 && over_a_restart(record, &known);
    let told_apart = met_first.len() == 1 && met_again.len() == 1 && met_first != met_again;
    let evidence = vec![first.range.start, again.range.start];
    if !named && came && several && told_apart && known.iter().all(|visit| says_the_same(record, first, visit)) {
        return Finding::holds(Message::new("addresses-told-apart"), evidence);
    }
    let why = Message::new("addresses-alike");
    let account = Account::new(
        Message::new("done-came-again").with("name", first.name),
        Message::new("expected-addresses-told-apart"),
        why.clone(),
    );
    Finding::fails(why, account, evidence)
}

/// Is it the first visit of its user?
fn is_first(record: &Record, visit: &Visit) -> bool {
    record
        .first_visit(visit.user)
        .is_some_and(|first| first.peer == visit.peer)
}

/// Did somebody come again before the server was started again, and somebody after that?
fn over_a_restart(record: &Record, known: &[&Visit]) -> bool {
    let started = |(at, event): (usize, &crate::transcript::Event)| {
        (by(event, record.server()) && matches!(event.did, Did::Started { .. })).then_some(at)
    };
    let Some(restarted) = record.all().filter_map(started).nth(1) else {
        return false;
    };
    known.iter().any(|visit| visit.range.start < restarted) && known.iter().any(|visit| visit.range.start > restarted)
}

/// How a visitor was met: what was said to them, and of them on the server's console, before they had anything to say.
/// Without numbers: addresses differ, and visitors may be counted.
fn met(record: &Record, visit: &Visit) -> String {
    let inside = visit.range.start..visit.inside(record);
    let reported = record.within(inside.clone()).filter_map(|(_, event)| match &event.did {
        Did::Printed { bytes } if by(event, record.server()) => Some(text::plain(&bytes.text())),
        _ => None,
    });
    let all = format!(
        "{}\n{}",
        visit.obtained(record, inside.clone()),
        reported.collect::<String>()
    );
    folded(&new_in(record, visit, &all))
        .replace(&folded(visit.password), "")
        .replace(|letter: char| letter.is_numeric() || letter.is_whitespace(), "")
}

/// Did the visitor's side say the same as at the first visit, as long as it was spoken to alike? A client that brings
/// along what it kept is known by that.
fn says_the_same(record: &Record, first: &Visit, again: &Visit) -> bool {
    let talk = |visit: &Visit| -> Vec<(bool, String)> {
        let inside = visit.range.start..visit.inside(record);
        let mine = record
            .within(inside)
            .filter(|(_, event)| by(event, visit.peer) || by_peer(event, visit.peer));
        let said = |bytes: &Bytes| bytes.text().replace(visit.password, "");
        mine.filter_map(|(_, event)| match &event.did {
            Did::Sent { bytes } => Some((true, said(bytes))),
            Did::Received { bytes } => Some((false, said(bytes))),
            _ => None,
        })
        .collect()
    };
    let (first, again) = (talk(first), talk(again));
    let differs = first.iter().zip(&again).find(|(one, other)| one != other);
    differs.is_none_or(|(one, other)| !one.0 && !other.0)
}
