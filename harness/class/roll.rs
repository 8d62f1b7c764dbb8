//! Who is in a class, and which part of it a call was to examine: kept beside the results, so that what is missing is seen.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::part::Part;
use super::store::{Store, StoreError};

/// The name of the schema.
const SCHEMA: &str = "sokrat/roll/v1";
/// What rolls end in: results end otherwise.
const ENDING: &str = "roll";

/// What one call was to examine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    schema: String,
    /// Which part of the class.
    pub part: Part,
    /// Every submission of the class.
    pub all: BTreeSet<String>,
    /// Those of the part.
    pub mine: BTreeSet<String>,
}

impl Roll {
    /// The roll of a part.
    pub fn new(part: Part, all: BTreeSet<String>, mine: BTreeSet<String>) -> Roll {
        let schema = SCHEMA.to_owned();
        Roll {
            schema,
            part,
            all,
            mine,
        }
    }

    /// Keeps it. What was said of other divisions of the class holds no longer.
    pub fn put(&self, store: &Store) -> Result<(), StoreError> {
        for (path, roll) in read(store)? {
            if roll.part.of != self.part.of {
                // Another machine may have been faster.
                let _ = fs::remove_file(path);
            }
        }
        let name = format!("part-{}-of-{}.{ENDING}", self.part.number, self.part.of);
        let text = serde_json::to_vec(self).expect("plain data has a form in JSON");
        store.write(Path::new(&name), &text)
    }
}

/// The rolls of a store, in the order of their parts.
pub fn rolls(store: &Store) -> Result<Vec<Roll>, StoreError> {
    let mut rolls: Vec<Roll> = read(store)?.into_iter().map(|(_, roll)| roll).collect();
    rolls.sort_by_key(|roll| roll.part.number);
    Ok(rolls)
}

fn read(store: &Store) -> Result<Vec<(std::path::PathBuf, Roll)>, StoreError> {
    let mut rolls = Vec::new();
    for path in store.files(ENDING)? {
        let text = match fs::read(&path) {
            // Another machine took it away just now.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            text => text.map_err(|source| StoreError::System {
                path: path.clone(),
                source,
            })?,
        };
        let roll: Roll = serde_json::from_slice(&text).map_err(|source| StoreError::NoResult {
            path: path.clone(),
            source,
        })?;
        if roll.schema == SCHEMA {
            rolls.push((path, roll));
        }
    }
    Ok(rolls)
}

/// The submissions that these rolls name and of which the store has no result, in order.
pub fn missing<'r>(rolls: &'r [Roll], has: &dyn Fn(&str) -> bool) -> Vec<&'r str> {
    let named: BTreeSet<&str> = rolls.iter().flat_map(|roll| &roll.mine).map(String::as_str).collect();
    named.into_iter().filter(|name| !has(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_roll_tells_what_is_missing_until_the_class_is_divided_anew() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let store = Store::create(folder.path()).expect("a store can be made");
        let part = |number, of, mine| Roll::new(Part { number, of }, names(&["a", "b", "c"]), names(mine));
        part(2, 2, &["b"]).put(&store).expect("it can be kept");
        part(1, 2, &["a", "c"]).put(&store).expect("it can be kept");
        let kept = rolls(&store).expect("they can be read");
        assert_eq!(kept.iter().map(|roll| roll.part.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(missing(&kept, &|name| name == "a"), ["b", "c"]);
        part(1, 1, &["a"]).put(&store).expect("it can be kept");
        assert_eq!(rolls(&store).expect("they can be read").len(), 1);
        assert_eq!(store.paths().expect("it can be read"), Vec::<std::path::PathBuf>::new());
    }
}
