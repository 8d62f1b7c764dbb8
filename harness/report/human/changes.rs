//! What is not as it was in the report before: for who mends a program and checks it again.

use super::{CRITERION, DOT, Writer};
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::causes::Causes;
use crate::report::page::{Look, Page, Tone};
use crate::report::{CriterionReport, ExitStatus, Lang, Report, TaskReport, say, total};
use crate::task::Lab;

/// The changes from one report to the next, as text for people. `status` is what the new one comes to.
pub fn changes(before: &Report, after: &Report, status: ExitStatus, lab: &Lab, lang: Lang, look: Look) -> String {
    let mut writer = Writer {
        report: after,
        lab,
        lang,
        page: Page::new(look),
        everything: false,
    };
    writer.changes(before, status);
    writer.page.finish()
}

/// A criterion that is not as it was.
struct Change<'a> {
    before: Option<Verdict>,
    after: &'a CriterionReport,
}

impl Writer<'_> {
    fn changes(&mut self, before: &Report, status: ExitStatus) {
        let after = self.report;
        let causes = Causes::of(after);
        let mut told = vec![false; causes.list.len()];
        let mut any = false;
        for task in &after.tasks {
            let earlier = before.tasks.iter().find(|earlier| earlier.id == task.id);
            let changes = differences(earlier, task);
            if changes.is_empty() {
                continue;
            }
            any = true;
            self.page.gap();
            self.task_change(earlier, task);
            for change in &changes {
                self.verdict_change(change);
                let new = change.after;
                match causes.list.iter().position(|cause| cause.explains(new)) {
                    // What many fail for is told once, where it first shows.
                    Some(cause) if std::mem::replace(&mut told[cause], true) => {}
                    _ if new.verdict == Verdict::Fail => self.particulars_of(new),
                    _ if new.verdict == Verdict::Undecided => {
                        let why = say(self.lang, &new.why);
                        self.labelled("label-because", &why);
                    }
                    _ => {}
                }
            }
        }
        self.page.gap();
        if !any {
            let nothing = self.say("watch-nothing");
            self.page.paragraph(0, "", 0, Tone::Plain, &nothing);
        }
        self.sum(before);
        self.remaining();
        let tone = match status {
            ExitStatus::Passed => Tone::Good,
            ExitStatus::Undecided => Tone::Open,
            _ => Tone::Bad,
        };
        if status == ExitStatus::Passed {
            let text = self.say("watch-passed");
            self.page.paragraph(0, "", 0, tone, &text);
        }
    }

    fn task_change(&mut self, before: Option<&TaskReport>, task: &TaskReport) {
        let of = |writer: &Self, task: &TaskReport| {
            let verdict = writer.say(task_word(task.verdict));
            format!("{verdict} {}/{}", task.points, task.max_points)
        };
        let now = of(self, task);
        let title = self.page.tint(Tone::Strong, &task.id);
        let line = match before.map(|before| of(self, before)).filter(|then| *then != now) {
            Some(then) => format!("{title}  {then} → {now}"),
            None => format!("{title}  {now}"),
        };
        self.page.line(0, &line);
    }

    fn verdict_change(&mut self, change: &Change) {
        let mark = self.mark(change.after.verdict, change.after.bonus);
        let now = self.say(verdict_word(change.after.verdict));
        let name = self.name(change.after);
        let text = match change.before {
            Some(before) if before == change.after.verdict => {
                format!("{name}: {now}, {}", self.say("watch-otherwise"))
            }
            Some(before) => format!("{name}: {} → {now}", self.say(verdict_word(before))),
            None => format!("{name}: {now}"),
        };
        self.page.paragraph(CRITERION - 2, &mark, 2, Tone::Strong, &text);
    }

    fn sum(&mut self, before: &Report) {
        let ((then, then_of), (now, now_of)) = (total(before), total(self.report));
        let of = |reached: u32, max: u32| {
            let message = Message::new("points-total").with("reached", reached.to_string());
            say(self.lang, &message.with("max", max.to_string()))
        };
        let text = if (then, then_of) == (now, now_of) {
            format!("{} ({})", of(now, now_of), self.say("watch-same"))
        } else {
            format!("{} → {}", of(then, then_of), of(now, now_of))
        };
        self.page.paragraph(0, "", 0, Tone::Strong, &text);
    }

    /// What still does not hold, by name.
    fn remaining(&mut self) {
        let criteria = || self.report.tasks.iter().flat_map(|task| &task.criteria);
        for (verdict, key) in [
            (Verdict::Fail, "watch-failing"),
            (Verdict::Undecided, "watch-undecided"),
        ] {
            let named =
                criteria().filter(|one| one.verdict == verdict && !(one.bonus && verdict == Verdict::Undecided));
            let names: Vec<String> = named
                .map(|one| {
                    if one.bonus {
                        format!("{} ({})", one.id, self.say("bonus"))
                    } else {
                        one.id.clone()
                    }
                })
                .collect();
            if !names.is_empty() {
                let first = format!("{} ", self.say(key));
                self.page.paragraph(0, &first, 2, Tone::Plain, &names.join(DOT));
            }
        }
    }
}

fn differences<'a>(before: Option<&TaskReport>, after: &'a TaskReport) -> Vec<Change<'a>> {
    let earlier = |id: &str| before.and_then(|task| task.criteria.iter().find(|one| one.id == id));
    let change = |after: &'a CriterionReport| {
        let before = earlier(&after.id);
        let same_verdict = before.is_some_and(|before| before.verdict == after.verdict);
        let otherwise = |before: &CriterionReport| {
            after.verdict == Verdict::Fail && (&before.why.key, &before.diagnosis) != (&after.why.key, &after.diagnosis)
        };
        let differs = !same_verdict || before.is_some_and(otherwise);
        let before = before.map(|before| before.verdict);
        // What was not there before and is not attempted is no news.
        let news = before.is_some() || after.verdict != Verdict::Absent;
        (differs && news).then_some(Change { before, after })
    };
    after.criteria.iter().filter_map(change).collect()
}

fn task_word(verdict: TaskVerdict) -> &'static str {
    match verdict {
        TaskVerdict::Pass => "task-pass",
        TaskVerdict::Partial => "task-partial",
        TaskVerdict::Fail => "task-fail",
        TaskVerdict::Absent => "task-absent",
        TaskVerdict::Undecided => "task-undecided",
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "task-pass",
        Verdict::Fail => "task-fail",
        Verdict::Absent => "task-absent",
        Verdict::Undecided => "task-undecided",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixtures::{criterion, empty, lab, task_report};

    fn report(verdict: Verdict, why: &str) -> Report {
        let whole = if verdict == Verdict::Pass {
            TaskVerdict::Pass
        } else {
            TaskVerdict::Fail
        };
        Report {
            tasks: vec![task_report("echo", whole, vec![criterion("echo.line", verdict, why)])],
            ..empty()
        }
    }

    fn told(before: &Report, after: &Report) -> String {
        changes(before, after, ExitStatus::Failed, &lab(), Lang::En, Look::default())
    }

    #[test]
    fn a_verdict_that_changes_is_told_from_and_to() {
        let text = told(&report(Verdict::Fail, "no-answer"), &report(Verdict::Pass, "no-answer"));
        assert!(text.contains("line: fail → pass"), "{text}");
        assert!(!text.contains("rule"), "{text}");
        let text = told(&report(Verdict::Pass, "no-answer"), &report(Verdict::Fail, "no-answer"));
        assert!(
            text.contains("line: pass → fail") && text.contains("echo.line"),
            "{text}"
        );
    }

    #[test]
    fn what_does_not_change_says_so_and_another_reason_is_a_change() {
        let text = told(&report(Verdict::Fail, "no-answer"), &report(Verdict::Fail, "no-answer"));
        assert!(text.contains("No verdict has changed"), "{text}");
        let text = told(
            &report(Verdict::Fail, "no-answer"),
            &report(Verdict::Fail, "ended-at-once"),
        );
        assert!(text.contains("line: fail, for another reason"), "{text}");
    }
}
