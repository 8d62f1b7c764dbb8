//! What a program does in place of a task was not meant for that task.

use crate::judge::{Message, Verdict, task_verdict};
use crate::report::TaskReport;

/// A task, and the criterion of another one: a program that meets this and nothing of the task attempts the other only.
/// What a chat is told goes to the others, and an echo to whoever said it.
const INSTEAD: [(&str, &str); 2] = [("echo", "chat.delivers"), ("echo", "udp-chat.delivers")];

/// Calls absent what a group of programs was not made for.
pub(super) fn set_apart(tasks: &mut [TaskReport]) {
    for (task, criterion) in INSTEAD {
        let met = |report: &TaskReport| {
            let mut criteria = report.criteria.iter();
            criteria.any(|one| one.id == criterion && one.verdict == Verdict::Pass)
        };
        let Some(group) = tasks
            .iter()
            .find(|report| met(report))
            .map(|report| report.group.clone())
        else {
            continue;
        };
        let own = |report: &&mut TaskReport| report.id == task && report.group == group;
        let Some(report) = tasks.iter_mut().find(own) else {
            continue;
        };
        if report.criteria.iter().any(|one| one.verdict == Verdict::Pass) {
            continue;
        }
        for one in &mut report.criteria {
            one.verdict = Verdict::Absent;
            one.consequence = false;
            one.reproduce = None;
        }
        let verdicts: Vec<(bool, Verdict)> = report.criteria.iter().map(|one| (one.bonus, one.verdict)).collect();
        report.verdict = task_verdict(&verdicts);
        leave_open(tasks, &group);
    }
}

/// What a chat says of its sending cannot be seen on a user who is alone.
fn leave_open(tasks: &mut [TaskReport], group: &str) {
    let events = |report: &&mut TaskReport| report.id == "server-events" && report.group == group;
    let Some(report) = tasks.iter_mut().find(events) else {
        return;
    };
    for one in &mut report.criteria {
        if one.verdict == Verdict::Fail && one.why.key == "reports-nothing-sent" {
            one.verdict = Verdict::Undecided;
            one.account = None;
            one.reproduce = None;
            one.why = Message::new("sends-to-others-only");
        }
    }
    let verdicts: Vec<(bool, Verdict)> = report.criteria.iter().map(|one| (one.bonus, one.verdict)).collect();
    report.verdict = task_verdict(&verdicts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::TaskVerdict;
    use crate::report::CriterionReport;

    fn report(id: &str, group: &str, criteria: &[(&str, Verdict)]) -> TaskReport {
        let criterion = |(name, verdict): &(&str, Verdict)| CriterionReport {
            id: format!("{id}.{name}"),
            bonus: false,
            verdict: *verdict,
            why: Message::new("why"),
            account: None,
            diagnosis: None,
            remarks: Vec::new(),
            scenario: format!("{id}/one"),
            evidence: Vec::new(),
            reproduce: None,
            consequence: false,
            record: None,
        };
        let verdicts: Vec<(bool, Verdict)> = criteria.iter().map(|(_, verdict)| (false, *verdict)).collect();
        TaskReport {
            id: id.into(),
            group: group.into(),
            verdict: task_verdict(&verdicts),
            points: 0,
            max_points: 2,
            criteria: criteria.iter().map(criterion).collect(),
        }
    }

    fn of_echo(echo: TaskReport, chat: Verdict) -> TaskVerdict {
        let mut tasks = [echo, report("chat", "main", &[("delivers", chat)])];
        set_apart(&mut tasks);
        tasks[0].verdict
    }

    #[test]
    fn a_chat_that_sends_nothing_back_is_no_faulty_echo() {
        let silent = |group| report("echo", group, &[("line", Verdict::Fail), ("split", Verdict::Undecided)]);
        assert_eq!(of_echo(silent("main"), Verdict::Pass), TaskVerdict::Absent);
        assert_eq!(of_echo(silent("main"), Verdict::Fail), TaskVerdict::Fail);
        assert_eq!(of_echo(silent("other"), Verdict::Pass), TaskVerdict::Fail);
        let partly = report("echo", "main", &[("line", Verdict::Pass), ("long", Verdict::Fail)]);
        assert_eq!(of_echo(partly, Verdict::Pass), TaskVerdict::Partial);
    }

    #[test]
    fn what_a_chat_says_of_its_sending_is_left_open() {
        let mut events = report(
            "server-events",
            "main",
            &[("send", Verdict::Fail), ("stop", Verdict::Fail)],
        );
        events.criteria[0].why = Message::new("reports-nothing-sent");
        let echo = report("echo", "main", &[("line", Verdict::Fail)]);
        let mut tasks = [echo, events, report("chat", "main", &[("delivers", Verdict::Pass)])];
        set_apart(&mut tasks);
        let verdicts: Vec<Verdict> = tasks[1].criteria.iter().map(|one| one.verdict).collect();
        assert_eq!(verdicts, [Verdict::Undecided, Verdict::Fail]);
    }
}
