//! What makes the command line comfortable: completions for shells, a manual page, and a version that two can compare.

use clap_complete::{Shell, generate};
use clap_mangen::Man;
use sokrat::task::{Source, digest};

use super::{Context, Outcome, help};

/// What the shell needs to complete the command line.
pub fn completions(shell: Shell, context: &Context) -> Outcome {
    let mut text = Vec::new();
    generate(shell, &mut help::command(context.lang), "sokrat", &mut text);
    Outcome::passed(String::from_utf8_lossy(&text).into_owned())
}

/// The manual page: the whole command line, then each command.
pub fn man(context: &Context) -> Outcome {
    let mut text = Vec::new();
    let mut command = help::command(context.lang);
    command.build();
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    let shown: Vec<_> = shown.cloned().collect();
    let whole = Man::new(command).date(String::new());
    let written = whole.render(&mut text).and_then(|()| {
        shown.into_iter().try_for_each(|command| {
            let name = format!("sokrat {}", command.get_name());
            let page = Man::new(command.bin_name(name));
            page.render_synopsis_section(&mut text)?;
            page.render_description_section(&mut text)?;
            page.render_options_section(&mut text)
        })
    });
    written.expect("a vector takes everything written");
    Outcome::passed(String::from_utf8_lossy(&text).into_owned())
}

/// The version, and which scenarios are built in.
pub fn version() -> String {
    format!("{}\nscenarios {}", env!("CARGO_PKG_VERSION"), digest(&Source::Embedded))
}
