//! A folder that is watched: real files, saved as editors save them, while it is checked.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::*;

/// On a busy machine a check takes its time; nothing is waited for longer.
const PATIENCE: Duration = Duration::from_secs(240);

struct Watching {
    process: Child,
    lines: Receiver<String>,
    said: String,
    temporary: tempfile::TempDir,
}

impl Watching {
    fn begin(folder: &Path, lang: &str) -> Watching {
        let temporary = tempfile::tempdir().expect("a folder can be made");
        std::fs::set_permissions(temporary.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .expect("its mode can be set");
        // Whoever runs the tests in the background has Ctrl-C ignored, and with him all that he starts.
        let mut process = std::process::Command::new("env")
            .args(["--default-signal=INT", env!("CARGO_BIN_EXE_sokrat")])
            .args(["watch", "--quiet", "--task", "echo", "--lang", lang])
            .arg(folder)
            .env("TMPDIR", temporary.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it can be started");
        let output = process.stdout.take().expect("it is a pipe");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Watching {
            process,
            lines,
            said: String::new(),
            temporary,
        }
    }

    /// All that it says until a line with this, which is the last of them.
    fn until(&mut self, mark: &str) -> String {
        let mut text = String::new();
        loop {
            let Ok(line) = self.lines.recv_timeout(PATIENCE) else {
                panic!("it never says {mark:?}:\n{}{text}", self.said);
            };
            text = text + &line + "\n";
            if line.contains(mark) {
                self.said.push_str(&text);
                return text;
            }
        }
    }

    fn interrupt(&self) {
        let pid = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw);
        kill_process(pid.expect("it has a number"), Signal::INT).expect("it is there");
    }

    /// Waits for its end: the status, where there is one, and what it said on the standard error.
    fn end(mut self) -> (Option<i32>, String) {
        let mut errors = String::new();
        let mut stream = self.process.stderr.take().expect("it is a pipe");
        std::io::Read::read_to_string(&mut stream, &mut errors).expect("it speaks UTF-8");
        let status = self.process.wait().expect("it ends");
        // Those who work for it clean up after it.
        let begun = Instant::now();
        while std::fs::read_dir(self.temporary.path())
            .expect("it is there")
            .next()
            .is_some()
        {
            assert!(begun.elapsed() < PATIENCE, "something is left behind");
            std::thread::sleep(Duration::from_millis(20));
        }
        (status.code(), errors)
    }
}

fn save(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file can be written");
}

fn shouting() -> String {
    ECHO.replace("sendall(data)", "sendall(data.upper())")
}

#[test]
fn a_change_is_checked_once_and_what_it_changes_is_told() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", &shouting())]);
    let mut watching = Watching::begin(folder.path(), "en");
    watching.until("Exit status 1");

    // What editors, Python and the program itself write is no change.
    save(folder.path(), "log.txt", "a client");
    save(folder.path(), ".server.py.swp", "half");
    std::fs::create_dir(folder.path().join("__pycache__")).expect("a folder can be made");
    save(&folder.path().join("__pycache__"), "server.pyc", "code");
    save(folder.path(), "server.py", &shouting());
    // A file is written in pieces, and under another name before it has its own.
    save(folder.path(), "server.py", &ECHO[..20]);
    save(folder.path(), "server.py~", ECHO);
    std::fs::rename(folder.path().join("server.py~"), folder.path().join("server.py")).expect("it can be renamed");

    let text = watching.until("Every required criterion passes");
    assert_eq!(text.matches("changed:").count(), 1, "{text}");
    assert!(text.contains("changed: server.py"), "{text}");
    assert!(text.contains("line: fail → pass"), "{text}");
    assert!(text.contains("points 6 of 6") || text.contains(" → points"), "{text}");

    save(folder.path(), "server.py", &(ECHO.to_owned() + "# a remark\n"));
    watching.until("No verdict has changed");
    watching.interrupt();
    let (status, errors) = watching.end();
    assert_eq!(
        (status, errors.as_str()),
        (None, ""),
        "Ctrl-C ends it as it ends any program"
    );
}

#[test]
fn a_change_during_a_check_is_not_lost_and_mistakes_are_told_in_russian() {
    if skipped() {
        return;
    }
    let folder = folder_with(&[("server.py", ECHO)]);
    let mut watching = Watching::begin(folder.path(), "ru");
    watching.until("Слежу за");
    save(folder.path(), "server.py", "def main(:\n    pass\n");
    watching.until("изменено: server.py");
    save(folder.path(), "server.py", &shouting());
    watching.until("изменено: server.py");
    // Only the last of the three was examined to its end.
    let text = watching.until("Код завершения");
    assert!(!text.contains("изменено"), "{text}");
    save(folder.path(), "server.py", ECHO);
    let text = watching.until("Все обязательные критерии выполнены");
    assert!(text.contains("line: не сдано → сдано"), "{text}");
    // In the middle of a check.
    save(folder.path(), "server.py", &shouting());
    watching.until("изменено: server.py");
    watching.interrupt();
    assert_eq!(watching.end(), (None, String::new()));
}

#[test]
fn a_folder_that_is_deleted_ends_it_and_one_without_programs_is_waited_for() {
    if skipped() {
        return;
    }
    let parent = tempfile::tempdir().expect("a folder can be made");
    let folder = parent.path().join("lab");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let mut watching = Watching::begin(&folder, "en");
    watching.until("Watching");
    save(&folder, "server.py", ECHO);
    watching.until("Exit status 0");
    std::fs::remove_dir_all(&folder).expect("it can be deleted");
    let (status, errors) = watching.end();
    assert_eq!(status, Some(UNUSABLE));
    assert!(errors.contains("is no longer there"), "{errors}");
}

#[test]
fn what_cannot_be_watched_is_a_usage_error() {
    for folder in ["/no/such/folder", "/dev/null"] {
        sokrat()
            .args(["watch", folder])
            .assert()
            .code(UNUSABLE)
            .stderr(contains(folder));
    }
    sokrat()
        .args(["watch", "--task", "ehco"])
        .arg(typical())
        .assert()
        .code(UNUSABLE)
        .stderr(contains("echo"));
}
