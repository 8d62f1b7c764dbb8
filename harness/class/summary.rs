//! A class as it is reported: its lines, what they share, and what is not as it was.

use std::collections::{BTreeMap, HashSet};

use super::compare::changes;
use super::group::groups;
use super::list::natural;
use super::roll::{missing, rolls};
use super::row::Row;
use super::store::{self, Store, StoreError};
use crate::report::{Change, ClassEntry, ClassPage, FailureGroup, Report, TaskResult};
use crate::rubric::Rubric;
use crate::task::Lab;

/// What a class is marked by.
#[derive(Clone, Debug, Default)]
pub struct Marking {
    /// The lab, as the rubric has it.
    pub lab: Lab,
    /// The course's own rubric.
    pub rubric: Rubric,
}

impl Marking {
    /// By this rubric of this lab.
    pub fn new(lab: &Lab, rubric: Rubric) -> Marking {
        Marking {
            lab: rubric.lab(lab),
            rubric,
        }
    }

    /// The report as the rubric has it.
    pub fn report(&self, report: &Report) -> Report {
        self.rubric.report(report, &self.lab)
    }
}

/// A class.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// What it is called.
    pub title: String,
    /// Its submissions, in the order of their names.
    pub rows: Vec<Row>,
    /// What is not as it was; None where there is nothing to compare with.
    pub changes: Option<Vec<Change>>,
}

impl Class {
    /// The class of a store: all that it holds, or only the submissions of these names.
    pub fn read(
        title: String,
        store: &Store,
        names: Option<&[String]>,
        marking: &Marking,
        earlier: Option<&Store>,
    ) -> Result<Class, StoreError> {
        let paths = match names {
            Some(names) => names.iter().map(|name| store.path(name)).collect(),
            None => store.paths()?,
        };
        let (mut rows, mut differences) = (Vec::new(), BTreeMap::new());
        for path in paths {
            let mut saved = store::read(&path)?;
            // A line needs no records, and they are most of it.
            if let Some(report) = saved.report_mut() {
                report.records.clear();
            }
            if let Some(earlier) = earlier {
                let before = earlier.get(&saved.name);
                differences.insert(natural(&saved.name), changes(before.as_ref(), &saved, marking));
            }
            rows.push(Row::of(&saved, marking));
        }
        if names.is_none() {
            let there: HashSet<String> = rows.iter().map(|row| row.name.clone()).collect();
            let rolls = rolls(store)?;
            let missing = missing(&rolls, &|name| there.contains(name));
            rows.extend(missing.into_iter().map(Row::missing));
        }
        rows.sort_by_key(|row| natural(&row.name));
        Ok(Class {
            title,
            rows,
            changes: earlier.map(|_| differences.into_values().flatten().collect()),
        })
    }

    /// The failures that its submissions share.
    pub fn groups(&self) -> Vec<FailureGroup> {
        groups(&self.rows)
    }

    /// The class as its page shows it; `link` says where the page of an examined submission is.
    pub fn page(&self, lab: &Lab, link: &dyn Fn(&Row) -> Option<String>) -> ClassPage {
        ClassPage {
            title: self.title.clone(),
            tasks: super::text::tasks(&self.rows, lab)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            entries: self.rows.iter().map(|row| entry(row, link(row))).collect(),
            groups: self.groups(),
            changes: self.changes.clone(),
        }
    }
}

fn entry(row: &Row, link: Option<String>) -> ClassEntry {
    let tasks = row.tasks.iter().map(|task| TaskResult {
        id: task.id.clone(),
        verdict: task.verdict,
        points: task.points,
        max_points: task.max_points,
    });
    ClassEntry {
        name: row.name.clone(),
        link,
        tasks: tasks.collect(),
        points: row.points,
        max_points: row.max_points,
        seconds: row.duration_s,
        error: row.state.error(),
    }
}
