//! What a question on a console or on the wire is after, told from its words.
//!
//! The last line decides, in it the last sentence, in that what stands after the verb of asking; more of the text counts
//! only where less says nothing.

mod named;
mod offered;

pub use named::{leaves, marked, named};
pub use offered::{offered, offered_for_leaving, offered_for_stopping};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::{Dialect, Prompt};
use crate::transcript::Intent;
use crate::words::{compile, folded};

/// How much of the text before a read is looked at, in characters: a screen or so.
const LOOKED_AT: usize = 2000;

/// Lines in which the items of a menu are looked for.
const MENU: usize = 8;

/// Items that make a menu.
const CHOICES: usize = 2;

/// Words of a statement that asks though it has no verb of asking (`Ваш порт`).
const SHORT: usize = 2;

/// The vocabulary as it stands in the data file.
#[derive(Deserialize)]
struct File {
    asking: String,
    #[serde(flatten)]
    intents: BTreeMap<Intent, Words>,
}

/// The words of one intent.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    whole: Vec<String>,
    noun: Vec<String>,
    weak: Vec<String>,
}

/// The same, ready to be compared.
struct Vocabulary {
    asking: Regex,
    whole: Vec<(Intent, Regex)>,
    noun: Vec<(Intent, Regex)>,
    weak: Vec<(Intent, Regex)>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("vocabulary.toml")).expect("the embedded vocabulary is tested to parse");
    let rules = |pick: fn(&Words) -> &Vec<String>| {
        let all = file.intents.iter();
        all.flat_map(|(intent, words)| pick(words).iter().map(|rule| (*intent, compile(rule))))
            .collect()
    };
    Vocabulary {
        asking: compile(&format!(r"\b{}\b", file.asking.trim())),
        whole: rules(|words| &words.whole),
        noun: rules(|words| &words.noun),
        weak: rules(|words| &words.weak),
    }
});

/// Remarks in brackets: defaults and examples.
static REMARK: LazyLock<Regex> = LazyLock::new(|| compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}"));

/// An Enter that stands for a default value is no question of its own.
static ENTER_FOR_DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
    compile(concat!(
        r"\b(нажм\w+|press|hit|push)\W+(enter|энтер|ввод|return)\b[^.;:?]*?\b(умолчани\w*|default|локальн\w*|localhost)",
        r"|\b(enter|(пуст\w+|empty)( (строк\w+|ввод\w*|string|line|input))?)\s*[-–—=]\s*[^.;:?]*",
    ))
});

/// A prompt that names who speaks next (`[You]: `) is in brackets and no remark.
static SPEAKER: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^\W*(вы|ты|я|you|me|user|client|клиент|пользователь)\W*$"));

/// Whose turn it is to speak at a server's console (`Server: `); at a client's it may be a question for a host.
static SERVER_SPEAKS: LazyLock<Regex> = LazyLock::new(|| compile(r"(^|\n)\W*(server|сервер)\W*$"));

/// "Press Enter": there Enter is a key and no verb.
static KEY_ENTER: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"\b(нажм\w+|жми\w*|press|hit|push|tap|nazhm\w+|на|the|'|<)\W*(клавишу\W+)?(enter|ввод)$")
});

/// Where one sentence ends and the next begins; a dot within an address or a number ends nothing.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| compile(r"[.!?;]+\s+"));

/// The declared prompt that this question is, if it is one. `program` is the name of a program in the scenario.
pub fn declared<'a>(dialect: &'a Dialect, program: Option<&str>, text: &str) -> Option<&'a Prompt> {
    let text = folded(tail(text));
    let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let of_program = |prompt: &&Prompt| match (&prompt.program, program) {
        (Some(wanted), Some(program)) => program.split(' ').next() == Some(wanted),
        _ => true,
    };
    let find = |text: &str| {
        let says = |prompt: &&Prompt| {
            let says = folded(prompt.says.trim());
            // A bare mark (`>`) stands behind many questions and is one only alone.
            let bare = !says.contains(char::is_alphanumeric);
            if bare {
                text.trim() == says
            } else {
                text.contains(&says)
            }
        };
        let all = dialect.prompts.iter().filter(of_program).filter(says);
        // Of several, the one that says most; of equal ones the first.
        all.rev().max_by_key(|prompt| prompt.says.len())
    };
    find(last).or_else(|| find(&text))
}

/// What a program that blocks in a read after this text asks for. Declared prompts win.
pub fn recognise(dialect: &Dialect, program: Option<&str>, text: &str) -> Intent {
    if let Some(intent) = declared(dialect, program, text).and_then(|prompt| prompt.intent) {
        return intent;
    }
    let text = folded(tail(text)).replace('_', " ");
    if program.is_some_and(|program| program.starts_with("server")) && SERVER_SPEAKS.is_match(&text) {
        return Intent::Message;
    }
    let open = !text.ends_with('\n');
    let all = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = match all.clone().filter(|line| !is_remark(line)).collect::<Vec<_>>() {
        said if said.iter().any(|line| line.contains(char::is_alphanumeric)) => said,
        _ => all.collect(),
    };
    let Some((&last, before)) = lines.split_last() else {
        return Intent::Unknown;
    };
    let bare = open && !last.contains(char::is_alphanumeric);
    if bare {
        let asked = before
            .last()
            .filter(|line| asks(line))
            .map_or(Intent::Unknown, |line| of_line(line));
        let menu = || of_menu(&lines);
        let found = if asked == Intent::Unknown { menu() } else { asked };
        return if found == Intent::Unknown && last.contains(['>', '<']) {
            Intent::Message
        } else {
            found
        };
    }
    if open || asks(last) {
        let found = of_line(last);
        let menu = matches!(found, Intent::Unknown | Intent::Command)
            .then(|| of_menu(&lines))
            .unwrap_or(Intent::Unknown);
        let found = if menu == Intent::Unknown { found } else { menu };
        if found != Intent::Unknown {
            return found;
        }
        return before
            .last()
            .filter(|line| asks(line))
            .map_or(Intent::Unknown, |line| of_line(line));
    }
    // A remark of one line between the question and the read.
    let found = of_menu(&lines);
    if found != Intent::Unknown {
        return found;
    }
    before
        .last()
        .filter(|line| VOCABULARY.asking.is_match(line))
        .map_or(Intent::Unknown, |line| of_line(line))
}

/// Is this said to a person, and does it ask something of them: by its verb or its end?
pub fn is_question(text: &str) -> bool {
    let text = folded(tail(text));
    let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
    // An envelope for programs.
    let packed = last.starts_with(['{', '[']) || last.contains(|c: char| c.is_control() || c == '\u{fffd}');
    !packed && (last.trim_end().ends_with([':', '?', '>']) || VOCABULARY.asking.is_match(last))
}

/// Does the last line ask for a name and a password, one after the other?
pub fn asks_for_both(text: &str) -> bool {
    let last = last_line(text);
    let names = |wanted: Intent| nouns(wanted, &last).next().is_some();
    names(Intent::Name) && names(Intent::Password) && asks_for_one_line(text).is_none()
}

/// The mark by which the last line wants a name and a password joined to one answer (`login:password`), if it does.
pub fn asks_for_one_line(text: &str) -> Option<char> {
    const MARKS: [char; 4] = [',', ':', ';', '|'];
    let last = last_line(text);
    let mut marks = nouns(Intent::Name, &last).filter_map(|name| {
        let follows = |password: &Range<usize>| password.start == name.end + 1;
        nouns(Intent::Password, &last).find(follows)?;
        last[name.end..].chars().next()
    });
    marks.find(|mark| MARKS.contains(mark))
}

fn last_line(text: &str) -> String {
    let text = folded(tail(text));
    text.trim_end().rsplit('\n').next().unwrap_or_default().to_owned()
}

/// Where nouns of this intent stand.
fn nouns(wanted: Intent, line: &str) -> impl Iterator<Item = Range<usize>> {
    let rules = VOCABULARY.noun.iter().filter(move |(intent, _)| *intent == wanted);
    rules.flat_map(move |(_, rule)| rule.find_iter(line).map(|found| found.range()))
}

/// The end of the text, of bounded size.
fn tail(text: &str) -> &str {
    let begin = text.char_indices().rev().nth(LOOKED_AT).map_or(0, |(at, _)| at);
    &text[begin..]
}

/// Is the line but a remark on what is asked before (`(empty for 9090):`)?
fn is_remark(line: &str) -> bool {
    let rest = REMARK.replace_all(line, " ");
    let rest = ENTER_FOR_DEFAULT.replace_all(&rest, " ");
    line.contains(char::is_alphanumeric)
        && !rest.contains(char::is_alphanumeric)
        && first(&VOCABULARY.whole, line).is_none()
        && !SPEAKER.is_match(line)
}

/// Is a whole printed line a question? By its verb, its end, or its brevity.
fn asks(line: &str) -> bool {
    let words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let line = line.trim_end_matches(['*', '"', '\'', '.', '!', ')', '-', '=', ' ']);
    let short = words.clone().count() <= SHORT && !line.contains(char::is_numeric);
    short
        || line.ends_with([':', '?', '>'])
        || VOCABULARY.asking.is_match(line)
        || first(&VOCABULARY.whole, line).is_some()
}

/// What one line asks for.
fn of_line(line: &str) -> Intent {
    let vocabulary = &*VOCABULARY;
    let whole = first(&vocabulary.whole, line);
    let bare = REMARK.replace_all(line, " ");
    let bare = if bare.contains(char::is_alphanumeric) {
        bare.as_ref()
    } else {
        line
    };
    let bare = ENTER_FOR_DEFAULT.replace_all(bare, " ");
    let bare = if bare.contains(char::is_alphanumeric) {
        bare.as_ref()
    } else {
        line
    };
    let sentence = SENTENCE
        .split(bare)
        .filter(|part| part.contains(char::is_alphanumeric))
        .last()
        .unwrap_or(bare);
    let verbs = vocabulary.asking.find_iter(sentence).map(|verb| verb.end());
    let after_verb = verbs
        .filter(|&end| !KEY_ENTER.is_match(&sentence[..end]))
        .last()
        .map_or("", |end| &sentence[end..]);
    let looks = [after_verb, sentence, bare, line];
    whole
        .or_else(|| looks.iter().find_map(|part| first(&vocabulary.noun, part)))
        .or_else(|| looks.iter().find_map(|part| first(&vocabulary.weak, part)))
        .unwrap_or(Intent::Unknown)
}

/// A choice between logging in and registering is often a menu of several lines.
fn of_menu(lines: &[&str]) -> Intent {
    let menu = lines[lines.len().saturating_sub(MENU)..].join(" ");
    if items(lines) >= CHOICES
        && !VOCABULARY
            .noun
            .iter()
            .any(|(intent, rule)| *intent == Intent::LoginOrRegister && rule.is_match(&menu))
    {
        return Intent::Command;
    }
    let itemised = menu.contains(char::is_numeric) || menu.contains(['/', '[']);
    let choice = |(intent, rule): &(Intent, Regex)| *intent == Intent::LoginOrRegister && rule.is_match(&menu);
    if itemised && VOCABULARY.noun.iter().any(choice) {
        Intent::LoginOrRegister
    } else {
        Intent::Unknown
    }
}

/// Lines that are items of a menu: `1 - …`, `a) …`.
fn items(lines: &[&str]) -> usize {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| compile(r"^\W*(\d{1,2}\s*[-–—.):=]|\w\s*[-–—.)])\s*\p{Alphabetic}"));
    lines.iter().filter(|line| ITEM.is_match(line)).count()
}

/// Of all rules that match, the one whose match begins first; of two at one place, the longer.
fn first(rules: &[(Intent, Regex)], text: &str) -> Option<Intent> {
    let matches = rules
        .iter()
        .filter_map(|(intent, rule)| rule.find(text).map(|found| (found, *intent)));
    matches
        .min_by_key(|(found, _)| (found.start(), std::cmp::Reverse(found.end())))
        .map(|(_, intent)| intent)
}

#[cfg(test)]
mod tests;
