//! `class`, `report` and `merge`: many submissions, examined side by side, kept one by one, and reported from what is kept.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use sokrat::check::worlds_at_once;
use sokrat::class::{
    self, Class, Disagreement, Entry, Examiner, Kept, ListError, Marking, Merged, Order, Part, Roll, Settings, Store,
    StoreError,
};
use sokrat::judge::Message;
use sokrat::report::{ExitStatus, Isolation, Lang, Problem, say};
use sokrat::task::{Lab, Source, digest};

use super::check::{about, known_pythons};
use super::class_args::{ClassArgs, MergeArgs, ReportArgs, Telling};
use super::class_bar::ClassBar;
use super::delivery::Delivery;
use super::rubric::{asked, marking};
use super::{Context, Outcome, lab, nearest};

/// What one submission may take when nobody says: ten times what a slow one needs.
pub const BUDGET: Duration = Duration::from_secs(600);

/// Examines a class and sums it up.
pub fn class(args: &ClassArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = lab::lab(args.scenarios.as_deref(), context)?;
    known_tasks(&args.tasks, &lab, context)?;
    known_pythons(&args.python, context)?;
    let marking = marking(args.telling.rubric.as_deref(), &lab, context)?;
    let earlier = earlier(&args.telling, context)?;
    let entries = class::entries(&args.places, &args.results).map_err(|error| unlisted(&error, context))?;
    let all: BTreeSet<String> = names(&entries).collect();
    let entries = part(entries, args, context)?;
    let kept = |error: StoreError| unkept(&error, context);
    let store = Store::create(&args.results).map_err(kept)?;
    let delivery = Delivery::open(&args.telling, context)?;
    let whole = Part { number: 1, of: 1 };
    let roll = Roll::new(args.partition.unwrap_or(whole), all, names(&entries).collect());
    roll.put(&store).map_err(kept)?;
    {
        let watched = context.terminal.watched && !args.telling.quiet;
        let bar = ClassBar::new(watched, entries.len(), jobs(args), context.lang);
        class::run(&entries, &order(args, &marking), &store, &|event| bar.show(event)).map_err(kept)?;
    }
    let places: Vec<String> = args.places.iter().map(|place| place.display().to_string()).collect();
    let names: Vec<String> = names(&entries).collect();
    let class = Class::read(places.join(", "), &store, Some(&names), &marking, earlier.as_ref()).map_err(kept)?;
    Ok(delivery.of_class(&class, &store, &marking, context))
}

/// Reports from what was kept.
pub fn report(args: &ReportArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = lab::lab(args.scenarios.as_deref(), context)?;
    let marking = marking(args.telling.rubric.as_deref(), &lab, context)?;
    let earlier = earlier(&args.telling, context)?;
    let kept = |error: StoreError| unkept(&error, context);
    if args.saved.is_file() {
        let saved = class::read(&args.saved).map_err(kept)?;
        let delivery = Delivery::open_files(&args.telling, context)?;
        return delivery.of_one(&saved, &marking, context);
    }
    let store = Store::open(&args.saved).map_err(kept)?;
    let title = args.saved.display().to_string();
    let class = Class::read(title, &store, None, &marking, earlier.as_ref()).map_err(kept)?;
    if class.rows.is_empty() {
        return Err(context.unusable(&Problem::new(about("problem-no-results", &args.saved))));
    }
    Ok(Delivery::open(&args.telling, context)?.of_class(&class, &store, &marking, context))
}

/// Joins results.
pub fn merge(args: &MergeArgs, context: &Context) -> Result<Outcome, Outcome> {
    let kept = |error: StoreError| unkept(&error, context);
    let parts: Result<Vec<Store>, StoreError> = args.parts.iter().map(|part| Store::open(part)).collect();
    let parts = parts.map_err(kept)?;
    let into = Store::create(&args.merged).map_err(kept)?;
    let marking = marking(None, &Lab::embedded(), context)?;
    let merged = class::merge(&parts, &into, &marking).map_err(kept)?;
    let said = about("class-merged", &args.merged)
        .with("count", merged.results.to_string())
        .with("older", merged.older.to_string());
    Ok(Outcome {
        stderr: wrong(&merged, context.lang)
            .iter()
            .map(|wrong| context.told(wrong))
            .collect(),
        status: if merged.is_whole() {
            ExitStatus::Passed
        } else {
            ExitStatus::Undecided
        },
        ..Outcome::passed(say(context.lang, &said) + "\n")
    })
}

/// What is wrong with joined results.
fn wrong(merged: &Merged, lang: Lang) -> Vec<Problem> {
    let mut found = Vec::new();
    let names = |key: &str, names: &[String]| {
        Message::new(key)
            .with("count", names.len().to_string())
            .with("names", names.join(", "))
    };
    if !merged.parts.is_empty() {
        let parts: Vec<String> = merged.parts.iter().map(ToString::to_string).collect();
        found.push(Problem::new(
            Message::new("merge-parts").with("parts", parts.join(", ")),
        ));
    }
    if !merged.missing.is_empty() {
        let missing = Problem::new(names("merge-missing", &merged.missing));
        found.push(missing.advise(Message::new("advice-merge-missing")));
    }
    if !merged.strangers.is_empty() {
        let strangers = Problem::new(names("merge-strangers", &merged.strangers));
        found.push(strangers.advise(Message::new("advice-merge-strangers")));
    }
    for differ in &merged.differ {
        let [older, newer] = differ.places.each_ref().map(|place| place.display().to_string());
        let what = Message::new("merge-differ").with("name", differ.name.as_str());
        let mut differs = Problem::new(what.with("older", older).with("newer", newer));
        differs.because = reasons(differ, lang);
        found.push(differs);
    }
    if merged.examiners > 1 {
        let count = Message::new("merge-examiners").with("count", merged.examiners.to_string());
        found.push(Problem::new(count).advise(Message::new("advice-merge-examiners")));
    }
    found
}

/// Why two results differ, and in what.
fn reasons(differ: &Disagreement, lang: Lang) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    let mut criteria: Vec<&str> = Vec::new();
    for change in &differ.changes {
        let reason = say(lang, &change.reason);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
        if !change.criterion.is_empty() {
            criteria.push(&change.criterion);
        }
    }
    if !criteria.is_empty() {
        reasons.push(criteria.join(", "));
    }
    reasons
}

fn names(entries: &[Entry]) -> impl Iterator<Item = String> {
    entries.iter().map(|entry| entry.name.clone())
}

fn earlier(telling: &Telling, context: &Context) -> Result<Option<Store>, Outcome> {
    let open = |folder| Store::open(folder).map_err(|error| unkept(&error, context));
    telling.compare.as_deref().map(open).transpose()
}

fn part(entries: Vec<Entry>, args: &ClassArgs, context: &Context) -> Result<Vec<Entry>, Outcome> {
    let Some(part) = args.partition else {
        return Ok(entries);
    };
    let durations = args
        .durations
        .as_deref()
        .map(|folder| class::durations(&Store::open(folder)?));
    let durations = durations.transpose().map_err(|error| unkept(&error, context))?;
    Ok(class::take(entries, part, &durations.unwrap_or_default()))
}

fn order(args: &ClassArgs, marking: &Marking) -> Order {
    Order {
        examiner: examiner(args.scenarios.as_deref()),
        settings: Settings {
            tasks: asked(&args.tasks, args.lab, marking),
            lab: args.lab,
            seed: args.seed,
            isolation: args.isolation.map(Into::into),
            path: args.path.clone(),
            python: args.python.clone(),
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
        (_, None) => worlds_at_once(),
        (_, Some(jobs)) => jobs as usize,
    }
}

/// A task that there is none of is told before anything is examined.
pub fn known_tasks(tasks: &[String], lab: &Lab, context: &Context) -> Result<(), Outcome> {
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
