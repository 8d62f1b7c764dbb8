//! Points, counted from verdicts.

use super::{CriterionReport, Report, TaskReport};
use crate::judge::{TaskVerdict, Verdict};
use crate::task::Task;

/// Points reached and points to be had of one task: reached are those of the criteria that pass, bonuses included; to be
/// had are those of all criteria without bonuses, so that reached may be more. What the task does not know is worth nothing.
pub fn points(task: &Task, criteria: &[CriterionReport]) -> (u32, u32) {
    let (mut reached, mut max) = (0, 0);
    for criterion in criteria {
        let worth = task
            .criteria
            .iter()
            .find(|known| known.id == criterion.id)
            .map_or(0, |known| known.points);
        if criterion.verdict == Verdict::Pass {
            reached += worth;
        }
        if !criterion.bonus {
            max += worth;
        }
    }
    (reached, max)
}

impl Report {
    /// Does this task count? One that was neither attempted nor asked for by name does not.
    pub fn counts(&self, task: &TaskReport) -> bool {
        self.by_name || task.verdict != TaskVerdict::Absent
    }
}

/// The same of a whole report. Only tasks that count are counted.
pub fn total(report: &Report) -> (u32, u32) {
    let counted = report.tasks.iter().filter(|task| report.counts(task));
    counted.fold((0, 0), |(reached, max), task| {
        (reached + task.points, max + task.max_points)
    })
}
