//! The ways in which users can come to a chat over connections: on the wire, as lines of plain text or through the
//! student's client. What one way shows, another need not.

use super::Outcome;
use crate::dialect::{Dialect, Framing, Plain, Users};
use crate::judge::{Decision, Verdict};

/// Why nothing can be said of users who speak as nobody has shown them.
const GUESSED: &str = "chat-plain-text";

/// The ways to try, the likeliest first.
pub(super) fn ways(found: &Dialect, has_client: bool) -> Vec<Dialect> {
    let with_users = |users: Users| Dialect {
        users: Some(users),
        ..found.clone()
    };
    match (has_client, found.users) {
        (true, Some(Users::Wire)) => vec![with_users(Users::Wire), with_users(Users::Console)],
        (true, _) => vec![with_users(Users::Console), with_users(Users::Wire)],
        // Whether lines end with a line feed nobody has shown.
        (false, _) if found.framing.is_none() => {
            let lines = Dialect {
                framing: Some(Framing::Plain(Plain::Line)),
                ..found.clone()
            };
            vec![found.clone(), lines]
        }
        (false, _) => vec![found.clone()],
    }
}

/// Adds what one more way showed: of each criterion the decision stays that tells more.
pub(super) fn merge_ways(outcomes: &mut Vec<Outcome>, mut other: Outcome) {
    other.decisions.retain(|decision| {
        let same = |known: &Decision| known.criterion == decision.criterion;
        let known = outcomes
            .iter()
            .flat_map(|outcome| &outcome.decisions)
            .find(|known| same(known));
        let tells_more = known.is_none_or(|known| weight(decision) > weight(known));
        if tells_more {
            outcomes
                .iter_mut()
                .for_each(|outcome| outcome.decisions.retain(|known| !same(known)));
        }
        tells_more
    });
    outcomes.push(other);
}

/// How much a decision tells: what users are seen to obtain they can obtain; what must not happen is a fail however it was
/// brought about.
fn weight(decision: &Decision) -> u8 {
    match decision.verdict {
        Verdict::Fail if must_not_happen(&decision.criterion) && !decision.consequence => 5,
        Verdict::Pass => 4,
        Verdict::Fail => 3,
        // What was only a guess is less than that nobody tried.
        Verdict::Undecided if decision.why.key == GUESSED => 0,
        Verdict::Undecided => 2,
        Verdict::Absent => 1,
    }
}

/// Is the criterion about something that a user brings about against the others' will?
fn must_not_happen(criterion: &str) -> bool {
    ["chat.auth", "chat.leaves"].contains(&criterion)
}
