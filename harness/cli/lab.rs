//! The lab: the one built in, or one in a folder.

use std::path::Path;

use sokrat::report::ExitStatus;
use sokrat::scenario::diagnostic::render;
use sokrat::task::Lab;

use super::{Context, Outcome};

/// The tasks in that folder, or those built in. Mistakes of their author are told with file, line and caret.
pub fn lab(folder: Option<&Path>, context: &Context) -> Result<Lab, Outcome> {
    let Some(folder) = folder else {
        return Ok(Lab::embedded());
    };
    Lab::from_folder(folder).map_err(|mistakes| {
        let text = render(&mistakes, context.lang, context.terminal.error_look().colour);
        Outcome::refused(text, ExitStatus::Unusable)
    })
}
