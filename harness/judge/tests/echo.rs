//! Answers: the same, changed, missing.

use super::stage::{Stage, is, peer};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::transcript::{Did, Exit, Halt, Intent, Rest};

fn echoed() -> Expect {
    Expect::Echoed {
        peer: "a".into(),
        during: None,
    }
}

fn served(peer: &str) -> Expect {
    Expect::Served {
        peer: peer.into(),
        during: None,
    }
}

fn answered(message: &str, reply: &str) -> Stage {
    Stage::serving()
        .accepted("a")
        .exchanged("a", message, reply, Some(Rest::Settled), true)
}

#[test]
fn the_same_bytes_hold_and_so_does_one_line_end_more() {
    assert_eq!(answered("hello", "hello").sees(echoed()).0, Holds);
    assert_eq!(answered("hello", "hello\r\n").sees(echoed()).0, Holds);
    assert_eq!(answered("hello\n", "hello").sees(echoed()).0, Holds);
}

#[test]
fn every_change_of_the_message_has_its_name() {
    for (reply, key) in [
        ("HELLO", "echo-upper"),
        ("Hello", "echo-case"),
        ("hellohello", "echo-doubled"),
        ("hel", "echo-cut"),
        ("Echo: hello", "echo-prefixed"),
        ("hello!", "echo-suffixed"),
        ("llo", "echo-start-lost"),
        ("olleh", "echo-changed"),
        ("hello\n\n", "echo-suffixed"),
        ("", "echo-nothing"),
    ] {
        assert_eq!(answered("hello", reply).sees(echoed()), is(Fails, key), "{reply:?}");
    }
}

#[test]
fn an_answer_that_is_still_being_made_is_not_seen_to_fail() {
    for rest in [Rest::Deadline, Rest::Quiet] {
        let stage = Stage::serving().accepted("a");
        let nothing = stage.clone().exchanged("a", "hello", "", Some(rest), true);
        assert_eq!(nothing.sees(echoed()), is(Unseen, "still-busy"));
        let half = stage.exchanged("a", "hello", "hel", Some(rest), true);
        assert_eq!(half.sees(echoed()), is(Unseen, "still-busy"));
    }
}

#[test]
fn a_server_that_closes_without_an_answer_fails_but_not_after_an_answer() {
    let stage = Stage::serving().accepted("a");
    let at_once = stage.clone().exchanged("a", "hello", "", None, false);
    assert_eq!(at_once.sees(echoed()), is(Fails, "echo-closed"));
    let later = stage.exchange("a", "one", "one").exchanged("a", "two", "", None, false);
    assert_eq!(later.sees(echoed()), is(Unseen, "closes-after-each-answer"));
}

#[test]
fn a_server_that_waits_at_its_console_is_not_seen_to_fail() {
    let stage = Stage::serving()
        .accepted("a")
        .asks("server", "Press Enter to go on", Intent::Enter)
        .exchanged("a", "hello", "", Some(Rest::Settled), true);
    assert_eq!(stage.sees(echoed()), is(Unseen, "server-asks-meanwhile"));
}

#[test]
fn a_crash_instead_of_an_answer_fails_with_the_last_line() {
    let stage = Stage::serving()
        .accepted("a")
        .crashes("server", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd0")
        .exchanged("a", "я", "", Some(Rest::Ended), false);
    let finding = stage.look(echoed());
    assert_eq!((finding.seen, finding.why.key.as_str()), (Fails, "server-died"));
    let seen = finding.account.unwrap().seen;
    assert!(seen.arguments["last"].starts_with("UnicodeDecodeError"), "{seen:?}");
}

#[test]
fn a_missing_module_is_not_the_programs_fault() {
    let stage = Stage::serving()
        .accepted("a")
        .crashes("server", "ModuleNotFoundError: No module named 'chardet'")
        .exchanged("a", "я", "", Some(Rest::Ended), false);
    assert_eq!(stage.sees(echoed()), is(Unseen, "needs-module"));
}

#[test]
fn without_an_exchange_nothing_is_seen() {
    assert_eq!(Stage::serving().sees(echoed()), is(Unreached, "not-reached"));
    let stage = Stage::serving().halts(Halt::NotUnderstood { what: "login".into() });
    let decision = stage.decide("echo.line", vec![echoed()], vec![]);
    assert_eq!(
        (decision.verdict, decision.why.key.as_str()),
        (Verdict::Undecided, "not-understood")
    );
    let what = crate::transcript::WAITS_ELSEWHERE.into();
    let decision = Stage::serving()
        .halts(Halt::NotUnderstood { what })
        .decide("echo.line", vec![echoed()], vec![]);
    assert_eq!(decision.why.key, "client-waits-elsewhere");
}

#[test]
fn a_peer_that_is_accepted_and_answered_is_served() {
    assert_eq!(answered("hello", "hello").sees(served("a")).0, Holds);
    let read = Stage::serving()
        .accepted("a")
        .add(peer("a"), Did::Sent { bytes: "x".into() })
        .add(peer("a"), Did::Drained);
    assert_eq!(read.sees(served("a")).0, Holds);
}

#[test]
fn a_second_peer_that_gets_no_answer_is_not_served() {
    let stage = answered("hello", "hello").accepted("b");
    let silent = stage.clone().exchanged("b", "hi", "", Some(Rest::Settled), true);
    assert_eq!(silent.sees(served("b")), is(Fails, "served-not-answered"));
    let waiting = answered("hello", "hello")
        .connect("b")
        .exchanged("b", "hi", "", Some(Rest::Idle), true);
    assert_eq!(waiting.sees(served("b")), is(Fails, "served-not-accepted"));
    let busy = stage.exchanged("b", "hi", "", Some(Rest::Deadline), true);
    assert_eq!(busy.sees(served("b")), is(Unseen, "still-busy"));
}

#[test]
fn a_refused_peer_is_not_served_and_the_reason_is_named() {
    let refused = |stage: Stage| {
        stage.add(
            peer("a"),
            Did::Refused {
                to: "10.0.0.1:9090".parse().unwrap(),
                error: "ECONNREFUSED".into(),
            },
        )
    };
    assert_eq!(refused(Stage::serving()).sees(served("a")), is(Fails, "served-refused"));
    let loopback = Stage::default()
        .start("server", crate::submission::Role::Server)
        .listens("127.0.0.1", 9090);
    assert_eq!(refused(loopback).sees(served("a")), is(Fails, "served-loopback-only"));
}

#[test]
fn every_round_must_be_served_and_a_server_that_dies_between_fails() {
    let rounds = Stage::serving()
        .accepted("r1")
        .exchange("r1", "x", "x")
        .accepted("r2")
        .exchange("r2", "x", "x");
    assert_eq!(rounds.sees(served("r{n}")).0, Holds);
    let dead = rounds.ends("server", Exit::Code(0)).halts(Halt::CannotConnect {
        peer: "r3".into(),
        error: "ECONNREFUSED".into(),
    });
    assert_eq!(dead.sees(served("r{n}")), is(Fails, "server-died"));
}

#[test]
fn a_thread_that_met_a_limit_of_the_examiners_fails_nobody() {
    let full = Stage::serving()
        .accepted("a")
        .prints(
            "server",
            "Exception in thread Thread-3:\r\nOSError: [Errno 27] File too large\r\n",
        )
        .exchanged("a", "hello", "", Some(Rest::Settled), true);
    let decision = full.decide("echo.line", vec![echoed()], Vec::new());
    assert_eq!(
        (decision.verdict, decision.why.key.as_str()),
        (Verdict::Undecided, "limit-files")
    );
}

#[test]
fn a_server_whose_way_in_is_unknown_is_not_held_to_a_crash_over_raw_text() {
    let asks = Did::Asks {
        text: "Who are you?".into(),
        intent: Intent::Name,
    };
    let mut told = Stage::serving()
        .accepted("a")
        .add(
            peer("a"),
            Did::Received {
                bytes: "14Who are you?".into(),
            },
        )
        .add(peer("a"), asks)
        .add(peer("a"), Did::Sent { bytes: "hello".into() })
        .crashes("server", "ValueError: invalid literal for int() with base 10: 'hello'")
        .exchanged("a", "hello", "", None, false);
    let decided = |stage: &Stage| stage.decide("echo.line", vec![echoed()], Vec::new()).verdict;
    assert_eq!(decided(&told), Verdict::Fail);
    told.dialect.server_first = Some(true);
    assert_eq!(decided(&told), Verdict::Undecided);
    told.dialect.opening = vec!["{name}".into()];
    assert_eq!(decided(&told), Verdict::Fail);
}

#[test]
fn an_answer_that_was_a_guess_is_not_held_against_a_server() {
    let guessed = |intent| {
        Stage::serving()
            .accepted("a")
            .add(peer("a"), Did::Sent { bytes: "hello".into() })
            .asks("server", "", intent)
            .types("server", "", intent)
            .crashes("server", "ValueError: invalid literal for int() with base 10: ''")
            .exchanged("a", "hello", "", None, false)
            .sees(echoed())
    };
    assert_eq!(guessed(Intent::Unknown), is(Unseen, "ended-after-guess"));
    assert_eq!(guessed(Intent::Port), is(Fails, "server-died"));
    // It had gone on with the answer, and died of what came next.
    let later = Stage::serving()
        .asks("server", "", Intent::Unknown)
        .types("server", "", Intent::Unknown)
        .accepted("a")
        .add(peer("a"), Did::Sent { bytes: "hello".into() })
        .crashes("server", "ZeroDivisionError: division by zero")
        .exchanged("a", "hello", "", None, false)
        .sees(echoed());
    assert_eq!(later, is(Fails, "server-died"));
}
