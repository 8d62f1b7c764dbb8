//! A folder of results, a file for each submission. A result is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::saved::{SCHEMA, Saved};
use crate::transcript::Bytes;

/// What results end in.
const ENDING: &str = ".json";
/// Longer names of files are none on many systems (255 bytes); room is left for what is written beside.
const LONGEST: usize = 200;
/// Of a long name's digest so many digits tell it from others.
const DIGITS: usize = 16;

/// A folder of results.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// Why results cannot be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system does not allow it.
    #[error("{}", path.display())]
    System {
        /// What.
        path: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// A file is no result.
    #[error("{}", path.display())]
    NoResult {
        /// Which.
        path: PathBuf,
        /// What the parser says.
        source: serde_json::Error,
    },
}

impl Store {
    /// The store in a folder, which is made if need be.
    pub fn create(folder: &Path) -> Result<Store, StoreError> {
        fs::create_dir_all(folder).map_err(|source| system(folder, source))?;
        Ok(Store {
            folder: folder.to_owned(),
        })
    }

    /// The store in a folder that is there.
    pub fn open(folder: &Path) -> Result<Store, StoreError> {
        fs::read_dir(folder).map_err(|source| system(folder, source))?;
        Ok(Store {
            folder: folder.to_owned(),
        })
    }

    /// Where the result of a submission is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(file_name(name) + ENDING)
    }

    /// The result of a submission, if there is one that can be read.
    pub fn get(&self, name: &str) -> Option<Saved> {
        read(&self.path(name)).ok().filter(|saved| saved.name == name)
    }

    /// Keeps a result: whoever reads sees the old one or this one, whenever the machine stops.
    pub fn put(&self, saved: &Saved) -> Result<(), StoreError> {
        let path = self.path(&saved.name);
        let text = serde_json::to_vec(saved).map_err(|error| system(&path, error.into()))?;
        self.write(&path, &text)
    }

    /// Keeps a file of this name, whole or not at all.
    pub fn write(&self, name: &Path, text: &[u8]) -> Result<(), StoreError> {
        let path = self.folder.join(name.file_name().unwrap_or_default());
        // Nobody else writes this file, so what an interrupted call left here is written over.
        let part = path.with_extension("part");
        let write = || {
            let mut file = File::create(&part)?;
            file.write_all(text)?;
            file.sync_data()?;
            fs::rename(&part, &path)
        };
        write().map_err(|source| system(&path, source))
    }

    /// The files of all results.
    pub fn paths(&self) -> Result<Vec<PathBuf>, StoreError> {
        self.files("json")
    }

    /// The files with this ending.
    pub fn files(&self, ending: &str) -> Result<Vec<PathBuf>, StoreError> {
        let unreadable = |source| system(&self.folder, source);
        let mut paths = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|one| one == ending) && path.is_file() {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }
}

/// The result in a file.
pub fn read(path: &Path) -> Result<Saved, StoreError> {
    let bytes = fs::read(path).map_err(|source| system(path, source))?;
    let no_result = |source| StoreError::NoResult {
        path: path.to_owned(),
        source,
    };
    let saved: Saved = serde_json::from_slice(&bytes).map_err(no_result)?;
    if saved.schema != SCHEMA {
        let other = serde::de::Error::custom(format!("schema {}, not {SCHEMA}", saved.schema));
        return Err(no_result(other));
    }
    Ok(saved)
}

fn system(path: &Path, source: io::Error) -> StoreError {
    StoreError::System {
        path: path.to_owned(),
        source,
    }
}

/// A name as that of a file: letters and digits stay, the rest is written by its bytes.
pub fn file_name(name: &str) -> String {
    let mut file = String::new();
    for (at, character) in name.char_indices() {
        if character.is_alphanumeric() || "-_".contains(character) || (character == '.' && at > 0) {
            file.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                file.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    if file.len() > LONGEST {
        let mut end = LONGEST - DIGITS - 1;
        while !file.is_char_boundary(end) {
            end -= 1;
        }
        let digest = Bytes::from(&Sha256::digest(name.as_bytes())[..]).hex();
        file = format!("{}-{}", &file[..end], &digest[..DIGITS]);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain_short_and_different() {
        assert_eq!(file_name("Иванов-1.2"), "Иванов-1.2");
        assert_eq!(file_name("odd/3"), "odd%2F3");
        assert_eq!(file_name("../x"), "%2E.%2Fx");
        let (long, longer) = ("я".repeat(300), "я".repeat(301));
        assert!(file_name(&long).len() <= LONGEST);
        assert_ne!(file_name(&long), file_name(&longer));
    }
}
