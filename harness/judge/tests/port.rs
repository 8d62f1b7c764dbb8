//! The port that a server listens on.

use super::stage::{Stage, is};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::{Expect, PortIs};
use crate::submission::Role;
use crate::transcript::{Did, Exit, Halt, Intent, Rest, Who};

fn listens(on: PortIs) -> Expect {
    Expect::Listens {
        program: "server".into(),
        on,
    }
}

fn prints() -> Expect {
    Expect::PrintsPort {
        program: "server".into(),
    }
}

fn crashed() -> Expect {
    Expect::Crashed {
        program: "server".into(),
    }
}

fn asked(port: &str) -> Stage {
    Stage::default()
        .start("server", Role::Server)
        .asks("server", "Port: ", Intent::Port)
        .types("server", port, Intent::Port)
}

fn occupied() -> Stage {
    Stage::default()
        .add(Who::Examiner, Did::Occupied { port: 9090 })
        .start("server", Role::Server)
}

fn died(last: &str) -> Stage {
    occupied().crashes("server", last).halts(Halt::Ended {
        program: "server".into(),
    })
}

#[test]
fn the_port_typed_is_the_port_listened_on() {
    assert_eq!(
        asked("4321").listens("0.0.0.0", 4321).sees(listens(PortIs::Typed)).0,
        Holds
    );
    assert_eq!(
        asked("4321").listens("0.0.0.0", 9090).sees(listens(PortIs::Typed)),
        is(Fails, "listens-elsewhere")
    );
    assert_eq!(Stage::serving().sees(listens(PortIs::Typed)).0, Unreached);
}

#[test]
fn a_server_that_never_asks_for_a_port_fails_that_and_is_absent_where_answers_matter() {
    let stage = Stage::serving().halts(Halt::DoesNotAsk {
        program: "server".into(),
        intent: Intent::Port,
    });
    let port = stage.decide("address.server-port", vec![listens(PortIs::Typed)], vec![]);
    assert_eq!(
        (port.verdict, port.why.key.as_str()),
        (Verdict::Fail, "does-not-ask-port")
    );
    let bad = Expect::TakesBadInput {
        program: "server".into(),
    };
    assert_eq!(
        stage.decide("address.bad-input", vec![bad], vec![]).verdict,
        Verdict::Absent
    );
}

#[test]
fn a_server_moves_from_a_busy_port() {
    assert_eq!(
        occupied().listens("0.0.0.0", 9091).sees(listens(PortIs::Moved)).0,
        Holds
    );
    assert_eq!(
        occupied().listens("127.0.0.1", 9090).sees(listens(PortIs::Moved)).0,
        Unseen
    );
}

#[test]
fn dying_of_the_busy_port_untouched_is_absent_but_a_failed_attempt_fails() {
    let verdict = |stage: Stage| {
        stage
            .decide("port-busy.moves", vec![listens(PortIs::Moved)], vec![crashed()])
            .verdict
    };
    assert_eq!(
        verdict(died("OSError: [Errno 98] Address already in use")),
        Verdict::Absent
    );
    assert_eq!(verdict(died("TypeError: can only concatenate str")), Verdict::Fail);
    let caught = occupied()
        .prints("server", "Port is busy, bye\r\n")
        .ends("server", Exit::Code(0))
        .halts(Halt::Ended {
            program: "server".into(),
        });
    assert_eq!(verdict(caught), Verdict::Fail);
}

#[test]
fn the_port_is_printed_as_a_number_of_its_own() {
    let moved = |text: &str| {
        occupied()
            .prints("server", text)
            .listens("0.0.0.0", 9091)
            .rests(Rest::Settled)
    };
    assert_eq!(moved("Server on 0.0.0.0:9091\r\n").sees(prints()).0, Holds);
    assert_eq!(moved("Port 90911\r\n").sees(prints()), is(Fails, "prints-port-not"));
    assert_eq!(moved("").sees(prints()), is(Fails, "prints-port-not"));
    assert_eq!(Stage::default().sees(prints()).0, Unreached);
}

#[test]
fn the_echo_of_what_was_typed_is_not_printed_by_the_server() {
    let stage = asked("4321").listens("0.0.0.0", 4321).rests(Rest::Settled);
    assert_eq!(stage.sees(prints()), is(Fails, "prints-port-not"));
}

#[test]
fn a_question_that_was_not_understood_may_have_been_the_one() {
    let stage = Stage::default()
        .start("server", Role::Server)
        .asks("server", "(empty for 9090)", Intent::Message)
        .types("server", "", Intent::Message)
        .listens("0.0.0.0", 9090)
        .halts(Halt::DoesNotAsk {
            program: "server".into(),
            intent: Intent::Port,
        });
    let decision = stage.decide("address.server-port", vec![listens(PortIs::Typed)], vec![]);
    assert_eq!(
        (decision.verdict, decision.why.key.as_str()),
        (Verdict::Undecided, "asks-unclear")
    );
}

#[test]
fn a_server_that_tries_the_busy_port_for_ever_does_not_move() {
    let tries = |rest, after_ms| {
        occupied()
            .prints("server", "Port 9090 is taken, changing\r\n")
            .rests_after(rest, after_ms)
            .halts(Halt::NeverListens {
                program: "server".into(),
            })
    };
    let moved = || listens(PortIs::Moved);
    assert_eq!(tries(Rest::Deadline, 30_000).sees(moved()), is(Fails, "never-listens"));
    assert_eq!(tries(Rest::Deadline, 500).sees(moved()).0, Unreached);
}
