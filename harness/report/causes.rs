//! What several criteria fail for is said once: a server that does not start is one piece of news, not twenty.

use super::{CriterionReport, Report};
use crate::judge::{Account, Verdict};

/// The failures that share their reason.
pub struct Causes<'a> {
    /// In the order in which they first appear.
    pub list: Vec<Cause<'a>>,
}

/// One reason and a criterion that shows it.
pub struct Cause<'a> {
    /// The one that has most to show for it.
    pub shown_by: &'a CriterionReport,
    /// How many criteria fail for it.
    pub count: usize,
}

impl<'a> Causes<'a> {
    /// The reasons that at least two criteria share.
    pub fn of(report: &'a Report) -> Causes<'a> {
        let mut list: Vec<Cause<'a>> = Vec::new();
        let criteria = report.tasks.iter().flat_map(|task| &task.criteria);
        for criterion in criteria.filter(|criterion| criterion.verdict == Verdict::Fail) {
            match list.iter_mut().find(|cause| cause.explains(criterion)) {
                Some(cause) => {
                    cause.count += 1;
                    if richness(criterion) > richness(cause.shown_by) {
                        cause.shown_by = criterion;
                    }
                }
                None => list.push(Cause {
                    shown_by: criterion,
                    count: 1,
                }),
            }
        }
        list.retain(|cause| cause.count > 1);
        Causes { list }
    }

    /// Is this failure told by one of them?
    pub fn explain(&self, criterion: &CriterionReport) -> bool {
        self.list.iter().any(|cause| cause.explains(criterion))
    }
}

impl Cause<'_> {
    /// Does this criterion fail for the same reason? Consequences share a reason when they say the same; others
    /// only when the same was seen after doing, and expecting, something of the same kind.
    pub fn explains(&self, criterion: &CriterionReport) -> bool {
        let first = self.shown_by;
        criterion.verdict == Verdict::Fail
            && criterion.why == first.why
            && criterion.consequence == first.consequence
            && (criterion.consequence
                || criterion.diagnosis == first.diagnosis && alike(&criterion.account, &first.account))
    }
}

/// A short message and a long one are one kind of message.
fn alike(one: &Option<Account>, other: &Option<Account>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let kinds = |account: &Account| (account.done.key.clone(), account.expected.key.clone());
            one.seen == other.seen && kinds(one) == kinds(other)
        }
        _ => one == other,
    }
}

/// How much a criterion has to show for its reason.
fn richness(criterion: &CriterionReport) -> (bool, bool, usize) {
    (
        criterion.account.is_some(),
        criterion.diagnosis.is_some(),
        criterion.evidence.len(),
    )
}
