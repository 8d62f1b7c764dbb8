//! What stands around every page: the head with its style, and the policy that forbids the browser to load anything.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::report::{Lang, escape::printable};

const STYLE: &str = include_str!("style.css");

/// A page.
pub struct Document<'a> {
    /// Its language.
    pub lang: Lang,
    /// What the browser's tab says; not escaped.
    pub title: &'a str,
    /// Its own script, if it has one. Nothing of a submission's is ever in it.
    pub script: Option<&'static str>,
    /// The class of its body.
    pub class: &'static str,
    /// What stands in its body.
    pub body: Markup,
}

impl Document<'_> {
    /// The page as text.
    pub fn into_string(self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang.name()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy(self.script));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    title { (printable(self.title)) }
                    style { (PreEscaped(STYLE)) }
                }
                body.(self.class) {
                    (self.body)
                    @if let Some(script) = self.script {
                        script { (PreEscaped(script)) }
                    }
                }
            }
        };
        page.into_string() + "\n"
    }
}

/// Nothing is loaded, sent or embedded; no script runs but the page's own, which is known by its digest.
fn policy(script: Option<&str>) -> String {
    let script = script.map_or(String::new(), |script| {
        let digest = data_encoding::BASE64.encode(&Sha256::digest(script));
        format!(" script-src 'sha256-{digest}';")
    });
    format!("default-src 'none';{script} style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
}
