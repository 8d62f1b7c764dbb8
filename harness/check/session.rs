//! A submission that is ready to be examined, and what is known of it before it is.

use std::sync::Mutex;

use super::budget::Budget;
use super::ensemble::Ensemble;
use super::examination::Examination;
use super::place::Place;
use super::shared::Shared;
use super::{CheckError, Options, Outcome, Progress, jobs, suited};
use crate::dialect::Dialect;
use crate::judge::Message;
use crate::python::{NoPython, Python};
use crate::runner::Runner;
use crate::scenario::Scenario;
use crate::side_by_side::side_by_side;
use crate::submission::{Group, Submission};
use crate::task::Task;
use crate::transcript::{Busy, Transcript};

/// Finding out how a group talks begins with several worlds at once, and goes on with one after the other.
const WORLDS_OF_A_MEETING: usize = 2;

/// A submission that is ready to be examined: copied, and its groups' dialects found.
pub struct Session {
    pub(super) submission: Submission,
    pub(super) place: Place,
    runner: Runner,
    pub(super) seed: u64,
    pub(super) groups: Vec<Ensemble>,
    pub(super) unbuilt: Option<Message>,
}

impl Session {
    /// Reads and copies a submission and finds out how its programs talk.
    pub fn open(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<Session, CheckError> {
        let submission = Submission::open(&options.request())?;
        Session::of(submission, None, options, progress)
    }

    pub(super) fn of(
        submission: Submission,
        tasks: Option<&[&Task]>,
        options: &Options,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Session, CheckError> {
        let isolation = options.isolation.unwrap_or_else(crate::doctor::probe);
        let pythons: Result<Vec<Python>, NoPython> = options.python.iter().map(|path| Python::at(path)).collect();
        let mut place = Place::new(&submission, isolation, &pythons?)?;
        if let Some(within) = options.within {
            place.plan.limits.wall = place.plan.limits.wall.min(within);
        }
        let runner = Runner::new(options.worker.clone());
        let seed = options.seed.unwrap_or(1);
        let unbuilt = match &submission.build {
            Some(command) => place.build(&runner, command)?,
            None => None,
        };
        let at_once = jobs(options, isolation).div_ceil(WORLDS_OF_A_MEETING);
        let found = side_by_side(at_once, &submission.groups, |group| {
            progress(Progress::Discovering);
            match tasks.map(|tasks| suited(group, tasks, &submission.groups)) {
                Some(none) if none.is_empty() => Ok(Ensemble::unheard(group)),
                theirs => Ok(Ensemble::meet(group, theirs.as_deref(), &place, &runner, seed)?),
            }
        });
        let groups = found.into_iter().collect::<Result<Vec<_>, CheckError>>()?;
        Ok(Session {
            submission,
            place,
            runner,
            seed,
            groups,
            unbuilt,
        })
    }

    /// How the programs of each group talk.
    pub fn dialects(&self) -> impl Iterator<Item = (&Group, &Dialect)> {
        self.groups.iter().map(|ensemble| (&ensemble.group, ensemble.dialect()))
    }

    /// The submission as a manifest, with what was found out about how its programs talk.
    pub fn manifest(&self) -> String {
        let talks = |(group, dialect): (&Group, &Dialect)| Group {
            dialect: dialect.clone(),
            ..group.clone()
        };
        let found = Submission {
            groups: self.dialects().map(talks).collect(),
            ..self.submission.clone()
        };
        found.to_manifest()
    }

    /// Does the server of a group fall over the records in the submission's own files?
    pub(super) fn without_records(&self) -> bool {
        let mut casts = self.groups.iter().flat_map(|group| &group.casts);
        casts.any(|cast| cast.found.folder.is_some())
    }

    /// Plays a scenario on the first group; a failure is confirmed in a new world. What its client did with the examiner's
    /// server, where that was needed, is an outcome of its own.
    pub fn examine(&self, scenario: &Scenario) -> Result<Vec<Outcome>, CheckError> {
        let examine = |group| self.examination(group, None).examine(scenario);
        self.groups.first().map_or(Ok(Vec::new()), examine)
    }

    pub(super) fn examination<'a>(&'a self, ensemble: &'a Ensemble, budget: Option<&'a Budget>) -> Examination<'a> {
        let played = ensemble.casts.iter().flat_map(|cast| &cast.found.transcripts);
        Examination {
            runner: &self.runner,
            place: &self.place,
            ensemble,
            seed: self.seed,
            limits: Mutex::new(played.map(Transcript::exceeded).collect()),
            shared: Shared::default(),
            busy: Mutex::new(Busy::of(ensemble.casts.iter().flat_map(|cast| &cast.found.transcripts))),
            budget,
        }
    }
}
