//! The same failure in many submissions is told once, with how many have it.

use std::collections::{BTreeMap, HashMap};

use super::row::{Failure, Row};
use crate::judge::Message;
use crate::report::FailureGroup;

/// What one submission fails.
type Failed<'a> = (&'a Row, &'a Failure);

/// The failures of a class, the most frequent first.
pub fn groups(rows: &[Row]) -> Vec<FailureGroup> {
    let mut kinds: BTreeMap<(Option<&str>, &str), Vec<Failed>> = BTreeMap::new();
    for row in rows {
        for failure in &row.failures {
            let kind = (failure.criterion.as_deref(), failure.kind.as_str());
            kinds.entry(kind).or_default().push((row, failure));
        }
    }
    let mut groups: Vec<FailureGroup> = kinds
        .into_iter()
        .map(|((criterion, _), all)| group(criterion, &all))
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.names.len()));
    groups
}

fn group(criterion: Option<&str>, all: &[Failed]) -> FailureGroup {
    let mut counts: HashMap<&Message, usize> = HashMap::new();
    for (_, failure) in all {
        *counts.entry(&failure.why).or_default() += 1;
    }
    let said = |why: &Message| counts.get(why).copied().unwrap_or_default();
    // Of words said equally often, the first submission's.
    let whys = all.iter().rev().map(|(_, failure)| &failure.why);
    let why = whys.max_by_key(|why| said(why)).cloned().unwrap_or_default();
    FailureGroup {
        criterion: criterion.map(str::to_owned),
        alike: said(&why) == all.len(),
        message: why,
        names: all.iter().map(|(row, _)| row.name.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::fixtures;
    use crate::class::summary::Marking;

    #[test]
    fn failures_with_the_same_keys_are_one_group_whatever_their_arguments() {
        let row = |name: &str, keys: &[(&str, &str)]| Row {
            failures: keys
                .iter()
                .map(|(criterion, bytes)| fixtures::failure(criterion, bytes))
                .collect(),
            ..Row::of(&fixtures::overdue(name), &Marking::default())
        };
        let rows = [
            row("a", &[("echo.line", "68"), ("echo.long", "68")]),
            row("b", &[("echo.line", "6869")]),
            row("c", &[("echo.line", "6869")]),
        ];
        let groups = groups(&rows);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].names, ["a", "b", "c"]);
        assert_eq!(groups[0].message.arguments["bytes"], "6869", "what most of them have");
        assert!(!groups[0].alike && groups[1].alike);
    }
}
