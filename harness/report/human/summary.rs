//! The end of the report: what was not attempted, what a person should look at, and what it all comes to.

use unicode_width::UnicodeWidthStr;

use super::{DOT, Writer};
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::page::Tone;
use crate::report::{CriterionReport, ExitStatus, exit_status, say, total};

impl Writer<'_> {
    /// The tasks that nobody attempted and nobody asked for by name: one line.
    pub fn not_attempted(&mut self) {
        let names: Vec<&str> = self
            .report
            .tasks
            .iter()
            .filter(|task| !self.report.counts(task))
            .map(|task| task.id.as_str())
            .collect();
        if names.is_empty() {
            return;
        }
        self.page.gap();
        let tasks = Message::new("not-attempted").with("tasks", names.join(", "));
        let mark = self.page.tint(Tone::Faint, "– ");
        let text = say(self.lang, &tasks);
        self.page.paragraph(0, &mark, 2, Tone::Faint, &text);
    }

    /// What could not be decided, by reason, for a person to look at.
    pub fn undecided(&mut self) {
        let mut reasons: Vec<(&Message, Vec<&CriterionReport>)> = Vec::new();
        for criterion in self.report.tasks.iter().flat_map(|task| &task.criteria) {
            if criterion.verdict == Verdict::Undecided {
                match reasons.iter_mut().find(|(why, _)| **why == criterion.why) {
                    Some((_, criteria)) => criteria.push(criterion),
                    None => reasons.push((&criterion.why, vec![criterion])),
                }
            }
        }
        if reasons.is_empty() {
            return;
        }
        self.page.gap();
        let head = self.say("undecided-head");
        let mark = self.page.tint(Tone::Open, "? ");
        self.page.paragraph(0, &mark, 2, Tone::Strong, &head);
        for (why, criteria) in reasons {
            for (task, names) in self.by_task(&criteria) {
                let first = format!("{task}: ");
                self.page
                    .paragraph(super::CRITERION, &first, first.width(), Tone::Plain, &names.join(DOT));
            }
            let why = say(self.lang, why);
            self.labelled("label-because", &why);
            if let Some(shown_by) = criteria.iter().max_by_key(|criterion| criterion.evidence.len()) {
                self.conversation(&shown_by.evidence);
            }
        }
    }

    fn by_task<'c>(&self, criteria: &[&'c CriterionReport]) -> Vec<(&'c str, Vec<String>)> {
        let mut tasks: Vec<(&str, Vec<String>)> = Vec::new();
        for criterion in criteria {
            let task = criterion.id.split('.').next().unwrap_or_default();
            match tasks.last_mut().filter(|(last, _)| *last == task) {
                Some((_, names)) => names.push(self.name(criterion)),
                None => tasks.push((task, vec![self.name(criterion)])),
            }
        }
        tasks
    }

    /// Counts, points, and what the exit status says.
    pub fn summary(&mut self) {
        self.page.gap();
        let counted: Vec<_> = self
            .report
            .tasks
            .iter()
            .filter(|task| self.report.counts(task))
            .collect();
        let verdicts = [
            (TaskVerdict::Pass, "task-pass"),
            (TaskVerdict::Partial, "task-partial"),
            (TaskVerdict::Fail, "task-fail"),
            (TaskVerdict::Absent, "task-absent"),
            (TaskVerdict::Undecided, "task-undecided"),
        ];
        let mut parts = vec![say(
            self.lang,
            &Message::new("tasks-counted").with("count", counted.len().to_string()),
        )];
        for (verdict, key) in verdicts {
            let count = counted.iter().filter(|task| task.verdict == verdict).count();
            if count > 0 {
                parts.push(format!("{} {count}", self.say(key)));
            }
        }
        let (reached, max) = total(self.report);
        let sum = Message::new("points-total")
            .with("reached", reached.to_string())
            .with("max", max.to_string());
        parts.push(say(self.lang, &sum));
        self.page.paragraph(0, "", 0, Tone::Strong, &parts.join(DOT));
        let status = exit_status(self.report);
        let tone = match status {
            ExitStatus::Passed => Tone::Good,
            ExitStatus::Undecided => Tone::Open,
            _ => Tone::Bad,
        };
        let line = Message::new("exit-line").with("code", status.code().to_string());
        let line = format!("{} {}", say(self.lang, &line), self.say(status.key()));
        self.page.paragraph(0, "", 0, tone, &line);
    }
}
