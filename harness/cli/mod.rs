//! The command line: reads the call, does it, and says what is to be printed. Printing itself is `main`'s.

mod agreement;
mod args;
mod check;
mod class;
mod class_args;
mod class_bar;
mod comfort;
mod delivery;
mod doctor;
mod format;
mod gradescope;
mod help;
mod lab;
mod misread;
mod output;
mod progress;
mod rubric;
mod terminal;
mod watch;

use std::ffi::OsString;

use clap::FromArgMatches;
use sokrat::judge::Message;
use sokrat::report::{ExitStatus, Lang, Problem, explain, problem, tasks};
use sokrat::task::Lab;

use self::args::{Cli, Command};
pub use self::terminal::Terminal;

/// What a call comes to.
#[derive(Debug)]
pub struct Outcome {
    /// For the standard output: what was asked for.
    pub stdout: String,
    /// For the standard error: everything else.
    pub stderr: String,
    /// What the process ends with.
    pub status: ExitStatus,
}

impl Outcome {
    fn passed(stdout: String) -> Outcome {
        Outcome {
            stdout,
            stderr: String::new(),
            status: ExitStatus::Passed,
        }
    }

    fn refused(stderr: String, status: ExitStatus) -> Outcome {
        Outcome {
            stdout: String::new(),
            stderr,
            status,
        }
    }
}

/// Does what a command line asks for.
pub fn run(call: impl IntoIterator<Item = OsString>, terminal: &Terminal) -> Outcome {
    let call: Vec<OsString> = call.into_iter().collect();
    let lang = help::language(&call);
    let context = Context { lang, terminal };
    let mut command = help::command(lang);
    if call.iter().any(|word| word == "--version" || word == "-V") {
        command = command.version(comfort::version());
    }
    let matches = command.try_get_matches_from(call);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return misread(&error, &context),
    };
    let outcome = match cli.command {
        Command::Check(args) => check::check(&args, &context),
        Command::Watch(args) => watch::watch(&args, &context),
        Command::Probe(args) => check::probe(&args, &context),
        Command::Tasks => Ok(Outcome::passed(tasks(&Lab::embedded(), lang, terminal.look()))),
        Command::Explain { id } => explained(&id, &context),
        Command::Gradescope(args) => gradescope::gradescope(&args, &context),
        Command::Doctor => Ok(Outcome::passed(doctor::doctor(lang))),
        Command::Agreement(args) => agreement::agreement(&args, &context),
        Command::Class(args) => class::class(&args, &context),
        Command::Report(args) => class::report(&args, &context),
        Command::Merge(args) => class::merge(&args, &context),
        Command::Rubric { .. } => Ok(rubric::rubric(&context)),
        Command::Completions { shell } => Ok(comfort::completions(shell, &context)),
        Command::Man => Ok(comfort::man(&context)),
        Command::Examine => Ok(class::examine(&context)),
        Command::World => Ok(check::world(&context)),
    };
    outcome.unwrap_or_else(|refused| refused)
}

/// What every command knows.
struct Context<'a> {
    lang: Lang,
    terminal: &'a Terminal,
}

impl Context<'_> {
    /// The call, or something that it names, is of no use.
    fn unusable(&self, found: &Problem) -> Outcome {
        Outcome::refused(
            problem(found, self.lang, self.terminal.error_look()),
            ExitStatus::Unusable,
        )
    }

    /// A problem, for the standard error.
    fn told(&self, found: &Problem) -> String {
        problem(found, self.lang, self.terminal.error_look())
    }

    /// The examiner broke.
    fn broken(&self, found: Problem) -> Outcome {
        let found = found.advise(Message::new("advice-broken"));
        Outcome::refused(
            problem(&found, self.lang, self.terminal.error_look()),
            ExitStatus::Broken,
        )
    }
}

/// Help and version are answers; everything else is a call that clap does not understand, and says why.
fn misread(error: &clap::Error, context: &Context) -> Outcome {
    if let Some(problem) = misread::misread(error).filter(|_| context.lang != Lang::En) {
        return context.unusable(&problem);
    }
    let terminal = context.terminal;
    let text = |colour| {
        let styled = error.render();
        if colour {
            styled.ansi().to_string()
        } else {
            styled.to_string()
        }
    };
    if error.use_stderr() {
        Outcome::refused(text(terminal.error_look().colour), ExitStatus::Unusable)
    } else {
        Outcome::passed(text(terminal.look().colour))
    }
}

fn explained(id: &str, context: &Context) -> Result<Outcome, Outcome> {
    let lab = Lab::embedded();
    match explain(&lab, id, context.lang, context.terminal.look()) {
        Some(text) => Ok(Outcome::passed(text)),
        None => {
            let criteria = lab
                .tasks
                .iter()
                .flat_map(|task| &task.criteria)
                .map(|criterion| criterion.id.as_str());
            let known = lab.tasks.iter().map(|task| task.id.as_str()).chain(criteria);
            let unknown = Problem::new(Message::new("problem-unknown-id").with("name", id));
            Err(context.unusable(&unknown.advise(nearest(id, known))))
        }
    }
}

/// Names less alike than this have nothing to do with each other (1 is equal).
const ALIKE: f64 = 0.75;

/// Advice for a name that is none: the nearest known one, or where to find them all.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Message {
    let nearest = known
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((_, nearest)) => Message::new("advice-nearest").with("nearest", nearest),
        None => Message::new("advice-tasks"),
    }
}
