//! What the examiner found, read back from a report in JSON.

use serde::Deserialize;

use crate::judge::{TaskVerdict, Verdict};

/// What a comparison needs of a report.
#[derive(Clone, Debug, Deserialize)]
pub struct Examined {
    schema: String,
    /// Wall time, in seconds.
    pub duration_s: f64,
    /// The tasks examined.
    pub tasks: Vec<ExaminedTask>,
}

/// One task of it.
#[derive(Clone, Debug, Deserialize)]
pub struct ExaminedTask {
    /// The task's id.
    pub id: String,
    /// Its verdict.
    pub verdict: TaskVerdict,
    /// Its criteria.
    pub criteria: Vec<ExaminedCriterion>,
}

/// One criterion of it.
#[derive(Clone, Debug, Deserialize)]
pub struct ExaminedCriterion {
    /// `task.criterion`.
    pub id: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why, as the report says it.
    pub why: String,
}

/// Not a report of this kind.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// No JSON, or not a report's.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A report of a kind that is not known here.
    #[error("schema {0}")]
    Schema(String),
}

impl Examined {
    /// Reads a report of schema `sokrat/report/v1`.
    pub fn parse(report: &str) -> Result<Examined, Unreadable> {
        let examined: Examined = serde_json::from_str(report)?;
        if examined.schema == crate::report::SCHEMA {
            Ok(examined)
        } else {
            Err(Unreadable::Schema(examined.schema))
        }
    }
}
