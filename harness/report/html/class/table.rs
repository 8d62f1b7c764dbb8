//! Submissions by tasks.

use std::collections::HashMap;

use maud::{Markup, html};

use super::super::marks::Mark;
use super::Page;
use crate::judge::TaskVerdict;
use crate::report::{ClassEntry, TaskResult, say};

/// Every verdict, the best first.
pub const VERDICTS: [TaskVerdict; 5] = [
    TaskVerdict::Pass,
    TaskVerdict::Partial,
    TaskVerdict::Undecided,
    TaskVerdict::Fail,
    TaskVerdict::Absent,
];

impl Page<'_> {
    /// The table, with the tools that the script uncovers.
    pub fn table(&self) -> Markup {
        let lang = self.lang;
        html! {
            section aria-labelledby="submissions" {
                h2 #submissions { (self.text("page-class-table")) }
                (self.tools())
                div.scroll tabindex="0" role="region" aria-labelledby="submissions" {
                    table #class {
                        thead { tr {
                            th scope="col" { (self.text("column-submission")) }
                            th.number scope="col" { (self.text("column-points")) }
                            @for task in &self.class.tasks {
                                th.task scope="col" title=(self.task_title(task)) { span { (task) } }
                            }
                            th.number scope="col" { (self.text("page-class-seconds")) }
                        } }
                        tbody { @for entry in &self.class.entries { (self.row(entry)) } }
                    }
                }
                p.soft.legend {
                    @for verdict in VERDICTS { (Mark::of_task(verdict).chip(lang)) " " }
                    (self.text("page-class-legend"))
                }
            }
        }
    }

    fn row(&self, entry: &ClassEntry) -> Markup {
        let results: HashMap<&str, &TaskResult> = entry.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
        html! {
            tr {
                th scope="row" {
                    span.name { (self.name(&entry.name)) }
                    @if let (Some(error), false) = (&entry.error, entry.is_untold()) { span.note { "! " (say(self.lang, error)) } }
                }
                @if let (Some(error), true) = (&entry.error, entry.is_untold()) {
                    td.number { "–" }
                    td.error colspan=(self.class.tasks.len()) {
                        span { "! " (self.text("page-class-not-examined")) ": " (say(self.lang, error)) }
                    }
                } @else {
                    td.number { (entry.points) "/" (entry.max_points) }
                    @for task in &self.class.tasks {
                        @match results.get(task.as_str()) {
                            Some(result) => (cell(result)),
                            None => td {},
                        }
                    }
                }
                td.number { (format!("{:.1}", entry.seconds)) }
            }
        }
    }

    fn tools(&self) -> Markup {
        html! {
            form.tools #tools hidden {
                label { (self.text("page-class-name")) " " input #by-name type="search" autocomplete="off"; }
                label {
                    span.aloud { (self.text("column-task")) }
                    select #by-task {
                        option value="" { (self.text("page-class-task")) }
                        @for (index, task) in self.class.tasks.iter().enumerate() { option value=(index) { (task) } }
                    }
                }
                label {
                    span.aloud { (self.text("column-verdict")) }
                    select #by-verdict {
                        option value="" { (self.text("page-class-verdict")) }
                        @for verdict in VERDICTS {
                            @let mark = Mark::of_task(verdict);
                            option value=(mark.sign) { (mark.sign) " " (self.text(mark.key)) }
                        }
                    }
                }
                button type="reset" { (self.text("page-class-all")) }
                span.soft role="status" { (self.text("page-class-shown")) " " output #shown {} }
            }
        }
    }

    /// A task's title in the reader's language; its id where the lab does not know it.
    pub fn task_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.lab.task(id).map_or(id, |known| self.lang.pick(&known.title))
    }
}

/// Kept short: there are tens of thousands.
fn cell(result: &TaskResult) -> Markup {
    let mark = Mark::of_task(result.verdict);
    html! {
        td.(mark.class) {
            (mark.sign)
            @if result.verdict != TaskVerdict::Absent { " " (result.points) }
        }
    }
}
