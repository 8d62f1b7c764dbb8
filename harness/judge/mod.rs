//! From the record to verdicts. Pure: no sockets, processes, clocks or files.

mod awaited;
mod by_hand;
mod claim;
mod decide;
mod excuse;
mod files;
mod finding;
mod halt;
mod lines;
mod questions;
mod record;
mod settle;
mod show;
mod talk;
mod text;
mod visit;
mod whole;

pub use by_hand::reproduce;
pub use claim::case_of;
pub use decide::decide;
pub use files::{FileKind, file_kind};
pub use settle::{confirm, is_out_of_reach, settle_task, strongest, task_verdict};
pub use show::evidence;
pub use whole::{shown, whole};

use serde::{Deserialize, Serialize};

/// What became of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Seen to hold.
    Pass,
    /// Seen not to hold.
    Fail,
    /// The task is not attempted.
    Absent,
    /// Could not be brought to the point where it can be seen.
    Undecided,
}

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskVerdict {
    /// Every required criterion passes.
    Pass,
    /// Some pass, some fail.
    Partial,
    /// Some fail, none pass.
    Fail,
    /// Not attempted.
    Absent,
    /// Nothing else fits.
    Undecided,
}

/// A text of the catalogue with its arguments: what a verdict says, in no language yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Message {
    /// The catalogue's key, `echo-changed`.
    pub key: String,
    /// Arguments, by name. Values are a submission's text or numbers; the report escapes them. The argument `bytes` is
    /// hexadecimal ([`crate::transcript::Bytes::hex`]) and is shown as quoted text; when both [`Account::expected`] and
    /// [`Account::seen`] have it, the report shows the two one under the other and marks the first difference.
    pub arguments: std::collections::BTreeMap<String, String>,
}

impl Message {
    /// A text without arguments.
    pub fn new(key: &str) -> Message {
        Message {
            key: key.into(),
            ..Message::default()
        }
    }

    /// The same text with one more argument.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Message {
        self.arguments.insert(name.into(), value.into());
        self
    }
}

/// What one scenario decided about one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// `task.criterion`.
    pub criterion: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, for people.
    pub why: Message,
    /// What was done, expected and seen; for a fail all three are there.
    pub account: Option<Account>,
    /// The events that the verdict rests on: indexes into the transcript.
    pub evidence: Vec<usize>,
    /// True when this verdict only follows from the stage not being reached (a server that does not start).
    pub consequence: bool,
}

impl Decision {
    /// Was something seen not to hold that need not hold?
    pub fn is_remark(&self) -> bool {
        self.verdict == Verdict::Undecided && self.account.is_some()
    }
}

/// The three sentences of a failure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// What the examiner did.
    pub done: Message,
    /// What a correct program would have done.
    pub expected: Message,
    /// What was seen.
    pub seen: Message,
}

#[cfg(test)]
mod tests;
