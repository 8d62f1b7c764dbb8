//! Verdicts as people and programs read them. Pure: text from a [`Report`], nothing is printed here.

mod catalogue;
mod causes;
mod class;
mod difference;
pub mod escape;
mod exit;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod formats;
mod html;
mod human;
mod json;
pub mod page;
mod points;
mod problem;
mod texts;
mod timings;
mod words;

pub use catalogue::{Catalogue, Lang, say};
pub use class::{Change, ClassEntry, ClassPage, FailureGroup, TaskResult};
pub use exit::{ExitStatus, exit_status};
pub use html::{class_html, html};
pub use human::{changes, human};
pub use json::{SCHEMA, escaped_json, json};
pub use page::{Detail, Look};
pub use points::{points, total};
pub use problem::{Problem, problem};
pub use texts::{diagnosis, explain, hint, say_or_name, tasks};
pub use timings::{Timings, measure, timings};

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::dialect::Dialect;
use crate::judge::{Account, Message, TaskVerdict, Verdict};
use crate::transcript::Cost;

/// Everything found about one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The folder as the user named it.
    pub submission: String,
    /// What the machine allowed.
    pub isolation: Isolation,
    /// Wall time, in seconds.
    pub duration_s: f64,
    /// The seed.
    pub seed: u64,
    /// The groups of programs.
    pub groups: Vec<GroupReport>,
    /// Every task asked for.
    pub tasks: Vec<TaskReport>,
    /// Remarks that concern the whole submission (a file that no Python accepts, a missing module).
    pub remarks: Vec<Message>,
    /// True when tasks were asked for by name (`--task`, `--lab`, the manifest): then absent counts.
    pub by_name: bool,
    /// What it cost, per world.
    pub costs: Vec<Cost>,
    /// What was seen in the scenarios, as far as it is kept.
    #[serde(default)]
    pub records: Vec<Record>,
}

/// The whole record of one scenario, for people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Which scenario.
    pub scenario: String,
    /// On which group of programs.
    pub group: String,
    /// Line by line.
    pub events: Vec<Evidence>,
    /// So many lines are not kept…
    pub left_out: usize,
    /// …after so many from the beginning.
    pub after: usize,
    /// Lines of which only the beginning is kept, and how many bytes they had.
    pub shortened: BTreeMap<usize, usize>,
    /// Lines that a failure rests on.
    pub rests: BTreeSet<usize>,
}

/// How far programs were kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Isolation {
    /// User, network, process and mount namespaces.
    Full,
    /// The same without a user namespace, by real root.
    Root,
    /// None: process groups and turns.
    None,
}

impl Isolation {
    /// The catalogue's key of what it is, and what its lack costs.
    pub fn key(self) -> &'static str {
        match self {
            Isolation::Full => "isolation-full",
            Isolation::Root => "isolation-root",
            Isolation::None => "isolation-none",
        }
    }
}

/// One group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupReport {
    /// Its id; `main` for the first.
    pub id: String,
    /// Command lines by role.
    pub programs: BTreeMap<String, String>,
    /// How it talks.
    pub dialect: Dialect,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskReport {
    /// The task's id.
    pub id: String,
    /// The group it was judged on.
    pub group: String,
    /// Its verdict.
    pub verdict: TaskVerdict,
    /// Points reached, bonuses included.
    pub points: u32,
    /// Points to be had without bonuses.
    pub max_points: u32,
    /// Every criterion, in order.
    pub criteria: Vec<CriterionReport>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CriterionReport {
    /// `task.criterion`.
    pub id: String,
    /// Bonus?
    pub bonus: bool,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why.
    pub why: Message,
    /// Done, expected, seen.
    pub account: Option<Account>,
    /// The known mistake that explains the failure, when one is shown: its id ([`crate::task::Lab::mistake`]).
    #[serde(default)]
    pub diagnosis: Option<String>,
    /// Which scenario decided.
    pub scenario: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// A line to reproduce a failure by hand.
    pub reproduce: Option<String>,
    /// True when the verdict only follows from a stage that was not reached ([`crate::judge::Decision::consequence`]):
    /// such criteria are told together, once for each `why`.
    #[serde(default)]
    pub consequence: bool,
    /// What was seen beside, and is not held against the submission.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// Which of the report's records it was decided from.
    #[serde(default)]
    pub record: Option<usize>,
}

/// What a scenario saw that could only have shown a criterion to hold, and did not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// Which scenario.
    pub scenario: String,
    /// What it saw.
    pub why: Message,
}

/// One line of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Milliseconds since the world began.
    pub at_ms: u64,
    /// Who.
    pub who: String,
    /// One word: sent, received, typed, printed, wrote, started, ended, listens, settled …
    pub did: String,
    /// As text, for people; not escaped.
    pub text: String,
    /// As hexadecimal; empty where there are no bytes. Of a flood the first and the last, like its text.
    pub bytes: String,
}

#[cfg(test)]
mod report_tests;
