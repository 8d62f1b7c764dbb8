//! The languages that are run without being told how, and their sources without comments and strings.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Role;
use crate::words::compile;

/// How one language is recognised, built and run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its name.
    pub id: String,
    extensions: Vec<String>,
    /// What makes a program, where one must be made.
    pub build: Option<String>,
    /// What runs it.
    pub run: String,
    comments: Vec<String>,
    quotes: Vec<String>,
}

/// What names and sources hint at, as it stands in the data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Data {
    language: Vec<Language>,
    name: BTreeMap<Role, Words>,
    left_out: Words,
    doubtful: Words,
    source: BTreeMap<Role, Rules>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: String,
    #[serde(default)]
    weight: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    says: String,
    weight: i32,
}

/// The same, ready to be compared.
pub struct Hints {
    languages: Vec<Language>,
    /// What a name says of a role.
    pub names: BTreeMap<Role, (Regex, i32)>,
    /// Names of what is not handed in.
    pub left_out: Regex,
    /// Names of what is perhaps not handed in.
    pub doubtful: (Regex, i32),
    /// What a source says of a role.
    pub sources: BTreeMap<Role, Vec<(Regex, i32)>>,
}

/// The embedded hints.
pub static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    let data: Data = toml::from_str(include_str!("hints.toml")).expect("the embedded hints are tested to parse");
    let rules = |rules: Rules| {
        rules
            .rules
            .iter()
            .map(|rule| (compile(&rule.says), rule.weight))
            .collect()
    };
    Hints {
        languages: data.language,
        names: data
            .name
            .into_iter()
            .map(|(role, name)| (role, (compile(&name.words), name.weight)))
            .collect(),
        left_out: compile(&data.left_out.words),
        doubtful: (compile(&data.doubtful.words), data.doubtful.weight),
        sources: data
            .source
            .into_iter()
            .map(|(role, source)| (role, rules(source)))
            .collect(),
    }
});

/// The language of a file, by its ending.
pub fn of(path: &Path) -> Option<&'static Language> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    HINTS
        .languages
        .iter()
        .find(|language| language.extensions.contains(&extension))
}

impl Language {
    /// The source with comments and the content of strings blanked; lines stay.
    pub fn code(&self, source: &str) -> String {
        let mut code = String::with_capacity(source.len());
        let mut rest = source;
        while let Some(next) = rest.chars().next() {
            if self.comments.iter().any(|mark| rest.starts_with(mark.as_str())) {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            } else if self.comments.iter().any(|mark| mark == "//") && rest.starts_with("/*") {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
            } else if let Some(quote) = self.quotes.iter().find(|quote| rest.starts_with(quote.as_str())) {
                let (content, after) = string(&rest[quote.len()..], quote);
                code.push_str(quote);
                code.extend(content.chars().filter(|c| *c == '\n'));
                code.push_str(quote);
                rest = after;
            } else {
                code.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
        code
    }
}

/// The content of a string after its opening quote, and what follows the closing one.
fn string<'a>(text: &'a str, quote: &str) -> (&'a str, &'a str) {
    let over_lines = quote.len() > 1 || quote == "`";
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if text[at..].starts_with(quote) {
            return (&text[..at], &text[at + quote.len()..]);
        } else if character == '\n' && !over_lines {
            return (&text[..at], &text[at..]);
        }
    }
    (text, "")
}
