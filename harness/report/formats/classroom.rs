//! Classroom 50: `result.json`, schema `classroom50/result/v1`.

use serde::Serialize;

use super::rows;
use crate::report::{Lang, Report};
use crate::task::Lab;

/// What the platform says of a run, in the environment of its job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClassroomRun {
    /// `CLASSROOM`.
    pub classroom: String,
    /// `ASSIGNMENT`.
    pub assignment: String,
    /// `SUBMISSION_TAG`; begins with `submit/`.
    pub submission: String,
    /// `COMMIT_URL`.
    pub commit: String,
    /// `RELEASE_URL`.
    pub release: String,
    /// `REVIEW_URL`.
    pub review: String,
    /// When, as `2026-11-21T07:35:00Z`.
    pub datetime: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Result<'a> {
    schema: &'static str,
    #[serde(flatten)]
    run: &'a ClassroomRun,
    score: u32,
    max_score: u32,
    tests: Vec<Test>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Test {
    test_name: String,
    passed: bool,
    score: u32,
    max_score: u32,
}

/// The report as the platform's result: a test for each criterion.
pub fn classroom(report: &Report, lab: &Lab, lang: Lang, run: &ClassroomRun) -> String {
    let tests: Vec<Test> = rows(report, lab, lang)
        .iter()
        .map(|row| Test {
            test_name: row.name(),
            passed: row.passed(),
            score: row.score(),
            max_score: row.max_score(),
        })
        .collect();
    let result = Result {
        schema: "classroom50/result/v1",
        run,
        score: tests.iter().map(|test| test.score).sum(),
        max_score: tests.iter().map(|test| test.max_score).sum(),
        tests,
    };
    serde_json::to_string_pretty(&result).expect("strings and numbers always serialise") + "\n"
}
