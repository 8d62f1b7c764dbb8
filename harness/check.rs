//! One submission from folder to report: discover, examine, judge, confirm each failure in a new world.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::dialect::Dialect;
use crate::discovery::{Discovery, discover};
use crate::examiner::{Build, Job};
use crate::judge::{
    Decision, Message, Verdict, confirm, decide, evidence, reproduce, settle_task, strongest, task_verdict,
};
use crate::report::{CriterionReport, GroupReport, Isolation, Lang, Report, TaskReport, points};
use crate::runner::{RunError, Runner};
use crate::scenario::{Expect, Localised, Scenario};
use crate::submission::{Group, Request, Role, Submission, SubmissionError};
use crate::task::{Lab, Task};
use crate::transcript::{Event, Limit, Transcript};
use crate::world::{Limits, Plan, WorldError};

/// What to examine and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The submission's folder; the current one when not said.
    pub folder: Option<PathBuf>,
    /// The server's command line, named outright.
    pub server: Option<String>,
    /// The client's command line, named outright.
    pub client: Option<String>,
    /// Tasks asked for by name.
    pub tasks: Vec<String>,
    /// A lab asked for by number.
    pub lab: Option<u8>,
    /// What names, passwords and words are made from.
    pub seed: Option<u64>,
    /// How far to keep programs apart; as far as the machine allows when not said.
    pub isolation: Option<Isolation>,
    /// Worlds at once; as many as there are cores when 0.
    pub jobs: usize,
    /// Where else programs are looked for.
    pub path: Vec<PathBuf>,
    /// The language of names and texts that are made while examining.
    pub lang: Lang,
    /// The executable that workers are made from.
    pub worker: PathBuf,
}

impl Options {
    fn request(&self) -> Request {
        let named = [(Role::Server, &self.server), (Role::Client, &self.client)];
        Request {
            folder: self.folder.clone().unwrap_or_else(|| PathBuf::from(".")),
            programs: named
                .into_iter()
                .filter_map(|(role, command)| Some((role, command.clone()?)))
                .collect(),
            path: self.path.clone(),
        }
    }
}

/// Why nothing could be examined.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The folder or its manifest.
    #[error(transparent)]
    Submission(#[from] SubmissionError),
    /// No such task.
    #[error("unknown task {name}")]
    UnknownTask {
        /// As it was written.
        name: String,
        /// The nearest known one.
        nearest: Option<String>,
    },
    /// The examiner's own files could not be written.
    #[error("the submission could not be copied")]
    Copy(#[source] std::io::Error),
    /// A worker broke.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A world could not be made.
    #[error(transparent)]
    World(#[from] WorldError),
}

/// How far a check has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Finding out how the programs talk.
    Discovering,
    /// So many scenarios are to be played.
    Total(usize),
    /// A scenario is over.
    Played(String),
}

/// One check: its report, and the record of every world.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What was found.
    pub report: Report,
    /// Every record, in no particular order.
    pub transcripts: Vec<Transcript>,
}

/// What one scenario brought, after confirmation.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Which scenario.
    pub scenario: String,
    /// What it decided.
    pub decisions: Vec<Decision>,
    /// The record that the decisions rest on.
    pub transcript: Transcript,
}

/// A submission that is ready to be examined: copied, and its groups' dialects found.
pub struct Session {
    submission: Submission,
    place: Place,
    runner: Runner,
    seed: u64,
    groups: Vec<(Group, Discovery)>,
    unbuilt: Option<Message>,
}

impl Session {
    /// Reads and copies a submission and finds out how its programs talk.
    pub fn open(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<Session, CheckError> {
        let submission = Submission::open(&options.request())?;
        Session::of(submission, options, progress)
    }

    fn of(
        submission: Submission,
        options: &Options,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Session, CheckError> {
        let isolation = options.isolation.unwrap_or_else(crate::doctor::probe);
        let mut place = Place::new(&submission, isolation)?;
        let runner = Runner::new(options.worker.clone());
        let seed = options.seed.unwrap_or(1);
        let unbuilt = match &submission.build {
            Some(command) => place.build(&runner, command)?,
            None => None,
        };
        let found = submission.groups.iter().map(|group| {
            progress(Progress::Discovering);
            let found = discover(&runner, &place.plan, &group.programs, &group.dialect, seed)?;
            Ok((group.clone(), found))
        });
        let groups = found.collect::<Result<Vec<_>, CheckError>>()?;
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
        self.groups.iter().map(|(group, found)| (group, &found.dialect))
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

    /// Plays a scenario on the first group; a failure is confirmed in a new world.
    pub fn examine(&self, scenario: &Scenario) -> Result<Option<Outcome>, CheckError> {
        self.groups
            .first()
            .map(|group| self.examination(group).examine(scenario))
            .transpose()
    }

    fn examination<'a>(&'a self, (group, found): &'a (Group, Discovery)) -> Examination<'a> {
        Examination {
            runner: &self.runner,
            place: &self.place,
            group,
            found,
            seed: self.seed,
            limits: Mutex::new(found.transcripts.iter().map(Transcript::exceeded).collect()),
        }
    }
}

/// Examines one submission.
pub fn check(options: &Options, lab: &Lab, progress: &(dyn Fn(Progress) + Sync)) -> Result<Checked, CheckError> {
    let begun = Instant::now();
    let submission = Submission::open(&options.request())?;
    let (tasks, by_name) = asked_for(options, &submission, lab)?;
    // A lab asked for by number is asked for whole; a task by name was meant.
    let meant = !options.tasks.is_empty() || submission.tasks.is_some();
    let session = Session::of(submission, options, progress)?;
    let jobs = jobs(options, session.place.plan.isolation);

    let mut best: Vec<Option<TaskReport>> = vec![None; tasks.len()];
    let mut transcripts = Vec::new();
    for examined in &session.groups {
        let (group, found) = examined;
        let outcomes = session.examination(examined).play_all(&tasks, jobs, progress)?;
        for (task, best) in tasks.iter().zip(&mut best) {
            let report = task_report(task, group, &found.dialect, &outcomes, meant);
            if best.as_ref().is_none_or(|best| better(&report, best)) {
                *best = Some(report);
            }
        }
        transcripts.extend(found.transcripts.iter().cloned());
        transcripts.extend(outcomes.into_iter().map(|outcome| outcome.transcript));
    }
    let report = Report {
        submission: session.submission.name.clone(),
        isolation: session.place.plan.isolation,
        duration_s: begun.elapsed().as_secs_f64(),
        seed: session.seed,
        groups: session
            .dialects()
            .map(|(group, dialect)| group_report(group, dialect))
            .collect(),
        tasks: best.into_iter().flatten().collect(),
        remarks: session
            .submission
            .remarks()
            .into_iter()
            .chain(session.unbuilt.clone())
            .collect(),
        by_name,
        costs: transcripts.iter().map(|transcript| transcript.cost).collect(),
    };
    Ok(Checked { report, transcripts })
}

/// The pristine copy of a submission, from which every world is furnished.
struct Place {
    plan: Plan,
    _folder: tempfile::TempDir,
}

impl Place {
    fn new(submission: &Submission, isolation: Isolation) -> Result<Place, CheckError> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::Builder::new()
            .prefix("sokrat-")
            .tempdir()
            .map_err(CheckError::Copy)?;
        // Worlds run as another user than root: they may pass through, and see what is below.
        let passable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), passable).map_err(CheckError::Copy)?;
        let copy = folder.path().join("submission");
        submission.pristine(&copy)?;
        let plan = Plan {
            folder: copy,
            isolation,
            limits: Limits::default(),
            slot: 0,
            extra_read_only: crate::doctor::interpreters_elsewhere(),
        };
        Ok(Place { plan, _folder: folder })
    }

    /// Builds the submission in a world of its own; later worlds start from what it made. When that fails, what it said.
    fn build(&mut self, runner: &Runner, command: &str) -> Result<Option<Message>, CheckError> {
        use std::os::unix::fs::PermissionsExt;
        let open = self._folder.path().join("built");
        std::fs::create_dir(&open).map_err(CheckError::Copy)?;
        // The world's user is another one than ours, and puts its copy here.
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o777)).map_err(CheckError::Copy)?;
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
            busy: false,
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

struct Examination<'a> {
    runner: &'a Runner,
    place: &'a Place,
    group: &'a Group,
    found: &'a Discovery,
    seed: u64,
    /// The limit that each world so far ran into, if it did.
    limits: Mutex<Vec<Option<Limit>>>,
}

/// When every world ran into a limit, and they were so many, further ones would too.
const ENOUGH_LIMITS: usize = 4;

impl Examination<'_> {
    /// The limit that this submission always runs into, when that is plain.
    fn always_exceeded(&self) -> Option<Limit> {
        let limits = self.limits.lock().expect("no thread panics while it holds this");
        let all = limits.len() >= ENOUGH_LIMITS && limits.iter().all(Option::is_some);
        limits.first().copied().flatten().filter(|_| all)
    }

    /// Plays every scenario of these tasks, several at once.
    fn play_all(
        &self,
        tasks: &[&Task],
        jobs: usize,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Vec<Outcome>, CheckError> {
        let scenarios: Vec<&Scenario> = tasks.iter().flat_map(|task| &task.scenarios).collect();
        progress(Progress::Total(scenarios.len()));
        let next = AtomicUsize::new(0);
        let outcomes = Mutex::new(Vec::with_capacity(scenarios.len()));
        std::thread::scope(|scope| {
            for _ in 0..jobs.min(scenarios.len()) {
                scope.spawn(|| {
                    while let Some(scenario) = scenarios.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let outcome = self.examine(scenario);
                        progress(Progress::Played(scenario.id.clone()));
                        outcomes
                            .lock()
                            .expect("no thread panics while it holds this")
                            .push(outcome);
                    }
                });
            }
        });
        let mut outcomes = outcomes
            .into_inner()
            .expect("no thread panicked while it held this")
            .into_iter()
            .collect::<Result<Vec<Outcome>, CheckError>>()?;
        // In the order of the lab, whichever world was ready first.
        outcomes.sort_by_key(|outcome| scenarios.iter().position(|scenario| scenario.id == outcome.scenario));
        Ok(outcomes)
    }

    /// Plays a scenario; a failure is played again in a new world before it is believed.
    fn examine(&self, scenario: &Scenario) -> Result<Outcome, CheckError> {
        let (mut decisions, transcript) = self.play(scenario)?;
        if decisions.iter().any(|decision| decision.verdict == Verdict::Fail) {
            let (again, _) = self.play(scenario)?;
            for decision in decisions
                .iter_mut()
                .filter(|decision| decision.verdict == Verdict::Fail)
            {
                if let Some(second) = again.iter().find(|second| second.criterion == decision.criterion) {
                    *decision = confirm(decision, second);
                }
            }
        }
        Ok(Outcome {
            scenario: scenario.id.clone(),
            decisions,
            transcript,
        })
    }

    fn play(&self, scenario: &Scenario) -> Result<(Vec<Decision>, Transcript), CheckError> {
        let dialect = Dialect {
            prompts: self.group.dialect.prompts.clone(),
            ..self.found.dialect.clone()
        };
        let job = Job {
            scenario: scenario.clone(),
            plan: self.place.plan.clone(),
            programs: self.group.programs_for(scenario.task()).clone(),
            dialect,
            seed: self.seed,
            stand_in: self.found.stand_in && about_the_client(scenario),
            busy: self.found.transcripts.iter().any(Transcript::never_rested),
            build: None,
        };
        let transcript = match self.always_exceeded() {
            Some(limit) => Transcript::not_played(&scenario.id, limit),
            None => self.runner.run(job)?,
        };
        let limits = self.limits.lock();
        limits
            .expect("no thread panics while it holds this")
            .push(transcript.exceeded());
        let decisions = decide(scenario, &transcript, &self.found.dialect);
        Ok((decisions, transcript))
    }
}

/// Does the scenario decide about the client alone, so that any server may stand behind it?
fn about_the_client(scenario: &Scenario) -> bool {
    fn client_only(expect: &Expect) -> bool {
        match expect {
            Expect::Any { of } | Expect::NoneOf { of } => of.iter().all(client_only),
            other => other.program().is_some_and(|program| program.starts_with("client")),
        }
    }
    scenario
        .decides
        .iter()
        .flat_map(|decide| &decide.expects)
        .all(client_only)
}

fn asked_for<'l>(
    options: &Options,
    submission: &Submission,
    lab: &'l Lab,
) -> Result<(Vec<&'l Task>, bool), CheckError> {
    let named: &[String] = match (&options.tasks, &submission.tasks) {
        (tasks, _) if !tasks.is_empty() => tasks,
        (_, Some(declared)) if options.lab.is_none() => declared,
        _ => &[],
    };
    for name in named {
        if lab.task(name).is_none() {
            let similarity = |task: &&Task| (strsim::jaro_winkler(&task.id, name) * 1000.0) as u32;
            let nearest = lab.tasks.iter().max_by_key(similarity).map(|task| task.id.clone());
            return Err(CheckError::UnknownTask {
                name: name.clone(),
                nearest,
            });
        }
    }
    let wanted = |task: &&Task| {
        (named.is_empty() || named.contains(&task.id)) && options.lab.is_none_or(|number| number == task.lab)
    };
    let by_name = !named.is_empty() || options.lab.is_some();
    Ok((lab.tasks.iter().filter(wanted).collect(), by_name))
}

fn jobs(options: &Options, isolation: Isolation) -> usize {
    match (isolation, options.jobs) {
        // One network for all: scenarios take turns.
        (Isolation::None, _) => 1,
        (_, 0) => std::thread::available_parallelism().map_or(1, usize::from),
        (_, jobs) => jobs,
    }
}

fn group_report(group: &Group, dialect: &Dialect) -> GroupReport {
    let name = |role: &Role| role.name().to_owned();
    let programs = group
        .programs
        .iter()
        .map(|(role, command)| (name(role), command.clone()))
        .collect();
    GroupReport {
        id: group.id.clone(),
        programs,
        dialect: dialect.clone(),
    }
}

fn task_report(task: &Task, group: &Group, dialect: &Dialect, outcomes: &[Outcome], meant: bool) -> TaskReport {
    let strongest: Vec<Option<(&Outcome, Decision)>> = task
        .criteria
        .iter()
        .map(|criterion| decided(&criterion.id, outcomes))
        .collect();
    let decisions = strongest
        .iter()
        .flatten()
        .map(|(_, decision)| decision.clone())
        .collect();
    let settled = settle_task(task, decisions, meant);
    let criteria: Vec<CriterionReport> = task
        .criteria
        .iter()
        .zip(&strongest)
        .filter_map(|(criterion, strongest)| {
            let (outcome, _) = strongest.as_ref()?;
            let decision = settled.iter().find(|decision| decision.criterion == criterion.id)?;
            let failed = decision.verdict == Verdict::Fail;
            let by_hand = || reproduce(&criterion.id, &outcome.transcript, dialect);
            Some(CriterionReport {
                id: criterion.id.clone(),
                bonus: criterion.bonus,
                verdict: decision.verdict,
                why: decision.why.clone(),
                account: decision.account.clone(),
                diagnosis: None,
                scenario: outcome.scenario.clone(),
                evidence: evidence(&outcome.transcript, &decision.evidence),
                reproduce: failed.then(by_hand).flatten(),
                consequence: decision.consequence,
            })
        })
        .collect();
    let verdicts: Vec<(bool, Verdict)> = criteria.iter().map(|one| (one.bonus, one.verdict)).collect();
    let (reached, max_points) = points(task, &criteria);
    TaskReport {
        id: task.id.clone(),
        group: group.id.clone(),
        verdict: task_verdict(&verdicts),
        points: reached,
        max_points,
        criteria,
    }
}

/// Of what several scenarios found about one criterion, what counts.
fn decided<'o>(criterion: &str, outcomes: &'o [Outcome]) -> Option<(&'o Outcome, Decision)> {
    let all = outcomes
        .iter()
        .flat_map(|outcome| outcome.decisions.iter().map(move |decision| (outcome, decision)));
    let about: Vec<(&Outcome, &Decision)> = all.filter(|(_, decision)| decision.criterion == criterion).collect();
    let at = strongest(about.iter().map(|(_, decision)| *decision))?;
    Some((about[at].0, about[at].1.clone()))
}

/// A task is judged on the group that does it best.
fn better(report: &TaskReport, than: &TaskReport) -> bool {
    let passed = |report: &TaskReport| {
        report
            .criteria
            .iter()
            .filter(|one| one.verdict == Verdict::Pass)
            .count()
    };
    passed(report) > passed(than)
}
