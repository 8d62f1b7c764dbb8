//! Steps and claims as sentences, from the patterns of the table, so that a reader learns what a scenario does.

use serde_json::{Map, Value as Json};

use super::table::{CLAIMS, Field, Kind, Pair, Table, VERBS, Word};
use super::{Expect, Localised, Step};
use crate::report::Lang;

/// One sentence, and how deep it stands under others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// 0 at the outermost.
    pub depth: usize,
    /// Without a full stop.
    pub text: String,
}

/// What is done, step by step.
pub fn steps(steps: &[Step], lang: Lang) -> Vec<Sentence> {
    let value = serde_json::to_value(steps).expect("the AST is plain data");
    lines(&value, VERBS, "verb", lang, 0)
}

/// What must hold.
pub fn claims(claims: &[Expect], lang: Lang) -> Vec<Sentence> {
    let value = serde_json::to_value(claims).expect("the AST is plain data");
    lines(&value, CLAIMS, "claim", lang, 0)
}

impl Pair {
    /// The text in this language.
    pub fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

fn lines(value: &Json, table: Table, tag: &str, lang: Lang, depth: usize) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for fields in &together(value) {
        let Some(word) = fields
            .get(tag)
            .and_then(Json::as_str)
            .and_then(|name| Word::find(table, name))
        else {
            continue;
        };
        let text = fill(word.sentence.in_lang(lang), &|name| shown(name, fields, word, lang));
        sentences.push(Sentence { depth, text });
        for below in ["steps", "of"].iter().filter_map(|name| fields.get(*name)) {
            sentences.extend(lines(below, table, tag, lang, depth + 1));
        }
    }
    sentences
}

/// The lines of a list; those that differ in nothing but the peer (`p1`, `p2`, …) become one about all of them.
fn together(list: &Json) -> Vec<Map<String, Json>> {
    let mut lines: Vec<(Map<String, Json>, Vec<Json>)> = Vec::new();
    for fields in list.as_array().into_iter().flatten().filter_map(Json::as_object) {
        let mut fields = fields.clone();
        let peer = fields.remove("peer");
        match (lines.last_mut(), peer) {
            (Some((last, peers)), Some(peer)) if *last == fields && !peers.is_empty() => peers.push(peer),
            (_, peer) => lines.push((fields, peer.into_iter().collect())),
        }
    }
    let named = |(mut fields, peers): (Map<String, Json>, Vec<Json>)| {
        let peer = match (
            peers.first().and_then(Json::as_str),
            peers.last().and_then(Json::as_str),
        ) {
            (Some(first), Some(last)) if peers.len() > 1 => Some(format!("{first} … {last}")),
            (first, _) => first.map(String::from),
        };
        fields.extend(peer.map(|peer| ("peer".to_string(), Json::String(peer))));
        fields
    };
    lines.into_iter().map(named).collect()
}

/// A pattern with its fields filled in: `{field}`, `{?flag}` for nothing but a condition, `[…]` left out
/// when a field in it has no value.
fn fill(pattern: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(begin) = rest.find(['{', '[']) {
        text.push_str(&rest[..begin]);
        let closing = if rest[begin..].starts_with('{') { '}' } else { ']' };
        let Some(end) = rest[begin..].find(closing).map(|end| begin + end) else {
            break;
        };
        let inside = &rest[begin + 1..end];
        if closing == '}' {
            text.push_str(&value(inside).unwrap_or_default());
        } else if names(inside).all(|name| value(name).is_some()) {
            text.push_str(&fill(inside, value));
        }
        rest = &rest[end + 1..];
    }
    text + rest
}

fn names(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|part| part.split('}').next())
}

/// A field's value for people; None when it is not given.
fn shown(name: &str, fields: &Map<String, Json>, word: &Word, lang: Lang) -> Option<String> {
    if let Some(flag) = name.strip_prefix('?') {
        return fields.get(flag)?.as_bool()?.then(String::new);
    }
    let value = fields.get(name).filter(|value| !value.is_null())?;
    let field = word.takes.iter().find(|field| field.name == name);
    match (field.map(|field: &Field| &field.kind), value) {
        (Some(Kind::Choice(choices)), Json::String(text)) => Some(
            choices
                .iter()
                .find(|choice| choice.word == text)?
                .reads
                .in_lang(lang)
                .to_string(),
        ),
        (Some(Kind::NewProgram | Kind::Program | Kind::ProgramOrPeer), Json::String(text)) => Some(program(text, lang)),
        (_, Json::String(text)) => Some(readable(text, lang)),
        (_, Json::Number(number)) => Some(number.to_string()),
        (_, Json::Object(message)) => said(message, lang),
        (_, Json::Array(list)) if !list.is_empty() => {
            let each: Vec<String> = match name {
                "answers" => list.iter().filter_map(|answer| answer_shown(answer, lang)).collect(),
                _ => list.iter().filter_map(|text| said(text.as_object()?, lang)).collect(),
            };
            Some(each.join(", "))
        }
        _ => None,
    }
}

/// A program by its role: `client b` → «клиент b».
fn program(name: &str, lang: Lang) -> String {
    let (role, rest) = name.split_once(' ').map_or((name, ""), |(role, rest)| (role, rest));
    let role = match (lang, role) {
        (Lang::Ru, "server") => "сервер",
        (Lang::Ru, "client") => "клиент",
        (Lang::Ru, "scanner") => "сканер",
        (Lang::Ru, "chatter") => "участник чата",
        (_, other) => other,
    };
    format!("{role} {rest}").trim_end().to_string()
}

/// A message: its text, or what it is made of.
fn said(message: &Map<String, Json>, lang: Lang) -> Option<String> {
    if let Some(size) = message.get("size").and_then(Json::as_u64) {
        return Some(match lang {
            Lang::Ru => format!("нумерованный текст размером {size} Б"),
            Lang::En => format!("a counting text of {size} bytes"),
        });
    }
    let part = |name: &str| message.get(name).and_then(Json::as_str).unwrap_or_default();
    let unit = quoted(&readable(part("unit"), lang), lang);
    let times = message.get("times").and_then(Json::as_u64).unwrap_or(1);
    let repeated = if times == 1 { unit } else { format!("{unit} × {times}") };
    Some(match part("lead") {
        "" => repeated,
        lead => format!("{} + {repeated}", quoted(&readable(lead, lang), lang)),
    })
}

fn answer_shown(answer: &Json, lang: Lang) -> Option<String> {
    let intent = answer.get("intent").and_then(Json::as_str).unwrap_or("any");
    let texts = answer.get("texts")?.as_array()?.iter().filter_map(Json::as_str);
    let texts: Vec<String> = texts
        .map(|text| match (text, lang) {
            ("", Lang::Ru) => "пустая строка".to_string(),
            ("", Lang::En) => "an empty line".to_string(),
            (text, lang) => quoted(&readable(text, lang), lang),
        })
        .collect();
    let (about, then) = match lang {
        Lang::Ru => (asked(intent).ru, ", затем "),
        Lang::En => (asked(intent).en, ", then "),
    };
    Some(format!("{about}: {}", texts.join(then)))
}

/// What is being answered.
fn asked(intent: &str) -> Localised {
    match intent {
        "port" => Localised::new("ответ о порте", "the answer for the port"),
        "host" => Localised::new("ответ о хосте", "the answer for the host"),
        "name" => Localised::new("ответ об имени", "the answer for the name"),
        "password" => Localised::new("ответ о пароле", "the answer for the password"),
        "any" => Localised::new("ответ на любой вопрос", "the answer to any question"),
        other => Localised::new(format!("ответ на вопрос ({other})"), format!("the answer ({other})")),
    }
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ru => format!("«{text}»"),
        Lang::En => format!("“{text}”"),
    }
}

/// A text with the examiner's own placeholders told in words.
fn readable(text: &str, lang: Lang) -> String {
    let words: [(&str, &str, &str); 8] = [
        ("{word}", "‹слово›", "‹word›"),
        ("{n}", "‹номер›", "‹round›"),
        ("{long}", "‹слово в 2000 байт›", "‹a word of 2000 bytes›"),
        ("{free-port}", "‹свободный порт›", "‹a free port›"),
        ("{lab}", "‹адрес сервера›", "‹the server's address›"),
        (
            "{client}",
            "‹адрес компьютера, где работает клиент›",
            "‹the address of the client's own machine›",
        ),
        ("{far}", "‹адрес другой машины›", "‹another machine's address›"),
        (
            "{silent}",
            "‹адрес, который не отвечает›",
            "‹an address that never answers›",
        ),
    ];
    words.iter().fold(text.to_string(), |text, (name, ru, en)| {
        text.replace(name, if lang == Lang::Ru { ru } else { en })
    })
}
