//! One submission of a class is examined by a process of its own: what breaks it, or is never done, breaks nothing else.
//!
//! The process gets its job as a line on its standard input, which stays open: its end is the end of whoever asked.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{io, thread};

use crossbeam::channel::{Receiver, bounded};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, getpgrp, getpid, kill_process_group, waitid};
use serde::{Deserialize, Serialize};

use super::saved::{Found, Settings};
use crate::check::{CheckError, Options, check};
use crate::judge::Message;
use crate::python::NoPython;
use crate::report::{Lang, Problem};
use crate::scenario::Localised;
use crate::scenario::diagnostic::render_one;
use crate::submission::SubmissionError;
use crate::task::Lab;
use crate::transcript::Did;

/// The hidden subcommand that examines one submission.
pub const EXAMINE: &str = "examine";
/// Of what a process says on its standard error so many bytes are kept.
const COMPLAINT: u64 = 4096;
/// The mode of a folder that everybody may look into.
const PASSABLE: u32 = 0o755;

/// What one process is to do.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Job {
    /// The submission's folder.
    pub folder: PathBuf,
    /// What is asked for.
    pub settings: Settings,
    /// The server's command line, named outright.
    #[serde(default)]
    pub server: Option<String>,
    /// The client's command line, named outright.
    #[serde(default)]
    pub client: Option<String>,
    /// Worlds at once.
    pub jobs: usize,
    /// Another folder of scenarios than those built in.
    pub scenarios: Option<PathBuf>,
    /// The folder for its temporary files, made for it.
    pub own: PathBuf,
    /// What it may take; no end when not said.
    #[serde(default)]
    pub budget: Option<Duration>,
}

/// What a process answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What came of the submission.
    pub found: Found,
    /// Files that its programs changed in their worlds, relative to the folder.
    pub wrote: BTreeSet<String>,
}

/// Does the job that stands in the first line of the input, and says what was found. When the input ends before that, nobody
/// waits for it any more, and the process and its worlds are killed.
pub fn examine(executable: PathBuf) -> io::Result<String> {
    let mut input = BufReader::new(io::stdin());
    let mut line = String::new();
    input.read_line(&mut line)?;
    let job: Job = serde_json::from_str(&line).inspect_err(|_| {
        // Who asked was killed before it could say what for; an empty folder is all there is.
        let _ = fs::remove_dir(std::env::temp_dir());
    })?;
    let own = job.own.clone();
    static DONE: AtomicBool = AtomicBool::new(false);
    thread::spawn(move || {
        let _ = io::copy(&mut input, &mut io::sink());
        if !DONE.load(Ordering::SeqCst) && getpgrp() == getpid() {
            sweep_afterwards(&own);
            // The leader of a group ends it: its workers, and with each the world that it keeps.
            let _ = kill_process_group(getpid(), Signal::KILL);
        }
    });
    let mut wrote = BTreeSet::new();
    let found = found(&job, executable, &mut wrote);
    DONE.store(true, Ordering::SeqCst);
    Ok(serde_json::to_string(&Answer { found, wrote })?)
}

/// Waits for the end of its input; a world that is just dying may still write.
const SWEEP: &str = "cat >/dev/null; for try in 1 2 3 4 5 6 7 8 9; do rm -rf -- \"$0\" && break; sleep 0.2; done";

/// Has a folder removed when this process is dead, and with it its workers: until then they write into it.
fn sweep_afterwards(folder: &Path) {
    let sweeper = Command::new("sh")
        .args(["-c", SWEEP])
        .arg(folder)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // Its input stays open for as long as this process lives.
    std::mem::forget(sweeper);
}

fn found(job: &Job, worker: PathBuf, wrote: &mut BTreeSet<String>) -> Found {
    let lab = match &job.scenarios {
        None => Lab::embedded(),
        Some(folder) => match Lab::from_folder(folder) {
            Ok(lab) => lab,
            // Who asked has read them without a mistake.
            Err(_) => return broke(format!("the scenarios in {} have changed", folder.display())),
        },
    };
    let options = Options {
        folder: Some(job.folder.clone()),
        server: job.server.clone(),
        client: job.client.clone(),
        tasks: job.settings.tasks.clone(),
        lab: job.settings.lab,
        seed: job.settings.seed,
        isolation: job.settings.isolation,
        path: job.settings.path.clone(),
        python: job.settings.python.clone(),
        jobs: job.jobs,
        worker,
        within: job.budget,
        ..Options::default()
    };
    match check(&options, &lab, &|_| ()) {
        Ok(checked) => {
            let events = checked.transcripts.iter().flat_map(|transcript| &transcript.events);
            wrote.extend(events.filter_map(|event| match &event.did {
                Did::Wrote { path, .. } | Did::Removed { path } => Some(path.clone()),
                _ => None,
            }));
            let report = Box::new(checked.report);
            match job.budget {
                Some(budget) if checked.overdue => Found::Overdue {
                    budget_s: budget.as_secs(),
                    report: Some(report),
                },
                _ => Found::Examined { report },
            }
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &CheckError) -> Found {
    match error {
        CheckError::Python(error) => Found::Refused {
            problem: no_python(error),
            shown: None,
        },
        CheckError::UnknownTask { name, .. } => Found::Refused {
            problem: Problem::new(Message::new("problem-unknown-task").with("name", name.as_str())),
            shown: None,
        },
        CheckError::Submission(error) => {
            let mut problem = Problem::new(error.message());
            problem.advice = error.advice();
            let shown = match error {
                SubmissionError::Manifest(mistake) => {
                    let text = |lang| render_one(mistake, lang, false);
                    Some(Localised::new(text(Lang::Ru), text(Lang::En)))
                }
                _ => None,
            };
            if let (None, Some(source)) = (&shown, std::error::Error::source(error)) {
                problem = problem.caused_by(source);
            }
            Found::Refused { problem, shown }
        }
        error => {
            let problem = Problem::default().caused_by(error);
            broke(problem.because.join(": "))
        }
    }
}

/// What is said of an interpreter that is none.
pub fn no_python(error: &NoPython) -> Problem {
    let what = Message::new("problem-python").with("path", error.path.to_string_lossy());
    let mut problem = Problem::new(what).advise(Message::new("advice-python"));
    problem.because = vec![error.said.clone()];
    problem
}

fn broke(said: String) -> Found {
    Found::Broke { said }
}

/// Has a new process do a job within its time, and ends it when it is that late.
pub fn run(executable: &Path, mut job: Job, budget: Duration, late: Duration) -> Found {
    job.budget = Some(budget);
    let answer = Examining::begin(executable, job).and_then(|examining| {
        let told = examining.answer().recv_timeout(budget + late).ok();
        examining.end(told)
    });
    match answer {
        Ok(Some(answer)) => answer.found,
        Ok(None) => Found::Overdue {
            budget_s: budget.as_secs(),
            report: None,
        },
        Err(error) => broke(error.to_string()),
    }
}

/// A process that does a job.
pub struct Examining {
    process: Child,
    leader: Pid,
    /// Its end is the end of whoever asked.
    _input: Option<ChildStdin>,
    answer: Receiver<Vec<u8>>,
    complaint: Receiver<Vec<u8>>,
    /// What a killed process leaves behind is here, and goes with this folder.
    _own: tempfile::TempDir,
}

impl Examining {
    /// Starts it.
    pub fn begin(executable: &Path, mut job: Job) -> io::Result<Examining> {
        let own = tempfile::Builder::new().prefix("sokrat-").tempdir()?;
        // Worlds run as another user than root: they pass through to what is below.
        fs::set_permissions(own.path(), Permissions::from_mode(PASSABLE))?;
        job.own = own.path().to_owned();
        let line = serde_json::to_string(&job)? + "\n";
        let mut process = Command::new(executable)
            .arg(EXAMINE)
            .env("TMPDIR", own.path())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut input = process.stdin.take();
        if let Some(input) = &mut input {
            // A process that is gone already says why on its standard error.
            let _ = input.write_all(line.as_bytes());
        }
        Ok(Examining {
            answer: reader(process.stdout.take(), u64::MAX),
            complaint: reader(process.stderr.take(), COMPLAINT),
            leader: pid(&process)?,
            process,
            _input: input,
            _own: own,
        })
    }

    /// All that it says comes here, once.
    pub fn answer(&self) -> &Receiver<Vec<u8>> {
        &self.answer
    }

    /// Ends it with all that it has started, and reads what it told; nothing where it was not waited for.
    pub fn end(mut self, told: Option<Vec<u8>>) -> io::Result<Option<Answer>> {
        if told.is_some() {
            // It has ended but is not forgotten, so that its group is still no other's.
            waitid(WaitId::Pid(self.leader), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT)?;
        }
        let _ = kill_process_group(self.leader, Signal::KILL);
        let status = self.process.wait()?;
        let Some(told) = told else {
            return Ok(None);
        };
        let answer = serde_json::from_slice(&told).unwrap_or_else(|_| {
            let said = self.complaint.recv().unwrap_or_default();
            let said = String::from_utf8_lossy(&said);
            Answer {
                found: broke(format!("{status}: {}", said.trim())),
                wrote: BTreeSet::new(),
            }
        });
        Ok(Some(answer))
    }
}

/// All that comes, as far as so many bytes, once it has ended.
fn reader(stream: Option<impl Read + Send + 'static>, most: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = bounded(1);
    thread::spawn(move || {
        let mut kept = Vec::new();
        if let Some(mut stream) = stream {
            let _ = stream.by_ref().take(most).read_to_end(&mut kept);
            let _ = io::copy(&mut stream, &mut io::sink());
        }
        let _ = sender.send(kept);
    });
    receiver
}

fn pid(process: &Child) -> io::Result<Pid> {
    let number = i32::try_from(process.id()).ok();
    number.and_then(Pid::from_raw).ok_or(io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program of these lines of shell, which takes the place of the examiner.
    fn examiner(lines: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("examiner");
        fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("a file can be written");
        fs::set_permissions(&path, Permissions::from_mode(PASSABLE)).expect("its mode can be set");
        (folder, path)
    }

    fn job() -> Job {
        Job {
            folder: PathBuf::from("/nowhere"),
            jobs: 1,
            ..Job::default()
        }
    }

    #[test]
    fn an_examiner_that_breaks_says_why() {
        let (_folder, path) = examiner("echo it hurts >&2; kill -SEGV $$");
        let Found::Broke { said } = run(&path, job(), Duration::from_secs(60), Duration::ZERO) else {
            panic!("it broke");
        };
        assert!(said.contains("it hurts") && said.contains("signal"), "{said}");
        let nowhere = run(
            Path::new("/nowhere/sokrat"),
            job(),
            Duration::from_secs(60),
            Duration::ZERO,
        );
        assert!(matches!(nowhere, Found::Broke { .. }));
    }

    #[test]
    fn what_takes_too_long_is_ended_with_all_it_has_started() {
        let (folder, path) = examiner("sleep 1000 & echo $! > \"$0.pid\"; wait");
        let begun = std::time::Instant::now();
        let found = run(&path, job(), Duration::from_secs(1), Duration::ZERO);
        let nothing = Found::Overdue {
            budget_s: 1,
            report: None,
        };
        assert_eq!(found, nothing);
        assert!(begun.elapsed() < Duration::from_secs(500));
        // On a busy machine it may have been ended before it had started anything.
        if let Ok(pid) = fs::read_to_string(folder.path().join("examiner.pid")) {
            let pid = pid
                .trim()
                .parse()
                .ok()
                .and_then(Pid::from_raw)
                .expect("a shell prints a number");
            // Killed, and on a busy machine perhaps not yet dead: its end is waited for, which nothing else would bring.
            if let Ok(sleeper) = rustix::process::pidfd_open(pid, rustix::process::PidfdFlags::empty()) {
                let mut end = [rustix::event::PollFd::new(&sleeper, rustix::event::PollFlags::IN)];
                let limit = rustix::event::Timespec {
                    tv_sec: 300,
                    tv_nsec: 0,
                };
                assert_eq!(rustix::event::poll(&mut end, Some(&limit)), Ok(1), "it ends");
            }
        }
    }
}
