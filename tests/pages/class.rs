//! A class made up: so many submissions of every task of the lab, with every verdict.

use sokrat::judge::{Message, TaskVerdict, Verdict};
use sokrat::report::{Change, ClassEntry, ClassPage, FailureGroup, TaskResult};
use sokrat::task::Lab;

/// Every so many submissions cannot be examined.
const BROKEN: usize = 37;

/// The class, the same every time.
pub fn of(size: usize, lab: &Lab) -> ClassPage {
    let entries: Vec<ClassEntry> = (1..=size).map(|number| entry(number, lab)).collect();
    let every = |step: usize| -> Vec<String> { entries.iter().step_by(step).map(|entry| entry.name.clone()).collect() };
    let groups = [
        (3, "echo.split-char"),
        (7, "reconnect.after-reset"),
        (19, "framing.header"),
    ];
    let groups = groups.map(|(step, criterion)| FailureGroup {
        criterion: Some(criterion.into()),
        message: Message::new("done-came"),
        alike: step != 7,
        names: every(step),
    });
    let change = |name: &String| Change {
        name: name.clone(),
        criterion: "echo.line".into(),
        before: Some(Verdict::Fail),
        after: Some(Verdict::Pass),
        reason: Message::new("unstable"),
    };
    ClassPage {
        title: "autumn/socket labs".into(),
        tasks: lab.tasks.iter().map(|task| task.id.clone()).collect(),
        changes: Some(every(41).iter().map(change).collect()),
        groups: groups.into(),
        entries,
    }
}

fn entry(number: usize, lab: &Lab) -> ClassEntry {
    let name = format!("student {number}");
    if number.is_multiple_of(BROKEN) {
        return ClassEntry {
            name,
            error: Some(Message::new("problem-no-programs").with("path", "lab")),
            ..ClassEntry::default()
        };
    }
    let tasks: Vec<TaskResult> = lab
        .tasks
        .iter()
        .enumerate()
        .map(|(index, task)| result(scattered(number, index), task))
        .collect();
    let counted = || tasks.iter().filter(|task| task.verdict != TaskVerdict::Absent);
    ClassEntry {
        link: Some(format!("pages/{name}.html")),
        points: counted().map(|task| task.points).sum(),
        max_points: counted().map(|task| task.max_points).sum(),
        seconds: 5.0 + (number % 13) as f64 / 3.0,
        name,
        tasks,
        error: None,
    }
}

/// A number that looks like chance.
fn scattered(number: usize, index: usize) -> usize {
    let mixed = (number as u64)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add((index as u64).wrapping_mul(0x5851_f42d_4c95_7f2d));
    (mixed ^ (mixed >> 29))
        .wrapping_mul(0xbf58_476d_1ce4_e5b9)
        .leading_zeros() as usize
        * 97
        + ((mixed >> 33) % 1000) as usize
}

fn result(chance: usize, task: &sokrat::task::Task) -> TaskResult {
    let max: u32 = task
        .criteria
        .iter()
        .filter(|one| !one.bonus)
        .map(|one| one.points)
        .sum();
    let (verdict, points) = match (chance / 11) % 10 {
        0..=4 => (TaskVerdict::Pass, max),
        5 | 6 => (TaskVerdict::Partial, max / 2),
        7 => (TaskVerdict::Fail, 0),
        8 => (TaskVerdict::Undecided, 0),
        _ => (TaskVerdict::Absent, 0),
    };
    TaskResult {
        id: task.id.clone(),
        verdict,
        points,
        max_points: max,
    }
}
