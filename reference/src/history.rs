//! The last messages of a chat, kept in a file: a line each, `name TAB text`.

use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use crate::console::printable;
use crate::disk::{self, Disk, Filesystem};
use crate::words;

/// Messages that are kept: who comes later can see what the talk is about, and reads it in a minute.
const KEPT: usize = 100;
/// Lines of the file before it is written anew with the kept ones only: seldom, as most messages are to cost one `write`.
const MOST_LINES: usize = 10 * KEPT;

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// By whom.
    pub name: String,
    /// One line, without control characters: a second line could pass for another user's.
    pub text: String,
}

impl Message {
    /// A message of what a user has sent.
    pub fn new(name: &str, text: &str) -> Message {
        let (name, text) = (name.to_string(), printable(text).replace(['\n', '\t'], " "));
        Message { name, text }
    }
}

/// The last messages, in a file that nobody else uses meanwhile.
pub struct History {
    path: PathBuf,
    messages: VecDeque<Message>,
    /// The file, open at its end, and its lines; `None` where it must be written anew.
    file: Option<(File, usize)>,
}

impl History {
    /// Opens the history in the file `path`, empty where there is no such file.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<History> {
        let path = path.into();
        let content = Filesystem.read(&path)?.unwrap_or_default();
        // What follows the last line end is a message that a crash has cut.
        let whole = content
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |last| last + 1);
        let text = String::from_utf8_lossy(&content[..whole]);
        let messages = text.lines().zip(1..).map(|(line, number)| {
            parse(line).ok_or_else(|| {
                // A file that is not understood is left alone.
                let path = path.display();
                io::Error::new(
                    ErrorKind::InvalidData,
                    words!(
                        "{path}, line {number}: not \"name TAB text\"",
                        "{path}, строка {number}: не «имя TAB текст»"
                    ),
                )
            })
        });
        let mut messages = messages.collect::<Result<VecDeque<_>, _>>()?;
        messages.drain(..messages.len().saturating_sub(KEPT));
        let file = None;
        let mut history = History { path, messages, file };
        history.write_anew()?;
        Ok(history)
    }

    /// The last messages, the oldest first.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter()
    }

    /// Adds a message. On an error it is remembered all the same, but a restart may lose it.
    pub fn push(&mut self, message: Message) -> io::Result<()> {
        let line = to_line(&message);
        if self.messages.len() == KEPT {
            self.messages.pop_front();
        }
        self.messages.push_back(message);
        match &mut self.file {
            Some((file, lines)) if *lines < MOST_LINES => {
                *lines += 1;
                // In the kernel's memory when this returns: a crash of the server loses nothing, only one of the machine
                // may. To wait for the disk after every word of a chat would be too slow.
                let outcome = file.write_all(line.as_bytes());
                if outcome.is_err() {
                    self.file = None; // Half a line may be in it.
                }
                outcome
            }
            _ => self.write_anew(),
        }
    }

    fn write_anew(&mut self) -> io::Result<()> {
        self.file = None;
        let content: String = self.messages.iter().map(to_line).collect();
        disk::replace(&Filesystem, &self.path, content.as_bytes())?;
        let file = OpenOptions::new().append(true).open(&self.path)?;
        self.file = Some((file, self.messages.len()));
        Ok(())
    }
}

fn to_line(Message { name, text }: &Message) -> String {
    format!("{name}\t{text}\n")
}

fn parse(line: &str) -> Option<Message> {
    let (name, text) = line.split_once('\t')?;
    Some(Message::new(name, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn message(number: usize) -> Message {
        Message::new("Ада", &format!("№ {number}"))
    }

    fn numbers(history: &History) -> Vec<String> {
        history.messages().map(|message| message.text.clone()).collect()
    }

    #[test]
    fn the_last_messages_are_known_after_a_restart_and_the_file_stays_small() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        let mut history = History::open(&path).unwrap();
        let count = 2 * MOST_LINES + 7;
        for number in 0..count {
            history.push(message(number)).unwrap();
            let lines = history.file.as_ref().unwrap().1;
            assert!(lines <= MOST_LINES);
        }
        let known = numbers(&history);
        assert_eq!(known.len(), KEPT);
        assert_eq!(known.last(), Some(&format!("№ {}", count - 1)));
        drop(history);
        assert_eq!(numbers(&History::open(&path).unwrap()), known);
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), KEPT);
    }

    #[test]
    fn a_message_cut_by_a_crash_is_lost_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        fs::write(&path, "Ann\thi\nBob\thel").unwrap();
        let mut history = History::open(&path).unwrap();
        history.push(message(1)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "Ann\thi\nАда\t№ 1\n");
    }

    #[test]
    fn another_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        fs::write(&path, "dear diary\n").unwrap();
        assert!(History::open(&path).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "dear diary\n");
    }
}
