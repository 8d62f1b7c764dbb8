//! Points, counted from verdicts.

use super::{CriterionReport, Report, TaskReport};
use crate::judge::{TaskVerdict, Verdict};
use crate::task::Lab;

/// Points reached and to be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// Of the criteria that pass; bonuses add.
    pub reached: u32,
    /// Of all criteria without bonuses: reached may be more.
    pub max: u32,
}

/// The points of these criteria, at the worth that the lab gives them. One that the lab does not know is worth nothing.
pub fn points(criteria: &[CriterionReport], lab: &Lab) -> Points {
    let mut points = Points::default();
    for criterion in criteria {
        let worth = lab.criterion(&criterion.id).map_or(0, |known| known.points);
        if criterion.verdict == Verdict::Pass {
            points.reached += worth;
        }
        if !criterion.bonus {
            points.max += worth;
        }
    }
    points
}

impl Report {
    /// Does this task count? One that was neither attempted nor asked for by name does not.
    pub fn counts(&self, task: &TaskReport) -> bool {
        self.by_name || task.verdict != TaskVerdict::Absent
    }
}

/// The points of a whole report. Only tasks that count are counted.
pub fn total(report: &Report) -> Points {
    let mut total = Points::default();
    for task in &report.tasks {
        if report.counts(task) {
            total.reached += task.points;
            total.max += task.max_points;
        }
    }
    total
}
