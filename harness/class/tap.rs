//! The class as TAP 14: a test point for each submission.

use std::fmt::Write;

use super::row::{Row, State};
use super::summary::Class;
use super::text::{because, state, verdict};
use crate::report::formats::description;
use crate::report::{ExitStatus, Lang, escape};
use crate::task::Lab;

/// The class as TAP. What nobody could examine is skipped; what is undecided is `TODO` and so no failure.
pub fn tap(class: &Class, lab: &Lab, lang: Lang) -> String {
    let mut text = format!("TAP version 14\n1..{}\n", class.rows.len());
    for (number, row) in class.rows.iter().enumerate() {
        point(&mut text, number + 1, row, lang);
        let Some(what) = not_passed(row, lab, lang) else {
            continue;
        };
        // A YAML scalar: JSON's strings are YAML's double-quoted ones.
        let what = serde_json::Value::from(what).to_string();
        let _ = writeln!(text, "  ---\n  message: {what}\n  ...");
    }
    text
}

fn point(text: &mut String, number: usize, row: &Row, lang: Lang) {
    let said = format!("{} ({})", escape::printable(&row.name), state(&row.state, lang));
    let said = description(&said);
    let why = || description(&because(&row.state, lang));
    let (ok, directive) = match row.state {
        State::Examined(ExitStatus::Passed) => ("ok", String::new()),
        State::Examined(ExitStatus::Undecided) => ("not ok", " # TODO".into()),
        State::Examined(_) => ("not ok", String::new()),
        State::Overdue(_) => ("not ok", format!(" # TODO {}", why())),
        _ => ("ok", format!(" # SKIP {}", why())),
    };
    let _ = writeln!(text, "{ok} {number} - {said}{directive}");
}

/// The tasks that do not pass, in a line.
fn not_passed(row: &Row, lab: &Lab, lang: Lang) -> Option<String> {
    if matches!(row.state, State::Examined(ExitStatus::Passed)) {
        return None;
    }
    let counted = lab.tasks.iter().filter_map(|task| {
        let mut theirs = row.tasks.iter().filter(|one| one.counts && one.required);
        theirs.find(|one| one.id == task.id)
    });
    let open = counted.filter(|task| task.verdict != crate::judge::TaskVerdict::Pass);
    let open: Vec<String> = open
        .map(|task| format!("{}: {}", task.id, verdict(task.verdict, lang)))
        .collect();
    (!open.is_empty()).then(|| open.join(", "))
}
