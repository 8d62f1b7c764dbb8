//! Reads one `answer` line of a `start`.

use kdl::{KdlNode, KdlValue};
use serde_json::json;

use super::super::Answer;
use super::super::mistakes;
use super::super::table::Kind;
use super::messages::placeholders;
use super::scope::Scope;
use super::source::{Reader, shown};
use crate::transcript::Intent;

/// What `{…}` can stand for in an answer.
const IN_ANSWER: [&str; 6] = ["free-port", "lab", "far", "client", "silent", "word"];
const ANSWER_USAGE: &str = "answer \"port\" \"{free-port}\" required=#true";
/// The answer for questions of every intent.
const ANY: &str = "any";

/// `answer "port" "…" "…" required=#true`.
pub(super) fn answer(reader: &mut Reader, scope: &Scope, node: &KdlNode) -> Option<Answer> {
    if node.name().value() != "answer" {
        super::unknown_line(reader, node, &["answer"]);
        return None;
    }
    let mut answer = Answer {
        intent: None,
        texts: Vec::new(),
        required: false,
    };
    let mut arguments = Vec::new();
    for entry in node.entries() {
        match (entry.name().map(|name| name.value()), entry.value()) {
            (Some("required"), KdlValue::Bool(required)) => answer.required = *required,
            (Some("required"), other) => reader.mistake(entry, mistakes::wrong_type(&Kind::Flag, &shown(other))),
            (Some(other), _) => {
                reader.mistake(
                    entry,
                    mistakes::unknown_property("answer", other, &["required"], ANSWER_USAGE),
                );
            }
            (None, KdlValue::String(text)) => arguments.push((entry, text)),
            (None, other) => reader.mistake(entry, mistakes::wrong_type(&Kind::Text, &shown(other))),
        }
    }
    if node.children().is_some() {
        reader.mistake(node, mistakes::no_block("answer"));
    }
    let mut arguments = arguments.into_iter();
    if let Some((entry, name)) = arguments.next() {
        answer.intent = intent(name);
        if answer.intent.is_none() && name != ANY {
            reader.mistake(entry, mistakes::not_one_of_words(name, &INTENTS));
        }
    }
    for (entry, text) in arguments {
        placeholders(reader, scope, entry, text, &IN_ANSWER);
        answer.texts.push(text.clone());
    }
    if answer.texts.is_empty() {
        reader.mistake(node, mistakes::missing("answer", "text", ANSWER_USAGE));
    }
    Some(answer)
}

const INTENTS: [&str; 12] = [
    "host",
    "port",
    "address",
    "name",
    "password",
    "login-or-register",
    "yes-no",
    "key",
    "message",
    "enter",
    "command",
    ANY,
];

fn intent(name: &str) -> Option<Intent> {
    serde_json::from_value(json!(name)).ok()
}
