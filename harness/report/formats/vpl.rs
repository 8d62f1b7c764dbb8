//! Moodle's Virtual Programming Lab: comments and a grade on the standard output of the execution.

use super::plain;
use crate::report::{Lang, Report, total};
use crate::task::Lab;

/// The grades between which the assignment is graded: `VPL_GRADEMIN` and `VPL_GRADEMAX`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradeRange {
    /// The worst.
    pub min: f64,
    /// The best; bonuses do not lift a grade above it.
    pub max: f64,
}

impl Default for GradeRange {
    /// The module's own.
    fn default() -> Self {
        GradeRange { min: 0.0, max: 10.0 }
    }
}

/// The report as comments, and the points as a grade of that range.
pub fn vpl(report: &Report, lab: &Lab, lang: Lang, range: GradeRange) -> String {
    let mut text = String::from("<|--\n");
    for line in plain(report, lab, lang).lines() {
        // What begins with this sign is shown as it is, and can be neither a title nor a command.
        text.push('>');
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("--|>\n");
    text + &format!("Grade :=>> {:.2}\n", grade(total(report), range))
}

fn grade((reached, max): (u32, u32), range: GradeRange) -> f64 {
    if max == 0 {
        return range.min;
    }
    let share = (f64::from(reached) / f64::from(max)).min(1.0);
    range.min + (range.max - range.min) * share
}
