//! What is ready to copy into continuous integration and platforms of courses, run as far as it can be without the service.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::cargo_bin;
use yaml_rust2::{Yaml, YamlLoader};

/// A server that never serves, and prints what a job's log could take for commands.
const SHOUTS: &str =
    "import socket\nprint('::error title=forged::x')\nprint('::stop-commands::y')\nsocket.socket().listen(-1, 2)\n";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn isolated() -> bool {
    sokrat::doctor::probe() != sokrat::report::Isolation::None
}

#[expect(clippy::print_stderr, reason = "what is skipped is said by name")]
fn skipped() -> bool {
    if !isolated() {
        eprintln!("skipped: this machine allows no namespaces");
    }
    !isolated()
}

fn submission() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("server.py"), SHOUTS).expect("a file can be written");
    folder
}

/// A script, with the examiner on its PATH and nothing of a real job in its environment.
fn script(path: &Path, folder: &Path) -> Command {
    let programs = cargo_bin!("sokrat").parent().expect("a file has a folder").to_owned();
    let mut command = Command::new("bash");
    command
        .arg(path)
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", programs.display()));
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(command: &mut Command) -> Output {
    command.output().expect("bash is there")
}

fn json(path: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(path).expect("the report was written");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn the_github_action_keeps_a_submission_from_giving_commands() {
    if skipped() {
        return;
    }
    let (folder, runner) = (submission(), tempfile::tempdir().expect("a folder can be made"));
    let file = |name: &str| runner.path().join(name);
    let output = run(script(&root().join(".github/actions/check/check.sh"), folder.path())
        .env("RUNNER_TEMP", runner.path())
        .env("GITHUB_STEP_SUMMARY", file("summary"))
        .env("GITHUB_OUTPUT", file("output"))
        .env("SOKRAT_TASKS", "echo reconnect")
        .env("SOKRAT_LANG", "en"));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    let token = said
        .strip_prefix("::stop-commands::")
        .expect("commands are stopped first")
        .lines()
        .next()
        .expect("a token");
    let (before, after) = said
        .split_once(&format!("\n::{token}::\n"))
        .expect("commands are taken again");
    assert!(before.contains("echo"), "the report is in the log: {before}");
    let commands: Vec<&str> = after.lines().collect();
    assert_eq!(commands.len(), 2, "{after}");
    assert!(
        commands.iter().all(|line| line.starts_with("::error title=")),
        "{after}"
    );
    assert!(!after.contains("forged"), "{after}");
    let summary = std::fs::read_to_string(file("summary")).expect("the summary was written");
    assert!(
        summary.contains("| echo |") && summary.contains("| reconnect |"),
        "{summary}"
    );
    let output = std::fs::read_to_string(file("output")).expect("the output was written");
    let reports = PathBuf::from(output.trim().strip_prefix("report=").expect("the folder is named"));
    for name in ["junit.xml", "report.json", "report.html"] {
        assert!(reports.join(name).metadata().is_ok_and(|file| file.len() > 0), "{name}");
    }
}

#[test]
fn the_autograder_of_gradescope_grades() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    let zip = folder.path().join("grader.zip");
    let made = run(Command::new(cargo_bin!("sokrat"))
        .args(["gradescope", "--task", "echo", "--lang", "en", "--output"])
        .arg(&zip));
    assert!(made.status.success(), "{}", text(&made.stderr));
    let mut archive =
        zip::ZipArchive::new(std::fs::File::open(&zip).expect("the zip was written")).expect("it is a zip");
    archive
        .extract(folder.path().join("source"))
        .expect("it can be unpacked");
    let source = folder.path().join("source");
    for name in ["setup.sh", "run_autograder", "sokrat"] {
        let mode = source
            .join(name)
            .metadata()
            .expect("it is in the zip")
            .permissions()
            .mode();
        assert_eq!(mode & 0o111, 0o111, "{name} can be run");
    }
    std::fs::create_dir(folder.path().join("submission")).expect("a folder can be made");
    std::fs::write(folder.path().join("submission/server.py"), SHOUTS).expect("a file can be written");
    let graded = run(script(&source.join("run_autograder"), folder.path()).env("AUTOGRADER_ROOT", folder.path()));
    assert!(graded.status.success(), "{}", text(&graded.stderr));
    let results = json(&folder.path().join("results/results.json"));
    let tests = results["tests"].as_array().expect("tests");
    assert_eq!(tests.len(), 6, "the criteria of one task");
    assert!(
        tests.iter().all(|test| test["max_score"] == 1 && test["score"] == 0),
        "{tests:?}"
    );
}

#[test]
fn an_autograder_that_cannot_grade_tells_the_lecturer_and_takes_no_points() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::create_dir(folder.path().join("submission")).expect("a folder can be made");
    let graded =
        run(script(&root().join(".ci/gradescope/run_autograder"), folder.path()).env("AUTOGRADER_ROOT", folder.path()));
    assert_eq!(graded.status.code(), Some(1));
    let results = json(&folder.path().join("results/results.json"));
    assert_eq!(results["tests"], serde_json::json!([]));
    assert!(results["output"].as_str().is_some_and(|said| !said.is_empty()));
}

#[test]
fn the_scripts_for_moodle_grade_within_the_range() {
    if skipped() {
        return;
    }
    let folder = submission();
    // What the module brings along.
    std::fs::write(
        folder.path().join("common_script.sh"),
        "VPL_GRADEMIN=2\nVPL_GRADEMAX=5\n",
    )
    .expect("a file can be written");
    let made = run(&mut script(&root().join(".ci/vpl/vpl_evaluate.sh"), folder.path()));
    assert!(made.status.success(), "{}", text(&made.stderr));
    let graded = run(&mut script(&folder.path().join("vpl_execution"), folder.path()));
    assert_eq!(graded.status.code(), Some(0));
    let said = text(&graded.stdout);
    assert!(
        said.starts_with("<|--\n>") && said.ends_with("\n--|>\nGrade :=>> 2.00\n"),
        "{said}"
    );
}

#[test]
fn the_runner_for_classroom_50_leaves_a_result() {
    if skipped() {
        return;
    }
    let (folder, work) = (submission(), tempfile::tempdir().expect("a folder can be made"));
    let graded = run(script(&root().join(".ci/classroom50.sh"), work.path())
        .arg(folder.path())
        .env("CLASSROOM", "sockets")
        .env("SUBMISSION_TAG", "submit/1"));
    assert_eq!(graded.status.code(), Some(0), "{}", text(&graded.stderr));
    let result = json(&work.path().join("result.json"));
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert_eq!(
        (&result["classroom"], &result["submission"]),
        (&"sockets".into(), &"submit/1".into())
    );
    assert!(
        result["max-score"].as_u64().is_some_and(|score| score > 0) && result["score"] == 0,
        "{result}"
    );
}

fn yaml(path: &str) -> Yaml {
    let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
    YamlLoader::load_from_str(&text).expect("it is YAML").remove(0)
}

#[test]
fn the_action_and_the_template_are_what_the_services_read() {
    let action = yaml(".github/actions/check/action.yml");
    assert_eq!(action["runs"]["using"].as_str(), Some("composite"));
    for step in action["runs"]["steps"].as_vec().expect("steps") {
        assert!(
            step["shell"].as_str() == Some("bash") && step["run"].as_str().is_some(),
            "{step:?}"
        );
        let script = step["run"].as_str().unwrap_or_default();
        assert!(
            !script.contains("${{"),
            "what is put into a script's text could be a command: {script}"
        );
    }
    let job = &yaml(".ci/gitlab.yml")["sokrat"];
    assert_eq!(job["artifacts"]["reports"]["junit"].as_str(), Some("junit.xml"));
    assert_eq!(
        job["artifacts"]["when"].as_str(),
        Some("always"),
        "a failed job keeps its reports, too"
    );
}

#[test]
fn the_examples_for_several_machines_are_what_the_services_read() {
    let workflow = yaml(".ci/class/github.yml");
    let parts = &workflow["jobs"]["part"];
    let matrix = parts["strategy"]["matrix"]["part"].as_vec().expect("parts");
    let whole = &workflow["jobs"]["whole"];
    assert_eq!(
        (whole["needs"].as_str(), whole["if"].as_str()),
        (Some("part"), Some("always()"))
    );
    for step in whole["steps"].as_vec().expect("steps") {
        let runs = step["run"].as_str().unwrap_or_default();
        assert!(
            !runs.contains("report") || step["if"].as_str() == Some("always()"),
            "what has come is reported though parts are missing: {runs}"
        );
    }
    let divided = |job: &Yaml| {
        let steps = job["steps"].as_vec().expect("steps").iter();
        steps
            .filter_map(|step| step["run"].as_str())
            .any(|run| run.contains(&format!("/{} ", matrix.len())))
    };
    assert!(divided(parts), "as many parts as machines");

    let pipeline = yaml(".ci/class/gitlab.yml");
    assert_eq!(pipeline["part"]["parallel"].as_i64(), Some(4));
    for job in ["part", "whole"] {
        assert_eq!(pipeline[job]["artifacts"]["when"].as_str(), Some("always"), "{job}");
        assert!(pipeline[job]["script"].as_vec().is_some_and(|script| script.len() == 1));
    }

    let job = yaml(".ci/class/kubernetes.yaml");
    assert_eq!(
        (job["apiVersion"].as_str(), job["kind"].as_str()),
        (Some("batch/v1"), Some("Job"))
    );
    let spec = &job["spec"];
    assert_eq!(spec["completionMode"].as_str(), Some("Indexed"));
    let container = &spec["template"]["spec"]["containers"][0];
    let command = container["command"].as_vec().expect("a command");
    let line = command[2].as_str().expect("a line");
    let completions = spec["completions"].as_i64().expect("a number");
    assert!(line.contains(&format!("/{completions}\"")), "{line}");
    let volumes = spec["template"]["spec"]["volumes"].as_vec().expect("volumes");
    assert_eq!(container["volumeMounts"][0]["name"], volumes[0]["name"]);
}
