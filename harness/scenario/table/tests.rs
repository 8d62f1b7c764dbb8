//! Every word of the table has an example that parses, and scenarios/README.md tells of it.

use std::path::Path;

use super::*;
use crate::report::Lang;
use crate::scenario::Scenario;
use crate::scenario::diagnostic::render;
use crate::scenario::parse::{Reader, SourceFile, Told, told};

const README: &str = "scenarios/README.md";
const BEGIN: &str = "<!-- words: from the table in harness/scenario/table; a test compares -->\n";
const END: &str = "<!-- end of words -->\n";
/// Set to write what the test found as what it expects.
const ACCEPT: &str = "SOKRAT_ACCEPT";

fn parsed(text: &str) -> Scenario {
    let content = Ok(text.as_bytes().to_vec());
    let mut reader = Reader::new(&SourceFile {
        path: "example.kdl".into(),
        content,
    });
    let Told::Scenario(scenario, _) = told(&mut reader, "echo/example") else {
        panic!("{text} tells of a mistake");
    };
    assert!(
        reader.diagnostics.is_empty(),
        "{text}\n{}",
        render(&reader.diagnostics, Lang::En, false)
    );
    scenario
}

/// A scenario around a step or a claim, with everything in it that an example refers to.
fn framed(step: &str, claim: &str) -> String {
    let server = if step.starts_with("start") {
        ""
    } else {
        "start \"server\""
    };
    let stage = format!("{server}\nstart \"client\"\nstart \"scanner\"\nconnect \"a\"\nphase \"talk\" {{ settle; }}");
    let peer = if step.starts_with("connect") {
        ""
    } else {
        "connect \"b\""
    };
    let title = "title ru=\"Пример\" en=\"Example\"";
    format!("scenario {{\n{title}\n{stage}\n{peer}\n{step}\ndecide \"echo.line\" {{ {claim}; }}\n}}")
}

#[test]
fn the_example_of_every_verb_parses_to_that_verb() {
    for word in Word::all(VERBS) {
        let scenario = parsed(&framed(word.example, "survives \"client\""));
        let last =
            serde_json::to_value(scenario.steps.last().expect("an example has a step")).expect("the AST is plain data");
        assert_eq!(last["verb"], word.name);
    }
}

#[test]
fn the_example_of_every_claim_parses_to_that_claim() {
    for word in Word::all(CLAIMS) {
        let scenario = parsed(&framed("settle", word.example));
        let claim = serde_json::to_value(&scenario.decides[0].expects[0]).expect("the AST is plain data");
        assert_eq!(claim["claim"], word.name);
    }
}

/// The words as the README shows them.
fn documented() -> String {
    let mut text = String::new();
    for (title, table) in [("Steps", VERBS), ("Claims", CLAIMS)] {
        text.push_str(&format!("\n### {title}\n\n"));
        for word in Word::all(table) {
            text.push_str(&format!(
                "**{}**: {}.\n\n    {}\n\n",
                word.name, word.doc.en, word.example
            ));
        }
    }
    text.push_str("`peer` is a peer's name, `during` names a phase; without it the whole record counts.\n\n");
    text
}

#[test]
fn the_readme_documents_every_word() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(README);
    let readme = std::fs::read_to_string(&path).expect("the readme is there");
    let (head, rest) = readme.split_once(BEGIN).expect("the words begin");
    let (words, tail) = rest.split_once(END).expect("the words end");
    let expected = documented();
    if words == expected {
        return;
    }
    if std::env::var_os(ACCEPT).is_some() {
        return std::fs::write(&path, format!("{head}{BEGIN}{expected}{END}{tail}"))
            .expect("the readme can be written");
    }
    let diff = similar::TextDiff::from_lines(words, &expected);
    let accept = format!("{ACCEPT}=1 cargo test --lib scenario::table");
    panic!(
        "{README} differs from the table:\n{}\nto accept: {accept}",
        diff.unified_diff()
    );
}

#[test]
fn the_scenarios_shown_in_the_readme_parse() {
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(README)).expect("the readme is there");
    let blocks = readme
        .split("```kdl\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let scenarios: Vec<&str> = blocks.filter(|block| block.starts_with("scenario")).collect();
    assert!(!scenarios.is_empty());
    for text in scenarios {
        parsed(text);
    }
}
