//! The claim that the socket type is extended, from what the sources were seen to declare.

use super::headed::unframed;
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message, text};
use crate::transcript::Did;

/// Languages whose extensions are recognised.
const READ: [&str; 2] = ["python", "rust"];

/// The sources extend the language's socket type by functions that send and receive messages with a header.
pub fn extends_socket(record: &Record) -> Finding {
    if let Some(finding) = unframed(record) {
        return finding;
    }
    let declared = record.all().find_map(|(at, event)| match &event.did {
        Did::Declares { path, line, text } => Some((at, path, line, text)),
        _ => None,
    });
    if let Some((at, path, line, declaration)) = declared {
        let why = Message::new("extends")
            .with("path", path)
            .with("line", line.to_string())
            .with("text", text::excerpt(declaration));
        return Finding::holds(why, vec![at]);
    }
    let read = record.all().find_map(|(at, event)| match &event.did {
        Did::ReadSources { languages } => Some((at, languages)),
        _ => None,
    });
    match read {
        None => Finding::unreached(),
        Some((at, languages)) if languages.iter().any(|language| READ.contains(&language.as_str())) => {
            let account = Account::new(
                Message::new("done-read-sources"),
                Message::new("expected-extends"),
                Message::new("seen-no-extension"),
            );
            Finding::fails(Message::new("extends-not"), account, vec![at])
        }
        Some((at, languages)) => {
            let why = Message::new("extends-unread").with("languages", languages.join(", "));
            Finding::unseen(why, vec![at])
        }
    }
}
