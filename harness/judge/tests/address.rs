//! The answers that programs take.

use super::stage::{Stage, is, program};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Intent};

fn bad() -> Expect {
    Expect::TakesBadInput {
        program: "server".into(),
    }
}

fn default() -> Expect {
    Expect::TakesDefault {
        program: "server".into(),
    }
}

fn again() -> Expect {
    Expect::AsksAgain {
        program: "server".into(),
    }
}

fn told(port: &str) -> Stage {
    Stage::default()
        .start("server", Role::Server)
        .ask()
        .types("server", port, Intent::Port)
}

impl Stage {
    fn ask(self) -> Stage {
        self.asks("server", "Port: ", Intent::Port)
    }
}

#[test]
fn bad_input_may_be_asked_again_or_replaced() {
    assert_eq!(
        told("abc").ask().types("server", "4321", Intent::Port).sees(bad()).0,
        Holds
    );
    assert_eq!(told("70000").listens("0.0.0.0", 9090).sees(bad()).0, Holds);
}

#[test]
fn a_crash_of_bad_input_fails_at_once_or_later() {
    assert_eq!(
        told("abc").crashes("server", "ValueError: invalid literal").sees(bad()),
        is(Fails, "crash-of-answer")
    );
    let later = told("70000")
        .asks("server", "Host: ", Intent::Host)
        .types("server", "127.0.0.1", Intent::Host)
        .crashes("server", "OverflowError: port must be 0-65535.");
    assert_eq!(later.sees(bad()), is(Fails, "crash-of-answer"));
}

#[test]
fn a_crash_after_an_answer_to_something_else_is_open() {
    let stage = told("70000")
        .asks("server", "Kak dela? ", Intent::Unknown)
        .types("server", "y", Intent::Unknown)
        .crashes("server", "ValueError: y");
    assert_eq!(stage.sees(bad()), is(Unseen, "ended-after-guess"));
}

#[test]
fn a_polite_end_is_open_and_a_program_that_was_not_asked_is_not_seen() {
    assert_eq!(
        told("abc")
            .prints("server", "Bad port\r\n")
            .ends("server", Exit::Code(1))
            .sees(bad()),
        is(Unseen, "bad-input-ends")
    );
    assert_eq!(told("4321").sees(bad()).0, Unreached);
}

#[test]
fn an_empty_answer_takes_a_default() {
    assert_eq!(told("").listens("0.0.0.0", 9090).sees(default()).0, Holds);
    let client = Stage::default()
        .start("client", Role::Client)
        .asks("client", "Host: ", Intent::Host)
        .types("client", "", Intent::Host)
        .add(
            program("client"),
            Did::Tried {
                to: "127.0.0.1:9090".parse().unwrap(),
            },
        )
        .crashes("client", "ConnectionRefusedError: [Errno 111] Connection refused");
    let expect = Expect::TakesDefault {
        program: "client".into(),
    };
    assert_eq!(client.sees(expect).0, Holds);
}

#[test]
fn no_default_is_a_crash_or_the_same_question_again() {
    assert_eq!(
        told("")
            .crashes("server", "ValueError: invalid literal")
            .sees(default()),
        is(Fails, "crash-of-empty")
    );
    assert_eq!(told("").ask().sees(default()), is(Fails, "default-asks-again"));
    assert_eq!(
        told("").asks("server", "Your port: ", Intent::Port).sees(default()),
        is(Unseen, "default-open")
    );
    assert_eq!(Stage::serving().sees(default()).0, Unreached);
}

#[test]
fn a_refused_port_gets_a_message_and_another_question() {
    assert_eq!(
        told("80")
            .prints("server", "Этот порт занять нельзя\r\n")
            .ask()
            .sees(again())
            .0,
        Holds
    );
    assert_eq!(
        told("80")
            .crashes("server", "PermissionError: [Errno 13] Permission denied")
            .sees(again()),
        is(Fails, "asks-again-not")
    );
    assert_eq!(
        told("80").listens("0.0.0.0", 80).sees(again()),
        is(Unseen, "port-was-allowed")
    );
    assert_eq!(Stage::serving().sees(again()).0, Unreached);
}

#[test]
fn a_complaint_in_other_words_is_the_question_again() {
    let stage = told("").asks("server", "Неверный порт, введите число: ", Intent::Key);
    assert_eq!(stage.sees(default()), is(Fails, "default-asks-again"));
    let stage = told("80").asks("server", "Неверный порт, введите число: ", Intent::Key);
    assert_eq!(stage.sees(again()).0, Holds);
}
