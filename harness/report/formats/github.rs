//! GitHub Actions: annotations as workflow commands, and a step summary in Markdown.

use std::fmt::Write;

use super::markdown::{block, inline};
use super::{brief, rows};
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::{Lang, Report, TaskReport, human::particulars, say};
use crate::task::Lab;

/// What a step summary may be long, in bytes: 1 MiB is the limit of the service, and the rest of a step wants some of it.
pub const SUMMARY: usize = 900 * 1024;

/// One annotation for each task that does not pass: `::error title=…::…`.
pub fn annotations(report: &Report, lab: &Lab, lang: Lang) -> String {
    let mut text = String::new();
    for task in report.tasks.iter().filter(|task| report.counts(task)) {
        let Some((level, verdict)) = level(task) else {
            continue;
        };
        let title = format!(
            "{}: {} ({})",
            task.id,
            title(task, lab, lang),
            say(lang, &Message::new(verdict))
        );
        let open = task
            .criteria
            .iter()
            .filter(|one| !one.bonus && matches!(one.verdict, Verdict::Fail | Verdict::Undecided | Verdict::Absent));
        let lines: Vec<String> = open.map(|one| format!("{}: {}", one.id, say(lang, &one.why))).collect();
        let _ = writeln!(
            text,
            "::{level} title={}::{}",
            property(&title),
            data(&lines.join("\n"))
        );
    }
    text
}

fn level(task: &TaskReport) -> Option<(&'static str, &'static str)> {
    match task.verdict {
        TaskVerdict::Pass => None,
        TaskVerdict::Partial => Some(("error", "task-partial")),
        TaskVerdict::Fail => Some(("error", "task-fail")),
        TaskVerdict::Absent => Some(("error", "task-absent")),
        TaskVerdict::Undecided => Some(("warning", "task-undecided")),
    }
}

fn title<'a>(task: &TaskReport, lab: &'a Lab, lang: Lang) -> &'a str {
    lab.task(&task.id).map_or("", |known| lang.pick(&known.title))
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Markdown for the file that `GITHUB_STEP_SUMMARY` names: a table of the tasks, and each failure folded away.
pub fn summary(report: &Report, lab: &Lab, lang: Lang) -> String {
    let head = |column: &str| say(lang, &Message::new(&format!("column-{column}")));
    let mut text = format!("## {}\n\n", inline(&report.submission));
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} |",
        head("task"),
        head("title"),
        head("verdict"),
        head("points")
    );
    text.push_str("| --- | --- | --- | ---: |\n");
    for task in report.tasks.iter().filter(|task| report.counts(task)) {
        let (mark, verdict) = match level(task) {
            None => ("✅", "task-pass"),
            Some(("warning", verdict)) => ("❔", verdict),
            Some((_, verdict)) => ("❌", verdict),
        };
        let verdict = say(lang, &Message::new(verdict));
        let title = inline(title(task, lab, lang));
        let _ = writeln!(
            text,
            "| {} | {title} | {mark} {verdict} | {}/{} |",
            task.id, task.points, task.max_points
        );
    }
    let _ = writeln!(text, "\n{}", block(&brief(report, lab, lang)));
    for row in rows(report, lab, lang) {
        if row.criterion.verdict != Verdict::Fail {
            continue;
        }
        let shown = block(&particulars(report, lab, lang, row.criterion));
        let name = row
            .name()
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let more = format!("<details><summary>{name}</summary>\n\n{shown}\n</details>\n\n");
        if text.len() + more.len() > SUMMARY {
            let _ = writeln!(text, "{}", say(lang, &Message::new("summary-cut")));
            break;
        }
        text.push_str(&more);
    }
    text
}
