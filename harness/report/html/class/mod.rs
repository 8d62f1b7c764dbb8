//! The page of a class: who did what, how the tasks went, what many have wrong, and what changed.

mod groups;
mod link;
mod spread;
mod table;

use std::collections::HashMap;

use maud::{Markup, html};

use super::document::Document;
use super::{count, text};
use crate::judge::Message;
use crate::report::escape::printable;
use crate::report::{ClassEntry, ClassPage, Lang, say};
use crate::task::Lab;

/// Sorts and filters the table. The page says everything without it.
const SCRIPT: &str = include_str!("class.js");

/// The page of a class: a table of submissions by tasks, how the tasks went, failures that many share, changes.
pub fn class_html(class: &ClassPage, lab: &Lab, lang: Lang) -> String {
    let links = class
        .entries
        .iter()
        .filter_map(|entry| Some((entry.name.as_str(), entry.link.as_deref()?)))
        .collect();
    let names = class.entries.iter().enumerate();
    let page = Page {
        class,
        lab,
        lang,
        links,
        places: names.map(|(place, entry)| (entry.name.as_str(), place)).collect(),
    };
    let body = html! {
        header {
            p.kicker { (page.text("page-class-kicker")) }
            h1 { (printable(&class.title)) }
            (page.sum())
        }
        main {
            (page.table())
            (page.spread())
            (page.groups())
            (page.changes())
        }
        footer { p { "sokrat " (env!("CARGO_PKG_VERSION")) } }
    };
    let title = format!("{} · sokrat", class.title);
    Document {
        lang,
        title: &title,
        script: Some(SCRIPT),
        class: "class",
        body,
    }
    .into_string()
}

struct Page<'a> {
    class: &'a ClassPage,
    lab: &'a Lab,
    lang: Lang,
    /// The submissions' own pages, by name.
    links: HashMap<&'a str, &'a str>,
    /// Their places in the table, by name.
    places: HashMap<&'a str, usize>,
}

impl Page<'_> {
    fn text(&self, key: &str) -> String {
        text(self.lang, key)
    }

    fn examined(&self) -> Vec<&ClassEntry> {
        let entries = self.class.entries.iter();
        entries.filter(|entry| !entry.is_untold()).collect()
    }

    /// A submission's name, leading to its page.
    fn name(&self, name: &str) -> Markup {
        match self.links.get(name) {
            Some(path) => html! { a href=(link::href(path)) { (printable(name)) } },
            None => html! { (printable(name)) },
        }
    }

    fn sum(&self) -> Markup {
        let examined = self.examined();
        let not_examined = self.class.entries.len() - examined.len();
        let mut points: Vec<&ClassEntry> = examined;
        points.sort_by_key(|entry| entry.points);
        let median = points.get(points.len() / 2).map(|entry| {
            Message::new("page-class-median")
                .with("points", entry.points.to_string())
                .with("max", entry.max_points.to_string())
        });
        html! {
            ul.sum.counts {
                li { strong { (count(self.lang, "page-class-count", self.class.entries.len())) } }
                @if not_examined > 0 { li { (self.text("page-class-not-examined")) ": " (not_examined) } }
                @if let Some(median) = median { li { (say(self.lang, &median)) } }
            }
        }
    }
}
