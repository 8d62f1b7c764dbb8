//! Reports for other tools: what continuous integration and the platforms of courses read. Each format escapes for itself.

mod autolab;
mod classroom;
mod github;
mod gradescope;
mod junit;
mod markdown;
mod table;
mod tap;
#[cfg(test)]
mod tests;
mod vpl;

pub use autolab::autolab;
pub use classroom::{ClassroomRun, classroom};
pub use github::{SUMMARY, annotations, summary};
pub use gradescope::gradescope;
pub use junit::junit;
pub use markdown::inline;
pub use table::{csv, table};
pub use tap::{description, tap};
pub use vpl::{GradeRange, vpl};

use super::{CriterionReport, Detail, Lang, Look, Report, TaskReport, human, say};
use crate::judge::{Message, Verdict};
use crate::task::{Criterion, Lab};

/// A criterion of a task that counts, and what it is worth.
struct Row<'a> {
    task: &'a TaskReport,
    criterion: &'a CriterionReport,
    known: Option<&'a Criterion>,
    /// Points reached.
    score: u32,
    lang: Lang,
}

/// Every criterion of the tasks that count, in the order of the report.
fn rows<'a>(report: &'a Report, lab: &'a Lab, lang: Lang) -> Vec<Row<'a>> {
    let counted = report.tasks.iter().filter(|task| report.counts(task));
    counted.flat_map(|task| rows_of(task, lab, lang)).collect()
}

/// The criteria of a task. Where a rubric gives less for a part than the criteria are worth, they share it.
fn rows_of<'a>(task: &'a TaskReport, lab: &'a Lab, lang: Lang) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = task
        .criteria
        .iter()
        .map(|criterion| Row {
            task,
            criterion,
            known: lab.criterion(&criterion.id),
            score: 0,
            lang,
        })
        .collect();
    let worth = |row: &Row| if row.passed() { row.worth() } else { 0 };
    let all: u64 = rows.iter().map(|row| u64::from(worth(row))).sum();
    let mut so_far = 0;
    for row in &mut rows {
        // Rounded sums, not rounded parts: together they are what the task has.
        let share = |sum: u64| (sum * u64::from(task.points)).checked_div(all).unwrap_or(0);
        let before = share(so_far);
        so_far += u64::from(worth(row));
        row.score = u32::try_from(share(so_far) - before).unwrap_or(u32::MAX);
    }
    rows
}

impl Row<'_> {
    fn passed(&self) -> bool {
        self.criterion.verdict == Verdict::Pass
    }

    /// Points reached.
    fn score(&self) -> u32 {
        self.score
    }

    /// Points to be had; none for a bonus, which only adds.
    fn max_score(&self) -> u32 {
        if self.criterion.bonus { 0 } else { self.worth() }
    }

    fn worth(&self) -> u32 {
        self.known.map_or(0, |known| known.points)
    }

    fn title(&self) -> &str {
        self.known.map_or("", |known| self.lang.pick(&known.title))
    }

    /// Its id and title, `echo.line: A line comes back`.
    fn name(&self) -> String {
        format!("{}: {}", self.criterion.id, self.title())
    }

    /// The verdict in a word.
    fn verdict(&self) -> String {
        let key = match self.criterion.verdict {
            Verdict::Pass => "task-pass",
            Verdict::Fail => "task-fail",
            Verdict::Absent => "task-absent",
            Verdict::Undecided => "task-undecided",
        };
        say(self.lang, &Message::new(key))
    }

    /// Why, in one sentence; safe for a terminal, not yet for the format.
    fn why(&self) -> String {
        say(self.lang, &self.criterion.why)
    }
}

/// The report for people without colour: what a platform shows beside the points.
fn plain(report: &Report, lab: &Lab, lang: Lang) -> String {
    human(report, lab, lang, Look::default())
}

/// The report for people, no more than what it comes to.
fn brief(report: &Report, lab: &Lab, lang: Lang) -> String {
    let look = Look {
        detail: Detail::Summary,
        ..Look::default()
    };
    human(report, lab, lang, look)
}
