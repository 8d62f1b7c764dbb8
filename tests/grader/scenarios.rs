//! One test for each scenario, on one submission. The reference must pass everything, bonuses too; another
//! submission must not fail, and what is absent or undecided is named as skipped.

use std::sync::{Arc, OnceLock};

use libtest_mimic::{Completion, Failed, Trial};
use sokrat::check::{Options, Outcome, Session};
use sokrat::judge::{Decision, Verdict, evidence};
use sokrat::report::{Lang, say};
use sokrat::scenario::Scenario;
use sokrat::task::Lab;

/// The tests of a submission.
pub fn trials(subject: &'static str, lab: &'static Lab, options: Options) -> Vec<Trial> {
    let session: Arc<OnceLock<Result<Session, String>>> = Arc::default();
    let options = Arc::new(options);
    let scenarios = lab.tasks.iter().flat_map(|task| &task.scenarios);
    scenarios
        .map(|scenario| {
            let (session, options) = (Arc::clone(&session), Arc::clone(&options));
            let name = scenario.id.replace('/', "::");
            Trial::ignorable_test(name, move || {
                let session = session.get_or_init(|| open(subject, &options)).as_ref()?;
                examine(subject, session, scenario, lab)
            })
            .with_kind(subject)
        })
        .collect()
}

fn open(subject: &str, options: &Options) -> Result<Session, String> {
    let mut options = options.clone();
    if subject == "reference" {
        options.path.push(super::reference::programs()?);
    }
    Session::open(&options, &|_| {}).map_err(|error| error.to_string())
}

fn examine(subject: &str, session: &Session, scenario: &Scenario, lab: &Lab) -> Result<Completion, Failed> {
    if subject == "reference" && !super::isolated() {
        return Ok(Completion::ignored_with("this machine allows no namespaces"));
    }
    let outcomes = session.examine(scenario).map_err(|error| error.to_string())?;
    if outcomes.is_empty() {
        return Ok(Completion::ignored_with("no programs"));
    }
    let bad = |decision: &Decision| match subject {
        "reference" => decision.verdict != Verdict::Pass,
        // What is not there of a bonus is no failure.
        _ => decision.verdict == Verdict::Fail && !lab.criterion(&decision.criterion).is_some_and(|one| one.bonus),
    };
    let decisions = || {
        let all = outcomes.iter();
        all.flat_map(|outcome| outcome.decisions.iter().map(move |decision| (outcome, decision)))
    };
    let failures: Vec<String> = decisions()
        .filter(|(_, decision)| bad(decision))
        .map(|(outcome, decision)| tell(decision, outcome))
        .collect();
    if !failures.is_empty() {
        return Err(failures.join("\n").into());
    }
    let passes = |decision: &Decision| decision.verdict == Verdict::Pass;
    match decisions().next() {
        Some((_, open)) if !decisions().any(|(_, decision)| passes(decision)) => {
            let why = say(Lang::default(), &open.why);
            Ok(Completion::ignored_with(format!("{:?}: {why}", open.verdict)))
        }
        _ => Ok(Completion::Completed),
    }
}

/// A decision with what it rests on, as a failure's text.
pub fn tell(decision: &Decision, outcome: &Outcome) -> String {
    let lang = Lang::default();
    let mut text = format!(
        "{}: {:?}: {}\n",
        decision.criterion,
        decision.verdict,
        say(lang, &decision.why)
    );
    if let Some(account) = &decision.account {
        for (label, message) in [
            ("done", &account.done),
            ("expected", &account.expected),
            ("seen", &account.seen),
        ] {
            text.push_str(&format!("  {label}: {}\n", say(lang, message)));
        }
    }
    for line in evidence(&outcome.transcript, &decision.evidence) {
        text.push_str(&format!(
            "  {:>6} ms  {} {} {:?}\n",
            line.at_ms, line.who, line.did, line.text
        ));
    }
    text
}
