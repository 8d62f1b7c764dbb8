//! What is made of saved results: reports, parts of a class joined, comparisons, rubrics; and a class that is killed.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::class::{examine, shows};
use super::*;

/// A class of so many servers that are right, but for the second, which shouts.
fn class_of(count: usize) -> tempfile::TempDir {
    let class = tempfile::tempdir().expect("a folder can be made");
    for number in 1..=count {
        let folder = class.path().join(number.to_string());
        std::fs::create_dir(&folder).expect("a folder can be made");
        let sent = if number == 2 {
            "sendall(data.upper())"
        } else {
            "sendall(data)"
        };
        std::fs::write(folder.join("server.py"), ECHO.replace("sendall(data)", sent)).expect("a file can be written");
    }
    class
}

fn results_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    names
}

fn report(results: &Path) -> Command {
    let mut command = sokrat();
    command.args(["report", "--lang", "en"]).arg(results);
    command
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    std::fs::write(folder.join(name), text).expect("a file can be written");
    folder.join(name)
}

#[test]
fn results_are_parted_joined_compared_and_reported_again() {
    if skipped() {
        return;
    }
    let class = class_of(3);
    let at = |name: &str| class.path().join(name);
    let list = written(class.path(), "class.csv", "name;path\nAnna;1\nBoris;2\nWera;3\n");
    for part in ["1/2", "2/2"] {
        let mut command = sokrat();
        let results = at(&format!("part{}", &part[..1]));
        command
            .args(["class", "--lang", "en", "--task", "echo", "--partition", part])
            .arg(&list)
            .arg("--results")
            .arg(results)
            .assert()
            .success();
    }
    assert_eq!(results_in(&at("part1")), ["Anna.json", "Wera.json"]);
    assert_eq!(results_in(&at("part2")), ["Boris.json"]);
    let mut merge = sokrat();
    merge.args(["merge", "--lang", "en"]).args([at("part1"), at("part2")]);
    merge
        .arg("--output")
        .arg(at("all"))
        .assert()
        .success()
        .stdout(contains("new results 3"));

    let mut half = sokrat();
    half.args(["merge", "--lang", "en"]).arg(at("part1")).arg("--output");
    half.arg(at("half")).assert().code(UNDECIDED).stderr(
        contains("Parts of the class are missing: 2/2").and(contains("Nobody has examined 1 of the class: Boris")),
    );
    report(&at("half"))
        .assert()
        .code(UNDECIDED)
        .stdout(shows("Boris +no result").and(contains("3 submissions · examined 2 · no result 1")));
    half.arg(at("part2")).assert().success();
    // Another examiner has seen another thing.
    std::fs::create_dir(at("part3")).expect("a folder can be made");
    let boris = std::fs::read_to_string(at("part2/Boris.json")).expect("the result is there");
    let other = boris.replace("\"verdict\":\"fail\"", "\"verdict\":\"pass\"");
    let other = other.replacen("\"version\":\"", "\"version\":\"another ", 1);
    written(&at("part3"), "Boris.json", &other);
    half.arg(at("part3")).assert().code(UNDECIDED).stderr(
        contains("Boris has two results that differ")
            .and(contains("examiner changed"))
            .and(contains("2 different examiners")),
    );

    report(&at("all"))
        .assert()
        .success()
        .stdout(shows("Boris +◐").and(contains("1 of 3:  The reply is upper-cased")));
    let json = report(&at("all")).args(["--format", "json"]).assert().success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).expect("it is JSON");
    assert_eq!(json["schema"], "sokrat/class/v1");
    assert_eq!(json["submissions"][0]["tasks"][0]["verdict"], "pass");
    assert_eq!(json["groups"][0]["submissions"][0], "Boris");
    report(&at("all"))
        .args(["--format", "junit"])
        .assert()
        .success()
        .stdout(contains("testsuite name=\"Boris\""));
    report(&at("all"))
        .args(["--format", "tap"])
        .assert()
        .success()
        .stdout(contains("not ok 2 - Boris (fail)").and(contains("1..3")));
    report(&at("all"))
        .args(["--format", "github-summary"])
        .assert()
        .success()
        .stdout(contains("| Boris | ◐ |"));
    report(&at("all"))
        .args(["--format", "html", "--output"])
        .arg(at("pages"))
        .arg("--report")
        .arg(format!("csv={}", at("table.csv").display()))
        .assert()
        .success();
    assert!(at("pages/index.html").is_file() && at("pages/submissions/Boris.html").is_file());
    assert!(
        std::fs::read_to_string(at("table.csv"))
            .expect("the table is there")
            .contains("Boris")
    );
    report(&at("all/Boris.json"))
        .assert()
        .code(FAILED)
        .stdout(contains("echo"));
    report(&at("all/Boris.json"))
        .args(["--format", "tap"])
        .assert()
        .code(FAILED)
        .stdout(contains("TAP version 14"));

    let rubric = written(
        class.path(),
        "rubric.toml",
        "[task.echo]\npoints = 100\npartial = 0\nrequired = false\n",
    );
    report(&at("all"))
        .arg("--rubric")
        .arg(&rubric)
        .assert()
        .success()
        .stdout(shows("Anna +✓  100/100").and(shows("Boris +◐  0/100")));
    written(&at("2"), "server.py", ECHO);
    let mut again = sokrat();
    again
        .args(["class", "--lang", "en", "--task", "echo"])
        .arg(&list)
        .arg("--results")
        .arg(at("later"))
        .arg("--compare")
        .arg(at("all"));
    again
        .assert()
        .success()
        .stdout(contains("The submission changed").and(contains("Boris echo.line: fail → pass")));
}

#[test]
fn saved_results_of_no_use_are_named() {
    let folder = folder_with(&[("a.json", "{}")]);
    report(folder.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("a.json is no result"));
    report(&folder.path().join("none"))
        .assert()
        .code(UNUSABLE)
        .stderr(contains("none"));
    let empty = tempfile::tempdir().expect("a folder can be made");
    report(empty.path())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("no results"));
    report(empty.path()).args(["--format", "vpl"]).assert().code(UNUSABLE);
    sokrat()
        .args(["class", "--partition", "3/2", "."])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("K"));
}

#[test]
fn a_mistake_in_a_rubric_is_shown_where_it_stands() {
    let folder = folder_with(&[("rubric.toml", "[task.echo]\npoints = 3\n[task.ehco]\n")]);
    let mut check = check_echo(&typical());
    check
        .arg("--rubric")
        .arg(folder.path().join("rubric.toml"))
        .assert()
        .code(UNUSABLE)
        .stderr(contains("rubric.toml:3:7").and(contains("did you mean `echo`?")));
    let default = sokrat()
        .args(["rubric", "--default", "--lang", "en"])
        .assert()
        .success();
    let default = String::from_utf8_lossy(&default.get_output().stdout).into_owned();
    assert!(
        default.contains("[task.echo]") && default.contains("partial = 1.0"),
        "{default}"
    );
}

/// How long a result may be waited for on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_class_that_is_interrupted_goes_on_where_it_was() {
    if skipped() {
        return;
    }
    for signal in [Signal::INT, Signal::TERM, Signal::KILL] {
        interrupted(signal);
    }
}

/// A class is ended by a signal in the middle, and gone on with.
fn interrupted(signal: Signal) {
    const ALL: usize = 3;
    let class = class_of(ALL);
    let results = class.path().join("results");
    let own = tempfile::tempdir().expect("a folder can be made");
    std::fs::set_permissions(own.path(), Permissions::from_mode(0o755)).expect("its mode can be set");
    // Whoever runs this in the background has it ignore interrupts.
    let mut running = std::process::Command::new("env")
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_sokrat")])
        .args(["class", "--task", "echo", "--jobs", "1", "--results"])
        .args([&results, class.path()])
        .env("TMPDIR", own.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it can be started");
    until("a result is there, and another submission examined", || {
        let playing = std::fs::read_dir(own.path()).into_iter().flatten().flatten();
        let mut playing = playing.filter_map(|own| std::fs::read_dir(own.path()).ok()?.next());
        !results_in(&results).is_empty() && playing.next().is_some()
    });
    let pid = i32::try_from(running.id()).ok().and_then(Pid::from_raw);
    kill_process(pid.expect("a process has a number"), signal).expect("it can be told to end");
    assert!(!running.wait().expect("it ends").success());
    until("nothing of it is left behind", || {
        std::fs::read_dir(own.path()).is_ok_and(|mut left| left.next().is_none())
    });
    let before = results_in(&results);
    assert!(before.len() < ALL, "it was ended in the middle");
    for name in &before {
        let text = std::fs::read(results.join(name)).expect("the result is there");
        let _: serde_json::Value = serde_json::from_slice(&text).expect("a result is there whole or not at all");
    }
    report(&results)
        .assert()
        .code(UNDECIDED)
        .stdout(contains(format!("no result {}", ALL - before.len())));
    let digests_before = digests(&results);
    examine(class.path())
        .arg("--resume")
        .assert()
        .success()
        .stdout(contains(format!("{ALL} submissions · examined {ALL}")));
    let digests_after = digests(&results);
    assert_eq!(results_in(&results).len(), ALL);
    for name in before {
        let path = results.join(&name);
        assert_eq!(
            digests_before[&path], digests_after[&path],
            "{name} is not examined again"
        );
    }
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "it never happens that {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn versions_completions_and_the_manual_are_there() {
    sokrat()
        .arg("--version")
        .assert()
        .success()
        .stdout(shows("sokrat [0-9.]+\nscenarios [0-9a-f]{64}\n"));
    for shell in ["bash", "zsh", "fish"] {
        sokrat()
            .args(["completions", shell])
            .assert()
            .success()
            .stdout(contains("--partition").or(contains("partition")));
    }
    sokrat()
        .args(["man", "--lang", "en"])
        .assert()
        .success()
        .stdout(contains(".TH sokrat").and(contains("Examine many submissions")));
}

/// The commands of the examples for several machines, as a shell reads them.
const EXAMPLES: [&str; 4] = ["github.yml", "gitlab.yml", "slurm.sh", "kubernetes.yaml"];

#[test]
fn the_examples_for_several_machines_examine_every_submission() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/class");
    let program = Path::new(env!("CARGO_BIN_EXE_sokrat"))
        .parent()
        .expect("it is in a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    for example in EXAMPLES {
        let text = std::fs::read_to_string(root.join(example)).expect("the example is there");
        let work = tempfile::tempdir().expect("a folder can be made");
        for name in 1..=6 {
            std::fs::create_dir_all(work.path().join(format!("class/{name}"))).expect("a folder can be made");
        }
        let commands = |verb: &str| {
            let begins = format!("sokrat {verb} ");
            let lines = text.lines().map(str::trim).filter(|line| line.starts_with(&begins));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let run = |line: &str, part: usize| {
            let line = line.replace("${{ matrix.part }}", &part.to_string());
            let line = if example == "github.yml" {
                line.replace("--results results", "--results parts/$N")
            } else {
                line
            };
            let mut shell = Command::new("sh");
            shell
                .args(["-c", &line])
                .current_dir(work.path())
                .env("PATH", &path)
                .env("N", part.to_string())
                .env("CI_NODE_INDEX", part.to_string())
                .env("CI_NODE_TOTAL", "4")
                .env("SLURM_ARRAY_TASK_ID", part.to_string())
                .env("SLURM_ARRAY_TASK_COUNT", "4")
                .env("JOB_COMPLETION_INDEX", (part - 1).to_string());
            shell.assert().success();
        };
        let class = commands("class");
        assert_eq!(class.len(), 1, "{example}");
        (1..=4).for_each(|part| run(&class[0], part));
        commands("merge")
            .iter()
            .chain(&commands("report"))
            .for_each(|line| run(line, 1));
        assert_eq!(results_in(&work.path().join("results")).len(), 6, "{example}");
    }
}
