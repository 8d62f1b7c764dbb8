//! The files of a submission at one moment, by their content: what is saved again without a change has not changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::submission::{SubmissionError, is_program, own_files};

/// The files that count, each with a digest of its content and mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, String>);

impl Snapshot {
    /// Takes it. `written` are the files that the submission's programs themselves write.
    pub fn of(folder: &Path, written: &BTreeSet<String>) -> Result<Snapshot, SubmissionError> {
        let files = own_files(folder)?.into_iter().filter(|path| counts(path, written));
        Ok(Snapshot(
            files.map(|path| (path.clone(), content(&folder.join(path)))).collect(),
        ))
    }

    /// The files that are not as they were then: changed, new or gone.
    pub fn since(&self, earlier: &Snapshot) -> Vec<PathBuf> {
        let all: BTreeSet<&PathBuf> = self.0.keys().chain(earlier.0.keys()).collect();
        let changed = all.into_iter().filter(|path| self.0.get(*path) != earlier.0.get(*path));
        changed.cloned().collect()
    }

    /// The same without files that programs were seen to write meanwhile.
    pub fn without(mut self, written: &BTreeSet<String>) -> Snapshot {
        self.0.retain(|path, _| counts(path, written));
        self
    }
}

/// Does a change of this file, relative to the folder, change what the submission is? Not where editors put what is not
/// yet saved, nor where programs write.
pub fn counts(path: &Path, written: &BTreeSet<String>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if path.as_os_str().is_empty() || is_program(path) && !name.starts_with(['.', '#']) {
        return true;
    }
    let editors = name.starts_with(['.', '#', '~'])
        || name.ends_with(['~', '#'])
        || ["swp", "swo", "swx", "tmp", "temp", "bak", "part", "pyc", "pyo", "o"].contains(&&*extension)
        || name.contains("___jb_")
        // Vim tries with a file of this name whether it may write.
        || name.bytes().all(|byte| byte.is_ascii_digit());
    let logs = ["log", "pid", "lock"].contains(&&*extension)
        || ["log", "лог", "journal", "журнал"]
            .iter()
            .any(|word| name.contains(word));
    let by_programs = path.to_str().is_some_and(|path| written.contains(path));
    !editors && !logs && !by_programs
}

fn content(path: &Path) -> String {
    // What cannot be read, or is no longer there, differs from what can.
    let bytes = fs::read(path).map(|bytes| Sha256::digest(&bytes));
    let mode = fs::metadata(path).map(|file| std::os::unix::fs::PermissionsExt::mode(&file.permissions()));
    format!("{bytes:?} {:?}", mode.ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_student_writes_counts() {
        let written = BTreeSet::from(["users.json".to_owned(), "server.py".to_owned()]);
        let counts = |name: &str| counts(Path::new(name), &written);
        for name in [
            "server.py",
            "log.py",
            "клиент.py",
            "sokrat.toml",
            "requirements.txt",
            "ports.txt",
            "src/Makefile",
        ] {
            assert!(counts(name), "{name}");
        }
        for name in [
            "log.txt",
            "server.log",
            "users.json",
            ".server.py.swp",
            "4913",
            "server.py~",
            "#server.py#",
            ".#server.py",
            "server.py___jb_tmp___",
            "журнал.txt",
        ] {
            assert!(!counts(name), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_saved_as_it_was_has_not_changed() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file can be written");
        let take = || Snapshot::of(folder.path(), &BTreeSet::new()).expect("the folder can be read");
        write("server.py", "print(1)");
        let first = take();
        write("server.py", "print(1)");
        write("log.txt", "one line");
        assert_eq!(take().since(&first), Vec::<PathBuf>::new());
        write("server.py", "print(2)");
        write("client.py", "print(3)");
        assert_eq!(take().since(&first), ["client.py", "server.py"].map(PathBuf::from));
        fs::remove_file(folder.path().join("server.py")).expect("a file can be removed");
        assert_eq!(take().since(&first), ["client.py", "server.py"].map(PathBuf::from));
    }
}
