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

/// A server's own end, by name.
const STOPPING: &str = r"(?:(?:останов|выключ|отключ|заверш|закры)\w*\s+(?:работ\w+\s+)?сервер\w*|(?:stop|shut ?down|close|end|terminate|turn off|switch off)\s+(?:the\s+)?server)";
const TYPING: &str = r"(?:введите|введи|напишите|напиши|наберите|набери|print|type|input|enter|write)";

/// A word in quotation marks behind the server's end and the verb of typing it, and before it.
static STOPS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    const WORD: &str = r#"["'«“`](\w{1,12})["'»”`]"#;
    [
        compile(&format!(r"(?i){STOPPING}[^.;!?\n]{{0,20}}?\b{TYPING}\s+{WORD}")),
        compile(&format!(r"(?i)\b{TYPING}\s+{WORD}[^.;!?\n]{{0,20}}?{STOPPING}")),
    ]
});

/// The word that a server's question offers for ending the server.
pub fn offered_for_stopping(question: &str) -> Option<String> {
    let found = STOPS.iter().find_map(|rule| rule.captures(question))?;
    Some(found[1].to_owned())
}

/// What leaving is called.
const LEAVING: &str = r"(?:выход\w*|выйти|завершени\w+|завершить|закры\w+|отключ\w+|разрыв\w*|exit|quit|leave|leaving|close|closing|disconnect\w*|end|stop)";

/// A word in quotation marks behind leaving and the verb of typing it, and before it.
static LEAVES: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    const WORD: &str = r#"["'«“`]([\w/!]{1,12})["'»”`]"#;
    [
        compile(&format!(
            r"(?i)\b{LEAVING}\b[^.;!?\n]{{0,40}}?\b{TYPING}(?:\s+(?:the\s+word|слово|команду))?\s+{WORD}"
        )),
        compile(&format!(
            r"(?i)\b{TYPING}(?:\s+(?:the\s+word|слово|команду))?\s+{WORD}[^.;!?\n]{{0,20}}?\b{LEAVING}\b"
        )),
    ]
});

/// The word that a client tells its user to type for leaving.
pub fn offered_for_leaving(printed: &str) -> Option<String> {
    let found = LEAVES.iter().find_map(|rule| rule.captures(printed))?;
    let of_the_server = ["server", "сервер"]
        .iter()
        .any(|word| found[0].to_lowercase().contains(word));
    (!of_the_server).then(|| found[1].to_owned())
}

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
    fn the_word_that_ends_the_server_is_found() {
        let word = |question: &str| offered_for_stopping(question);
        assert_eq!(
            word("To stop the server type 'quit', else Enter: ").as_deref(),
            Some("quit")
        );
        assert_eq!(
            word("Чтобы остановить сервер, введите «конец»: ").as_deref(),
            Some("конец")
        );
        assert_eq!(word("Введите 'off', чтобы выключить сервер: ").as_deref(), Some("off"));
        assert_eq!(word("Type 'exit' to leave: "), None);
        assert_eq!(word("Server is running. Port? "), None);
    }

    #[test]
    fn the_word_for_leaving_is_found_where_it_is_quoted() {
        let word = |printed: &str| offered_for_leaving(printed);
        assert_eq!(word("To leave the chat type 'bye'").as_deref(), Some("bye"));
        assert_eq!(word("Для выхода введите слово «пока»\n> ").as_deref(), Some("пока"));
        assert_eq!(word("Напишите \"стоп\", чтобы выйти").as_deref(), Some("стоп"));
        assert_eq!(word("Для выхода нажмите Enter"), None);
        assert_eq!(word("Type 'help' for the commands"), None);
        assert_eq!(word("Для выхода введите пустую строку"), None);
        assert_eq!(word("To close the server type 'halt'"), None);
        assert_eq!(word("Connection closed by 10.0.0.1\nType 'name'"), None);
    }

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
