//! A copy of a submission's files and of nothing else.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Component, Path, PathBuf};

use super::files::{Kind, WalkError, walk};
use super::{Submission, SubmissionError};

/// More than this is no submission, and would be copied for every world.
pub const MOST_MEGABYTES: u64 = 256;

/// Copies the files of the submission, and the programs that it has elsewhere, into a folder.
pub fn copy(submission: &Submission, into: &Path) -> Result<(), SubmissionError> {
    let folder = || submission.folder.clone();
    copied(submission, into).map_err(|error| match error {
        CopyError::System(source) => SubmissionError::Copy {
            folder: folder(),
            source,
        },
        CopyError::TooMany => SubmissionError::TooManyFiles { folder: folder() },
        CopyError::TooLarge => SubmissionError::TooLarge { folder: folder() },
    })
}

enum CopyError {
    System(io::Error),
    TooMany,
    TooLarge,
}

impl From<io::Error> for CopyError {
    fn from(error: io::Error) -> CopyError {
        CopyError::System(error)
    }
}

fn copied(submission: &Submission, into: &Path) -> Result<(), CopyError> {
    fs::create_dir_all(into)?;
    let into = fs::canonicalize(into)?;
    let from = fs::canonicalize(&submission.folder)?;
    let files = walk(&from, Some(&into)).map_err(|error| match error {
        WalkError::Unreadable(error) => CopyError::System(error),
        WalkError::TooMany => CopyError::TooMany,
    })?;
    let mut left = MOST_MEGABYTES << 20;
    for file in &files {
        let (source, target) = (from.join(&file.path), into.join(&file.path));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        match (file.kind, link(&from, &source)) {
            (Kind::Regular, _) | (Kind::LinkToFile, None) => copy_file(&source, &target, &mut left)?,
            (_, Some(link)) => symlink(link, &target)?,
            (Kind::LinkToFolder, None) => {}
        }
    }
    for (program, name) in &submission.brought {
        copy_file(program, &into.join(name), &mut left)?;
    }
    Ok(())
}

/// Copies content and mode; what is left of the whole becomes less.
fn copy_file(source: &Path, target: &Path, left: &mut u64) -> Result<(), CopyError> {
    let length = fs::metadata(source)?.len();
    *left = left.checked_sub(length).ok_or(CopyError::TooLarge)?;
    match fs::copy(source, target) {
        // A file that its owner may not read is of no use to its programs either.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        result => Ok(result.map(|_| ())?),
    }
}

/// What a link says, if it is relative and leads nowhere outside on its way; any other is replaced by what it means.
fn link(from: &Path, source: &Path) -> Option<PathBuf> {
    let says = fs::read_link(source).ok()?;
    let mut at = source.parent()?.to_owned();
    for component in says.components() {
        match component {
            Component::Normal(name) => at.push(name),
            Component::ParentDir => {
                at.pop();
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
        if !at.starts_with(from) {
            return None;
        }
    }
    Some(says)
}
