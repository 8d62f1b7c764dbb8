//! The claim that other claims do not hold, and for which reason.

use super::look;
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::Record;
use crate::judge::{Account, Message};
use crate::scenario::Expect;

/// Each of these was seen not to hold, and the reason, or what was seen, has this key.
pub fn fails_as(record: &Record, reason: &str, of: &[Expect]) -> Finding {
    let mut evidence = Vec::new();
    for expect in of {
        let found = look(record, expect);
        let seen = found.account.as_ref().map(|account| account.seen.key.as_str());
        match found.seen {
            Seen::Fails if found.why.key == reason || seen == Some(reason) => evidence.extend(found.evidence),
            Seen::Fails | Seen::Holds => {
                let account = Account::new(
                    Message::new("done-looked"),
                    Message::new("expected-fails-as"),
                    found.why.clone(),
                );
                return Finding::fails(found.why, account, found.evidence);
            }
            Seen::Unseen | Seen::Unreached => return found,
        }
    }
    Finding::holds(Message::new(reason), evidence)
}
