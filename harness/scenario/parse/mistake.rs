//! From the text of a file to a scenario or to a known mistake, whichever it tells of.

use kdl::KdlDocument;

use super::{BESIDE_STEPS, Decided, Reader, TITLE_EXAMPLE, claim, document, scenario, step};
use crate::scenario::mistakes;
use crate::scenario::parse::scope::Scope;
use crate::scenario::{Decide, Localised, Scenario};
use crate::task::Mistake;

/// The first word of a file that tells of a mistake.
const MISTAKE: &str = "mistake";
const MISTAKE_EXAMPLE: &str = "mistake { explains \"task.criterion\"; title ru=\"…\" en=\"…\"; text ru=\"…\" en=\"…\"; start \"server\"; …; shown-by { … } }";
/// The criteria that fail for it.
const EXPLAINS: &str = "explains";
const EXPLAINS_EXAMPLE: &str = "explains \"task.criterion\"";
/// The claims that tell it from other reasons for the same failure.
const SHOWN_BY: &str = "shown-by";
const SHOWN_BY_EXAMPLE: &str = "shown-by { … }";
const TEXT_EXAMPLE: &str = "text ru=\"…\" en=\"…\"";

/// What a file tells of.
pub(crate) enum Told {
    /// A scenario, and what it decides.
    Scenario(Scenario, Vec<Decided>),
    /// A mistake, and what it explains.
    Mistake(Mistake, Vec<Decided>),
}

/// Reads a file, as far as it can be read.
pub(crate) fn told(reader: &mut Reader, id: &str) -> Told {
    let document = document(reader).unwrap_or_default();
    let of_a_mistake = document.nodes().iter().any(|node| node.name().value() == MISTAKE);
    match of_a_mistake {
        true => {
            let (mistake, explained) = mistake(reader, &document, id);
            Told::Mistake(mistake, explained)
        }
        false if reader.unread => Told::Scenario(Scenario::empty(id), Vec::new()),
        false => {
            let (scenario, decided) = scenario(reader, &document, id);
            Told::Scenario(scenario, decided)
        }
    }
}

fn mistake(reader: &mut Reader, document: &KdlDocument, id: &str) -> (Mistake, Vec<Decided>) {
    let mut mistake = Mistake {
        id: id.to_string(),
        explains: Vec::new(),
        title: Localised::default(),
        text: Localised::default(),
        scenario: Scenario::empty(id),
    };
    let mut explained = Vec::new();
    let Some(root) = reader.only_root(document, MISTAKE, MISTAKE_EXAMPLE) else {
        return (mistake, explained);
    };
    let nodes = root.children().map(|block| block.nodes()).unwrap_or_default();
    let (mut titles, mut texts, mut shown_by, mut steps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for node in nodes {
        match node.name().value() {
            "title" => titles.push(node),
            "text" => texts.push(node),
            SHOWN_BY => shown_by.push(node),
            EXPLAINS => {
                let criterion = reader.only_argument(node, "criterion", EXPLAINS_EXAMPLE);
                explained.extend(criterion.map(|(criterion, span)| Decided { criterion, span }));
            }
            _ => steps.push(node),
        }
    }
    mistake.explains = explained.iter().map(|one| one.criterion.clone()).collect();
    mistake.title = reader.only_text(root, &titles, "title", TITLE_EXAMPLE);
    mistake.text = reader.only_text(root, &texts, "text", TEXT_EXAMPLE);
    if mistake.explains.is_empty() {
        reader.mistake(root, mistakes::lacks_line(EXPLAINS, EXPLAINS_EXAMPLE));
    }
    if steps.is_empty() {
        reader.mistake(root, mistakes::no_steps());
    }
    if shown_by.is_empty() {
        reader.mistake(root, mistakes::lacks_line(SHOWN_BY, SHOWN_BY_EXAMPLE));
    }
    let mut scope = Scope::default();
    let beside: Vec<&str> = [EXPLAINS, "text", SHOWN_BY]
        .into_iter()
        .chain(BESIDE_STEPS.first().copied())
        .collect();
    let steps = steps.iter().filter_map(|node| step(reader, &mut scope, node, &beside));
    mistake.scenario.steps = steps.collect();
    mistake.scenario.title.clone_from(&mistake.title);
    let mut expects = Vec::new();
    for node in shown_by {
        reader.bare(node, SHOWN_BY_EXAMPLE);
        let claims = node.children().map(|block| block.nodes()).unwrap_or_default();
        if claims.is_empty() {
            reader.mistake(node, mistakes::empty_block(SHOWN_BY, SHOWN_BY_EXAMPLE));
        }
        expects.extend(claims.iter().flat_map(|node| claim(reader, &mut scope, node, false)));
    }
    let criterion = mistake.explains.first().cloned().unwrap_or_default();
    mistake.scenario.decides = vec![Decide {
        criterion,
        expects,
        absent_if: Vec::new(),
        only_supports: false,
    }];
    (mistake, explained)
}
