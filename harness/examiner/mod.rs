//! Plays a scenario: does each step in a world of its own and writes down everything that is seen.

mod actors;
mod answers;
mod build;
mod chat;
mod condense;
mod console;
mod control;
mod converse;
mod looks;
mod network;
mod play;
mod prattle;
mod reading;
mod scan;
mod scene;
mod sought;
mod stage;
mod start;
mod stop;
mod survey;
mod talk;
mod text;
mod threads;
mod users;
mod visits;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::dialect::Dialect;
use crate::scenario::Scenario;
use crate::submission::Role;
use crate::transcript::{Busy, Transcript};
use crate::world::{Plan, WorldError};

/// One scenario to be played on one group of programs in one new world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// What to play.
    pub scenario: Scenario,
    /// The world to make.
    pub plan: Plan,
    /// Command lines by role.
    pub programs: BTreeMap<Role, String>,
    /// How the programs talk, as far as it is known.
    pub dialect: Dialect,
    /// Names, passwords and words are made from it.
    pub seed: u64,
    /// The submission has no server that serves, so the examiner's stands in where a scenario is about the client only.
    pub stand_in: bool,
    /// What in earlier worlds was still busy when its time was up: it is not waited for so long again.
    pub busy: Busy,
    /// Instead of a scenario: a command to run in the submission's folder, and where to put what it made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<Build>,
}

/// A build step, done once in a world of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Build {
    /// As a shell takes it.
    pub command: String,
    /// A folder that does not exist yet, in one that anyone may write to.
    pub into: PathBuf,
}

/// Plays a job in this process, which must have one thread and nothing else to do: it is moved into the world.
pub fn work(job: &Job) -> Result<Transcript, WorldError> {
    match &job.build {
        Some(build) => build::build(job, build),
        None => reading::read(job).map_or_else(|| play::play(job), Ok),
    }
}
