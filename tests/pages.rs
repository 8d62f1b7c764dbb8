//! Pages in a real browser: they render, nothing in them is refused or fetched, and the script sorts and filters.
//! With SOKRAT_PICTURES naming a folder, pages and pictures of them are kept there to be looked at.

#![allow(clippy::unwrap_used, reason = "a test says what failed by failing")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use assert_cmd::cargo::cargo_bin_cmd;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use serde_json::json;
use sokrat::report::{Lang, class_html};
use sokrat::task::Lab;

#[path = "pages/browser.rs"]
mod browser;
#[path = "pages/class.rs"]
mod class;

use browser::Browser;

const DESKTOP: (u32, u32) = (1100, 900);
const TELEPHONE: (u32, u32) = (390, 844);

/// A name and what it examines.
type Test = (&'static str, fn(&Path) -> Result<(), Failed>);

const TESTS: [Test; 4] = [
    ("a_submissions_page_renders_on_a_desk", |folder| {
        submission(folder, DESKTOP, false)
    }),
    ("a_submissions_page_renders_on_a_telephone_in_the_dark", |folder| {
        submission(folder, TELEPHONE, true)
    }),
    ("a_class_is_sorted_and_filtered_in_its_page", sorted_and_filtered),
    ("a_class_of_two_thousand_stays_usable", two_thousand),
];

fn main() -> ExitCode {
    let trials = TESTS.map(|(name, test)| {
        Trial::ignorable_test(name, move || {
            if browser::installed().is_none() {
                return Ok(Completion::ignored_with("chromium is not installed"));
            }
            let folder = tempfile::tempdir().unwrap();
            let kept = std::env::var_os("SOKRAT_PICTURES").map(PathBuf::from);
            test(kept.as_deref().unwrap_or(folder.path()))?;
            Ok(Completion::Completed)
        })
        .with_kind("browser")
    });
    let trials = trials.into_iter().collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The page of a real check: every failure has its diagram, nothing is wider than the window, and all of it is seen.
fn submission(folder: &Path, (width, height): (u32, u32), dark: bool) -> Result<(), Failed> {
    let lang = if dark { "ru" } else { "en" };
    let page = folder.join(format!("submission-{lang}.html"));
    let typical = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/submissions/typical");
    // The status is that of the submission, and of no interest here.
    let _ = cargo_bin_cmd!("sokrat")
        .args([
            "check", "--lang", lang, "--task", "echo", "--task", "client", "--quiet", "--report",
        ])
        .arg(format!("html={}", page.display()))
        .arg(typical)
        .assert();
    let mut browser = Browser::open(&page, width, height, dark);
    browser.picture(&page.with_extension("png"));
    assert_eq!(browser.evaluate("document.documentElement.lang"), lang);
    let wide = browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(wide, 0, "nothing hangs out of the window");
    let unseen = browser.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, .chip, .criterion.fail dd')]
            .filter(one => one.checkVisibility() && one.getClientRects().length === 0).length",
    );
    assert_eq!(unseen, 0);
    // An arrow begins and ends at the middles of lanes, and no label hangs out of its diagram.
    browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    browser.picture(&page.with_extension("open.png"));
    let crooked = browser.evaluate(
        "[...document.querySelectorAll('.record')].flatMap(record => {
            const box = one => one.getBoundingClientRect();
            const lanes = [...record.querySelectorAll('.head')].map(head => (box(head).left + box(head).right) / 2);
            const near = x => lanes.some(lane => Math.abs(lane - x) < 6);
            const arrows = [...record.querySelectorAll('.arrow')].filter(one => !near(box(one).left) || !near(box(one).right));
            const labels = [...record.querySelectorAll('.label')].filter(one =>
                box(one).right > box(record).right + 1 || box(one).left < box(record).left - 1);
            return [...arrows, ...labels].map(one => one.closest('li').textContent);
        })",
    );
    assert_eq!(crooked, json!([]));
    assert_eq!(
        browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        0
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
    Ok(())
}

/// The names in the order in which the table shows them.
const NAMES: &str =
    "[...document.querySelectorAll('#class tbody tr')].filter(row => !row.hidden && row.checkVisibility())
    .map(row => row.cells[0].textContent)";

fn sorted_and_filtered(folder: &Path) -> Result<(), Failed> {
    let lab = Lab::embedded();
    let page = folder.join("class.html");
    std::fs::write(&page, class_html(&class::of(150, &lab), &lab, Lang::Ru)).unwrap();
    let mut browser = Browser::open(&page, 1400, 900, false);
    browser.picture(&page.with_extension("png"));
    assert_eq!(browser.evaluate(&format!("{NAMES}.length")), 150);
    browser.evaluate("document.querySelectorAll('#class thead button')[1].click()");
    let points = browser.evaluate(
        "[...document.querySelectorAll('#class tbody tr')].map(row => parseInt(row.cells[1].textContent)).filter(one => !isNaN(one))",
    );
    let points: Vec<i64> = points
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one.as_i64())
        .collect();
    assert!(points.len() > 100 && points.is_sorted_by(|a, b| a >= b), "{points:?}");
    assert_eq!(
        browser.evaluate("document.querySelectorAll('th[aria-sort=descending]').length"),
        1
    );
    browser.evaluate("document.querySelectorAll('#class thead button')[0].click()");
    let names = browser.evaluate(NAMES);
    assert_eq!((&names[0], &names[149]), (&json!("student 1"), &json!("student 150")));
    browser.evaluate(
        "document.getElementById('by-name').value = 'student 14';
         document.getElementById('by-name').dispatchEvent(new Event('input'))",
    );
    assert_eq!(browser.evaluate(&format!("{NAMES}.length")), 11, "14 and 140 to 149");
    assert_eq!(
        browser.evaluate("document.getElementById('shown').textContent"),
        "11/150"
    );
    browser.evaluate("document.querySelector('button.show').closest('details').open = true");
    browser.evaluate("document.getElementById('by-name').value = ''; document.querySelector('button.show').click()");
    let group = browser.evaluate("document.querySelector('.names').querySelectorAll('.name').length");
    assert_eq!(browser.evaluate(&format!("{NAMES}.length")), group);
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let mut telephone = Browser::open(&page, TELEPHONE.0, TELEPHONE.1, true);
    telephone.picture(&page.with_extension("telephone.png"));
    let wide = telephone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(wide, 0, "only the table scrolls aside");
    Ok(())
}

fn two_thousand(folder: &Path) -> Result<(), Failed> {
    let lab = Lab::embedded();
    let page = folder.join("class-2000.html");
    std::fs::write(&page, class_html(&class::of(2000, &lab), &lab, Lang::En)).unwrap();
    let mut browser = Browser::open(&page, 1400, 900, false);
    // Sorting by name, which compares most, leaves the table in order.
    browser.evaluate("document.querySelectorAll('#class thead button')[0].click()");
    let names = browser.evaluate(NAMES);
    assert_eq!((&names[0], &names[1999]), (&json!("student 1"), &json!("student 2000")));
    assert_eq!(browser.complaints(), Vec::<String>::new());
    Ok(())
}
