//! `agreement`: labels, and submissions or their saved reports, to a table of how far the examiner agrees.

use std::path::{Path, PathBuf};

use sokrat::agreement::{Agreement, Examined, Label, agreement as text, compare, labels};
use sokrat::check::{Options, check};
use sokrat::judge::Message;
use sokrat::report::{Problem, json};
use sokrat::task::Lab;

use super::args::{AgreementArgs, TableFormat};
use super::check::{about, refused};
use super::progress::Bar;
use super::{Context, Outcome};

/// Examines, or reads what was examined before, and compares with the labels.
pub fn agreement(args: &AgreementArgs, context: &Context) -> Result<Outcome, Outcome> {
    let labels = read(&args.labels, context)?;
    if let Some(missing) = args.submissions.iter().find(|folder| !folder.is_dir()) {
        return Err(context.unusable(&Problem::new(about("problem-no-submissions", missing))));
    }
    let (mut pairs, mut stderr) = (Vec::new(), String::new());
    for label in labels.into_iter().filter(Label::counts) {
        let examined = match source(&label.id, &args.submissions) {
            Some(Source::Folder(folder)) => examine(&label.id, folder, args, context),
            Some(Source::Report(file)) => recall(&file, context),
            None => Err(unfound(&label.id, context)),
        };
        match examined {
            Ok(examined) => pairs.push((label, examined)),
            Err(refused) => stderr.push_str(&refused.stderr),
        }
    }
    if pairs.is_empty() {
        let nothing = context.unusable(&Problem::new(about("problem-nothing-labelled", &args.labels)));
        return Err(Outcome {
            stderr: stderr + &nothing.stderr,
            ..nothing
        });
    }
    let stdout = told(&compare(&pairs), args.format, context);
    Ok(Outcome {
        stderr,
        ..Outcome::passed(stdout)
    })
}

fn told(found: &Agreement, format: TableFormat, context: &Context) -> String {
    match format {
        TableFormat::Human => text(found, context.lang, context.terminal.look()),
        TableFormat::Json => serde_json::to_string_pretty(found).expect("plain data has a form in JSON") + "\n",
    }
}

fn read(path: &Path, context: &Context) -> Result<Vec<Label>, Outcome> {
    let unusable = |error: &(dyn std::error::Error + 'static)| {
        context.unusable(&Problem::new(about("problem-labels", path)).caused_by(error))
    };
    let text = std::fs::read_to_string(path).map_err(|error| unusable(&error))?;
    labels(&text).map_err(|error| unusable(&error))
}

/// Where what a label speaks of is found.
enum Source {
    Folder(PathBuf),
    Report(PathBuf),
}

/// The first of these folders that has the submission, or its report.
fn source(id: &str, folders: &[PathBuf]) -> Option<Source> {
    folders.iter().find_map(|folder| {
        let (submission, report) = (folder.join(id), folder.join(format!("{id}.json")));
        if report.is_file() {
            Some(Source::Report(report))
        } else {
            submission.is_dir().then_some(Source::Folder(submission))
        }
    })
}

fn examine(id: &str, folder: PathBuf, args: &AgreementArgs, context: &Context) -> Result<Examined, Outcome> {
    let lab = Lab::embedded();
    let options = Options {
        folder: Some(folder),
        jobs: args.jobs.map_or(0, |jobs| jobs as usize),
        lang: context.lang,
        worker: std::env::current_exe().unwrap_or_default(),
        ..Options::default()
    };
    let bar = Bar::new(context.terminal.watched, context.lang);
    let checked =
        check(&options, &lab, &|progress| bar.show(progress)).map_err(|error| refused(&error, &lab, context))?;
    let report = json(&checked.report, &lab, context.lang);
    if let Some(kept) = &args.save {
        keep(&kept.join(format!("{id}.json")), &report)
            .map_err(|error| context.unusable(&Problem::new(about("problem-output-lost", kept)).caused_by(&error)))?;
    }
    Ok(Examined::parse(&report).expect("what is written here is read here"))
}

fn keep(path: &Path, report: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    std::fs::write(path, report)
}

fn recall(file: &Path, context: &Context) -> Result<Examined, Outcome> {
    let unusable = |error: &(dyn std::error::Error + 'static)| {
        context.unusable(&Problem::new(about("problem-saved-report", file)).caused_by(error))
    };
    let report = std::fs::read_to_string(file).map_err(|error| unusable(&error))?;
    Examined::parse(&report).map_err(|error| unusable(&error))
}

fn unfound(id: &str, context: &Context) -> Outcome {
    context.unusable(&Problem::new(Message::new("problem-label-alone").with("name", id)))
}
