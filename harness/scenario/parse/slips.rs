//! The slips that the KDL reader names badly or in the wrong place, found by a look at the characters alone.

use std::ops::Range;

use super::super::diagnostic::Mistake;
use super::super::mistakes;

/// Deeper than any scenario. The KDL reader recurses, so this is looked at before it reads.
const DEEPEST: usize = 12;
/// What may follow a backslash in a string.
const ESCAPES: &str = "nrt\\\"bfsu \n\r\t";
/// Words that KDL writes with a number sign.
const KEYWORDS: [&str; 3] = ["true", "false", "null"];

/// Every slip in the file, in its order.
pub(super) fn slips(source: &str) -> Vec<(Range<usize>, Mistake)> {
    let mut look = Look {
        source,
        at: 0,
        open: Vec::new(),
        found: Vec::new(),
        deep: false,
    };
    while look.at < source.len() {
        look.next();
    }
    if let (Some(&brace), false) = (look.open.last(), look.crossed()) {
        look.found.push((brace..brace + 1, mistakes::open_brace()));
    }
    look.found.sort_by_key(|(span, _)| span.start);
    look.found
}

/// A place in the file and what is open there.
struct Look<'a> {
    source: &'a str,
    at: usize,
    open: Vec<usize>,
    found: Vec<(Range<usize>, Mistake)>,
    deep: bool,
}

impl Look<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn next(&mut self) {
        let rest = self.rest();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if rest.starts_with("//") {
            self.skip_past(0, "\n");
        } else if rest.starts_with("/*") {
            self.comment();
        } else if hashes > 0 && rest[hashes..].starts_with('"') {
            self.raw_string(hashes);
        } else if hashes > 0 {
            let keyword = rest[hashes..]
                .find(|letter| !is_word(letter))
                .unwrap_or(rest.len() - hashes);
            self.at += hashes + keyword;
        } else if rest.starts_with("\"\"\"") {
            self.at = self.source[self.at + 3..]
                .find("\"\"\"")
                .map_or(self.source.len(), |end| self.at + 3 + end + 3);
        } else if rest.starts_with('"') {
            self.string();
        } else if rest.starts_with('{') {
            self.open_brace();
        } else if rest.starts_with('}') {
            self.close_brace();
        } else if rest.starts_with(is_word) {
            self.word();
        } else {
            self.at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }

    fn skip_past(&mut self, from: usize, end: &str) {
        let begin = self.at + from;
        self.at = self.source[begin..]
            .find(end)
            .map_or(self.source.len(), |found| begin + found + end.len());
    }

    /// Comments in comments are closed one by one; deep ones are as dangerous as deep braces.
    fn comment(&mut self) {
        let begin = self.at;
        let mut depth = 0;
        while self.at < self.source.len() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else {
                self.at += self.rest().chars().next().map_or(1, char::len_utf8);
            }
            if depth > DEEPEST && !self.deep {
                self.deep = true;
                self.found.push((begin..begin + 2, mistakes::too_deep(DEEPEST)));
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn raw_string(&mut self, hashes: usize) {
        let quotes = if self.rest()[hashes..].starts_with("\"\"\"") {
            "\"\"\""
        } else {
            "\""
        };
        let end = format!("{quotes}{}", "#".repeat(hashes));
        self.skip_past(hashes + quotes.len(), &end);
    }

    fn string(&mut self) {
        let begin = self.at;
        self.at += 1;
        while let Some(letter) = self.rest().chars().next() {
            let size = letter.len_utf8();
            match letter {
                '"' => {
                    self.at += 1;
                    return;
                }
                '\n' => break,
                '\\' => {
                    let escaped = self.rest()[1..].chars().next();
                    let next = escaped.map_or(0, char::len_utf8);
                    if escaped.is_some_and(|escaped| !ESCAPES.contains(escaped)) {
                        self.found.push((self.at..self.at + 1 + next, mistakes::bad_escape()));
                    }
                    self.at += 1 + next;
                }
                _ => self.at += size,
            }
        }
        self.found.push((begin..self.at, mistakes::open_string()));
    }

    fn open_brace(&mut self) {
        self.open.push(self.at);
        if self.open.len() > DEEPEST && !self.deep {
            self.deep = true;
            self.found.push((self.at..self.at + 1, mistakes::too_deep(DEEPEST)));
        }
        self.at += 1;
    }

    /// A brace that closes one of another indent, below it: that one was meant to be closed before.
    fn close_brace(&mut self) {
        match self.open.pop() {
            None => self.found.push((self.at..self.at + 1, mistakes::extra_brace())),
            Some(open) => {
                let same_line = !self.source[open..self.at].contains('\n');
                if !same_line && self.indent(open) > self.indent(self.at) && !self.crossed() {
                    self.found.push((open..open + 1, mistakes::open_brace()));
                }
            }
        }
        self.at += 1;
    }

    /// Has a brace been found open, or too deep, already? Others then follow from it.
    fn crossed(&self) -> bool {
        let open = mistakes::open_brace();
        self.deep || self.found.iter().any(|(_, mistake)| *mistake == open)
    }

    fn indent(&self, at: usize) -> usize {
        let line = self.source[..at].rfind('\n').map_or(0, |end| end + 1);
        self.source[line..]
            .chars()
            .take_while(|letter| matches!(letter, ' ' | '\t'))
            .count()
    }

    fn word(&mut self) {
        let size = self.rest().find(|letter| !is_word(letter)).unwrap_or(self.rest().len());
        let span = self.at..self.at + size;
        let word = &self.source[span.clone()];
        if KEYWORDS.contains(&word) {
            self.found.push((span.clone(), mistakes::bare_keyword(word)));
        } else if is_number_with_unit(word) {
            self.found.push((span.clone(), mistakes::unquoted(word)));
        }
        self.at = span.end;
    }
}

fn is_word(letter: char) -> bool {
    !letter.is_whitespace() && !"{}()[]/\\\"#;=".contains(letter)
}

/// `1s`, `128MiB`, but not `0x1f`, `1_000` or `1.5e3`.
fn is_number_with_unit(word: &str) -> bool {
    let unsigned = word.trim_start_matches(['+', '-']);
    let is_prefixed = ["0x", "0o", "0b"].iter().any(|prefix| unsigned.starts_with(prefix));
    let is_number = unsigned.replace('_', "").parse::<f64>().is_ok();
    unsigned.starts_with(|digit: char| digit.is_ascii_digit()) && !is_prefixed && !is_number
}
