//! JUnit XML as GitLab, Jenkins and the reporters on GitHub read it: a suite for each task, a case for each criterion.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::{Row, rows};
use crate::judge::Verdict;
use crate::report::{Lang, Report, human::particulars};
use crate::task::Lab;

/// The report as JUnit XML. What is absent or undecided is skipped, with the reason; a bonus that is not there, too.
pub fn junit(report: &Report, lab: &Lab, lang: Lang) -> String {
    let mut document = Document::new("sokrat");
    document.set_time(Duration::from_secs_f64(report.duration_s.max(0.0)));
    let rows = rows(report, lab, lang);
    for cases in rows.chunk_by(|row, next| std::ptr::eq(row.task, next.task)) {
        let task = cases[0].task;
        let mut suite = TestSuite::new(task.id.as_str());
        suite.set_time(Duration::ZERO);
        suite.add_test_cases(cases.iter().map(|row| case(row, report, lab)));
        document.add_test_suite(suite);
    }
    document
        .to_string()
        .expect("XmlString holds only what XML 1.0 allows, and a String takes everything written")
}

fn case(row: &Row, report: &Report, lab: &Lab) -> TestCase {
    let status = match row.criterion.verdict {
        Verdict::Pass => TestCaseStatus::success(),
        Verdict::Fail if !row.criterion.bonus => {
            let mut failure = TestCaseStatus::non_success(NonSuccessKind::Failure);
            failure.set_message(row.why());
            // GitLab reads the text and not the attribute.
            failure.set_description(particulars(report, lab, row.lang, row.criterion));
            failure
        }
        _ => {
            let mut skipped = TestCaseStatus::skipped();
            skipped.set_message(format!("{}: {}", row.verdict(), row.why()));
            skipped
        }
    };
    let mut case = TestCase::new(row.name(), status);
    case.set_classname(row.task.id.as_str());
    case.set_time(Duration::ZERO);
    case.extra.insert(XmlString::new("file"), XmlString::new(file(row)));
    case
}

/// What the criterion was decided by.
fn file(row: &Row) -> String {
    format!("scenarios/{}.kdl", row.criterion.scenario)
}
