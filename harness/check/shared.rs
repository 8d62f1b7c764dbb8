//! Worlds that several scenarios share: a scan of every port takes its time, and tasks that look at different sides of one
//! and the same scan need it once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::examiner::Job;
use crate::scenario::Scenario;
use crate::transcript::{Cost, Transcript};

/// The place of one record, locked while it is made.
type Place = Arc<Mutex<Option<Transcript>>>;

/// The records of scans by what was done, and of that which time.
#[derive(Default)]
pub(super) struct Shared(Mutex<BTreeMap<(String, usize), Place>>);

impl Shared {
    /// The record of this job, the `nth` of its kind: played, unless a scenario with the same steps was before.
    pub(super) fn play<E>(
        &self,
        job: Job,
        nth: usize,
        play: impl FnOnce(Job) -> Result<Transcript, E>,
    ) -> Result<Transcript, E> {
        let scenario = job.scenario.id.clone();
        let Some(key) = key(&job.scenario, &job) else {
            return play(job);
        };
        let place = {
            let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(places.entry((key, nth)).or_default())
        };
        let mut record = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(record) = &*record {
            return Ok(Transcript {
                scenario,
                // It cost something only once.
                cost: Cost::default(),
                ..record.clone()
            });
        }
        let played = play(job)?;
        *record = Some(played.clone());
        Ok(played)
    }
}

/// What makes two jobs the same; None for those that are played anew each time.
fn key(scenario: &Scenario, job: &Job) -> Option<String> {
    let same = (&scenario.steps, &job.programs, job.stand_in);
    scenario
        .has_scanner()
        .then(|| serde_json::to_string(&same).ok())
        .flatten()
}
