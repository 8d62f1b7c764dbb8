//! What is not as it was in an earlier run, and why: the submission, the examiner or the question changed, or nothing did.

use std::collections::BTreeMap;

use super::saved::{Found, Saved};
use super::summary::Marking;
use crate::judge::{Message, Verdict};
use crate::report::{Change, Report};

/// What one submission's result has of changes.
pub fn changes(before: Option<&Saved>, after: &Saved, marking: &Marking) -> Vec<Change> {
    let change = |criterion: &str, before, after_: Option<Verdict>, reason: &Message| Change {
        name: after.name.clone(),
        criterion: criterion.to_owned(),
        before,
        after: after_,
        reason: reason.clone(),
    };
    let Some(before) = before else {
        return vec![change("", None, None, &Message::new("change-new"))];
    };
    let reason = reason(before, after);
    let (Some(old), Some(new)) = (before.report(), after.report()) else {
        // Refused is refused and overdue is overdue, whatever the words are.
        let same = std::mem::discriminant(&before.found) == std::mem::discriminant(&after.found);
        let state = Message::new(state(before, after));
        return if same {
            Vec::new()
        } else {
            vec![change("", None, None, &state)]
        };
    };
    let (old, new) = (verdicts(old, marking), verdicts(new, marking));
    let mut ids: Vec<&String> = new.keys().chain(old.keys()).collect();
    ids.sort();
    ids.dedup();
    ids.into_iter()
        .map(|id| (id, old.get(id).copied(), new.get(id).copied()))
        .filter(|(_, old, new)| old != new)
        .map(|(id, old, new)| change(id, old, new, &reason))
        .collect()
}

fn verdicts(report: &Report, marking: &Marking) -> BTreeMap<String, Verdict> {
    let report = marking.report(report);
    let criteria = report.tasks.iter().flat_map(|task| &task.criteria);
    criteria
        .map(|criterion| (criterion.id.clone(), criterion.verdict))
        .collect()
}

fn state(before: &Saved, after: &Saved) -> &'static str {
    match (&before.found, &after.found) {
        (_, Found::Examined { .. }) => "change-now-examined",
        (Found::Examined { .. }, _) => "change-no-longer-examined",
        _ => "change-otherwise-unexamined",
    }
}

fn reason(before: &Saved, after: &Saved) -> Message {
    let overdue = |saved: &Saved| matches!(saved.found, Found::Overdue { .. });
    if overdue(before) || overdue(after) {
        return Message::new("change-overdue");
    }
    let submission = before.digest != after.digest;
    let examiner = before.examiner != after.examiner;
    Message::new(match (submission, examiner) {
        (true, true) => "change-both",
        (true, false) => "change-submission",
        (false, true) => "change-examiner",
        (false, false) if before.settings != after.settings => "change-settings",
        (false, false) => "change-unstable",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::fixtures::{examined, overdue};
    use crate::judge::TaskVerdict;
    use crate::report::fixtures::{criterion, empty, lab, task_report};
    use crate::rubric::Rubric;

    fn result(verdict: Verdict) -> Saved {
        let task = task_report("echo", TaskVerdict::Pass, vec![criterion("echo.line", verdict, "x")]);
        let report = Report {
            tasks: vec![task],
            ..empty()
        };
        examined("a", report)
    }

    #[test]
    fn a_change_has_its_reason() {
        let marking = Marking::new(&lab(), Rubric::default());
        let before = result(Verdict::Pass);
        let mut after = result(Verdict::Fail);
        let found = |after: &Saved| {
            let changes = changes(Some(&before), after, &marking);
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].before, Some(Verdict::Pass));
            changes[0].reason.key.clone()
        };
        assert_eq!(found(&after), "change-unstable");
        after.settings.lab = Some(1);
        assert_eq!(found(&after), "change-settings");
        after.examiner.scenarios = "others".into();
        assert_eq!(found(&after), "change-examiner");
        after.digest = Some("another".into());
        assert_eq!(found(&after), "change-both");
        after.examiner = before.examiner.clone();
        assert_eq!(found(&after), "change-submission");
    }

    #[test]
    fn what_is_the_same_is_no_change_and_what_is_new_is_one() {
        let marking = Marking::new(&lab(), Rubric::default());
        let same = result(Verdict::Pass);
        assert_eq!(changes(Some(&same), &same, &marking), []);
        assert_eq!(changes(None, &same, &marking)[0].reason.key, "change-new");
        let late = overdue("a");
        assert_eq!(changes(Some(&late), &late, &marking), []);
        assert_eq!(
            changes(Some(&late), &same, &marking)[0].reason.key,
            "change-now-examined"
        );
    }
}
