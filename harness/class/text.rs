//! The class for people: submissions by tasks, how each task went, the failures that they share, and what was not examined.

use unicode_width::UnicodeWidthStr;

use super::row::{Row, State};
use super::summary::Class;
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::page::{Page, Tone, cut, pad};
use crate::report::{Change, Detail, ExitStatus, FailureGroup, Lang, Look, escape, say, say_or_name};
use crate::task::Lab;

/// Names are cut to so many columns.
const WIDEST_NAME: usize = 28;
/// Groups told; the rest is in the forms for programs.
const MOST_GROUPS: usize = 20;
/// A mark for each task has so many columns.
const MARK: usize = 3;
/// What belongs to a submission stands so far under it.
const INDENT: usize = 4;
/// Every verdict, in the order of the counts.
const VERDICTS: [TaskVerdict; 5] = [
    TaskVerdict::Pass,
    TaskVerdict::Partial,
    TaskVerdict::Fail,
    TaskVerdict::Absent,
    TaskVerdict::Undecided,
];

/// What a class comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Submissions.
    pub submissions: usize,
    /// With a report.
    pub examined: usize,
    /// With nothing to examine.
    pub refused: usize,
    /// Not done within their time.
    pub overdue: usize,
    /// That broke the examiner.
    pub broke: usize,
    /// Of the class, but without a result.
    pub missing: usize,
}

impl Sum {
    /// The sum of these.
    pub fn of(rows: &[Row]) -> Sum {
        let mut sum = Sum {
            submissions: rows.len(),
            ..Sum::default()
        };
        for row in rows {
            match row.state {
                State::Examined(_) => sum.examined += 1,
                State::Refused { .. } => sum.refused += 1,
                State::Overdue(_) => sum.overdue += 1,
                State::Broke(_) => sum.broke += 1,
                State::Missing => sum.missing += 1,
            }
        }
        sum
    }

    /// What the process ends with: a class is graded, whatever its grades are.
    pub fn status(&self) -> ExitStatus {
        if self.broke > 0 {
            ExitStatus::Broken
        } else if self.overdue + self.missing > 0 {
            ExitStatus::Undecided
        } else {
            ExitStatus::Passed
        }
    }
}

/// The class as text.
pub fn human(class: &Class, lab: &Lab, lang: Lang, look: Look) -> String {
    let rows = &class.rows;
    let mut writer = Writer {
        page: Page::new(look),
        rows,
        tasks: tasks(rows, lab),
        lab,
        lang,
    };
    if look.detail != Detail::Summary {
        writer.submissions();
        writer.distribution();
        writer.groups(&class.groups(), look.detail);
        writer.changes(class.changes.as_deref(), look.detail);
        writer.unexamined();
    }
    writer.sum();
    writer.page.finish()
}

struct Writer<'a> {
    page: Page,
    rows: &'a [Row],
    tasks: Vec<&'a str>,
    lab: &'a Lab,
    lang: Lang,
}

impl Writer<'_> {
    fn submissions(&mut self) {
        let names = self.rows.iter().map(|row| escape::printable(&row.name).width());
        let column = names.max().unwrap_or_default().min(WIDEST_NAME) + 2;
        let numbers: String = (1..=self.tasks.len())
            .map(|number| format!("{number:>MARK$}"))
            .collect();
        let head = format!("{}{numbers}  {}", " ".repeat(column), self.say("column-points"));
        let head = self.page.tint(Tone::Faint, &head);
        self.page.line(0, &head);
        for row in self.rows {
            let name = pad(&cut(&escape::printable(&row.name), WIDEST_NAME), column);
            let line = match row.state {
                _ if row.is_told() => {
                    let marks: String = self.tasks.iter().map(|task| self.mark(row, task)).collect();
                    let line = format!("{name}{marks}  {}/{}", row.points, row.max_points);
                    match row.state {
                        State::Examined(_) => line,
                        _ => line + "  " + &self.page.tint(Tone::Open, &state(&row.state, self.lang)),
                    }
                }
                _ => name + "  " + &self.page.tint(Tone::Open, &state(&row.state, self.lang)),
            };
            self.page.line(0, &line);
        }
        self.page.gap();
    }

    fn mark(&self, row: &Row, task: &str) -> String {
        let Some(task) = row.tasks.iter().find(|one| one.id == task) else {
            return " ".repeat(MARK);
        };
        let (mark, tone) = mark(task.verdict);
        format!("{}{}", " ".repeat(MARK - 1), self.page.tint(tone, mark))
    }

    /// How many have which verdict, by task: the key to the numbers above, too.
    fn distribution(&mut self) {
        let column = self.tasks.iter().map(|task| task.width()).max().unwrap_or_default();
        for (number, task) in self.tasks.clone().into_iter().enumerate() {
            let mut line = format!("{:>MARK$} {}", number + 1, pad(task, column));
            for verdict in VERDICTS {
                let all = self.rows.iter().flat_map(|row| &row.tasks);
                let count = all.filter(|one| one.id == task && one.verdict == verdict).count();
                let (mark, tone) = mark(verdict);
                let shown = format!("  {mark} {count:<4}");
                line += &self.page.tint(if count == 0 { Tone::Faint } else { tone }, &shown);
            }
            self.page.line(0, &line);
        }
        let key: Vec<String> = VERDICTS
            .iter()
            .map(|verdict| format!("{} {}", mark(*verdict).0, self::verdict(*verdict, self.lang)))
            .collect();
        self.page.paragraph(MARK + 1, "", 0, Tone::Faint, &key.join("   "));
    }

    fn groups(&mut self, groups: &[FailureGroup], detail: Detail) {
        let shown = if detail == Detail::Everything {
            groups.len()
        } else {
            MOST_GROUPS
        };
        for (number, group) in groups.iter().take(shown).enumerate() {
            if number == 0 {
                self.page.gap();
                let head = self.say("class-groups");
                self.page.paragraph(0, "", 0, Tone::Strong, &head);
            }
            let count = Message::new("class-of")
                .with("count", group.names.len().to_string())
                .with("all", self.rows.len().to_string());
            let what = group.criterion.as_deref().map_or(String::new(), |id| format!("{id}: "));
            let for_example = if group.alike {
                String::new()
            } else {
                self.say("class-for-example") + " "
            };
            let why = format!(
                "{what}{for_example}{}",
                say_or_name(&group.message, self.lab, self.lang)
            );
            let first = format!("{}  ", say(self.lang, &count));
            self.page.paragraph(2, &first, first.width(), Tone::Plain, &why);
            let members: Vec<_> = group.names.iter().map(|name| escape::printable(name)).collect();
            let members = members.join(", ");
            let room = self.page.room(2 + first.width());
            let members = if detail == Detail::Everything {
                members
            } else {
                cut(&members, room)
            };
            self.page.paragraph(2 + first.width(), "", 0, Tone::Faint, &members);
        }
        if groups.len() > shown {
            let more = Message::new("left-out").with("count", (groups.len() - shown).to_string());
            self.page.paragraph(2, "", 0, Tone::Faint, &say(self.lang, &more));
        }
    }

    /// What is not as it was, by the reason.
    fn changes(&mut self, changes: Option<&[Change]>, detail: Detail) {
        let Some(changes) = changes else {
            return;
        };
        self.page.gap();
        let head = self.say(if changes.is_empty() {
            "class-unchanged"
        } else {
            "class-changes"
        });
        self.page.paragraph(0, "", 0, Tone::Strong, &head);
        let mut reasons: Vec<&Message> = Vec::new();
        for change in changes {
            if !reasons.contains(&&change.reason) {
                reasons.push(&change.reason);
            }
        }
        for reason in reasons {
            let because: Vec<&Change> = changes.iter().filter(|change| change.reason == *reason).collect();
            let head = say(self.lang, reason);
            self.page
                .paragraph(2, "", 0, Tone::Plain, &format!("{head} ({})", because.len()));
            let shown = if detail == Detail::Everything {
                because.len()
            } else {
                MOST_GROUPS
            };
            for change in because.iter().take(shown) {
                let line = self.change(change);
                self.page.paragraph(INDENT, "", 0, Tone::Faint, &line);
            }
            if because.len() > shown {
                let more = Message::new("left-out").with("count", (because.len() - shown).to_string());
                self.page.paragraph(INDENT, "", 0, Tone::Faint, &say(self.lang, &more));
            }
        }
    }

    fn change(&self, change: &Change) -> String {
        let name = escape::printable(&change.name).into_owned();
        if change.criterion.is_empty() {
            return name;
        }
        let word = |verdict: Option<Verdict>| match verdict {
            Some(Verdict::Pass) => self.say("task-pass"),
            Some(Verdict::Fail) => self.say("task-fail"),
            Some(Verdict::Absent) => self.say("task-absent"),
            Some(Verdict::Undecided) => self.say("task-undecided"),
            None => "–".into(),
        };
        format!(
            "{name}  {}: {} → {}",
            change.criterion,
            word(change.before),
            word(change.after)
        )
    }

    /// What was not examined, and why: nobody is to take it for a fail.
    fn unexamined(&mut self) {
        for (number, row) in self
            .rows
            .iter()
            .filter(|row| !matches!(row.state, State::Examined(_)))
            .enumerate()
        {
            if number == 0 {
                self.page.gap();
                let head = self.say("class-unexamined");
                self.page.paragraph(0, "", 0, Tone::Strong, &head);
            }
            let first = format!("{}: ", escape::printable(&row.name));
            let why = because(&row.state, self.lang);
            self.page.paragraph(2, &first, 2, Tone::Plain, &why);
            if let State::Refused { shown: Some(shown), .. } = &row.state {
                for line in self.lang.pick(shown).lines() {
                    self.page.line(INDENT, line);
                }
            }
        }
    }

    fn sum(&mut self) {
        self.page.gap();
        let sum = Sum::of(self.rows);
        let counted = [
            ("class-examined", sum.examined),
            ("class-refused", sum.refused),
            ("class-overdue", sum.overdue),
            ("class-broke", sum.broke),
            ("class-missing", sum.missing),
        ];
        let all = Message::new("class-submissions").with("count", sum.submissions.to_string());
        let mut parts = vec![say(self.lang, &all)];
        for (key, count) in counted {
            if count > 0 {
                parts.push(format!("{} {count}", self.say(key)));
            }
        }
        self.page.paragraph(0, "", 0, Tone::Strong, &parts.join(" · "));
    }

    fn say(&self, key: &str) -> String {
        say(self.lang, &Message::new(key))
    }
}

/// The tasks that somebody was asked, in the lab's order; tasks that the lab no longer has come last.
pub fn tasks<'a>(rows: &'a [Row], lab: &'a Lab) -> Vec<&'a str> {
    let asked = |id: &str| rows.iter().any(|row| row.tasks.iter().any(|task| task.id == id));
    let mut ids: Vec<&str> = lab
        .tasks
        .iter()
        .map(|task| task.id.as_str())
        .filter(|id| asked(id))
        .collect();
    for task in rows.iter().flat_map(|row| &row.tasks) {
        if !ids.contains(&task.id.as_str()) {
            ids.push(&task.id);
        }
    }
    ids
}

/// A task's verdict in a sign.
pub fn mark(verdict: TaskVerdict) -> (&'static str, Tone) {
    match verdict {
        TaskVerdict::Pass => ("✓", Tone::Good),
        TaskVerdict::Partial => ("◐", Tone::Open),
        TaskVerdict::Fail => ("✗", Tone::Bad),
        TaskVerdict::Absent => ("–", Tone::Faint),
        TaskVerdict::Undecided => ("?", Tone::Open),
    }
}

/// A task's verdict in a word.
pub fn verdict(verdict: TaskVerdict, lang: Lang) -> String {
    let key = match verdict {
        TaskVerdict::Pass => "task-pass",
        TaskVerdict::Partial => "task-partial",
        TaskVerdict::Fail => "task-fail",
        TaskVerdict::Absent => "task-absent",
        TaskVerdict::Undecided => "task-undecided",
    };
    say(lang, &Message::new(key))
}

/// What a submission comes to in a word or two.
pub fn state(state: &State, lang: Lang) -> String {
    let key = match state {
        State::Examined(ExitStatus::Passed) => "task-pass",
        State::Examined(ExitStatus::Undecided) => "task-undecided",
        State::Examined(_) => "task-fail",
        State::Refused { .. } => "class-refused",
        State::Overdue(_) => "class-overdue",
        State::Broke(_) => "class-broke",
        State::Missing => "class-missing",
    };
    say(lang, &Message::new(key))
}

/// Why a submission was not examined; empty when it was.
pub fn because(state: &State, lang: Lang) -> String {
    let causes: &[String] = match state {
        State::Refused { problem, .. } => &problem.because,
        _ => &[],
    };
    let causes = causes.iter().map(|cause| escape::printable(cause).into_owned());
    let what = state.error().map(|what| say(lang, &what));
    what.into_iter().chain(causes).collect::<Vec<_>>().join(" ")
}
