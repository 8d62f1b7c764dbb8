//! `class`: many submissions, examined side by side, each result kept in a folder as soon as it is there.

use std::path::Path;
use std::time::Duration;

use sokrat::class::{self, Entry, Examiner, Kept, ListError, Order, Row, Settings, Store, StoreError, Sum};
use sokrat::judge::Message;
use sokrat::report::{Detail, Isolation, Look, Problem};
use sokrat::task::{Lab, Source, digest};

use super::args::{ClassArgs, ClassFormat};
use super::check::{about, cores, open, written};
use super::class_bar::ClassBar;
use super::{Context, Outcome, lab, nearest};

/// What one submission may take when nobody says: ten times what a slow one needs.
const BUDGET: Duration = Duration::from_secs(600);

/// Examines a class and sums it up.
pub fn class(args: &ClassArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = lab::lab(args.scenarios.as_deref(), context)?;
    known_tasks(&args.tasks, &lab, context)?;
    let entries = class::entries(&args.places, &args.results).map_err(|error| unlisted(&error, context))?;
    let store = Store::create(&args.results).map_err(|error| unkept(&error, context))?;
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let output = output.map(|path| open(path, context)).transpose()?;
    {
        let bar = ClassBar::new(
            context.terminal.watched && !args.quiet,
            entries.len(),
            jobs(args),
            context.lang,
        );
        class::run(&entries, &order(args), &store, &|event| bar.show(event))
            .map_err(|error| unkept(&error, context))?;
    }
    let rows = rows(&entries, &store);
    let look = if output.is_some() {
        Look::default()
    } else {
        context.terminal.look()
    };
    let mut outcome = Outcome {
        status: Sum::of(&rows).status(),
        ..Outcome::passed(told(
            &rows,
            &lab,
            args.format,
            Look {
                detail: detail(args),
                ..look
            },
            context,
        ))
    };
    if let Some(file) = output {
        let text = std::mem::take(&mut outcome.stdout);
        written(file, text, &mut outcome, context);
    }
    Ok(outcome)
}

fn rows(entries: &[Entry], store: &Store) -> Vec<Row> {
    let results = entries.iter().filter_map(|entry| store.get(&entry.name));
    results.map(|saved| Row::of(&saved)).collect()
}

/// The class in this form.
pub fn told(rows: &[Row], lab: &Lab, format: ClassFormat, look: Look, context: &Context) -> String {
    match format {
        ClassFormat::Human => class::human(rows, lab, context.lang, look),
        ClassFormat::Csv => class::csv(rows, lab, context.lang),
    }
}

fn detail(args: &ClassArgs) -> Detail {
    match (args.quiet, args.verbose) {
        (true, _) => Detail::Summary,
        (_, true) => Detail::Everything,
        _ => Detail::Ordinary,
    }
}

fn order(args: &ClassArgs) -> Order {
    Order {
        examiner: examiner(args.scenarios.as_deref()),
        settings: Settings {
            tasks: args.tasks.clone(),
            lab: args.lab,
            seed: args.seed,
            isolation: args.isolation.map(Into::into),
            path: args.path.clone(),
        },
        scenarios: args.scenarios.clone(),
        jobs: jobs(args),
        budget: args.budget.map_or(BUDGET, Duration::from_secs),
        kept: match (args.again, args.resume) {
            (true, _) => Kept::Nothing,
            (_, true) => Kept::Everything,
            _ => Kept::Sure,
        },
        // Without a name of its own the program cannot make others; the first of them will say so.
        executable: std::env::current_exe().unwrap_or_default(),
    }
}

/// This program with the scenarios in that folder, or those built in.
pub fn examiner(scenarios: Option<&Path>) -> Examiner {
    let source = scenarios.map_or(Source::Embedded, |folder| Source::Folder(folder.to_owned()));
    Examiner {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenarios: digest(&source),
    }
}

/// Worlds at once, over all submissions.
fn jobs(args: &ClassArgs) -> usize {
    let isolation = args.isolation.map_or_else(sokrat::doctor::probe, Into::into);
    match (isolation, args.jobs) {
        // One network for all: submissions take turns.
        (Isolation::None, _) => 1,
        (_, None) => cores(),
        (_, Some(jobs)) => jobs as usize,
    }
}

fn known_tasks(tasks: &[String], lab: &Lab, context: &Context) -> Result<(), Outcome> {
    match tasks.iter().find(|name| lab.task(name).is_none()) {
        None => Ok(()),
        Some(name) => {
            let known = lab.tasks.iter().map(|task| task.id.as_str());
            let unknown = Problem::new(Message::new("problem-unknown-task").with("name", name.as_str()));
            Err(context.unusable(&unknown.advise(nearest(name, known))))
        }
    }
}

fn unlisted(error: &ListError, context: &Context) -> Outcome {
    let problem = match error {
        ListError::Unreadable { path, source } => Problem::new(about("problem-unreadable", path)).caused_by(source),
        ListError::NoList { path, source } => Problem::new(about("problem-no-list", path)).caused_by(source),
        ListError::Empty { path } => {
            Problem::new(about("problem-empty-class", path)).advise(Message::new("advice-empty-class"))
        }
        ListError::Twice { name } => {
            Problem::new(Message::new("problem-twice").with("name", name.as_str())).advise(Message::new("advice-twice"))
        }
    };
    context.unusable(&problem)
}

/// Results that cannot be read or kept.
pub fn unkept(error: &StoreError, context: &Context) -> Outcome {
    let problem = match error {
        StoreError::System { path, source } => Problem::new(about("problem-results", path)).caused_by(source),
        StoreError::NoResult { path, source } => Problem::new(about("problem-no-result", path)).caused_by(source),
    };
    context.unusable(&problem)
}

/// Examines one submission of a class, as its only work.
pub fn examine(context: &Context) -> Outcome {
    let examined = class::examine(std::env::current_exe().unwrap_or_default());
    match examined {
        Ok(found) => Outcome::passed(found),
        Err(error) => context.broken(Problem::new(Message::new("problem-broken")).caused_by(&error)),
    }
}
