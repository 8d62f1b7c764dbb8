//! The ways in which users can come to a chat over connections: on the wire, as lines of plain text or through the
//! student's client. What one way shows, another need not.

use super::Outcome;
use crate::dialect::{Dialect, Framing, Plain, Users};
use crate::judge::{Decision, Verdict, is_out_of_reach};

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
        // Of a program that fell at once nothing is seen.
        Verdict::Fail if decision.consequence => 0,
        Verdict::Fail => 3,
        // What was only a guess, or out of reach, is less than that nobody tried.
        Verdict::Undecided if decision.why.key == GUESSED || is_out_of_reach(decision) => 0,
        Verdict::Undecided => 2,
        Verdict::Absent => 1,
    }
}

/// Is the criterion about something that a user brings about against the others' will?
fn must_not_happen(criterion: &str) -> bool {
    ["chat.auth", "chat.leaves"].contains(&criterion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Message;
    use crate::transcript::Transcript;

    fn outcome(decided: &[(&str, Verdict, &str)]) -> Outcome {
        let decision = |(criterion, verdict, why): &(&str, Verdict, &str)| Decision {
            criterion: (*criterion).into(),
            verdict: *verdict,
            why: Message::new(why),
            account: None,
            evidence: Vec::new(),
            consequence: false,
        };
        Outcome {
            scenario: "chat/one".into(),
            decisions: decided.iter().map(decision).collect(),
            transcript: Transcript::default(),
        }
    }

    fn merged(one: &[(&str, Verdict, &str)], other: &[(&str, Verdict, &str)]) -> Vec<(String, Verdict)> {
        let mut outcomes = Vec::new();
        merge_ways(&mut outcomes, outcome(one));
        merge_ways(&mut outcomes, outcome(other));
        let decisions = outcomes.into_iter().flat_map(|outcome| outcome.decisions);
        decisions
            .map(|decision| (decision.criterion, decision.verdict))
            .collect()
    }

    #[test]
    fn what_users_obtain_in_one_way_they_can_obtain() {
        let console = [("chat.delivers", Verdict::Fail, "chat-does-not-reach")];
        let wire = [("chat.delivers", Verdict::Pass, "chat-reaches-all")];
        let passes = vec![("chat.delivers".to_owned(), Verdict::Pass)];
        assert_eq!(merged(&console, &wire), passes);
        assert_eq!(merged(&wire, &console), passes);
    }

    #[test]
    fn what_must_not_happen_fails_in_whichever_way_it_does() {
        let console = [("chat.auth", Verdict::Pass, "kept-out")];
        let wire = [("chat.auth", Verdict::Fail, "wrong-password-let-in")];
        assert_eq!(merged(&console, &wire), vec![("chat.auth".to_owned(), Verdict::Fail)]);
    }

    #[test]
    fn a_guess_tells_less_than_that_nobody_tried() {
        let console = [("chat.names", Verdict::Absent, "chat-silent")];
        let guess = [("chat.names", Verdict::Undecided, GUESSED)];
        let open = [("chat.names", Verdict::Undecided, "chat-not-let-in")];
        assert_eq!(merged(&console, &guess)[0].1, Verdict::Absent);
        assert_eq!(merged(&console, &open)[0].1, Verdict::Undecided);
        let gone = [("chat.names", Verdict::Undecided, "other-ended")];
        assert_eq!(merged(&gone, &console)[0].1, Verdict::Absent);
        assert_eq!(merged(&console, &gone)[0].1, Verdict::Absent);
    }
}
