//! The files of a folder: what of them is a submission's own, without following links out of it.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// More files than any submission has: somebody named a home folder.
pub const MOST_FILES: usize = 20_000;

/// Folders that tools make, by name.
const TOOLS: &[&str] = &[
    ".git",
    ".hg",
    ".svn",
    ".idea",
    ".vs",
    ".vscode",
    "node_modules",
    "venv",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".tox",
    "__MACOSX",
];

/// A file of a submission.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Relative to the folder.
    pub path: PathBuf,
    /// Its length in bytes (of the target, for a link).
    pub length: u64,
    /// What is there.
    pub kind: Kind,
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A regular file.
    Regular,
    /// A link to a file in the same folder.
    LinkToFile,
    /// A link to a folder in the same folder; what is below is listed where it stands.
    LinkToFolder,
}

/// Why the files of a folder cannot be listed.
#[derive(Debug)]
pub enum WalkError {
    /// The system's word.
    Unreadable(io::Error),
    /// There are more than [`MOST_FILES`].
    TooMany,
}

/// The files below a folder, sorted by path; `except` (absolute, canonical) is left out with all below it.
pub fn walk(folder: &Path, except: Option<&Path>) -> Result<Vec<File>, WalkError> {
    let root = fs::canonicalize(folder).map_err(WalkError::Unreadable)?;
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    let mut seen = 0;
    while let Some(below) = folders.pop() {
        let entries = match fs::read_dir(root.join(&below)) {
            Ok(entries) => entries,
            // A folder inside that may not be read hides nothing that could be run.
            Err(error) if below.as_os_str().is_empty() => return Err(WalkError::Unreadable(error)),
            Err(_) => continue,
        };
        for entry in entries.flatten() {
            seen += 1;
            if seen > MOST_FILES {
                return Err(WalkError::TooMany);
            }
            let path = below.join(entry.file_name());
            let full = root.join(&path);
            let Ok(meta) = fs::symlink_metadata(&full) else {
                continue;
            };
            if meta.is_dir() {
                if !is_of_a_tool(&full) && except != Some(full.as_path()) {
                    folders.push(path);
                }
            } else if meta.is_file() {
                files.push(File {
                    path,
                    length: meta.len(),
                    kind: Kind::Regular,
                });
            } else if meta.is_symlink() {
                let target = fs::canonicalize(&full).ok().filter(|target| target.starts_with(&root));
                let Some(meta) = target.and_then(|target| fs::metadata(target).ok()) else {
                    continue;
                };
                let kind = if meta.is_dir() {
                    Kind::LinkToFolder
                } else {
                    Kind::LinkToFile
                };
                if meta.is_dir() || meta.is_file() {
                    files.push(File {
                        path,
                        length: meta.len(),
                        kind,
                    });
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Is this folder something that a tool made and can make again?
pub fn is_of_a_tool(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default();
    TOOLS.iter().any(|tool| name == *tool)
        || folder.join("pyvenv.cfg").exists()
        || name == "target" && (folder.join("CACHEDIR.TAG").exists() || folder.join("debug").exists())
}
