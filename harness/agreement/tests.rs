//! Small made-up labels and reports, and what they come to.

use super::*;
use crate::report::{Lang, Look};

const LABELS: &str = r#"
{"id": "lab/1", "tasks": {"echo": {"v": "partial", "holds": ["echo.line", "echo.long"], "fails": ["echo.boundary"], "why": "hangs at 1024"}, "exit": {"v": "works", "holds": ["exit.ends"]}}}
{"id": "lab/2", "python": "3", "tasks": {"echo": {"v": "broken", "fails": ["echo.line"], "why": "never starts"}, "exit": {"v": "unsure", "holds": ["exit.ends"]}}}
{"id": "lab/3", "python": "2", "tasks": {"echo": {"v": "works", "holds": ["echo.line"]}}}
"#;

/// Id, verdict and reason of a criterion.
type Criterion<'a> = (&'a str, &'a str, &'a str);

/// A report with these tasks: id, verdict, and criteria.
fn report(duration_s: f64, tasks: &[(&str, &str, &[Criterion])]) -> Examined {
    let criterion = |(id, verdict, why): &Criterion| serde_json::json!({ "id": id, "verdict": verdict, "why": why, "bonus": false });
    let task = |(id, verdict, criteria): &(&str, &str, &[Criterion])| {
        let criteria: Vec<_> = criteria.iter().map(criterion).collect();
        serde_json::json!({ "id": id, "verdict": verdict, "criteria": criteria })
    };
    let report = serde_json::json!({
        "schema": "sokrat/report/v1",
        "duration_s": duration_s,
        "tasks": tasks.iter().map(task).collect::<Vec<_>>(),
    });
    Examined::parse(&report.to_string()).expect("a report")
}

fn compared() -> Agreement {
    let first = report(
        2.0,
        &[
            (
                "echo",
                "partial",
                &[
                    ("echo.line", "pass", ""),
                    ("echo.long", "fail", "1000 bytes came"),
                    ("echo.boundary", "pass", "all came"),
                    ("echo.unicode", "fail", "nobody labelled this one"),
                ],
            ),
            (
                "exit",
                "undecided",
                &[("exit.ends", "undecided", "printed “a” after 20 ms")],
            ),
        ],
    );
    let second = report(
        4.0,
        &[
            ("echo", "absent", &[("echo.line", "absent", "")]),
            ("exit", "fail", &[("exit.ends", "fail", "")]),
        ],
    );
    let third = report(90.0, &[("echo", "fail", &[("echo.line", "fail", "")])]);
    let labels = labels(LABELS).expect("labels");
    let pairs: Vec<_> = labels.into_iter().zip([first, second, third]).collect();
    compare(&pairs)
}

#[test]
fn criteria_and_tasks_are_counted_by_task() {
    let agreement = compared();
    let echo = Row {
        task: "echo".to_owned(),
        agree: 2,
        undecided: 0,
        wrong_fail: 1,
        wrong_pass: 1,
        tasks: 2,
        tasks_decided: 2,
        tasks_agree: 2,
    };
    let exit = Row {
        task: "exit".to_owned(),
        undecided: 1,
        tasks: 1,
        ..Row::default()
    };
    assert_eq!(agreement.rows, [echo, exit]);
    assert_eq!(agreement.total().agree, 2);
}

#[test]
fn python_2_and_what_a_person_was_unsure_of_do_not_count() {
    let agreement = compared();
    assert_eq!(agreement.submissions, 2);
    assert!(agreement.differences.iter().all(|one| one.submission == "lab/1"));
}

#[test]
fn every_difference_is_told_the_wrong_fails_first() {
    let agreement = compared();
    let told: Vec<_> = agreement
        .differences
        .iter()
        .map(|one| (one.kind, one.about.as_str()))
        .collect();
    let expected = [
        (Kind::WrongFail, "echo.long"),
        (Kind::WrongPass, "echo.boundary"),
        (Kind::Undecided, "exit.ends"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn reasons_are_counted_without_what_is_particular() {
    let reason = Reason {
        why: "printed “” after N ms".to_owned(),
        criteria: 1,
        submissions: vec!["lab/1".to_owned()],
    };
    assert_eq!(compared().reasons, [reason]);
}

#[test]
fn times_are_the_median_and_the_nearest_rank() {
    let seconds = compared().seconds.expect("two were examined");
    assert_eq!(
        (seconds.median, seconds.percentile_95, seconds.longest),
        (2.0, 4.0, 4.0)
    );
    assert_eq!(compare(&[]), Agreement::default());
}

#[test]
fn the_text_has_the_table_and_the_differences() {
    let text = agreement(&compared(), Lang::En, Look::default());
    for line in [
        "task  criteria  agree  undecided  wrong fail  wrong pass  tasks  decided  agree",
        "echo         4      2          0           1           1      2        2      2",
        "all          5      2          1           1           1      3        2      2",
        "Criteria: 80.0% decided; of the decided 50.0% agree and 25.0% are wrong fails. Tasks: of the decided",
        "  lab/1 echo.long",
        "    label  hangs at 1024",
        "  1/1     printed “” after N ms",
    ] {
        assert!(text.lines().any(|one| one == line), "no line {line:?} in\n{text}");
    }
}

#[test]
fn a_line_that_is_no_label_is_named() {
    let said = |text: &str| labels(text).expect_err("no labels").to_string();
    assert_eq!(said("\n\n"), "no labels");
    assert!(said("\n{\"id\": 1}").starts_with("line 2: invalid type"));
    assert!(said(r#"{"id": "a", "tasks": {"echo": {"v": "maybe"}}}"#).contains("unknown variant `maybe`"));
    let line = r#"{"id": "a", "tasks": {}}"#;
    assert_eq!(said(&format!("{line}\n{line}")), "line 2: a has a label already");
}

#[test]
fn only_reports_of_a_known_schema_are_read() {
    let said = |text: &str| Examined::parse(text).expect_err("no report").to_string();
    assert_eq!(
        said(r#"{"schema": "other", "duration_s": 1, "tasks": []}"#),
        "schema other"
    );
    assert!(said("{}").contains("missing field"));
}
