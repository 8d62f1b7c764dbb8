//! What one claim came to: the common shape of all claims.

use super::{Account, Message};

/// Whether a claim holds, as far as the record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Seen to hold.
    Holds,
    /// Seen not to hold.
    Fails,
    /// The stage was there, but the record does not tell.
    Unseen,
    /// The scenario never came to the point where it could be seen.
    Unreached,
}

/// What one claim came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Does it hold?
    pub seen: Seen,
    /// Why, for people.
    pub why: Message,
    /// Done, expected, seen; always there when it fails.
    pub account: Option<Account>,
    /// Indexes of the events that it rests on.
    pub evidence: Vec<usize>,
}

impl Finding {
    /// A claim seen to hold.
    pub fn holds(why: Message, evidence: Vec<usize>) -> Finding {
        Finding {
            seen: Seen::Holds,
            why,
            account: None,
            evidence,
        }
    }

    /// A claim seen not to hold; `account` says the same at more length.
    pub fn fails(why: Message, account: Account, evidence: Vec<usize>) -> Finding {
        Finding {
            seen: Seen::Fails,
            why,
            account: Some(account),
            evidence,
        }
    }

    /// A claim that the record does not decide, and why not.
    pub fn unseen(why: Message, evidence: Vec<usize>) -> Finding {
        Finding {
            seen: Seen::Unseen,
            why,
            account: None,
            evidence,
        }
    }

    /// A claim whose ground was never reached.
    pub fn unreached() -> Finding {
        Finding {
            seen: Seen::Unreached,
            why: Message::new("not-reached"),
            account: None,
            evidence: Vec::new(),
        }
    }
}

impl Account {
    /// The three sentences of a failure.
    pub fn new(done: Message, expected: Message, seen: Message) -> Account {
        Account { done, expected, seen }
    }
}
