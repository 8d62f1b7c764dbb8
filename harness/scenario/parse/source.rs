//! A file being read: its text, the mistakes found in it, and the reading of lines that are no steps.

use std::ops::Range;
use std::sync::Arc;

use kdl::{KdlDocument, KdlEntry, KdlNode, KdlValue};

use super::super::Localised;
use super::super::diagnostic::{Diagnostic, Mistake};
use super::super::mistakes::{self, LINE};
use super::super::table::{Kind, Word};

/// A file as found on the way through a folder.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the folder of scenarios, `echo/task.kdl`.
    pub path: String,
    /// Its content, or why there is none.
    pub content: Result<Vec<u8>, Mistake>,
}

/// A file being read.
pub(crate) struct Reader {
    /// Relative to the folder of scenarios.
    pub path: String,
    /// Its text.
    pub source: Arc<str>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// It could not be read at all, so that nothing is known of what it lacks.
    pub unread: bool,
}

/// The largest file that is read, in bytes: a hundred times the longest scenario.
const LARGEST: usize = 256 * 1024;

impl Reader {
    /// Takes a file's text; what cannot be read as text is noted and taken as empty.
    pub fn new(file: &SourceFile) -> Reader {
        let mut reader = Reader {
            path: file.path.clone(),
            source: "".into(),
            diagnostics: Vec::new(),
            unread: false,
        };
        match &file.content {
            Err(mistake) => reader.mistake(&(0..0), mistake.clone()),
            Ok(bytes) if bytes.len() > LARGEST => {
                reader.mistake(&(0..0), mistakes::too_large(bytes.len() as u64, LARGEST as u64));
            }
            Ok(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => reader.source = text.into(),
                Err(error) => {
                    let valid = error.valid_up_to();
                    reader.source = String::from_utf8_lossy(bytes).into();
                    let last = reader.source[..valid].chars().next_back().map_or(0, char::len_utf8);
                    reader.mistake(&(valid - last..valid), mistakes::not_utf8());
                    reader.source = "".into();
                }
            },
        }
        reader
    }

    /// The same file, to point into later.
    pub fn pointer(&self) -> Reader {
        Reader {
            path: self.path.clone(),
            source: self.source.clone(),
            diagnostics: Vec::new(),
            unread: false,
        }
    }

    /// Notes a mistake.
    pub fn mistake(&mut self, spot: &impl Spot, mistake: Mistake) {
        let (path, source) = (self.path.clone(), self.source.clone());
        let span = spot.range();
        let span = span.start.min(source.len())..span.end.min(source.len());
        self.diagnostics.push(Diagnostic {
            path,
            source,
            span,
            mistake,
        });
    }

    /// How many mistakes were noted.
    pub fn mistakes(&self) -> usize {
        self.diagnostics.len()
    }

    /// The one node that a file consists of.
    pub fn only_root<'a>(&mut self, document: &'a KdlDocument, name: &str, example: &str) -> Option<&'a KdlNode> {
        let (roots, others): (Vec<_>, Vec<_>) = document.nodes().iter().partition(|node| node.name().value() == name);
        for node in others {
            super::unknown_line(self, node, &[name]);
        }
        for node in roots.iter().skip(1) {
            self.mistake(*node, mistakes::duplicate(LINE, name));
        }
        if document.nodes().is_empty() {
            self.mistake(&(0..0), mistakes::lacks_line(name, example));
        }
        roots.first().copied()
    }

    /// The text of the one line of this name.
    pub fn only_text(&mut self, parent: &KdlNode, lines: &[&KdlNode], name: &str, example: &str) -> Localised {
        for node in lines.iter().skip(1) {
            self.mistake(*node, mistakes::duplicate(LINE, name));
        }
        match lines.first() {
            Some(node) => self.localised(node),
            None => {
                self.mistake(parent, mistakes::lacks_line(name, example));
                Localised::default()
            }
        }
    }

    /// A text in both languages: `title ru="…" en="…"`.
    fn localised(&mut self, node: &KdlNode) -> Localised {
        let name = node.name().value();
        let usage = format!("{name} ru=\"…\" en=\"…\"");
        for entry in node.entries() {
            match entry.name().map(|property| property.value()) {
                Some("ru" | "en") => {}
                Some(other) => {
                    self.mistake(entry, mistakes::unknown_property(name, other, &["ru", "en"], &usage));
                }
                None => self.mistake(entry, mistakes::extra(name, &usage)),
            }
        }
        if node.children().is_some() {
            self.mistake(node, mistakes::no_block(name));
        }
        Localised {
            ru: self.text_in(node, "ru"),
            en: self.text_in(node, "en"),
        }
    }

    fn text_in(&mut self, node: &KdlNode, lang: &str) -> String {
        let Some(entry) = node.entry(lang) else {
            self.mistake(node, mistakes::no_language(node.name().value(), lang));
            return String::new();
        };
        match entry.value() {
            KdlValue::String(text) if !text.trim().is_empty() => text.clone(),
            KdlValue::String(_) => {
                self.mistake(entry, mistakes::no_language(node.name().value(), lang));
                String::new()
            }
            other => {
                self.mistake(entry, mistakes::wrong_type(&Kind::Text, &shown(other)));
                String::new()
            }
        }
    }

    /// The one argument, a text, of a line that takes no properties.
    pub fn only_argument(&mut self, node: &KdlNode, what: &str, usage: &str) -> Option<(String, Range<usize>)> {
        let word = node.name().value();
        let mut argument = None;
        for entry in node.entries() {
            match (entry.name(), entry.value()) {
                (Some(property), _) => {
                    self.mistake(entry, mistakes::unknown_property(word, property.value(), &[], usage));
                }
                (None, KdlValue::String(text)) if argument.is_none() => {
                    argument = Some((text.clone(), entry.range()));
                }
                (None, other) if argument.is_none() => {
                    self.mistake(entry, mistakes::wrong_type(&Kind::Text, &shown(other)));
                    return None;
                }
                (None, _) => self.mistake(entry, mistakes::extra(word, usage)),
            }
        }
        if argument.is_none() {
            self.mistake(node, mistakes::missing(word, what, usage));
        }
        argument
    }

    /// Notes everything that stands beside the name of a line that takes nothing.
    pub fn bare(&mut self, node: &KdlNode, usage: &str) {
        for entry in node.entries() {
            self.mistake(entry, mistakes::extra(node.name().value(), usage));
        }
    }

    /// Notes braces where the word takes none.
    pub fn refuse_block(&mut self, node: &KdlNode, word: &Word) {
        if node.children().is_some() {
            self.mistake(node, mistakes::no_block(word.name));
        }
    }
}

/// A value as it is written.
pub(crate) fn shown(value: &KdlValue) -> String {
    value.to_string()
}

/// What a caret can point at.
pub(crate) trait Spot {
    /// Its bytes in the file.
    fn range(&self) -> Range<usize>;
}

impl Spot for Range<usize> {
    fn range(&self) -> Range<usize> {
        self.clone()
    }
}

/// A line is pointed at by its first word.
impl Spot for KdlNode {
    fn range(&self) -> Range<usize> {
        let span = self.name().span();
        span.offset()..span.offset() + span.len()
    }
}

impl Spot for KdlEntry {
    fn range(&self) -> Range<usize> {
        let span = self.span();
        span.offset()..span.offset() + span.len()
    }
}
