//! The claim that an answer differs from what was said in one certain way.

use super::echo::echoed;
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::Record;
use crate::judge::{Account, Message};
use crate::scenario::Change;

/// The first exchange of the peer that did not come back unchanged was changed in this way.
pub fn changed(record: &Record, peer: &str, how: Change) -> Finding {
    let found = echoed(record, peer, None);
    match found.seen {
        Seen::Fails if found.why.key == key(how) => Finding::holds(found.why, found.evidence),
        Seen::Fails | Seen::Holds => {
            let account = Account::new(
                Message::new("done-looked"),
                Message::new("expected-changed"),
                found.why.clone(),
            );
            Finding::fails(found.why, account, found.evidence)
        }
        Seen::Unseen | Seen::Unreached => found,
    }
}

/// What the claim that an answer is an echo calls this.
fn key(how: Change) -> &'static str {
    match how {
        Change::Upper => "echo-upper",
        Change::Cut => "echo-cut",
        Change::Prefixed => "echo-prefixed",
        Change::BrokenText => "echo-broken-text",
        Change::Nothing => "echo-nothing",
        Change::Closed => "echo-closed",
        Change::Changed => "echo-changed",
    }
}
