//! The results of several machines in one folder, and what is wrong with them: a part or a result that is missing, two
//! results of one submission that differ, two examiners.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::compare::changes;
use super::part::Part;
use super::roll::{Roll, missing, rolls};
use super::saved::Saved;
use super::store::{self, Store, StoreError};
use super::summary::Marking;
use crate::report::Change;

/// What was joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Submissions that are now in the folder because of this.
    pub results: usize,
    /// Results that a newer one of the same submission took the place of.
    pub older: usize,
    /// Parts of the class of which there is nothing, and of how many.
    pub parts: Vec<Part>,
    /// Submissions of the class that nobody has examined.
    pub missing: Vec<String>,
    /// Submissions that some parts take for the class's and others do not.
    pub strangers: Vec<String>,
    /// Submissions with two results that differ, and how.
    pub differ: Vec<Disagreement>,
    /// How many different examiners gave these results.
    pub examiners: usize,
}

/// Two results of one submission that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The submission.
    pub name: String,
    /// Where the results are, the older first.
    pub places: [PathBuf; 2],
    /// What differs.
    pub changes: Vec<Change>,
}

impl Merged {
    /// Is the class whole, and is nothing said twice in different words?
    pub fn is_whole(&self) -> bool {
        let again = self.differ.iter().any(|differ| !differ.handed_in_again());
        self.parts.is_empty() && self.missing.is_empty() && self.strangers.is_empty() && !again
    }
}

impl Disagreement {
    /// Is it no wonder, since the submission was another one by then?
    pub fn handed_in_again(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.reason.key == "change-submission")
    }
}

/// Joins stores into one. Of several results of one submission the newest counts, whichever store has it.
pub fn merge(stores: &[Store], into: &Store, marking: &Marking) -> Result<Merged, StoreError> {
    let mut merged = Merged::default();
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut examiners = BTreeSet::new();
    for path in stores.iter().map(Store::paths).collect::<Result<Vec<_>, _>>()?.concat() {
        let saved = store::read(&path)?;
        examiners.insert((saved.examiner.version.clone(), saved.examiner.scenarios.clone()));
        if let Some(other) = seen.insert(saved.name.clone(), path.clone()) {
            merged.differ.extend(disagreement(&other, &path, &saved, marking)?);
        }
        match into.get(&saved.name) {
            Some(there) if there == saved => {}
            Some(there) => {
                merged.older += 1;
                // Times in UTC as RFC 3339 has them are in order as texts are.
                if there.begun < saved.begun {
                    into.put(&saved)?;
                }
            }
            None => {
                merged.results += 1;
                into.put(&saved)?;
            }
        }
    }
    merged.examiners = examiners.len();
    let all = stores.iter().map(rolls).collect::<Result<Vec<_>, _>>()?.concat();
    called(&all, into, &mut merged)?;
    Ok(merged)
}

/// What two results of one submission do not agree on.
fn disagreement(
    other: &Path,
    path: &Path,
    saved: &Saved,
    marking: &Marking,
) -> Result<Option<Disagreement>, StoreError> {
    let before = store::read(other)?;
    let (before, after, places) = if before.begun <= saved.begun {
        (&before, saved, [other, path])
    } else {
        (saved, &before, [path, other])
    };
    let changes = changes(Some(before), after, marking);
    Ok((!changes.is_empty()).then(|| Disagreement {
        name: saved.name.clone(),
        places: places.map(Path::to_owned),
        changes,
    }))
}

/// What the rolls of all parts say of the whole.
fn called(rolls: &[Roll], into: &Store, merged: &mut Merged) -> Result<(), StoreError> {
    let Some(of) = rolls.iter().map(|roll| roll.part.of).max() else {
        return Ok(());
    };
    let there: BTreeSet<usize> = rolls
        .iter()
        .filter(|roll| roll.part.of == of)
        .map(|roll| roll.part.number)
        .collect();
    let parts = (1..=of).filter(|number| !there.contains(number));
    merged.parts = parts.map(|number| Part { number, of }).collect();
    let all: BTreeSet<String> = rolls.iter().flat_map(|roll| roll.all.iter().cloned()).collect();
    let everywhere = |name: &&String| rolls.iter().all(|roll| roll.all.contains(*name));
    merged.strangers = all.iter().filter(|name| !everywhere(name)).cloned().collect();
    let whole = [Roll::new(Part { number: 1, of: 1 }, all.clone(), all)];
    let missing = missing(&whole, &|name| into.get(name).is_some());
    merged.missing = missing.into_iter().map(str::to_owned).collect();
    whole[0].put(into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::fixtures::{examined, overdue, report};

    fn store(folder: &tempfile::TempDir, name: &str) -> Store {
        Store::create(&folder.path().join(name)).expect("a store can be made")
    }

    fn merged(stores: &[Store], into: &Store) -> Merged {
        merge(stores, into, &Marking::default()).expect("they can be merged")
    }

    fn roll(number: usize, of: usize, mine: &[&str], all: &[&str]) -> Roll {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Roll::new(Part { number, of }, names(all), names(mine))
    }

    #[test]
    fn merged_results_are_all_there_and_the_newest_of_each() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (first, second) = (store(&folder, "first"), store(&folder, "second"));
        let mut newer = overdue("b");
        newer.begun = "2026-11-22T08:00:00Z".into();
        for (store, saved) in [
            (&first, &overdue("a")),
            (&first, &newer),
            (&second, &overdue("b")),
            (&second, &overdue("c/d")),
        ] {
            store.put(saved).expect("a result can be kept");
        }
        for (at, stores) in [[first.clone(), second.clone()], [second, first]]
            .into_iter()
            .enumerate()
        {
            let into = store(&folder, &format!("whole{at}"));
            let found = merged(&stores, &into);
            assert_eq!((found.results, found.older, found.examiners), (3, 1, 1));
            assert!(
                found.is_whole(),
                "nobody said that there is more, and the two are the same"
            );
            assert_eq!(into.get("b"), Some(newer.clone()));
            assert!(into.get("c/d").is_some());
            assert_eq!(merged(&stores, &into).results, 0, "merging again changes nothing");
        }
    }

    #[test]
    fn a_part_that_is_missing_is_missed() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (first, third, into) = (
            store(&folder, "first"),
            store(&folder, "third"),
            store(&folder, "whole"),
        );
        let all = ["a", "b", "c"];
        roll(1, 3, &["a"], &all).put(&first).expect("it can be kept");
        roll(3, 3, &["c"], &all).put(&third).expect("it can be kept");
        first.put(&overdue("a")).expect("a result can be kept");
        let found = merged(&[first.clone(), third], &into);
        assert_eq!(found.parts, [Part { number: 2, of: 3 }]);
        assert_eq!(
            found.missing,
            ["b", "c"],
            "the third part was interrupted before its result"
        );
        assert!(!found.is_whole());
        let kept = rolls(&into).expect("they can be read");
        assert_eq!(
            kept[0].mine.len(),
            3,
            "what was joined knows what it is still to be joined with"
        );
        let other = store(&folder, "other");
        roll(2, 3, &["b"], &["a", "b", "x"])
            .put(&other)
            .expect("it can be kept");
        assert_eq!(merged(&[first, other], &into).strangers, ["c", "x"]);
    }

    #[test]
    fn two_results_of_one_submission_that_differ_are_told() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (first, second, into) = (
            store(&folder, "first"),
            store(&folder, "second"),
            store(&folder, "whole"),
        );
        let mut later = examined("a", report());
        later.begun = "2026-11-22T08:00:00Z".into();
        later.examiner.scenarios = "others".into();
        first.put(&later).expect("a result can be kept");
        second.put(&overdue("a")).expect("a result can be kept");
        let found = merged(&[first, second], &into);
        assert_eq!((found.differ.len(), found.examiners), (1, 2));
        assert!(
            found.differ[0].places[0].ends_with("second/a.json"),
            "{:?}",
            found.differ
        );
        assert!(!found.is_whole());
    }
}
