//! The lab that is built in, and a folder full of mistakes.

use std::path::{Path, PathBuf};

use super::load::{Source, load};
use super::*;
use crate::report::Lang;
use crate::scenario::diagnostic::render;
use crate::scenario::parse::{Reader, SourceFile, Told, told};

/// Set to write what the tests found as what they expect.
const ACCEPT: &str = "SOKRAT_ACCEPT";

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Compares a text whole with the stored one.
fn assert_stored(name: &str, found: &str) {
    let path = data(name);
    if std::env::var_os(ACCEPT).is_some() {
        std::fs::write(&path, found).expect("the stored text can be written");
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

#[test]
fn the_list_of_tasks_names_every_criterion() {
    assert_stored("tasks.ru.txt", &tasks_text(&Lab::embedded(), Lang::Ru));
    assert_stored("tasks.en.txt", &tasks_text(&Lab::embedded(), Lang::En));
}

#[test]
fn a_task_is_explained_with_its_scenarios() {
    let lab = Lab::embedded();
    assert_stored(
        "explain-reconnect.ru.txt",
        &explain_text(&lab, "reconnect", Lang::Ru).expect("the task is known"),
    );
    assert_stored(
        "explain-split-char.en.txt",
        &explain_text(&lab, "echo.split-char", Lang::En).expect("the criterion is known"),
    );
}

#[test]
fn every_task_and_criterion_is_explained_in_both_languages() {
    let lab = Lab::embedded();
    for task in &lab.tasks {
        for id in std::iter::once(&task.id).chain(task.criteria.iter().map(|criterion| &criterion.id)) {
            for lang in [Lang::Ru, Lang::En] {
                let text = explain_text(&lab, id, lang).expect("what is in the lab is known");
                assert!(!text.contains(['{', '[', '}']), "{id} shows a pattern:\n{text}");
            }
        }
    }
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    assert_eq!(
        explain_text(&Lab::embedded(), "echo.lien", Lang::En).unwrap_err()[0],
        "echo.line"
    );
    assert_eq!(explain_text(&Lab::embedded(), "xyzzy", Lang::En), Err(vec![]));
}

#[test]
fn the_task_shown_in_the_readme_parses() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/README.md"))
        .expect("the folder explains itself");
    let blocks = readme
        .split("```kdl\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let tasks: Vec<&str> = blocks.filter(|block| block.starts_with("task")).collect();
    assert_eq!(tasks.len(), 1);
    let mut reader = Reader::new(&SourceFile {
        path: "echo/task.kdl".into(),
        content: Ok(tasks[0].into()),
    });
    let (task, declared) = parse::task(&mut reader, "echo");
    assert!(
        reader.diagnostics.is_empty(),
        "{}",
        render(&reader.diagnostics, Lang::En, false)
    );
    assert_eq!((task.expect("it is a task").criteria.len(), declared.len()), (2, 2));
}

#[test]
fn the_mistake_shown_in_the_readme_parses() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/README.md"))
        .expect("the folder explains itself");
    let (_, rest) = readme.split_once("```kdl\nmistake").expect("a mistake is shown");
    let (text, _) = rest.split_once("```").expect("it has an end");
    let mut reader = Reader::new(&SourceFile {
        path: "echo/mistake_example.kdl".into(),
        content: Ok(format!("mistake{text}").into()),
    });
    let Told::Mistake(mistake, explained) = told(&mut reader, "echo/mistake_example") else {
        panic!("it tells of no mistake");
    };
    let mistakes = render(&reader.diagnostics, Lang::En, false);
    assert!(reader.diagnostics.is_empty(), "{mistakes}");
    assert_eq!((explained.len(), mistake.scenario.steps.len()), (1, 3));
}

#[test]
fn a_mistake_is_found_by_its_id() {
    let lab = Lab::embedded();
    let mistake = lab
        .mistake("echo/mistake_upper_cased_reply")
        .expect("it is one of them");
    assert_eq!(mistake.explains[0], "echo.line");
    assert!(lab.mistake("echo/a_line_comes_back").is_none());
}

#[test]
fn the_first_lab_has_its_nine_tasks_in_teaching_order() {
    let ids: Vec<String> = Lab::embedded().tasks.into_iter().map(|task| task.id).collect();
    let expected = [
        "echo",
        "server-events",
        "client",
        "client-events",
        "exit",
        "reconnect",
        "address",
        "log-file",
        "port-busy",
    ];
    assert!(
        expected
            .iter()
            .is_sorted_by_key(|id| ids.iter().position(|other| other == id)),
        "{ids:?}"
    );
    assert!(expected.iter().all(|id| ids.iter().any(|other| other == id)), "{ids:?}");
}

#[test]
fn a_huge_file_is_refused_unread() {
    let file = SourceFile {
        path: "echo/huge.kdl".into(),
        content: Ok(vec![b' '; 1 << 20]),
    };
    let mistakes = load::read(&[file]).unwrap_err();
    assert!(render(&mistakes, Lang::En, false).contains("the file is too large: 1048576 bytes"));
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let mistakes = Lab::from_folder(Path::new("/nowhere/at/all")).unwrap_err();
    assert!(render(&mistakes, Lang::En, false).contains("/nowhere/at/all"));
}

/// However files are cut or garbled, the reader answers with mistakes and never panics.
#[test]
fn no_cut_or_garbled_scenario_makes_the_reader_panic() {
    let text = include_str!("../../scenarios/echo/a_character_cut_by_the_portion_does_not_kill_the_server.kdl");
    for cut in 0..text.len() {
        for bytes in [&text.as_bytes()[..cut], &text.as_bytes()[cut..]] {
            let file = SourceFile {
                path: "echo/cut.kdl".into(),
                content: Ok(bytes.to_vec()),
            };
            if let Err(mistakes) = load::read(&[file]) {
                render(&mistakes, Lang::Ru, false);
            }
        }
    }
    let nasty = [
        "{".repeat(200_000),
        "/*".repeat(100_000),
        "\"\\".repeat(999),
        "#".repeat(9999),
        "scenario \u{feff}(".into(),
    ];
    for text in nasty {
        let file = SourceFile {
            path: "echo/nasty.kdl".into(),
            content: Ok(text.into_bytes()),
        };
        assert!(load::read(&[file]).is_err());
    }
}
