//! A table of keys and values kept in a text file, a line each: `key TAB value`.
//! What was inserted is in the file before the call returns; a crash at any point leaves the file as it was before or after.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::disk::{self, Disk, Filesystem};
use crate::words;

/// A table in a file that nobody else uses meanwhile.
pub struct Table {
    path: PathBuf,
    rows: BTreeMap<String, String>,
    disk: Box<dyn Disk>,
    /// Held, not read: the lock ends with the file handle, at the latest with the process, however that dies.
    _lock: Option<File>,
}

impl Table {
    /// Opens the table in the file `path`, empty where there is no such file.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Table> {
        let path = path.into();
        let lock = lock(&path)?;
        let mut table = Table::open_on(Box::new(Filesystem), path)?;
        table._lock = Some(lock);
        Ok(table)
    }

    fn open_on(disk: Box<dyn Disk>, path: PathBuf) -> io::Result<Table> {
        let content = disk.read(&path)?.unwrap_or_default();
        // A file that is not understood is left alone: to go on without it would be to overwrite it.
        let rows = parse(&content).map_err(|line| {
            let path = path.display();
            io::Error::new(
                ErrorKind::InvalidData,
                words!(
                    "{path}, line {line}: not \"key TAB value\"",
                    "{path}, строка {line}: не «ключ TAB значение»"
                ),
            )
        })?;
        Ok(Table {
            path,
            rows,
            disk,
            _lock: None,
        })
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.rows.get(key).map(String::as_str)
    }

    /// All keys and values, in the order of the keys.
    pub fn rows(&self) -> &BTreeMap<String, String> {
        &self.rows
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.change(|rows| {
            rows.insert(key.to_string(), value.to_string());
        })
    }

    /// Changes any number of rows at once. On an error nothing is changed, and the file is the old one; only where the
    /// very last step failed, it is the new one that a crash could still undo.
    pub fn change(&mut self, change: impl FnOnce(&mut BTreeMap<String, String>)) -> io::Result<()> {
        let mut rows = self.rows.clone();
        change(&mut rows);
        if rows
            .iter()
            .any(|(key, value)| key.contains(['\t', '\n']) || value.contains('\n'))
        {
            return Err(ErrorKind::InvalidInput.into());
        }
        let content: String = rows.iter().map(|(key, value)| format!("{key}\t{value}\n")).collect();
        disk::replace(&*self.disk, &self.path, content.as_bytes())?;
        self.rows = rows;
        Ok(())
    }
}

/// Two servers with one table would overwrite each other's rows. Locked is a file beside it, as the table's own is a new
/// file after every change.
fn lock(path: &Path) -> io::Result<File> {
    let file = disk::private()
        .create(true)
        .append(true)
        .open(path.with_added_extension("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let path = path.display();
            Err(io::Error::new(
                ErrorKind::ResourceBusy,
                words!(
                    "{path} is in use by another program",
                    "файл {path} занят другой программой"
                ),
            ))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// The rows of a file; the number of the first line that is none as the error.
fn parse(content: &[u8]) -> Result<BTreeMap<String, String>, usize> {
    let lines = content.split(|&byte| byte == b'\n').zip(1_usize..);
    lines
        .filter(|(line, _)| !line.is_empty())
        .map(|(line, number)| {
            let line = str::from_utf8(line).map_err(|_| number)?;
            let (key, value) = line.split_once('\t').ok_or(number)?;
            Ok((key.to_string(), value.to_string()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
