//! What several criteria fail for is said once: a server that does not start is one piece of news, not twenty.

use super::Writer;
use crate::judge::{Message, Verdict};
use crate::report::page::Tone;
use crate::report::{CriterionReport, Report, say};

/// The failures that share their reason.
pub struct Causes<'a> {
    /// In the order in which they first appear.
    pub list: Vec<Cause<'a>>,
}

/// One reason and a criterion that shows it.
pub struct Cause<'a> {
    shown_by: &'a CriterionReport,
    count: usize,
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
    /// only when what was done and seen is the same too.
    pub fn explains(&self, criterion: &CriterionReport) -> bool {
        let first = self.shown_by;
        criterion.verdict == Verdict::Fail
            && criterion.why == first.why
            && criterion.consequence == first.consequence
            && (criterion.consequence || criterion.account == first.account)
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

impl Writer<'_> {
    /// The shared reasons, each with its evidence, before the tasks that refer to them by number.
    pub fn causes(&mut self, causes: &Causes) {
        for (number, cause) in causes.list.iter().enumerate() {
            self.page.gap();
            let head = Message::new("cause").with("count", cause.count.to_string());
            let head = format!("{} {}", say(self.lang, &head), say(self.lang, &cause.shown_by.why));
            let label = format!("[{}] ", number + 1);
            let first = self.page.tint(Tone::Bad, &label);
            self.page.paragraph(0, &first, label.len(), Tone::Strong, &head);
            self.account(cause.shown_by);
            self.conversation(&cause.shown_by.evidence);
            self.by_hand(cause.shown_by);
        }
    }
}
