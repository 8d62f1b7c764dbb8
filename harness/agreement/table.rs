//! The comparison: what is counted by task, and what differs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::examined::{Examined, ExaminedCriterion, ExaminedTask};
use super::labels::{Label, Opinion, TaskLabel};
use crate::judge::{TaskVerdict, Verdict};

/// How far verdicts and labels agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Submissions compared.
    pub submissions: usize,
    /// The tasks, in the order of the reports.
    pub rows: Vec<Row>,
    /// Everything that does not agree, by kind and criterion.
    pub differences: Vec<Difference>,
    /// Why criteria are undecided, the commonest first.
    pub reasons: Vec<Reason>,
    /// How long the submissions took.
    pub seconds: Option<Seconds>,
}

/// One task, over all submissions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The task's id.
    pub task: String,
    /// Criteria whose verdict is the label's.
    pub agree: usize,
    /// Criteria not decided.
    pub undecided: usize,
    /// Criteria not passed that the label says hold.
    pub wrong_fail: usize,
    /// Criteria passed that the label says fail.
    pub wrong_pass: usize,
    /// Submissions whose label has an opinion of the task.
    pub tasks: usize,
    /// Those of them where the examiner has one too.
    pub tasks_decided: usize,
    /// Those of them where both are the same.
    pub tasks_agree: usize,
}

/// In what way a verdict is not the label's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Not passed, and the label says that it holds.
    WrongFail,
    /// Passed, and the label says that it fails.
    WrongPass,
    /// A whole task was judged otherwise.
    Task,
    /// Not decided.
    Undecided,
}

/// One verdict that is not the label's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// In what way.
    pub kind: Kind,
    /// A criterion's or a task's id.
    pub about: String,
    /// The submission.
    pub submission: String,
    /// What the examiner says.
    pub found: String,
    /// What the label says.
    pub label: String,
}

/// One reason for being undecided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The reason, with what is particular to one submission left out.
    pub why: String,
    /// Criteria undecided for it.
    pub criteria: usize,
    /// Submissions that have such criteria.
    pub submissions: Vec<String>,
}

/// How long submissions took, in seconds of wall time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Seconds {
    /// Half of them took no longer.
    pub median: f64,
    /// 95 of 100 took no longer.
    pub percentile_95: f64,
    /// None took longer.
    pub longest: f64,
}

/// Compares what the examiner found with the labels. What a label is silent about or not sure of is left out.
pub fn compare(pairs: &[(Label, Examined)]) -> Agreement {
    let mut agreement = Agreement::default();
    let counted = || pairs.iter().filter(|(label, _)| label.counts());
    for (label, examined) in counted() {
        agreement.submissions += 1;
        for task in &examined.tasks {
            let row = agreement.row(&task.id);
            match label.tasks.get(&task.id) {
                Some(theirs) if theirs.opinion != Opinion::Unsure => {
                    agreement.task(row, task, theirs, &label.id);
                    for criterion in &task.criteria {
                        agreement.criterion(row, criterion, theirs, &label.id);
                    }
                }
                _ => {}
            }
        }
    }
    agreement
        .differences
        .sort_by(|a, b| (a.kind, &a.about, &a.submission).cmp(&(b.kind, &b.about, &b.submission)));
    agreement.reasons = reasons(&agreement.differences);
    agreement.seconds = seconds(counted().map(|(_, examined)| examined.duration_s).collect());
    agreement
}

impl Agreement {
    /// All rows as one.
    pub fn total(&self) -> Row {
        self.rows.iter().fold(Row::default(), |sum, row| Row {
            task: String::new(),
            agree: sum.agree + row.agree,
            undecided: sum.undecided + row.undecided,
            wrong_fail: sum.wrong_fail + row.wrong_fail,
            wrong_pass: sum.wrong_pass + row.wrong_pass,
            tasks: sum.tasks + row.tasks,
            tasks_decided: sum.tasks_decided + row.tasks_decided,
            tasks_agree: sum.tasks_agree + row.tasks_agree,
        })
    }

    /// Where the row of a task stands; a new one if it has none.
    fn row(&mut self, task: &str) -> usize {
        self.rows.iter().position(|row| row.task == task).unwrap_or_else(|| {
            self.rows.push(Row {
                task: task.to_owned(),
                ..Row::default()
            });
            self.rows.len() - 1
        })
    }

    fn task(&mut self, row: usize, task: &ExaminedTask, label: &TaskLabel, submission: &str) {
        let row = &mut self.rows[row];
        row.tasks += 1;
        if task.verdict == TaskVerdict::Undecided {
            return;
        }
        row.tasks_decided += 1;
        if same(task.verdict, label.opinion) {
            row.tasks_agree += 1;
        } else {
            self.differences.push(Difference {
                kind: Kind::Task,
                about: task.id.clone(),
                submission: submission.to_owned(),
                found: word(&task.verdict),
                label: format!("{}: {}", word(&label.opinion), label.why),
            });
        }
    }

    fn criterion(&mut self, row: usize, criterion: &ExaminedCriterion, label: &TaskLabel, submission: &str) {
        let row = &mut self.rows[row];
        let holds = label.holds.contains(&criterion.id);
        if !holds && !label.fails.contains(&criterion.id) {
            return;
        }
        let (count, kind) = match (criterion.verdict, holds) {
            (Verdict::Undecided, _) => (&mut row.undecided, Kind::Undecided),
            (Verdict::Pass, false) => (&mut row.wrong_pass, Kind::WrongPass),
            (Verdict::Fail | Verdict::Absent, true) => (&mut row.wrong_fail, Kind::WrongFail),
            _ => {
                row.agree += 1;
                return;
            }
        };
        *count += 1;
        self.differences.push(Difference {
            kind,
            about: criterion.id.clone(),
            submission: submission.to_owned(),
            found: criterion.why.clone(),
            label: label.why.clone(),
        });
    }
}

fn same(verdict: TaskVerdict, opinion: Opinion) -> bool {
    match opinion {
        Opinion::Works => verdict == TaskVerdict::Pass,
        Opinion::Partial => verdict == TaskVerdict::Partial,
        Opinion::Broken | Opinion::Absent => matches!(verdict, TaskVerdict::Fail | TaskVerdict::Absent),
        Opinion::Unsure => false,
    }
}

/// The word that stands for a value in JSON and in labels.
fn word(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn reasons(differences: &[Difference]) -> Vec<Reason> {
    let mut by_reason: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    for difference in differences.iter().filter(|one| one.kind == Kind::Undecided) {
        let (criteria, submissions) = by_reason.entry(general(&difference.found)).or_default();
        *criteria += 1;
        if !submissions.contains(&difference.submission) {
            submissions.push(difference.submission.clone());
        }
    }
    let reason = |(why, (criteria, submissions))| Reason {
        why,
        criteria,
        submissions,
    };
    let mut reasons: Vec<Reason> = by_reason.into_iter().map(reason).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.criteria));
    reasons
}

/// The text without what is particular to one submission: what it quotes, and its numbers.
fn general(why: &str) -> String {
    let mut general = String::with_capacity(why.len());
    let mut until = None;
    for character in why.chars() {
        match (until, character) {
            (Some(end), _) if character != end => continue,
            (None, '“') => until = Some('”'),
            (None, '«') => until = Some('»'),
            (None, '0'..='9') => {
                if !general.ends_with('N') {
                    general.push('N');
                }
                continue;
            }
            _ => until = None,
        }
        general.push(character);
    }
    general
}

/// The nearest rank: the smallest that so many of 100 do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    sorted
        .get((sorted.len() * percent).div_ceil(100).saturating_sub(1))
        .copied()
}

fn seconds(mut all: Vec<f64>) -> Option<Seconds> {
    all.sort_by(f64::total_cmp);
    Some(Seconds {
        median: percentile(&all, 50)?,
        percentile_95: percentile(&all, 95)?,
        longest: *all.last()?,
    })
}
