//! A scenario as data: the stage it sets, step by step, and what it decides. Parsed from `scenarios/*/*.kdl`.

pub mod diagnostic;
mod expect;
pub mod mistakes;
pub(crate) mod parse;
pub mod sentence;
mod step;
pub mod table;

pub use expect::{ConnectionTo, Expect, PortIs, Report};
pub use step::{Answer, Case, Coming, Sent, Signal, Step, Text, Texts, counting};

use serde::{Deserialize, Serialize};

use crate::submission::Role;

/// One scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// `task/file`, as in `echo/a_line_comes_back`.
    pub id: String,
    /// One line for people, in both languages.
    pub title: Localised,
    /// What is done, in order.
    pub steps: Vec<Step>,
    /// What is decided from the record.
    pub decides: Vec<Decide>,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

/// One criterion and what must hold for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decide {
    /// `task.criterion`.
    pub criterion: String,
    /// All of them must hold.
    pub expects: Vec<Expect>,
    /// When all expectations here hold, the task was not attempted at all: absent, not fail.
    pub absent_if: Vec<Expect>,
    /// Written `support`: it may show that the criterion holds; that it does not, says nothing.
    #[serde(default)]
    pub only_supports: bool,
}

impl Scenario {
    /// One in which nothing is done yet.
    pub(crate) fn empty(id: &str) -> Scenario {
        Scenario {
            id: id.to_string(),
            title: Localised::default(),
            steps: Vec::new(),
            decides: Vec::new(),
        }
    }

    /// Do users who have come to the server over connections talk with each other?
    pub fn has_talk(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Tell { .. }))
    }

    /// Do the users of a chat by datagrams come to it, each with a program of his own?
    pub fn has_chatters(&self) -> bool {
        let chatter = |step: &Step| {
            matches!(
                step,
                Step::Start {
                    role: Role::Chatter,
                    ..
                }
            )
        };
        self.steps.iter().any(chatter)
    }

    /// Does it have a scanner run?
    pub fn has_scanner(&self) -> bool {
        let scanner = |step: &Step| {
            matches!(
                step,
                Step::Start {
                    role: Role::Scanner,
                    ..
                }
            )
        };
        self.steps.iter().any(scanner)
    }

    /// The task that it belongs to.
    pub fn task(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }
}
