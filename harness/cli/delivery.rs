//! Reports of a class, or of one result of it, to where they were wanted: the standard output, files, a folder of pages.

use std::io;
use std::path::{Path, PathBuf};

use sokrat::class::{self, Class, Marking, Row, Saved, State, Store, Sum, because, file_name};
use sokrat::judge::Message;
use sokrat::report::{ExitStatus, Look, Problem, class_html, html, problem};

use super::check::{about, detail, open, written};
use super::class_args::Telling;
use super::format::Format;
use super::output::Output;
use super::{Context, Outcome};

/// The page of a class, in its folder.
const INDEX: &str = "index.html";
/// The pages of its submissions, in a folder below.
const PAGES: &str = "submissions";

/// Where reports go; every file is opened before anything is examined.
pub struct Delivery {
    format: Format,
    look: Look,
    main: Option<Place>,
    beside: Vec<(Format, Place)>,
}

enum Place {
    File(Box<(PathBuf, Output)>),
    Folder(PathBuf),
}

impl Delivery {
    /// For a class.
    pub fn open(telling: &Telling, context: &Context) -> Result<Delivery, Outcome> {
        let formats = telling.reports.iter().map(|beside| beside.format);
        for format in std::iter::once(telling.format).chain(formats) {
            if !matches!(
                format,
                Format::Human
                    | Format::Json
                    | Format::Csv
                    | Format::Junit
                    | Format::Html
                    | Format::Tap
                    | Format::GithubSummary
            ) {
                let refused = Problem::new(Message::new("problem-class-format"));
                return Err(context.unusable(&refused.advise(Message::new("advice-class-format"))));
            }
        }
        if telling.format == Format::Html && output(telling).is_none() {
            return Err(context.unusable(&Problem::new(Message::new("problem-pages"))));
        }
        Delivery::opened(telling, &|format| format == Format::Html, context)
    }

    /// For one result.
    pub fn open_files(telling: &Telling, context: &Context) -> Result<Delivery, Outcome> {
        Delivery::opened(telling, &|_| false, context)
    }

    fn opened(telling: &Telling, in_folder: &dyn Fn(Format) -> bool, context: &Context) -> Result<Delivery, Outcome> {
        let place = |format: Format, path: &Path| {
            if in_folder(format) {
                let made = std::fs::create_dir_all(path.join(PAGES)).map(|()| Place::Folder(path.to_owned()));
                return made.map_err(|error| unwritten(path, &error, context));
            }
            open(path, context).map(|file| Place::File(Box::new(file)))
        };
        let mut beside = Vec::new();
        for report in &telling.reports {
            beside.push((report.format, place(report.format, &report.path)?));
        }
        let main = output(telling).map(|path| place(telling.format, path)).transpose()?;
        let look = if main.is_some() {
            Look::default()
        } else {
            context.terminal.look()
        };
        Ok(Delivery {
            format: telling.format,
            look: Look {
                detail: detail(telling.quiet, telling.verbose),
                ..look
            },
            main,
            beside,
        })
    }

    /// Reports a class.
    pub fn of_class(self, class: &Class, store: &Store, marking: &Marking, context: &Context) -> Outcome {
        let look = self.look;
        let text = |format: Format, look: Look| match format {
            Format::Json => class::json(class, &marking.lab, context.lang),
            Format::Csv => class::csv(class, &marking.lab, context.lang),
            Format::Tap => class::tap(class, &marking.lab, context.lang),
            Format::GithubSummary => class::markdown(class, &marking.lab, context.lang),
            Format::Junit => class::junit(class, &marking.lab, context.lang),
            _ => class::human(class, &marking.lab, context.lang, look),
        };
        let mut outcome = Outcome {
            status: Sum::of(&class.rows).status(),
            ..Outcome::passed(String::new())
        };
        let main = self.main.map(|place| (self.format, place));
        if main.is_none() {
            outcome.stdout = text(self.format, look);
        }
        for (format, place) in main.into_iter().chain(self.beside) {
            match place {
                Place::File(file) => written(*file, text(format, Look::default()), &mut outcome, context),
                Place::Folder(folder) => {
                    if let Err(error) = pages(&folder, class, store, marking, context) {
                        outcome.stderr += &unwritten(&folder, &error, context).stderr;
                        outcome.status = ExitStatus::Unusable;
                    }
                }
            }
        }
        outcome
    }

    /// Reports one result.
    pub fn of_one(self, saved: &Saved, marking: &Marking, context: &Context) -> Result<Outcome, Outcome> {
        let Some(report) = saved.report() else {
            return Err(unexamined(&State::of(&saved.found, marking), context));
        };
        let report = marking.report(report);
        let text = |format: Format, look: Look| format.text(&report, &marking.lab, context.lang, look);
        let mut outcome = Outcome {
            status: self.format.status(marking.rubric.status(&report)),
            ..Outcome::passed(String::new())
        };
        let main = self.main.map(|place| (self.format, place));
        if main.is_none() {
            outcome.stdout = text(self.format, self.look);
        }
        for (format, place) in main.into_iter().chain(self.beside) {
            if let Place::File(file) = place {
                written(*file, text(format, Look::default()), &mut outcome, context);
            }
        }
        Ok(outcome)
    }
}

fn output(telling: &Telling) -> Option<&Path> {
    telling.output.as_deref().filter(|path| *path != Path::new("-"))
}

fn unwritten(path: &Path, error: &io::Error, context: &Context) -> Outcome {
    let found = Problem::new(about("problem-output", path)).caused_by(error);
    context.unusable(&found.advise(Message::new("advice-output")))
}

/// The page of the class, and that of each submission that was examined.
fn pages(folder: &Path, class: &Class, store: &Store, marking: &Marking, context: &Context) -> io::Result<()> {
    let page = |row: &Row| format!("{PAGES}/{}.html", file_name(&row.name));
    for row in &class.rows {
        if let Some(report) = store.get(&row.name).as_ref().and_then(Saved::report) {
            let text = html(&marking.report(report), &marking.lab, context.lang);
            std::fs::write(folder.join(page(row)), text)?;
        }
    }
    let link = |row: &Row| row.is_told().then(|| page(row));
    let text = class_html(&class.page(&marking.lab, &link), &marking.lab, context.lang);
    std::fs::write(folder.join(INDEX), text)
}

/// Why there is no report: what `check` would have said.
pub fn unexamined(state: &State, context: &Context) -> Outcome {
    let told = |found: &Problem| problem(found, context.lang, context.terminal.error_look());
    let (text, status) = match state {
        State::Refused { shown: Some(shown), .. } => (context.lang.pick(shown).to_owned() + "\n", ExitStatus::Unusable),
        State::Refused { problem, .. } => (told(problem), ExitStatus::Unusable),
        State::Overdue(_) => (because(state, context.lang) + "\n", ExitStatus::Undecided),
        _ => (because(state, context.lang) + "\n", ExitStatus::Broken),
    };
    Outcome::refused(text, status)
}
