//! The lab as data: tasks, criteria, their texts and points. Parsed from `scenarios/*/task.kdl`.

mod explain;
mod load;
mod parse;
#[cfg(test)]
mod tests;

pub use explain::{explain_text, tasks_text};
pub use load::{Source, digest, load};

use serde::{Deserialize, Serialize};

use crate::scenario::{Localised, Scenario};

/// The lab: every task, in teaching order, with its scenarios.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lab {
    /// In teaching order.
    pub tasks: Vec<Task>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The slug: `port-busy`.
    pub id: String,
    /// Which lab, 1 or 2.
    pub lab: u8,
    /// Place in teaching order.
    pub order: u32,
    /// A few words.
    pub title: Localised,
    /// The statement as the course gives it, and in English.
    pub statement: Localised,
    /// The criteria, in the order of the statement.
    pub criteria: Vec<Criterion>,
    /// Its scenarios, by file name.
    pub scenarios: Vec<Scenario>,
    /// The known mistakes that explain why criteria fail, by file name.
    #[serde(default)]
    pub mistakes: Vec<Mistake>,
}

/// A common mistake: what it is called, and a further look that tells it from other reasons for the same failure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mistake {
    /// `task/file`, as in `echo/mistake_upper_cased_reply`.
    pub id: String,
    /// The criteria that fail for it.
    pub explains: Vec<String>,
    /// Its name.
    pub title: Localised,
    /// What is wrong and why, in words that a student can act on.
    pub text: Localised,
    /// The further look; its one decision passes when the mistake is shown.
    pub scenario: Scenario,
}

/// One claim that can be seen to hold or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// `task.criterion`.
    pub id: String,
    /// Adds points; its absence is never a failure.
    pub bonus: bool,
    /// Claims only that a program survives, which is no merit where nothing else of the task holds.
    pub survival: bool,
    /// Points.
    pub points: u32,
    /// A few words.
    pub title: Localised,
    /// The rule: what must hold and why.
    pub rule: Localised,
    /// A hint that teaches without giving the solution away.
    pub hint: Localised,
}

impl Task {
    /// Is it about a chat by datagrams, which each user takes part in by a program of his own?
    pub fn by_datagrams(&self) -> bool {
        self.scenarios.iter().any(Scenario::has_chatters)
    }
}

impl Lab {
    /// The task of this id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The known mistake of this id.
    pub fn mistake(&self, id: &str) -> Option<&Mistake> {
        self.mistakes().find(|mistake| mistake.id == id)
    }

    /// Every known mistake, in teaching order.
    pub fn mistakes(&self) -> impl Iterator<Item = &Mistake> {
        self.tasks.iter().flat_map(|task| &task.mistakes)
    }

    /// The criterion of this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.tasks
            .iter()
            .flat_map(|task| &task.criteria)
            .find(|criterion| criterion.id == id)
    }
}
