//! Reads the arguments and properties of one line against its row of the table.

use kdl::{KdlEntry, KdlNode, KdlValue};
use serde_json::{Map, Value as Json, json};

use super::super::mistakes;
use super::super::table::{Field, Kind, Pair, Place, Value, Word};
use super::messages::{OF_MESSAGE, message, messages};
use super::scope::Scope;
use super::source::{Reader, shown};
use crate::submission::Role;

const PROGRAM: Pair = Pair {
    ru: "программа",
    en: "program",
};
const PEER: Pair = Pair {
    ru: "собеседник",
    en: "peer",
};
const PHASE: Pair = Pair {
    ru: "часть",
    en: "phase",
};

/// The fields of a line, by the names of the AST.
pub(super) fn read(reader: &mut Reader, scope: &mut Scope, node: &KdlNode, word: &'static Word) -> Map<String, Json> {
    let mut map = Map::new();
    properties_known(reader, node, word);
    let mut arguments = node.entries().iter().filter(|entry| entry.name().is_none()).peekable();
    for field in word.takes.iter() {
        let value = match (field.place, &field.kind) {
            (_, Kind::Message) => message(reader, scope, node, word, &mut arguments),
            (_, Kind::Messages) => messages(reader, scope, node, word, &mut arguments),
            (Place::Argument, _) => match arguments.next() {
                Some(entry) => one(reader, scope, entry, field, word),
                None => absent(reader, node, field, word),
            },
            (Place::Property, _) => match node.entry(field.written().as_str()) {
                Some(entry) => one(reader, scope, entry, field, word),
                None => absent(reader, node, field, word),
            },
        };
        if let (Kind::NewProgram, Some(role)) = (&field.kind, value.as_str().and_then(role)) {
            map.insert("role".into(), json!(role));
        }
        map.insert(field.name.into(), value);
    }
    for entry in arguments {
        reader.mistake(entry, mistakes::extra(word.name, &word.usage()));
    }
    if matches!(word.name, "close" | "reset" | "leave" | "vanish")
        && let Some(peer) = map.get("peer").or(map.get("program")).and_then(Json::as_str)
    {
        scope.disconnect(peer);
    }
    map
}

fn properties_known(reader: &mut Reader, node: &KdlNode, word: &Word) {
    let speaks = word.takes.iter().any(|field| matches!(field.kind, Kind::Message));
    let mut known: Vec<String> = word
        .takes
        .iter()
        .filter(|field| field.place == Place::Property)
        .map(Field::written)
        .collect();
    if speaks {
        known.extend(OF_MESSAGE.map(String::from));
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut seen: Vec<&str> = Vec::new();
    for entry in node.entries() {
        let Some(name) = entry.name().map(|name| name.value()) else {
            continue;
        };
        if !known.contains(&name) {
            reader.mistake(
                entry,
                mistakes::unknown_property(word.name, name, &known, &word.usage()),
            );
        } else if seen.contains(&name) {
            reader.mistake(entry, mistakes::repeated_property(name));
        }
        seen.push(name);
    }
}

fn absent(reader: &mut Reader, node: &KdlNode, field: &Field, word: &Word) -> Json {
    match field.default {
        Some(Value::Nothing) => Json::Null,
        Some(Value::Flag(flag)) => json!(flag),
        Some(Value::Count(count)) => json!(count),
        Some(Value::Word(word)) => json!(word),
        None => {
            reader.mistake(node, mistakes::missing(word.name, &field.written(), &word.usage()));
            Json::Null
        }
    }
}

/// One value of a kind that is one value.
fn one(reader: &mut Reader, scope: &mut Scope, entry: &KdlEntry, field: &Field, word: &Word) -> Json {
    match (&field.kind, entry.value()) {
        (Kind::Flag, KdlValue::Bool(flag)) => json!(flag),
        (Kind::Count { least, most }, KdlValue::Integer(count)) => {
            count_in(reader, entry, *count, *least, *most, &field.kind)
        }
        (Kind::Flag | Kind::Count { .. }, other) => {
            reader.mistake(entry, mistakes::wrong_type(&field.kind, &shown(other)));
            Json::Null
        }
        (kind, KdlValue::String(text)) => {
            names(reader, scope, entry, kind, text, word);
            json!(text)
        }
        (kind, other) => {
            reader.mistake(entry, mistakes::wrong_type(kind, &shown(other)));
            Json::Null
        }
    }
}

/// A number, if it is in these bounds.
pub(super) fn count_in(reader: &mut Reader, entry: &KdlEntry, count: i128, least: u64, most: u64, kind: &Kind) -> Json {
    match u64::try_from(count) {
        Ok(count) if (least..=most).contains(&count) => json!(count),
        _ => {
            reader.mistake(entry, mistakes::wrong_type(kind, &count.to_string()));
            Json::Null
        }
    }
}

/// Checks a text that names something, and remembers what it newly names.
fn names(reader: &mut Reader, scope: &mut Scope, entry: &KdlEntry, kind: &Kind, text: &str, word: &Word) {
    let list = |names: &std::collections::BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>();
    let mistake = match kind {
        Kind::Choice(choices) if !choices.iter().any(|choice| choice.word == text) => {
            Some(mistakes::not_one_of(text, choices))
        }
        Kind::NewProgram if role(text).is_none() => Some(mistakes::no_role(text, &ROLES)),
        Kind::NewProgram if !scope.programs.insert(text.into()) => Some(mistakes::duplicate(PROGRAM, text)),
        Kind::Program if !scope.programs.contains(text) => {
            Some(mistakes::unknown_program(text, &refs(&list(&scope.programs))))
        }
        Kind::NewPeer if scope.connected.contains(text) => Some(mistakes::duplicate(PEER, text)),
        Kind::NewPeer => {
            scope.connect(text);
            None
        }
        Kind::Peer if !scope.connected.contains(text) => Some(mistakes::not_connected(
            text,
            &refs(&list(&scope.connected)),
            scope.peers.contains(text),
        )),
        Kind::AnyPeer if !scope.peers.contains(text) => Some(mistakes::unknown_peer(text, &refs(&list(&scope.peers)))),
        Kind::ProgramOrPeer if !scope.programs.contains(text) && !scope.connected.contains(text) => {
            let known = [list(&scope.programs), list(&scope.connected)].concat();
            Some(mistakes::unknown_program(text, &refs(&known)))
        }
        Kind::NewPhase if !scope.phases.insert(text.into()) => Some(mistakes::duplicate(PHASE, text)),
        Kind::Phase if !scope.phases.contains(text) => Some(mistakes::unknown_phase(text, &refs(&list(&scope.phases)))),
        _ => None,
    };
    if let Some(mistake) = mistake {
        reader.mistake(entry, mistake);
    } else if matches!(kind, Kind::NewPeer) && text.contains("{n}") && !scope.in_rounds() {
        reader.mistake(entry, mistakes::round_outside_repeat());
    } else if text.is_empty() && !matches!(kind, Kind::Text) {
        reader.mistake(entry, mistakes::missing(word.name, "name", &word.usage()));
    }
}

fn refs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

const ROLES: [&str; 4] = ["server", "client", "scanner", "chatter"];

fn role(program: &str) -> Option<Role> {
    serde_json::from_value(json!(program.split(' ').next()?)).ok()
}
