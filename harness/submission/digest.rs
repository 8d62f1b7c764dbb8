//! One number for all of a submission's files: where it is the same, nothing of the submission has changed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{Request, Submission, SubmissionError, files, list};
use crate::transcript::Bytes;

/// Files are read in portions of so many bytes.
const PORTION: usize = 64 * 1024;
/// Who may execute a file, of its mode.
const EXECUTABLE: u32 = 0o111;

/// SHA-256 of the files of a submission as hexadecimal: their paths, content, and whether they can be executed; and of the
/// programs that it has elsewhere.
pub fn digest(request: &Request) -> Result<String, SubmissionError> {
    let folder = &request.folder;
    let mut whole = Sha256::new();
    for file in list(folder)? {
        // What cannot be read, a world cannot read either.
        let content = match file.kind {
            files::Kind::Regular => content(&folder.join(&file.path)).unwrap_or_default(),
            _ => link(&folder.join(&file.path)),
        };
        whole.update(format!("{}\0{content}\0", file.path.display()));
    }
    // What cannot be opened has no programs elsewhere.
    for (path, name) in Submission::open(request).map_or(Vec::new(), |submission| submission.brought) {
        whole.update(format!("{name}\0{}\0", content(&path).unwrap_or_default()));
    }
    Ok(Bytes::from(&whole.finalize()[..]).hex())
}

fn content(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let executable = file.metadata()?.permissions().mode() & EXECUTABLE != 0;
    let mut digest = Sha256::new();
    let mut portion = vec![0; PORTION];
    while let length @ 1.. = file.read(&mut portion)? {
        digest.update(&portion[..length]);
    }
    Ok(format!("{executable} {}", Bytes::from(&digest.finalize()[..]).hex()))
}

fn link(path: &Path) -> String {
    fs::read_link(path).map_or(String::new(), |target| target.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_changes_with_every_byte_and_with_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let server = folder.path().join("server.py");
        let digest = || {
            let request = Request {
                folder: folder.path().to_owned(),
                ..Request::default()
            };
            digest(&request).expect("the folder can be read")
        };
        fs::write(&server, "print(1)").expect("a file can be written");
        let first = digest();
        fs::write(&server, "print(2)").expect("a file can be written");
        assert_ne!(digest(), first);
        fs::write(&server, "print(1)").expect("a file can be written");
        fs::create_dir(folder.path().join("__pycache__")).expect("a folder can be made");
        fs::write(folder.path().join("__pycache__/x.pyc"), "made again").expect("a file can be written");
        assert_eq!(digest(), first);
        fs::rename(&server, folder.path().join("client.py")).expect("a file can be renamed");
        assert_ne!(digest(), first);
    }
}
