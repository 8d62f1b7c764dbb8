//! The catalogue of texts, held to its promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

const SOURCES: [(Lang, &str); 2] = [
    (Lang::Ru, include_str!("messages/ru.ftl")),
    (Lang::En, include_str!("messages/en.ftl")),
];

/// Keys with the variables that their texts name.
fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let key = regex::Regex::new(r"^([a-z][a-z0-9-]*) *=").expect("a valid pattern");
    let variable = regex::Regex::new(r"\$([a-zA-Z][\w-]*)").expect("a valid pattern");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(captures) = key.captures(line) {
            current = captures[1].to_owned();
            assert!(!found.contains_key(&current), "the key {current} stands twice");
            found.insert(current.clone(), BTreeSet::new());
        }
        for captures in variable.captures_iter(line) {
            found.entry(current.clone()).or_default().insert(captures[1].to_owned());
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (russian, english) = (variables(SOURCES[0].1), variables(SOURCES[1].1));
    let keys = |texts: &BTreeMap<String, _>| texts.keys().cloned().collect::<BTreeSet<String>>();
    let (only_russian, only_english) = (keys(&russian), keys(&english));
    assert_eq!(
        only_russian.symmetric_difference(&only_english).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "keys that only one of ru.ftl and en.ftl has"
    );
    for (key, names) in &russian {
        assert_eq!(names, &english[key], "the variables of {key} in ru.ftl and in en.ftl");
    }
}

#[test]
fn both_languages_parse_without_an_error_and_every_text_can_be_said() {
    for (lang, source) in SOURCES {
        if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
            panic!("{}.ftl: {errors:?}", lang.name());
        }
        for (key, names) in variables(source) {
            assert!(Catalogue::of(lang).has(&key), "{}.ftl: {key} has no text", lang.name());
            let message = names
                .iter()
                .fold(Message::new(&key), |message, name| message.with(name, "5"));
            let said = say(lang, &message);
            assert!(
                !said.is_empty() && !said.contains("{$"),
                "{}.ftl: {key}: {said}",
                lang.name()
            );
        }
    }
}

#[test]
fn every_key_that_the_code_names_is_in_the_catalogue() {
    let named = regex::Regex::new(r#"Message::new\(\s*"([^"]+)""#).expect("a valid pattern");
    let mut unknown = Vec::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("harness"),
        &mut |path, text| {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for captures in named.captures_iter(code) {
                if !Catalogue::of(Lang::En).has(&captures[1]) {
                    unknown.push(format!("{}: {}", path.display(), &captures[1]));
                }
            }
        },
    );
    assert_eq!(unknown, Vec::<String>::new(), "keys without a text in messages/*.ftl");
}

/// Fixtures and tests may say what no user reads.
fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name.contains("tests") || name.contains("fixtures")
}

fn visit(folder: &Path, look: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            visit(&path, look);
        } else if path.extension().is_some_and(|end| end == "rs") && !is_test(&path) {
            look(&path, &std::fs::read_to_string(&path).expect("a source file is text"));
        }
    }
}

#[test]
fn an_unknown_key_is_shown_as_itself() {
    for lang in Lang::ALL {
        assert_eq!(say(lang, &Message::new("no-such-key")), "no-such-key");
        assert_eq!(
            say(lang, &Message::new("no such key!").with("a", "\x1b[0m")),
            r"no such key! (a: \x1b[0m)"
        );
        assert_eq!(say(lang, &Message::default()), "");
    }
}

#[test]
fn what_a_submission_said_is_escaped_and_numbers_stay_as_written() {
    let catalogue = Catalogue::parse("en", "x = <{ $text }>\ny = { $bytes }\n");
    let said = |value: &str| catalogue.say(&Message::new("x").with("text", value));
    assert_eq!(said("\x1b]0;gotcha\x07"), r"<\x1b]0;gotcha\x07>");
    assert_eq!(said("\u{202e}txt"), r"<\u{202e}txt>");
    for number in ["0", "-1", "007", "1000000", "12.50", "9007199254740993", "1e3"] {
        assert_eq!(said(number), format!("<{number}>"));
    }
    assert_eq!(catalogue.say(&Message::new("y").with("bytes", "68690a")), r#""hi\n""#);
}

#[test]
fn russian_counts_by_its_own_plurals() {
    let text = "n = { $count ->\n  [one] { $count } тест\n  [few] { $count } теста\n  *[many] { $count } тестов\n}\n";
    let catalogue = Catalogue::parse("ru", text);
    let said = |count: &str| catalogue.say(&Message::new("n").with("count", count));
    assert_eq!(
        ["1", "3", "11", "21"].map(said),
        ["1 тест", "3 теста", "11 тестов", "21 тест"]
    );
}

#[test]
fn the_language_follows_the_locale() {
    for locale in ["ru", "ru_RU.UTF-8", "ru-RU", "RU"] {
        assert_eq!(Lang::of_locale(locale), Lang::Ru);
    }
    for locale in ["C", "POSIX", "en_US.UTF-8", "", "run", "de"] {
        assert_eq!(Lang::of_locale(locale), Lang::En);
    }
}
