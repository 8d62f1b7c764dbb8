//! Programs whose verdict is known: faulty ones must fail what they are faulty in and nothing else, correct ones in
//! unusual styles must fail nothing, hostile ones get a verdict and harm nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use libtest_mimic::{Completion, Failed, Trial};
use serde::Deserialize;
use sokrat::check::{CheckError, Checked, check};
use sokrat::judge::Verdict;
use sokrat::report::{ExitStatus, Lang, exit_status, say};
use sokrat::task::Lab;

/// The exit status of a check that found nothing to examine.
const UNUSABLE: u8 = ExitStatus::Unusable as u8;

/// `expected.toml` beside a program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The mistake, for people.
    #[allow(dead_code, reason = "read by people")]
    about: String,
    /// What it attempts.
    tasks: Vec<String>,
    /// What must fail, in consequence too.
    #[serde(default)]
    fails: Vec<String>,
    /// What must be undecided.
    #[serde(default)]
    undecided: Vec<String>,
    /// What must be absent.
    #[serde(default)]
    absent: Vec<String>,
    /// What must not pass, mostly bonuses.
    #[serde(default)]
    without: Vec<String>,
    /// Bonuses that must pass.
    #[serde(default)]
    bonus: Vec<String>,
    /// On which fair examiners may differ.
    #[serde(default)]
    either: Vec<String>,
    /// The mistakes that must be shown, by criterion. A criterion in `fails` or `without` that stands here not must be left
    /// without a diagnosis.
    #[serde(default)]
    diagnosis: BTreeMap<String, String>,
    /// The exit status of a check of these tasks.
    #[serde(default)]
    exit: Option<u8>,
}

/// A test for every program, and one that every criterion has a program that fails it.
pub fn trials(lab: &'static Lab) -> Vec<Trial> {
    let mut trials = Vec::new();
    for kind in ["faulty", "correct", "hostile"] {
        for folder in folders(&super::root().join("tests").join(kind)) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let expected = folder.join("expected.toml");
            let test = move || as_expected(lab, &folder, &expected);
            trials.push(Trial::ignorable_test(name, test).with_kind(kind));
        }
    }
    let typical = super::root().join("tests/submissions/typical");
    let test = move || as_expected(lab, &typical, &typical.with_extension("toml"));
    trials.push(Trial::ignorable_test("typical", test).with_kind("submissions"));
    trials.push(Trial::test("every_criterion_is_failed_by_a_faulty_program", || {
        every_criterion_is_failed(lab)
    }));
    trials.push(Trial::test("every_mistake_is_shown_by_a_faulty_program", || {
        every_mistake_is_shown(lab)
    }));
    trials
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("expected.toml").is_file()).collect();
    folders.sort();
    folders
}

fn read(path: &Path) -> Result<Expected, Failed> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn as_expected(lab: &Lab, folder: &Path, expected: &Path) -> Result<Completion, Failed> {
    if !super::isolated() {
        return Ok(Completion::ignored_with("this machine allows no namespaces"));
    }
    let expected = read(expected)?;
    let mut options = super::options(folder);
    options.tasks = expected.tasks.clone();
    options.jobs = 1;
    let checked = match check(&options, lab, &|_| {}) {
        Err(CheckError::Submission(_)) if expected.exit == Some(UNUSABLE) => return Ok(Completion::Completed),
        checked => checked.map_err(|error| error.to_string())?,
    };
    let wrong = differences(&expected, &checked);
    if wrong.is_empty() {
        Ok(Completion::Completed)
    } else {
        Err(wrong.join("\n").into())
    }
}

fn differences(expected: &Expected, checked: &Checked) -> Vec<String> {
    let lang = Lang::default();
    let mut wrong = Vec::new();
    for criterion in checked.report.tasks.iter().flat_map(|task| &task.criteria) {
        let listed = |list: &[String]| list.contains(&criterion.id);
        let right = if listed(&expected.either) {
            true
        } else if listed(&expected.fails) {
            criterion.verdict == Verdict::Fail
        } else if listed(&expected.undecided) {
            criterion.verdict == Verdict::Undecided
        } else if listed(&expected.absent) {
            criterion.verdict == Verdict::Absent
        } else if listed(&expected.without) {
            criterion.verdict != Verdict::Pass
        } else {
            criterion.verdict == Verdict::Pass || criterion.bonus && !listed(&expected.bonus)
        };
        if !right {
            wrong.push(format!(
                "{} is {:?}: {}",
                criterion.id,
                criterion.verdict,
                say(lang, &criterion.why)
            ));
            if let Some(account) = &criterion.account {
                wrong.push(format!("    seen: {}", say(lang, &account.seen)));
            }
        }
    }
    wrong.extend(misdiagnoses(expected, checked));
    let status = exit_status(&checked.report) as u8;
    if expected.exit.is_some_and(|exit| exit != status) {
        wrong.push(format!("the exit status is {status}, not {:?}", expected.exit));
    }
    wrong
}

/// A mistake that is shown where another one was made is as wrong as one that is not shown.
fn misdiagnoses(expected: &Expected, checked: &Checked) -> Vec<String> {
    let criteria = checked.report.tasks.iter().flat_map(|task| &task.criteria);
    let asked = criteria.filter(|one| {
        expected.diagnosis.contains_key(&one.id)
            || expected.fails.contains(&one.id)
            || expected.without.contains(&one.id)
    });
    asked
        .filter(|one| one.verdict == Verdict::Fail || one.bonus && one.verdict == Verdict::Absent)
        .filter(|one| one.diagnosis.as_ref() != expected.diagnosis.get(&one.id))
        .map(|one| {
            let declared = expected.diagnosis.get(&one.id).map_or("nothing", String::as_str);
            let found = one.diagnosis.as_deref().unwrap_or("nothing");
            format!("{} is explained by {found}, not {declared}", one.id)
        })
        .collect()
}

/// A mistake that no program shows may as well not be known, and one that is declared must be known.
fn every_mistake_is_shown(lab: &Lab) -> Result<(), Failed> {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for folder in folders(&super::root().join("tests/faulty")) {
        shown.extend(read(&folder.join("expected.toml"))?.diagnosis.into_values());
    }
    let known: BTreeSet<String> = lab.mistakes().map(|mistake| mistake.id.clone()).collect();
    let odd: Vec<&str> = known.symmetric_difference(&shown).map(String::as_str).collect();
    if odd.is_empty() {
        Ok(())
    } else {
        Err(format!("shown by no faulty program, or not known: {}", odd.join(", ")).into())
    }
}

fn every_criterion_is_failed(lab: &Lab) -> Result<(), Failed> {
    let mut failed: BTreeSet<String> = BTreeSet::new();
    for folder in folders(&super::root().join("tests/faulty")) {
        let expected = read(&folder.join("expected.toml"))?;
        failed.extend(
            expected
                .fails
                .into_iter()
                .chain(expected.without)
                .chain(expected.absent),
        );
    }
    let criteria = lab.tasks.iter().flat_map(|task| &task.criteria);
    let never: Vec<&str> = criteria
        .map(|one| one.id.as_str())
        .filter(|id| !failed.contains(*id))
        .collect();
    if never.is_empty() {
        Ok(())
    } else {
        Err(format!("no faulty program fails {}", never.join(", ")).into())
    }
}
