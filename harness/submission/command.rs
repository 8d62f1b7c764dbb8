//! Command lines: how a source is run, and how names are quoted in them.

use std::path::Path;

use super::language::Language;

/// What runs a source, and what must be built before.
pub struct Command {
    /// The command line.
    pub run: String,
    /// The build step.
    pub build: Option<String>,
}

/// How a source file is run: from the folder where it stands, as its author does.
pub fn of(path: &Path, language: &Language, from_root: bool, python2: bool) -> Command {
    let folder = path.parent().and_then(Path::to_str).unwrap_or_default();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let out = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let fill = |command: &str, path: &str| command.replace("{file}", &operand(path)).replace("{out}", &quote(out));
    let within = |command: String, word: &str| {
        if folder.is_empty() {
            command
        } else {
            format!("cd {} && {word}{command}", operand(folder))
        }
    };
    let run = if python2 {
        language.run.replacen("python3", "python2", 1)
    } else {
        language.run.clone()
    };
    let module = path.with_extension("").to_str().map(|path| path.replace('/', "."));
    let run = match module {
        // Its modules are found from the folder of the submission: that is where it was run.
        Some(module) if from_root && !folder.is_empty() => run.replace("{file}", &format!("-m {}", quote(&module))),
        _ => within(fill(&run, name), "exec "),
    };
    // In a shell of its own, so that the next step begins in the submission's folder.
    let build = language.build.as_ref().map(|build| within(fill(build, name), ""));
    Command {
        run,
        build: build.map(|step| if folder.is_empty() { step } else { format!("({step})") }),
    }
}

/// A word of a command line, quoted where a shell or the splitting of a command would not take it as it is.
pub fn quote(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./+,:@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A file name as an operand: one that begins with a dash is not an option.
fn operand(path: &str) -> String {
    if path.starts_with('-') {
        quote(&format!("./{path}"))
    } else {
        quote(path)
    }
}
