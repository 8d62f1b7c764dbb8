//! How programs end, and stages that could not be set.

use super::stage::{Stage, is, peer, program};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::{Expect, PortIs};
use crate::submission::Role;
use crate::transcript::{Close, Did, Exit, Halt, Intent, Rest};

fn survives() -> Expect {
    Expect::Survives {
        program: "server".into(),
        during: None,
    }
}

fn ends() -> Expect {
    Expect::Ends {
        program: "client".into(),
        during: Some("leave".into()),
        cleanly: true,
    }
}

fn listens() -> Expect {
    Expect::Listens {
        program: "server".into(),
        on: PortIs::Any,
    }
}

fn talking() -> Stage {
    Stage::serving()
        .start("client", Role::Client)
        .asks("client", "> ", Intent::Message)
        .begin("leave")
}

#[test]
fn a_server_survives_until_it_ends_by_itself() {
    let stage = Stage::serving().accepted("a");
    assert_eq!(stage.sees(survives()).0, Holds);
    assert_eq!(
        stage
            .clone()
            .crashes("server", "ConnectionResetError: [Errno 104]")
            .sees(survives()),
        is(Fails, "ended-by-itself")
    );
    assert_eq!(stage.ends("server", Exit::Code(0)).sees(survives()).0, Fails);
}

#[test]
fn a_server_that_is_stopped_did_not_end_by_itself() {
    let stopped = Stage::serving()
        .add(program("server"), Did::Signalled { signal: 2 })
        .crashes("server", "KeyboardInterrupt");
    assert_eq!(stopped.sees(survives()).0, Holds);
    let forced = Stage::serving().add(
        program("server"),
        Did::Ended {
            exit: Exit::Signal(9),
            by_us: true,
        },
    );
    assert_eq!(forced.sees(survives()).0, Holds);
}

#[test]
fn an_unfinished_scenario_does_not_show_that_a_server_survives() {
    let stage = Stage::serving().halts(Halt::NotUnderstood { what: "?".into() });
    assert_eq!(stage.sees(survives()).0, Unreached);
}

#[test]
fn a_client_ends_cleanly_with_status_0() {
    let stage = talking().types("client", "exit", Intent::Message);
    assert_eq!(
        stage.clone().ends("client", Exit::Code(0)).end("leave").sees(ends()).0,
        Holds
    );
    assert_eq!(
        stage.clone().ends("client", Exit::Code(1)).end("leave").sees(ends()),
        is(Unseen, "ends-with-status")
    );
    assert_eq!(
        stage
            .clone()
            .crashes("client", "BrokenPipeError: [Errno 32] Broken pipe")
            .end("leave")
            .sees(ends()),
        is(Fails, "ends-with-crash")
    );
    assert_eq!(stage.clone().end("leave").sees(ends()), is(Fails, "ends-hangs"));
    let on = stage.clone().asks("client", "> ", Intent::Message).end("leave");
    assert_eq!(on.sees(ends()), is(Fails, "ends-asks-on"));
    let enter = stage.clone().asks("client", "Press Enter", Intent::Enter).end("leave");
    assert_eq!(enter.sees(ends()), is(Unseen, "asks-meanwhile"));
    let endless = stage.clone().rests_after(Rest::Deadline, 3_100);
    let endless = endless.add(
        crate::transcript::Who::Examiner,
        Did::PhaseEnds { name: "leave".into() },
    );
    assert_eq!(endless.sees(ends()), is(Fails, "ends-busy"));
    let busy = stage.rests(Rest::Deadline).add(
        crate::transcript::Who::Examiner,
        Did::PhaseEnds { name: "leave".into() },
    );
    assert_eq!(busy.sees(ends()), is(Unseen, "still-busy"));
}

#[test]
fn a_syntax_error_fails_what_follows_as_a_consequence() {
    let stage = Stage::default()
        .start("server", Role::Server)
        .prints(
            "server",
            "  File \"server.py\", line 3\r\n    if x\r\n        ^\r\nSyntaxError: expected ':'\r\n",
        )
        .ends("server", Exit::Code(1))
        .halts(Halt::Ended {
            program: "server".into(),
        });
    let decision = stage.decide("reconnect.many", vec![survives()], vec![]);
    assert_eq!(
        (decision.verdict, decision.consequence),
        (Verdict::Fail, true),
        "{decision:?}"
    );
    let echo = Expect::Echoed {
        peer: "a".into(),
        during: None,
    };
    let decision = stage.decide("echo.line", vec![echo], vec![]);
    assert_eq!((decision.verdict, decision.consequence), (Verdict::Fail, true));
    assert_eq!(decision.why.key, "syntax-error");
}

#[test]
fn what_this_machine_lacks_is_undecided() {
    for last in [
        "ModuleNotFoundError: No module named 'pandas'",
        "NameError: name 'raw_input' is not defined",
    ] {
        let stage = Stage::default()
            .start("server", Role::Server)
            .crashes("server", last)
            .halts(Halt::Ended {
                program: "server".into(),
            });
        assert_eq!(
            stage.decide("echo.line", vec![listens()], vec![]).verdict,
            Verdict::Undecided,
            "{last}"
        );
    }
}

#[test]
fn a_missing_program_is_absent() {
    let stage = Stage::default().halts(Halt::NoProgram { role: Role::Client });
    assert_eq!(stage.decide("exit.ends", vec![ends()], vec![]).verdict, Verdict::Absent);
}

#[test]
fn a_program_that_never_listens_fails_only_when_it_waits_for_nothing_we_could_give() {
    let halt = Halt::NeverListens {
        program: "server".into(),
    };
    let started = Stage::default().start("server", Role::Server);
    let decide = |stage: Stage| {
        stage
            .halts(halt.clone())
            .decide("echo.line", vec![listens()], vec![])
            .verdict
    };
    assert_eq!(decide(started.clone().rests(Rest::Settled)), Verdict::Fail);
    assert_eq!(decide(started.clone().rests(Rest::Deadline)), Verdict::Undecided);
    assert_eq!(
        decide(
            started
                .asks("server", "Kak dela?", Intent::Unknown)
                .rests(Rest::Settled)
        ),
        Verdict::Undecided
    );
}

#[test]
fn a_limit_is_never_a_fail() {
    let limit = crate::transcript::Limit::Memory;
    let stage = Stage::serving()
        .accepted("a")
        .add(crate::transcript::Who::Examiner, Did::Exceeded { limit })
        .crashes("server", "MemoryError");
    let decision = stage.decide("echo.long", vec![survives()], vec![]);
    assert_eq!(
        (decision.verdict, decision.why.key.as_str()),
        (Verdict::Undecided, "limit-memory")
    );
}

#[test]
fn a_server_that_ends_when_its_user_leaves_was_not_stopped_by_the_command() {
    let stop = || Expect::StoppedBy {
        program: "server".into(),
        command: "stop".into(),
    };
    let told = Stage::serving()
        .accepted("commander")
        .add(peer("commander"), Did::Sent { bytes: "stop".into() });
    let obeys = told.clone().ends("server", Exit::Code(0));
    assert_eq!(obeys.sees(stop()).0, Holds);
    let leaves = told.add(peer("commander"), Did::Closed { how: Close::Fin });
    let ends = leaves.clone().ends("server", Exit::Code(0));
    assert_eq!(ends.sees(stop()), is(Unseen, "stopped-by-leaving"));
    let typed = leaves
        .types("server", "stop", Intent::Command)
        .ends("server", Exit::Code(0));
    assert_eq!(typed.sees(stop()).0, Holds);
}
