//! TAP 14: <https://testanything.org/tap-version-14-specification.html>.

use std::fmt::Write;

use super::{Row, rows};
use crate::judge::Verdict;
use crate::report::{Lang, Report, human::particulars};
use crate::task::Lab;

/// The report as TAP: a test point for each criterion. What is absent is skipped; what is undecided, or a bonus that does
/// not hold, is `TODO` and so no failure.
pub fn tap(report: &Report, lab: &Lab, lang: Lang) -> String {
    let rows = rows(report, lab, lang);
    let mut text = format!("TAP version 14\n1..{}\n", rows.len());
    for (number, row) in rows.iter().enumerate() {
        point(&mut text, number + 1, row);
        if row.criterion.verdict == Verdict::Fail {
            let _ = writeln!(text, "  ---\n  message: {}", scalar(&row.why()));
            text.push_str("  report: |\n");
            for line in particulars(report, lab, lang, row.criterion).lines() {
                let _ = writeln!(text, "    {line}");
            }
            text.push_str("  ...\n");
        }
    }
    text
}

fn point(text: &mut String, number: usize, row: &Row) {
    let absent = row.criterion.verdict == Verdict::Absent;
    let ok = if row.passed() || absent { "ok" } else { "not ok" };
    let directive = match row.criterion.verdict {
        Verdict::Pass => String::new(),
        Verdict::Absent => format!(" # SKIP {}", description(&row.why())),
        Verdict::Undecided => format!(" # TODO {}: {}", row.verdict(), description(&row.why())),
        Verdict::Fail if row.criterion.bonus => " # TODO".to_owned(),
        Verdict::Fail => String::new(),
    };
    let _ = writeln!(text, "{ok} {number} - {}{directive}", description(&row.name()));
}

/// In a description a hash begins a directive and a backslash escapes.
pub fn description(text: &str) -> String {
    text.replace('\\', "\\\\").replace('#', "\\#")
}

/// A YAML scalar: JSON's strings are YAML's double-quoted ones.
fn scalar(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
