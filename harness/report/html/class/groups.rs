//! Failures that several submissions share, and what changed since an earlier run.

use maud::{Markup, html};

use super::super::count;
use super::super::marks::Mark;
use super::Page;
use crate::judge::{Message, Verdict};
use crate::report::escape::printable;
use crate::report::{Change, FailureGroup, say, say_or_name};

/// Of a group so many names stand in the page; the table shows all of them, and so does the JSON report.
const NAMES: usize = 60;

impl Page<'_> {
    /// The failures, the most frequent first as they come.
    pub fn groups(&self) -> Markup {
        if self.class.groups.is_empty() {
            return html! {};
        }
        html! {
            section aria-labelledby="groups" {
                h2 #groups { (self.text("page-class-groups")) }
                ol.groups { @for group in &self.class.groups { li { (self.group(group)) } } }
            }
        }
    }

    fn group(&self, group: &FailureGroup) -> Markup {
        let of = Message::new("page-class-of")
            .with("count", group.names.len().to_string())
            .with("all", self.class.entries.len().to_string());
        html! {
            details {
                summary {
                    strong.number { (say(self.lang, &of)) } " "
                    @if let Some(id) = &group.criterion { (self.criterion(id)) ": " }
                    @if !group.alike { span.soft { (self.text("page-class-example")) " " } }
                    (say_or_name(&group.message, self.lab, self.lang))
                }
                p.names {
                    (self.text("page-class-who")) ": "
                    @for (index, name) in group.names.iter().take(NAMES).enumerate() {
                        @if index > 0 { ", " }
                        span.name { (self.name(name)) }
                    }
                    @if group.names.len() > NAMES { " " (count(self.lang, "page-class-more", group.names.len() - NAMES)) }
                }
                button type="button" class="show" data-rows=(self.rows(group)) hidden { (self.text("page-class-show")) }
            }
        }
    }

    /// The places of a group's submissions in the table, for the script.
    fn rows(&self, group: &FailureGroup) -> String {
        let places = group.names.iter().filter_map(|name| self.places.get(name.as_str()));
        places.map(usize::to_string).collect::<Vec<_>>().join(" ")
    }

    fn criterion(&self, id: &str) -> Markup {
        html! {
            @if let Some(known) = self.lab.criterion(id) { (self.lang.pick(&known.title)) " " }
            code.id { (printable(id)) }
        }
    }

    /// What is not as it was.
    pub fn changes(&self) -> Markup {
        let Some(changes) = &self.class.changes else {
            return html! {};
        };
        html! {
            section aria-labelledby="changes" {
                h2 #changes { (self.text("page-class-changes")) }
                @if changes.is_empty() { p { (self.text("page-class-unchanged")) } }
                @else {
                    div.scroll { table {
                        thead { tr {
                            @for key in ["column-submission", "column-criterion", "page-class-before", "page-class-after", "page-class-reason"] {
                                th scope="col" { (self.text(key)) }
                            }
                        } }
                        tbody { @for change in changes { (self.change(change)) } }
                    } }
                }
            }
        }
    }

    fn change(&self, change: &Change) -> Markup {
        let verdict = |verdict: Option<Verdict>| match verdict {
            Some(verdict) => Mark::of(verdict).chip(self.lang),
            None => html! { "–" },
        };
        html! {
            tr {
                th scope="row" { (self.name(&change.name)) }
                td { (self.criterion(&change.criterion)) }
                td { (verdict(change.before)) }
                td { (verdict(change.after)) }
                td { (say(self.lang, &change.reason)) }
            }
        }
    }
}
