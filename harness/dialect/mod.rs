//! How one group of programs talks: ports, prompts, greeting, framing, leaving. Data, declared or discovered.

mod commands;
mod framing;
mod inference;
mod question;
mod reply;
mod scanning;

use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};

use crate::transcript::Intent;

pub use commands::{Commands, listed, meanings, usual_words};
pub use framing::{Decoded, EncodeError, decode, encode, limit};
pub use inference::{Inference, Sample, infer_framing};
pub use question::{
    asks_for_both, asks_for_one_line, declared, is_question, leaves, marked, named, offered, offered_for_leaving,
    offered_for_stopping, recognise,
};
pub use reply::{Respondent, replies};
pub use scanning::scanning;

/// How one group of programs talks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dialect {
    /// The port that the server listens on when nobody chooses another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Where the port comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port_choice: Option<PortChoice>,
    /// The port that the client connects to when nobody chooses another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_port: Option<u16>,
    /// Addresses and names of another network at which the programs, told nothing, look for the server's computer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub server_at: Vec<String>,
    /// Does the server speak before the client does?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_first: Option<bool>,
    /// The word that ends the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave: Option<String>,
    /// What the client sends when it leaves, before any framing; empty for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goodbye: Option<String>,
    /// What a client says on connecting, before its user's first message: `{name}`, `{password}`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<String>,
    /// How the examiner's users meet a server that wants to know who they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Users>,
    /// Users whom the server knows without their registering.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// How messages are told apart on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framing: Option<Framing>,
    /// Does the submission's client speak in a form that nothing known explains? Then plain text says nothing to its server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_form: Option<bool>,
    /// Does the server answer nothing of what the submission's client says to it? Then its silence is no misunderstanding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mute: Option<bool>,
    /// The encoding of text on the wire, by its WHATWG label; UTF-8 when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Questions and what to answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Prompt>,
    /// What the server's control console takes.
    #[serde(skip_serializing_if = "Commands::is_empty")]
    pub commands: Commands,
}

/// Questions of every kind: recognising them takes every part of the vocabulary that most worlds need.
const QUESTIONS: [&str; 4] = [
    "Сервер: подключено.\nВведите порт (Enter - 9090): ",
    "Log in or register? [l/r]: ",
    "Press Enter to continue; your message, please> ",
    "Вы зарегистрированы? (да/нет): ",
];

/// Makes the vocabulary ready, so that processes forked from this one need not.
pub fn warm_up() {
    for question in QUESTIONS {
        recognise(&Dialect::default(), None, question);
        asks_for_both(question);
        is_question(question);
        offered(question);
    }
}

/// What is declared, and where nothing is, what was discovered. Declared prompts stand before discovered ones.
pub fn merge(declared: &Dialect, discovered: &Dialect) -> Dialect {
    let known = |prompt: &&Prompt| {
        let same = |other: &Prompt| {
            let program = other.program.is_none() || other.program == prompt.program;
            program && other.says.to_lowercase() == prompt.says.to_lowercase()
        };
        declared.prompts.iter().any(same)
    };
    let new = discovered.prompts.iter().filter(|prompt| !known(prompt));
    Dialect {
        port: declared.port.or(discovered.port),
        port_choice: declared.port_choice.or(discovered.port_choice),
        client_port: declared.client_port.or(discovered.client_port),
        server_at: if declared.server_at.is_empty() {
            &discovered.server_at
        } else {
            &declared.server_at
        }
        .clone(),
        server_first: declared.server_first.or(discovered.server_first),
        leave: declared.leave.clone().or_else(|| discovered.leave.clone()),
        goodbye: declared.goodbye.clone().or_else(|| discovered.goodbye.clone()),
        opening: if declared.opening.is_empty() {
            &discovered.opening
        } else {
            &declared.opening
        }
        .clone(),
        users: declared.users.or(discovered.users),
        accounts: if declared.accounts.is_empty() {
            &discovered.accounts
        } else {
            &declared.accounts
        }
        .clone(),
        framing: declared.framing.clone().or_else(|| discovered.framing.clone()),
        own_form: declared.own_form.or(discovered.own_form),
        mute: declared.mute.or(discovered.mute),
        encoding: declared.encoding.clone().or_else(|| discovered.encoding.clone()),
        prompts: declared.prompts.iter().chain(new).cloned().collect(),
        commands: Commands::merge(&declared.commands, &discovered.commands),
    }
}

/// A question that a program asks, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Which program asks: `server` or `client`; any when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// A part of the question's text; compared without regard to case.
    pub says: String,
    /// What it is after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
    /// What to type; when not said, what the intent asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A user whom the server knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The name to log in by.
    pub name: String,
    /// The password.
    pub password: String,
}

/// How the examiner's users meet a server that wants to know who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Users {
    /// On the wire: the server asks there, in words.
    Wire,
    /// Through the student's own client, which knows what its server wants to hear.
    Console,
}

/// Where a server's port comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PortChoice {
    /// Always the same.
    Fixed,
    /// Typed by the user.
    Asked,
    /// Another one at each start.
    Random,
}

/// How messages are told apart on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Framing {
    /// `framing = "none"`: what is sent is the text; `"line"`: the text and a line feed; `"close"`: the text, and no more after it.
    Plain(Plain),
    /// A header of fixed length with the length of the message.
    Header(Header),
}

/// Framing without a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Plain {
    /// Raw text.
    None,
    /// Messages end with a line feed.
    Line,
    /// A message ends where its sender closes its side of the connection.
    Close,
}

/// `{ length = "decimal", width = 4, pad = "+", justify = "left", counts = "bytes" }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// How the length is written.
    pub length: Length,
    /// Bytes of the header.
    pub width: usize,
    /// What fills a decimal up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pad: Option<char>,
    /// On which side the digits stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub justify: Option<Justify>,
    /// What is counted.
    pub counts: Counts,
}

/// How a header writes a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// ASCII digits.
    Decimal,
    /// ASCII digits of base sixteen.
    Hexadecimal,
    /// Big-endian integer.
    Big,
    /// Little-endian integer.
    Little,
}

/// On which side the digits of a decimal header stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Justify {
    /// Digits first.
    Left,
    /// Digits last.
    Right,
}

/// What a header counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// Bytes.
    Bytes,
    /// Characters of the text.
    Characters,
}

/// By hand, so that a mistake in a manifest is told at the word where it is.
impl<'de> Deserialize<'de> for Framing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Framing, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Framing;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`none`, `line`, `close`, or a table `{ length, width, counts, … }`")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Framing, E> {
                Plain::deserialize(de::value::StrDeserializer::new(word)).map(Framing::Plain)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Framing, A::Error> {
                Header::deserialize(de::value::MapAccessDeserializer::new(map)).map(Framing::Header)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_wins_field_by_field() {
        let prompt = |says: &str, intent| Prompt {
            program: None,
            says: says.into(),
            intent,
            answer: None,
        };
        let declared = Dialect {
            port: Some(1),
            framing: Some(Framing::Plain(Plain::Line)),
            prompts: vec![prompt("Ключ", None)],
            ..Dialect::default()
        };
        let discovered = Dialect {
            port: Some(2),
            leave: Some("close".into()),
            framing: Some(Framing::Plain(Plain::None)),
            prompts: vec![prompt("ключ", Some(Intent::Key)), prompt("порт", Some(Intent::Port))],
            ..Dialect::default()
        };
        let merged = merge(&declared, &discovered);
        assert_eq!((merged.port, merged.leave.as_deref()), (Some(1), Some("close")));
        assert_eq!(merged.framing, declared.framing);
        assert_eq!(
            merged.prompts,
            [declared.prompts[0].clone(), discovered.prompts[1].clone()]
        );
        assert_eq!(merge(&Dialect::default(), &discovered), discovered);
    }
}
