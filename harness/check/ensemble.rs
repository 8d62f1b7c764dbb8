//! Programs that play together, and what was found out about how they talk.

use std::collections::BTreeMap;

use super::place::Place;
use crate::dialect::Dialect;
use crate::discovery::{Discovery, discover};
use crate::runner::{RunError, Runner};
use crate::submission::{Group, Role};
use crate::task::Task;

/// A group and how its programs talk, those of single tasks apart.
pub(super) struct Ensemble {
    pub(super) group: Group,
    pub(super) casts: Vec<Cast>,
}

/// Programs that play together, and what was found out about them.
pub(super) struct Cast {
    pub(super) programs: BTreeMap<Role, String>,
    pub(super) found: Discovery,
}

impl Ensemble {
    /// Finds out how the group's programs talk, and those declared for these tasks, or for any if none is named, as far as
    /// these tasks need it.
    pub(super) fn meet(
        group: &Group,
        tasks: Option<&[&Task]>,
        place: &Place,
        runner: &Runner,
        seed: u64,
    ) -> Result<Ensemble, RunError> {
        let mut casts: Vec<Cast> = Vec::new();
        let apart: Vec<&BTreeMap<Role, String>> = match tasks {
            Some(tasks) => tasks.iter().map(|task| group.programs_for(&task.id)).collect(),
            None => group.task_programs.values().collect(),
        };
        for programs in std::iter::once(&group.programs).chain(apart) {
            if casts.iter().any(|cast| cast.programs == *programs) {
                continue;
            }
            let theirs = |task: &&&Task| group.programs_for(&task.id) == programs;
            let mut theirs = tasks.unwrap_or_default().iter().filter(theirs).peekable();
            // How programs talk over connections is no matter of a chat by datagrams.
            let chats_only = theirs.peek().is_some() && theirs.all(|task| task.by_datagrams());
            let main = casts.is_empty();
            let declared = if main {
                group.dialect.clone()
            } else {
                Dialect::default()
            };
            let found = match chats_only {
                true => Discovery {
                    keys: declared.prompts.clone(),
                    dialect: declared.clone(),
                    ..Discovery::default()
                },
                false => discover(runner, &place.plan, programs, &declared, seed)?,
            };
            let programs = programs.clone();
            casts.push(Cast { programs, found });
        }
        Ok(Ensemble {
            group: group.clone(),
            casts,
        })
    }

    /// A group whose programs nothing is asked of.
    pub(super) fn unheard(group: &Group) -> Ensemble {
        let cast = Cast {
            programs: group.programs.clone(),
            found: Discovery {
                keys: group.dialect.prompts.clone(),
                dialect: group.dialect.clone(),
                ..Discovery::default()
            },
        };
        Ensemble {
            group: group.clone(),
            casts: vec![cast],
        }
    }

    /// How the group's own programs talk.
    pub(super) fn dialect(&self) -> &Dialect {
        &self.casts[0].found.dialect
    }

    /// Who plays for this task.
    pub(super) fn cast(&self, task: &str) -> &Cast {
        let programs = self.group.programs_for(task);
        let cast = self.casts.iter().find(|cast| cast.programs == *programs);
        cast.unwrap_or(&self.casts[0])
    }
}
