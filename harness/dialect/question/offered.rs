//! Words that a question offers as an answer: `write "def" for the default`, `or _ for localhost`.

use std::sync::LazyLock;

use regex::Regex;

use crate::words::compile;

/// A word in quotation marks, and one between "or" and what it is for.
static OFFERS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        compile(r#"["'«“`]([^\s"'«»“”`]{1,12})["'»”`]"#),
        compile(
            r#"\b(?:или|либо|or|write|type|enter|напиши\w*|введи\w*|набери\w*)\s+([^\s\d.,:;()"'«»“”`]{1,12})\s+(?:для|чтобы|если|for|to|if)\b"#,
        ),
    ]
});

/// The words that a question offers, in the order in which it does.
pub fn offered(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for found in OFFERS.iter().flat_map(|rule| rule.captures_iter(question)) {
        let word = found[1].to_owned();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_for_a_default_are_found() {
        assert_eq!(offered("Port, or 'ok' if you want 9090: "), ["ok"]);
        assert_eq!(offered("Type PORT below or write \"std\" for default PORT\n"), ["std"]);
        assert_eq!(offered("введите ip или - для localhost: "), ["-"]);
        assert_eq!(offered("*** Адрес или Л для своего компьютера ***\n"), ["Л"]);
        assert_eq!(offered("Введите порт: "), [""; 0]);
        assert_eq!(offered("Введите порт (1024-65535) для сервера: "), [""; 0]);
    }
}
