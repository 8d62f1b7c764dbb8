//! From the text of a scenario file to the scenario, noting every mistake on the way.

mod answer;
mod fields;
mod messages;
mod mistake;
mod scope;
mod slips;
mod source;
mod syntax;

use kdl::{KdlDocument, KdlNode};
use serde_json::{Map, Value as Json};

pub(crate) use mistake::{Told, told};
pub use source::SourceFile;
pub(crate) use source::{Reader, Spot, shown};
pub(crate) use syntax::document;

use super::mistakes::{self, CLAIM, LINE, VERB};
use super::table::{Block, CLAIMS, Table, VERBS, Word};
use super::{Answer, Decide, Expect, Scenario, Step};
use scope::Scope;

/// A criterion that a scenario decides and where it says so.
pub(crate) struct Decided {
    /// `task.criterion`.
    pub criterion: String,
    /// Where it stands in the file.
    pub span: std::ops::Range<usize>,
}

const SCENARIO_EXAMPLE: &str =
    "scenario { title ru=\"…\" en=\"…\"; start \"server\"; …; decide \"task.criterion\" { … } }";
/// What a scenario decides.
const DECIDE: &str = "decide";
/// A criterion that a scenario can only show to hold.
const SUPPORT: &str = "support";
const DECIDE_EXAMPLE: &str = "decide \"task.criterion\" { … }";
/// When these claims hold the task was not attempted; for one decide, or for all of a scenario that have none of their own.
const ABSENT_IF: &str = "absent-if";
const ABSENCE_EXAMPLE: &str = "absent-if { … }";
/// What stands in a scenario beside its steps.
const BESIDE_STEPS: &[&str] = &["title", DECIDE, SUPPORT, ABSENT_IF];
const TITLE_EXAMPLE: &str = "title ru=\"…\" en=\"…\"";

/// The scenario of a file, as far as it can be read, and what it decides.
fn scenario(reader: &mut Reader, document: &KdlDocument, id: &str) -> (Scenario, Vec<Decided>) {
    let mut scenario = Scenario::empty(id);
    let mut decided = Vec::new();
    let Some(root) = reader.only_root(document, "scenario", SCENARIO_EXAMPLE) else {
        return (scenario, decided);
    };
    let mut scope = Scope::default();
    let nodes = root.children().map(|block| block.nodes()).unwrap_or_default();
    let (mut titles, mut decides, mut absences, mut steps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for node in nodes {
        match node.name().value() {
            "title" => titles.push(node),
            DECIDE | SUPPORT => decides.push(node),
            ABSENT_IF => absences.push(node),
            _ => steps.push(node),
        }
    }
    scenario.title = reader.only_text(root, &titles, "title", TITLE_EXAMPLE);
    scenario.steps = steps
        .iter()
        .filter_map(|node| step(reader, &mut scope, node, BESIDE_STEPS))
        .collect();
    if steps.is_empty() {
        reader.mistake(root, mistakes::no_steps());
    }
    if decides.is_empty() {
        reader.mistake(root, mistakes::lacks_line(DECIDE, DECIDE_EXAMPLE));
    }
    let absent_if: Vec<Expect> = absences
        .iter()
        .flat_map(|node| absence(reader, &mut scope, node))
        .collect();
    for node in decides {
        scenario.decides.extend(decide(reader, &mut scope, node, &mut decided));
    }
    for decide in scenario.decides.iter_mut().filter(|decide| decide.absent_if.is_empty()) {
        decide.absent_if.clone_from(&absent_if);
    }
    (scenario, decided)
}

/// One step; a line of the outermost ones may be one of `others`, which the list of known words then says.
fn step(reader: &mut Reader, scope: &mut Scope, node: &KdlNode, others: &[&str]) -> Option<Step> {
    let Some(word) = known(reader, node, VERBS, others) else {
        scope.assume(node.get(0).and_then(|argument| argument.as_string()));
        return None;
    };
    let before = reader.mistakes();
    let mut map = fields::read(reader, scope, node, word);
    map.insert("verb".into(), word.name.into());
    match word.block {
        Block::Steps => {
            let rounds = map.get("times").and_then(Json::as_u64);
            let outer = scope.begin_rounds(rounds);
            let steps = block(reader, node, word, |reader, node| step(reader, scope, node, &[]));
            scope.end_rounds(outer);
            insert(&mut map, "steps", &steps);
        }
        Block::Answers => {
            let answers: Vec<Answer> = match node.children() {
                Some(_) => block(reader, node, word, |reader, node| answer::answer(reader, scope, node)),
                None => Vec::new(),
            };
            insert(&mut map, "answers", &answers);
        }
        Block::None | Block::Claims => reader.refuse_block(node, word),
    }
    (reader.mistakes() == before).then(|| made(map))
}

/// The claims of an `absent-if { … }`.
fn absence(reader: &mut Reader, scope: &mut Scope, node: &KdlNode) -> Vec<Expect> {
    reader.bare(node, ABSENCE_EXAMPLE);
    let nodes = node.children().map(|block| block.nodes()).unwrap_or_default();
    if nodes.is_empty() {
        reader.mistake(node, mistakes::empty_block(ABSENT_IF, ABSENCE_EXAMPLE));
    }
    nodes
        .iter()
        .flat_map(|node| claim(reader, scope, node, false))
        .collect()
}

fn decide(reader: &mut Reader, scope: &mut Scope, node: &KdlNode, decided: &mut Vec<Decided>) -> Option<Decide> {
    let criterion = reader.only_argument(node, "criterion", DECIDE_EXAMPLE)?;
    decided.push(Decided {
        criterion: criterion.0.clone(),
        span: criterion.1,
    });
    let mut expects = Vec::new();
    let mut absent_if = Vec::new();
    for line in node.children().map(|block| block.nodes()).unwrap_or_default() {
        if line.name().value() == ABSENT_IF {
            absent_if.extend(absence(reader, scope, line));
        } else {
            expects.extend(claim(reader, scope, line, true));
        }
    }
    if node
        .children()
        .is_none_or(|block| block.nodes().iter().all(|node| node.name().value() == ABSENT_IF))
    {
        reader.mistake(node, mistakes::empty_block(DECIDE, DECIDE_EXAMPLE));
    }
    Some(Decide {
        criterion: criterion.0,
        expects,
        absent_if,
        only_supports: node.name().value() == SUPPORT,
    })
}

/// One claim; several when it names the peers of a repeat, `p{n}`.
fn claim(reader: &mut Reader, scope: &mut Scope, node: &KdlNode, outermost: bool) -> Vec<Expect> {
    let Some(word) = known_claim(reader, node, outermost) else {
        return Vec::new();
    };
    let before = reader.mistakes();
    let mut map = fields::read(reader, scope, node, word);
    map.insert("claim".into(), word.name.into());
    if word.block == Block::Claims {
        let claims = block(reader, node, word, |reader, node| {
            Some(claim(reader, scope, node, false))
        });
        insert(&mut map, "of", &claims.concat());
    } else {
        reader.refuse_block(node, word);
    }
    if reader.mistakes() != before {
        return Vec::new();
    }
    let rounds = map
        .get("peer")
        .and_then(Json::as_str)
        .and_then(|peer| scope.each_round(peer));
    match rounds {
        None => vec![made(map)],
        Some(peers) => peers
            .into_iter()
            .map(|peer| {
                let mut map = map.clone();
                map.insert("peer".into(), peer.into());
                made(map)
            })
            .collect(),
    }
}

fn known_claim(reader: &mut Reader, node: &KdlNode, outermost: bool) -> Option<&'static Word> {
    known(reader, node, CLAIMS, if outermost { &[ABSENT_IF] } else { &[] })
}

/// The row of the table for this line; `others` may stand here too.
fn known(reader: &mut Reader, node: &KdlNode, table: Table, others: &[&str]) -> Option<&'static Word> {
    let found = node.name().value();
    if let Some(word) = Word::find(table, found) {
        return Some(word);
    }
    let mut names: Vec<&str> = Word::all(table).map(|word| word.name).collect();
    names.extend(others);
    let what = if std::ptr::eq(table, VERBS) { VERB } else { CLAIM };
    reader.mistake(node, mistakes::unknown_word(what, found, &names));
    None
}

/// The lines in a word's braces, of which there must be one.
fn block<T>(
    reader: &mut Reader,
    node: &KdlNode,
    word: &Word,
    mut read: impl FnMut(&mut Reader, &KdlNode) -> Option<T>,
) -> Vec<T> {
    let nodes = node.children().map(|block| block.nodes()).unwrap_or_default();
    if nodes.is_empty() {
        reader.mistake(node, mistakes::empty_block(word.name, &word.usage()));
    }
    nodes.iter().filter_map(|node| read(reader, node)).collect()
}

fn insert(map: &mut Map<String, Json>, name: &str, value: &impl serde::Serialize) {
    map.insert(name.into(), serde_json::to_value(value).expect("the AST is plain data"));
}

/// A step or claim from its fields, whose names and kinds the table vouches for.
fn made<T: serde::de::DeserializeOwned>(map: Map<String, Json>) -> T {
    serde_json::from_value(Json::Object(map)).expect("the table and the AST agree: a test reads every example")
}

/// A line of a file that is not one of those known there.
pub(crate) fn unknown_line(reader: &mut Reader, node: &KdlNode, known: &[&str]) {
    let mistake = mistakes::unknown_word(LINE, node.name().value(), known);
    reader.mistake(node, mistake);
}
