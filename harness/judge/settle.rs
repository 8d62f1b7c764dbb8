//! Decisions → the verdict of a criterion and of a task.

use super::{Account, Decision, Message, TaskVerdict, Verdict, decide::not_examined};
use crate::task::Task;

/// Of what several scenarios say about one criterion, the one that counts: a fail that was seen; else a pass; else a
/// fail that only follows from something else; else what could not be decided; else an absence.
pub fn strongest<'d>(decisions: impl IntoIterator<Item = &'d Decision>) -> Option<usize> {
    let rank = |decision: &Decision| match decision.verdict {
        Verdict::Fail if !decision.consequence => 5,
        Verdict::Pass => 4,
        Verdict::Fail => 3,
        Verdict::Undecided if decision.is_remark() => 0,
        Verdict::Undecided => 2,
        Verdict::Absent => 1,
    };
    let ranked = decisions
        .into_iter()
        .enumerate()
        .map(|(at, decision)| (at, rank(decision)));
    // The first of equals: scenarios stand in the order of their names.
    ranked
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(at, _)| at)
}

/// The first decision, if a second world agrees with it; otherwise undecided.
pub fn confirm(first: &Decision, second: &Decision) -> Decision {
    if first.verdict == second.verdict && first.is_remark() == second.is_remark() {
        return first.clone();
    }
    // A world that ran into a limit neither agrees nor disagrees.
    if second.verdict == Verdict::Undecided && second.why.key.starts_with("limit-") {
        return second.clone();
    }
    Decision {
        verdict: Verdict::Undecided,
        why: Message::new("unstable"),
        account: None,
        consequence: false,
        ..first.clone()
    }
}

/// The verdict of a task over its criteria, each as (bonus, verdict); bonuses do not count. First match: all pass, all
/// absent, some pass and some fail, some fail.
pub fn task_verdict(criteria: &[(bool, Verdict)]) -> TaskVerdict {
    let verdicts: Vec<Verdict> = criteria
        .iter()
        .filter(|(bonus, _)| !bonus)
        .map(|(_, verdict)| *verdict)
        .collect();
    let all = |wanted| !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == wanted);
    let some = |wanted| verdicts.contains(&wanted);
    if all(Verdict::Pass) {
        TaskVerdict::Pass
    } else if all(Verdict::Absent) {
        TaskVerdict::Absent
    } else if some(Verdict::Pass) && some(Verdict::Fail) {
        TaskVerdict::Partial
    } else if some(Verdict::Fail) {
        TaskVerdict::Fail
    } else {
        TaskVerdict::Undecided
    }
}

/// The decisions of a task's criteria, one each in the task's order, by the rules that need all of them: a bonus never
/// fails; a required criterion is absent only with its whole task.
///
/// Where the task was `meant`, by its name, nobody has to guess whether it was tried: what a program does not do, it fails.
/// Only a role that no program plays stays absent.
pub fn settle_task(task: &Task, decisions: Vec<Decision>, meant: bool) -> Vec<Decision> {
    let mut settled: Vec<Decision> = task
        .criteria
        .iter()
        .map(|criterion| {
            let found = decisions
                .iter()
                .find(|decision| decision.criterion == criterion.id)
                .cloned();
            let mut decision = found.unwrap_or_else(|| not_examined(&criterion.id));
            if criterion.bonus && decision.verdict == Verdict::Fail {
                decision.verdict = Verdict::Absent;
                decision.consequence = false;
            }
            decision
        })
        .collect();
    let required: Vec<usize> = (0..settled.len()).filter(|&at| !task.criteria[at].bonus).collect();
    let unframed = required.iter().any(|&at| is_unframed(&settled[at]));
    let looked_for = required.iter().any(|&at| seen_absent(&settled[at]));
    let sought = required.iter().any(|&at| sought_in_vain(&settled[at]));
    let untried = |decision: &Decision| {
        let unseen = decision.verdict == Verdict::Undecided || decision.consequence;
        let follows = looked_for && decision.consequence;
        // Where one scenario saw that it is no chat, others need not have come so far: a server can fall before.
        let fallen = looked_for && task.id == CHAT && decision.why.key == "server-died";
        let silent = decision.verdict == Verdict::Fail && (decision.why.key == "chat-silent" || fallen);
        not_attempted(decision) || unframed && unseen || follows || silent || sought && is_out_of_reach(decision)
    };
    if !meant
        && required.iter().all(|&at| untried(&settled[at]))
        && required.iter().any(|&at| signs_absence(&settled[at]))
    {
        for decision in &mut settled {
            let bonus = !task
                .criteria
                .iter()
                .any(|known| known.id == decision.criterion && !known.bonus);
            if !bonus || is_unframed(decision) {
                decision.verdict = Verdict::Absent;
                decision.consequence = false;
            }
        }
        return settled;
    }
    let attempted = required
        .iter()
        .any(|&at| matches!(settled[at].verdict, Verdict::Pass | Verdict::Fail));
    for &at in &required {
        let played = meant && !NO_PROGRAM.contains(&settled[at].why.key.as_str());
        if (attempted || played) && settled[at].verdict == Verdict::Absent {
            let decision = &mut settled[at];
            decision.verdict = Verdict::Fail;
            decision.account.get_or_insert_with(|| {
                Account::new(
                    Message::new("done-looked"),
                    Message::new("expected-whole-task"),
                    decision.why.clone(),
                )
            });
        }
    }
    let holds = |at: &usize| settled[*at].verdict == Verdict::Pass && !task.criteria[*at].survival;
    if !required.iter().any(holds) {
        for &at in required.iter().filter(|&&at| task.criteria[at].survival) {
            let decision = &mut settled[at];
            if decision.verdict == Verdict::Pass {
                decision.verdict = Verdict::Undecided;
                decision.why = Message::new("survives-idly");
            }
        }
    }
    let one_line_only = settled
        .iter()
        .any(|decision| decision.verdict == Verdict::Fail && decision.why.key == "arrives-ended-early");
    for decision in &mut settled {
        decision.consequence |= one_line_only && decision.verdict == Verdict::Fail && decision.why.key == "ended-early";
    }
    settled
}

/// The task whose users come in several ways.
const CHAT: &str = "chat";

/// Was it looked for, and seen that nobody tried? Where nobody plays the role, nothing was looked for.
fn seen_absent(decision: &Decision) -> bool {
    decision.verdict == Verdict::Absent && !NO_PROGRAM.contains(&decision.why.key.as_str())
}

/// The same, or a fail by which it is seen that nobody tried.
fn sought_in_vain(decision: &Decision) -> bool {
    signs_absence(decision) && !NO_PROGRAM.contains(&decision.why.key.as_str())
}

/// Reasons by which a scenario did not come to what it is about: they say nothing for or against an attempt.
const OUT_OF_REACH: [&str; 6] = [
    "not-reached",
    "cannot-connect",
    "other-ended",
    "nobody-there",
    "ended-after-guess",
    "chat-plain-text",
];

/// Did the scenario not come to what it is about?
pub fn is_out_of_reach(decision: &Decision) -> bool {
    decision.verdict == Verdict::Undecided && OUT_OF_REACH.contains(&decision.why.key.as_str())
}

/// Why a decision is absent when no program plays the role.
const NO_PROGRAM: [&str; 4] = ["no-server", "no-client", "no-scanner", "no-chatter"];

/// Reasons of a fail that are none when nothing else of the task is there: nobody tried.
const NOTHING_TRIED: [&str; 23] = [
    "client-asks-itself",
    "asks-everybody",
    "name-not-asked",
    "name-never-given",
    "password-not-asked",
    "reports-nothing",
    "reports-payload",
    "reports-other",
    "does-not-ask-port",
    "does-not-ask-host",
    "does-not-ask-address",
    "does-not-ask-other",
    "log-none",
    "quiet-no-log",
    "not-crashed",
    "arrives-ended-early",
    "ended-early",
    "ended-unasked",
    "speaks-udp",
    "no-header",
    "scans-few-ports",
    "tries-in-turn",
    "no-progress",
];

/// Reasons by which messages are seen to carry no length, or none of a form that is known.
const UNFRAMED: [&str; 2] = ["no-header", "header-unknown"];

/// Does this decision say that nobody tried?
fn signs_absence(decision: &Decision) -> bool {
    decision.verdict == Verdict::Absent
        || decision.verdict == Verdict::Undecided && is_unframed(decision)
        || decision.verdict == Verdict::Fail
            && !decision.consequence
            && NOTHING_TRIED.contains(&decision.why.key.as_str())
}

/// Does this decision say that messages carry no length? Then what else there is to see of a framing is not there either.
fn is_unframed(decision: &Decision) -> bool {
    UNFRAMED.contains(&decision.why.key.as_str())
}

/// Reasons of a pass that whoever tries nothing has, too.
const IDLE_PASSES: [&str; 2] = ["survives", "stranger-not-greeted"];

/// Is this decision no sign that somebody tried?
fn not_attempted(decision: &Decision) -> bool {
    signs_absence(decision)
        || decision.verdict == Verdict::Undecided && decision.why.key == "not-reached"
        // Surviving what was not tried is no attempt.
        || decision.verdict == Verdict::Pass && IDLE_PASSES.contains(&decision.why.key.as_str())
}
