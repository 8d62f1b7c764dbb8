//! Which ports a console speaks of, and in which words: numbers with what stands around them.
//!
//! Percentages, counts, times and addresses are no ports. Numbers in a row are a list, whose words stand around it.

use std::sync::LazyLock;

use regex::Regex;

use crate::words::{compile, folded};

/// One port that is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The port.
    pub port: u16,
    /// What stands around it.
    pub shape: Shape,
}

/// The words around a port or a list of them, without numbers; equal for all ports that are spoken of alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// Before it.
    pub left: String,
    /// After it.
    pub right: String,
}

/// What has digits and is no port, each put out of the way.
static NO_PORTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // Addresses, times, dates, ranges, parts of a whole, decimals.
        r"\d{1,3}(\.\d{1,3}){3}",
        r"\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}",
        r"\b\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?\b",
        r"\d+([.,]\d+)?\s*/\s*\d+([.,]\d+)?\s*%?",
        r"\d+\s*(из|of|iz|out of)\s*\d+",
        r"\d+\s*(-|–|—|\.\.+|:|to|до|по|do)\s*\d+",
        r"\d+([.,]\d+)?\s*%",
        r"\d+\.\d+",
        // Counts, durations and names with numbers.
        r"\d+\s*(сек\w*|секунд\w*|мс|мин|минут\w*|s|sec\w*|ms|min|minutes?|it/s|ports?/s\w*|потоков|потока|threads?|workers?|процессов|шт\w*|раз)\b",
        r"\d+\s*(портов|порта|ports|portov|porta)\b",
        r"\d+\s+(открыт|закрыт|свободн|занят|доступн|otkryt|otkrit)\w*\s+порт(ов|а)\b|\d+\s+(open|opened|closed|free|available)\s+ports\b",
        r"\b(thread|поток|potok|worker|process|процесс|python|шаг|step|попытка|attempt|errno)\W*\d+",
    ]
    .map(compile)
    .into_iter()
    .collect()
});

/// A port where it stands.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| compile(r"\d+"));

/// What stands between the numbers of a list.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| compile(r#"^[\s,;|'"\[\](){}]*((и|and)\s+)?[\s,;|'"\[\](){}]*$"#));

/// Where what is said of one port ends and what is said of the next begins.
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| compile(r"[,;|\t\u{0}]|\.\s"));

/// Put in the place of a number that is no port.
const NO_PORT: &str = "\u{0}";

/// The ports that a segment speaks of.
pub fn mentions(segment: &str) -> Vec<Mention> {
    let mut text = folded(segment);
    for rule in NO_PORTS.iter() {
        text = rule.replace_all(&text, NO_PORT).into_owned();
    }
    let numbers: Vec<(usize, usize, u16)> = NUMBER
        .find_iter(&text)
        .filter_map(|found| {
            let before = text[..found.start()].chars().next_back();
            let named = before.is_some_and(|c| c == '_' || c.is_alphabetic())
                && !text[..found.start()].ends_with("port")
                && !text[..found.start()].ends_with("порт");
            let port = found.as_str().parse().ok()?;
            (!named).then_some((found.start(), found.end(), port))
        })
        .collect();
    let mut lists: Vec<Vec<(usize, usize, u16)>> = Vec::new();
    for number in numbers {
        match lists.last_mut() {
            Some(list)
                if list
                    .last()
                    .is_some_and(|last| BETWEEN.is_match(&text[last.1..number.0])) =>
            {
                list.push(number)
            }
            _ => lists.push(vec![number]),
        }
    }
    let mut mentions = Vec::new();
    for (at, list) in lists.iter().enumerate() {
        let (begin, end) = (list[0].0, list[list.len() - 1].1);
        let before = at.checked_sub(1).map(|before| lists[before][lists[before].len() - 1].1);
        let after = lists.get(at + 1).map(|after| after[0].0);
        let shape = Shape {
            left: before_it(&text[before.unwrap_or(0)..begin], before.is_some()),
            right: after_it(&text[end..after.unwrap_or(text.len())], after.is_some()),
        };
        mentions.extend(list.iter().map(|&(_, _, port)| Mention {
            port,
            shape: shape.clone(),
        }));
    }
    mentions
}

/// What of the text before a list is about it; something else may have been spoken of before.
fn before_it(text: &str, shared: bool) -> String {
    let text = text.rsplit(NO_PORT).next().unwrap_or(text);
    let own = match shared {
        true => SEPARATOR
            .find_iter(text)
            .last()
            .map_or(text, |mark| &text[mark.end()..]),
        false => text,
    };
    shaped(own)
}

/// What of the text after a list is about it; it may be the label of what comes next.
fn after_it(text: &str, shared: bool) -> String {
    let (text, shared) = match text.split_once(NO_PORT) {
        Some((own, _)) => (own, true),
        None => (text, shared),
    };
    let label = text
        .trim_end()
        .trim_end_matches(['[', '(', '{', '\'', '"'])
        .trim_end()
        .ends_with([':', '=']);
    let own = match (shared, SEPARATOR.find_iter(text).last()) {
        (false, _) => text,
        (true, Some(mark)) => &text[..mark.start()],
        (true, None) if label => "",
        (true, None) => text,
    };
    shaped(own)
}

/// Words and single signs; what is repeated (bars, rulers, blanks) is left out.
fn shaped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut shaped = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let repeated = !c.is_alphanumeric() && (at > 0 && chars[at - 1] == c || chars.get(at + 1) == Some(&c));
        let blank = c.is_whitespace() || repeated || c == '\u{0}';
        if blank && !shaped.ends_with(' ') {
            shaped.push(' ');
        } else if !blank {
            shaped.push(c);
        }
    }
    shaped.trim().to_owned()
}

/// Words by which a port is called open.
static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"\b(open|opened|открыт\w*|otkr[yi]t\w*|listening|accessible|доступ(ен|ны|на|но)\w*|available)\b")
});
/// Words by which it is called closed; a “not” counts only before a word for open: some call an open port not free.
static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"\b(closed|close|закрыт\w*|zakr[yi]t\w*|недоступ\w*|unavailable|refused|filtered|отказ\w*|(not|isn.t|не) (open|opened|открыт\w*|доступ\w*|available|accessible))\b",
    )
});
/// Words of one who is at it and has found nothing yet.
static TRYING: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"\b(провер\w*|скан\w*|проб\w*|check\w*|scann?(ing|ed)|test\w*|try\w*|prob(e|ing)|прогресс\w*|progress\w*|заверш\w*|обработ\w*|done|итого|всего|total|найден\w*|found)\b",
    )
});

impl Shape {
    /// Does it call its ports open, and nothing else?
    pub fn says_open(&self) -> bool {
        let says = |rule: &Regex| rule.is_match(&self.left) || rule.is_match(&self.right);
        says(&OPEN) && !says(&CLOSED)
    }

    /// Does it call its ports closed?
    pub fn says_closed(&self) -> bool {
        let says = |rule: &Regex| rule.is_match(&self.left) || rule.is_match(&self.right);
        says(&CLOSED)
    }

    /// Does it tell of the scan and not of its ports?
    pub fn says_trying(&self) -> bool {
        TRYING.is_match(&self.left) || TRYING.is_match(&self.right)
    }
}
