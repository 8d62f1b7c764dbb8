//! The KDL reader with its mistakes told in two languages and pointed at where they are.

use std::ops::Range;

use kdl::{KdlDiagnostic, KdlDocument};

use super::super::mistakes;
use super::slips::slips;
use super::source::Reader;

/// The file as KDL; None when it is none.
pub(crate) fn document(reader: &mut Reader) -> Option<KdlDocument> {
    let document = read(reader);
    reader.unread = document.is_none();
    document
}

fn read(reader: &mut Reader) -> Option<KdlDocument> {
    if reader.mistakes() > 0 {
        return None;
    }
    let source = reader.source.clone();
    let slips = slips(&source);
    if !slips.is_empty() {
        for (span, mistake) in slips {
            reader.mistake(&span, mistake);
        }
        return None;
    }
    match KdlDocument::parse_v2(&source) {
        Ok(document) => Some(document),
        Err(error) => {
            // Braces were seen to match, so what it says of them only follows; of the rest the first matters.
            let not_of_braces = |diagnostic: &&KdlDiagnostic| {
                !diagnostic
                    .message
                    .as_deref()
                    .is_some_and(|message| message.contains("'}'"))
            };
            let all = &error.diagnostics;
            let first = all.iter().filter(not_of_braces).chain(all).next();
            if let Some(diagnostic) = first {
                let words = diagnostic
                    .message
                    .as_deref()
                    .or(diagnostic.label.as_deref())
                    .unwrap_or("?");
                let mistake = mistakes::syntax(words, diagnostic.help.as_deref());
                reader.mistake(&repaired(&source, diagnostic), mistake);
            }
            None
        }
    }
}

/// The reader points from the start of a document or block to where it stopped: the last line of that is where to look.
fn repaired(source: &str, diagnostic: &KdlDiagnostic) -> Range<usize> {
    let begin = diagnostic.span.offset().min(source.len());
    let end = (begin + diagnostic.span.len()).min(source.len());
    let text = source[begin..end].trim_end();
    let line = text.rfind('\n').map_or(begin, |newline| begin + newline + 1);
    let blanks = source[line..end].len() - source[line..end].trim_start().len();
    line + blanks..begin + text.len().max(1).min(source.len() - begin)
}
