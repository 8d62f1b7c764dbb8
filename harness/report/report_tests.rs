//! Reports, compared whole with stored ones, and what they come to.

use super::fixtures::{compare, criterion, dead, empty, evidence, lab, mixed, task_report};
use super::*;

#[test]
fn the_report_for_people_is_as_stored() {
    for lang in Lang::ALL {
        let name = |kind: &str| format!("{kind}.{}.txt", lang.name());
        compare(&name("mixed"), &human(&mixed(), &lab(), lang, Look::default()));
        compare(&name("dead"), &human(&dead(), &lab(), lang, Look::default()));
        compare(&name("tasks"), &tasks(&lab(), lang, Look::default()));
        let text = explain(&lab(), "exit", lang, Look::default()).expect("the lab has this task");
        compare(&name("explain"), &text);
    }
}

#[test]
fn the_report_for_programs_is_as_stored_and_is_json() {
    let text = json(&mixed(), &lab(), Lang::En);
    compare("mixed.json", &text.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let criterion = &value["tasks"][0]["criteria"][1];
    assert_eq!(
        criterion["evidence"][1]["text"], "привет, \u{202e}МИР 🙂\x1b[31m",
        "the text is whole"
    );
    assert_eq!(value["tasks"][0]["criteria"][0]["diagnosis"], serde_json::Value::Null);
}

#[test]
fn nothing_that_a_terminal_obeys_gets_out_of_a_report() {
    let mut report = mixed();
    let evil = "\x1b]0;t\x07\u{9b}2J\u{202e}\u{7f}\r";
    report.submission = evil.into();
    report.groups[0].programs.insert("server".into(), evil.into());
    report.remarks.push(Message::new("remark").with("text", evil));
    let failed = &mut report.tasks[1].criteria[1];
    failed.why = Message::new(evil).with(evil, evil);
    failed.reproduce = Some(evil.into());
    for did in ["printed", "sent", "wrote", evil] {
        failed.evidence.push(evidence(9, evil, did, evil.as_bytes()));
        failed
            .evidence
            .push(evidence(9, evil, did, format!("a\n{evil}\nb").as_bytes()));
    }
    for lang in Lang::ALL {
        for text in [
            human(&report, &lab(), lang, Look::default()),
            json(&report, &lab(), lang),
        ] {
            let hidden: Vec<char> = text
                .chars()
                .filter(|&one| one != '\n' && escape::is_hidden(one))
                .collect();
            assert_eq!(hidden, Vec::<char>::new(), "{text}");
        }
    }
}

#[test]
fn lines_keep_within_the_width_where_words_allow() {
    for line in human(
        &mixed(),
        &lab(),
        Lang::Ru,
        Look {
            width: 80,
            ..Look::default()
        },
    )
    .lines()
    {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn the_exit_status_is_decided_by_required_criteria() {
    let report = |by_name: bool, verdicts: &[(&str, Verdict)]| Report {
        by_name,
        tasks: vec![task_report(
            "exit",
            TaskVerdict::Undecided,
            verdicts
                .iter()
                .map(|(id, verdict)| criterion(id, *verdict, "x"))
                .collect(),
        )],
        ..empty()
    };
    let (required, bonus) = ("exit.ends", "exit.stop");
    let status = |by_name, verdicts: &[(&str, Verdict)]| exit_status(&report(by_name, verdicts)).code();
    assert_eq!(status(false, &[(required, Verdict::Pass), (bonus, Verdict::Fail)]), 0);
    assert_eq!(
        status(false, &[(required, Verdict::Pass), ("echo.line", Verdict::Absent)]),
        0
    );
    assert_eq!(
        status(true, &[(required, Verdict::Pass), ("echo.line", Verdict::Absent)]),
        1
    );
    assert_eq!(status(true, &[(required, Verdict::Pass), (bonus, Verdict::Absent)]), 0);
    assert_eq!(
        status(false, &[(required, Verdict::Undecided), ("echo.line", Verdict::Fail)]),
        1
    );
    assert_eq!(
        status(false, &[(required, Verdict::Undecided), ("echo.line", Verdict::Pass)]),
        3
    );
    assert_eq!(
        status(false, &[(required, Verdict::Absent)]),
        3,
        "nothing was attempted"
    );
}

#[test]
fn points_are_those_of_what_passes_and_bonuses_add() {
    let exit = |ends, stop| {
        let lab = lab();
        let criteria = [criterion("exit.ends", ends, "x"), criterion("exit.stop", stop, "x")];
        points(lab.task("exit").expect("the lab has it"), &criteria)
    };
    assert_eq!(exit(Verdict::Pass, Verdict::Pass), (4, 2));
    assert_eq!(exit(Verdict::Fail, Verdict::Absent), (0, 2));
    assert_eq!(total(&dead()), (0, 12));
    assert_eq!(total(&mixed()), (4, 12), "what was not attempted does not count");
}
