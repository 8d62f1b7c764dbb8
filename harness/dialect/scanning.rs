//! What a scanner of ports asks beside the host: the range, how many threads, how long to wait; and what is answered.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::transcript::Intent;
use crate::words::{compile, folded};

/// One kind of question, as it stands in the data file.
#[derive(Deserialize)]
struct Words {
    rules: Vec<String>,
    answers: Vec<String>,
}

/// The data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    threads: Words,
    timeout: Words,
    range: Words,
    first: Words,
    last: Words,
}

/// A kind of question, ready to be compared.
struct Kind {
    intent: Intent,
    rules: Vec<Regex>,
    answers: Vec<String>,
}

/// In the order in which they are tried: "от 1 до 65535" in a question for the first port is told by its own words last.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("scanning.toml")).expect("the embedded words are tested to parse");
    let kind = |intent, words: Words| Kind {
        intent,
        rules: words.rules.iter().map(|rule| compile(rule)).collect(),
        answers: words.answers,
    };
    vec![
        kind(Intent::Key, file.threads),
        kind(Intent::Key, file.timeout),
        kind(Intent::Port, file.first),
        kind(Intent::Port, file.last),
        kind(Intent::Port, file.range),
    ]
});

/// Words by which a question is after a host, whatever else stands in it.
static HOST: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"\b(хост\w*|host\w*|ip|айпи|адрес\w*|address|домен\w*|domain|сайт\w*|site|url|сервер\w*|server|target|цель|xost\w*|adres\w*)\b",
    )
});

/// Words without which a number is asked for no port.
static PORTS: LazyLock<Regex> = LazyLock::new(|| compile(r"\b(порт\w*|ports?|porta|portov|диапазон\w*|range)\b"));

/// Bounds in brackets are no question of their own.
static REMARK: LazyLock<Regex> = LazyLock::new(|| compile(r"\([^()]*\)|\[[^\[\]]*\]"));

/// A scanner's question about how to scan: what it is after, and the answers in the order in which they are tried. None for
/// all other questions, that for the host among them.
pub fn scanning(question: &str) -> Option<(Intent, Vec<String>)> {
    let question = folded(question);
    let last = question
        .lines()
        .map(str::trim)
        .rfind(|line| line.contains(char::is_alphanumeric))?;
    let bare = REMARK.replace_all(last, " ");
    if HOST.is_match(&bare) && !PORTS.is_match(&bare) {
        return None;
    }
    let find = |text: &str| {
        KINDS
            .iter()
            .find(|kind| kind.rules.iter().any(|rule| rule.is_match(text)))
    };
    let both = |text: &str| {
        let of_port = KINDS.iter().filter(|kind| kind.intent == Intent::Port);
        of_port
            .filter(|kind| kind.rules.iter().any(|rule| rule.is_match(text)))
            .count()
            > 1
    };
    // Who asks for the first and the last at once asks for a range.
    let kind = match find(&bare) {
        Some(kind) if kind.intent == Intent::Port && both(&bare) => KINDS.last(),
        found => found.or_else(|| find(last)),
    }?;
    let mut answers = kind.answers.clone();
    if kind.answers.iter().any(|answer| answer.contains('-')) {
        prefer(&mut answers, last);
    }
    Some((kind.intent, answers))
}

/// Puts the way first in which the question wants two numbers written.
fn prefer(answers: &mut [String], question: &str) {
    let wanted = [
        (r"пробел|space|\d+ \d+", " "),
        (r"запят|comma|\d+\s*,\s*\d+", ","),
        (r"двоеточи|colon|\d+:\d+", ":"),
        (r"\.\.", ".."),
    ];
    let mark = wanted.iter().find(|(rule, _)| compile(rule).is_match(question));
    if let Some((_, mark)) = mark {
        answers.sort_by_key(|answer| !answer.contains(mark));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(question: &str) -> Option<(Intent, String)> {
        scanning(question).map(|(intent, answers)| (intent, answers[0].clone()))
    }

    #[test]
    fn questions_about_the_range_are_answered_with_all_of_it() {
        for (question, answer) in [
            ("Введите начальный порт: ", "1"),
            ("Start port: ", "1"),
            ("От: ", "1"),
            ("С какого порта начать (1-65535)? ", "1"),
            ("Введите конечный порт: ", "65535"),
            ("End port [65535]: ", "65535"),
            ("До: ", "65535"),
            ("Последний порт: ", "65535"),
            ("Сколько портов проверить? ", "65535"),
            ("Диапазон портов: ", "1-65535"),
            ("Port range (e.g. 1-1024): ", "1-65535"),
            ("Введите диапазон портов через пробел: ", "1 65535"),
            ("Введите начальный и конечный порт через запятую: ", "1,65535"),
            ("Which ports? ", "1-65535"),
        ] {
            assert_eq!(first(question), Some((Intent::Port, answer.into())), "{question}");
        }
    }

    #[test]
    fn threads_and_limits_of_time_are_numbers() {
        for (question, answer) in [
            ("Введите кол потоков: ", "100"),
            ("Number of threads: ", "100"),
            ("Таймаут (сек): ", "1"),
            ("Timeout: ", "1"),
        ] {
            assert_eq!(first(question), Some((Intent::Key, answer.into())), "{question}");
        }
    }

    #[test]
    fn hosts_are_asked_for_in_the_usual_words() {
        for question in [
            "Введите хост: ",
            "Host:",
            "IP (from 1.0.0.0 to 255.255.255.255): ",
            "kakoy host?",
            "Введите имя сервера: ",
        ] {
            assert_eq!(first(question), None, "{question}");
        }
    }
}
