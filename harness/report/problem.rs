//! What went wrong with the call or with the examiner, never with the submission: a sentence, its causes, what to do.

use serde::{Deserialize, Serialize};

use super::page::{Look, Page, Tone};
use super::{Lang, escape, say};
use crate::judge::Message;

/// A problem as the user is told it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong.
    pub what: Message,
    /// Why, the nearest cause first, in the words of those who said it.
    pub because: Vec<String>,
    /// What to do.
    pub advice: Option<Message>,
}

impl Problem {
    /// A problem without causes.
    pub fn new(what: Message) -> Problem {
        Problem {
            what,
            ..Problem::default()
        }
    }

    /// The same, caused by this error and what caused that.
    pub fn caused_by(mut self, error: &(dyn std::error::Error + 'static)) -> Problem {
        let mut next = Some(error);
        while let Some(error) = next {
            self.because.push(error.to_string());
            next = error.source();
        }
        self
    }

    /// The same, with advice.
    pub fn advise(mut self, advice: Message) -> Problem {
        self.advice = Some(advice);
        self
    }
}

/// The problem as text.
pub fn problem(problem: &Problem, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    let mut line = |indent: usize, tone: Tone, label: &str, text: &str| {
        let label = format!("{} ", say(lang, &Message::new(label)));
        let first = page.tint(tone, &label);
        page.paragraph(indent, &first, label.chars().count(), Tone::Plain, text);
    };
    line(0, Tone::Bad, "problem", &say(lang, &problem.what));
    for cause in &problem.because {
        line(2, Tone::Faint, "problem-because", &escape::printable(cause));
    }
    if let Some(advice) = &problem.advice {
        line(2, Tone::Faint, "problem-advice", &say(lang, advice));
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_a_sentence_its_causes_and_advice() {
        let error = std::io::Error::from(std::io::ErrorKind::NotFound);
        let found = Problem::new(Message::new("problem-output").with("path", "a\x1bb"))
            .caused_by(&error)
            .advise(Message::new("advice-output"));
        assert_eq!(
            problem(&found, Lang::En, Look::default()),
            "error: The report cannot be written to a\\x1bb.\n  because: entity not found\n  \
             what to do: Name a file in a folder that exists and that you may write to.\n"
        );
    }
}
