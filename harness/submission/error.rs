//! Why a folder cannot be examined: the caller's to mend.

use std::io;
use std::path::{Path, PathBuf};

use super::files::MOST_FILES;
use super::pristine::MOST_MEGABYTES;
use crate::judge::Message;
use crate::report::Lang;
use crate::scenario::diagnostic::{Diagnostic, render_one};

/// Why a folder cannot be examined.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// It, or its manifest, cannot be read.
    #[error("{} cannot be read", folder.display())]
    Unreadable {
        /// What.
        folder: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// It is a file.
    #[error("{} is not a folder", folder.display())]
    NotAFolder {
        /// What.
        folder: PathBuf,
    },
    /// It holds more files than a submission has.
    #[error("{} holds more than {MOST_FILES} files", folder.display())]
    TooManyFiles {
        /// What.
        folder: PathBuf,
    },
    /// Its files are larger than those of a submission.
    #[error("{} holds more than {MOST_MEGABYTES} MB", folder.display())]
    TooLarge {
        /// What.
        folder: PathBuf,
    },
    /// It cannot be copied.
    #[error("{} cannot be copied", folder.display())]
    Copy {
        /// What.
        folder: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// Nothing in it can be run.
    #[error("no program that can be run was found in {}", folder.display())]
    NoPrograms {
        /// What.
        folder: PathBuf,
    },
    /// Its manifest has a mistake.
    #[error("{}", render_one(.0, Lang::En, false))]
    Manifest(Box<Diagnostic>),
    /// A program that is named exists nowhere.
    #[error("the program {program} was not found in {looked}{}", .build.as_ref().map(|build| format!("; build it: {build}")).unwrap_or_default())]
    MissingProgram {
        /// As it is named.
        program: String,
        /// Where it was looked for.
        looked: String,
        /// What may build it.
        build: Option<String>,
    },
}

impl SubmissionError {
    /// What is wrong. A mistake in a manifest is better shown where it stands.
    pub fn message(&self) -> Message {
        let about = |key: &str, path: &Path| Message::new(key).with("path", path.to_string_lossy());
        match self {
            SubmissionError::Unreadable { folder, .. } => about("problem-unreadable", folder),
            SubmissionError::NotAFolder { folder } => about("problem-not-a-folder", folder),
            SubmissionError::TooManyFiles { folder } => {
                about("problem-too-many-files", folder).with("most", MOST_FILES.to_string())
            }
            SubmissionError::TooLarge { folder } => {
                about("problem-too-large", folder).with("most", MOST_MEGABYTES.to_string())
            }
            SubmissionError::Copy { folder, .. } => about("problem-copy", folder),
            SubmissionError::NoPrograms { folder } => about("problem-no-programs", folder),
            SubmissionError::Manifest(mistake) => Message::new("problem-manifest").with("path", mistake.path.as_str()),
            SubmissionError::MissingProgram { program, looked, .. } => Message::new("problem-missing-program")
                .with("program", program)
                .with("looked", looked),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> Option<Message> {
        match self {
            SubmissionError::NotAFolder { .. }
            | SubmissionError::TooManyFiles { .. }
            | SubmissionError::TooLarge { .. } => Some(Message::new("advice-folder")),
            SubmissionError::NoPrograms { .. } => Some(Message::new("advice-no-programs")),
            SubmissionError::MissingProgram { build: Some(build), .. } => {
                Some(Message::new("advice-build").with("build", build))
            }
            _ => None,
        }
    }
}
