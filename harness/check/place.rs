//! The pristine copy of a submission, built if need be, from which every world is furnished.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::CheckError;
use crate::dialect::Dialect;
use crate::examiner::{Build, Job};
use crate::judge::Message;
use crate::python::{self, Python};
use crate::report::Isolation;
use crate::runner::Runner;
use crate::scenario::{Localised, Scenario};
use crate::submission::Submission;
use crate::transcript::{Busy, Event};
use crate::world::{Limits, Plan, is_shown};

/// The pristine copy of a submission, from which every world is furnished.
pub(super) struct Place {
    pub(super) plan: Plan,
    _folder: tempfile::TempDir,
}

impl Place {
    pub(super) fn new(submission: &Submission, isolation: Isolation, pythons: &[Python]) -> Result<Place, CheckError> {
        let folder = tempfile::Builder::new()
            .prefix("sokrat-")
            .tempdir()
            .map_err(CheckError::Copy)?;
        // Worlds run as another user than root: they may pass through, and see what is below.
        let passable = Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), passable).map_err(CheckError::Copy)?;
        let copy = folder.path().join("submission");
        submission.pristine(&copy)?;
        let mut plan = Plan {
            folder: copy,
            isolation,
            limits: Limits::default(),
            slot: 0,
            extra_read_only: crate::doctor::interpreters_elsewhere(),
            programs_first: None,
            server_at: Vec::new(),
            reveals: false,
        };
        if !pythons.is_empty() {
            let names = folder.path().join("python");
            python::name_them(pythons, &names).map_err(CheckError::Copy)?;
            let trees = pythons.iter().flat_map(|python| &python.trees);
            plan.extra_read_only
                .extend(trees.filter(|tree| !is_shown(tree)).cloned());
            plan.extra_read_only.push(names.clone());
            plan.programs_first = Some(names);
        }
        Ok(Place { plan, _folder: folder })
    }

    /// Builds the submission in a world of its own; later worlds start from what it made. When that fails, what it said.
    pub(super) fn build(&mut self, runner: &Runner, command: &str) -> Result<Option<Message>, CheckError> {
        let open = self._folder.path().join("built");
        fs::create_dir(&open).map_err(CheckError::Copy)?;
        // The world's user is another one than ours, and puts its copy here.
        fs::set_permissions(&open, Permissions::from_mode(0o777)).map_err(CheckError::Copy)?;
        let into = open.join("submission");
        let scenario = Scenario {
            id: "build/build".into(),
            title: Localised::default(),
            steps: Vec::new(),
            decides: Vec::new(),
        };
        let job = Job {
            scenario,
            plan: self.plan.clone(),
            programs: BTreeMap::new(),
            dialect: Dialect::default(),
            seed: 1,
            stand_in: false,
            busy: Busy::default(),
            build: Some(Build {
                command: command.into(),
                into: into.clone(),
            }),
        };
        let transcript = runner.run(job)?;
        if into.is_dir() {
            self.plan.folder = into;
            return Ok(None);
        }
        let printed: String = transcript.events.iter().filter_map(Event::printed).collect();
        let plain = anstream::adapter::strip_str(&printed).to_string();
        let lines = || plain.lines().filter(|line| !line.trim().is_empty());
        let telling = lines()
            .find(|line| line.to_lowercase().contains("error"))
            .or_else(|| lines().next_back());
        let last = telling.unwrap_or_default().to_owned();
        Ok(Some(
            Message::new("remark-build").with("command", command).with("last", last),
        ))
    }
}
