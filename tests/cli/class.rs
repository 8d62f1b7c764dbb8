//! A whole class: every submission has a result, whatever it is, and no work is done twice.

use super::*;

/// Never stops talking and never serves.
const FLOOD: &str = "while True:\n    print('flood ' * 1000)\n";

/// A class of one that is right, one that floods, one that is empty and one with a mistake in its manifest.
fn small_class() -> tempfile::TempDir {
    let class = tempfile::tempdir().expect("a folder can be made");
    for (name, file, text) in [
        ("right", "server.py", ECHO.to_owned()),
        (
            "floods",
            "server.py",
            ECHO.replace("while True", "while print('flood ' * 1000) is None") + FLOOD,
        ),
        ("empty", "README.md", String::new()),
        (
            "mistaken",
            "sokrat.toml",
            "[programs]\nservre = \"./server\"\n".to_owned(),
        ),
    ] {
        let folder = class.path().join(name);
        std::fs::create_dir(&folder).expect("a folder can be made");
        std::fs::write(folder.join(file), text).expect("a file can be written");
    }
    class
}

/// The class's echo, its results beside it.
pub fn examine(class: &Path) -> Command {
    let mut command = sokrat();
    command
        .arg("class")
        .arg(class)
        .args(["--task", "echo", "--lang", "en", "--results"])
        .arg(class.join("results"));
    command
}

pub fn shows(pattern: &str) -> predicates::str::RegexPredicate {
    predicate::str::is_match(pattern).expect("a valid pattern")
}

fn modified(path: &Path) -> std::time::SystemTime {
    let meta = std::fs::metadata(path).expect("the result is there");
    meta.modified().expect("the system knows when")
}

#[test]
fn every_submission_of_a_class_has_a_result_and_is_examined_once() {
    if skipped() {
        return;
    }
    let class = small_class();
    examine(class.path()).assert().success().stdout(
        shows("right +✓  6/6")
            .and(shows("empty +nothing to examine"))
            .and(contains("did you mean `server`?"))
            .and(contains("4 submissions · examined 2 · nothing to examine 2")),
    );
    let right = class.path().join("results/right.json");
    let floods = class.path().join("results/floods.json");
    let before = (modified(&right), modified(&floods));
    let server = class.path().join("right/server.py");
    std::fs::write(&server, ECHO.replace("sendall(data)", "sendall(data.upper())")).expect("a file can be written");
    let table = examine(class.path()).args(["--format", "csv"]).assert().success();
    let table = String::from_utf8_lossy(&table.get_output().stdout).into_owned();
    assert!(table.starts_with("\u{feff}Submission,State,Points"), "{table}");
    assert!(
        table.contains("right,fail,"),
        "what has changed is examined again: {table}"
    );
    assert_ne!(modified(&right), before.0);
    assert_eq!(
        modified(&floods),
        before.1,
        "what has not changed is not examined again"
    );
}

#[test]
fn a_submission_that_takes_too_long_is_undecided_and_says_so() {
    if skipped() {
        return;
    }
    let class = small_class();
    examine(class.path())
        .args(["--budget", "1", "--task", "framing"])
        .assert()
        .code(UNDECIDED)
        .stdout(shows("right .*out of time").and(contains("within 1 seconds")));
}

/// Verdicts of a saved result by criterion, with why.
fn verdicts(result: &Path) -> BTreeMap<String, (String, String)> {
    let text = std::fs::read(result).expect("the result is there");
    let saved: serde_json::Value = serde_json::from_slice(&text).expect("a result is whole");
    let found = saved["found"].as_object().and_then(|found| found.values().next());
    let tasks = found.and_then(|found| found["report"]["tasks"].as_array()).into_iter();
    let criteria = tasks.flatten().filter_map(|task| task["criteria"].as_array()).flatten();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    criteria
        .map(|one| (word(&one["id"]), (word(&one["verdict"]), word(&one["why"]["key"]))))
        .collect()
}

/// Serves its first client as it should, and computes for ever when that one has gone: what is asked of the first is seen
/// at once, and whatever needs a second takes the examiner's whole patience.
const COMPUTES: &str = "import socket\ns = socket.socket()\ns.bind(('', 9090))\ns.listen()\nc, _ = s.accept()\n\
    while True:\n    data = c.recv(1024)\n    if not data:\n        break\n    c.sendall(data)\nwhile True:\n    pass\n";

#[test]
fn what_was_decided_in_time_is_kept() {
    if skipped() {
        return;
    }
    let class = tempfile::tempdir().expect("a folder can be made");
    let folder = class.path().join("computes");
    std::fs::create_dir(&folder).expect("a folder can be made");
    std::fs::write(folder.join("server.py"), COMPUTES).expect("a file can be written");
    let result = class.path().join("results/computes.json");
    let examine_both = || {
        let mut command = examine(class.path());
        command.args(["--task", "reconnect", "--jobs", "1", "--again"]);
        command
    };
    examine_both().assert().success();
    let whole = verdicts(&result);
    // How much is seen in a second is the machine's affair: a budget is looked for that is neither too small nor too large.
    let mut budget: u64 = 8;
    for _ in 0..8 {
        let _ = examine_both().args(["--budget", &budget.to_string()]).assert();
        let cut = verdicts(&result);
        for (criterion, (verdict, why)) in &cut {
            // Some are decided only beside others that come too late.
            let late = verdict == "undecided";
            assert!(late || *verdict == whole[criterion].0, "{criterion}: {verdict}, {why}");
        }
        let decided = cut.values().filter(|(verdict, _)| verdict != "undecided").count();
        let late = cut.values().filter(|(_, why)| why == "limit-deadline").count();
        match (decided, late) {
            (0, _) => budget *= 2,
            (_, 0) => budget = budget.div_ceil(2),
            _ => return,
        }
    }
    panic!("no budget of up to {budget} s left a part of the verdicts");
}

#[test]
fn a_class_that_is_none_is_a_usage_error() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let none = |place: &Path| {
        let mut command = examine(place);
        command.assert().code(UNUSABLE)
    };
    none(folder.path()).stderr(contains("holds no submission").and(contains("a folder for each submission")));
    none(&folder.path().join("nowhere")).stderr(contains("nowhere cannot be read"));
    std::fs::create_dir(folder.path().join("one")).expect("a folder can be made");
    examine(folder.path())
        .args(["--task", "ehco"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("Did you mean “echo”?"));
    assert!(!folder.path().join("results").exists(), "nothing is made for nothing");
}
