//! Message and answer in turn.

use super::stage::{Stage, is, program};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Halt, Intent, Rest};

fn answered(user: &str, at_least: usize) -> Expect {
    Expect::Answered {
        user: user.into(),
        at_least,
    }
}

fn talked(times: usize) -> Stage {
    (0..times).fold(Stage::serving().accepted("a"), |stage, round| {
        stage.exchange("a", &format!("message {round}"), "an answer of its own")
    })
}

#[test]
fn ten_answers_of_any_kind_are_a_dialogue() {
    assert_eq!(talked(10).sees(answered("a", 10)).0, Holds);
    assert_eq!(talked(3).sees(answered("a", 10)).0, Unreached);
    assert_eq!(Stage::serving().sees(answered("a", 10)).0, Unreached);
}

#[test]
fn a_dialogue_that_stops_fails_and_one_that_never_began_is_absent() {
    let stops = talked(5).exchanged("a", "six", "", Some(Rest::Settled), true);
    assert_eq!(stops.sees(answered("a", 10)), is(Fails, "dialogue-stops"));
    let closes = talked(1).exchanged("a", "two", "", None, false);
    assert_eq!(closes.sees(answered("a", 10)), is(Fails, "dialogue-closes"));
    let silent = talked(0).exchanged("a", "one", "", Some(Rest::Settled), true);
    assert_eq!(silent.sees(answered("a", 10)), is(Fails, "dialogue-silent"));
    let none = Expect::NoneOf {
        of: vec![answered("a", 1)],
    };
    let decision = silent.decide("dialogue.many", vec![answered("a", 10)], vec![none]);
    assert_eq!(decision.verdict, Verdict::Absent);
}

#[test]
fn in_doubt_a_dialogue_is_undecided() {
    let busy = talked(5).exchanged("a", "six", "", Some(Rest::Deadline), true);
    assert_eq!(busy.sees(answered("a", 10)), is(Unseen, "still-busy"));
    let asked = talked(5)
        .asks("server", "Press Enter to go on", Intent::Enter)
        .exchanged("a", "six", "", Some(Rest::Settled), true);
    assert_eq!(asked.sees(answered("a", 10)), is(Unseen, "server-asks-meanwhile"));
}

#[test]
fn a_server_that_dies_within_a_dialogue_fails() {
    let died = talked(5)
        .ends("server", Exit::Code(0))
        .exchanged("a", "six", "", Some(Rest::Ended), false);
    assert_eq!(died.sees(answered("a", 10)), is(Fails, "server-died"));
}

#[test]
fn lines_typed_at_a_client_count_when_each_is_sent_and_answered() {
    let typed = |times: usize| {
        let stage = Stage::serving().start("client", Role::Client);
        (0..times).fold(stage, |stage, round| {
            let text = format!("line {round}");
            let bytes = || text.as_str().into();
            stage
                .add(program("client"), Did::Message { text: text.clone() })
                .add(program("client"), Did::Sent { bytes: bytes() })
                .add(program("client"), Did::Received { bytes: bytes() })
        })
    };
    assert_eq!(typed(10).sees(answered("client", 10)).0, Holds);
    assert_eq!(typed(4).sees(answered("client", 10)), is(Unseen, "dialogue-few"));
    let said = |stage: Stage| {
        let text = || "line".to_owned();
        let stage = stage.add(program("client"), Did::Message { text: text() });
        stage.add(
            program("client"),
            Did::Sent {
                bytes: text().as_str().into(),
            },
        )
    };
    let silent = said(said(Stage::serving().start("client", Role::Client))).rests(Rest::Settled);
    assert_eq!(silent.sees(answered("client", 10)), is(Fails, "dialogue-silent"));
}

#[test]
fn answers_that_no_client_reads_are_no_dialogue() {
    let stage = (0..10).fold(Stage::serving().start("client", Role::Client), |stage, _| {
        let text = "line".to_owned();
        stage
            .add(program("client"), Did::Message { text })
            .add(program("client"), Did::Sent { bytes: "line".into() })
            .add(program("client"), Did::Received { bytes: "line".into() })
            .add(program("client"), Did::Unread { bytes: 4 })
    });
    assert_eq!(stage.sees(answered("client", 10)), is(Fails, "dialogue-unread"));
}

#[test]
fn a_pair_in_which_each_waits_for_the_other_fails() {
    let program = || "client".to_owned();
    let stage = Stage::serving()
        .start("client", Role::Client)
        .halts(Halt::BothWait { program: program() });
    assert_eq!(stage.sees(answered("client", 10)), is(Fails, "both-wait"));
    let wire = stage.decide("dialogue.many", vec![answered("a", 10)], vec![]);
    assert_eq!(wire.verdict, Verdict::Undecided);
}
