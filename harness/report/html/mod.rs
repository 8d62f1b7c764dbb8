//! Pages for a browser: one for a submission, one for a class. Each is a single file that loads nothing.

mod class;
mod criterion;
mod document;
mod marks;
mod record;
mod said;
mod submission;
#[cfg(test)]
mod tests;

pub use class::class_html;
pub use submission::html;

use super::{Lang, say};
use crate::judge::Message;

/// A text of the catalogue that takes no arguments.
fn text(lang: Lang, key: &str) -> String {
    say(lang, &Message::new(key))
}

/// A text of the catalogue about so many.
fn count(lang: Lang, key: &str, count: usize) -> String {
    say(lang, &Message::new(key).with("count", count.to_string()))
}
