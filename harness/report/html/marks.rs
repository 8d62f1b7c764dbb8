//! Verdicts as marks and words: the colour only repeats what they say.

use maud::{Markup, html};

use super::text;
use crate::judge::{TaskVerdict, Verdict};
use crate::report::Lang;

/// How a verdict is shown.
#[derive(Clone, Copy)]
pub struct Mark {
    /// The class of its colour.
    pub class: &'static str,
    /// A sign that is told from the others by its form.
    pub sign: &'static str,
    /// The catalogue's key of its word.
    pub key: &'static str,
}

impl Mark {
    /// Of a task.
    pub fn of_task(verdict: TaskVerdict) -> Mark {
        let (class, sign, key) = match verdict {
            TaskVerdict::Pass => ("pass", "✓", "task-pass"),
            TaskVerdict::Partial => ("open", "◐", "task-partial"),
            TaskVerdict::Fail => ("fail", "✗", "task-fail"),
            TaskVerdict::Absent => ("none", "–", "task-absent"),
            TaskVerdict::Undecided => ("open", "?", "task-undecided"),
        };
        Mark { class, sign, key }
    }

    /// Of a criterion.
    pub fn of(verdict: Verdict) -> Mark {
        Mark::of_task(match verdict {
            Verdict::Pass => TaskVerdict::Pass,
            Verdict::Fail => TaskVerdict::Fail,
            Verdict::Absent => TaskVerdict::Absent,
            Verdict::Undecided => TaskVerdict::Undecided,
        })
    }

    /// Sign and word.
    pub fn chip(self, lang: Lang) -> Markup {
        html! { span.chip.(self.class) { span aria-hidden="true" { (self.sign) " " } (text(lang, self.key)) } }
    }
}
