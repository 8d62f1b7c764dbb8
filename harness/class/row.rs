//! A line of a class: what a result comes to, without its evidence, so that a thousand of them are a small thing.

use super::saved::{Examiner, Found, Saved};
use super::summary::Marking;
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::{CriterionReport, ExitStatus, Problem, Report, total};
use crate::scenario::Localised;

/// What one submission comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name in the class.
    pub name: String,
    /// Was it examined?
    pub state: State,
    /// Its tasks; empty when it was not examined.
    pub tasks: Vec<TaskRow>,
    /// Points reached.
    pub points: u32,
    /// Points to be had.
    pub max_points: u32,
    /// What does not hold.
    pub failures: Vec<Failure>,
    /// Seconds that it took.
    pub duration_s: f64,
    /// SHA-256 of its files.
    pub digest: Option<String>,
    /// Who examined.
    pub examiner: Examiner,
}

/// Was a submission examined, and if not, why?
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Yes, and this is what its report comes to.
    Examined(ExitStatus),
    /// There is nothing to examine.
    Refused {
        /// Why.
        problem: Problem,
        /// A mistake where it stands, with its line and a caret.
        shown: Option<Localised>,
    },
    /// It was not done within so many seconds.
    Overdue(u64),
    /// The examiner broke.
    Broke(String),
    /// It belongs to the class, and there is no result.
    Missing,
}

/// What one task comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub id: String,
    /// Its verdict.
    pub verdict: TaskVerdict,
    /// Points reached.
    pub points: u32,
    /// Points to be had.
    pub max_points: u32,
    /// Does it count? One that was neither attempted nor asked for does not.
    pub counts: bool,
    /// Must it pass?
    pub required: bool,
}

/// A criterion that does not hold, and what tells it from other ways not to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The criterion; none for what many criteria fail for.
    pub criterion: Option<String>,
    /// Keys of the catalogue: two failures with the same are of one kind.
    pub kind: String,
    /// Why, in the words of this one; a mistake by its id.
    pub why: Message,
}

impl Row {
    /// The line of a result.
    pub fn of(saved: &Saved, marking: &Marking) -> Row {
        let report = saved.report().map(|report| marking.report(report));
        let report = report.as_ref();
        let (points, max_points) = report.map_or((0, 0), total);
        Row {
            name: saved.name.clone(),
            state: State::of(&saved.found, marking),
            tasks: report.map_or(Vec::new(), |report| tasks(report, marking)),
            points,
            max_points,
            failures: report.map_or(Vec::new(), failures),
            duration_s: saved.duration_s,
            digest: saved.digest.clone(),
            examiner: saved.examiner.clone(),
        }
    }
}

impl Row {
    /// Are there verdicts, all of them or those that there was time for?
    pub fn is_told(&self) -> bool {
        !self.tasks.is_empty() || matches!(self.state, State::Examined(_))
    }

    /// The line of a submission without a result.
    pub fn missing(name: &str) -> Row {
        Row {
            name: name.to_owned(),
            state: State::Missing,
            tasks: Vec::new(),
            points: 0,
            max_points: 0,
            failures: Vec::new(),
            duration_s: 0.0,
            digest: None,
            examiner: Examiner::default(),
        }
    }
}

impl State {
    /// What became of a submission.
    pub fn of(found: &Found, marking: &Marking) -> State {
        match found {
            Found::Examined { report } => State::Examined(marking.rubric.status(&marking.report(report))),
            Found::Refused { problem, shown } => State::Refused {
                problem: problem.clone(),
                shown: shown.clone(),
            },
            Found::Overdue { budget_s, .. } => State::Overdue(*budget_s),
            Found::Broke { said } => State::Broke(said.clone()),
        }
    }

    /// Why it was not examined.
    pub fn error(&self) -> Option<Message> {
        match self {
            State::Examined(_) => None,
            State::Refused { problem, .. } => Some(problem.what.clone()),
            State::Overdue(seconds) => Some(Message::new("class-why-overdue").with("seconds", seconds.to_string())),
            State::Missing => Some(Message::new("class-why-missing")),
            State::Broke(said) => Some(Message::new("class-why-broke").with("said", said.as_str())),
        }
    }
}

fn tasks(report: &Report, marking: &Marking) -> Vec<TaskRow> {
    let row = |task: &crate::report::TaskReport| TaskRow {
        id: task.id.clone(),
        verdict: task.verdict,
        points: task.points,
        max_points: task.max_points,
        counts: report.counts(task),
        required: marking.rubric.requires(&task.id),
    };
    report.tasks.iter().map(row).collect()
}

fn failures(report: &Report) -> Vec<Failure> {
    let criteria = report.tasks.iter().flat_map(|task| &task.criteria);
    let failed = criteria.filter(|criterion| criterion.verdict == Verdict::Fail && !criterion.bonus);
    let mut failures: Vec<Failure> = Vec::new();
    for failure in failed.map(failure) {
        // What many criteria of one submission fail for is one failure.
        let again = |other: &Failure| other.criterion == failure.criterion && other.kind == failure.kind;
        if !failures.iter().any(again) {
            failures.push(failure);
        }
    }
    failures
}

fn failure(criterion: &CriterionReport) -> Failure {
    let account = criterion.account.iter();
    let keys = account.flat_map(|account| [&account.done.key, &account.expected.key, &account.seen.key]);
    let all: Vec<&str> = std::iter::once(&criterion.why.key)
        .chain(keys)
        .map(String::as_str)
        .collect();
    match &criterion.diagnosis {
        // A mistake that has a name is the same mistake wherever it shows.
        Some(diagnosis) => Failure {
            criterion: None,
            kind: diagnosis.clone(),
            why: Message::new(diagnosis),
        },
        None if criterion.consequence => Failure {
            criterion: None,
            kind: criterion.why.key.clone(),
            why: criterion.why.clone(),
        },
        None => Failure {
            criterion: Some(criterion.id.clone()),
            kind: all.join(" "),
            why: criterion.why.clone(),
        },
    }
}
