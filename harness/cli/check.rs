//! `check`, `probe` and the worker behind them: from arguments to options, from what was found to text.

use std::path::{Path, PathBuf};

use sokrat::check::{CheckError, Options, Session, check as examine, cores};
use sokrat::class::{Marking, no_python};
use sokrat::judge::Message;
use sokrat::python::Python;
use sokrat::report::{Detail, ExitStatus, Look, Problem, Report, problem, timings};
use sokrat::runner::serve;
use sokrat::scenario::diagnostic::render_one;
use sokrat::submission::SubmissionError;
use sokrat::task::Lab;
use sokrat::transcript::Transcript;

use super::args::{CheckArgs, SubmissionArgs};
use super::output::Output;
use super::progress::Bar;
use super::rubric::{asked, marking};
use super::{Context, Outcome, lab, nearest};

/// Examines a submission and reports.
pub fn check(args: &CheckArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = lab::lab(args.question.scenarios.as_deref(), context)?;
    let marking = marking(args.question.rubric.as_deref(), &lab, context)?;
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let mut output = output.map(|path| open(path, context)).transpose()?;
    let mut beside = Vec::new();
    for report in &args.reports {
        beside.push((report.format, open(&report.path, context)?));
    }
    let records = args.save_transcripts.as_deref();
    if let Some(folder) = records {
        std::fs::create_dir_all(folder).map_err(|error| unkept(folder, &error, context))?;
    }
    let options = Options {
        tasks: asked(&args.question.tasks, args.question.lab, &marking),
        lab: args.question.lab,
        jobs: args.question.jobs.map_or(0, |jobs| jobs as usize),
        ..options(&args.submission, context)
    };
    let checked = {
        let bar = Bar::new(context.terminal.watched && !args.quiet, context.lang);
        examine(&options, &lab, &|progress| bar.show(progress)).map_err(|error| refused(&error, &lab, context))?
    };
    if let Some(folder) = records {
        keep(folder, &checked.transcripts).map_err(|error| unkept(folder, &error, context))?;
    }
    let report = &marking.report(&checked.report);
    let mut outcome = told(report, &marking, args, output.is_none(), context);
    if let Some(file) = output.take() {
        let text = std::mem::take(&mut outcome.stdout);
        written(file, text, &mut outcome, context);
    }
    for (format, file) in beside {
        let text = format.text(report, &marking.lab, context.lang, Look::default());
        written(file, text, &mut outcome, context);
    }
    Ok(outcome)
}

/// The report as it was wanted, and on stderr what was asked for besides.
fn told(report: &Report, marking: &Marking, args: &CheckArgs, shown: bool, context: &Context) -> Outcome {
    let look = if shown {
        context.terminal.look()
    } else {
        Look::default()
    };
    let look = Look {
        detail: detail(args.quiet, args.verbose),
        ..look
    };
    let mut outcome = Outcome {
        stdout: args.format.text(report, &marking.lab, context.lang, look),
        stderr: String::new(),
        status: args.format.status(marking.rubric.status(report)),
    };
    if args.timings {
        outcome.stderr = timings(report, cores(), context.lang);
    }
    outcome
}

/// Writes a report into its file; what cannot be written is shown rather than lost.
pub fn written((path, output): (PathBuf, Output), text: String, outcome: &mut Outcome, context: &Context) {
    if let Err(error) = output.write(text.as_bytes()) {
        let lost = Problem::new(about("problem-output-lost", &path)).caused_by(&error);
        outcome
            .stderr
            .push_str(&problem(&lost, context.lang, context.terminal.error_look()));
        outcome.stdout.push_str(&text);
        outcome.status = ExitStatus::Unusable;
    }
}

/// How much is told.
pub fn detail(quiet: bool, verbose: bool) -> Detail {
    match (quiet, verbose) {
        (true, _) => Detail::Summary,
        (_, true) => Detail::Everything,
        _ => Detail::Ordinary,
    }
}

fn options(args: &SubmissionArgs, context: &Context) -> Options {
    Options {
        folder: args.folder.clone(),
        server: args.server.clone(),
        client: args.client.clone(),
        seed: args.seed,
        isolation: args.isolation.map(Into::into),
        path: args.path.clone(),
        python: args.python.clone(),
        lang: context.lang,
        // Without a name of its own the program cannot make workers; the first of them will say so.
        worker: std::env::current_exe().unwrap_or_default(),
        ..Options::default()
    }
}

/// An interpreter that is none is told before anything is examined.
pub fn known_pythons(paths: &[PathBuf], context: &Context) -> Result<(), Outcome> {
    let asked = paths.iter().try_for_each(|path| Python::at(path).map(|_| ()));
    asked.map_err(|error| context.unusable(&no_python(&error)))
}

/// Opens the file that a report goes to.
pub fn open(path: &Path, context: &Context) -> Result<(PathBuf, Output), Outcome> {
    Output::open(path)
        .map(|output| (path.to_owned(), output))
        .map_err(|error| {
            let found = Problem::new(about("problem-output", path)).caused_by(&error);
            context.unusable(&found.advise(Message::new("advice-output")))
        })
}

/// A message about a path.
pub fn about(key: &str, path: &Path) -> Message {
    Message::new(key).with("path", path.to_string_lossy())
}

fn unkept(folder: &Path, error: &(dyn std::error::Error + 'static), context: &Context) -> Outcome {
    context.unusable(&Problem::new(about("problem-transcripts", folder)).caused_by(error))
}

/// One file for each world, numbered: a scenario may have been played in several.
fn keep(folder: &Path, transcripts: &[Transcript]) -> std::io::Result<()> {
    for (number, transcript) in transcripts.iter().enumerate() {
        let name = format!(
            "{:03}-{}.json",
            number + 1,
            transcript.scenario.replace(['/', '\\'], ".")
        );
        std::fs::write(folder.join(name), serde_json::to_vec_pretty(transcript)?)?;
    }
    Ok(())
}

/// Why nothing was examined, as the user is told it.
pub fn refused(error: &CheckError, lab: &Lab, context: &Context) -> Outcome {
    match error {
        CheckError::UnknownTask { name, .. } => {
            let known = lab.tasks.iter().map(|task| task.id.as_str());
            let unknown = Problem::new(Message::new("problem-unknown-task").with("name", name.as_str()));
            context.unusable(&unknown.advise(nearest(name, known)))
        }
        CheckError::Python(error) => context.unusable(&no_python(error)),
        CheckError::Submission(SubmissionError::Manifest(mistake)) => {
            let text = render_one(mistake, context.lang, context.terminal.error_look().colour);
            Outcome::refused(text + "\n", ExitStatus::Unusable)
        }
        CheckError::Submission(error) => {
            let mut found = Problem::new(error.message());
            if let Some(source) = std::error::Error::source(error) {
                found = found.caused_by(source);
            }
            found.advice = error.advice();
            context.unusable(&found)
        }
        broken => context.broken(Problem::new(Message::new("problem-broken")).caused_by(broken)),
    }
}

/// Finds out how a submission's programs talk.
pub fn probe(args: &SubmissionArgs, context: &Context) -> Result<Outcome, Outcome> {
    let bar = Bar::new(context.terminal.watched, context.lang);
    match Session::open(&options(args, context), &|progress| bar.show(progress)) {
        Ok(session) => Ok(Outcome::passed(session.manifest())),
        Err(error) => Err(refused(&error, &Lab::default(), context)),
    }
}

/// Plays the jobs that come on the standard input. Nothing of this process has made a thread yet.
pub fn world(context: &Context) -> Outcome {
    match serve(std::io::stdin().lock(), &mut std::io::stdout()) {
        Ok(()) => Outcome {
            stdout: String::new(),
            stderr: String::new(),
            status: ExitStatus::Passed,
        },
        Err(error) => context.broken(Problem::new(Message::new("problem-broken")).caused_by(&error)),
    }
}
