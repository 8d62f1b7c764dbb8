//! Criteria and tasks out of decisions.

use crate::judge::{Decision, Message, TaskVerdict, Verdict, confirm, settle_task, strongest, task_verdict};
use crate::scenario::Localised;
use crate::task::{Criterion, Task};

use Verdict::{Absent, Fail, Pass, Undecided};

fn decision(criterion: &str, verdict: Verdict, key: &str) -> Decision {
    Decision {
        criterion: criterion.into(),
        verdict,
        why: Message::new(key),
        account: None,
        evidence: Vec::new(),
        consequence: false,
    }
}

fn combined(verdicts: &[Verdict]) -> Verdict {
    let decisions: Vec<Decision> = verdicts
        .iter()
        .map(|verdict| decision("t.c", *verdict, "why"))
        .collect();
    let at = strongest(&decisions).expect("there is at least one");
    decisions[at].verdict
}

/// The task's decisions after settling; a name that ends in `!` is a bonus, one that ends in `~` claims survival only.
fn settled(criteria: &[(&str, Verdict, &str)]) -> Vec<Verdict> {
    let names: Vec<&str> = criteria.iter().map(|(name, ..)| *name).collect();
    let decisions = criteria
        .iter()
        .map(|(name, verdict, key)| decision(&id(name), *verdict, key))
        .collect();
    let settled = settle_task(&task(&names), decisions, false);
    settled.iter().map(|decision| decision.verdict).collect()
}

fn id(name: &str) -> String {
    format!("task.{}", name.trim_end_matches(['!', '~']))
}

fn task(criteria: &[&str]) -> Task {
    Task {
        id: "task".into(),
        lab: 1,
        order: 1,
        title: Localised::default(),
        statement: Localised::default(),
        criteria: criteria
            .iter()
            .map(|name| Criterion {
                id: id(name),
                bonus: name.ends_with('!'),
                survival: name.ends_with('~'),
                points: 1,
                title: Localised::default(),
                rule: Localised::default(),
                hint: Localised::default(),
            })
            .collect(),
        scenarios: Vec::new(),
        mistakes: Vec::new(),
    }
}

#[test]
fn a_fail_in_any_scenario_fails_and_else_a_pass_passes() {
    assert_eq!(combined(&[Pass, Fail, Undecided]), Fail);
    assert_eq!(combined(&[Absent, Undecided, Pass]), Pass);
    assert_eq!(combined(&[Absent, Undecided]), Undecided);
    assert_eq!(combined(&[Absent, Absent]), Absent);
    assert_eq!(strongest(&[]), None);
}

#[test]
fn two_worlds_that_disagree_are_unstable() {
    let (fail, pass) = (decision("t.c", Fail, "a"), decision("t.c", Pass, "b"));
    assert_eq!(confirm(&fail, &fail), fail);
    let doubt = confirm(&fail, &pass);
    assert_eq!((doubt.verdict, doubt.why.key.as_str()), (Undecided, "unstable"));
}

#[test]
fn a_task_is_the_first_match_over_its_required_criteria() {
    let of = |verdicts: &[Verdict]| {
        let criteria: Vec<(bool, Verdict)> = verdicts.iter().map(|verdict| (false, *verdict)).collect();
        task_verdict(&criteria)
    };
    assert_eq!(of(&[Pass, Pass]), TaskVerdict::Pass);
    assert_eq!(of(&[Absent, Absent]), TaskVerdict::Absent);
    assert_eq!(of(&[Pass, Fail, Undecided]), TaskVerdict::Partial);
    assert_eq!(of(&[Fail, Undecided, Absent]), TaskVerdict::Fail);
    assert_eq!(of(&[Pass, Undecided]), TaskVerdict::Undecided);
    assert_eq!(of(&[]), TaskVerdict::Undecided);
    assert_eq!(task_verdict(&[(false, Pass), (true, Absent)]), TaskVerdict::Pass);
}

#[test]
fn a_bonus_never_fails() {
    assert_eq!(
        settled(&[("a", Pass, "x"), ("b!", Fail, "stopped-by-not")]),
        [Pass, Absent]
    );
}

#[test]
fn a_required_criterion_is_absent_only_with_its_whole_task() {
    assert_eq!(
        settled(&[("a", Pass, "x"), ("b", Absent, "does-not-ask-port")]),
        [Pass, Fail]
    );
    assert_eq!(
        settled(&[("a", Absent, "no-client"), ("b", Absent, "no-client")]),
        [Absent, Absent]
    );
    assert_eq!(
        settled(&[("a", Undecided, "still-busy"), ("b", Absent, "no-client")]),
        [Undecided, Absent]
    );
}

#[test]
fn a_server_that_is_seen_to_be_no_chat_is_none_where_it_falls() {
    assert_eq!(
        settled(&[
            ("delivers", Absent, "chat-silent"),
            ("auth", Fail, "chat-silent"),
            ("leaves~", Fail, "chat-silent")
        ]),
        [Absent, Absent, Absent]
    );
    assert_eq!(
        settled(&[("delivers", Fail, "chat-silent"), ("leaves~", Fail, "chat-silent")]),
        [Fail, Fail]
    );
}

#[test]
fn a_client_that_ends_after_its_first_line_is_told_so_once() {
    let decisions = vec![
        decision("task.loop", Fail, "arrives-ended-early"),
        decision("task.ends", Fail, "ended-early"),
        decision("task.other", Pass, "x"),
    ];
    let settled = settle_task(&task(&["loop", "ends", "other"]), decisions, false);
    let news: Vec<bool> = settled.iter().map(|decision| !decision.consequence).collect();
    assert_eq!(news, [true, false, true]);
}

#[test]
fn a_task_of_which_nothing_was_tried_is_absent() {
    let silent = [("a", Fail, "reports-nothing"), ("b", Fail, "reports-payload")];
    assert_eq!(settled(&silent), [Absent, Absent]);
    let asks_nothing = [
        ("server-port", Fail, "does-not-ask-port"),
        ("client-host", Fail, "does-not-ask-host"),
        ("default", Absent, "does-not-ask-port"),
    ];
    assert_eq!(settled(&asks_nothing), [Absent, Absent, Absent]);
    let one_line = [
        ("loop", Fail, "arrives-ended-early"),
        ("ends", Absent, "ended-early"),
        ("server-survives", Pass, "survives"),
    ];
    assert_eq!(settled(&one_line), [Absent, Absent, Absent]);
    assert_eq!(
        settled(&[("a", Fail, "reports-nothing"), ("b", Pass, "reports")]),
        [Fail, Pass]
    );
}

#[test]
fn to_survive_is_no_merit_where_nothing_else_holds() {
    let nothing = [("a", Fail, "echo-nothing"), ("b~", Pass, "served")];
    assert_eq!(settled(&nothing), [Fail, Undecided]);
    let something = [
        ("a", Fail, "echo-upper"),
        ("b~", Pass, "served"),
        ("c", Pass, "echo-same"),
    ];
    assert_eq!(settled(&something), [Fail, Pass, Pass]);
    assert_eq!(
        settled(&[("a", Fail, "echo-nothing"), ("b~", Fail, "server-died")]),
        [Fail, Fail]
    );
}

#[test]
fn without_a_header_nothing_of_a_framing_was_tried() {
    let all_absent = [Absent; 3];
    let header = |verdict, key| {
        settled(&[
            ("header", verdict, key),
            ("split", Fail, "no-header"),
            ("long", Fail, "no-header"),
        ])
    };
    assert_eq!(header(Fail, "no-header"), all_absent);
    assert_eq!(header(Undecided, "keeps-asking"), all_absent);
    assert_eq!(header(Pass, "header-there"), [Pass, Fail, Fail]);
    let unknown = |key| settled(&[("header", Fail, key), ("split", Undecided, "header-unknown")]);
    assert_eq!(unknown("header-varies"), [Fail, Undecided]);
}

#[test]
fn what_was_out_of_reach_is_absent_where_it_was_seen_that_nobody_tried() {
    let chat = |other: Verdict, key: &'static str| {
        settled(&[
            ("delivers", Absent, "served-not-accepted"),
            ("history", Absent, "served-not-accepted"),
            ("auth", other, key),
        ])
    };
    assert_eq!(chat(Undecided, "cannot-connect"), [Absent, Absent, Absent]);
    assert_eq!(chat(Undecided, "other-ended"), [Absent, Absent, Absent]);
    assert_eq!(chat(Undecided, "chat-plain-text"), [Absent, Absent, Absent]);
    assert_eq!(chat(Undecided, "limit-budget")[2], Undecided);
    assert_eq!(chat(Fail, "wrong-password-let-in"), [Fail, Fail, Fail]);
    let unasked = settled(&[("a", Fail, "name-never-given"), ("b", Undecided, "ended-after-guess")]);
    assert_eq!(unasked, [Absent, Absent]);
    // Where nobody plays the role, nothing was looked for.
    let unplayed = settled(&[("a", Absent, "no-client"), ("b", Undecided, "cannot-connect")]);
    assert_eq!(unplayed, [Absent, Undecided]);
}

#[test]
fn without_a_framing_its_extension_is_absent_too() {
    let none = settled(&[
        ("header", Fail, "no-header"),
        ("split", Undecided, "header-unknown"),
        ("extension!", Undecided, "header-unknown"),
    ]);
    assert_eq!(none, [Absent, Absent, Absent]);
}

#[test]
fn a_client_that_only_says_its_word_leaves_by_no_command() {
    assert_eq!(
        settled(&[("loop", Fail, "ended-unasked"), ("ends", Fail, "ended-unasked")]),
        [Absent, Absent]
    );
    // What it connects for it is to send.
    assert_eq!(
        settled(&[("connects", Pass, "connects"), ("sends", Fail, "ended-unasked")]),
        [Pass, Fail]
    );
}

#[test]
fn a_server_that_falls_before_there_is_company_is_no_chat() {
    let of = |task_id: &str| {
        let task = Task {
            id: task_id.into(),
            ..task(&["delivers", "history"])
        };
        let decisions = vec![
            decision("task.delivers", Absent, "served-not-accepted"),
            decision("task.history", Fail, "server-died"),
        ];
        let settled = settle_task(&task, decisions, false);
        settled.iter().map(|decision| decision.verdict).collect::<Vec<_>>()
    };
    assert_eq!(of("chat"), [Absent, Absent]);
    assert_eq!(of("threads"), [Fail, Fail]);
}
