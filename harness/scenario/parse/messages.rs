//! Reads what is said: a text with its repetitions, and what stands in braces in it.

use kdl::{KdlEntry, KdlNode, KdlValue};
use serde_json::{Value as Json, json};

use super::super::mistakes;
use super::super::table::{Kind, Word};
use super::fields::count_in;
use super::scope::Scope;
use super::source::{Reader, Spot, shown};

/// What `{…}` can stand for in a message.
const IN_MESSAGE: [&str; 2] = ["word", "n"];
/// The properties of a message.
pub(super) const OF_MESSAGE: [&str; 3] = ["times", "lead", "size"];
const TIMES: Kind = Kind::Count {
    least: 1,
    most: 1 << 16,
};
const SIZE: Kind = Kind::Count {
    least: 1,
    most: 1 << 24,
};

/// A text with `times=` and `lead=`, or `size=` alone.
pub(super) fn message<'a>(
    reader: &mut Reader,
    scope: &Scope,
    node: &KdlNode,
    word: &Word,
    arguments: &mut impl Iterator<Item = &'a KdlEntry>,
) -> Json {
    let unit = arguments.next();
    let count = |reader: &mut Reader, name: &str, kind: Kind| {
        let entry = node.entry(name)?;
        match (entry.value(), &kind) {
            (KdlValue::Integer(value), Kind::Count { least, most }) => {
                Some(count_in(reader, entry, *value, *least, *most, &kind))
            }
            (other, _) => {
                reader.mistake(entry, mistakes::wrong_type(&kind, &shown(other)));
                None
            }
        }
    };
    let times = count(reader, "times", TIMES);
    let size = count(reader, "size", SIZE);
    let lead = node
        .entry("lead")
        .map(|entry| said(reader, scope, entry))
        .unwrap_or_default();
    match (unit, node.entry("size")) {
        (None, None) => reader.mistake(node, mistakes::missing(word.name, "text", &word.usage())),
        (Some(_), Some(size)) => reader.mistake(size, mistakes::size_and_text()),
        _ => {}
    }
    let unit = unit.map(|entry| said(reader, scope, entry)).unwrap_or_default();
    json!({ "lead": lead, "unit": unit, "times": times.unwrap_or(json!(1)), "size": size })
}

/// Several texts.
pub(super) fn messages<'a>(
    reader: &mut Reader,
    scope: &Scope,
    node: &KdlNode,
    word: &Word,
    arguments: &mut impl Iterator<Item = &'a KdlEntry>,
) -> Json {
    let texts: Vec<Json> = arguments
        .map(|entry| json!({ "lead": "", "unit": said(reader, scope, entry), "times": 1, "size": null }))
        .collect();
    if texts.is_empty() {
        reader.mistake(node, mistakes::missing(word.name, "text", &word.usage()));
    }
    Json::Array(texts)
}

/// A text to be said, its placeholders known.
fn said(reader: &mut Reader, scope: &Scope, entry: &KdlEntry) -> String {
    match entry.value() {
        KdlValue::String(text) => {
            placeholders(reader, scope, entry, text, &IN_MESSAGE);
            text.clone()
        }
        other => {
            reader.mistake(entry, mistakes::wrong_type(&Kind::Text, &shown(other)));
            String::new()
        }
    }
}

/// Notes every `{…}` that stands for nothing.
pub(super) fn placeholders(reader: &mut Reader, scope: &Scope, spot: &impl Spot, text: &str, known: &[&str]) {
    for (begin, _) in text.match_indices('{') {
        let rest = &text[begin + 1..];
        let Some(end) = rest.find('}') else { continue };
        let name = &rest[..end];
        let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        if is_name && !known.contains(&name) {
            reader.mistake(spot, mistakes::unknown_placeholder(name, known));
        } else if name == "n" && !scope.in_rounds() {
            reader.mistake(spot, mistakes::round_outside_repeat());
        }
    }
}
