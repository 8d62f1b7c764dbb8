//! A mistake of a scenario's author: the file, the line, a caret and what was expected there, in either language.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Localised;
use crate::report::Lang;

/// One mistake and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, relative to the folder of scenarios.
    pub path: String,
    /// The file's text; empty when it has none.
    pub source: Arc<str>,
    /// Which bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What is wrong, what was expected there, and what may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub title: Localised,
    /// What was expected where the caret is.
    pub expected: Localised,
    /// Advice.
    pub help: Option<Localised>,
}

/// Lines as wide as a terminal; longer source lines are cut around the caret.
const WIDTH: usize = 120;

/// All mistakes as text, with colours or without.
pub fn render(diagnostics: &[Diagnostic], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&rendered(diagnostic, lang, &renderer));
        text.push_str("\n\n");
    }
    text.push_str(&total(diagnostics.len(), lang));
    text.push('\n');
    text
}

/// One mistake as text, with colours or without.
pub fn render_one(diagnostic: &Diagnostic, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    rendered(diagnostic, lang, &renderer)
}

fn rendered(diagnostic: &Diagnostic, lang: Lang, renderer: &Renderer) -> String {
    let (error, help) = match lang {
        Lang::Ru => ("ошибка", "подсказка"),
        Lang::En => ("error", "help"),
    };
    let mistake = &diagnostic.mistake;
    let snippet = Snippet::source(&*diagnostic.source).path(&diagnostic.path).annotation(
        AnnotationKind::Primary
            .span(diagnostic.span.clone())
            .label(mistake.expected.in_lang(lang)),
    );
    let mut group = Level::ERROR
        .with_name(error)
        .primary_title(mistake.title.in_lang(lang))
        .element(snippet);
    if let Some(advice) = &mistake.help {
        group = group.element(Level::HELP.with_name(help).message(advice.in_lang(lang)));
    }
    renderer.render(&[group])
}

fn total(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ru, count) => format!("ошибок в сценариях: {count}"),
        (Lang::En, 1) => "1 mistake in the scenarios".to_string(),
        (Lang::En, count) => format!("{count} mistakes in the scenarios"),
    }
}

impl Localised {
    /// A text from its two versions.
    pub fn new(ru: impl Into<String>, en: impl Into<String>) -> Localised {
        Localised {
            ru: ru.into(),
            en: en.into(),
        }
    }

    /// The text in this language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}
