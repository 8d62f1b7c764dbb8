//! What a client reports, and what is no report.

use super::stage::{Stage, is, program};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::{Expect, Report};
use crate::submission::Role;
use crate::transcript::{Did, Exit, Intent, Who};

fn reports(event: Report, during: &str) -> Expect {
    Expect::Reports {
        program: "client".into(),
        event,
        during: during.into(),
    }
}

/// A conversation in which the client prints these texts: on connecting, sending, receiving and leaving.
fn conversation(connect: &str, send: &str, receive: &str, leave: &str) -> Stage {
    let (from, to) = ("10.0.0.2:50000".parse().unwrap(), "127.0.0.1:9090".parse().unwrap());
    Stage::serving()
        .begin("connect")
        .start("client", Role::Client)
        .add(program("client"), Did::Connected { from, to })
        .prints("client", connect)
        .asks("client", "> ", Intent::Message)
        .end("connect")
        .begin("send")
        .add(Who::Tap, Did::Holds)
        .add(
            program("client"),
            Did::Message {
                text: "hello zubr".into(),
            },
        )
        .types("client", "hello zubr", Intent::Message)
        .add(
            program("client"),
            Did::Sent {
                bytes: "hello zubr".into(),
            },
        )
        .prints("client", send)
        .end("send")
        .begin("receive")
        .add(Who::Tap, Did::Releases)
        .add(
            program("client"),
            Did::Received {
                bytes: "hello zubr".into(),
            },
        )
        .prints("client", receive)
        .prints("client", "> ")
        .end("receive")
        .begin("disconnect")
        .types("client", "exit", Intent::Message)
        .prints("client", leave)
        .ends("client", Exit::Code(0))
        .end("disconnect")
}

#[test]
fn words_at_each_step_hold() {
    let stage = conversation(
        "Соединение установлено\r\n",
        "Отправлено\r\n",
        "Получен ответ: hello zubr\r\n",
        "Соединение закрыто\r\n",
    );
    for (event, during) in [
        (Report::Connect, "connect"),
        (Report::Send, "send"),
        (Report::Receive, "receive"),
        (Report::Disconnect, "disconnect"),
    ] {
        assert_eq!(stage.sees(reports(event, during)).0, Holds, "{event:?}");
    }
}

#[test]
fn prompts_and_answers_alone_fail_every_event() {
    let stage = conversation("", "", "hello zubr\r\n", "");
    for (event, during, key) in [
        (Report::Connect, "connect", "reports-nothing"),
        (Report::Send, "send", "reports-nothing"),
        (Report::Receive, "receive", "reports-nothing"),
        (Report::Disconnect, "disconnect", "reports-nothing"),
    ] {
        assert_eq!(stage.sees(reports(event, during)), is(Fails, key), "{event:?}");
    }
}

#[test]
fn lines_that_all_come_after_the_answer_are_told_apart_by_number_or_words() {
    let two = conversation("", "", "Отправлено\r\nПолучено: hello zubr\r\n", "");
    assert_eq!(two.sees(reports(Report::Send, "send")).0, Holds);
    assert_eq!(two.sees(reports(Report::Receive, "receive")).0, Holds);
    let one = conversation("", "", "Получено от сервера: hello zubr\r\n", "");
    assert_eq!(one.sees(reports(Report::Receive, "receive")).0, Holds);
    assert_eq!(one.sees(reports(Report::Send, "send")), is(Fails, "reports-other"));
    let label = conversation("", "", "Сервер: hello zubr\r\n", "");
    assert_eq!(label.sees(reports(Report::Receive, "receive")).0, Unseen);
}

#[test]
fn what_precedes_the_connection_or_belongs_to_a_login_is_open() {
    let stage = Stage::serving()
        .begin("connect")
        .start("client", Role::Client)
        .prints("client", "Добро пожаловать в программу\r\n")
        .add(
            program("client"),
            Did::Connected {
                from: "10.0.0.2:50000".parse().unwrap(),
                to: "127.0.0.1:9090".parse().unwrap(),
            },
        )
        .end("connect");
    assert_eq!(
        stage.sees(reports(Report::Connect, "connect")),
        is(Unseen, "reports-unclear")
    );
}

#[test]
fn a_log_of_the_clients_own_counts() {
    let stage = conversation("", "", "", "").writes("client", "client.log", "x");
    assert_eq!(stage.sees(reports(Report::Disconnect, "disconnect")).0, Fails);
    let from_to = ("10.0.0.2:50000".parse().unwrap(), "127.0.0.1:9090".parse().unwrap());
    let stage = Stage::serving()
        .begin("connect")
        .start("client", Role::Client)
        .add(
            program("client"),
            Did::Connected {
                from: from_to.0,
                to: from_to.1,
            },
        )
        .writes("server", "client.log", "Соединение с сервером установлено\n")
        .end("connect");
    assert_eq!(stage.sees(reports(Report::Connect, "connect")).0, Holds);
}

#[test]
fn a_client_that_never_talked_is_not_seen() {
    let stage = Stage::serving()
        .begin("connect")
        .start("client", Role::Client)
        .end("connect");
    assert_eq!(stage.sees(reports(Report::Connect, "connect")).0, Unreached);
    assert_eq!(stage.sees(reports(Report::Send, "send")).0, Unreached);
}

#[test]
fn a_remark_between_two_questions_of_where_to_connect_reports_no_connection() {
    let (from, to) = ("10.0.0.2:50000".parse().unwrap(), "127.0.0.1:9090".parse().unwrap());
    // Many terminals show nothing of what is typed: what comes next stands on the line of the question.
    let typed = Did::Typed {
        bytes: "9090\n".into(),
        intent: Some(Intent::Port),
    };
    let stage = |before: &str, after: &str| {
        Stage::serving()
            .begin("connect")
            .start("client", Role::Client)
            .prints("client", before)
            .asks("client", "Порт: ", Intent::Port)
            .add(program("client"), typed.clone())
            .prints("client", after)
            .add(program("client"), Did::Connected { from, to })
            .asks("client", "> ", Intent::Message)
            .end("connect")
            .sees(reports(Report::Connect, "connect"))
    };
    assert_eq!(stage("Такого хоста нет\r\n", ""), is(Fails, "reports-nothing"));
    assert_eq!(stage("", "Такого хоста нет\r\n"), is(Unseen, "reports-unclear"));
    assert_eq!(stage("Подключаюсь\r\n", "").0, Holds);
}

#[test]
fn the_words_of_a_client_that_reads_nothing_tell_its_steps() {
    let (from, to) = ("10.0.0.2:50000".parse().unwrap(), "127.0.0.1:9090".parse().unwrap());
    let says = |text: &str| {
        Stage::serving()
            .begin("connect")
            .start("client", Role::Client)
            .add(program("client"), Did::Connected { from, to })
            .add(program("client"), Did::Sent { bytes: "hi".into() })
            .add(program("client"), Did::Received { bytes: "hi".into() })
            .prints("client", text)
            .ends("client", Exit::Code(0))
            .end("connect")
    };
    let steps = [Report::Send, Report::Receive, Report::Disconnect];
    let seen = |text: &str| steps.map(|event| says(text).sees(reports(event, "later")).0);
    let all = "Данные отправлены серверу\r\nПолучен ответ сервера: hi\r\nСоединение закрыто\r\n";
    assert_eq!(seen(all), [Holds, Holds, Holds]);
    assert_eq!(
        seen("Данные отправлены серверу\r\nhi\r\n"),
        [Holds, Unreached, Unreached]
    );
    assert_eq!(seen("hi\r\n"), [Unreached, Unreached, Unreached]);
    assert_eq!(seen("Готово, до встречи\r\n"), [Unseen, Unseen, Unseen]);
}
