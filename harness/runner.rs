//! Worlds are opened by worker processes, one each: this launches them and takes over what they recorded.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crossbeam::channel::{Receiver, bounded};

use crate::examiner::Job;
use crate::transcript::Transcript;

/// The hidden subcommand that makes this program a worker.
pub const WORKER: &str = "world";
/// What a worker may take beyond its world's own limit, on a machine that is busy with other things.
const GRACE: Duration = Duration::from_secs(60);

/// Launches workers.
#[derive(Debug)]
pub struct Runner {
    executable: PathBuf,
    slots: AtomicU32,
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
        }
    }

    /// Plays a job in a new world.
    pub fn run(&self, mut job: Job) -> Result<Transcript, RunError> {
        job.plan.slot = self.slots.fetch_add(1, Ordering::Relaxed);
        let text = serde_json::to_vec(&job).map_err(RunError::Garbled)?;
        let mut worker = Command::new(&self.executable)
            .arg(WORKER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(RunError::Launch)?;
        if let Some(mut input) = worker.stdin.take() {
            // A worker that is gone already says why on its standard error.
            let _ = input.write_all(&text);
        }
        let output = collect(worker.stdout.take());
        let errors = collect(worker.stderr.take());
        let patience = job.plan.limits.wall + GRACE;
        let Ok(record) = output.recv_timeout(patience) else {
            end(&mut worker);
            return Err(RunError::Endless(patience));
        };
        let status = worker.wait().map_err(RunError::Launch)?;
        if !status.success() {
            let said = errors.recv().unwrap_or_default();
            let said = String::from_utf8_lossy(&said).trim().to_owned();
            return Err(RunError::Broke {
                status: status.to_string(),
                said,
            });
        }
        serde_json::from_slice(&record).map_err(RunError::Garbled)
    }
}

/// Reads a pipe to its end in a thread of its own, so that neither of two pipes can block the other.
fn collect(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = bounded(1);
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}

fn end(worker: &mut Child) {
    let _ = worker.kill();
    let _ = worker.wait();
}
