//! What `sokrat tasks` and `sokrat explain` say: the lab, what is asked, and how it is examined. Pure text.

use super::{Criterion, Lab, Task};
use crate::report::Lang;
use crate::scenario::mistakes::nearest;
use crate::scenario::sentence::{self, Sentence};
use crate::scenario::{Decide, Scenario};

/// Lines are broken at this width.
const WIDTH: usize = 96;
/// How many near ids an unknown one is answered with.
const SUGGESTIONS: usize = 3;

/// Every task with its criteria and points.
pub fn tasks_text(lab: &Lab, lang: Lang) -> String {
    let mut text = String::new();
    let mut last_lab = None;
    for task in &lab.tasks {
        if last_lab.replace(task.lab) != Some(task.lab) {
            let heading = say(lang, "Лабораторная работа", "Lab");
            text.push_str(&format!("{heading} {}\n", task.lab));
        }
        text.push_str(&format!("  {}  {}\n", task.id, task.title.in_lang(lang)));
        for criterion in &task.criteria {
            text.push_str(&format!("      {}\n", criterion_line(criterion, lang)));
        }
    }
    text
}

/// A task or a criterion: the statement, the rule, the hint, and how it is examined. For an unknown id the nearest ones.
pub fn explain_text(lab: &Lab, id: &str, lang: Lang) -> Result<String, Vec<String>> {
    if let Some(task) = lab.task(id) {
        return Ok(task_text(task, lang));
    }
    let of = |task: &&Task| task.criteria.iter().any(|criterion| criterion.id == id);
    match (lab.tasks.iter().find(of), lab.criterion(id)) {
        (Some(task), Some(criterion)) => Ok(criterion_text(task, criterion, lang)),
        _ => Err(nearest_ids(lab, id)),
    }
}

fn task_text(task: &Task, lang: Lang) -> String {
    let mut page = Page::default();
    page.line(0, &format!("{}: {}", task.id, task.title.in_lang(lang)));
    page.gap();
    page.line(0, task.statement.in_lang(lang));
    page.gap();
    page.line(0, say(lang, "Критерии", "Criteria"));
    for criterion in &task.criteria {
        page.line(2, &criterion_line(criterion, lang));
        page.texts(6, criterion, lang);
    }
    page.gap();
    page.line(0, say(lang, "Как это проверяется", "How it is examined"));
    for scenario in &task.scenarios {
        page.scenario(scenario, &scenario.decides.iter().collect::<Vec<_>>(), lang);
    }
    page.text
}

fn criterion_text(task: &Task, criterion: &Criterion, lang: Lang) -> String {
    let mut page = Page::default();
    page.line(0, &criterion_line(criterion, lang));
    page.gap();
    page.texts(0, criterion, lang);
    page.gap();
    page.line(0, say(lang, "Как это проверяется", "How it is examined"));
    for scenario in &task.scenarios {
        let decides: Vec<&Decide> = scenario
            .decides
            .iter()
            .filter(|decide| decide.criterion == criterion.id)
            .collect();
        if !decides.is_empty() {
            page.scenario(scenario, &decides, lang);
        }
    }
    page.text
}

/// A page being written.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// A paragraph, its lines broken at words; further lines stand under the first.
    fn line(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    fn hanging(&mut self, indent: usize, bullet: &str, text: &str) {
        let under = indent + bullet.chars().count();
        let mut line = " ".repeat(indent) + bullet;
        let mut is_empty = true;
        for word in text.split_whitespace() {
            if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.text.push_str(&line);
                self.text.push('\n');
                line = " ".repeat(under);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn texts(&mut self, indent: usize, criterion: &Criterion, lang: Lang) {
        self.line(
            indent,
            &format!("{}: {}", say(lang, "Правило", "Rule"), criterion.rule.in_lang(lang)),
        );
        self.line(
            indent,
            &format!("{}: {}", say(lang, "Подсказка", "Hint"), criterion.hint.in_lang(lang)),
        );
    }

    fn scenario(&mut self, scenario: &Scenario, decides: &[&Decide], lang: Lang) {
        self.gap();
        self.line(2, scenario.title.in_lang(lang));
        self.line(2, &format!("({})", scenario.id));
        self.sentences(4, &sentence::steps(&scenario.steps, lang), true);
        for decide in decides {
            let holds = say(lang, "зачтено, если", "passes if");
            self.line(4, &format!("→ {}: {holds}", decide.criterion));
            self.sentences(8, &sentence::claims(&decide.expects, lang), false);
            if !decide.absent_if.is_empty() {
                self.line(
                    6,
                    say(
                        lang,
                        "считается, что за задачу не брались, если",
                        "the task counts as not attempted if",
                    ),
                );
                self.sentences(8, &sentence::claims(&decide.absent_if, lang), false);
            }
        }
    }

    fn sentences(&mut self, indent: usize, sentences: &[Sentence], numbered: bool) {
        let mut number = 0;
        for Sentence { depth, text } in sentences {
            let bullet = match (numbered, depth) {
                (true, 0) => {
                    number += 1;
                    format!("{number}. ")
                }
                _ => "- ".to_string(),
            };
            self.hanging(indent + 3 * depth, &bullet, text);
        }
    }
}

fn criterion_line(criterion: &Criterion, lang: Lang) -> String {
    let points = match lang {
        Lang::Ru => format!("{} {}", criterion.points, points_ru(criterion.points)),
        Lang::En if criterion.points == 1 => "1 point".to_string(),
        Lang::En => format!("{} points", criterion.points),
    };
    let bonus = match criterion.bonus {
        true => say(lang, ", дополнительно", ", bonus"),
        false => "",
    };
    format!("{}  {} ({points}{bonus})", criterion.id, criterion.title.in_lang(lang))
}

fn points_ru(points: u32) -> &'static str {
    match (points % 10, points % 100) {
        (_, 11..=14) => "баллов",
        (1, _) => "балл",
        (2..=4, _) => "балла",
        _ => "баллов",
    }
}

/// Ids most like this one: by spelling, or of the same beginning.
fn nearest_ids(lab: &Lab, id: &str) -> Vec<String> {
    let tasks = lab.tasks.iter().map(|task| task.id.as_str());
    let criteria = lab
        .tasks
        .iter()
        .flat_map(|task| &task.criteria)
        .map(|criterion| criterion.id.as_str());
    let mut known: Vec<&str> = tasks.chain(criteria).collect();
    let mut near = Vec::new();
    while let (Some(found), true) = (nearest(id, &known), near.len() < SUGGESTIONS) {
        known.retain(|other| *other != found);
        near.push(found.to_string());
    }
    near
}

fn say(lang: Lang, ru: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
    }
}
