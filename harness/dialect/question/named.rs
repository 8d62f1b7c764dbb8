//! Words that a program marks in what it prints, as words to be typed: in quotation marks, behind `!` or `/`, in brackets, as
//! one of several (`a/b`), behind a verb of typing, in capitals.

use std::sync::LazyLock;

use regex::Regex;

use super::{offered, recognise, tail};
use crate::dialect::{Dialect, meanings};
use crate::transcript::{Intent, Order};
use crate::words::compile;

/// A text that names more than this names none.
const MOST: usize = 12;
/// A word to be typed is no longer.
const LONGEST: usize = 20;

/// A word in quotation marks, behind a mark of its own, in brackets, and as one of several.
static MARKED: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    const WORD: &str = r"[\p{L}\d_.!?+*#$@-]{1,20}";
    [
        compile(r#"["'«“„`‘]\s*([!/\\:#@.]?[\p{L}\d_-]+(?: [\p{L}\d_-]+){0,2}[!?]?)\s*["'»”“`’]"#),
        compile(r"(?:^|[\s(\[{<,;:=])([!/\\][\p{L}_][\p{L}\d_-]*)(?:$|[\s)\]}>,;:.!?=])"),
        compile(&format!(r"[(\[{{<]\s*({WORD}(?:\s*[/|,]\s*{WORD})*)\s*[)\]}}>]")),
        compile(r"(?:^|[\s:])([\p{L}_-]{1,20}(?:[/|][\p{L}_-]{1,20})+)"),
    ]
});

/// A word behind a verb of typing, and one in capitals: often no more than what is asked for.
static TOLD: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        compile(
            r"\b(?i:напиши\w*|введи\w*|набери\w*|скажи\w*|type|enter|write|say|print)\s+(?i:(?:the\s+)?(?:word|command|слово|команду)\s+)?([!/\\]?[\p{L}\d_-]+)",
        ),
        compile(r"(?:^|[^\p{L}\d_])([\p{Lu}_]{2,20})(?:$|[^\p{L}\d_])"),
    ]
});

/// The words that a text names, the plainest first; those for leaving apart, which bring nobody further.
pub fn named(text: &str) -> Vec<String> {
    let text = tail(text);
    let mut words = marked(text);
    let told = TOLD.iter().flat_map(|rule| rule.captures_iter(text));
    for word in told.map(|found| found[1].to_owned()) {
        let asked_for = recognise(&Dialect::default(), None, &word) != Intent::Unknown;
        if !asked_for && is_typed(&word) && !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(MOST);
    words
}

/// Those of them that carry a mark.
pub fn marked(text: &str) -> Vec<String> {
    let text = tail(text);
    let mut words: Vec<String> = Vec::new();
    let marked = MARKED.iter().flat_map(|rule| rule.captures_iter(text));
    let marked = marked.map(|found| found[1].to_owned());
    for found in offered(text).into_iter().chain(marked) {
        let lead = found.starts_with(['/', '|', '\\']);
        let (head, rest) = found.split_at(usize::from(lead));
        for (place, part) in rest.split(['/', '|', ',']).enumerate() {
            let head = if place == 0 { head } else { "" };
            let word = format!("{head}{}", part.trim());
            if is_typed(&word) && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words.truncate(MOST);
    words
}

fn is_typed(word: &str) -> bool {
    word.contains(char::is_alphabetic) && word.chars().count() <= LONGEST && !leaves(word)
}

/// Is this what one types to go away?
pub fn leaves(word: &str) -> bool {
    meanings(word).contains(&Order::Stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_marks() {
        assert_eq!(named("( !go )\nYour first message: "), ["!go"]);
        assert_eq!(named("Скажите «пуск», чтобы начать\n> "), ["пуск"]);
        assert_eq!(named("To begin: /start or /begin\n")[..2], ["/start", "/begin"]);
        assert_eq!(named("Mode [talk/listen]: "), ["talk", "listen"]);
        assert_eq!(named("Режим беседа/молчание? "), ["беседа", "молчание"]);
        assert_eq!(named("Type READY when you are\n"), ["READY"]);
        assert_eq!(named("say `let me in`"), ["let me in"]);
    }

    #[test]
    fn ordinary_questions_and_words_for_leaving_name_nothing() {
        for text in [
            "Message: ",
            "Введите сообщение: ",
            "Сообщение ('exit' для выхода): ",
            "Порт (9090): ",
            "> ",
            "Hello, 10.0.0.1:9090!\n",
            "Write «quit» to leave: ",
        ] {
            assert_eq!(named(text), [""; 0], "{text}");
        }
    }
}
