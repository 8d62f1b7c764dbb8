//! Each form of a class read back by a reader of that form, of a class whose names, reports and errors try to break out.

use super::fixtures::{examined, overdue};
use super::*;
use crate::report::escape::is_hidden;
use crate::report::fixtures::{EVIL, hostile, lab};
use crate::report::{Lang, Look, Problem, class_html};
use crate::rubric::Rubric;

/// Names as folders may have them.
const NAMES: [&str; 5] = [
    "=HYPERLINK(\"http://e.example\")",
    "</testcase>]]>&x;<script>alert(1)</script>",
    "::error title=x::y",
    "a | b `c` **d** # TODO ##[error]x",
    "  ok 7 - forged",
];

/// A submission by each of these names, one for each way to be examined or not.
fn class() -> Class {
    let marking = Marking::new(&lab(), Rubric::default());
    let mut all: Vec<Saved> = NAMES.iter().map(|name| examined(name, hostile())).collect();
    let mut late = overdue(EVIL);
    late.found = Found::Overdue {
        budget_s: 2,
        report: Some(Box::new(hostile())),
    };
    let mut broke = overdue("-broke");
    broke.found = Found::Broke { said: EVIL.into() };
    let mut refused = overdue("@refused");
    let mut problem = Problem::new(crate::judge::Message::new(EVIL).with("path", EVIL));
    problem.because.push(EVIL.into());
    refused.found = Found::Refused { problem, shown: None };
    all.extend([late, broke, refused]);
    let mut rows: Vec<Row> = all.iter().map(|saved| Row::of(saved, &marking)).collect();
    rows.push(Row::missing("+missing\u{202e}\n1..0"));
    Class {
        title: EVIL.into(),
        changes: None,
        rows,
    }
}

#[test]
fn a_spreadsheet_computes_nothing_of_a_class() {
    let (class, text) = (class(), csv(&class(), &lab(), Lang::Ru));
    let table = text.strip_prefix('\u{feff}').expect("a byte order mark stands first");
    let mut reader = csv::ReaderBuilder::new().from_reader(table.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("it is CSV")).collect();
    assert_eq!(records.len(), class.rows.len());
    for cell in records.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        assert!(!cell.contains(is_hidden), "{cell}");
    }
}

#[test]
fn junit_has_a_suite_for_each_submission() {
    let (class, text) = (class(), junit(&class(), &lab(), Lang::En));
    let read = quick_junit::Report::deserialize_from_str(&text).expect("it is JUnit XML");
    assert_eq!(read.test_suites.len(), class.rows.len());
    assert_eq!(read.test_suites[1].name.as_str(), NAMES[1]);
    let illegal = |character: char| character < ' ' && !"\t\n\r".contains(character) || character == '\u{fffe}';
    assert!(!text.contains(illegal), "XML 1.0 allows no such characters");
    assert!(read.errors > 0 && read.failures > 0);
}

#[test]
fn json_holds_names_as_they_are_and_shows_nothing_hidden() {
    let text = json(&class(), &lab(), Lang::En);
    let read: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let names: Vec<&str> = read["submissions"]
        .as_array()
        .expect("submissions")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert!(NAMES.iter().all(|name| names.contains(name)) && names.contains(&EVIL));
    assert!(!text.contains(|letter| letter != '\n' && is_hidden(letter)));
    let states = |state: &str| {
        let all = read["submissions"].as_array().expect("submissions").iter();
        all.filter(|one| one["state"] == state).count()
    };
    assert_eq!(
        ["examined", "overdue", "broke", "refused", "missing"].map(states),
        [5, 1, 1, 1, 1]
    );
}

#[test]
fn tap_has_a_point_for_each_submission_and_no_other() {
    let (class, text) = (class(), tap(&class(), &lab(), Lang::En));
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("TAP version 14"));
    assert_eq!(lines.next(), Some(format!("1..{}", class.rows.len()).as_str()));
    let points: Vec<&str> = lines.filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(points.len(), class.rows.len(), "{points:#?}");
    for (at, point) in points.iter().enumerate() {
        let rest = point.strip_prefix("not ").unwrap_or(point);
        assert!(rest.starts_with(&format!("ok {} - ", at + 1)), "{point}");
        assert!(point.replace("\\#", "").matches('#').count() <= 1, "{point}");
    }
}

#[test]
fn nothing_in_the_summary_of_a_class_is_markup_of_a_submission() {
    let (class, text) = (class(), markdown(&class(), &lab(), Lang::En));
    let table = text.lines().filter(|line| line.starts_with('|'));
    let cells = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
    let counts: Vec<usize> = table.map(cells).collect();
    assert_eq!(counts.len(), class.rows.len() + 2, "{text}");
    assert!(counts.iter().all(|count| *count == counts[0]), "{text}");
    let bare = |special: &str| text.matches(special).count() - text.matches(&format!("\\{special}")).count();
    assert_eq!((bare("<"), bare("`"), bare("::")), (0, 0, 0), "{text}");
    assert!(!text.contains(|letter| letter != '\n' && is_hidden(letter)));
}

#[test]
fn a_terminal_obeys_nothing_of_a_class() {
    for lang in Lang::ALL {
        let text = human(&class(), &lab(), lang, Look::default());
        assert!(!text.contains(|letter| letter != '\n' && is_hidden(letter)));
        let obeyed = |line: &str| line.trim_start().starts_with("::") || line.contains("##[");
        assert!(!text.lines().any(obeyed), "{text}");
    }
}

#[test]
fn the_page_of_a_class_holds_no_element_of_a_submission() {
    let class = class();
    let link = |row: &Row| Some(format!("submissions/{}.html", file_name(&row.name)));
    let page = scraper::Html::parse_document(&class_html(&class.page(&lab(), &link), &lab(), Lang::Ru));
    let found = |selector: &str| {
        let selector = scraper::Selector::parse(selector).expect("a selector");
        page.select(&selector).count()
    };
    assert_eq!((found("script"), found("img"), found("testcase")), (1, 0, 0));
    assert_eq!(found("#class tbody tr"), class.rows.len());
    assert_eq!(found("a:not([href^='./submissions/'])"), 0);
}
