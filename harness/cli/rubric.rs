//! A course's own rubric, from its file.

use std::path::Path;

use sokrat::class::Marking;
use sokrat::report::{ExitStatus, Problem};
use sokrat::rubric::{Rubric, default_text, parse};
use sokrat::scenario::diagnostic::render_one;
use sokrat::task::Lab;

use super::check::about;
use super::{Context, Outcome};

/// What is marked by: the rubric in that file, or the lab itself. Mistakes are told with line and caret.
pub fn marking(path: Option<&Path>, lab: &Lab, context: &Context) -> Result<Marking, Outcome> {
    let Some(path) = path else {
        return Ok(Marking::new(lab, Rubric::default()));
    };
    let bytes = std::fs::read(path)
        .map_err(|error| context.unusable(&Problem::new(about("problem-unreadable", path)).caused_by(&error)))?;
    let rubric = parse(path, &bytes, lab).map_err(|mistakes| {
        let colour = context.terminal.error_look().colour;
        let told = mistakes
            .iter()
            .map(|mistake| render_one(mistake, context.lang, colour) + "\n");
        Outcome::refused(told.collect::<Vec<_>>().join("\n"), ExitStatus::Unusable)
    })?;
    Ok(Marking::new(lab, rubric))
}

/// The tasks asked for by name: by the call, else, where no lab is, by the rubric.
pub fn asked(tasks: &[String], lab: Option<u8>, marking: &Marking) -> Vec<String> {
    if tasks.is_empty() && lab.is_none() {
        marking.rubric.tasks()
    } else {
        tasks.to_vec()
    }
}

/// The rubric that says what the lab says.
pub fn rubric(context: &Context) -> Outcome {
    Outcome::passed(default_text(&Lab::embedded(), context.lang))
}
