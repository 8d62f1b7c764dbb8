//! A copy of a submission in which the records of its data files are gone, but not their form: for a server that falls over
//! the records which it was handed in with.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::accounts::{KINDS, LONGEST_FILE};
use super::learn::is;
use crate::judge::{FileKind, file_kind};
use crate::transcript::{Did, Exit, Transcript, Who};

/// The copy's name, beside the folder that it is made from.
const NAME: &str = "without-records";
/// Endings of files that Python's pickle writes.
const PICKLES: [&str; 2] = ["pkl", "pickle"];
/// The first byte of a pickle (PROTO), and the last one (STOP).
const PROTOCOL: u8 = 0x80;
const STOP: u8 = b'.';
/// Begins a frame, and the bytes of its length follow.
const FRAME: u8 = 0x95;
const FRAME_LENGTH: usize = 8;

/// Did the server crash over somebody who had come, before it said a word to anybody?
pub(super) fn falls_over_whoever_comes(transcript: &Transcript) -> bool {
    let mut events = transcript.events.iter();
    let came = |did: &Did| matches!(did, Did::Connected { .. });
    let said = |who: &Who, did: &Did| matches!(did, Did::Received { .. }) && !is(who, "server");
    if !events.any(|event| came(&event.did)) {
        return false;
    }
    for event in events {
        if said(&event.who, &event.did) {
            return false;
        }
        if let Did::Ended { exit, by_us: false } = event.did
            && is(&event.who, "server")
        {
            return exit != Exit::Code(0);
        }
    }
    false
}

/// The copy, if the folder has files with records.
pub(super) fn without_records(folder: &Path) -> io::Result<Option<PathBuf>> {
    let into = folder.with_file_name(NAME);
    if !into.exists() && !copy(folder, &into)? {
        fs::remove_dir_all(&into)?;
        return Ok(None);
    }
    Ok(Some(into))
}

/// Copies a folder; were there records in it?
fn copy(from: &Path, into: &Path) -> io::Result<bool> {
    fs::create_dir(into)?;
    let mut emptied = false;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), into.join(entry.file_name()));
        let kind = entry.file_type()?;
        if kind.is_dir() {
            emptied |= copy(&source, &target)?;
        } else if kind.is_symlink() {
            symlink(fs::read_link(&source)?, &target)?;
        } else if kind.is_file() {
            fs::copy(&source, &target)?;
            if may_hold_records(&source)
                && let Some(empty) = emptied_form(&fs::read(&source)?)
            {
                fs::write(&target, empty)?;
                emptied = true;
            }
        }
    }
    Ok(emptied)
}

fn may_hold_records(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let documents = ["readme", "license", "requirements"];
    (KINDS.contains(&end) || PICKLES.contains(&end))
        && file_kind(name) != FileKind::Log
        && !documents.iter().any(|word| name.to_lowercase().starts_with(word))
        && path.metadata().is_ok_and(|file| file.len() <= LONGEST_FILE)
}

/// What is left of a file without its records; None when there are none, or they cannot be told from their form.
fn emptied_form(bytes: &[u8]) -> Option<Vec<u8>> {
    if let [PROTOCOL, version, rest @ ..] = bytes {
        let value = match rest {
            [FRAME, framed @ ..] => framed.get(FRAME_LENGTH)?,
            _ => rest.first()?,
        };
        return matches!(value, b'}' | b']').then(|| vec![PROTOCOL, *version, *value, STOP]);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let empty = match text.trim_start().chars().next()? {
        '{' => match serde_json::from_str(text) {
            // {"users": [...]} names what it holds.
            Ok(Value::Object(fields)) if fields.values().all(Value::is_array) => {
                let kept = fields.into_iter().map(|(key, _)| (key, Value::Array(Vec::new())));
                Value::Object(kept.collect()).to_string()
            }
            _ => "{}".to_owned(),
        },
        '[' => "[]".to_owned(),
        _ => String::new(),
    };
    (empty.as_bytes() != bytes).then(|| empty.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Bytes, Event};

    fn text(of: &str) -> Option<String> {
        emptied_form(of.as_bytes()).map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    #[test]
    fn the_form_stays() {
        assert_eq!(text("127.0.0.1,Ivan,12\r\r\n").as_deref(), Some(""));
        assert_eq!(text(r#"{"127.0.0.1": {"name": "Ivan"}}"#).as_deref(), Some("{}"));
        assert_eq!(text("{'127.0.0.1': 'Ivan'}").as_deref(), Some("{}"));
        assert_eq!(text(r#"{"users": [1, 2]}"#).as_deref(), Some(r#"{"users":[]}"#));
        assert_eq!(text(" [1]").as_deref(), Some("[]"));
        assert_eq!(text("{}"), None);
        assert_eq!(text(""), None);
        let pickle = [&[0x80, 4, 0x95][..], &[9; 8], b"}\x94\x8c."].concat();
        assert_eq!(emptied_form(&pickle), Some(b"\x80\x04}.".to_vec()));
        assert_eq!(emptied_form(b"\x80\x03]q\x00(K\x01e."), Some(b"\x80\x03].".to_vec()));
    }

    #[test]
    fn only_data_is_emptied() {
        let folder = tempfile::tempdir().expect("a folder");
        let of = folder.path().join("of");
        fs::create_dir(&of).expect("a folder");
        assert!(without_records(&of).is_ok_and(|copy| copy.is_none()));
        for name in ["server.py", "README.txt", "log.txt", "names.csv"] {
            fs::write(of.join(name), "127.0.0.1,Ivan").expect("a file");
        }
        let copy = without_records(&of).expect("a copy").expect("records");
        let length = |name: &str| fs::metadata(copy.join(name)).expect("a file").len();
        assert_eq!(
            ["server.py", "README.txt", "log.txt", "names.csv"].map(length),
            [14, 14, 14, 0]
        );
    }

    #[test]
    fn only_a_crash_over_somebody_counts() {
        let address = "127.0.0.1:9".parse().expect("an address");
        let event = |who: Who, did: Did| Event { at_us: 0, who, did };
        let peer = || Who::Peer("a".into());
        let server = || Who::Program("server".into());
        let came = || {
            event(
                peer(),
                Did::Connected {
                    from: address,
                    to: address,
                },
            )
        };
        let ended = |code| {
            event(
                server(),
                Did::Ended {
                    exit: Exit::Code(code),
                    by_us: false,
                },
            )
        };
        let said = || {
            event(
                peer(),
                Did::Received {
                    bytes: Bytes(vec![b'?']),
                },
            )
        };
        let falls = |events: Vec<Event>| {
            falls_over_whoever_comes(&Transcript {
                events,
                ..Transcript::default()
            })
        };
        assert!(falls(vec![came(), ended(1)]));
        assert!(!falls(vec![came(), ended(0)]));
        assert!(!falls(vec![came(), said(), ended(1)]));
        assert!(!falls(vec![ended(1), came()]));
        assert!(!falls(vec![came()]));
    }
}
