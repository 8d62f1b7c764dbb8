//! From the text of a task.kdl to the task.

use kdl::{KdlNode, KdlValue};

use super::{Criterion, Task};
use crate::scenario::mistakes::{self, Pair};
use crate::scenario::parse::{Decided, Reader, Spot, document, shown, unknown_line};
use crate::scenario::table::Kind;

const TASK_EXAMPLE: &str = "task lab=1 order=1 { title …; statement …; criterion \"task.criterion\" { … } }";
const CRITERION_EXAMPLE: &str = "criterion \"task.criterion\" points=1 bonus=#true { title …; rule …; hint … }";
const TEXT_EXAMPLE: &str = "ru=\"…\" en=\"…\"";
const CRITERION: Pair = Pair {
    ru: "критерий",
    en: "criterion",
};

const LAB: Kind = Kind::Count { least: 1, most: 2 };
const ORDER: Kind = Kind::Count { least: 1, most: 1000 };
const POINTS: Kind = Kind::Count { least: 1, most: 100 };

/// The task of a file, as far as it can be read, and where its criteria are declared.
pub(super) fn task(reader: &mut Reader, id: &str) -> (Option<Task>, Vec<Decided>) {
    let mut declared = Vec::new();
    let Some(document) = document(reader) else {
        return (None, declared);
    };
    let Some(root) = reader.only_root(&document, "task", TASK_EXAMPLE) else {
        return (None, declared);
    };
    properties(reader, root, &["lab", "order"], TASK_EXAMPLE);
    let lines = Lines::of(reader, root, &["title", "statement", "criterion"]);
    let mut task = Task {
        id: id.to_string(),
        lab: number(reader, root, "lab", &LAB, None) as u8,
        order: number(reader, root, "order", &ORDER, None) as u32,
        title: reader.only_text(root, &lines.named("title"), "title", TEXT_EXAMPLE),
        statement: reader.only_text(root, &lines.named("statement"), "statement", TEXT_EXAMPLE),
        criteria: Vec::new(),
        scenarios: Vec::new(),
        mistakes: Vec::new(),
    };
    for node in lines.named("criterion") {
        task.criteria.extend(criterion(reader, node, id, &mut declared));
    }
    if lines.named("criterion").is_empty() {
        reader.mistake(root, mistakes::lacks_line("criterion", CRITERION_EXAMPLE));
    }
    (Some(task), declared)
}

fn criterion(reader: &mut Reader, node: &KdlNode, task: &str, declared: &mut Vec<Decided>) -> Option<Criterion> {
    properties(reader, node, &["points", "bonus", "survival"], CRITERION_EXAMPLE);
    let mut arguments = node.entries().iter().filter(|entry| entry.name().is_none());
    let Some(argument) = arguments.next() else {
        reader.mistake(node, mistakes::missing("criterion", "id", CRITERION_EXAMPLE));
        return None;
    };
    for entry in arguments {
        reader.mistake(entry, mistakes::extra("criterion", CRITERION_EXAMPLE));
    }
    let KdlValue::String(id) = argument.value() else {
        reader.mistake(argument, mistakes::wrong_type(&Kind::Text, &shown(argument.value())));
        return None;
    };
    if !id
        .strip_prefix(task)
        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('.'))
    {
        reader.mistake(argument, mistakes::foreign_criterion(id, task));
    }
    if declared.iter().any(|other| other.criterion == *id) {
        reader.mistake(argument, mistakes::duplicate(CRITERION, id));
    }
    declared.push(Decided {
        criterion: id.clone(),
        span: argument.range(),
    });
    let lines = Lines::of(reader, node, &["title", "rule", "hint"]);
    Some(Criterion {
        id: id.clone(),
        bonus: flag(reader, node, "bonus"),
        survival: flag(reader, node, "survival"),
        points: number(reader, node, "points", &POINTS, Some(1)) as u32,
        title: reader.only_text(node, &lines.named("title"), "title", TEXT_EXAMPLE),
        rule: reader.only_text(node, &lines.named("rule"), "rule", TEXT_EXAMPLE),
        hint: reader.only_text(node, &lines.named("hint"), "hint", TEXT_EXAMPLE),
    })
}

/// The lines in a node's braces.
struct Lines<'a>(Vec<&'a KdlNode>);

impl<'a> Lines<'a> {
    /// The lines, each of which must have one of these names.
    fn of(reader: &mut Reader, node: &'a KdlNode, known: &[&str]) -> Lines<'a> {
        let nodes = node.children().map(|block| block.nodes()).unwrap_or_default();
        for node in nodes.iter().filter(|node| !known.contains(&node.name().value())) {
            unknown_line(reader, node, known);
        }
        Lines(nodes.iter().collect())
    }

    fn named(&self, name: &str) -> Vec<&'a KdlNode> {
        self.0
            .iter()
            .copied()
            .filter(|node| node.name().value() == name)
            .collect()
    }
}

fn properties(reader: &mut Reader, node: &KdlNode, known: &[&str], usage: &str) {
    for entry in node.entries() {
        if let Some(name) = entry
            .name()
            .map(|name| name.value())
            .filter(|name| !known.contains(name))
        {
            reader.mistake(
                entry,
                mistakes::unknown_property(node.name().value(), name, known, usage),
            );
        }
    }
}

fn number(reader: &mut Reader, node: &KdlNode, name: &str, kind: &Kind, default: Option<i128>) -> i128 {
    let Some(entry) = node.entry(name) else {
        if default.is_none() {
            reader.mistake(node, mistakes::missing(node.name().value(), name, TASK_EXAMPLE));
        }
        return default.unwrap_or_default();
    };
    match (entry.value(), kind) {
        (KdlValue::Integer(value), Kind::Count { least, most })
            if (i128::from(*least)..=i128::from(*most)).contains(value) =>
        {
            *value
        }
        (other, _) => {
            reader.mistake(entry, mistakes::wrong_type(kind, &shown(other)));
            0
        }
    }
}

fn flag(reader: &mut Reader, node: &KdlNode, name: &str) -> bool {
    match node.entry(name).map(|entry| (entry, entry.value())) {
        None => false,
        Some((_, KdlValue::Bool(flag))) => *flag,
        Some((entry, other)) => {
            reader.mistake(entry, mistakes::wrong_type(&Kind::Flag, &shown(other)));
            false
        }
    }
}
