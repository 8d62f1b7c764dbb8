//! Short texts that sources compare with what they read: words that a program may take as commands. They are tried, and decide
//! nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::files::walk;
use super::language;
use crate::words::compile;

/// A longer source was not written by hand.
const LONGEST: u64 = 1 << 20;
/// No console takes more commands than this.
const MOST_WORDS: usize = 200;

/// A line that compares, looks something up or lists.
static COMPARES: LazyLock<Regex> =
    LazyLock::new(|| compile(r#"==|!=|\bin\b|\bcase\b|startswith|equals|=>|["']\s*:|\bmatch\b|\[\s*["']"#));
/// A text of one to three words.
static TEXT: LazyLock<Regex> = LazyLock::new(|| compile(r#"["']([/!\\]?[\w.?-]{1,24}(?: [\w.-]{1,24}){0,2})["']"#));
/// A command of Python's `cmd`.
static METHOD: LazyLock<Regex> = LazyLock::new(|| compile(r"\bdef do_(\w+)"));

/// The texts that the sources below a folder compare something with, in order.
pub fn compared_words(folder: &Path) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for file in walk(folder, None).unwrap_or_default() {
        if language::of(&file.path).is_none() || file.length > LONGEST {
            continue;
        }
        let Ok(bytes) = fs::read(folder.join(&file.path)) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for line in text.lines() {
            let texts = TEXT.captures_iter(line).filter(|_| COMPARES.is_match(line));
            for found in texts.chain(METHOD.captures_iter(line)) {
                let word = found[1].to_owned();
                if words.len() < MOST_WORDS && known.insert(word.clone()) {
                    words.push(word);
                }
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_compared_are_found_and_others_are_not() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let source = "print('Hello')\nif cmd == 'show sl':\nelif cmd in ('стоп', \"/stop\"):\ndef do_pause(self, line):\nd = {'logs.show': show}\n";
        fs::write(folder.path().join("server.py"), source).expect("a file can be written");
        fs::write(folder.path().join("notes.txt"), "if cmd == 'secret'").expect("a file can be written");
        assert_eq!(
            compared_words(folder.path()),
            ["show sl", "стоп", "/stop", "pause", "logs.show"]
        );
    }
}
