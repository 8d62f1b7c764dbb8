//! Which of the texts before which a program waited are questions, and not reports that happen to stand there.

use super::record::{Record, by};
use super::text;
use crate::transcript::{Did, Intent};

/// The texts that are questions. A program that says something and then reads seems to ask with it: only what ends like a
/// question, is put in the words of one, or is asked again is taken for one.
pub fn questions(record: &Record, program: &str) -> Vec<String> {
    let mut asked: Vec<(String, Intent, usize)> = Vec::new();
    for (_, event) in record.all().filter(|(_, event)| by(event, program)) {
        let Did::Asks { text, intent } = &event.did else {
            continue;
        };
        let plain = text::plain(text);
        let Some(line) = plain.lines().rev().map(str::trim).find(|line| !line.is_empty()) else {
            continue;
        };
        match asked.iter_mut().find(|(known, ..)| known == line) {
            Some((_, _, times)) => *times += 1,
            None => asked.push((line.to_owned(), *intent, 1)),
        }
    }
    let printed = record.printed(program, 0..record.events().len());
    let mut questions: Vec<String> = asked
        .into_iter()
        .filter(|(line, intent, times)| {
            let plain_talk = matches!(
                intent,
                Intent::Message | Intent::Unknown | Intent::Command | Intent::Enter
            );
            !plain_talk
                || *times > 1
                || ends_like_a_question(line)
                || is_imperative(line)
                || printed.matches(line.as_str()).count() > 1
        })
        .map(|(line, ..)| line)
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.len()));
    questions
}

/// Does the line end like a question?
pub fn ends_like_a_question(line: &str) -> bool {
    line.ends_with([':', '?', '>', '»', '=', '-', '$', '#'])
}

/// Does the line tell the user what to do?
pub fn is_imperative(line: &str) -> bool {
    let line = line.to_lowercase();
    IMPERATIVES.iter().any(|word| line.contains(word))
}

/// How questions are put.
const IMPERATIVES: [&str; 13] = [
    "введите",
    "введи ",
    "ввод",
    "напишите",
    "наберите",
    "нажмите",
    "vvedi",
    "enter",
    "type ",
    "input",
    "press",
    "write",
    "print ",
];
