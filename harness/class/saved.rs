//! The result of one submission as it is kept: in no language, whole, with all that it depends on.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::report::{Isolation, Problem, Report};
use crate::scenario::Localised;

/// The name of the schema.
pub const SCHEMA: &str = "sokrat/result/v1";

/// A result and what it depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// [`SCHEMA`].
    pub schema: String,
    /// The submission's name in the class.
    pub name: String,
    /// Where it was.
    pub folder: PathBuf,
    /// SHA-256 of its files; none where they cannot be read.
    pub digest: Option<String>,
    /// Who examined.
    pub examiner: Examiner,
    /// What was asked for.
    pub settings: Settings,
    /// When it began, in UTC, as RFC 3339 has it.
    pub begun: String,
    /// Wall time, in seconds.
    pub duration_s: f64,
    /// What was found.
    pub found: Found,
}

/// Two verdicts can be compared when the same examiner gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examiner {
    /// The program's version.
    pub version: String,
    /// SHA-256 of the scenarios.
    pub scenarios: String,
}

/// What of a call decides verdicts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Tasks asked for by name.
    pub tasks: Vec<String>,
    /// A lab asked for by number.
    pub lab: Option<u8>,
    /// What names and words are made from.
    pub seed: Option<u64>,
    /// How far programs were to be kept apart, where that was said.
    pub isolation: Option<Isolation>,
    /// Where else programs are looked for.
    pub path: Vec<PathBuf>,
    /// What `python3` and `python2` were to mean.
    #[serde(default)]
    pub python: Vec<PathBuf>,
}

/// What came of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// A report.
    Examined {
        /// The report.
        report: Box<Report>,
    },
    /// Nothing that can be examined: no program, a mistake in its manifest.
    Refused {
        /// Why.
        problem: Problem,
        /// A mistake where it stands, with its line and a caret.
        shown: Option<Localised>,
    },
    /// It was not done within its time.
    Overdue {
        /// The time, in seconds.
        budget_s: u64,
        /// What was decided by then; none when not even that is known.
        #[serde(default)]
        report: Option<Box<Report>>,
    },
    /// It broke the examiner, or the machine did.
    Broke {
        /// What was said.
        said: String,
    },
}

impl Saved {
    /// The report, where there is one.
    pub fn report(&self) -> Option<&Report> {
        match &self.found {
            Found::Examined { report } => Some(report),
            Found::Overdue { report, .. } => report.as_deref(),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn report_mut(&mut self) -> Option<&mut Report> {
        match &mut self.found {
            Found::Examined { report } => Some(report),
            Found::Overdue { report, .. } => report.as_deref_mut(),
            _ => None,
        }
    }
}
