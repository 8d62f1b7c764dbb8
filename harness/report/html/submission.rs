//! The page of one submission: what it comes to, task by task, and the record of what was seen.

use maud::{Markup, html};

use super::criterion::{Criteria, anchor};
use super::document::Document;
use super::marks::Mark;
use super::{count, text};
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::causes::Causes;
use crate::report::escape::printable;
use crate::report::{CriterionReport, ExitStatus, Isolation, Lang, Report, TaskReport, exit_status, say, total, words};
use crate::task::Lab;

/// The page of one submission.
pub fn html(report: &Report, lab: &Lab, lang: Lang) -> String {
    let causes = Causes::of(report);
    let page = Page {
        report,
        lab,
        lang,
        causes: &causes,
    };
    let body = html! {
        header {
            p.kicker { (page.text("page-kicker")) }
            h1 { (printable(&report.submission)) }
            (page.sum())
            (page.programs())
        }
        main {
            (page.overview())
            (page.shared())
            @for task in report.tasks.iter().filter(|task| report.counts(task)) { (page.task(task)) }
        }
        footer { p { (page.made()) } }
    };
    let title = format!("{} · sokrat", report.submission);
    Document {
        lang,
        title: &title,
        script: None,
        class: "submission",
        body,
    }
    .into_string()
}

struct Page<'a> {
    report: &'a Report,
    lab: &'a Lab,
    lang: Lang,
    causes: &'a Causes<'a>,
}

impl Page<'_> {
    fn text(&self, key: &str) -> String {
        text(self.lang, key)
    }

    fn criteria(&self) -> Criteria<'_> {
        Criteria {
            lab: self.lab,
            lang: self.lang,
            causes: self.causes,
        }
    }

    fn counted(&self) -> Vec<&TaskReport> {
        let tasks = self.report.tasks.iter();
        tasks.filter(|task| self.report.counts(task)).collect()
    }

    /// Points, what became of how many tasks, and what that means.
    fn sum(&self) -> Markup {
        let (reached, max) = total(self.report);
        let status = exit_status(self.report);
        let class = match status {
            ExitStatus::Passed => "pass",
            ExitStatus::Undecided => "open",
            _ => "fail",
        };
        let verdicts = [
            TaskVerdict::Pass,
            TaskVerdict::Partial,
            TaskVerdict::Fail,
            TaskVerdict::Absent,
            TaskVerdict::Undecided,
        ];
        let counted = self.counted();
        html! {
            div.sum {
                p.points { strong { (reached) } span { "/" (max) } " " span.soft { (self.text("column-points")) } }
                div {
                    p.status.(class) { (capitalised(&self.text(status.key()))) }
                    ul.counts {
                        li { (count(self.lang, "tasks-counted", counted.len())) }
                        @for verdict in verdicts {
                            @let number = counted.iter().filter(|task| task.verdict == verdict).count();
                            @if number > 0 { li { (Mark::of_task(verdict).chip(self.lang)) " " (number) } }
                        }
                    }
                }
            }
        }
    }

    /// What was examined, how, and what was noticed beside.
    fn programs(&self) -> Markup {
        let several = self.report.groups.len() > 1;
        html! {
            @for group in &self.report.groups {
                dl.programs {
                    @for (role, command) in &group.programs {
                        div {
                            dt { (words::role(self.lang, role)) @if several { " [" (printable(&group.id)) "]" } }
                            dd { code { (printable(command)) } }
                        }
                    }
                }
            }
            @if self.report.isolation == Isolation::None {
                p.remark { "! " (self.text(self.report.isolation.key())) }
            }
            @for remark in &self.report.remarks { p.remark { "! " (say(self.lang, remark)) } }
        }
    }

    /// Every task in a line.
    fn overview(&self) -> Markup {
        html! {
            section aria-labelledby="overview" {
                h2 #overview { (self.text("page-overview")) }
                table.overview {
                    thead { tr {
                        th scope="col" { (self.text("column-task")) }
                        th scope="col" { (self.text("column-verdict")) }
                        th.number scope="col" { (self.text("column-points")) }
                    } }
                    tbody {
                        @for task in self.counted() {
                            tr {
                                th scope="row" { a href=(format!("#{}", anchor(&task.id))) { (self.title(task)) } }
                                td { (Mark::of_task(task.verdict).chip(self.lang)) }
                                td.number { (task.points) "/" (task.max_points) " " (bar(task.points, task.max_points)) }
                            }
                        }
                    }
                }
                (self.not_attempted())
            }
        }
    }

    /// The tasks that nobody attempted and nobody asked for by name.
    fn not_attempted(&self) -> Markup {
        let tasks = self.report.tasks.iter().filter(|task| !self.report.counts(task));
        let ids: Vec<&str> = tasks.map(|task| task.id.as_str()).collect();
        let message = Message::new("not-attempted").with("tasks", ids.join(", "));
        html! { @if !ids.is_empty() { p.soft.legend { "– " (say(self.lang, &message)) } } }
    }

    fn title(&self, task: &TaskReport) -> Markup {
        html! {
            @if let Some(known) = self.lab.task(&task.id) { (self.lang.pick(&known.title)) " " }
            code.id { (task.id) }
        }
    }

    /// Reasons for which several criteria fail are told once.
    fn shared(&self) -> Markup {
        if self.causes.list.is_empty() {
            return html! {};
        }
        html! {
            section aria-labelledby="shared" {
                h2 #shared { (self.text("page-shared")) }
                @for (index, cause) in self.causes.list.iter().enumerate() {
                    article.criterion.fail #(format!("cause-{}", index + 1)) {
                        h3 {
                            span.chip.fail { span aria-hidden="true" { "✗ " } (index + 1) } " "
                            (count(self.lang, "cause", cause.count)) " "
                            (say(self.lang, &cause.shown_by.why))
                        }
                        (self.criteria().account(cause.shown_by, None, true))
                    }
                }
            }
        }
    }

    fn task(&self, task: &TaskReport) -> Markup {
        let of =
            |verdict| -> Vec<&CriterionReport> { task.criteria.iter().filter(|one| one.verdict == verdict).collect() };
        let criteria = self.criteria();
        let (absent, passing) = (of(Verdict::Absent), of(Verdict::Pass));
        let id = anchor(&task.id);
        html! {
            section.task #(id) aria-labelledby=(format!("{id}-title")) {
                div.head {
                    h2 #(format!("{id}-title")) { (self.title(task)) }
                    p { (Mark::of_task(task.verdict).chip(self.lang)) " " (task.points) "/" (task.max_points) }
                }
                @if let Some(known) = self.lab.task(&task.id) {
                    details.statement {
                        summary { (self.text("page-statement")) }
                        p { (self.lang.pick(&known.statement)) }
                    }
                }
                @for criterion in of(Verdict::Fail) { (criteria.failure(criterion)) }
                @for criterion in of(Verdict::Undecided) { (criteria.open(criterion)) }
                (criteria.remarks(task))
                @if !absent.is_empty() {
                    details.fold {
                        summary { (Mark::of(Verdict::Absent).chip(self.lang)) " " (names(&absent)) }
                        @for criterion in &absent { (criteria.open(criterion)) }
                    }
                }
                @if !passing.is_empty() {
                    details.fold {
                        summary {
                            (Mark::of(Verdict::Pass).chip(self.lang)) " "
                            (count(self.lang, "page-passing", passing.len())) ": " span.soft { (names(&passing)) }
                        }
                        @for criterion in &passing { (criteria.open(criterion)) }
                    }
                }
                (criteria.records(task, &self.report.records))
            }
        }
    }

    fn made(&self) -> String {
        let seed = Message::new("page-seed").with("seed", self.report.seed.to_string());
        let seconds = format!("{:.1}", self.report.duration_s);
        let seconds = Message::new("page-seconds").with("seconds", seconds);
        let mut made = vec![
            format!("sokrat {}", env!("CARGO_PKG_VERSION")),
            say(self.lang, &seconds),
            say(self.lang, &seed),
            self.text(self.report.isolation.key()),
        ];
        made.push(self.text("page-legend"));
        made.join(" · ")
    }
}

/// A bar that repeats a share of points.
pub fn bar(reached: u32, max: u32) -> Markup {
    let share = (100 * reached).checked_div(max).unwrap_or_default().min(100);
    html! { span.bar aria-hidden="true" { span style=(format!("width:{share}%")) {} } }
}

/// The second halves of their ids.
fn names(criteria: &[&CriterionReport]) -> String {
    let names: Vec<&str> = criteria
        .iter()
        .map(|one| one.id.split_once('.').map_or(one.id.as_str(), |(_, short)| short))
        .collect();
    names.join(", ")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
