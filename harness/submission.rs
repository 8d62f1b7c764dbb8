//! A folder, its programs and the roles they play, in groups: as its manifest declares or as names and sources hint.

mod command;
mod context;
mod digest;
mod error;
mod extension;
mod files;
mod find;
mod groups;
mod language;
mod locate;
mod manifest;
mod pristine;
mod source;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::dialect::Dialect;
use crate::judge::Message;

pub use command::quote;
pub use digest::digest;
pub use error::SubmissionError;
pub use extension::{Extension, Survey, survey};
pub use files::is_of_a_tool;
pub use manifest::{MANIFEST, Manifest, toml_file};
pub use source::Source;
pub use words::compared_words;

/// What a program of a submission is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Waits for clients.
    Server,
    /// Speaks to a server.
    Client,
    /// Scans ports.
    Scanner,
    /// A chat program that each user runs.
    Chatter,
}

impl Role {
    /// Its name in manifests and reports.
    pub fn name(self) -> &'static str {
        match self {
            Role::Server => "server",
            Role::Client => "client",
            Role::Scanner => "scanner",
            Role::Chatter => "chatter",
        }
    }
}

/// The id of the first group.
pub const MAIN: &str = "main";

/// Programs that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// `main` for the first.
    pub id: String,
    /// Command lines, to be run in the submission's folder.
    pub programs: BTreeMap<Role, String>,
    /// All of them seem to speak by datagrams, not by connections. None where they are declared and nothing was read.
    pub by_datagrams: Option<bool>,
    /// Other command lines for single tasks, where that is declared.
    pub task_programs: BTreeMap<String, BTreeMap<Role, String>>,
    /// What is declared of how they talk.
    pub dialect: Dialect,
}

impl Group {
    /// The programs to examine for this task.
    pub fn programs_for(&self, task: &str) -> &BTreeMap<Role, String> {
        self.task_programs.get(task).unwrap_or(&self.programs)
    }
}

/// Which submission, and what its folder does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The folder.
    pub folder: PathBuf,
    /// Programs named outright; then none is looked for.
    pub programs: BTreeMap<Role, String>,
    /// Where else programs are looked for, before the manifest's own places.
    pub path: Vec<PathBuf>,
}

/// What somebody hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The folder as the user named it.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
    /// What is to be run once before everything else, in the folder.
    pub build: Option<String>,
    /// Where programs are looked for besides the folder.
    pub path: Vec<PathBuf>,
    /// The tasks that it was meant to do; None when it does not say.
    pub tasks: Option<Vec<String>>,
    /// Its programs; the first group is [`MAIN`].
    pub groups: Vec<Group>,
    /// Its sources, as far as their languages are known.
    pub sources: Vec<Source>,
    /// Programs found outside the folder, and the names under which a copy of it has them.
    pub brought: Vec<(PathBuf, String)>,
}

impl Submission {
    /// Reads a folder: its manifest, and where that names no programs, names and sources.
    pub fn read(folder: &Path) -> Result<Submission, SubmissionError> {
        Submission::open(&Request {
            folder: folder.to_owned(),
            ..Request::default()
        })
    }

    /// Reads a folder as [`Submission::read`] does. Of a manifest, all but the programs holds also for those named outright.
    pub fn open(request: &Request) -> Result<Submission, SubmissionError> {
        let folder = &request.folder;
        let files = list(folder)?;
        let manifest = read_manifest(folder)?.unwrap_or_default();
        let found = find::find(folder, &files);
        // What the user names is named from where the user is; what the manifest names, from the folder.
        let mut path: Vec<PathBuf> = request
            .path
            .iter()
            .filter_map(|path| std::path::absolute(path).ok())
            .collect();
        path.extend(manifest.path.iter().cloned());
        let mut submission = Submission {
            name: folder.display().to_string(),
            folder: folder.clone(),
            build: manifest.build.clone(),
            path,
            tasks: manifest.tasks.clone(),
            groups: manifest.groups(),
            sources: found.sources,
            brought: Vec::new(),
        };
        if !request.programs.is_empty() {
            submission.groups = vec![Group {
                id: MAIN.to_owned(),
                programs: request.programs.clone(),
                dialect: manifest.dialect,
                ..Group::default()
            }];
        } else if submission.groups.is_empty() {
            submission.groups = found.groups;
            submission.build = submission.build.or(found.build);
            if let Some(main) = submission.groups.first_mut() {
                main.dialect = manifest.dialect;
            }
        }
        if submission.groups.is_empty() {
            return Err(SubmissionError::NoPrograms { folder: folder.clone() });
        }
        locate::locate(&mut submission)?;
        Ok(submission)
    }

    /// Writes the submission's files into a folder, so that they can be copied from there again.
    pub fn pristine(&self, into: &Path) -> Result<(), SubmissionError> {
        pristine::copy(self, into)
    }

    /// The submission as a manifest: programs and dialects as they are now known.
    pub fn to_manifest(&self) -> String {
        Manifest::of(self).to_string()
    }

    /// What a reader of the report should know about the sources.
    pub fn remarks(&self) -> Vec<Message> {
        let old = self.sources.iter().filter(|source| source.python2);
        let files: Vec<String> = old.map(|source| source.path.display().to_string()).collect();
        let remark = || Message::new("remark-python2").with("files", files.join(", "));
        (!files.is_empty()).then(remark).into_iter().collect()
    }
}

/// Is there a program, or a manifest, in the folder itself and not only below it?
pub fn holds_programs(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    files.any(|path| path.ends_with(MANIFEST) || language::of(&path).is_some())
}

/// Is this file, by its name, a source or what says how programs are made and run?
pub fn is_program(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == MANIFEST) || language::of(path).is_some()
}

/// The files of a folder that can be a submission's own, relative to it.
pub fn own_files(folder: &Path) -> Result<Vec<PathBuf>, SubmissionError> {
    Ok(list(folder)?.into_iter().map(|file| file.path).collect())
}

fn list(folder: &Path) -> Result<Vec<files::File>, SubmissionError> {
    let folder = || folder.to_owned();
    match fs::metadata(folder()) {
        Ok(meta) if !meta.is_dir() => return Err(SubmissionError::NotAFolder { folder: folder() }),
        Ok(_) => {}
        Err(source) => {
            return Err(SubmissionError::Unreadable {
                folder: folder(),
                source,
            });
        }
    }
    files::walk(&folder(), None).map_err(|error| match error {
        files::WalkError::Unreadable(source) => SubmissionError::Unreadable {
            folder: folder(),
            source,
        },
        files::WalkError::TooMany => SubmissionError::TooManyFiles { folder: folder() },
    })
}

fn read_manifest(folder: &Path) -> Result<Option<Manifest>, SubmissionError> {
    let path = folder.join(MANIFEST);
    match fs::read(&path) {
        Ok(bytes) => Manifest::parse(&path, &bytes)
            .map(Some)
            .map_err(SubmissionError::Manifest),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SubmissionError::Unreadable { folder: path, source }),
    }
}

#[cfg(test)]
mod tests;
