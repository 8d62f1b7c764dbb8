//! One criterion: what was done, expected and seen, the rule and a hint, and the record that shows it.

use maud::{Markup, html};

use super::marks::Mark;
use super::record::{self, record};
use super::said;
use super::{count, text};
use crate::judge::{Account, Message, Verdict};
use crate::report::causes::Causes;
use crate::report::difference::{Difference, difference};
use crate::report::escape::printable;
use crate::report::{Catalogue, CriterionReport, Lang, Record, TaskReport, diagnosis, hint, say, words};
use crate::task::{Criterion, Lab};
use crate::transcript::Bytes;

/// Two texts that differ are shown so wide, the difference in sight.
const COLUMNS: usize = 56;

/// What writes about criteria.
pub struct Criteria<'a> {
    /// Titles, rules and hints.
    pub lab: &'a Lab,
    /// The reader's language.
    pub lang: Lang,
    /// What is told elsewhere.
    pub causes: &'a Causes<'a>,
}

/// A name for links within the page.
pub fn anchor(id: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    format!("t-{}", id.chars().map(plain).collect::<String>())
}

impl Criteria<'_> {
    /// A criterion that fails, with everything there is to say.
    pub fn failure(&self, criterion: &CriterionReport) -> Markup {
        let cause = self.causes.list.iter().position(|cause| cause.explains(criterion));
        let known = self.lab.criterion(&criterion.id);
        html! {
            article.criterion.fail #(anchor(&criterion.id)) {
                (self.headline(criterion))
                p.why { (say(self.lang, &criterion.why)) }
                @if let Some(index) = cause {
                    p { a href=(format!("#cause-{}", index + 1)) {
                        (say(self.lang, &Message::new("page-shared-link").with("number", (index + 1).to_string())))
                    } }
                }
                @if cause.is_none() { (self.account(criterion, known, true)) }
                @else if let Some(known) = known { dl { (self.rule(known)) } }
            }
        }
    }

    /// A criterion that passes, is absent or undecided: why, and what was seen.
    pub fn open(&self, criterion: &CriterionReport) -> Markup {
        let undecided = criterion.verdict == Verdict::Undecided;
        html! {
            article.criterion.(Mark::of(criterion.verdict).class) #(anchor(&criterion.id)) {
                (self.headline(criterion))
                p.why { (say(self.lang, &criterion.why)) }
                @if undecided { (self.account(criterion, None, false)) }
                @else if let Some(diagnosis) = diagnosis(criterion, self.lab, self.lang) {
                    p.remark { (diagnosis) }
                }
                @if !undecided && !criterion.evidence.is_empty() {
                    details.evidence {
                        summary { (self.record_title(criterion)) }
                        (record(self.lang, "", &criterion.evidence, None))
                        (self.whole_record(criterion))
                    }
                }
            }
        }
    }

    /// What was seen beside, and is not held against the submission.
    pub fn remarks(&self, task: &TaskReport) -> Markup {
        let remarks = task.criteria.iter().flat_map(|criterion| &criterion.remarks);
        html! {
            @for remark in remarks {
                p.remark {
                    "! " (words::scenario(self.lab, self.lang, &remark.scenario)) ": " (say(self.lang, &remark.why))
                }
            }
        }
    }

    /// The rule, what was done, expected and seen, the mistake's name, a hint, how to see it by hand, and the record.
    pub fn account(&self, criterion: &CriterionReport, rule: Option<&Criterion>, hints: bool) -> Markup {
        let account = criterion.account.as_ref();
        let hint = hint(criterion, self.lab, self.lang).filter(|_| hints && !criterion.consequence);
        let mark = mark(criterion);
        html! {
            dl {
                @if let Some(known) = rule { (self.rule(known)) }
                @if let Some(account) = account { (self.expected_and_seen(account)) }
                @if let Some(mistake) = criterion.diagnosis.as_deref().and_then(|id| self.lab.mistake(id)) {
                    (self.labelled("label-mistake", html! { strong { (self.lang.pick(&mistake.title)) } ". " (self.lang.pick(&mistake.text)) }))
                }
                @if let Some(hint) = hint {
                    (self.labelled("label-hint", html! { (hint) }))
                }
                @if let Some(reproduce) = &criterion.reproduce {
                    (self.labelled("label-by-hand", html! { pre { code { (printable(reproduce)) } } }))
                }
            }
            (record(self.lang, &self.record_title(criterion), &criterion.evidence, mark.as_ref()))
            (self.whole_record(criterion))
        }
    }

    /// The way to the whole record.
    fn whole_record(&self, criterion: &CriterionReport) -> Markup {
        html! {
            @if let Some(at) = criterion.record {
                p.whole-record { a href=(format!("#{}", record_anchor(at))) { (text(self.lang, "page-whole-record")) } }
            }
        }
    }

    /// Everything that was seen in the scenarios of a task, each folded; what criteria rest on is marked.
    pub fn records(&self, task: &TaskReport, records: &[Record]) -> Markup {
        let of_task =
            |record: &Record| record.group == task.group && record.scenario.split('/').next() == Some(task.id.as_str());
        let theirs: Vec<(usize, &Record)> = records.iter().enumerate().filter(|(_, one)| of_task(one)).collect();
        html! {
            @if !theirs.is_empty() {
                details.fold.records {
                    summary { (count(self.lang, "page-records", theirs.len())) }
                    @for (at, record) in theirs { (self.whole(task, at, record)) }
                }
            }
        }
    }

    fn whole(&self, task: &TaskReport, at: usize, record: &Record) -> Markup {
        let decided = || task.criteria.iter().filter(|one| one.record == Some(at));
        let mark = decided().find_map(mark);
        html! {
            details.scenario #(record_anchor(at)) {
                summary {
                    (words::scenario(self.lab, self.lang, &record.scenario))
                    @for criterion in decided() {
                        " " span.verdict {
                            (Mark::of(criterion.verdict).sign) " "
                            (criterion.id.split_once('.').map_or(criterion.id.as_str(), |(_, short)| short))
                        }
                    }
                }
                (record::whole(self.lang, "", record, mark.as_ref()))
            }
        }
    }

    fn record_title(&self, criterion: &CriterionReport) -> String {
        let scenario = words::scenario(self.lab, self.lang, &criterion.scenario);
        say(self.lang, &Message::new("page-record").with("scenario", scenario))
    }

    fn headline(&self, criterion: &CriterionReport) -> Markup {
        html! {
            h3 {
                (Mark::of(criterion.verdict).chip(self.lang)) " "
                @if let Some(known) = self.lab.criterion(&criterion.id) { (self.lang.pick(&known.title)) " " }
                @if criterion.bonus { span.bonus { (text(self.lang, "bonus")) } " " }
                code.id { (printable(&criterion.id)) }
            }
        }
    }

    fn expected_and_seen(&self, account: &Account) -> Markup {
        let plain = |message: &Message| html! { (say(self.lang, message)) };
        let found = compared(account);
        let (expected, seen) = match &found {
            Some(found) => {
                let catalogue = Catalogue::of(self.lang);
                let showing = |message, bytes: &str| html! { (catalogue.say_showing(message, bytes)) };
                (
                    showing(&account.expected, &found.expected),
                    showing(&account.seen, &found.seen),
                )
            }
            None => (plain(&account.expected), plain(&account.seen)),
        };
        html! {
            (self.labelled("label-done", plain(&account.done)))
            (self.labelled("label-expected", expected))
            (self.labelled("label-seen", seen))
            @if let Some(found) = &found { (self.labelled("label-difference", self.comparison(account, found))) }
        }
    }

    /// The two one under the other, the first difference marked in both.
    fn comparison(&self, account: &Account, found: &Difference) -> Markup {
        let side = |shown: &str, whole: &[u8]| {
            let at = byte_of(shown, found.column);
            let after = &whole[found.offset..];
            let piece = crate::report::escape::pieces(after)
                .first()
                .map_or(0, |(piece, _)| piece.len());
            let (before, rest) = shown.split_at(at);
            let (marked, rest) = rest.split_at(piece.min(rest.len()));
            html! { code {
                (before)
                @if piece == 0 { (said::mark(self.lang, after)) } @else { mark { (marked) } }
                (rest)
            } }
        };
        let whole = |message: &Message| bytes(message).unwrap_or_default();
        html! {
            div.comparison translate="no" {
                div { span.soft { (text(self.lang, "label-expected")) } " " (side(&found.expected, &whole(&account.expected))) }
                div { span.soft { (text(self.lang, "label-seen")) } " " (side(&found.seen, &whole(&account.seen))) }
            }
            p.soft { (say(self.lang, &found.message())) }
        }
    }

    fn rule(&self, known: &Criterion) -> Markup {
        self.labelled("label-rule", html! { (self.lang.pick(&known.rule)) })
    }

    fn labelled(&self, label: &str, content: Markup) -> Markup {
        html! { div { dt { (text(self.lang, label)) } dd { (content) } } }
    }
}

/// Where the record of a scenario is in the page.
fn record_anchor(at: usize) -> String {
    format!("record-{}", at + 1)
}

/// What was seen, where that differs from what was expected.
fn mark(criterion: &CriterionReport) -> Option<record::Mark> {
    let account = criterion.account.as_ref()?;
    let found = compared(account)?;
    let seen = account.seen.arguments.get("bytes")?.clone();
    Some(record::Mark {
        seen,
        offset: found.offset,
    })
}

fn compared(account: &Account) -> Option<Difference> {
    difference(&bytes(&account.expected)?, &bytes(&account.seen)?, COLUMNS)
}

fn bytes(message: &Message) -> Option<Vec<u8>> {
    message.arguments.get("bytes").map(|hex| Bytes::from(hex.clone()).0)
}

/// The index of the byte that stands at this column.
fn byte_of(text: &str, column: usize) -> usize {
    use unicode_width::UnicodeWidthStr;
    let mut indices = text.char_indices().map(|(index, _)| index);
    indices
        .find(|&index| text[..index].width() >= column)
        .unwrap_or(text.len())
}
