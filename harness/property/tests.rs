use std::convert::Infallible;

use proptest::prelude::*;

use super::*;
use crate::dialect::{Counts, Framing, Header, Length};
use crate::scenario::Localised;

/// What a play said, and the case that the judge of this test takes for broken.
#[derive(Debug)]
struct Play {
    cases: Vec<Case>,
    broken: Option<usize>,
}

impl Played for Play {
    fn broken(&self) -> Option<usize> {
        self.broken
    }
}

fn scenario(texts: Texts, sent: Sent) -> Scenario {
    let peer = || "a".to_owned();
    Scenario {
        id: "framing/example".into(),
        title: Localised::default(),
        steps: vec![
            Step::Close {
                peer: peer(),
                or_goodbye: false,
            },
            Step::Property {
                peer: peer(),
                texts,
                sent,
                cases: 64,
            },
        ],
        decides: Vec::new(),
    }
}

fn dialect(width: usize) -> Dialect {
    Dialect {
        framing: Some(Framing::Header(Header {
            length: Length::Decimal,
            width,
            pad: None,
            justify: None,
            counts: Counts::Bytes,
        })),
        ..Dialect::default()
    }
}

fn cases(scenario: &Scenario) -> Vec<Case> {
    let cases = scenario.steps.iter().find_map(|step| match step {
        Step::Converse { cases, .. } => Some(cases.clone()),
        _ => None,
    });
    cases.expect("the property has become its cases")
}

/// What is found where `breaks` says which cases break the conversation, and how many worlds it took.
fn found(texts: Texts, sent: Sent, seed: u64, breaks: impl Fn(&Case) -> bool) -> (Vec<Play>, usize) {
    let (scenario, dialect) = (scenario(texts, sent), dialect(5));
    let property = Property::of(&scenario, &dialect).expect("it has one");
    let mut worlds = 0;
    let found = property.examine(seed, |scenario| {
        worlds += 1;
        let cases = cases(scenario);
        let broken = cases.iter().position(&breaks);
        Ok::<Play, Infallible>(Play { cases, broken })
    });
    let Ok(found) = found;
    (found.into_iter().map(|(_, play)| play).collect(), worlds)
}

#[test]
fn what_breaks_nothing_is_played_once() {
    let (plays, worlds) = found(Texts::Plain, Sent::Cut, 1, |_| false);
    assert_eq!((plays.len(), worlds), (1, 1));
    assert_eq!(plays[0].cases.len(), 64);
}

#[test]
fn a_cut_shrinks_to_one_letter_in_two_pieces() {
    let (plays, _) = found(Texts::Plain, Sent::Cut, 1, |case| !case.cuts.is_empty());
    let [case] = plays[0].cases.as_slice() else {
        panic!("one case")
    };
    assert_eq!(case.messages, ["z"]);
    assert_eq!(case.cuts.len(), 1);
}

#[test]
fn joined_messages_shrink_to_two_of_one_letter() {
    let (plays, _) = found(Texts::Plain, Sent::Joined, 1, |case| case.messages.len() > 1);
    assert_eq!(plays[0].cases[0].messages, ["z", "z"]);
}

#[test]
fn letters_shrink_to_the_one_that_matters() {
    let wide = |letter: char| letter.len_utf8() == 4;
    let (plays, _) = found(Texts::Letters, Sent::Whole, 1, |case| case.messages[0].contains(wide));
    let message = &plays[0].cases[0].messages[0];
    assert_eq!(message.chars().count(), 2, "{message}");
}

#[test]
fn lengths_shrink_to_the_first_that_breaks() {
    for first in [2, 100, 1025, 9_999, 65_536] {
        let breaks = |case: &Case| case.messages[0].len() >= first;
        let (plays, worlds) = found(Texts::Long, Sent::Whole, 1, breaks);
        assert_eq!(plays[0].cases[0].messages[0].len(), first);
        assert!(worlds < 30, "{worlds} worlds");
    }
}

#[test]
fn a_case_that_breaks_only_after_others_stays_with_them() {
    let (scenario, dialect) = (scenario(Texts::Plain, Sent::Joined), dialect(4));
    let property = Property::of(&scenario, &dialect).expect("it has one");
    let found = property.examine(1, |scenario| {
        let cases = cases(scenario);
        let broken = (cases.len() > 3).then_some(3);
        Ok::<Play, Infallible>(Play { cases, broken })
    });
    let Ok(found) = found;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.cases.len(), 64);
}

#[test]
fn the_lengths_asked_for_come_first_and_those_where_headers_are_full_follow() {
    let (plays, _) = found(Texts::Long, Sent::Whole, 1, |_| false);
    let sizes: Vec<usize> = plays[0].cases.iter().map(|case| case.messages[0].len()).collect();
    assert_eq!(sizes[..2], [2048, 70_000]);
    for size in [9, 10, 11, 999, 1024, 9_999, 10_000, 65_537] {
        assert!(sizes.contains(&size), "{size}");
    }
    assert!(plays[0].cases[1].cuts.len() > 3, "a long message comes in pieces");
}

proptest! {
    #[test]
    fn cases_are_the_same_for_the_same_seed_and_their_cuts_lie_in_the_wire(seed: u64) {
        for sent in [Sent::Whole, Sent::Cut, Sent::Joined] {
            for texts in [Texts::Plain, Texts::Letters] {
                let (plays, _) = found(texts, sent, seed, |_| false);
                let (again, _) = found(texts, sent, seed, |_| false);
                prop_assert_eq!(&plays[0].cases, &again[0].cases);
                for case in &plays[0].cases {
                    let length: usize = case.messages.iter().map(|message| 5 + message.len()).sum();
                    prop_assert!(case.cuts.iter().all(|cut| (1..length).contains(cut)));
                    prop_assert!(case.messages.iter().all(|message| !message.is_empty() && message.trim() == message));
                }
            }
        }
    }

    #[test]
    fn what_is_shown_broke_and_broke_alone(seed: u64, letter in proptest::char::range('a', 'f')) {
        let breaks = |case: &Case| case.messages.iter().any(|message| message.contains(letter));
        let (plays, worlds) = found(Texts::Plain, Sent::Joined, seed, breaks);
        prop_assert!(worlds <= STEPS + 2);
        for play in plays {
            prop_assert!(play.broken.is_none() || play.cases.iter().any(breaks));
        }
    }
}
