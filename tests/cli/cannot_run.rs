//! Programs that cannot run: what is lacking is said once, plainly, with the program's own last words and how to provide it.

use std::process::Output;

use super::*;

fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile").join(name)
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[expect(clippy::print_stderr, reason = "what is skipped is said by name")]
fn skipped_for(what: &str) -> bool {
    eprintln!("skipped: this machine has no {what}");
    true
}

/// A virtual environment with this module in it.
fn environment(folder: &Path, module: &str, text: &str) -> Option<PathBuf> {
    let place = folder.join("my env");
    let run = |command: &mut std::process::Command| Some(command.output().ok()?).filter(|done| done.status.success());
    run(std::process::Command::new("python3")
        .args(["-m", "venv", "--without-pip"])
        .arg(&place))?;
    let asked = run(std::process::Command::new(place.join("bin/python"))
        .args(["-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]))?;
    let modules = PathBuf::from(String::from_utf8_lossy(&asked.stdout).trim());
    std::fs::write(modules.join(format!("{module}.py")), text).ok()?;
    Some(place)
}

#[test]
fn a_missing_module_is_named_with_who_imports_it_and_is_found_in_an_environment() {
    if skipped() {
        return;
    }
    let folder = hostile("needs_a_module_of_its_requirements");
    let output = check_echo(&folder).output().expect("it runs");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(UNDECIDED), "{text}");
    let remark = "which wire/talk.py imports and requirements.txt names, is not on this machine";
    for part in [
        remark,
        "pip install -r requirements.txt",
        "--python",
        "No module named 'termcolour_of_the_author'",
    ] {
        assert_eq!(text.matches(part).count(), 1, "{part}: {text}");
    }
    // Both where programs have their homes and where they put what is passing.
    let place = tempfile::tempdir().expect("a folder can be made");
    let Some(environment) = environment(place.path(), "termcolour_of_the_author", "green = str\n") else {
        skipped_for("module venv");
        return;
    };
    check_echo(&folder).arg("--python").arg(&environment).assert().code(0);
    let interpreter = environment.join("bin/python3");
    check_echo(&folder).arg("--python").arg(interpreter).assert().code(0);
    check_echo(&folder)
        .args(["--python", "/no/such/python"])
        .assert()
        .code(UNUSABLE)
        .stderr(contains("/no/such/python").and(contains("-m venv")));
}

#[test]
fn python_2_is_undecided_and_is_run_where_it_is_named() {
    if skipped() {
        return;
    }
    let folder = hostile("written_for_python_2");
    let output = check_echo(&folder).output().expect("it runs");
    let text = told(&output);
    if output.status.code() == Some(UNDECIDED) {
        assert!(text.contains("Written for Python 2, as it seems: server.py"), "{text}");
        assert!(text.contains("--python PATH/TO/python2.7"), "{text}");
    }
    let found = std::process::Command::new("python2.7")
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    match found.ok().filter(|found| found.status.success()) {
        None => assert!(skipped_for("Python 2")),
        Some(found) => {
            let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
            check_echo(&folder).args(["--python", &path]).assert().code(0);
        }
    }
}

#[test]
fn a_syntax_error_is_told_once_with_its_line_and_caret() {
    if skipped() {
        return;
    }
    let server = format!("import socket\n\ndef main()\n    pass\n{ECHO}");
    let folder = folder_with(&[("server.py", &server)]);
    for (lang, words) in [("en", "has an error in its text"), ("ru", "в тексте программы")] {
        let mut command = sokrat();
        command.arg("check").arg(folder.path());
        let output = command
            .args([
                "--task",
                "echo",
                "--task",
                "port-busy",
                "--task",
                "reconnect",
                "--lang",
                lang,
            ])
            .output()
            .expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(FAILED), "{text}");
        for part in [words, "server.py\", line 3", "def main()", "^"] {
            assert_eq!(text.matches(part).count(), 1, "{part}: {text}");
        }
    }
}

#[test]
fn a_file_that_was_not_handed_in_is_named() {
    if skipped() {
        return;
    }
    let output = check_echo(&hostile("data_file_left_at_home"))
        .output()
        .expect("it runs");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(FAILED), "{text}");
    assert!(
        text.contains("The file users.json is opened at the start and is not among"),
        "{text}"
    );
}

#[test]
fn last_words_cannot_speak_to_the_terminal() {
    if skipped() {
        return;
    }
    let server = "open('\\x1b]0;owned\\x07\\x1b[2J\\u202egnp.txt')\n";
    let output = check_echo(folder_with(&[("server.py", server)]).path())
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(FAILED), "{text}");
    assert!(text.contains("owned"), "{text}");
    assert!(!text.contains(['\x1b', '\x07', '\u{202e}']), "{text:?}");
}
