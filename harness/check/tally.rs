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

/// A task is judged on the group that does it best. What fails there is open while another group, which was not examined to
/// its end, may do better.
pub(super) fn best_of(task: &Task, reports: &[TaskReport]) -> Option<TaskReport> {
    let mut best = reports.first()?;
    for report in reports {
        if better(report, best) {
            best = report;
        }
    }
    let mut judged = best.clone();
    let rivals = || {
        reports
            .iter()
            .filter(|rival| passed(rival) + unseen(rival) > passed(best))
    };
    for criterion in judged.criteria.iter_mut().filter(|one| one.verdict == Verdict::Fail) {
        let mut of_rivals = rivals().flat_map(|rival| &rival.criteria);
        if let Some(open) = of_rivals.find(|one| one.id == criterion.id && is_unseen(one)) {
            *criterion = CriterionReport {
                record: None,
                ..open.clone()
            };
        }
    }
    let verdicts: Vec<(bool, Verdict)> = judged.criteria.iter().map(|one| (one.bonus, one.verdict)).collect();
    judged.verdict = task_verdict(&verdicts);
    (judged.points, judged.max_points) = points(task, &judged.criteria);
    Some(judged)
}

/// Of equals the one that was not examined to its end, for it may do better.
fn better(report: &TaskReport, than: &TaskReport) -> bool {
    (passed(report), unseen(report)) > (passed(than), unseen(than))
}

fn passed(report: &TaskReport) -> usize {
    let passed = |one: &&CriterionReport| one.verdict == Verdict::Pass;
    report.criteria.iter().filter(passed).count()
}

fn unseen(report: &TaskReport) -> usize {
    report.criteria.iter().filter(|one| is_unseen(one)).count()
}

fn is_unseen(criterion: &CriterionReport) -> bool {
    criterion.why.key.starts_with("limit-")
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

    #[test]
    fn what_fails_is_open_while_an_unseen_group_may_do_better() {
        let lab = crate::task::Lab::embedded();
        let task = lab.task("echo").expect("it is one of the lab's");
        let of = |verdicts: [(Verdict, &str); 3]| {
            let ids = ["echo.line", "echo.unicode", "echo.long"].into_iter().zip(verdicts);
            let criteria = ids.map(|(id, (verdict, why))| fixtures::criterion(id, verdict, why));
            fixtures::task_report("echo", TaskVerdict::Partial, criteria.collect())
        };
        let (pass, fail) = ((Verdict::Pass, "answered"), (Verdict::Fail, "dialogue-silent"));
        let unseen = (Verdict::Undecided, "limit-budget");
        let verdict = |reports: &[TaskReport]| best_of(task, reports).expect("there are some").criteria[0].verdict;
        assert_eq!(verdict(&[of([fail, pass, pass]), of([unseen; 3])]), Verdict::Undecided);
        assert_eq!(
            verdict(&[of([fail, pass, pass]), of([unseen, fail, fail])]),
            Verdict::Fail
        );
        assert_eq!(verdict(&[of([fail, pass, pass]), of([pass; 3])]), Verdict::Pass);
    }
}
