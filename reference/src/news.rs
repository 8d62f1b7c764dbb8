//! What a chat server says to those who are in, unasked. Each is one message (see `framing`) of lines: what it is, then its
//! parts.

use crate::history::Message;
use crate::login::Answer;

/// Something that a user is told.
#[derive(Debug, PartialEq, Eq)]
pub enum News {
    /// This was said before you came.
    Told(Message),
    /// This is said now.
    Said(Message),
    /// This user comes.
    Came(String),
    /// This user leaves.
    Left(String),
    /// No news: an answer to a request.
    Answer(Answer),
}

impl News {
    /// The message.
    pub fn to_message(&self) -> String {
        match self {
            News::Told(Message { name, text }) => format!("told\n{name}\n{text}"),
            News::Said(Message { name, text }) => format!("said\n{name}\n{text}"),
            News::Came(name) => format!("came\n{name}"),
            News::Left(name) => format!("left\n{name}"),
            News::Answer(answer) => answer.to_message(),
        }
    }

    /// The news in a message; `None` where there are none.
    pub fn parse(message: &str) -> Option<News> {
        let (verb, rest) = message.split_once('\n').unwrap_or((message, ""));
        let said = || {
            let (name, text) = rest.split_once('\n')?;
            Some(Message::new(name, text))
        };
        match verb {
            "told" => said().map(News::Told),
            "said" => said().map(News::Said),
            "came" => Some(News::Came(rest.to_string())),
            "left" => Some(News::Left(rest.to_string())),
            _ => Answer::parse(message).map(News::Answer),
        }
    }
}
