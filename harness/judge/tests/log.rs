//! Log files and quiet consoles.

use super::stage::{Stage, is, peer, program};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Close, Did, Exit, Halt, Rest};

fn logs() -> Expect {
    Expect::LogsToFile {
        program: "server".into(),
    }
}

fn keeps() -> Expect {
    Expect::KeepsLog {
        program: "server".into(),
    }
}

fn quiet() -> Expect {
    Expect::ConsoleQuiet {
        program: "server".into(),
    }
}

fn visit(does: impl Fn(Stage, &str) -> Stage) -> Stage {
    let stage = Stage::default()
        .begin("start")
        .start("server", Role::Server)
        .listens("0.0.0.0", 9090);
    let stage = does(stage, "start").end("start").begin("connect").accepted("a");
    let stage = does(stage, "connect").end("connect").begin("exchange");
    let stage = does(stage.exchange("a", "hello zubr", "hello zubr"), "exchange").end("exchange");
    let stage = stage
        .begin("disconnect")
        .add(peer("a"), Did::Closed { how: Close::Fin });
    let stage = does(stage, "disconnect").end("disconnect").begin("stop");
    let stage = stage.add(program("server"), Did::Signalled { signal: 2 });
    does(stage, "stop").ends("server", Exit::Code(0)).end("stop")
}

fn writes(phases: &'static [(&'static str, &'static str)]) -> Stage {
    visit(|stage, now| {
        phases
            .iter()
            .filter(|(phase, _)| *phase == now)
            .fold(stage, |stage, (_, text)| stage.writes("server", "log.txt", text))
    })
}

#[test]
fn a_log_that_grows_as_things_happen_holds() {
    let stage = writes(&[("start", "Сервер запущен\n"), ("connect", "Клиент подключился\n")]);
    assert_eq!(stage.sees(logs()).0, Holds);
    assert_eq!(stage.sees(keeps()).0, Holds);
}

#[test]
fn a_log_that_is_filled_late_fails() {
    assert_eq!(
        writes(&[("stop", "Сервер запущен\nСтоп\n")]).sees(logs()),
        is(Fails, "log-only-at-exit")
    );
    let late = writes(&[("disconnect", "Начало работы\nСлушаю порт\nКлиент ушёл\n")]);
    assert_eq!(late.sees(logs()), is(Fails, "log-late"));
    assert_eq!(writes(&[("start", "")]).sees(logs()), is(Fails, "log-empty"));
}

#[test]
fn bare_addresses_fail_though_a_log_is_kept() {
    let stage = writes(&[("connect", "('127.0.0.1', 50000)\n")]);
    assert_eq!(stage.sees(logs()), is(Fails, "log-bare"));
    assert_eq!(stage.sees(keeps()).0, Holds);
}

#[test]
fn without_a_log_the_task_is_absent() {
    let stage = visit(|stage, now| stage.prints("server", &format!("Слова о шаге {now}\r\n")));
    assert_eq!(stage.sees(logs()), is(Fails, "log-none"));
    let none = vec![Expect::NoneOf { of: vec![keeps()] }];
    assert_eq!(
        stage.decide("log-file.written", vec![logs()], none).verdict,
        Verdict::Absent
    );
}

#[test]
fn a_list_of_users_is_no_log() {
    let stage = visit(|stage, now| match now {
        "connect" => stage.writes("server", "users.txt", "новый пользователь\n"),
        _ => stage,
    });
    assert_eq!(stage.sees(keeps()), is(Fails, "log-none"));
}

#[test]
fn a_console_may_speak_once_and_ask() {
    let once = visit(|stage, now| match now {
        "exchange" => stage.prints("server", "hello zubr\r\nПолучено: hello zubr\r\n"),
        _ => stage,
    });
    assert_eq!(once.sees(quiet()).0, Holds);
    let loud = visit(|stage, now| stage.prints("server", &format!("Слова о шаге {now}\r\n")));
    assert_eq!(loud.sees(quiet()), is(Fails, "console-loud"));
}

#[test]
fn an_unfinished_visit_shows_neither() {
    let stage = Stage::serving()
        .begin("connect")
        .halts(Halt::NotUnderstood { what: "?".into() });
    assert_eq!(stage.sees(logs()).0, Unreached);
    assert_eq!(stage.sees(quiet()).0, Unreached);
}

#[test]
fn an_exchange_of_which_both_halves_are_told_is_not_quiet() {
    let stage = visit(|stage, now| match now {
        "exchange" => stage.prints("server", "Получено сообщение\r\nОтправлен ответ\r\n"),
        _ => stage,
    });
    assert_eq!(stage.sees(quiet()), is(Fails, "console-loud"));
}

#[test]
fn a_log_of_ten_thousand_lines_is_one_piece_of_evidence() {
    let stage = Stage::serving()
        .accepted("a")
        .writes("server", "server.log", &"user: \n".repeat(10_000))
        .rests(Rest::Deadline);
    let decision = stage.decide("log-file.written", vec![logs()], Vec::new());
    assert!(decision.evidence.len() < 10, "{} places", decision.evidence.len());
}
