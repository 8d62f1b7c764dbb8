//! Each format read back by a reader of that format, of a report whose texts try to break out of it.

use super::*;
use crate::report::fixtures::{empty, hostile, lab, mixed};

fn json_of(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn junit_has_a_suite_for_each_task_and_nothing_breaks_out() {
    let text = junit(&hostile(), &lab(), Lang::En);
    let read = quick_junit::Report::deserialize_from_str(&text).expect("it is JUnit XML");
    assert_eq!((read.tests, read.failures), (4, 1));
    let names: Vec<&str> = read.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    assert_eq!(names, ["echo", "exit"]);
    let case = &read.test_suites[0].test_cases[0];
    assert_eq!(case.name.as_str(), "echo.line: what line is about");
    let quick_junit::TestCaseStatus::NonSuccess { description, .. } = &case.status else {
        panic!("{case:?} fails");
    };
    let description = description.as_ref().expect("GitLab reads the text").as_str();
    assert!(
        description.contains("]]></failure>") && description.contains("The rule of line."),
        "{description}"
    );
    let illegal = |character: char| character < ' ' && !"\t\n\r".contains(character) || character == '\u{fffe}';
    assert!(!text.contains(illegal), "XML 1.0 allows no such characters");
}

#[test]
fn junit_says_what_is_skipped_and_why() {
    let read = quick_junit::Report::deserialize_from_str(&junit(&mixed(), &lab(), Lang::Ru)).expect("it is JUnit XML");
    let cases = read.test_suites.iter().flat_map(|suite| &suite.test_cases);
    let mut skipped = 0;
    for case in cases {
        if let quick_junit::TestCaseStatus::Skipped { message, .. } = &case.status {
            assert!(
                message.as_ref().is_some_and(|message| message.as_str().contains(':')),
                "{case:?}"
            );
            skipped += 1;
        }
    }
    assert!(skipped > 0);
}

#[test]
fn tap_has_its_plan_and_only_its_own_points() {
    let text = tap(&hostile(), &lab(), Lang::En);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("TAP version 14"));
    assert_eq!(lines.next(), Some("1..4"));
    let points: Vec<&str> = lines.filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(points.len(), 4, "{points:?}");
    assert!(points[0].starts_with("not ok 1 - echo.line: "));
    assert!(points[1].starts_with("ok 2 - echo.unicode: ") && !points[1].contains(" # "));
    assert!(points[2].starts_with("not ok 3 - ") && points[2].contains(" # TODO "));
    assert!(points[3].starts_with("ok 4 - ") && points[3].contains(" # SKIP "));
    let directives = |line: &str| line.replace("\\#", "").matches('#').count();
    assert!(points.iter().all(|line| directives(line) <= 1), "{points:?}");
}

#[test]
fn a_spreadsheet_computes_nothing() {
    let text = csv(&hostile(), &lab(), Lang::Ru);
    let table = text.strip_prefix('\u{feff}').expect("a byte order mark stands first");
    let records: Vec<csv::StringRecord> = csv::Reader::from_reader(table.as_bytes())
        .into_records()
        .map(|record| record.expect("it is CSV"))
        .collect();
    assert_eq!(records.len(), 4);
    for cell in records.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        assert!(!cell.contains(['\n', '\r', '\t']), "{cell}");
    }
    assert!(records[0][0].starts_with("'="), "the submission's name is a text");
}

#[test]
fn annotations_are_one_command_for_each_task() {
    let text = annotations(&hostile(), &lab(), Lang::En);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    for line in lines {
        let rest = line.strip_prefix("::error title=").expect("a command");
        let (title, message) = rest.split_once("::").expect("a message");
        assert!(!title.contains([':', ',']) && !message.contains(['\r', '\n']), "{line}");
    }
    assert!(annotations(&mixed(), &lab(), Lang::En).contains("::warning title="));
}

#[test]
fn nothing_in_the_summary_is_markup_of_a_submission() {
    let text = summary(&hostile(), &lab(), Lang::En);
    let mut fence: Option<String> = None;
    for line in text.lines() {
        match &fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if line.starts_with("```") => fence = Some(line.trim_end_matches("text").to_owned()),
            None => assert!(
                !line.replace("\\<", "").contains("<script") && line != "# hacked" && !line.starts_with("| a"),
                "{line}"
            ),
        }
    }
    assert_eq!(fence, None, "every block ends");
    assert_eq!(text.matches("\n</details>\n\n").count(), 1, "{text}");
}

#[test]
fn gradescope_gets_points_for_each_criterion() {
    let results = json_of(&gradescope(&hostile(), &lab(), Lang::En));
    let tests = results["tests"].as_array().expect("tests");
    let numbers: Vec<&str> = tests.iter().filter_map(|test| test["number"].as_str()).collect();
    assert_eq!(numbers, ["1.1", "1.2", "1.3", "2.1"]);
    assert_eq!(tests[0]["status"], "failed");
    assert_eq!((&tests[1]["status"], &tests[1]["score"]), (&"passed".into(), &2.into()));
    assert_eq!(tests[2]["status"], serde_json::Value::Null, "undecided is neither");
    assert!(
        tests
            .iter()
            .all(|test| test["output_format"] == "text" && test["visibility"] == "visible")
    );
    assert!(!results.to_string().contains("\\u001b"), "no escape sequence gets out");
}

#[test]
fn classroom_gets_whole_points_and_their_sums() {
    let run = ClassroomRun {
        submission: "submit/1".into(),
        datetime: "2026-11-21T07:35:00Z".into(),
        ..ClassroomRun::default()
    };
    let result = json_of(&classroom(&mixed(), &lab(), Lang::En, &run));
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert_eq!(result["submission"], "submit/1");
    let tests = result["tests"].as_array().expect("tests");
    let sum = |name: &str| tests.iter().filter_map(|test| test[name].as_u64()).sum::<u64>();
    assert_eq!(
        (Some(sum("score")), Some(sum("max-score"))),
        (result["score"].as_u64(), result["max-score"].as_u64())
    );
    assert!(
        sum("score") > 0
            && tests
                .iter()
                .all(|test| test["test-name"].is_string() && test["passed"].is_boolean())
    );
}

#[test]
fn a_submission_gives_itself_no_grade() {
    let range = GradeRange { min: 2.0, max: 5.0 };
    let text = vpl(&hostile(), &lab(), Lang::En, range);
    let (comments, rest) = text.split_once("\n--|>\n").expect("the block ends");
    assert!(comments.lines().skip(1).all(|line| line.starts_with('>')), "{comments}");
    // 2 of 8 points.
    assert_eq!(rest, "Grade :=>> 2.75\n");
    assert!(
        vpl(&empty(), &lab(), Lang::En, range).ends_with("Grade :=>> 2.00\n"),
        "nothing to be had is the worst"
    );
}

#[test]
fn the_last_line_gives_the_scores() {
    let text = autolab(&hostile(), &lab(), Lang::En);
    let last = text.lines().last().expect("a line");
    assert_eq!(json_of(last), serde_json::json!({ "scores": { "echo": 2, "exit": 0 } }));
}
