//! What the process ends with.

use super::Report;
use crate::judge::Verdict;

/// Every exit status of `sokrat`, with its meaning. The values are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Every required criterion asked for passes.
    Passed = 0,
    /// A required criterion fails, or is absent though asked for by name.
    Failed = 1,
    /// The call, a scenario or the folder is unusable.
    Unusable = 2,
    /// Nothing fails but something is undecided, or nothing at all was attempted.
    Undecided = 3,
    /// The examiner itself broke.
    Broken = 4,
}

impl ExitStatus {
    /// The number that the process ends with.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The catalogue's key of its meaning.
    pub fn key(self) -> &'static str {
        match self {
            ExitStatus::Passed => "exit-passed",
            ExitStatus::Failed => "exit-failed",
            ExitStatus::Unusable => "exit-unusable",
            ExitStatus::Undecided => "exit-undecided",
            ExitStatus::Broken => "exit-broken",
        }
    }
}

/// What a report comes to: its required criteria decide.
pub fn exit_status(report: &Report) -> ExitStatus {
    let (mut failed, mut undecided, mut passed) = (false, false, false);
    for criterion in report
        .tasks
        .iter()
        .flat_map(|task| &task.criteria)
        .filter(|criterion| !criterion.bonus)
    {
        match criterion.verdict {
            Verdict::Pass => passed = true,
            Verdict::Fail => failed = true,
            Verdict::Absent => failed |= report.by_name,
            Verdict::Undecided => undecided = true,
        }
    }
    if failed {
        ExitStatus::Failed
    } else if undecided || !passed {
        ExitStatus::Undecided
    } else {
        ExitStatus::Passed
    }
}
