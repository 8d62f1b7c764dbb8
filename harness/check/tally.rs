//! What the scenarios found, put together: a criterion's verdict, a task's, a group's.

use super::Outcome;
use crate::dialect::Dialect;
use crate::judge::{Decision, Message, Verdict, evidence, reproduce, settle_task, strongest, task_verdict, whole};
use crate::report::{CriterionReport, GroupReport, Record, Remark, TaskReport, points};
use crate::submission::{Group, Role};
use crate::task::Task;

pub(super) fn group_report(group: &Group, dialect: &Dialect) -> GroupReport {
    let name = |role: &Role| role.name().to_owned();
    let programs = group
        .programs
        .iter()
        .map(|(role, command)| (name(role), command.clone()))
        .collect();
    GroupReport {
        id: group.id.clone(),
        programs,
        dialect: dialect.clone(),
    }
}

pub(super) fn task_report(
    task: &Task,
    group: &Group,
    dialect: &Dialect,
    outcomes: &[Outcome],
    meant: bool,
    records: usize,
) -> TaskReport {
    let strongest: Vec<Option<(usize, Decision)>> = task
        .criteria
        .iter()
        .map(|criterion| decided(&criterion.id, outcomes))
        .collect();
    let decisions = strongest
        .iter()
        .flatten()
        .map(|(_, decision)| decision.clone())
        .collect();
    let settled = settle_task(task, decisions, meant);
    let criteria: Vec<CriterionReport> = task
        .criteria
        .iter()
        .zip(&strongest)
        .filter_map(|(criterion, strongest)| {
            let (at, _) = strongest.as_ref()?;
            let outcome = &outcomes[*at];
            let decision = settled.iter().find(|decision| decision.criterion == criterion.id)?;
            let failed = decision.verdict == Verdict::Fail;
            let by_hand = || reproduce(&criterion.id, &outcome.transcript, dialect);
            Some(CriterionReport {
                id: criterion.id.clone(),
                bonus: criterion.bonus,
                verdict: decision.verdict,
                why: decision.why.clone(),
                account: decision.account.clone(),
                diagnosis: None,
                remarks: remarks(&criterion.id, outcomes, &settled),
                scenario: outcome.scenario.clone(),
                evidence: evidence(&outcome.transcript, &decision.evidence),
                reproduce: failed.then(by_hand).flatten(),
                consequence: decision.consequence,
                record: Some(records + at),
            })
        })
        .collect();
    let verdicts: Vec<(bool, Verdict)> = criteria.iter().map(|one| (one.bonus, one.verdict)).collect();
    let (reached, max_points) = points(task, &criteria);
    TaskReport {
        id: task.id.clone(),
        group: group.id.clone(),
        verdict: task_verdict(&verdicts),
        points: reached,
        max_points,
        criteria,
    }
}

/// Of what several scenarios found about one criterion, what counts, and which outcome it is of.
fn decided(criterion: &str, outcomes: &[Outcome]) -> Option<(usize, Decision)> {
    let all = outcomes
        .iter()
        .enumerate()
        .flat_map(|(at, outcome)| outcome.decisions.iter().map(move |decision| (at, decision)));
    let about: Vec<(usize, &Decision)> = all.filter(|(_, decision)| decision.criterion == criterion).collect();
    let at = strongest(about.iter().map(|(_, decision)| *decision))?;
    Some((about[at].0, about[at].1.clone()))
}

/// What was seen not to hold by scenarios that a correct program need not satisfy, unless the task fails for the same reason.
fn remarks(criterion: &str, outcomes: &[Outcome], settled: &[Decision]) -> Vec<Remark> {
    let told = |why: &Message| {
        settled
            .iter()
            .any(|one| one.verdict == Verdict::Fail && one.why.key == why.key)
    };
    let all = outcomes
        .iter()
        .flat_map(|outcome| outcome.decisions.iter().map(move |decision| (outcome, decision)));
    let seen =
        all.filter(|(_, decision)| decision.criterion == criterion && decision.is_remark() && !told(&decision.why));
    seen.map(|(outcome, decision)| Remark {
        scenario: outcome.scenario.clone(),
        why: decision.why.clone(),
    })
    .collect()
}

/// What was seen in each of these, on this group.
pub(super) fn records(group: &Group, outcomes: &[Outcome]) -> Vec<Record> {
    let record = |outcome: &Outcome| Record {
        group: group.id.clone(),
        ..whole(&outcome.transcript, &outcome.decisions)
    };
    outcomes.iter().map(record).collect()
}

/// A task is judged on the group that does it best; of equals on one that was not examined to its end, for it may do better.
pub(super) fn better(report: &TaskReport, than: &TaskReport) -> bool {
    let count = |report: &TaskReport, which: &dyn Fn(&CriterionReport) -> bool| {
        report.criteria.iter().filter(|one| which(one)).count()
    };
    let passed = |report| count(report, &|one| one.verdict == Verdict::Pass);
    let unseen = |report| count(report, &|one| one.why.key.starts_with("limit-"));
    (passed(report), unseen(report)) > (passed(than), unseen(than))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::TaskVerdict;
    use crate::report::fixtures;

    fn report(verdict: Verdict, why: &str) -> TaskReport {
        let criteria = vec![fixtures::criterion("echo.line", verdict, why)];
        fixtures::task_report("echo", TaskVerdict::Fail, criteria)
    }

    #[test]
    fn who_was_not_examined_to_the_end_is_not_outdone_by_a_fail() {
        let silent = report(Verdict::Fail, "dialogue-silent");
        let unseen = report(Verdict::Undecided, "limit-budget");
        let right = report(Verdict::Pass, "answered");
        assert!(better(&unseen, &silent) && !better(&silent, &unseen));
        assert!(better(&right, &unseen) && !better(&unseen, &right));
        assert!(!better(&silent, &silent));
    }
}
