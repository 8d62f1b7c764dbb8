//! Reports made by hand, and the comparison of what they give with stored text.

use std::path::Path;

use super::*;
use crate::scenario::{Localised, Scenario};
use crate::task::{Criterion, Lab, Mistake, Task};
use crate::transcript::Bytes;

/// A report in which nothing was found.
pub fn empty() -> Report {
    Report {
        submission: "labs/ivanov".into(),
        isolation: Isolation::Full,
        duration_s: 1.25,
        seed: 1,
        groups: Vec::new(),
        tasks: Vec::new(),
        remarks: Vec::new(),
        by_name: false,
        costs: Vec::new(),
        records: Vec::new(),
    }
}

/// A lab of a few tasks, two points a criterion.
pub fn lab() -> Lab {
    Lab {
        tasks: vec![
            task("echo", ("Эхо-сервер", "Echo server"), &["line", "unicode", "long"]),
            task(
                "reconnect",
                ("Повторное подключение", "Reconnection"),
                &["after-close", "after-reset"],
            ),
            task("exit", ("Выход", "Exit"), &["ends", "stop!"]),
            task("framing", ("Заголовок с длиной", "Header with a length"), &["header"]),
        ],
    }
}

fn task(id: &str, (ru, en): (&str, &str), criteria: &[&str]) -> Task {
    let both = |ru: String, en: String| Localised { ru, en };
    Task {
        id: id.into(),
        lab: 1,
        order: 1,
        title: both(ru.into(), en.into()),
        statement: both(format!("Условие задачи {id}."), format!("The statement of {id}.")),
        criteria: criteria
            .iter()
            .map(|name| Criterion {
                id: format!("{id}.{}", name.trim_end_matches('!')),
                bonus: name.ends_with('!'),
                survival: false,
                points: 2,
                title: both(format!("о чём {name}"), format!("what {name} is about")),
                rule: both(
                    format!("Правило {name}: верная программа делает так."),
                    format!("The rule of {name}."),
                ),
                hint: both(
                    "Подумайте, что вернёт recv.".into(),
                    "Think of what recv returns.".into(),
                ),
            })
            .collect(),
        scenarios: Vec::new(),
        mistakes: vec![mistake(&format!("{id}/mistake_upper_cased_reply"))],
    }
}

fn mistake(id: &str) -> Mistake {
    let both = |ru: &str, en: &str| Localised {
        ru: ru.into(),
        en: en.into(),
    };
    Mistake {
        id: id.into(),
        explains: Vec::new(),
        title: both("Ответ заглавными буквами", "The reply is upper-cased"),
        text: both("Пример из методички остался.", "The handout's example was left in."),
        scenario: Scenario::empty(id),
    }
}

/// A criterion with this verdict, and why.
pub fn criterion(id: &str, verdict: Verdict, why: &str) -> CriterionReport {
    CriterionReport {
        id: id.into(),
        bonus: id == "exit.stop",
        verdict,
        why: Message::new(why),
        account: None,
        diagnosis: None,
        remarks: Vec::new(),
        scenario: format!("{}/a_scenario", id.split('.').next().unwrap_or_default()),
        evidence: Vec::new(),
        reproduce: None,
        consequence: false,
        record: None,
    }
}

/// A task report with its points counted.
pub fn task_report(id: &str, verdict: TaskVerdict, criteria: Vec<CriterionReport>) -> TaskReport {
    let lab = lab();
    let (points, max_points) = points(lab.task(id).expect("the fixture's lab has it"), &criteria);
    TaskReport {
        id: id.into(),
        group: "main".into(),
        verdict,
        points,
        max_points,
        criteria,
    }
}

/// A line of evidence with these bytes.
pub fn evidence(at_ms: u64, who: &str, did: &str, bytes: &[u8]) -> Evidence {
    Evidence {
        at_ms,
        who: who.into(),
        did: did.into(),
        text: String::from_utf8_lossy(bytes).into_owned(),
        bytes: Bytes::from(bytes).hex(),
    }
}

/// A report with one of everything: a reply that differs, a crash, a bonus, an undecided and an absent task.
pub fn mixed() -> Report {
    let mut reply = criterion("echo.unicode", Verdict::Fail, "the-reply-differs");
    let said = "привет, \u{202e}мир 🙂";
    let got = "привет, \u{202e}МИР 🙂\x1b[31m";
    reply.account = Some(Account {
        done: Message::new("sent").with("bytes", Bytes::from(said).hex()),
        expected: Message::new("expected").with("bytes", Bytes::from(said).hex()),
        seen: Message::new("observed").with("bytes", Bytes::from(got).hex()),
    });
    reply.diagnosis = Some("echo/mistake_upper_cased_reply".into());
    reply.reproduce = Some("printf 'привет\\n' | nc 127.0.0.1 9090".into());
    reply.evidence = vec![
        evidence(12, "client a", "sent", said.as_bytes()),
        evidence(13, "client a", "received", got.as_bytes()),
    ];
    let mut long = criterion("echo.long", Verdict::Fail, "the-reply-stops");
    let (whole, part) = ("0123456789".repeat(400), "0123456789".repeat(102) + "0123");
    long.account = Some(Account {
        done: Message::new("sent").with("bytes", Bytes::from(&whole[..]).hex()),
        expected: Message::new("the same text back").with("bytes", Bytes::from(&whole[..]).hex()),
        seen: Message::new("less").with("bytes", Bytes::from(&part[..]).hex()),
    });
    let mut crash = criterion("reconnect.after-reset", Verdict::Fail, "the-server-ended");
    crash.account = Some(Account {
        done: Message::new("a client reset its connection"),
        expected: Message::new("the server serves the next client"),
        seen: Message::new("the server ended with status 1"),
    });
    let traceback = "Traceback (most recent call last):\n  File \"server.py\", line 12, in <module>\n    data = conn.recv(1024)\nConnectionResetError: [Errno 104] Connection reset by peer\n";
    crash.evidence = vec![
        evidence(3, "client a", "closed", b""),
        evidence(5, "server", "printed", traceback.as_bytes()),
        evidence(6, "server", "ended", b""),
    ];
    crash.evidence[0].text = "RST".into();
    crash.evidence[2].text = "1".into();
    let mut asks = criterion("framing.header", Verdict::Undecided, "not-understood");
    asks.evidence = vec![evidence(1, "server", "printed", "Введите ключ: ".as_bytes())];
    Report {
        groups: vec![GroupReport {
            id: "main".into(),
            programs: [("client", "python3 client.py"), ("server", "python3 server.py")]
                .map(|(role, command)| (role.to_owned(), command.to_owned()))
                .into(),
            dialect: Dialect {
                port: Some(9090),
                ..Dialect::default()
            },
        }],
        tasks: vec![
            task_report(
                "echo",
                TaskVerdict::Partial,
                vec![criterion("echo.line", Verdict::Pass, "came-back"), reply, long],
            ),
            task_report(
                "reconnect",
                TaskVerdict::Partial,
                vec![criterion("reconnect.after-close", Verdict::Pass, "served"), crash],
            ),
            task_report("framing", TaskVerdict::Undecided, vec![asks]),
            task_report(
                "exit",
                TaskVerdict::Absent,
                vec![
                    criterion("exit.ends", Verdict::Absent, "no-client"),
                    criterion("exit.stop", Verdict::Absent, "no-client"),
                ],
            ),
        ],
        remarks: vec![Message::new("old.py is Python 2")],
        ..empty()
    }
}

/// A report of a server that never starts: every criterion fails for the same reason.
pub fn dead() -> Report {
    let failed = |id: &str| {
        let mut failed = criterion(id, Verdict::Fail, "the-server-does-not-start");
        failed.consequence = true;
        failed
    };
    let mut first = failed("echo.line");
    first.account = Some(Account {
        done: Message::new("started the server"),
        expected: Message::new("it listens or asks"),
        seen: Message::new("it ended"),
    });
    first.evidence = vec![evidence(40, "server", "printed", b"SyntaxError: invalid syntax\n")];
    Report {
        isolation: Isolation::None,
        by_name: true,
        tasks: vec![
            task_report(
                "echo",
                TaskVerdict::Fail,
                vec![first, failed("echo.unicode"), failed("echo.long")],
            ),
            task_report(
                "reconnect",
                TaskVerdict::Fail,
                vec![failed("reconnect.after-close"), failed("reconnect.after-reset")],
            ),
            task_report(
                "framing",
                TaskVerdict::Absent,
                vec![criterion("framing.header", Verdict::Absent, "no-client")],
            ),
        ],
        ..empty()
    }
}

/// What a submission may print to break out of each of the formats.
pub const EVIL: &str = concat!(
    "\x1b]0;t\x07\u{0}\u{fffe}]]></failure><x>&amp;<script>alert(1)</script>\n",
    "::error title=x::y\n::stop-commands::z\n",
    "not ok 1 - hacked # TODO\nBail out!\n1..0\n",
    "--|>\nGrade :=>> 100\nComment :=>> hacked\n",
    "{\"scores\": {\"echo\": 100}}\n",
    "<!-- --><img src=//e.example/x onerror=alert(1)>\" onclick=\"x' style='y'></script></style></title></code>\n",
    "\u{202e}\u{200b}```\n# hacked\n</details>\n| a | b |\n=HYPERLINK(\"x\")\n"
);

/// A report in which every text of a submission's is hostile.
pub fn hostile() -> Report {
    let mut failed = criterion("echo.line", Verdict::Fail, "the-reply-differs");
    failed.why = Message::new("the-reply-differs").with("text", EVIL);
    failed.account = Some(Account {
        done: Message::new("sent").with("text", EVIL),
        expected: Message::new("expected").with("text", EVIL),
        seen: Message::new("seen").with("text", EVIL),
    });
    failed.evidence = vec![
        evidence(1, EVIL, EVIL, EVIL.as_bytes()),
        evidence(2, "server", "printed", EVIL.as_bytes()),
    ];
    failed.reproduce = Some(EVIL.into());
    let mut undecided = criterion("echo.long", Verdict::Undecided, EVIL);
    undecided.why = Message::new(EVIL).with("text", EVIL);
    Report {
        submission: format!("={EVIL}"),
        by_name: true,
        tasks: vec![
            task_report(
                "echo",
                TaskVerdict::Fail,
                vec![failed, criterion("echo.unicode", Verdict::Pass, "held"), undecided],
            ),
            task_report(
                "exit",
                TaskVerdict::Absent,
                vec![criterion("exit.ends", Verdict::Absent, "no-client")],
            ),
        ],
        remarks: vec![Message::new(EVIL)],
        ..empty()
    }
}

/// Compares with `tests/data/reports/NAME`, whole. With SOKRAT_ACCEPT set the stored text is written anew.
pub fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/reports")
        .join(name);
    if std::env::var_os("SOKRAT_ACCEPT").is_some() {
        std::fs::write(&path, text).expect("the folder of stored reports can be written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == text,
        "{name} is not what is stored:\n{}\nto accept the new text: SOKRAT_ACCEPT=1 cargo test --lib report",
        similar::TextDiff::from_lines(&stored, text)
            .unified_diff()
            .header("stored", "now")
    );
}
