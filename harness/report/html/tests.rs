//! Pages read back by a browser's parser, of reports whose texts try to break out of them.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use super::*;
use crate::judge::{Message, TaskVerdict, Verdict};
use crate::report::escape::is_hidden;
use crate::report::fixtures::{EVIL, dead, empty, evidence, hostile, lab, mixed};
use crate::report::{Change, ClassEntry, ClassPage, FailureGroup, Record, Report};

/// Every element that a page may have.
const ELEMENTS: &str = "html head meta title style body script header main footer section article nav h1 h2 h3 p a span \
                        strong b code pre mark ul ol li dl dt dd div table thead tbody tr th td details summary figure \
                        figcaption form label input select option button output";
/// And every attribute.
const ATTRIBUTES: &str = "lang charset http-equiv content name class id href title style scope role tabindex colspan value \
                          type hidden autocomplete translate data-label data-rows aria-hidden aria-labelledby";

fn found<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text_of(element: ElementRef) -> String {
    element.text().collect()
}

/// Nothing of the page is anything but what this program writes, and nothing leads out of it.
fn closed(text: &str, scripts: usize) -> Html {
    let page = Html::parse_document(text);
    let elements: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    let attributes: BTreeSet<&str> = ATTRIBUTES.split_whitespace().collect();
    for element in found(&page, "*") {
        let name = element.value().name();
        assert!(elements.contains(name), "<{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(attributes.contains(attribute), "<{name} {attribute}={value}>");
            assert!(
                attribute != "href" || value.starts_with('#') || value.starts_with("./"),
                "{value}"
            );
            assert!(
                attribute != "style" || !value.contains([';', '(']) || value.starts_with("--"),
                "{value}"
            );
            assert!(attribute == "content" || !value.contains("://"), "{value}");
        }
        if name != "style" && name != "script" {
            let own = element.children().filter_map(|child| child.value().as_text());
            for text in own {
                assert!(
                    !text.chars().any(|letter| letter != '\n' && is_hidden(letter)),
                    "{text:?}"
                );
            }
        }
    }
    assert_eq!(found(&page, "script").len(), scripts);
    assert_eq!((found(&page, "style").len(), found(&page, "title").len()), (1, 1));
    let style = text_of(found(&page, "style")[0]);
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert!(!page.tree.values().any(|node| node.is_comment()));
    let policy = found(&page, "meta[http-equiv=Content-Security-Policy]")[0]
        .attr("content")
        .expect("a policy");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    let unsafe_words = policy.matches("unsafe").count();
    assert!(
        unsafe_words == 1 && policy.contains("style-src 'unsafe-inline'"),
        "{policy}"
    );
    page
}

/// Headings go down one step at a time, tables say what their heads are about, ids are one of a kind.
fn orderly(page: &Html) {
    let mut level = 0;
    for heading in found(page, "h1, h2, h3") {
        let this: usize = heading.value().name()[1..].parse().expect("a level");
        assert!(this <= level + 1, "{}", text_of(heading));
        level = this;
    }
    assert_eq!(found(page, "h1").len(), 1);
    assert_eq!(found(page, "th:not([scope])").len(), 0);
    let ids: Vec<&str> = found(page, "[id]").iter().filter_map(|one| one.attr("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for link in found(page, "a[href^='#']") {
        let target = link.attr("href").expect("a link").trim_start_matches('#').to_owned();
        assert!(ids.contains(&target.as_str()), "#{target}");
    }
}

#[test]
fn nothing_of_a_submission_is_markup_in_its_page() {
    for lang in Lang::ALL {
        let page = closed(&html(&hostile(), &lab(), lang), 0);
        orderly(&page);
        let said = text_of(found(&page, ".record")[0]);
        assert!(said.contains("<script>alert(1)</script>"), "{said}");
        assert!(said.contains("\\u{202e}"), "what the eye is deceived by is written out");
    }
}

#[test]
fn pages_of_every_kind_of_report_are_closed_and_orderly() {
    for report in [empty(), mixed(), dead()] {
        for lang in Lang::ALL {
            let page = closed(&html(&report, &lab(), lang), 0);
            orderly(&page);
            assert_eq!(found(&page, "html")[0].attr("lang"), Some(lang.name()));
        }
    }
}

#[test]
fn the_first_difference_is_marked_where_it_is_told_and_where_it_was_seen() {
    let page = closed(&html(&mixed(), &lab(), Lang::En), 0);
    let article = found(&page, "#t-echo-unicode")[0];
    let marks: Vec<String> = article
        .select(&Selector::parse("mark").expect("a selector"))
        .map(text_of)
        .collect();
    assert_eq!(marks, ["м", "М", "М"], "in the expected, in the seen, and on the arrow");
    let long = text_of(found(&page, "#t-echo-long .comparison")[0]);
    assert!(long.contains(&text(Lang::En, "page-ends-here")), "{long}");
}

#[test]
fn a_record_has_a_lane_for_everybody_and_everything() {
    let mut report = mixed();
    report.tasks[0].criteria[1].evidence = vec![
        evidence(1, "server", "printed", b"listening\n"),
        evidence(2, "client", "typed", b"hello\n"),
        evidence(3, "client", "sent", b"hello"),
        evidence(4, "server", "wrote", b"x"),
        evidence(5, "server", "ended", b""),
    ];
    let page = closed(&html(&report, &lab(), Lang::En), 0);
    let heads: Vec<String> = found(&page, "#t-echo-unicode .head").into_iter().map(text_of).collect();
    let consoles = [
        "console: client",
        "client",
        "server",
        "console: server",
        "files",
        "process",
    ];
    assert_eq!(heads, consoles);
    let arrows = found(&page, "#t-echo-unicode li");
    let ends: Vec<(&str, &str)> = arrows
        .iter()
        .map(|row| {
            let arrow = row.select(&Selector::parse(".arrow").expect("a selector")).next();
            (
                row.attr("style").unwrap_or_default(),
                arrow.and_then(|arrow| arrow.attr("class")).unwrap_or_default(),
            )
        })
        .collect();
    let right = "arrow right";
    assert_eq!(
        ends,
        [
            ("--a:2;--b:3", right),
            ("--a:0;--b:1", right),
            ("--a:1;--b:2", right),
            ("--a:2;--b:4", right),
            ("--a:2;--b:5", right),
        ]
    );
}

#[test]
fn many_peers_share_a_lane_and_a_long_record_is_folded() {
    let mut report = mixed();
    let row = |index: u64| evidence(index, &format!("peer p{}", index % 12), "sent", b"x");
    report.tasks[0].criteria[1].evidence = (0..300).map(row).collect();
    let page = closed(&html(&report, &lab(), Lang::En), 0);
    assert_eq!(found(&page, "#t-echo-unicode .head").len(), 2);
    assert_eq!(found(&page, "#t-echo-unicode .record > ol > li").len(), 41);
    let first = text_of(found(&page, "#t-echo-unicode .label")[0]);
    assert!(first.starts_with("peer p0 sent"), "{first}");
}

#[test]
fn the_whole_record_is_folded_linked_to_and_marked_where_it_differs() {
    let mut report = mixed();
    let (before, after) = ("привет, ", "\u{202e}МИР 🙂\x1b[31m");
    report.records = vec![Record {
        scenario: "echo/a_scenario".into(),
        group: "main".into(),
        events: vec![
            evidence(1, "server", "started", b"python3 server.py"),
            evidence(12, "client a", "sent", "привет, \u{202e}мир 🙂".as_bytes()),
            evidence(13, "client a", "received", before.as_bytes()),
            evidence(13, "client a", "received", after.as_bytes()),
        ],
        left_out: 7,
        after: 2,
        shortened: [(1, 9000)].into(),
        rests: [1, 2, 3].into(),
    }];
    report.tasks[0].criteria[1].record = Some(0);
    let page = closed(&html(&report, &lab(), Lang::En), 0);
    assert_eq!(found(&page, "#t-echo-unicode a[href='#record-1']").len(), 1);
    assert_eq!(
        found(&page, "details.records:not([open]) details#record-1:not([open])").len(),
        1
    );
    assert_eq!(found(&page, "#record-1 li").len(), 4);
    assert_eq!(found(&page, "#record-1 li.rests").len(), 3);
    let marks: Vec<String> = found(&page, "#record-1 mark").into_iter().map(text_of).collect();
    assert_eq!(marks, ["М"], "in the piece that differs");
    let text = text_of(found(&page, "#record-1")[0]);
    assert!(
        text.contains("9000 bytes in all") && text.contains("7 events of the middle"),
        "{text}"
    );
}

#[test]
fn a_shared_reason_is_told_once_and_linked_to() {
    let page = closed(&html(&dead(), &lab(), Lang::Ru), 0);
    assert_eq!(found(&page, "#cause-1 .record").len(), 1);
    assert_eq!(found(&page, "section.task .record").len(), 0);
    assert_eq!(found(&page, "section.task a[href='#cause-1']").len(), 5);
}

fn class(report: &Report, names: &[&str]) -> ClassPage {
    let entry = |name: &&str| ClassEntry::of(report, name, Some(format!("pages/{name}.html")));
    let mut entries: Vec<ClassEntry> = names.iter().map(entry).collect();
    entries.push(ClassEntry {
        name: format!("broken {EVIL}"),
        error: Some(Message::new("problem-no-programs").with("path", EVIL)),
        ..ClassEntry::default()
    });
    ClassPage {
        title: EVIL.into(),
        tasks: report.tasks.iter().map(|task| task.id.clone()).collect(),
        groups: vec![
            FailureGroup {
                criterion: Some("echo.line".into()),
                message: Message::new(EVIL).with("text", EVIL),
                alike: false,
                names: names.iter().map(|&name| name.to_owned()).collect(),
            },
            FailureGroup {
                criterion: None,
                message: Message::new("syntax-error").with("last", EVIL),
                alike: true,
                names: vec![EVIL.into(), "nobody".into()],
            },
        ],
        changes: Some(vec![Change {
            name: EVIL.into(),
            criterion: EVIL.into(),
            before: None,
            after: Some(Verdict::Pass),
            reason: Message::new("why").with("text", EVIL),
        }]),
        entries,
    }
}

#[test]
fn nothing_of_a_submission_is_markup_in_the_page_of_a_class() {
    for lang in Lang::ALL {
        let text = class_html(&class(&hostile(), &[EVIL, "javascript:alert(1)", "a\"b"]), &lab(), lang);
        let page = closed(&text, 1);
        orderly(&page);
        let script = text_of(found(&page, "script")[0]);
        assert!(!script.contains("hacked") && script.starts_with("\"use strict\";"));
        assert_eq!(found(&page, "#class tbody tr").len(), 4);
    }
}

#[test]
fn a_cell_is_read_without_its_colour() {
    let page = closed(&class_html(&class(&mixed(), &["one"]), &lab(), Lang::En), 1);
    let cells: Vec<String> = found(&page, "#class tbody tr:first-child td")
        .into_iter()
        .map(text_of)
        .collect();
    assert_eq!(cells, ["4/12", "◐ 2", "◐ 2", "? 0", "–", "1.2"]);
    let legend = text_of(found(&page, ".legend")[0]);
    for key in [
        "task-pass",
        "task-partial",
        "task-fail",
        "task-undecided",
        "task-absent",
    ] {
        assert!(legend.contains(&text(Lang::En, key)), "{legend}");
    }
    let absent = mixed()
        .tasks
        .iter()
        .filter(|task| task.verdict == TaskVerdict::Absent)
        .count();
    assert_eq!(found(&page, "#class td.none").len(), absent);
}

#[test]
fn the_page_of_a_class_stays_small() {
    const MOST_BYTES_A_ROW: usize = 1024;
    let names: Vec<String> = (0..150).map(|number| format!("student-{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = class_html(&class(&mixed(), &names), &lab(), Lang::Ru);
    assert!(text.len() < 150 * MOST_BYTES_A_ROW, "{}", text.len());
}
