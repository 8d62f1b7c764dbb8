//! CSV that a spreadsheet opens right: UTF-8 with a byte order mark, and no cell that is a formula.

use super::rows;
use crate::judge::Message;
use crate::report::{Lang, Report, say};
use crate::task::Lab;

/// What tells a spreadsheet that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line for each criterion of the tasks that count.
pub fn csv(report: &Report, lab: &Lab, lang: Lang) -> String {
    let columns = [
        "submission",
        "task",
        "criterion",
        "title",
        "verdict",
        "points",
        "max-points",
        "why",
    ];
    let head = columns.map(|column| say(lang, &Message::new(&format!("column-{column}"))));
    let lines = rows(report, lab, lang).into_iter().map(|row| {
        vec![
            report.submission.clone(),
            row.task.id.clone(),
            row.criterion.id.clone(),
            row.title().to_owned(),
            row.verdict(),
            row.score().to_string(),
            row.max_score().to_string(),
            row.why(),
        ]
    });
    table(std::iter::once(head.to_vec()).chain(lines))
}

/// Lines of cells as CSV (RFC 4180), every cell a text to a spreadsheet.
pub fn table(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in lines {
        let cells = line.iter().map(|cell| harmless(cell));
        writer.write_record(cells).expect("a vector takes everything written");
    }
    let bytes = writer.into_inner().expect("a vector takes everything written");
    BYTE_ORDER_MARK.to_owned() + &String::from_utf8_lossy(&bytes)
}

/// A cell that begins with one of these would be computed; an apostrophe makes it a text.
fn harmless(cell: &str) -> String {
    let text = crate::report::escape::printable(cell);
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if formula { format!("'{text}") } else { text.into_owned() }
}
