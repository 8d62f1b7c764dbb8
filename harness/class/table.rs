//! The class as CSV: a line for each submission, two columns for each task.

use super::summary::Class;
use super::text::{state, verdict};
use crate::judge::Message;
use crate::report::formats::table;
use crate::report::{Lang, say};
use crate::task::Lab;

/// A line for each submission: what it comes to, and of each task its verdict and points.
pub fn csv(class: &Class, lab: &Lab, lang: Lang) -> String {
    let rows = &class.rows;
    let word = |key: &str| say(lang, &Message::new(key));
    let tasks = super::text::tasks(rows, lab);
    let mut head = ["submission", "state", "points", "max-points"]
        .map(|column| word(&format!("column-{column}")))
        .to_vec();
    for task in &tasks {
        head.push((*task).to_owned());
        head.push(format!("{task}: {}", word("column-points")));
    }
    head.push(word("column-why"));
    let lines = rows.iter().map(|row| {
        let mut line = vec![row.name.clone(), state(&row.state, lang)];
        let told = row.is_told();
        let points = |points: u32| if told { points.to_string() } else { String::new() };
        line.extend([points(row.points), points(row.max_points)]);
        for task in &tasks {
            match row.tasks.iter().find(|one| one.id == *task) {
                Some(task) => line.extend([verdict(task.verdict, lang), task.points.to_string()]),
                None => line.extend([String::new(), String::new()]),
            }
        }
        line.push(super::text::because(&row.state, lang));
        line
    });
    table(std::iter::once(head).chain(lines))
}
