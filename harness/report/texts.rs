//! The lab as text: its tasks, and what one task or criterion asks and how it is examined.

use unicode_width::UnicodeWidthStr;

use super::page::{Look, Page, Tone, pad};
use super::{Catalogue, CriterionReport, Lang, say};
use crate::judge::Message;
use crate::task::{Criterion, Lab, Task};

/// Every task with its title and points, by lab.
pub fn tasks(lab: &Lab, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    let ids = lab.tasks.iter().map(|task| task.id.width()).max().unwrap_or_default();
    let mut numbers: Vec<u8> = lab.tasks.iter().map(|task| task.lab).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        page.gap();
        let head = say(lang, &Message::new("lab-number").with("number", number.to_string()));
        let head = page.tint(Tone::Strong, &head);
        page.line(0, &head);
        for task in lab.tasks.iter().filter(|task| task.lab == number) {
            let worth: u32 = task
                .criteria
                .iter()
                .filter(|one| !one.bonus)
                .map(|one| one.points)
                .sum();
            let bonus: u32 = task.criteria.iter().filter(|one| one.bonus).map(|one| one.points).sum();
            let worth = if bonus > 0 {
                format!("{worth}+{bonus}")
            } else {
                worth.to_string()
            };
            // Three digits are enough for a task with its bonus, as in 12+3.
            let lead = format!("  {}  {}  ", pad(&task.id, ids), pad(&worth, 4));
            page.paragraph(0, &lead, lead.width(), Tone::Plain, lang.pick(&task.title));
        }
    }
    page.finish()
}

/// What a task, or one criterion of it, asks and how it is examined; None when the lab has no such id.
pub fn explain(lab: &Lab, id: &str, lang: Lang, look: Look) -> Option<String> {
    let mut page = Page::new(look);
    if let Some(task) = lab.task(id) {
        head(&mut page, &task.id, lang.pick(&task.title));
        page.paragraph(2, "", 0, Tone::Plain, lang.pick(&task.statement));
        for criterion in &task.criteria {
            page.gap();
            describe(&mut page, task, criterion, lang);
        }
    } else {
        let criterion = lab.criterion(id)?;
        let task = lab
            .tasks
            .iter()
            .find(|task| task.criteria.iter().any(|one| one.id == id))?;
        describe(&mut page, task, criterion, lang);
    }
    Some(page.finish())
}

fn head(page: &mut Page, id: &str, title: &str) {
    let id = page.tint(Tone::Strong, id);
    page.line(0, &format!("{id}: {title}"));
}

fn describe(page: &mut Page, task: &Task, criterion: &Criterion, lang: Lang) {
    head(page, &criterion.id, lang.pick(&criterion.title));
    let worth = Message::new("worth").with("points", criterion.points.to_string());
    let mut worth = say(lang, &worth);
    if criterion.bonus {
        worth = format!("{worth}, {}", say(lang, &Message::new("bonus")));
    }
    page.line(2, &worth);
    let labels = ["label-rule", "label-hint", "label-examined"].map(|key| say(lang, &Message::new(key)));
    let column = labels.iter().map(|label| label.width()).max().unwrap_or_default() + 2;
    page.labelled(2, &labels[0], column, lang.pick(&criterion.rule));
    page.labelled(2, &labels[1], column, lang.pick(&criterion.hint));
    let mut label = labels[2].as_str();
    for scenario in &task.scenarios {
        if scenario.decides.iter().any(|decide| decide.criterion == criterion.id) {
            let text = format!("{} ({})", lang.pick(&scenario.title), scenario.id);
            page.labelled(2, label, column, &text);
            label = "";
        }
    }
}

/// The name of the mistake that explains a failure, and what is wrong: `Name. Text`.
pub fn diagnosis(criterion: &CriterionReport, lab: &Lab, lang: Lang) -> Option<String> {
    let mistake = lab.mistake(criterion.diagnosis.as_deref()?)?;
    Some(format!("{}. {}", lang.pick(&mistake.title), lang.pick(&mistake.text)))
}

/// What to think about: the mistake's own hint or the reason's where there is one, otherwise the criterion's.
pub fn hint(criterion: &CriterionReport, lab: &Lab, lang: Lang) -> Option<String> {
    let mistake = criterion.diagnosis.as_deref().and_then(|id| id.split('/').next_back());
    let mistake = mistake.map(|name| format!("hint-{}", name.replace('_', "-")));
    let reason = format!("hint-{}", criterion.why.key);
    let own = mistake
        .into_iter()
        .chain([reason])
        .find(|key| Catalogue::of(lang).has(key));
    if let Some(own) = own {
        return Some(say(lang, &Message::new(&own)));
    }
    let known = lab.criterion(&criterion.id)?;
    Some(lang.pick(&known.hint).to_owned())
}

/// The text of a message, or the name of the mistake whose id its key is.
pub fn say_or_name(message: &Message, lab: &Lab, lang: Lang) -> String {
    match lab.mistake(&message.key) {
        Some(mistake) => lang.pick(&mistake.title).to_owned(),
        None => say(lang, message),
    }
}
