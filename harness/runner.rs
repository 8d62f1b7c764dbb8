//! Worlds are opened by worker processes: this launches them and takes over what they recorded.
//!
//! A worker stays and plays one job after the other, each in a child of its own; jobs and records are lines of JSON.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crossbeam::channel::{Receiver, unbounded};

use crate::examiner::{Job, work};
use crate::transcript::Transcript;
use crate::world::in_a_child;

/// The hidden subcommand that makes this program a worker.
pub const WORKER: &str = "world";
/// What a worker may take beyond its world's own limit, on a machine that is busy with other things.
const GRACE: Duration = Duration::from_secs(60);
/// What a worker says on its standard error is kept up to this many bytes.
const COMPLAINT: usize = 64 * 1024;

/// Launches workers and keeps those that are idle.
#[derive(Debug)]
pub struct Runner {
    executable: PathBuf,
    slots: AtomicU32,
    idle: Mutex<Vec<Worker>>,
}

/// One worker process.
#[derive(Debug)]
struct Worker {
    process: Child,
    jobs: Option<ChildStdin>,
    records: Receiver<String>,
    complaints: Arc<Mutex<Vec<u8>>>,
}

/// A worker did not deliver: the machine's failure or ours, never the submission's.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It could not be launched.
    #[error("a worker could not be launched")]
    Launch(#[source] std::io::Error),
    /// It ended without a transcript.
    #[error("a worker ended without a record ({status}): {said}")]
    Broke {
        /// How it ended.
        status: String,
        /// What it said on its standard error.
        said: String,
    },
    /// It went on and on.
    #[error("a worker did not end in {} s", .0.as_secs())]
    Endless(Duration),
    /// What it said was no transcript.
    #[error("a worker's record cannot be read")]
    Garbled(#[source] serde_json::Error),
}

impl Runner {
    /// Workers are made from this executable.
    pub fn new(executable: PathBuf) -> Runner {
        Runner {
            executable,
            slots: AtomicU32::new(0),
            idle: Mutex::default(),
        }
    }

    /// Plays a job in a new world.
    pub fn run(&self, mut job: Job) -> Result<Transcript, RunError> {
        job.plan.slot = self.slots.fetch_add(1, Ordering::Relaxed);
        let text = serde_json::to_string(&job).map_err(RunError::Garbled)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = idle
            .map_or_else(|| Worker::launch(&self.executable), Ok)
            .map_err(RunError::Launch)?;
        let record = worker.play(&text, job.plan.limits.wall + GRACE)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        let played: Result<Transcript, String> = serde_json::from_str(&record).map_err(RunError::Garbled)?;
        played.map_err(|said| RunError::Broke {
            status: "no world".into(),
            said,
        })
    }
}

impl Worker {
    fn launch(executable: &PathBuf) -> std::io::Result<Worker> {
        let mut process = Command::new(executable)
            .arg(WORKER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (sender, records) = unbounded();
        if let Some(output) = process.stdout.take() {
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        let complaints = Arc::new(Mutex::new(Vec::new()));
        if let Some(mut errors) = process.stderr.take() {
            let kept = Arc::clone(&complaints);
            std::thread::spawn(move || {
                let mut portion = [0; 1024];
                while let Ok(length @ 1..) = errors.read(&mut portion) {
                    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                    if kept.len() < COMPLAINT {
                        kept.extend_from_slice(&portion[..length]);
                    }
                }
            });
        }
        let jobs = process.stdin.take();
        Ok(Worker {
            process,
            jobs,
            records,
            complaints,
        })
    }

    fn play(&mut self, job: &str, patience: Duration) -> Result<String, RunError> {
        if let Some(jobs) = &mut self.jobs {
            // A worker that is gone already says why on its standard error.
            let _ = writeln!(jobs, "{job}");
        }
        match self.records.recv_timeout(patience) {
            Ok(record) => Ok(record),
            Err(crossbeam::channel::RecvTimeoutError::Timeout) => Err(RunError::Endless(patience)),
            Err(crossbeam::channel::RecvTimeoutError::Disconnected) => {
                let status = self
                    .process
                    .wait()
                    .map_or_else(|error| error.to_string(), |status| status.to_string());
                let said = self.complaints.lock().unwrap_or_else(PoisonError::into_inner);
                Err(RunError::Broke {
                    status,
                    said: String::from_utf8_lossy(&said).trim().to_owned(),
                })
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // The end of its input is the end of an idle worker; one that is busy beyond all patience is ended by force.
        drop(self.jobs.take());
        if self.records.try_recv() != Err(crossbeam::channel::TryRecvError::Disconnected) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// What a worker does: each line of `jobs` is a job, played in a child process that writes its record as one line.
/// The calling process must have one thread, and lets its children write to its standard output.
pub fn serve(jobs: impl BufRead, records: &mut (impl Write + Send)) -> std::io::Result<()> {
    crate::dialect::warm_up();
    for line in jobs.lines() {
        let line = line?;
        let status = in_a_child(|| match record(&line) {
            Ok(text) if writeln!(records, "{text}").and_then(|()| records.flush()).is_ok() => 0,
            _ => 1,
        })?;
        if status != 0 {
            let said = format!("the process of a world ended with status {status}");
            writeln!(records, "{}", serde_json::to_string(&Err::<Transcript, _>(said))?)?;
            records.flush()?;
        }
    }
    Ok(())
}

fn record(line: &str) -> serde_json::Result<String> {
    let job: Job = serde_json::from_str(line)?;
    let played = work(&job).map_err(|error| {
        let cause = std::error::Error::source(&error)
            .map(ToString::to_string)
            .unwrap_or_default();
        format!("{error}: {cause}")
    });
    serde_json::to_string(&played)
}
