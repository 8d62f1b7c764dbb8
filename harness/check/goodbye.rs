//! Users who leave as the submission's own client does. Where any way of leaving will do, a server that falls over a plain
//! close can still be left by its word.

use crate::dialect::Dialect;
use crate::scenario::{Scenario, Step};

/// The scenario in which each user for whom any way of leaving will do says goodbye; None where there is no such user, or
/// no word that was seen.
pub(super) fn by_goodbye(scenario: &Scenario, dialect: &Dialect) -> Option<Scenario> {
    dialect.goodbye.as_ref().filter(|goodbye| !goodbye.is_empty())?;
    let mut scenario = scenario.clone();
    let closes = scenario
        .steps
        .iter_mut()
        .map(say_goodbye)
        .fold(false, |one, other| one | other);
    closes.then_some(scenario)
}

/// Was there a plain close to be replaced?
fn say_goodbye(step: &mut Step) -> bool {
    match step {
        Step::Close { peer, or_goodbye: true } => {
            *step = Step::Leave {
                program: std::mem::take(peer),
            };
            true
        }
        Step::Phase { steps, .. } | Step::Repeat { steps, .. } => {
            steps.iter_mut().map(say_goodbye).fold(false, |one, other| one | other)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(or_goodbye: bool) -> Step {
        let peer = "a".into();
        Step::Close { peer, or_goodbye }
    }

    fn scenario(steps: Vec<Step>) -> Scenario {
        Scenario {
            steps,
            ..Scenario::empty("reconnect/one")
        }
    }

    fn knows(goodbye: Option<&str>) -> Dialect {
        Dialect {
            goodbye: goodbye.map(str::to_owned),
            ..Dialect::default()
        }
    }

    #[test]
    fn whoever_may_leave_in_any_way_says_goodbye_where_it_is_known() {
        let rounds = |step: Step| Step::Repeat {
            times: 2,
            steps: vec![step],
        };
        let left = by_goodbye(&scenario(vec![close(false), rounds(close(true))]), &knows(Some("bye")));
        let program = "a".into();
        assert_eq!(
            left.expect("one may").steps,
            [close(false), rounds(Step::Leave { program })]
        );
    }

    #[test]
    fn nothing_is_tried_without_a_word_or_where_the_close_is_what_counts() {
        let any = scenario(vec![close(true)]);
        assert_eq!(by_goodbye(&any, &knows(None)), None);
        assert_eq!(by_goodbye(&any, &knows(Some(""))), None);
        assert_eq!(by_goodbye(&scenario(vec![close(false)]), &knows(Some("bye"))), None);
    }
}
