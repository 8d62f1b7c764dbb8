//! The class for programs: schema `sokrat/class/v1`, stable. It grows at the ends and never changes meaning.

use serde::Serialize;

use super::row::{Row, State};
use super::saved::Examiner;
use super::summary::Class;
use super::text::because;
use crate::judge::{TaskVerdict, Verdict};
use crate::report::{Change, Lang, escaped_json, say, say_or_name};
use crate::task::Lab;

/// The name of the schema.
pub const CLASS_SCHEMA: &str = "sokrat/class/v1";

#[derive(Serialize)]
struct JsonClass<'a> {
    schema: &'static str,
    version: &'static str,
    title: &'a str,
    submissions: Vec<JsonRow<'a>>,
    groups: Vec<JsonGroup>,
    changes: Option<Vec<JsonChange<'a>>>,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    name: &'a str,
    state: &'static str,
    exit_status: Option<u8>,
    why: Option<String>,
    points: u32,
    max_points: u32,
    duration_s: f64,
    digest: Option<&'a str>,
    examiner: &'a Examiner,
    tasks: Vec<JsonTask<'a>>,
}

#[derive(Serialize)]
struct JsonTask<'a> {
    id: &'a str,
    verdict: TaskVerdict,
    points: u32,
    max_points: u32,
    counts: bool,
}

#[derive(Serialize)]
struct JsonGroup {
    criterion: Option<String>,
    why: String,
    alike: bool,
    submissions: Vec<String>,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    submission: &'a str,
    criterion: Option<&'a str>,
    before: Option<Verdict>,
    after: Option<Verdict>,
    reason: String,
}

/// The class as JSON, ended by a line feed. Texts for people are in this language.
pub fn json<'a>(class: &'a Class, lab: &Lab, lang: Lang) -> String {
    let changes = class.changes.as_ref().map(|changes| {
        let change = |change: &'a Change| JsonChange {
            submission: &change.name,
            criterion: Some(change.criterion.as_str()).filter(|id| !id.is_empty()),
            before: change.before,
            after: change.after,
            reason: say(lang, &change.reason),
        };
        changes.iter().map(change).collect()
    });
    let groups = class.groups().into_iter().map(|group| JsonGroup {
        criterion: group.criterion,
        why: say_or_name(&group.message, lab, lang),
        alike: group.alike,
        submissions: group.names,
    });
    let whole = JsonClass {
        schema: CLASS_SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        title: &class.title,
        submissions: class.rows.iter().map(|row| submission(row, lang)).collect(),
        groups: groups.collect(),
        changes,
    };
    escaped_json(&serde_json::to_string_pretty(&whole).expect("plain data has a form in JSON")) + "\n"
}

fn submission(row: &Row, lang: Lang) -> JsonRow<'_> {
    let (state, exit_status) = match &row.state {
        State::Examined(status) => ("examined", Some(status.code())),
        State::Refused { .. } => ("refused", None),
        State::Overdue(_) => ("overdue", None),
        State::Broke(_) => ("broke", None),
        State::Missing => ("missing", None),
    };
    let tasks = row.tasks.iter().map(|task| JsonTask {
        id: &task.id,
        verdict: task.verdict,
        points: task.points,
        max_points: task.max_points,
        counts: task.counts,
    });
    JsonRow {
        name: &row.name,
        state,
        exit_status,
        why: Some(because(&row.state, lang)).filter(|why| !why.is_empty()),
        points: row.points,
        max_points: row.max_points,
        duration_s: row.duration_s,
        digest: row.digest.as_deref(),
        examiner: &row.examiner,
        tasks: tasks.collect(),
    }
}
