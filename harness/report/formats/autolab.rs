//! Autolab: the last line of an autograder's output gives the scores of the problems.

use serde_json::{Map, Value, json};

use super::plain;
use crate::report::{Lang, Report};
use crate::task::Lab;

/// The report for people, and the points of every task as the last line.
pub fn autolab(report: &Report, lab: &Lab, lang: Lang) -> String {
    let counted = report.tasks.iter().filter(|task| report.counts(task));
    let scores: Map<String, Value> = counted.map(|task| (task.id.clone(), task.points.into())).collect();
    format!("{}\n{}\n", plain(report, lab, lang), json!({ "scores": scores }))
}
