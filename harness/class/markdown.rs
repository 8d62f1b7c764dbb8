//! The class in Markdown, for the summary of a job on GitHub.

use std::fmt::Write;

use super::row::Row;
use super::summary::Class;
use super::text::{because, mark, state, tasks};
use crate::judge::Message;
use crate::report::formats::{SUMMARY, inline};
use crate::report::{Lang, say, say_or_name};
use crate::task::Lab;

/// A table of submissions by tasks, the failures that they share, and what was not examined. What is longer than the
/// service takes is cut, and that is said.
pub fn markdown(class: &Class, lab: &Lab, lang: Lang) -> String {
    let word = |key: &str| say(lang, &Message::new(key));
    let tasks = tasks(&class.rows, lab);
    let mut text = format!("## {}\n\n| {} |", inline(&class.title), word("column-submission"));
    tasks.iter().for_each(|task| text += &format!(" {} |", inline(task)));
    let _ = write!(text, " {} |\n| --- |", word("column-points"));
    tasks.iter().for_each(|_| text += " :-: |");
    text.push_str(" ---: |\n");
    let lines = class.rows.iter().map(|row| line(row, &tasks, lang));
    let groups = class.groups().into_iter().map(|group| {
        let of = Message::new("class-of")
            .with("count", group.names.len().to_string())
            .with("all", class.rows.len().to_string());
        let what = group.criterion.as_deref().map_or(String::new(), |id| format!("{id}: "));
        let why = what + &say_or_name(&group.message, lab, lang);
        format!("- **{}** {}\n", inline(&say(lang, &of)), inline(&why))
    });
    for part in lines.chain(std::iter::once("\n".into())).chain(groups) {
        if text.len() + part.len() > SUMMARY {
            let _ = writeln!(text, "\n{}", word("summary-cut"));
            break;
        }
        text += &part;
    }
    text
}

fn line(row: &Row, tasks: &[&str], lang: Lang) -> String {
    let mut line = format!("| {} |", inline(&row.name));
    for id in tasks {
        let task = row.tasks.iter().find(|task| task.id == *id);
        let _ = write!(line, " {} |", task.map_or(" ", |task| mark(task.verdict).0));
    }
    let why = because(&row.state, lang);
    let points = match (row.is_told(), why.is_empty()) {
        (true, true) => format!("{}/{}", row.points, row.max_points),
        (true, false) => format!("{}/{} {}", row.points, row.max_points, inline(&state(&row.state, lang))),
        (false, _) => inline(&format!("{}: {why}", state(&row.state, lang))),
    };
    line + &format!(" {points} |\n")
}
