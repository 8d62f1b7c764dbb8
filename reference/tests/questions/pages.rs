//! The pages with the questions ask all thirteen, and show of every demonstration what it prints.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::{numbers, output_in};

const QUESTIONS: u64 = 13;
/// The pages, and the locales in which the demonstrations speak their languages.
const PAGES: [(&str, &str); 2] = [("QUESTIONS.md", "C"), ("QUESTIONS.ru.md", "ru_RU.UTF-8")];
/// What stands before a demonstration's name and its output.
const COMMAND: &str = "```console\n$ cargo run -q -p lab-reference --bin ";

#[test]
fn both_pages_ask_thirteen_questions() {
    for (page, _) in PAGES {
        let text = fs::read_to_string(path(page)).unwrap();
        let headings = text.lines().filter(|line| line.starts_with("## "));
        let asked: Vec<_> = headings
            .map(|heading| (numbers(heading)[0], heading.ends_with('?')))
            .collect();
        assert_eq!(
            asked,
            (1..=QUESTIONS).map(|number| (number, true)).collect::<Vec<_>>(),
            "{page}"
        );
    }
}

#[test]
fn both_pages_name_every_demonstration_once() {
    let files = fs::read_dir(path("src/bin")).unwrap();
    let names = files.filter_map(|file| file.unwrap().path().file_stem()?.to_str().map(String::from));
    let programs: BTreeSet<_> = names.filter(|name| name.starts_with("demo-")).collect();
    let [named, named_in_russian] = PAGES.map(|(page, _)| {
        let text = fs::read_to_string(path(page)).unwrap();
        sections(&text)
            .map(|section| demonstration_in(section).0.to_string())
            .collect::<Vec<_>>()
    });
    assert_eq!(named, named_in_russian, "the languages agree");
    assert_eq!(named.len(), programs.len());
    assert_eq!(named.into_iter().collect::<BTreeSet<_>>(), programs);
}

#[test]
fn the_pages_show_what_the_demonstrations_print() {
    for (page, locale) in PAGES {
        let text = fs::read_to_string(path(page)).unwrap();
        let mut accepted = text.clone();
        for section in sections(&text) {
            let (name, shown) = demonstration_in(section);
            let printed = output_in(locale, name);
            if without_numbers(shown) != without_numbers(&printed) {
                accepted = accepted.replace(&format!("{name}\n{shown}```"), &format!("{name}\n{printed}```"));
            }
        }
        if accepted != text && env::var_os("SOKRAT_ACCEPT").is_some() {
            fs::write(path(page), &accepted).unwrap();
        } else {
            let accept = "SOKRAT_ACCEPT=1 cargo test --package lab-reference --test questions";
            assert!(
                accepted == text,
                "{page} shows what is not printed; to accept what is: {accept}\n{accepted}"
            );
        }
    }
}

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// What stands under each heading.
fn sections(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n## ").skip(1)
}

/// The name of a section's demonstration, and its output.
fn demonstration_in(section: &str) -> (&str, &str) {
    let (_, rest) = section
        .split_once(COMMAND)
        .unwrap_or_else(|| panic!("no demonstration in {section}"));
    let (block, _) = rest.split_once("```").unwrap();
    block.split_once('\n').unwrap()
}

/// Numbers differ from run to run.
fn without_numbers(text: &str) -> String {
    let runs = text.split(|c: char| c.is_ascii_digit());
    runs.filter(|run| !run.is_empty()).collect::<Vec<_>>().join("0")
}
