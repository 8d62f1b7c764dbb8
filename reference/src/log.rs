//! A log file that events are appended to as they happen, by any thread.
//! Where it cannot be written, the console is told once and the program goes on.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::console;
use crate::words;

/// A log file; without its file it swallows what it is told.
pub struct Log {
    path: PathBuf,
    state: Mutex<State>,
}

struct State {
    file: Option<File>,
    failing: bool,
}

impl Log {
    /// Opens the log `path` for appending, so that earlier runs stay in it.
    pub fn open(path: &str) -> Log {
        let file = match OpenOptions::new().create(true).append(true).open(path) {
            Ok(file) => Some(file),
            Err(error) => {
                complain(&error);
                None
            }
        };
        Log {
            path: path.into(),
            state: Mutex::new(State { file, failing: false }),
        }
    }

    /// Appends one event, with the time of day, as one line.
    pub fn write(&self, event: &str) {
        let mut state = self.state();
        let Some(file) = &mut state.file else { return };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let line = format!("{} {event}\n", time_of_day(now.as_secs()));
        // A `File` has no buffer of its own: the line is in the file when this returns. Made whole before, it is
        // one `write`, and lines of two threads (or of two servers with one log) do not mix.
        match file.write_all(line.as_bytes()) {
            Ok(()) => state.failing = false,
            Err(error) if !state.failing => {
                state.failing = true;
                complain(&error);
            }
            Err(_) => {}
        }
    }

    /// All that is in the log.
    pub fn read(&self) -> io::Result<String> {
        let content = fs::read(&self.path)?;
        Ok(String::from_utf8_lossy(&content).into_owned())
    }

    /// Empties the log. It stays open: in a file opened for appending, the next line goes to where the end is then.
    pub fn clear(&self) -> io::Result<()> {
        self.state().file.as_ref().map_or(Ok(()), |file| file.set_len(0))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn complain(error: &io::Error) {
    console::complain(&words!(
        "Cannot write the log: {error}. Going on without it",
        "Не удается вести лог: {error}. Работа продолжается без него"
    ));
}

/// `HH:MM:SSZ`, in UTC: the standard library knows no time zones.
fn time_of_day(unix_seconds: u64) -> String {
    let (hours, minutes, seconds) = (unix_seconds / 3600 % 24, unix_seconds / 60 % 60, unix_seconds % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_day_is_written_in_utc() {
        assert_eq!(time_of_day(0), "00:00:00Z");
        assert_eq!(time_of_day(1_234_567_890), "23:31:30Z");
    }

    #[test]
    fn what_was_cleared_is_gone_and_what_follows_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let log = Log::open(path.to_str().unwrap());
        log.write("first");
        log.clear().unwrap();
        log.write("second");
        let content = log.read().unwrap();
        assert!(
            content.ends_with("Z second\n") && content.lines().count() == 1,
            "{content:?}"
        );
    }
}
