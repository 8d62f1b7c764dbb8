//! What the page of a class shows, as plain data: submissions by tasks, failures that many share, and what changed.

use serde::{Deserialize, Serialize};

use super::{Report, total};
use crate::judge::{Message, TaskVerdict, Verdict};

/// A class. Every text is as it was found: the page escapes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClassPage {
    /// What was examined, as the user named it.
    pub title: String,
    /// Ids of the tasks that were asked for, in the order of the lab: the columns.
    pub tasks: Vec<String>,
    /// Every submission, in the order of the class.
    pub entries: Vec<ClassEntry>,
    /// Failures that several submissions share, the most frequent first.
    pub groups: Vec<FailureGroup>,
    /// What is not as it was in an earlier run; None where there is none to compare with.
    pub changes: Option<Vec<Change>>,
}

/// One submission of a class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClassEntry {
    /// Its name.
    pub name: String,
    /// The path of its own page from the page of the class, `pages/ivanov.html`.
    pub link: Option<String>,
    /// What became of its tasks, in any order.
    pub tasks: Vec<TaskResult>,
    /// Points reached.
    pub points: u32,
    /// Points to be had in the tasks that count.
    pub max_points: u32,
    /// How long its examination took.
    pub seconds: f64,
    /// Why it could not be examined, or not to the end.
    pub error: Option<Message>,
}

impl ClassEntry {
    /// Has it no verdicts at all?
    pub fn is_untold(&self) -> bool {
        self.error.is_some() && self.tasks.is_empty()
    }
}

/// One task of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskResult {
    /// The task's id.
    pub id: String,
    /// Its verdict.
    pub verdict: TaskVerdict,
    /// Points reached.
    pub points: u32,
    /// Points to be had.
    pub max_points: u32,
}

/// One failure of several submissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailureGroup {
    /// `task.criterion`; None for what many criteria fail for.
    pub criterion: Option<String>,
    /// The mistake's name, or what was seen, in the words that most of them have.
    pub message: Message,
    /// Do all of them have these very words?
    pub alike: bool,
    /// Names of the submissions, as in [`ClassEntry::name`].
    pub names: Vec<String>,
}

/// One criterion of one submission that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The submission's name.
    pub name: String,
    /// `task.criterion`.
    pub criterion: String,
    /// Its verdict in the earlier run; None where it was not asked for.
    pub before: Option<Verdict>,
    /// Its verdict now; None where it is not asked for.
    pub after: Option<Verdict>,
    /// Why: the submission changed, the examiner changed.
    pub reason: Message,
}

impl ClassEntry {
    /// The entry of a submission that was examined.
    pub fn of(report: &Report, name: &str, link: Option<String>) -> ClassEntry {
        let (points, max_points) = total(report);
        let tasks = report.tasks.iter().map(|task| TaskResult {
            id: task.id.clone(),
            verdict: task.verdict,
            points: task.points,
            max_points: task.max_points,
        });
        ClassEntry {
            name: name.to_owned(),
            link,
            tasks: tasks.collect(),
            points,
            max_points,
            seconds: report.duration_s,
            error: None,
        }
    }
}
