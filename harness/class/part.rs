//! The K-th of N parts of a class, for several machines: each finds the same parts without asking the others.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::list::Entry;
use super::store::{self, Store, StoreError};

/// Which part of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl fmt::Display for Part {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        write!(text, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Part, String> {
        let parse = |text: &str| text.trim().parse::<usize>().ok();
        let (number, of) = text.split_once('/').ok_or("K/N")?;
        match (parse(number), parse(of)) {
            (Some(number), Some(of)) if (1..=of).contains(&number) => Ok(Part { number, of }),
            _ => Err("1 ≤ K ≤ N".into()),
        }
    }
}

/// The seconds that submissions took, by name.
pub fn durations(store: &Store) -> Result<BTreeMap<String, f64>, StoreError> {
    let read = |path: PathBuf| store::read(&path).map(|saved| (saved.name, saved.duration_s));
    store.paths()?.into_iter().map(read).collect()
}

/// The entries of a part. Every entry is in exactly one; the parts take about as long as each other, as far as is known how
/// long the entries take: the longest is given first, always to the part that has least to do.
pub fn take(entries: Vec<Entry>, part: Part, durations: &BTreeMap<String, f64>) -> Vec<Entry> {
    let known: Vec<f64> = entries
        .iter()
        .filter_map(|entry| durations.get(&entry.name).copied())
        .collect();
    // What nobody has seen yet takes as long as the others, on the average.
    let usual = if known.is_empty() {
        1.0
    } else {
        known.iter().sum::<f64>() / known.len() as f64
    };
    let weight = |entry: &Entry| durations.get(&entry.name).copied().unwrap_or(usual);
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|a, b| weight(&entries[*b]).total_cmp(&weight(&entries[*a])));
    let mut loads: Vec<f64> = vec![0.0; part.of];
    let mut mine = vec![false; entries.len()];
    for at in order {
        let least = (0..part.of).min_by(|a, b| loads[*a].total_cmp(&loads[*b]));
        let least = least.expect("there is at least one part");
        loads[least] += weight(&entries[at]);
        mine[at] = least + 1 == part.number;
    }
    let all = entries.into_iter().zip(mine);
    all.filter(|(_, mine)| *mine).map(|(entry, _)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize) -> Vec<Entry> {
        (0..count)
            .map(|number| Entry {
                name: number.to_string(),
                folder: PathBuf::new(),
            })
            .collect()
    }

    #[test]
    fn a_part_is_one_of_so_many() {
        assert_eq!("2/3".parse(), Ok(Part { number: 2, of: 3 }));
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"] {
            assert!(wrong.parse::<Part>().is_err(), "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_entry_is_in_exactly_one_part(count in 0usize..60, of in 1usize..9, seconds in proptest::collection::vec(0.0f64..100.0, 60)) {
            let known: BTreeMap<String, f64> = seconds.iter().enumerate().skip(3).map(|(at, s)| (at.to_string(), *s)).collect();
            let mut all: Vec<String> = Vec::new();
            for number in 1..=of {
                all.extend(take(entries(count), Part { number, of }, &known).into_iter().map(|entry| entry.name));
            }
            all.sort_by_key(|name| name.parse::<usize>().expect("a number"));
            let every: Vec<String> = entries(count).into_iter().map(|entry| entry.name).collect();
            proptest::prop_assert_eq!(all, every);
        }
    }

    #[test]
    fn parts_are_balanced_by_earlier_durations() {
        let known = [("0", 90.0), ("1", 30.0), ("2", 30.0), ("3", 30.0)];
        let known = known.map(|(name, seconds)| (name.to_owned(), seconds)).into();
        let first = take(entries(4), Part { number: 1, of: 2 }, &known);
        assert_eq!(first, entries(1), "the long one alone is as long as the three others");
        let second = take(entries(4), Part { number: 2, of: 2 }, &known);
        assert_eq!(second.len(), 3);
    }
}
