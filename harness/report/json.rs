//! The report for programs: schema `sokrat/report/v1`, stable. It grows at the ends and never changes meaning.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::{CriterionReport, Evidence, Isolation, Lang, Report, TaskReport, diagnosis, escape, hint, say};
use crate::dialect::Dialect;
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::task::Lab;

/// The name of the schema.
pub const SCHEMA: &str = "sokrat/report/v1";

/// The whole report as JSON, ended by a line feed. Texts for people are in this language.
pub fn json(report: &Report, lab: &Lab, lang: Lang) -> String {
    let words = Words { lab, lang };
    let report = words.report(report);
    let text =
        serde_json::to_string_pretty(&report).expect("strings, numbers and maps with string keys always serialise");
    escaped_json(&text) + "\n"
}

struct Words<'a> {
    lab: &'a Lab,
    lang: Lang,
}

#[derive(Serialize)]
struct JsonReport<'a> {
    schema: &'static str,
    version: &'static str,
    submission: &'a str,
    isolation: Isolation,
    duration_s: f64,
    seed: u64,
    groups: Vec<JsonGroup<'a>>,
    tasks: Vec<JsonTask<'a>>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct JsonGroup<'a> {
    id: &'a str,
    programs: &'a BTreeMap<String, String>,
    dialect: &'a Dialect,
}

#[derive(Serialize)]
struct JsonTask<'a> {
    id: &'a str,
    group: &'a str,
    verdict: TaskVerdict,
    points: u32,
    max_points: u32,
    criteria: Vec<JsonCriterion<'a>>,
}

#[derive(Serialize)]
struct JsonCriterion<'a> {
    id: &'a str,
    bonus: bool,
    verdict: Verdict,
    why: String,
    diagnosis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diagnosis_id: Option<&'a str>,
    scenario: &'a str,
    evidence: &'a [Evidence],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<JsonRemark<'a>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    failure: Option<JsonFailure<'a>>,
}

/// What was seen beside.
#[derive(Serialize)]
struct JsonRemark<'a> {
    scenario: &'a str,
    why: String,
}

/// What only a failure has.
#[derive(Serialize)]
struct JsonFailure<'a> {
    done: Option<String>,
    expected: Option<String>,
    seen: Option<String>,
    hint: Option<String>,
    reproduce: Option<&'a str>,
}

impl<'a> Words<'a> {
    fn report(&self, report: &'a Report) -> JsonReport<'a> {
        JsonReport {
            schema: SCHEMA,
            version: env!("CARGO_PKG_VERSION"),
            submission: &report.submission,
            isolation: report.isolation,
            duration_s: report.duration_s,
            seed: report.seed,
            groups: report
                .groups
                .iter()
                .map(|group| JsonGroup {
                    id: &group.id,
                    programs: &group.programs,
                    dialect: &group.dialect,
                })
                .collect(),
            tasks: report.tasks.iter().map(|task| self.task(task)).collect(),
            remarks: report.remarks.iter().map(|remark| say(self.lang, remark)).collect(),
        }
    }

    fn task(&self, task: &'a TaskReport) -> JsonTask<'a> {
        JsonTask {
            id: &task.id,
            group: &task.group,
            verdict: task.verdict,
            points: task.points,
            max_points: task.max_points,
            criteria: task
                .criteria
                .iter()
                .map(|criterion| self.criterion(criterion))
                .collect(),
        }
    }

    fn criterion(&self, criterion: &'a CriterionReport) -> JsonCriterion<'a> {
        JsonCriterion {
            id: &criterion.id,
            bonus: criterion.bonus,
            verdict: criterion.verdict,
            why: say(self.lang, &criterion.why),
            remarks: criterion
                .remarks
                .iter()
                .map(|remark| JsonRemark {
                    scenario: &remark.scenario,
                    why: say(self.lang, &remark.why),
                })
                .collect(),
            diagnosis: diagnosis(criterion, self.lab, self.lang),
            diagnosis_id: criterion.diagnosis.as_deref(),
            scenario: &criterion.scenario,
            evidence: &criterion.evidence,
            failure: (criterion.verdict == Verdict::Fail).then(|| self.failure(criterion)),
        }
    }

    fn failure(&self, criterion: &'a CriterionReport) -> JsonFailure<'a> {
        let account = criterion.account.as_ref();
        let text = |message: &Message| say(self.lang, message);
        JsonFailure {
            done: account.map(|account| text(&account.done)),
            expected: account.map(|account| text(&account.expected)),
            seen: account.map(|account| text(&account.seen)),
            hint: hint(criterion, self.lab, self.lang),
            reproduce: criterion.reproduce.as_deref(),
        }
    }
}

/// The same JSON with the characters that JSON allows and a terminal obeys, or the eye cannot see, as `\u` escapes.
/// Outside of strings the text has none of them but line feeds and blanks.
pub fn escaped_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && escape::is_hidden(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
    text
}
