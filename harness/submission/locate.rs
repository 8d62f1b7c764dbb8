//! Where the programs of a manifest are: in the folder, in one of its `path`s, or on the machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use super::command::quote;
use super::{Submission, SubmissionError};

/// What builds a folder, by a file in it or above it.
const BUILDS: &[(&str, &str)] = &[
    ("Cargo.toml", "cargo build --release --workspace"),
    ("Makefile", "make"),
    ("makefile", "make"),
];

/// How far above a folder its workspace can begin.
const LEVELS: usize = 3;

/// Makes every command one that can be run in a copy of the folder.
pub fn locate(submission: &mut Submission) -> Result<(), SubmissionError> {
    let mut groups = std::mem::take(&mut submission.groups);
    for command in groups.iter_mut().flat_map(|group| {
        group
            .programs
            .values_mut()
            .chain(group.task_programs.values_mut().flat_map(BTreeMap::values_mut))
    }) {
        *command = located(submission, command)?;
    }
    submission.groups = groups;
    Ok(())
}

fn located(submission: &mut Submission, command: &str) -> Result<String, SubmissionError> {
    let command = command.trim();
    let end = command.find(char::is_whitespace).unwrap_or(command.len());
    let (program, arguments) = command.split_at(end);
    let name = program.trim_start_matches("./");
    let special = |c: char| c == '/' || "'\"\\|&;<>()$`*?[#~={".contains(c);
    if name.is_empty() || name.contains(special) {
        return Ok(command.to_owned());
    }
    if is_file(&submission.folder.join(name)) {
        // A bare name would be looked for on the machine only.
        return Ok(format!("./{name}{arguments}"));
    }
    let candidates = submission
        .path
        .iter()
        .map(|path| submission.folder.join(path).join(name));
    let newest = candidates
        .filter(|path| is_file(path))
        .max_by_key(|path| modified(path));
    if let Some(path) = newest {
        let brought = (path, name.to_owned());
        if !submission.brought.contains(&brought) {
            submission.brought.push(brought);
        }
        return Ok(format!("./{}{arguments}", quote(name)));
    }
    let bare = program == name;
    let made_later = submission.build.is_some();
    if made_later || bare && (submission.path.is_empty() || on_this_machine(name)) {
        return Ok(command.to_owned());
    }
    let places = submission.path.iter().map(|path| submission.folder.join(path));
    let looked: Vec<String> = std::iter::once(submission.folder.clone())
        .chain(places)
        .map(|place| place.display().to_string())
        .collect();
    Err(SubmissionError::MissingProgram {
        program: name.to_owned(),
        looked: looked.join(", "),
        build: builds(&submission.folder),
    })
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file())
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path)
        .and_then(|meta| meta.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn on_this_machine(name: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| is_file(&folder.join(name))))
}

fn builds(folder: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| PathBuf::from(folder));
    let here = folder.ancestors().take(LEVELS);
    here.flat_map(|folder| BUILDS.iter().map(move |(file, build)| (folder.join(file), build)))
        .find(|(file, _)| is_file(file))
        .map(|(_, build)| (*build).to_owned())
}
