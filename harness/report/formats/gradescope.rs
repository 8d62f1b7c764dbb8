//! Gradescope: what an autograder writes to `/autograder/results/results.json`.

use serde::Serialize;

use super::{Row, brief, rows};
use crate::judge::Verdict;
use crate::report::{Lang, Report, human::particulars};
use crate::task::Lab;

#[derive(Serialize)]
struct Results {
    output: String,
    output_format: &'static str,
    execution_time: f64,
    visibility: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    number: String,
    score: u32,
    max_score: u32,
    /// Undecided is neither of the two that there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    output: String,
    output_format: &'static str,
    tags: Vec<String>,
    visibility: &'static str,
}

/// The format of every text: nothing in it is markup.
const TEXT: &str = "text";
/// Hiding one test would hide the sum.
const VISIBLE: &str = "visible";

/// The report as Gradescope's results: a test for each criterion, numbered by task.
pub fn gradescope(report: &Report, lab: &Lab, lang: Lang) -> String {
    let rows = rows(report, lab, lang);
    let tasks = rows.chunk_by(|row, next| std::ptr::eq(row.task, next.task));
    let tests = tasks.enumerate().flat_map(|(task, rows)| {
        rows.iter()
            .enumerate()
            .map(move |(index, row)| test(format!("{}.{}", task + 1, index + 1), row, report, lab))
    });
    let results = Results {
        output: brief(report, lab, lang),
        output_format: TEXT,
        execution_time: report.duration_s,
        visibility: VISIBLE,
        tests: tests.collect(),
    };
    serde_json::to_string_pretty(&results).expect("strings and numbers always serialise") + "\n"
}

fn test(number: String, row: &Row, report: &Report, lab: &Lab) -> Test {
    let output = match row.criterion.verdict {
        Verdict::Pass => row.why(),
        Verdict::Fail => particulars(report, lab, row.lang, row.criterion),
        Verdict::Absent | Verdict::Undecided => format!("{}: {}", row.verdict(), row.why()),
    };
    Test {
        name: row.name(),
        number,
        score: row.score(),
        max_score: row.max_score(),
        status: match row.criterion.verdict {
            Verdict::Pass => Some("passed"),
            Verdict::Fail | Verdict::Absent => Some("failed"),
            Verdict::Undecided => None,
        },
        output,
        output_format: TEXT,
        tags: vec![row.task.id.clone()],
        visibility: VISIBLE,
    }
}
