//! The labels: one JSON object a line, each what a person found about one submission.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a person found about one submission.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// Which submission: a path below the folder of submissions, such as `echo/7`.
    pub id: String,
    /// The major version of its Python: what does not begin with 3 is set apart.
    #[serde(default = "python_3")]
    pub python: String,
    /// What was found, by task.
    pub tasks: BTreeMap<String, TaskLabel>,
}

/// What a person found about one task.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TaskLabel {
    /// All in all.
    #[serde(rename = "v")]
    pub opinion: Opinion,
    /// Criteria seen to hold.
    #[serde(default)]
    pub holds: Vec<String>,
    /// Criteria seen not to hold.
    #[serde(default)]
    pub fails: Vec<String>,
    /// The evidence in a sentence.
    #[serde(default)]
    pub why: String,
}

/// What a person thinks of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opinion {
    /// All of it works.
    Works,
    /// Some of it does.
    Partial,
    /// None of it does.
    Broken,
    /// It was not attempted.
    Absent,
    /// The person could not tell: not compared.
    Unsure,
}

impl Label {
    /// Is it compared? Programs for Python 2 are not.
    pub fn counts(&self) -> bool {
        self.python.starts_with('3')
    }
}

/// A line that is no label.
#[derive(Debug, thiserror::Error)]
pub enum LabelsError {
    /// It cannot be read.
    #[error("line {line}: {source}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A submission has two.
    #[error("line {line}: {id} has a label already")]
    Twice {
        /// Counted from 1.
        line: usize,
        /// The submission's.
        id: String,
    },
    /// There are none.
    #[error("no labels")]
    Empty,
}

/// The labels of a file; empty lines are skipped.
pub fn labels(text: &str) -> Result<Vec<Label>, LabelsError> {
    let mut labels: Vec<Label> = Vec::new();
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let label: Label = serde_json::from_str(text).map_err(|source| LabelsError::Line { line, source })?;
        if labels.iter().any(|known| known.id == label.id) {
            return Err(LabelsError::Twice { line, id: label.id });
        }
        labels.push(label);
    }
    if labels.is_empty() {
        return Err(LabelsError::Empty);
    }
    Ok(labels)
}

fn python_3() -> String {
    "3".to_owned()
}
