//! What a user answers to a question of a login: the name, the password, the item of a menu, yes or no.

use std::sync::LazyLock;

use regex::Regex;

use super::asks_for_one_line;
use crate::transcript::Intent;
use crate::words::{compile, folded};

/// The user who answers.
#[derive(Clone, Copy, Debug)]
pub struct Respondent<'a> {
    /// The user's name.
    pub name: &'a str,
    /// The user's password.
    pub password: &'a str,
    /// Has registered before: logs in rather than registers.
    pub registered: bool,
}

/// Lines in which the items of a menu stand.
const MENU: usize = 8;

static REGISTER: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(за)?регистр\p{L}*|register|registration|registr\p{L}*|sign[- ]?up|\breg\b|\bnew\b|\bнов\p{L}+|созда\p{L}+|create",
    )
});

static LOG_IN: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"вход\p{L}*|войти|войд\p{L}+|логин\p{L}*|авториз\p{L}*|аутентиф\p{L}*|log[- ]?in|sign[- ]?in|\bauth\p{L}*|\bvhod\p{L}*|vo[yi]ti",
    )
});

/// What an item is chosen by: a number, or a letter in brackets or quotes.
static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| compile(r#"\b\d{1,2}\b|[\[("'«]\s*[a-zа-я]{1,3}\s*[\])"'»]|(^|[\s,(])[a-zа-я]\s*[-–—=:)]"#));

/// What is worth trying as the answer, best first; empty where this is no question of a login.
pub fn replies(intent: Intent, question: &str, user: Respondent<'_>) -> Vec<String> {
    let joined = asks_for_one_line(question).map(|mark| format!("{}{mark}{}", user.name, user.password));
    match intent {
        Intent::Name | Intent::Password if joined.is_some() => joined.into_iter().collect(),
        Intent::Name => vec![user.name.to_owned()],
        Intent::Password => vec![user.password.to_owned()],
        Intent::LoginOrRegister => item(question, user.registered),
        Intent::YesNo => yes_or_no(question, user.registered),
        _ => Vec::new(),
    }
}

/// `[l]ogin`: the letter in brackets begins the word.
static INITIAL: LazyLock<Regex> = LazyLock::new(|| compile(r"[\[(]([a-zа-я])[\])](\p{L}{2,})"));

/// The item of a menu by which one logs in or registers.
fn item(question: &str, log_in: bool) -> Vec<String> {
    let text = folded(question);
    let text = INITIAL.replace_all(&text, " $1) $1$2");
    let lines: Vec<&str> = text.lines().collect();
    let menu = lines[lines.len().saturating_sub(MENU)..].join("\n");
    let (wanted, other) = if log_in {
        (&*LOG_IN, &*REGISTER)
    } else {
        (&*REGISTER, &*LOG_IN)
    };
    let usual: [&str; 4] = if log_in {
        ["1", "l", "login", "2"]
    } else {
        ["2", "r", "register", "1"]
    };
    let mut found: Vec<String> = Vec::new();
    // The last mention is the one in the question itself.
    let words: Vec<_> = wanted.find_iter(&menu).collect();
    let others: Vec<usize> = other.find_iter(&menu).map(|word| word.start()).collect();
    let tokens: Vec<_> = TOKEN.find_iter(&menu).collect();
    if let Some(word) = words.last() {
        let first_word = others.iter().copied().chain([words[0].start()]).min().unwrap_or(0);
        let before = tokens.first().is_some_and(|token| token.start() < first_word);
        let token = if before {
            tokens.iter().rfind(|token| token.start() < word.start())
        } else {
            tokens.iter().find(|token| token.start() >= word.end())
        };
        let bare = |token: &str| token.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        found.extend(token.map(|token| bare(token.as_str())));
        found.push(word.as_str().to_owned());
    }
    found.extend(usual.map(str::to_owned));
    let mut seen = Vec::new();
    found.retain(|answer| {
        !answer.is_empty() && !seen.contains(answer) && {
            seen.push(answer.clone());
            true
        }
    });
    found
}

/// Yes or no, in the words that the question offers.
fn yes_or_no(question: &str, registered: bool) -> Vec<String> {
    static ALREADY: LazyLock<Regex> =
        LazyLock::new(|| compile(r"already|уже|зарегистрирован|аккаунт|account|registered|впервые|first time"));
    static FIRST: LazyLock<Regex> = LazyLock::new(|| compile(r"впервые|first time"));
    let text = folded(question);
    let yes = if FIRST.is_match(&text) {
        !registered
    } else if ALREADY.is_match(&text) {
        registered
    } else if REGISTER.is_match(&text) {
        !registered
    } else {
        true
    };
    let pairs = [("да", "нет"), ("yes", "no"), ("y", "n"), ("д", "н"), ("da", "net")];
    let word = |word: &str, text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
    let offered = pairs.iter().filter(|(yes, no)| word(yes, &text) && word(no, &text));
    let usual = [("y", "n"), ("да", "нет"), ("yes", "no"), ("1", "0")];
    let mut answers: Vec<String> = Vec::new();
    for (affirmative, negative) in offered.chain(&usual) {
        let answer = if yes { *affirmative } else { *negative };
        if !answers.iter().any(|known| known == answer) {
            answers.push(answer.to_owned());
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: Respondent = Respondent {
        name: "Bob",
        password: "pw",
        registered: false,
    };
    const KNOWN: Respondent = Respondent {
        registered: true,
        ..NEW
    };

    fn first(question: &str, user: Respondent) -> String {
        replies(Intent::LoginOrRegister, question, user)[0].clone()
    }

    #[test]
    fn the_item_of_a_menu_is_found_whichever_side_it_stands_on() {
        for (menu, register, log_in) in [
            ("1 вход / 2 регистрация", "2", "1"),
            ("1. Register\n2. Login\n> ", "1", "2"),
            ("Войти (1) или зарегистрироваться (2)?", "2", "1"),
            ("Введите 1 для входа, 2 для регистрации:", "2", "1"),
            ("[l]ogin or [r]egister?", "r", "l"),
            ("login/register: ", "register", "login"),
            (
                "Вы хотите войти или зарегистрироваться? (в/р)",
                "зарегистрироваться",
                "войти",
            ),
        ] {
            assert_eq!(first(menu, NEW), register, "{menu}");
            assert_eq!(first(menu, KNOWN), log_in, "{menu}");
        }
    }

    #[test]
    fn yes_and_no_are_said_in_the_words_offered() {
        let said = |question, user| replies(Intent::YesNo, question, user)[0].clone();
        assert_eq!(said("Вы уже зарегистрированы? (да/нет)", NEW), "нет");
        assert_eq!(said("Вы уже зарегистрированы? (да/нет)", KNOWN), "да");
        assert_eq!(said("Do you want to register? y/n", NEW), "y");
        assert_eq!(said("Do you want to register? y/n", KNOWN), "n");
        assert_eq!(said("Продолжить? ", KNOWN), "y");
    }
}
