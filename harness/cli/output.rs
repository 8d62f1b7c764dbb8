//! Where a report goes. A file is opened before anything is examined, so that a wrong name costs no time.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file that was named for the report, opened and not yet touched.
pub struct Output {
    path: PathBuf,
    file: File,
    made: bool,
    written: bool,
}

impl Output {
    /// Opens the file; what it holds stays until the report is there.
    pub fn open(path: &Path) -> std::io::Result<Output> {
        let made = !path.exists();
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        Ok(Output {
            path: path.to_owned(),
            file,
            made,
            written: false,
        })
    }

    /// Replaces the file's content by the report.
    pub fn write(mut self, report: &[u8]) -> std::io::Result<()> {
        self.written = true;
        if self.file.metadata()?.is_file() {
            self.file.set_len(0)?;
        }
        self.file.write_all(report)?;
        // A full disk may show only now.
        match self.file.sync_data() {
            // Not everything that can be written to can be synchronised: a pipe, a terminal.
            Err(error) if error.kind() != std::io::ErrorKind::InvalidInput => Err(error),
            _ => Ok(()),
        }
    }
}

/// An empty file that nobody asked for is not left behind.
impl Drop for Output {
    fn drop(&mut self) {
        if self.made && !self.written {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
