//! One failure: the rule, what was done, expected and seen, the hint, the conversation, and a line to try by hand.

use unicode_width::UnicodeWidthStr;

use super::{CRITERION, Writer};
use crate::judge::{Account, Message};
use crate::report::difference::{Difference, difference};
use crate::report::page::Tone;
use crate::report::{Catalogue, CriterionReport, diagnosis, escape, hint, say};
use crate::transcript::Bytes;

/// Indentation of what belongs to a criterion.
pub const PARTICULAR: usize = CRITERION + 2;

/// The keys of the labels before the lines of a failure.
const LABELS: [&str; 10] = [
    "label-because",
    "label-rule",
    "label-done",
    "label-expected",
    "label-seen",
    "label-difference",
    "label-mistake",
    "label-hint",
    "label-conversation",
    "label-by-hand",
];

impl Writer<'_> {
    /// A criterion that passes, with what it rests on.
    pub fn success(&mut self, criterion: &CriterionReport) {
        self.headline(criterion);
        let why = say(self.lang, &criterion.why);
        self.page.paragraph(PARTICULAR, "", 0, Tone::Plain, &why);
        self.conversation(&criterion.evidence);
    }

    fn headline(&mut self, criterion: &CriterionReport) {
        let mark = self.mark(criterion.verdict, criterion.bonus);
        let title = self
            .lab
            .criterion(&criterion.id)
            .map_or(String::new(), |known| format!(": {}", self.lang.pick(&known.title)));
        let head = format!("{}{title}", self.name(criterion));
        self.page.paragraph(CRITERION, &mark, 2, Tone::Strong, &head);
    }

    /// A failed criterion with everything there is to say.
    pub fn failure(&mut self, criterion: &CriterionReport) {
        self.headline(criterion);
        self.particulars_of(criterion);
    }

    /// The same without its headline.
    pub fn particulars_of(&mut self, criterion: &CriterionReport) {
        let why = say(self.lang, &criterion.why);
        if criterion.consequence {
            self.labelled("label-because", &why);
        } else {
            self.page.paragraph(PARTICULAR, "", 0, Tone::Plain, &why);
        }
        if let Some(known) = self.lab.criterion(&criterion.id) {
            self.labelled("label-rule", self.lang.pick(&known.rule));
        }
        self.account(criterion);
        self.hint(criterion);
        self.conversation(&criterion.evidence);
        self.by_hand(criterion);
    }

    /// What was done, expected and seen, and the mistake's name.
    pub fn account(&mut self, criterion: &CriterionReport) {
        if let Some(account) = &criterion.account {
            self.labelled("label-done", &say(self.lang, &account.done));
            self.expected_and_seen(account);
        }
        if let Some(diagnosis) = diagnosis(criterion, self.lab, self.lang) {
            self.labelled("label-mistake", &diagnosis);
        }
    }

    /// What to think about, where the failure is news.
    pub fn hint(&mut self, criterion: &CriterionReport) {
        if let Some(hint) = hint(criterion, self.lab, self.lang).filter(|_| !criterion.consequence) {
            self.labelled("label-hint", &hint);
        }
    }

    /// The line to reproduce it, unwrapped so that it can be copied.
    pub fn by_hand(&mut self, criterion: &CriterionReport) {
        if let Some(reproduce) = &criterion.reproduce {
            let label = self.label("label-by-hand");
            let line = format!("{label}{}", escape::printable(reproduce));
            self.page.line(PARTICULAR, &line);
        }
    }

    fn expected_and_seen(&mut self, account: &Account) {
        let column = self.column();
        let room = self.page.room(PARTICULAR + column);
        let bytes = |message: &Message| message.arguments.get("bytes").map(|hex| Bytes::from(hex.clone()).0);
        let found = bytes(&account.expected)
            .zip(bytes(&account.seen))
            .and_then(|(expected, seen)| difference(&expected, &seen, room.saturating_sub(8)));
        let Some(found) = found else {
            self.labelled("label-expected", &say(self.lang, &account.expected));
            self.labelled("label-seen", &say(self.lang, &account.seen));
            return;
        };
        let catalogue = Catalogue::of(self.lang);
        let expected = catalogue.say_showing(&account.expected, &found.expected);
        let seen = catalogue.say_showing(&account.seen, &found.seen);
        let before = |text: &str, shown: &str| text.find(shown).map(|at| text[..at].width());
        let aligned = before(&expected, &found.expected)
            .filter(|&columns| before(&seen, &found.seen) == Some(columns))
            .filter(|_| expected.width() <= room && seen.width() <= room);
        self.verbatim("label-expected", &expected, aligned.is_some());
        self.verbatim("label-seen", &seen, aligned.is_some());
        match aligned {
            Some(columns) => self.caret(&found, column + columns),
            None => {
                let label = self.label("label-difference");
                self.page.line(PARTICULAR, &format!("{label}{}", found.expected));
                self.page.line(PARTICULAR + column, &found.seen);
                self.caret(&found, column);
            }
        }
    }

    fn caret(&mut self, found: &Difference, columns: usize) {
        let text = say(self.lang, &found.message());
        let at = PARTICULAR + columns + found.column;
        // Where the line would be too long, the words stand before the mark.
        let before = at.checked_sub(text.width() + 1);
        let (indent, text) = match before.filter(|_| self.page.room(at) < text.width() + 2) {
            Some(indent) => (indent, format!("{text} ^")),
            None => (at, format!("^ {text}")),
        };
        let mark = self.page.tint(Tone::Bad, &text);
        self.page.line(indent, &mark);
    }

    /// Columns of the labels.
    pub fn column(&self) -> usize {
        LABELS.iter().map(|key| self.say(key).width()).max().unwrap_or_default() + 2
    }

    /// A label, filled up to its column.
    pub fn label(&self, key: &str) -> String {
        let label = super::pad(&self.say(key), self.column());
        self.page.tint(Tone::Faint, &label)
    }

    /// A text behind its label, wrapped.
    pub fn labelled(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            let (label, column) = (self.say(key), self.column());
            self.page.labelled(PARTICULAR, &label, column, text);
        }
    }

    /// A text behind its label; unwrapped when what stands below refers to its columns.
    fn verbatim(&mut self, key: &str, text: &str, whole: bool) {
        if whole {
            let label = self.label(key);
            self.page.line(PARTICULAR, &format!("{label}{text}"));
        } else {
            self.labelled(key, text);
        }
    }
}
