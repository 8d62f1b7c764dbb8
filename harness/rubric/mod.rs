//! A course's own rubric: which tasks count, what they are worth, which are required, and what they are called.

mod apply;
mod parse;
mod text;

use std::collections::BTreeMap;

use toml::Spanned;

pub use parse::parse;
pub use text::default_text;

use crate::scenario::Localised;

/// A rubric. What it does not say is as in the lab.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rubric {
    /// The tasks that count; all of the lab's when none is named.
    pub task: BTreeMap<Spanned<String>, TaskRule>,
}

/// What a rubric says of one task.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaskRule {
    /// Another title.
    pub title: Option<Text>,
    /// Must it pass?
    pub required: Option<bool>,
    /// Does it only add points?
    pub bonus: bool,
    /// What it is worth; its criteria share it by their own points.
    pub points: Option<Spanned<u32>>,
    /// The share of the points reached that counts while the task passes only in part, 0 to 1.
    pub partial: Option<Spanned<f64>>,
    /// Its criteria, by the second half of their ids; those not named stay as they are.
    pub criterion: BTreeMap<Spanned<String>, CriterionRule>,
}

/// What a rubric says of one criterion.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CriterionRule {
    /// What it is worth.
    pub points: Option<Spanned<u32>>,
    /// Does it only add points?
    pub bonus: Option<bool>,
    /// Another title.
    pub title: Option<Text>,
    /// Another hint.
    pub hint: Option<Text>,
}

/// A text in one language for both, or in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(pub Localised);

impl Rubric {
    /// The tasks that count, by name; none when all do.
    pub fn tasks(&self) -> Vec<String> {
        self.task.keys().map(|id| id.get_ref().clone()).collect()
    }

    fn rule(&self, task: &str) -> Option<&TaskRule> {
        self.task
            .iter()
            .find(|(id, _)| id.get_ref() == task)
            .map(|(_, rule)| rule)
    }

    fn counts(&self, task: &str) -> bool {
        self.task.is_empty() || self.rule(task).is_some()
    }

    /// Must this task pass?
    pub fn requires(&self, task: &str) -> bool {
        let rule = self.rule(task);
        rule.is_none_or(|rule| rule.required.unwrap_or(!rule.bonus))
    }
}

impl TaskRule {
    fn criterion(&self, id: &str) -> Option<&CriterionRule> {
        let short = id.split_once('.').map_or(id, |(_, short)| short);
        let mut all = self.criterion.iter();
        all.find(|(name, _)| name.get_ref() == short).map(|(_, rule)| rule)
    }
}
