//! The report that a student reads: one line for each task, and for what does not pass everything needed to mend it.

mod causes;
mod changes;
mod conversation;
mod failure;
mod summary;

use unicode_width::UnicodeWidthStr;

pub use changes::changes;

use super::causes::Causes;
use super::page::{Detail, Look, Page, Tone, cut, pad};
use super::{CriterionReport, Isolation, Lang, Report, TaskReport, diagnosis, say, words};
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::task::Lab;

/// The whole report as text for people.
pub fn human(report: &Report, lab: &Lab, lang: Lang, look: Look) -> String {
    let mut writer = Writer {
        report,
        lab,
        lang,
        page: Page::new(look),
        everything: look.detail == Detail::Everything,
    };
    if look.detail == Detail::Summary {
        writer.summary();
        return writer.page.finish();
    }
    let causes = Causes::of(report);
    writer.head();
    writer.causes(&causes);
    for task in report.tasks.iter().filter(|task| report.counts(task)) {
        writer.task(task, &causes);
    }
    writer.not_attempted();
    writer.undecided();
    writer.summary();
    writer.page.finish()
}

/// What the report for people says of one criterion, and nothing else: plain text, safe for a terminal.
pub fn particulars(report: &Report, lab: &Lab, lang: Lang, criterion: &CriterionReport) -> String {
    let mut writer = Writer {
        report,
        lab,
        lang,
        page: Page::new(Look::default()),
        everything: true,
    };
    writer.failure(criterion);
    let text = writer.page.finish();
    let shift = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min();
    let lines = text
        .lines()
        .map(|line| line.get(shift.unwrap_or_default()..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

struct Writer<'a> {
    report: &'a Report,
    lab: &'a Lab,
    lang: Lang,
    page: Page,
    everything: bool,
}

/// Indentation of what belongs to a task.
const CRITERION: usize = 4;
/// Between short things on one line.
const DOT: &str = " · ";
/// A title gets no less than this, even where the line is then too long.
const TITLE: usize = 12;

impl Writer<'_> {
    fn say(&self, key: &str) -> String {
        say(self.lang, &Message::new(key))
    }

    fn head(&mut self) {
        let report = self.report;
        let submission = super::escape::printable(&report.submission);
        let title = self.page.tint(Tone::Strong, &submission);
        self.page.line(0, &title);
        for group in &report.groups {
            let mut programs: Vec<String> = group
                .programs
                .iter()
                .map(|(role, command)| {
                    format!(
                        "{}: {}",
                        words::role(self.lang, role),
                        super::escape::printable(command)
                    )
                })
                .collect();
            if report.groups.len() > 1 {
                programs.insert(0, format!("[{}]", super::escape::printable(&group.id)));
            }
            self.page.paragraph(2, "", 0, Tone::Faint, &programs.join(DOT));
        }
        let (tone, isolation) = match report.isolation {
            Isolation::None => (Tone::Open, self.say(report.isolation.key())),
            _ => (Tone::Faint, self.say(report.isolation.key())),
        };
        self.page.paragraph(2, "", 0, tone, &isolation);
        for remark in &report.remarks {
            let mark = self.page.tint(Tone::Open, "! ");
            self.page.paragraph(2, &mark, 2, Tone::Plain, &say(self.lang, remark));
        }
    }

    fn task(&mut self, task: &TaskReport, causes: &Causes) {
        self.page.gap();
        self.task_line(task);
        for verdict in [Verdict::Pass, Verdict::Absent, Verdict::Undecided] {
            let some: Vec<&CriterionReport> = task.criteria.iter().filter(|one| one.verdict == verdict).collect();
            if verdict == Verdict::Pass && self.everything {
                some.iter().for_each(|criterion| self.success(criterion));
                continue;
            }
            let all_absent = verdict == Verdict::Absent && task.verdict == TaskVerdict::Absent;
            if verdict == Verdict::Absent && !all_absent {
                self.absent(&some);
                continue;
            }
            // An absent task has said so on its own line.
            if !(some.is_empty() || all_absent) {
                let note = if verdict == Verdict::Undecided {
                    self.say("undecided-below")
                } else {
                    String::new()
                };
                self.compact(verdict, &some, &note);
            }
        }
        for criterion in &task.criteria {
            for remark in &criterion.remarks {
                let text = format!(
                    "{}: {}",
                    words::scenario(self.lab, self.lang, &remark.scenario),
                    say(self.lang, &remark.why)
                );
                let mark = self.page.tint(Tone::Open, "! ");
                self.page.paragraph(CRITERION, &mark, 2, Tone::Plain, &text);
            }
        }
        // A bonus that was missed is no failure and is not told like one.
        for criterion in task.criteria.iter().filter(|one| one.verdict == Verdict::Absent) {
            if let Some(diagnosis) = diagnosis(criterion, self.lab, self.lang) {
                let mark = self.page.tint(Tone::Open, "! ");
                let text = format!("{}: {diagnosis}", self.name(criterion));
                self.page.paragraph(CRITERION, &mark, 2, Tone::Plain, &text);
            }
        }
        for (number, cause) in causes.list.iter().enumerate() {
            let some: Vec<&CriterionReport> = task.criteria.iter().filter(|one| cause.explains(one)).collect();
            if !some.is_empty() {
                self.compact(Verdict::Fail, &some, &format!("[{}]", number + 1));
            }
        }
        for criterion in &task.criteria {
            if criterion.verdict == Verdict::Fail && !causes.explain(criterion) {
                self.page.gap();
                self.failure(criterion);
            }
        }
    }

    fn task_line(&mut self, task: &TaskReport) {
        let (mark, tone, key) = match task.verdict {
            TaskVerdict::Pass => ("✓", Tone::Good, "task-pass"),
            TaskVerdict::Partial => ("◐", Tone::Open, "task-partial"),
            TaskVerdict::Fail => ("✗", Tone::Bad, "task-fail"),
            TaskVerdict::Absent => ("–", Tone::Faint, "task-absent"),
            TaskVerdict::Undecided => ("?", Tone::Open, "task-undecided"),
        };
        let words = [
            "task-pass",
            "task-partial",
            "task-fail",
            "task-absent",
            "task-undecided",
        ];
        let verdicts = words
            .iter()
            .map(|word| self.say(word).width())
            .max()
            .unwrap_or_default();
        let ids = self
            .report
            .tasks
            .iter()
            .map(|task| task.id.width())
            .max()
            .unwrap_or_default();
        let title = self.title(task);
        let end = format!(
            "  {}  {:>2}/{}",
            pad(&self.say(key), verdicts),
            task.points,
            task.max_points
        );
        // Mark, blank, id, two blanks.
        let titles = self
            .report
            .tasks
            .iter()
            .map(|task| self.title(task).width())
            .max()
            .unwrap_or_default();
        let room = self.page.room(4 + ids + end.width()).max(TITLE).min(titles);
        let line = format!(
            "{} {}  {}{}",
            self.page.tint(tone, mark),
            self.page.tint(Tone::Strong, &pad(&task.id, ids)),
            pad(&cut(title, room), room),
            self.page.tint(tone, &end)
        );
        self.page.line(0, &line);
    }

    fn title(&self, task: &TaskReport) -> &str {
        self.lab.task(&task.id).map_or("", |known| self.lang.pick(&known.title))
    }

    /// Several criteria of one verdict on one line, by the second half of their ids.
    fn compact(&mut self, verdict: Verdict, criteria: &[&CriterionReport], note: &str) {
        let mark = self.mark(verdict, criteria.iter().all(|one| one.bonus));
        let names: Vec<String> = criteria.iter().map(|criterion| self.name(criterion)).collect();
        let text = format!("{} {note}", names.join(DOT));
        self.page.paragraph(CRITERION, &mark, 2, Tone::Plain, &text);
    }

    /// What was not done of an attempted task: what it could have earned points by is told with its reason.
    fn absent(&mut self, criteria: &[&CriterionReport]) {
        let mut reasons: Vec<(&Message, Vec<&CriterionReport>)> = Vec::new();
        for criterion in criteria {
            match reasons.iter_mut().find(|(why, _)| **why == criterion.why) {
                Some((_, some)) => some.push(criterion),
                None => reasons.push((&criterion.why, vec![criterion])),
            }
        }
        for (why, some) in reasons {
            let note = match some.iter().all(|one| one.bonus) {
                true => format!("— {}", say(self.lang, why)),
                false => String::new(),
            };
            self.compact(Verdict::Absent, &some, &note);
        }
    }

    fn mark(&self, verdict: Verdict, bonus: bool) -> String {
        let (mark, tone) = match verdict {
            Verdict::Pass => ("✓ ", Tone::Good),
            Verdict::Fail if bonus => ("✗ ", Tone::Open),
            Verdict::Fail => ("✗ ", Tone::Bad),
            Verdict::Absent => ("– ", Tone::Faint),
            Verdict::Undecided => ("? ", Tone::Open),
        };
        self.page.tint(tone, mark)
    }

    fn name(&self, criterion: &CriterionReport) -> String {
        let short = criterion
            .id
            .split_once('.')
            .map_or(criterion.id.as_str(), |(_, short)| short);
        if criterion.bonus {
            format!("{short} ({})", self.say("bonus"))
        } else {
            short.to_owned()
        }
    }
}
