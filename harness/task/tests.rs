//! The lab that is built in, and a folder full of mistakes.

use std::path::{Path, PathBuf};

use super::load::{Source, load};
use super::*;
use crate::report::Lang;
use crate::scenario::diagnostic::render;

/// Set to write what the tests found as what they expect.
const ACCEPT: &str = "SOKRAT_ACCEPT";

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Compares a text whole with the stored one.
fn assert_stored(name: &str, found: &str) {
    let path = data(name);
    if std::env::var_os(ACCEPT).is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        let diff = similar::TextDiff::from_lines(expected.as_str(), found);
        panic!(
            "{} differs:\n{}\nto accept the new text: {ACCEPT}=1 cargo test --lib task::tests",
            path.display(),
            diff.unified_diff()
        );
    }
}

#[test]
fn the_scenarios_built_in_have_no_mistake() {
    if let Err(diagnostics) = load(&Source::Embedded) {
        panic!("{}", render(&diagnostics, Lang::En, false));
    }
}

#[test]
fn every_mistake_in_a_folder_is_told_in_russian() {
    let diagnostics = Lab::from_folder(&data("broken")).unwrap_err();
    assert_stored("broken.ru.txt", &render(&diagnostics, Lang::Ru, false));
}

#[test]
fn every_mistake_in_a_folder_is_told_in_english() {
    let diagnostics = Lab::from_folder(&data("broken")).unwrap_err();
    assert_stored("broken.en.txt", &render(&diagnostics, Lang::En, false));
}
