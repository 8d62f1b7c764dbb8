//! `watch`: checks when a file of the submission changes, and tells what that changes in the verdicts.

use std::collections::BTreeSet;
use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::time::Duration;

use crossbeam::channel::after;
use crossbeam::select;
use indicatif::{ProgressBar, ProgressDrawTarget};
use sokrat::check::worlds_at_once;
use sokrat::class::{Answer, Examining, Found, Job, Marking, Settings, State};
use sokrat::judge::Message;
use sokrat::report::{Look, Problem, Report, changes, escape, human, say};
use sokrat::submission::SubmissionError;
use sokrat::watch::{Folder, Gone, Snapshot};

use super::args::WatchArgs;
use super::check::{about, detail, known_pythons};
use super::class::{BUDGET, known_tasks};
use super::delivery::unexamined;
use super::rubric::{asked, marking};
use super::{Context, Outcome, lab};

/// How often the sign moves that something is being done.
const TICK: Duration = Duration::from_millis(120);
/// More changed files than these are counted.
const NAMED: usize = 5;

/// Checks for as long as the folder is there and nobody ends it.
pub fn watch(args: &WatchArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = lab::lab(args.question.scenarios.as_deref(), context)?;
    known_tasks(&args.question.tasks, &lab, context)?;
    known_pythons(&args.submission.python, context)?;
    let marking = marking(args.question.rubric.as_deref(), &lab, context)?;
    let folder = args.submission.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    // A folder that is not one is told as `check` tells it; one without programs may get them.
    let unusable = |error: SubmissionError| {
        let mut found = Problem::new(error.message());
        found.advice = error.advice();
        context.unusable(&found)
    };
    Snapshot::of(&folder, &BTreeSet::new()).map_err(unusable)?;
    let watched = Folder::open(&folder).map_err(|error| {
        let found = Problem::new(about("problem-watch", &folder)).caused_by(&error);
        context.unusable(&found.advise(Message::new("advice-watch")))
    })?;
    // After the watching has begun: what changes from here on, is heard.
    let seen = Snapshot::of(&folder, &BTreeSet::new()).map_err(unusable)?;
    let watch = Watch {
        job: job(args, folder.clone(), &marking),
        folder,
        marking,
        look: Look {
            detail: detail(args.quiet, args.verbose),
            ..context.terminal.look()
        },
        shows_progress: context.terminal.watched && !args.quiet,
        context,
        written: BTreeSet::new(),
        seen,
        before: None,
    };
    Err(watch.run(watched))
}

fn job(args: &WatchArgs, folder: PathBuf, marking: &Marking) -> Job {
    Job {
        folder,
        server: args.submission.server.clone(),
        client: args.submission.client.clone(),
        settings: Settings {
            tasks: asked(&args.question.tasks, args.question.lab, marking),
            lab: args.question.lab,
            seed: args.submission.seed,
            isolation: args.submission.isolation.map(Into::into),
            path: args.submission.path.clone(),
            python: args.submission.python.clone(),
        },
        jobs: args.question.jobs.map_or_else(worlds_at_once, |jobs| jobs as usize),
        scenarios: args.question.scenarios.clone(),
        ..Job::default()
    }
}

struct Watch<'a> {
    job: Job,
    folder: PathBuf,
    marking: Marking,
    look: Look,
    shows_progress: bool,
    context: &'a Context<'a>,
    /// Files that the programs were seen to write.
    written: BTreeSet<String>,
    /// What is examined, or was last.
    seen: Snapshot,
    /// What was found then, where it could be examined.
    before: Option<Report>,
}

/// Why a check ended.
enum End {
    /// It is done.
    Done(Box<Answer>),
    /// The submission has changed meanwhile.
    Overtaken,
}

impl Watch<'_> {
    /// Until nobody can go on; then what is to be said.
    fn run(mut self, mut watched: Folder) -> Outcome {
        let begun = say(self.context.lang, &about("watch-begun", &self.folder));
        if self.told(&format!("{begun}\n")).is_err() {
            return Outcome::passed(String::new());
        }
        loop {
            let answer = match self.check(&mut watched) {
                Ok(End::Done(answer)) => *answer,
                Ok(End::Overtaken) => continue,
                Err(outcome) => return outcome,
            };
            let text = self.tell(answer);
            // Nobody reads any more (`| head`).
            if self.told(&format!("\n{text}")).is_err() {
                return Outcome::passed(String::new());
            }
            loop {
                let change = watched.changes().recv();
                match watched.settle(change, &self.written) {
                    Err(Gone) => return self.gone(),
                    Ok(true) if self.has_changed() => break,
                    Ok(_) => {}
                }
            }
        }
    }

    /// One check of what is there now.
    fn check(&mut self, watched: &mut Folder) -> Result<End, Outcome> {
        let examining = std::env::current_exe()
            .and_then(|executable| Examining::begin(&executable, self.job.clone()))
            .map_err(|error| self.broken(&error))?;
        let _spinner = Spinner::new(
            self.shows_progress,
            &say(self.context.lang, &Message::new("watch-checking")),
        );
        let overdue = after(BUDGET);
        loop {
            select! {
                recv(examining.answer()) -> told => {
                    let answer = examining.end(Some(told.unwrap_or_default())).map_err(|error| self.broken(&error))?;
                    return answer.map(|answer| End::Done(Box::new(answer))).ok_or_else(|| self.gone());
                }
                recv(watched.changes()) -> change => {
                    let settled = watched.settle(change, &self.written);
                    if settled == Err(Gone) {
                        return Err(self.gone());
                    }
                    if settled == Ok(true) && self.has_changed() {
                        // What was begun is about files that are no longer these.
                        let _ = examining.end(None);
                        return Ok(End::Overtaken);
                    }
                }
                recv(overdue) -> _ => {
                    let _ = examining.end(None);
                    let found = Found::Overdue { budget_s: BUDGET.as_secs(), report: None };
                    return Ok(End::Done(Box::new(Answer { found, wrote: BTreeSet::new() })));
                }
            }
        }
    }

    /// Is the folder another one than was last examined? Then it is said what has changed.
    fn has_changed(&mut self) -> bool {
        let Ok(now) = Snapshot::of(&self.folder, &self.written) else {
            // That it is gone is heard next.
            return false;
        };
        let changed = now.since(&self.seen);
        if changed.is_empty() {
            return false;
        }
        let mut names: Vec<String> = changed
            .iter()
            .take(NAMED)
            .map(|path| escape::printable(&path.to_string_lossy()).into_owned())
            .collect();
        if changed.len() > NAMED {
            names.push("…".to_owned());
        }
        let message = Message::new("watch-changed")
            .with("time", chrono::Local::now().format("%H:%M:%S").to_string())
            .with("files", names.join(", "));
        let _ = self.told(&format!("\n{}\n", say(self.context.lang, &message)));
        self.seen = now;
        true
    }

    /// What came of a check: a whole report at first, then what is not as it was.
    fn tell(&mut self, answer: Answer) -> String {
        self.written.extend(answer.wrote);
        self.seen = std::mem::take(&mut self.seen).without(&self.written);
        let (context, marking) = (self.context, &self.marking);
        let Found::Examined { report } = &answer.found else {
            self.before = None;
            let refused = unexamined(&State::of(&answer.found, marking), context);
            // There is nowhere left to say that the standard error is closed.
            let _ = stderr().write_all(refused.stderr.as_bytes());
            return String::new();
        };
        let report = marking.report(report);
        let status = marking.rubric.status(&report);
        let text = match &self.before {
            None => human(&report, &marking.lab, context.lang, self.look),
            Some(before) => changes(before, &report, status, &marking.lab, context.lang, self.look),
        };
        self.before = Some(report);
        text
    }

    fn told(&self, text: &str) -> std::io::Result<()> {
        let mut output = stdout().lock();
        output.write_all(text.as_bytes())?;
        output.flush()
    }

    fn gone(&self) -> Outcome {
        self.context
            .unusable(&Problem::new(about("problem-watch-gone", &self.folder)))
    }

    fn broken(&self, error: &std::io::Error) -> Outcome {
        self.context
            .broken(Problem::new(Message::new("problem-broken")).caused_by(error))
    }
}

/// A sign on the standard error that something is being done, when somebody looks at it.
struct Spinner(ProgressBar);

impl Spinner {
    fn new(shown: bool, text: &str) -> Spinner {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target).with_message(text.to_owned());
        bar.enable_steady_tick(TICK);
        Spinner(bar)
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
