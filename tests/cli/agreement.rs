//! The comparison with labels: from saved reports, and what it says of folders and files that are of no use.

use super::*;

const LABEL: &str =
    r#"{"id": "lab/1", "tasks": {"echo": {"v": "works", "holds": ["echo.line"], "why": "it comes back"}}}"#;
const REPORT: &str = r#"{"schema": "sokrat/report/v1", "duration_s": 1.5, "tasks": [{"id": "echo", "verdict": "fail",
    "criteria": [{"id": "echo.line", "verdict": "fail", "why": "nothing came"}]}]}"#;

/// A folder with labels and the report `lab/1.json`.
fn labelled(labels: &str, report: &str) -> tempfile::TempDir {
    let folder = folder_with(&[("labels.jsonl", labels)]);
    std::fs::create_dir(folder.path().join("lab")).expect("a folder can be made");
    std::fs::write(folder.path().join("lab/1.json"), report).expect("a file can be written");
    folder
}

fn agreement(folder: &Path) -> Command {
    let mut command = sokrat();
    command
        .args(["agreement", "--lang", "en"])
        .arg(folder.join("labels.jsonl"))
        .arg(folder);
    command
}

#[test]
fn saved_reports_are_compared_with_labels() {
    let folder = labelled(LABEL, REPORT);
    agreement(folder.path())
        .assert()
        .success()
        .stdout(contains("lab/1 echo.line").and(contains("found  nothing came")));
    let json = agreement(folder.path()).args(["--format", "json"]).assert().success();
    let found: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).expect("it is JSON");
    assert_eq!(found["rows"][0]["wrong_fail"], 1);
    assert_eq!(found["seconds"]["median"], 1.5);
}

#[test]
fn a_submission_is_examined_and_its_report_kept() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("labels.jsonl", LABEL)]);
    let submission = folder.path().join("lab/1");
    std::fs::create_dir_all(&submission).expect("a folder can be made");
    std::fs::write(
        submission.join("server.py"),
        "import socket\nserver = socket.socket()\nserver.listen(\n",
    )
    .expect("a file can be written");
    let kept = folder.path().join("kept");
    agreement(folder.path())
        .arg("--save")
        .arg(&kept)
        .assert()
        .success()
        .stdout(contains("lab/1 echo.line"));
    assert!(kept.join("lab/1.json").is_file());
}

#[test]
fn labels_and_reports_of_no_use_are_named() {
    let folder = labelled("{}", REPORT);
    agreement(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("labels cannot be read").and(contains("line 1: missing field `id`")));
    let folder = labelled(LABEL, "[]");
    agreement(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("1.json is no report").and(contains("Nothing was examined")));
    let folder = folder_with(&[("labels.jsonl", LABEL)]);
    agreement(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("No submission and no report for the label lab/1"));
    agreement(folder.path())
        .arg(folder.path().join("none"))
        .assert()
        .code(UNUSABLE)
        .stderr(contains("none is no folder of submissions"));
}
