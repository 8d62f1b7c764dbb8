//! The command line as a user meets it: exit statuses, errors that help, and folders left as they were.

#[path = "cli/agreement.rs"]
mod agreement;
#[path = "cli/cannot_run.rs"]
mod cannot_run;
#[path = "cli/class.rs"]
mod class;
#[path = "cli/results.rs"]
mod results;
#[path = "cli/watch.rs"]
mod watch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use predicates::prelude::*;
use predicates::str::contains;
use sha2::{Digest, Sha256};

const FAILED: i32 = 1;
const UNUSABLE: i32 = 2;
const UNDECIDED: i32 = 3;

/// Serves one echo after another and is right in everything.
const ECHO: &str = "
import socket
server = socket.socket()
server.bind(('', 9090))
server.listen()
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data)
";

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

/// A folder with these files.
fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

/// A check of one folder's echo.
fn check_echo(folder: &Path) -> Command {
    let mut command = sokrat();
    command
        .arg("check")
        .arg(folder)
        .args(["--task", "echo", "--lang", "en"]);
    command
}

#[expect(clippy::print_stderr, reason = "what is skipped is said by name")]
fn skipped() -> bool {
    if !isolated() {
        eprintln!("skipped: this machine allows no namespaces");
    }
    !isolated()
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
fn a_call_that_is_not_understood_is_told_in_the_readers_language() {
    for (call, words) in [
        (&["check", "--tsak", "echo"][..], "--task"),
        (&["check", "--task"], "нужно значение"),
        (&["chekc"], "«check»"),
        (&["check", "--format", "xyz"], "junit"),
        (&["check", "-q", "-v"], "исключают"),
        (&["class"], "не хватает: <DIR>"),
        (&["check", "--lab", "7"], "«7» не годится"),
        (&[], "не названа команда"),
    ] {
        let told = sokrat().args(call).args(["--lang", "ru"]).assert().code(UNUSABLE);
        told.stderr(contains(words).and(contains("ошибка:"))).stdout("");
    }
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

#[test]
fn a_folder_that_may_not_be_read_is_a_usage_error() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&[("server.py", ECHO)]);
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(folder.path(), closed).expect("the folder is ours");
    if std::fs::read_dir(folder.path()).is_ok() {
        return eprintln!("skipped: root may read everything");
    }
    check_echo(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("Permission denied"));
}

#[test]
fn every_mistake_in_a_folder_of_scenarios_is_told_with_its_place() {
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken");
    sokrat()
        .arg("check")
        .arg(typical())
        .arg("--scenarios")
        .arg(broken)
        .assert()
        .code(UNUSABLE)
        .stdout(predicate::str::is_empty())
        .stderr(contains(".kdl:").and(contains("^")));
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let folder = folder_with(&[("server.py", ECHO)]);
    let assert = check_echo(folder.path())
        .args(["--server", "./no-such-server"])
        .assert();
    let output = assert.get_output();
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    assert!(String::from_utf8_lossy(&said).contains("no-such-server"));
    assert!([FAILED, UNUSABLE, UNDECIDED].map(Some).contains(&output.status.code()));
}

#[test]
fn a_server_with_a_syntax_error_fails_with_the_interpreters_words() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", "import socket\nsocket.socket().bind((\n")]);
    check_echo(folder.path())
        .assert()
        .code(FAILED)
        .stdout(contains("SyntaxError"));
}

#[test]
fn a_server_that_ends_at_once_fails() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", "import socket\nsocket.socket().bind(('', 9090))\n")]);
    check_echo(folder.path())
        .assert()
        .code(FAILED)
        .stdout(contains("ended"));
}

#[test]
fn programs_under_names_of_any_bytes_are_examined_or_refused_but_break_nothing() {
    use std::os::unix::ffi::OsStrExt;
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", ECHO)]);
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe lab.py");
    std::fs::write(folder.path().join(odd), "print(1)\n").expect("a file can be written");
    check_echo(folder.path()).assert().success();
    let inside = folder.path().join(std::ffi::OsStr::from_bytes(b"\xd0 folder"));
    std::fs::create_dir(&inside).expect("a folder can be made");
    std::fs::write(inside.join("server.py"), ECHO).expect("a file can be written");
    check_echo(&inside).assert().success();
}

#[test]
fn a_report_that_nobody_reads_on_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("sokrat"))
        .args(["explain", "echo", "--lang", "ru"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    // Read by nobody from the beginning.
    drop(child.stdout.take());
    let mut said = String::new();
    let mut errors = child.stderr.take().expect("it was piped");
    errors.read_to_string(&mut said).expect("it is text");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(said, "");
}

#[test]
fn a_report_goes_whole_to_the_file_named() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", ECHO)]);
    let place = tempfile::tempdir().expect("a folder can be made");
    let path = place.path().join("report.json");
    check_echo(folder.path())
        .args(["--format", "json", "--output"])
        .arg(&path)
        .assert()
        .success()
        .stdout(predicate::str::is_empty());
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).expect("it was written")).expect("it is JSON");
    assert_eq!(report["tasks"][0]["verdict"], "pass");
}

/// Without isolation less can be seen: what is said of a right program may be open, but never wrong.
#[test]
fn without_isolation_nothing_is_failed_wrongly() {
    let folder = folder_with(&[("server.py", ECHO)]);
    let assert = check_echo(folder.path()).args(["--isolation", "none"]).assert();
    let status = assert.get_output().status.code();
    assert!([0, UNDECIDED].map(Some).contains(&status), "{status:?}");
}

#[test]
fn one_check_gives_reports_for_several_readers() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", "import socket\nsocket.socket().listen(-1, 2)\n")]);
    let kept = tempfile::tempdir().expect("a folder can be made");
    let file = |name: &str| kept.path().join(name);
    let reports =
        ["junit", "tap", "csv", "github-summary"].map(|format| format!("--report={format}={}", file(format).display()));
    check_echo(folder.path())
        .args(["--format", "gradescope"])
        .args(reports)
        .assert()
        .code(0)
        .stdout(contains("\"tests\""));
    let read = |name: &str| std::fs::read_to_string(file(name)).expect("the report was written");
    assert!(read("junit").contains("<testsuite name=\"echo\""));
    assert!(read("tap").starts_with("TAP version 14\n1..6\nnot ok 1 - echo.line"));
    assert!(read("csv").starts_with("\u{feff}Submission,"));
    assert!(read("github-summary").contains("| echo |"));
}

#[test]
fn a_report_that_cannot_be_written_is_known_before_anything_runs() {
    sokrat()
        .args([
            "check",
            "/no/such/folder",
            "--report",
            "junit=/no/such/place/report.xml",
        ])
        .assert()
        .code(2)
        .stderr(contains("/no/such/place/report.xml"));
    sokrat()
        .args(["check", "--report", "pdf=report.pdf"])
        .assert()
        .code(2)
        .stderr(contains("github-summary"));
}
