//! One submission from folder to report: discover, examine, judge, confirm each failure in a new world, diagnose.

mod budget;
mod console;
mod diagnose;
mod ensemble;
mod examination;
mod goodbye;
mod instead;
mod lacks;
mod partner;
mod place;
mod session;
mod shared;
mod tally;
mod transport;
mod unplayed;
mod ways;

pub use session::Session;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::judge::{Decision, Message, shown};
use crate::python::NoPython;
use crate::report::{Isolation, Lang, Record, Report, TaskReport};
use crate::runner::RunError;
use crate::submission::{Group, Request, Role, Submission, SubmissionError};
use crate::task::{Lab, Task};
use crate::transcript::Transcript;
use crate::world::WorldError;
use budget::Budget;
use diagnose::diagnose;
use ensemble::{Cast, Ensemble};
use examination::{Examination, play_all};
use tally::{best_of, group_report, task_report};

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
    /// Worlds at once; as many as keep the machine busy when 0.
    pub jobs: usize,
    /// Where else programs are looked for.
    pub path: Vec<PathBuf>,
    /// Interpreters, or virtual environments, that `python3` and `python2` are to mean.
    pub python: Vec<PathBuf>,
    /// The language of names and texts that are made while examining.
    pub lang: Lang,
    /// The executable that workers are made from.
    pub worker: PathBuf,
    /// Wall time after which nothing more is played; without end when not said.
    pub within: Option<Duration>,
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
    /// An interpreter that is none.
    #[error(transparent)]
    Python(#[from] NoPython),
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
    /// Was it cut short by its time? Then what was not decided by then is undecided.
    pub overdue: bool,
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

/// Examines one submission.
pub fn check(options: &Options, lab: &Lab, progress: &(dyn Fn(Progress) + Sync)) -> Result<Checked, CheckError> {
    let begun = Instant::now();
    let deadline = options.within.map(|within| begun + within);
    let submission = Submission::open(&options.request())?;
    let (tasks, by_name) = asked_for(options, &submission, lab)?;
    // A lab asked for by number is asked for whole; a task by name was meant.
    let meant = !options.tasks.is_empty() || submission.tasks.is_some();
    let session = Session::of(submission, Some(&tasks), options, progress)?;
    let jobs = jobs(options, session.place.plan.isolation);

    let budget = Budget::until(deadline);
    let meetings = session.groups.iter().flat_map(|group| &group.casts);
    for transcript in meetings.flat_map(|cast| cast.found.played()) {
        budget.spend(transcript);
    }

    let mut reports: Vec<Vec<TaskReport>> = vec![Vec::new(); tasks.len()];
    let (mut transcripts, mut records) = (Vec::new(), Vec::new());
    let groups = session.groups.iter().map(|ensemble| {
        let theirs = suited(&ensemble.group, &tasks, &session.submission.groups);
        (session.examination(ensemble, Some(&budget)), theirs)
    });
    let groups: Vec<(Examination, Vec<&Task>)> = groups.collect();
    let played = play_all(&groups, jobs, progress)?;
    for ((examination, theirs), outcomes) in groups.iter().zip(played) {
        let ensemble = examination.ensemble;
        for (task, reports) in tasks.iter().zip(&mut reports) {
            if !theirs.iter().any(|suited| suited.id == task.id) {
                continue;
            }
            let dialect = &ensemble.cast(&task.id).found.dialect;
            reports.push(task_report(
                task,
                &ensemble.group,
                dialect,
                &outcomes,
                meant,
                records.len(),
            ));
        }
        records.extend(tally::records(&ensemble.group, &outcomes));
        let casts = ensemble.casts.iter();
        transcripts.extend(casts.flat_map(|cast| cast.found.played().cloned()));
        transcripts.extend(outcomes.into_iter().map(|outcome| outcome.transcript));
    }
    let best = tasks
        .iter()
        .zip(&reports)
        .filter_map(|(task, reports)| best_of(task, reports));
    let mut tasks: Vec<TaskReport> = best.collect();
    if !meant {
        instead::set_apart(&mut tasks);
    }
    let diagnoses = diagnose(
        groups.iter().map(|(examination, _)| examination),
        lab,
        &tasks,
        jobs,
        progress,
    )?;
    for criterion in tasks.iter_mut().flat_map(|task| &mut task.criteria) {
        if let Some(mistake) = diagnoses.by_criterion.get(&criterion.id) {
            criterion.diagnosis = Some(mistake.clone());
        }
    }
    transcripts.extend(diagnoses.transcripts);
    let (records, places) = shown(records, &|record: &Record| {
        let task = record.scenario.split('/').next();
        let of_it = |report: &TaskReport| Some(report.id.as_str()) == task && report.group == record.group;
        tasks.iter().any(of_it)
    });
    for criterion in tasks.iter_mut().flat_map(|task| &mut task.criteria) {
        criterion.record = criterion.record.and_then(|at| places.get(&at).copied());
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
        remarks: session
            .submission
            .remarks()
            .into_iter()
            .chain(session.unbuilt.clone())
            .chain(session.without_records().then(|| Message::new("remark-records")))
            .chain(lacks::lacks(&tasks, &session.submission))
            .collect(),
        tasks,
        by_name,
        costs: transcripts.iter().map(|transcript| transcript.cost).collect(),
        records,
    };
    Ok(Checked {
        report,
        transcripts,
        overdue: budget.was_late(),
    })
}

/// The tasks for which a group's programs are worth trying, beside those of the other groups: a chat by datagrams and
/// whatever speaks over connections are different programs where there are both.
fn suited<'t>(group: &Group, tasks: &[&'t Task], groups: &[Group]) -> Vec<&'t Task> {
    let suits = |task: &&&Task| {
        let of_its_kind = |group: &Group| {
            let declared = group.task_programs.contains_key(&task.id);
            declared || group.by_datagrams.is_none_or(|by| by == task.by_datagrams())
        };
        of_its_kind(group) || !groups.iter().any(of_its_kind)
    };
    tasks.iter().filter(suits).copied().collect()
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

/// A world waits for its programs about as long as anything in it computes.
const WORLDS_ON_A_CORE: usize = 2;

fn jobs(options: &Options, isolation: Isolation) -> usize {
    match (isolation, options.jobs) {
        // One network for all: scenarios take turns.
        (Isolation::None, _) => 1,
        (_, 0) => worlds_at_once(),
        (_, jobs) => jobs,
    }
}

/// So many worlds at once keep this machine busy.
pub fn worlds_at_once() -> usize {
    cores() * WORLDS_ON_A_CORE
}

/// Cores of this machine.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
