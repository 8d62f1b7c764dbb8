//! The class as JUnit XML: a suite for each submission, a case for each task.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite};

use super::row::{Row, State, TaskRow};
use super::summary::Class;
use super::text::{because, state, verdict};
use crate::judge::TaskVerdict;
use crate::report::{Lang, escape};
use crate::task::Lab;

/// The class as JUnit XML. A task that passes in part is a failure; what is absent or undecided is skipped.
pub fn junit(class: &Class, lab: &Lab, lang: Lang) -> String {
    let mut document = Document::new("sokrat");
    let whole: f64 = class.rows.iter().map(|row| row.duration_s).sum();
    document.set_time(seconds(whole));
    for row in &class.rows {
        let mut suite = TestSuite::new(escape::printable(&row.name).as_ref());
        suite.set_time(seconds(row.duration_s));
        let counted = row.tasks.iter().filter(|task| task.counts);
        suite.add_test_cases(counted.map(|task| case(row, task, lab, lang)));
        if !matches!(row.state, State::Examined(_)) {
            suite.add_test_case(unexamined(row, lang));
        }
        document.add_test_suite(suite);
    }
    document
        .to_string()
        .expect("XmlString holds only what XML 1.0 allows, and a String takes everything written")
}

fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

fn case(row: &Row, task: &TaskRow, lab: &Lab, lang: Lang) -> TestCase {
    let said = format!("{}: {}/{}", verdict(task.verdict, lang), task.points, task.max_points);
    let status = match task.verdict {
        TaskVerdict::Pass => TestCaseStatus::success(),
        // What only adds points cannot fail.
        TaskVerdict::Partial | TaskVerdict::Fail if task.required => {
            let mut failure = TestCaseStatus::non_success(NonSuccessKind::Failure);
            failure.set_message(said.as_str());
            failure.set_description(said);
            failure
        }
        _ => skipped(&said),
    };
    let title = lab.task(&task.id).map_or("", |task| lang.pick(&task.title));
    named(row, format!("{}: {title}", task.id), status)
}

fn unexamined(row: &Row, lang: Lang) -> TestCase {
    let why = because(&row.state, lang);
    let status = match row.state {
        State::Refused { .. } | State::Broke(_) | State::Missing => {
            let mut error = TestCaseStatus::non_success(NonSuccessKind::Error);
            error.set_message(why.as_str());
            error.set_description(why);
            error
        }
        _ => skipped(&why),
    };
    named(row, state(&row.state, lang), status)
}

fn skipped(why: &str) -> TestCaseStatus {
    let mut skipped = TestCaseStatus::skipped();
    skipped.set_message(why);
    skipped
}

fn named(row: &Row, name: String, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(escape::printable(&row.name).as_ref());
    case.set_time(Duration::ZERO);
    case
}
