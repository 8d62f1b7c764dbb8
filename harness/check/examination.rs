//! The scenarios of some tasks on one group of programs: played side by side, judged, and a failure played again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::budget::Budget;
use super::goodbye::by_goodbye;
use super::partner::{Partner, decided_by_stand_in, partner, talked};
use super::place::Place;
use super::shared::Shared;
use super::unplayed::{framed, unplayed};
use super::ways::{merge_ways, ways};
use super::{Cast, CheckError, Ensemble, Outcome, Progress};
use crate::dialect::{Dialect, Prompt};
use crate::examiner::Job;
use crate::judge::{Decision, Verdict, case_of, confirm, decide};
use crate::property::{Played, Property};
use crate::runner::Runner;
use crate::scenario::{Expect, Scenario};
use crate::side_by_side::side_by_side;
use crate::submission::Role;
use crate::task::{Mistake, Task};
use crate::transcript::{Busy, Halt, Limit, Transcript};
use crate::world::{Limits, Plan};

pub(super) struct Examination<'a> {
    pub(super) runner: &'a Runner,
    pub(super) place: &'a Place,
    pub(super) ensemble: &'a Ensemble,
    pub(super) seed: u64,
    /// The limit that each world so far ran into, if it did.
    pub(super) limits: Mutex<Vec<Option<Limit>>>,
    /// Scans that several scenarios look at.
    pub(super) shared: Shared,
    /// Something goes on computing for ever: it is not waited for so long again.
    pub(super) busy: Mutex<Busy>,
    /// What the worlds of the submission may take together, if that is bounded.
    pub(super) budget: Option<&'a Budget>,
}

/// When every world ran into a limit, and they were so many, further ones would too.
const ENOUGH_LIMITS: usize = 4;

/// Which world of a scenario: the first, and that in which a failure is confirmed and explained.
const FIRST: usize = 0;
const SECOND: usize = 1;

/// Is this believed only when a second world agrees?
fn doubtful(decision: &Decision) -> bool {
    decision.verdict == Verdict::Fail || decision.is_remark()
}

/// Plays every scenario of each group's tasks, several at once; what came of each group's, in the order of the lab,
/// whichever world was ready first.
pub(super) fn play_all(
    groups: &[(Examination, Vec<&Task>)],
    jobs: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<Vec<Outcome>>, CheckError> {
    let mut work: Vec<(usize, usize, &Scenario)> = Vec::new();
    for (group, (_, tasks)) in groups.iter().enumerate() {
        let scenarios = tasks.iter().flat_map(|task| &task.scenarios).enumerate();
        work.extend(scenarios.map(|(place, scenario)| (group, place, scenario)));
    }
    // A scan may take all the time that there is: what else there is to see is seen before.
    work.sort_by_key(|(.., scenario)| scenario.has_scanner());
    progress(Progress::Total(work.len()));
    let results = side_by_side(jobs, &work, |(group, _, scenario)| {
        let outcomes = groups[*group].0.examine(scenario);
        progress(Progress::Played(scenario.id.clone()));
        outcomes
    });
    let mut played: Vec<BTreeMap<usize, Vec<Outcome>>> = groups.iter().map(|_| BTreeMap::new()).collect();
    for ((group, place, _), outcomes) in work.into_iter().zip(results) {
        played[group].insert(place, outcomes?);
    }
    Ok(played
        .into_iter()
        .map(|of| of.into_values().flatten().collect())
        .collect())
}

impl Examination<'_> {
    /// The limit that this submission always runs into, when that is plain.
    fn always_exceeded(&self) -> Option<Limit> {
        let limits = self.limits.lock().expect("no thread panics while it holds this");
        let all = limits.len() >= ENOUGH_LIMITS && limits.iter().all(Option::is_some);
        limits.first().copied().flatten().filter(|_| all)
    }

    /// Plays a scenario, and where the submission's own server is no partner for its client, with the examiner's as well.
    pub(super) fn examine(&self, scenario: &Scenario) -> Result<Vec<Outcome>, CheckError> {
        if scenario.has_talk() {
            return self.examine_talk(scenario);
        }
        let stands_in = about_the_client(scenario) && self.ensemble.cast(scenario.task()).found.stand_in;
        let mut own = self.confirmed(scenario, self.dialect(scenario), stands_in)?;
        let failed = own.decisions.iter().any(|decision| decision.verdict == Verdict::Fail);
        let otherwise = by_goodbye(scenario, self.dialect(scenario)).filter(|_| failed);
        if let Some(otherwise) = otherwise {
            let mut left = self.confirmed(&otherwise, self.dialect(scenario), stands_in)?;
            left.decisions.retain(|decision| decision.verdict == Verdict::Pass);
            let mut outcomes = vec![own];
            merge_ways(&mut outcomes, left);
            return Ok(outcomes);
        }
        let partner = partner(&own.transcript);
        if stands_in || !about_the_client(scenario) || partner == Partner::Answers {
            return Ok(vec![own]);
        }
        let mut other = self.confirmed(scenario, self.dialect(scenario), true)?;
        if !talked(&other.transcript) {
            return Ok(vec![own]);
        }
        let decided = decided_by_stand_in(partner, &own.decisions, &other.decisions);
        own.decisions.retain(|decision| !decided.contains(&decision.criterion));
        other.decisions.retain(|decision| decided.contains(&decision.criterion));
        Ok(vec![own, other])
    }

    fn dialect(&self, scenario: &Scenario) -> &Dialect {
        &self.ensemble.cast(scenario.task()).found.dialect
    }

    /// Plays a scenario in which users talk with each other: in one way of coming, and where not all is well, in the others.
    fn examine_talk(&self, scenario: &Scenario) -> Result<Vec<Outcome>, CheckError> {
        let has_client = self.ensemble.cast(scenario.task()).programs.contains_key(&Role::Client);
        let mut outcomes: Vec<Outcome> = Vec::new();
        for dialect in ways(self.dialect(scenario), has_client) {
            let other = self.confirmed(scenario, &dialect, false)?;
            merge_ways(&mut outcomes, other);
            let mut decisions = outcomes.iter().flat_map(|outcome| &outcome.decisions);
            if decisions.all(|decision| decision.verdict == Verdict::Pass) {
                break;
            }
        }
        Ok(outcomes)
    }

    /// Plays a scenario; a failure is played again in a new world before it is believed.
    fn confirmed(&self, scenario: &Scenario, dialect: &Dialect, stand_in: bool) -> Result<Outcome, CheckError> {
        let found = match Property::of(scenario, dialect) {
            Some(property) if framed(dialect) => {
                property.examine(self.seed, |scenario| self.play(scenario, dialect, stand_in, FIRST))?
            }
            _ => vec![(scenario.clone(), self.play(scenario, dialect, stand_in, FIRST)?)],
        };
        let mut outcome = None;
        // The smallest case that breaks a program may do so by chance: then a larger one is believed.
        for (scenario, mut play) in found {
            if play.decisions.iter().any(doubtful) {
                let again = self.play(&scenario, dialect, stand_in, SECOND)?;
                // Both stand in the order of the scenario, which may look at a criterion twice.
                let both = play.decisions.iter_mut().zip(&again.decisions);
                for (decision, second) in both.filter(|(decision, _)| doubtful(decision)) {
                    *decision = confirm(decision, second);
                }
            }
            let stands = play.decisions.iter().any(doubtful);
            outcome = Some(play);
            if stands {
                break;
            }
        }
        let Play { decisions, transcript } = outcome.expect("every scenario is played at least once");
        Ok(Outcome {
            scenario: scenario.id.clone(),
            decisions,
            transcript,
        })
    }

    /// Looks whether the programs have this mistake, with the examiner's own server where theirs is no partner for their
    /// client; and the records of that. What ran into a limit shows nothing. Where a world is shared, it is not the one in
    /// which the failure was seen first.
    pub(super) fn shows(&self, mistake: &Mistake) -> Result<(bool, Vec<Transcript>), CheckError> {
        let scenario = &mistake.scenario;
        let shown = |play: &Play| {
            let all = |decision: &Decision| decision.verdict == Verdict::Pass;
            play.transcript.exceeded().is_none() && play.decisions.iter().all(all)
        };
        let of_the_client = about_the_client(scenario);
        let stands_in = of_the_client && self.ensemble.cast(scenario.task()).found.stand_in;
        let own = self.play(scenario, self.dialect(scenario), stands_in, SECOND)?;
        let enough = stands_in || !of_the_client || shown(&own) || partner(&own.transcript) == Partner::Answers;
        if enough {
            return Ok((shown(&own), vec![own.transcript]));
        }
        let other = self.play(scenario, self.dialect(scenario), true, SECOND)?;
        Ok((shown(&other), vec![own.transcript, other.transcript]))
    }

    fn allowed(&self, scenario: &Scenario) -> Limits {
        let limits = self.place.plan.limits;
        if scenario.has_scanner() {
            limits.for_a_scan()
        } else {
            limits
        }
    }

    /// What the world may take: no more than is left for the submission.
    fn plan(&self, scenario: &Scenario) -> Plan {
        let mut limits = self.allowed(scenario);
        if let Some(left) = self.budget.and_then(Budget::left) {
            limits.wall = limits.wall.min(left);
        }
        if let Some(budget) = self.budget {
            limits.cpu = limits.cpu.min(budget.unspent());
        }
        let plan = self.place.plan.clone();
        let found = &self.ensemble.cast(scenario.task()).found;
        let folder = found.folder.clone().unwrap_or(plan.folder);
        Plan { folder, limits, ..plan }
    }

    fn play(
        &self,
        scenario: &Scenario,
        found_dialect: &Dialect,
        stand_in: bool,
        nth: usize,
    ) -> Result<Play, CheckError> {
        let Cast { programs, found } = self.ensemble.cast(scenario.task());
        let looks = self.ensemble.group.by_datagrams;
        if let Some(transcript) = unplayed(scenario, programs, found, looks, found_dialect) {
            let decisions = decide(scenario, &transcript, found_dialect);
            return Ok(Play { decisions, transcript });
        }
        // What a question is after is seen anew each time; what must be answered is not.
        let needed = |prompt: &&Prompt| found.keys.contains(prompt);
        let dialect = Dialect {
            prompts: found.dialect.prompts.iter().filter(needed).cloned().collect(),
            ..found_dialect.clone()
        };
        let job = Job {
            scenario: scenario.clone(),
            plan: self.plan(scenario),
            programs: programs.clone(),
            dialect,
            seed: self.seed,
            stand_in,
            busy: self.busy.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            build: None,
        };
        let shortened = job.plan.limits.wall < self.allowed(scenario).wall;
        let over = self.budget.and_then(Budget::over);
        let mut transcript = match over.or_else(|| self.always_exceeded()) {
            Some(limit) => Transcript::not_played(&scenario.id, Halt::Limit { limit }),
            None => self.shared.play(job, nth, |job| self.runner.run(job))?,
        };
        // A scan that takes its time says nothing of the others.
        if !scenario.has_scanner() {
            self.busy
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .learn(&transcript);
        }
        if let Some(budget) = self.budget {
            if shortened {
                budget.cut(&mut transcript);
            }
            budget.spend(&transcript);
        }
        let limits = self.limits.lock();
        limits
            .expect("no thread panics while it holds this")
            .push(transcript.exceeded());
        let decisions = decide(scenario, &transcript, found_dialect);
        Ok(Play { decisions, transcript })
    }
}

/// What one world brought.
struct Play {
    decisions: Vec<Decision>,
    transcript: Transcript,
}

impl Played for Play {
    fn broken(&self) -> Option<usize> {
        let mut decisions = self.decisions.iter();
        let failed = decisions.find(|decision| decision.verdict == Verdict::Fail)?;
        case_of(&self.transcript, &failed.evidence)
    }
}

/// Does the scenario decide about the client alone, so that any server may stand behind it?
fn about_the_client(scenario: &Scenario) -> bool {
    fn client_only(expect: &Expect) -> bool {
        match expect {
            Expect::Any { of } | Expect::NoneOf { of } | Expect::FailsAs { of, .. } => of.iter().all(client_only),
            other => other.program().is_some_and(|program| program.starts_with("client")),
        }
    }
    scenario
        .decides
        .iter()
        .flat_map(|decide| &decide.expects)
        .all(client_only)
}
