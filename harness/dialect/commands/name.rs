//! What is typed for a command, told apart from what is said about it.

use std::sync::LazyLock;

use regex::Regex;

use crate::words::compile;

/// A command has a name of at most so many words.
pub(super) const NAME_WORDS: usize = 3;
/// Where the name of a command ends in a sentence.
static PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(?i)^(для|чтобы|чтоб|если|или|to|for|if|or|in|и|and|dlya|chtoby|ili|[-–—=:(].*)$"));
/// Arguments of a command.
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| compile(r"\s*[\[<{(][^\])>}]*[\])>}]"));

/// The name with which these words begin.
pub(super) fn name_in(words: &str) -> String {
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        if PURPOSE.is_match(word) {
            break;
        }
        name.push(word.trim_end_matches(['.', ':', ')']));
        if word.ends_with(['.', ':', ')']) {
            break;
        }
    }
    name.join(" ")
}

/// How much a text looks like what is typed rather than what is said about it.
pub(super) fn looks_like_a_name(text: &str) -> usize {
    let quoted = text.starts_with(['"', '\'', '`', '«', '/', '!']);
    let words = ARGUMENT.replace_all(text, "").split_whitespace().count();
    let latin = text.is_ascii();
    usize::from(quoted) * 4 + usize::from(words == 1) * 2 + usize::from(words <= NAME_WORDS) + usize::from(latin)
}

/// The name without quotation marks, arguments and the other names for the same.
pub(super) fn bare_name(name: &str) -> String {
    let name = ARGUMENT.replace_all(name, "");
    let name = name.trim().trim_matches(['"', '\'', '`', '«', '»', ',', '.']);
    let (lead, rest) = name.split_at(usize::from(name.starts_with('/')));
    let first = rest.split(['/', '|', ',']).next().unwrap_or_default();
    let first = first.split(" или ").next().unwrap_or_default();
    let first = first.split(" or ").next().unwrap_or_default();
    format!("{lead}{}", first.trim().trim_matches(['"', '\'', '`', '«', '»']))
}
