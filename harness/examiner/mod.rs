//! Plays a scenario: does each step in a world of its own and writes down everything that is seen.

mod answers;
mod network;
mod play;
mod scene;
mod stage;
mod start;
mod stop;
mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dialect::Dialect;
use crate::scenario::Scenario;
use crate::submission::Role;
use crate::transcript::Transcript;
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
    /// In an earlier world it was still busy when its time was up: it is not waited for so long again.
    pub busy: bool,
}

/// Plays a job in this process, which must have one thread and nothing else to do: it is moved into the world.
pub fn work(job: &Job) -> Result<Transcript, WorldError> {
    play::play(job)
}
