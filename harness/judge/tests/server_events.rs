//! What a server reports, and what is no report.

use super::stage::{Stage, is, peer, program};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::judge::{Verdict, text};
use crate::scenario::{Expect, Report};
use crate::submission::Role;
use crate::transcript::{Close, Did, Exit, Halt, Intent, Limit, Rest, Who};

fn reports(event: Report, during: &str) -> Expect {
    Expect::Reports {
        program: "server".into(),
        event,
        during: during.into(),
    }
}

/// A visit in which the server brings out these texts: at the start, on connecting, exchanging, leaving and stopping.
fn visit(says: impl Fn(Stage, &str) -> Stage) -> Stage {
    let stage = Stage::default().begin("start").start("server", Role::Server);
    let stage = says(stage, "start").listens("0.0.0.0", 9090).end("start");
    let stage = says(stage.begin("connect").accepted("a"), "connect").end("connect");
    let stage = says(
        stage.begin("exchange").add(
            peer("a"),
            Did::Sent {
                bytes: "hello zubr".into(),
            },
        ),
        "exchange",
    )
    .exchange("a", "hello zubr", "hello zubr")
    .end("exchange");
    let stage = stage
        .begin("disconnect")
        .add(peer("a"), Did::Closed { how: Close::Fin });
    let stage = says(stage, "disconnect").end("disconnect");
    let stage = stage.begin("stop").add(program("server"), Did::Signalled { signal: 2 });
    says(stage, "stop").ends("server", Exit::Code(0)).end("stop")
}

/// The server prints this text in this phase and nothing else.
fn prints(phase: &str, text: &str) -> Stage {
    visit(|stage, now| match now == phase {
        true => stage.prints("server", text),
        false => stage,
    })
}

#[test]
fn silence_fails_every_event() {
    let stage = visit(|stage, _| stage);
    for (event, during) in [
        (Report::Start, "start"),
        (Report::Listen, "start"),
        (Report::Connect, "connect"),
        (Report::Receive, "exchange"),
        (Report::Send, "exchange"),
        (Report::Disconnect, "disconnect"),
        (Report::Stop, "stop"),
    ] {
        assert_eq!(
            stage.sees(reports(event, during)),
            is(Fails, "reports-nothing"),
            "{event:?}"
        );
    }
}

#[test]
fn two_lines_before_the_first_client_hold_start_and_listen() {
    let stage = prints("start", "Привет из программы\r\nЕщё немного слов\r\n");
    assert_eq!(stage.sees(reports(Report::Start, "start")).0, Holds);
    assert_eq!(stage.sees(reports(Report::Listen, "start")).0, Holds);
}

#[test]
fn of_one_line_at_the_start_its_words_decide_and_never_fail_the_other() {
    let stage = prints("start", "Слушаю порт 9090\r\n");
    assert_eq!(stage.sees(reports(Report::Listen, "start")).0, Holds);
    assert_eq!(
        stage.sees(reports(Report::Start, "start")),
        is(Unseen, "reports-one-line")
    );
}

#[test]
fn a_server_that_never_listened_has_reported_no_start() {
    let dies = |text: &str| {
        Stage::default()
            .begin("start")
            .start("server", Role::Server)
            .prints("server", text)
            .ends("server", Exit::Code(1))
            .add(
                crate::transcript::Who::Examiner,
                Did::PhaseEnds { name: "start".into() },
            )
            .halts(Halt::Ended {
                program: "server".into(),
            })
    };
    let syntax = "  File \"server.py\", line 2\r\n    print \"server is up\"\r\n    ^^^^^\r\nSyntaxError: Missing parentheses\r\n";
    for text in [syntax, "Сервер запускается\r\nСлушаю порт\r\n"] {
        for event in [Report::Start, Report::Listen] {
            assert_eq!(dies(text).sees(reports(event, "start")).0, Unreached, "{event:?}");
            assert_eq!(
                dies(text)
                    .decide("c", vec![reports(event, "start")], Vec::new())
                    .verdict,
                Verdict::Fail
            );
        }
    }
    let said = text::traceback_lines(&syntax.split("\r\n").collect::<Vec<_>>());
    assert_eq!(said, [true; 5]);
}

#[test]
fn a_piece_of_a_line_reports_nothing() {
    let floods = |last: &str| {
        Stage::serving()
            .begin("connect")
            .accepted("a")
            .prints(
                "server",
                "Прием данных от клиента: b''\r\nПрием данных от клиента: b''\r\nПри",
            )
            .rests(Rest::Deadline)
            .leave("connect")
            .begin("disconnect")
            .add(peer("a"), Did::Closed { how: Close::Fin })
            .prints("server", &format!("{last}Прием данных от клиента: b''\r\nПри"))
            .rests(Rest::Deadline)
            .add(Who::Examiner, Did::Exceeded { limit: Limit::Output })
            .leave("disconnect")
    };
    let gone = || reports(Report::Disconnect, "disconnect");
    assert_eq!(
        floods("ем данных от клиента: b''\r\n").sees(gone()),
        is(Fails, "reports-other")
    );
    assert_eq!(
        floods("ем данных от клиента: b''\r\nКлиент ушёл\r\n").sees(gone()).0,
        Holds
    );
    assert_eq!(
        floods("ем данных от клиента: b''\r\n")
            .sees(reports(Report::Connect, "connect"))
            .0,
        Fails
    );
}

#[test]
fn questions_and_typed_answers_are_no_reports() {
    let stage = Stage::default()
        .begin("start")
        .start("server", Role::Server)
        .asks("server", "Введите порт: ", Intent::Port)
        .types("server", "9090", Intent::Port)
        .listens("0.0.0.0", 9090)
        .end("start");
    assert_eq!(
        stage.sees(reports(Report::Start, "start")),
        is(Fails, "reports-nothing")
    );
}

#[test]
fn any_words_on_connecting_hold_but_a_bare_address_is_open() {
    let stage = prints("connect", "Hi there, somebody\r\n");
    assert_eq!(stage.sees(reports(Report::Connect, "connect")).0, Holds);
    let stage = prints("connect", "('127.0.0.1', 50000)\r\n");
    assert_eq!(
        stage.sees(reports(Report::Connect, "connect")),
        is(Unseen, "reports-bare")
    );
}

#[test]
fn a_receive_line_is_no_report_of_a_connection() {
    let stage = prints("connect", "Получено сообщение\r\n");
    assert_eq!(
        stage.sees(reports(Report::Connect, "connect")),
        is(Fails, "reports-other")
    );
}

#[test]
fn two_lines_for_an_exchange_hold_both_and_of_one_its_words_decide() {
    let both = prints("exchange", "Первое слово: hello zubr\r\nВторое слово: hello zubr\r\n");
    assert_eq!(both.sees(reports(Report::Receive, "exchange")).0, Holds);
    assert_eq!(both.sees(reports(Report::Send, "exchange")).0, Holds);
    let one = prints("exchange", "Получено: hello zubr\r\n");
    assert_eq!(one.sees(reports(Report::Receive, "exchange")).0, Holds);
    assert_eq!(one.sees(reports(Report::Send, "exchange")), is(Fails, "reports-other"));
    let vague = prints("exchange", "Вот такие дела: hello zubr\r\n");
    assert_eq!(
        vague.sees(reports(Report::Send, "exchange")),
        is(Unseen, "reports-one-line")
    );
}

#[test]
fn a_server_that_sent_something_received_nothing() {
    let stage = prints("exchange", "Server sent an answer\r\n");
    assert_eq!(stage.sees(reports(Report::Send, "exchange")).0, Holds);
    assert_eq!(
        stage.sees(reports(Report::Receive, "exchange")),
        is(Fails, "reports-other")
    );
    let stage = prints("exchange", "Сервер принял сообщение от клиента\r\n");
    assert_eq!(stage.sees(reports(Report::Receive, "exchange")).0, Holds);
}

#[test]
fn the_payload_alone_is_no_report() {
    let stage = prints("exchange", "hello zubr\r\n");
    assert_eq!(
        stage.sees(reports(Report::Receive, "exchange")),
        is(Fails, "reports-payload")
    );
}

#[test]
fn an_address_beside_the_payload_is_open() {
    let stage = prints("exchange", "('127.0.0.1', 50000) hello zubr\r\n");
    assert_eq!(
        stage.sees(reports(Report::Receive, "exchange")),
        is(Unseen, "reports-bare")
    );
}

#[test]
fn lines_in_a_log_count_like_lines_on_the_console() {
    let stage = visit(|stage, now| match now {
        "disconnect" => stage.writes("server", "log.txt", "12:00:01 клиент отключился\n"),
        "connect" => stage.writes("server", "users.json", "{\"127.0.0.1\": \"anna\"}\n"),
        _ => stage,
    });
    assert_eq!(stage.sees(reports(Report::Disconnect, "disconnect")).0, Holds);
    assert_eq!(stage.sees(reports(Report::Connect, "connect")).0, Unseen);
}

#[test]
fn a_traceback_is_no_report_of_a_stop_and_a_farewell_is() {
    let dies = visit(|stage, now| {
        match now {
        "stop" => stage.prints(
            "server",
            "^CTraceback (most recent call last):\r\n  File \"s.py\", line 9, in <module>\r\n    accept()\r\nKeyboardInterrupt\r\n",
        ),
        _ => stage,
    }
    });
    assert_eq!(dies.sees(reports(Report::Stop, "stop")), is(Fails, "reports-nothing"));
    let says = prints("stop", "^CСервер остановлен\r\n");
    assert_eq!(says.sees(reports(Report::Stop, "stop")).0, Holds);
}

#[test]
fn a_log_filled_only_at_exit_does_not_fail_its_events() {
    let text = "Сервер запущен\nСлушаю порт\nКлиент подключился\nПолучено\nОтправлено\nКлиент отключился\n";
    let stage = visit(|stage, now| match now {
        "stop" => stage.writes("server", "log.txt", text),
        _ => stage,
    });
    assert_eq!(stage.sees(reports(Report::Connect, "connect")).0, Holds);
    assert_eq!(stage.sees(reports(Report::Send, "exchange")).0, Holds);
    assert_eq!(stage.sees(reports(Report::Stop, "stop")).0, Fails);
    let less = visit(|stage, now| match now {
        "stop" => stage.writes("server", "log.txt", "Сервер запущен\nСлушаю порт\n"),
        _ => stage,
    });
    assert_eq!(
        less.sees(reports(Report::Connect, "connect")),
        is(Unseen, "reports-log-late")
    );
}

#[test]
fn a_server_that_sends_nothing_has_no_sending_to_report() {
    let stage = Stage::serving()
        .begin("exchange")
        .exchanged("a", "hello", "", Some(Rest::Settled), true)
        .prints("server", "Получено сообщение\r\nПечатаю его\r\n")
        .end("exchange");
    assert_eq!(
        stage.sees(reports(Report::Send, "exchange")),
        is(Fails, "reports-nothing-sent")
    );
    assert_eq!(stage.sees(reports(Report::Receive, "exchange")).0, Holds);
}

#[test]
fn a_busy_server_and_an_unfinished_phase_are_not_seen_to_be_silent() {
    let busy = Stage::serving()
        .begin("connect")
        .accepted("a")
        .rests(Rest::Deadline)
        .add(
            crate::transcript::Who::Examiner,
            Did::PhaseEnds { name: "connect".into() },
        );
    assert_eq!(busy.sees(reports(Report::Connect, "connect")), is(Unseen, "still-busy"));
    let halted = Stage::serving()
        .begin("connect")
        .connect("a")
        .add(
            crate::transcript::Who::Examiner,
            Did::PhaseEnds { name: "connect".into() },
        )
        .halts(Halt::NotUnderstood { what: "?".into() });
    assert_eq!(halted.sees(reports(Report::Connect, "connect")).0, Unreached);
    assert_eq!(halted.sees(reports(Report::Send, "exchange")).0, Unreached);
}
