//! The command line as a user meets it: exit statuses, errors that help, and folders left as they were.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use predicates::prelude::*;
use predicates::str::contains;
use sha2::{Digest, Sha256};

const UNUSABLE: i32 = 2;

fn sokrat() -> Command {
    let mut command = cargo_bin_cmd!("sokrat");
    command
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES");
    command
}

fn typical() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/submissions/typical")
}

fn isolated() -> bool {
    sokrat::doctor::probe() != sokrat::report::Isolation::None
}

/// Every file of a folder by its digest.
fn digests(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut digests = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            digests.extend(self::digests(&path));
        } else {
            let bytes = std::fs::read(&path).expect("the file can be read");
            let digest: String = Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            digests.insert(path, digest);
        }
    }
    digests
}

#[test]
fn a_folder_that_is_not_there_is_a_usage_error() {
    sokrat()
        .args(["check", "/no/such/folder"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("/no/such/folder"));
}

#[test]
fn a_folder_without_programs_is_a_usage_error_that_says_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("README.md"), "no programs here").expect("a file can be written");
    sokrat()
        .arg("check")
        .arg(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("program"));
}

#[test]
fn a_file_instead_of_a_folder_is_a_usage_error() {
    sokrat()
        .arg("check")
        .arg(typical().join("server.py"))
        .assert()
        .code(UNUSABLE);
}

#[test]
fn an_unknown_task_names_the_nearest_known_one() {
    sokrat()
        .arg("check")
        .arg(typical())
        .args(["--task", "ehco"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("echo"));
}

#[test]
fn a_report_that_cannot_be_written_is_said_before_examining() {
    sokrat()
        .arg("check")
        .arg(typical())
        .args(["--output", "/no/such/folder/report.json"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("/no/such/folder/report.json"))
        .stdout(predicate::str::is_empty());
}

#[test]
fn a_scenario_with_a_typo_is_shown_with_its_line_and_the_nearest_word() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let echo = folder.path().join("echo");
    std::fs::create_dir(&echo).expect("a folder can be made");
    let scenario = "scenario {\n    title ru=\"а\" en=\"a\"\n    strat \"server\"\n}\n";
    std::fs::write(echo.join("broken.kdl"), scenario).expect("a file can be written");
    sokrat()
        .arg("check")
        .arg(typical())
        .arg("--scenarios")
        .arg(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("broken.kdl").and(contains("strat")).and(contains("start")));
}

#[test]
fn a_manifest_with_a_typo_is_shown_with_the_nearest_key() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("server.py"), "print(1)\n").expect("a file can be written");
    std::fs::write(
        folder.path().join("sokrat.toml"),
        "[progams]\nserver = \"python3 server.py\"\n",
    )
    .expect("a file can be written");
    sokrat()
        .arg("check")
        .arg(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("programs"));
}

#[test]
fn the_lab_is_listed_and_explained_in_both_languages() {
    sokrat()
        .args(["tasks", "--lang", "en"])
        .assert()
        .success()
        .stdout(contains("port-busy"));
    sokrat()
        .args(["tasks", "--lang", "ru"])
        .assert()
        .success()
        .stdout(contains("эхо").or(contains("Эхо")));
    sokrat()
        .args(["explain", "echo.boundary", "--lang", "en"])
        .assert()
        .success()
        .stdout(contains("1024"));
    sokrat()
        .args(["explain", "echo.boundry"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("echo.boundary"));
}

#[test]
fn doctor_says_what_the_machine_allows() {
    sokrat()
        .arg("doctor")
        .assert()
        .success()
        .stdout(predicate::str::is_empty().not());
}

#[test]
fn a_typical_submission_fails_what_it_is_known_to_fail_and_stays_as_it_was() {
    if !isolated() {
        return eprintln!("skipped: this machine allows no namespaces");
    }
    let before = digests(&typical());
    let run = || {
        std::thread::spawn(|| {
            sokrat()
                .arg("check")
                .arg(typical())
                .args(["--format", "json", "--lang", "en"])
                .output()
                .expect("it runs")
        })
    };
    // Two examinations of one folder at once do not meet.
    let (first, second) = (run(), run());
    for output in [first.join().expect("no panic"), second.join().expect("no panic")] {
        assert_eq!(
            output.status.code(),
            Some(1),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
        assert_eq!(report["schema"], "sokrat/report/v1");
        let criteria = report["tasks"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|task| task["criteria"].as_array().cloned().unwrap_or_default());
        let failed: Vec<String> = criteria
            .filter(|one| one["verdict"] == "fail")
            .filter_map(|one| one["id"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(failed, ["echo.split-char", "reconnect.after-reset"]);
    }
    assert_eq!(
        before,
        digests(&typical()),
        "the submission's own folder must not change"
    );
}
