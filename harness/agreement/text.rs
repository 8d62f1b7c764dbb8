//! The comparison as text.

use super::table::{Agreement, Difference, Kind, Row};
use crate::judge::Message;
use crate::report::page::{Look, Page, Tone, pad};
use crate::report::{Lang, escape, say};
use unicode_width::UnicodeWidthStr;

/// Columns between two numbers of the table.
const APART: usize = 2;

/// The table, what differs, the reasons of what is undecided, and the times.
pub fn agreement(agreement: &Agreement, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    table(&mut page, agreement, lang);
    for (kind, key) in [
        (Kind::WrongFail, "agreement-wrong-fails"),
        (Kind::WrongPass, "agreement-wrong-passes"),
        (Kind::Task, "agreement-tasks-differ"),
        (Kind::Undecided, "agreement-undecided"),
    ] {
        let theirs = agreement.differences.iter().filter(|one| one.kind == kind);
        differences(&mut page, key, &theirs.collect::<Vec<_>>(), lang);
    }
    reasons(&mut page, agreement, lang);
    if let Some(seconds) = agreement.seconds {
        let times = Message::new("agreement-seconds")
            .with("submissions", agreement.submissions.to_string())
            .with("median", format!("{:.1}", seconds.median))
            .with("high", format!("{:.1}", seconds.percentile_95))
            .with("longest", format!("{:.1}", seconds.longest));
        page.gap();
        page.paragraph(0, "", 0, Tone::Plain, &say(lang, &times));
    }
    page.finish()
}

fn table(page: &mut Page, agreement: &Agreement, lang: Lang) {
    let heads = [
        "agreement-task",
        "agreement-criteria",
        "agreement-agree",
        "agreement-open",
        "agreement-wrong-fail",
        "agreement-wrong-pass",
        "agreement-tasks",
        "agreement-tasks-decided",
        "agreement-tasks-agree",
    ];
    let heads = heads.map(|key| say(lang, &Message::new(key)));
    let all = Row {
        task: say(lang, &Message::new("agreement-all")),
        ..agreement.total()
    };
    let cells: Vec<[String; 9]> = std::iter::once(heads)
        .chain(agreement.rows.iter().chain([&all]).map(cells))
        .collect();
    let width = |column: usize| cells.iter().map(|row| row[column].width()).max().unwrap_or_default();
    for row in &cells {
        let numbers = (1..row.len()).map(|column| {
            let blanks = width(column) + APART - row[column].width();
            format!("{}{}", " ".repeat(blanks), row[column])
        });
        let line = pad(&row[0], width(0)) + &numbers.collect::<String>();
        page.line(0, &line);
    }
    let row = &all;
    let criteria = row.agree + row.undecided + row.wrong_fail + row.wrong_pass;
    let decided = criteria - row.undecided;
    let shares = Message::new("agreement-shares")
        .with("decided", percent(decided, criteria))
        .with("agree", percent(row.agree, decided))
        .with("fails", percent(row.wrong_fail, decided))
        .with("tasks", percent(row.tasks_agree, row.tasks_decided));
    page.gap();
    page.paragraph(0, "", 0, Tone::Plain, &say(lang, &shares));
}

fn cells(row: &Row) -> [String; 9] {
    let criteria = row.agree + row.undecided + row.wrong_fail + row.wrong_pass;
    let number = |number: usize| number.to_string();
    [
        row.task.clone(),
        number(criteria),
        number(row.agree),
        number(row.undecided),
        number(row.wrong_fail),
        number(row.wrong_pass),
        number(row.tasks),
        number(row.tasks_decided),
        number(row.tasks_agree),
    ]
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        "—".to_owned()
    } else {
        format!("{:.1}", 100.0 * part as f64 / whole as f64)
    }
}

fn differences(page: &mut Page, key: &str, differences: &[&Difference], lang: Lang) {
    if differences.is_empty() {
        return;
    }
    let labels = ["agreement-found", "agreement-label"].map(|key| say(lang, &Message::new(key)));
    let column = labels.iter().map(|label| label.width()).max().unwrap_or_default() + APART;
    page.gap();
    let head = page.tint(Tone::Strong, &say(lang, &Message::new(key)));
    page.line(0, &head);
    for one in differences {
        page.line(2, &format!("{} {}", one.submission, one.about));
        page.labelled(4, &labels[0], column, &escape::printable(&one.found));
        page.labelled(4, &labels[1], column, &escape::printable(&one.label));
    }
}

fn reasons(page: &mut Page, agreement: &Agreement, lang: Lang) {
    if agreement.reasons.is_empty() {
        return;
    }
    page.gap();
    let head = page.tint(Tone::Strong, &say(lang, &Message::new("agreement-reasons")));
    page.line(0, &head);
    for reason in &agreement.reasons {
        let counts = format!("{}/{}", reason.criteria, reason.submissions.len());
        let lead = pad(&counts, 8);
        page.paragraph(2, &lead, lead.width(), Tone::Plain, &escape::printable(&reason.why));
    }
}
