//! The results of several machines in one folder.

use super::store::{self, Store, StoreError};

/// What was joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Submissions that are now in the folder because of this.
    pub results: usize,
    /// Results that a newer one of the same submission took the place of.
    pub older: usize,
}

/// Joins stores into one. Of several results of one submission the newest counts, whichever store has it.
pub fn merge(stores: &[Store], into: &Store) -> Result<Merged, StoreError> {
    let mut merged = Merged::default();
    for path in stores.iter().map(Store::paths).collect::<Result<Vec<_>, _>>()?.concat() {
        let saved = store::read(&path)?;
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
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::fixtures::overdue;

    #[test]
    fn merged_results_are_all_there_and_the_newest_of_each() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let store = |name: &str| Store::create(&folder.path().join(name)).expect("a store can be made");
        let (first, second) = (store("first"), store("second"));
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
        for stores in [[first.clone(), second.clone()], [second, first]] {
            let into = tempfile::tempdir().expect("a folder can be made");
            let into = Store::create(into.path()).expect("a store can be made");
            let merged = merge(&stores, &into).expect("they can be merged");
            assert_eq!(merged, Merged { results: 3, older: 1 });
            assert_eq!(into.get("b"), Some(newer.clone()));
            assert!(into.get("c/d").is_some());
            let again = merge(&stores, &into).expect("they can be merged again");
            assert_eq!(again.results, 0, "merging again changes nothing");
        }
    }
}
