//! The help in the reader's language: every text of the command line is the catalogue's.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory};
use sokrat::judge::Message;
use sokrat::report::{Catalogue, ExitStatus, Lang, say};

use super::args::Cli;

/// The language that a call asks for, before the call is understood: a misunderstood one is answered in it too.
pub fn language(call: &[OsString]) -> Lang {
    let words: Vec<&str> = call.iter().filter_map(|word| word.to_str()).collect();
    let apart = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    apart
        .or(joined)
        .and_then(Lang::named)
        .unwrap_or_else(Lang::of_environment)
}

/// The command line with its texts in this language.
pub fn command(lang: Lang) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let command = Cli::command()
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(version);
    worded(command, lang)
        .mut_subcommand("check", |check| check.after_help(statuses(lang)))
        .mut_subcommand("class", |class| class.after_help(class_statuses(lang)))
}

fn worded(command: Command, lang: Lang) -> Command {
    let text = |key: &str| say(lang, &Message::new(key));
    let known = |key: &str| Catalogue::of(lang).has(key).then(|| text(key));
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        text("help-usage")
    );
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let about = known(&format!("about-{}", command.get_name()));
    let command = command
        .disable_help_flag(true)
        .arg(help)
        .help_template(template)
        .subcommand_help_heading(text("help-commands"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "help-arguments"
            } else {
                "help-options"
            };
            let wording = known(&format!("help-{}", arg.get_id().as_str().replace('_', "-")));
            let arg = arg.help_heading(text(heading));
            match wording {
                Some(wording) => arg.help(wording),
                None => arg,
            }
        })
        .mut_subcommands(|subcommand| worded(subcommand, lang));
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

fn statuses(lang: Lang) -> String {
    let all = [
        ExitStatus::Passed,
        ExitStatus::Failed,
        ExitStatus::Unusable,
        ExitStatus::Undecided,
        ExitStatus::Broken,
    ];
    let lines = all.map(|status| format!("  {}  {}", status.code(), say(lang, &Message::new(status.key()))));
    format!("{}\n{}", say(lang, &Message::new("help-exit-status")), lines.join("\n"))
}

/// A class is graded, whatever its grades are.
fn class_statuses(lang: Lang) -> String {
    let all = [
        (ExitStatus::Passed, "exit-class-graded"),
        (ExitStatus::Unusable, ExitStatus::Unusable.key()),
        (ExitStatus::Undecided, "exit-class-overdue"),
        (ExitStatus::Broken, "exit-class-broke"),
    ];
    let lines = all.map(|(status, key)| format!("  {}  {}", status.code(), say(lang, &Message::new(key))));
    format!("{}\n{}", say(lang, &Message::new("help-exit-status")), lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_the_help_is_in_the_catalogue() {
        for lang in Lang::ALL {
            let command = command(lang);
            command.clone().debug_assert();
            for command in command
                .get_subcommands()
                .chain([&command])
                .filter(|command| !command.is_hide_set())
            {
                let mut keys = vec![format!("about-{}", command.get_name())];
                let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
                keys.extend(shown.map(|arg| format!("help-{}", arg.get_id().as_str().replace('_', "-"))));
                for key in keys {
                    assert!(Catalogue::of(lang).has(&key), "{}.ftl has no {key}", lang.name());
                }
            }
        }
    }

    #[test]
    fn the_language_is_found_in_a_call_that_is_not_understood() {
        let of = |call: &[&str]| language(&call.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["sokrat", "chekc", "--lang", "ru"]), Lang::Ru);
        assert_eq!(of(&["sokrat", "--lang=en", "--nonsense"]), Lang::En);
    }
}
