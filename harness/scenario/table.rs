//! The scenario language as a table: every verb and claim with what it takes, what it means and an example.
//! The parser, its "expected" lists, `explain` and the test of scenarios/README.md all read it.

mod claims;
mod kinds;
#[cfg(test)]
mod tests;
mod verbs;

pub use claims::CLAIMS;
pub use kinds::{Choice, Kind};
pub use verbs::VERBS;

/// A text of the program's own in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Russian.
    pub ru: &'static str,
    /// English.
    pub en: &'static str,
}

/// A pair as the tables write it.
const fn pair(ru: &'static str, en: &'static str) -> Pair {
    Pair { ru, en }
}

/// Every verb, or every claim, a slice for each subject.
pub type Table = &'static [&'static [Word]];

/// One verb or claim of the language.
#[derive(Debug)]
pub struct Word {
    /// As written in a file, and the serde tag of the AST variant.
    pub name: &'static str,
    /// What it takes, arguments in their order.
    pub takes: &'static [Field],
    /// What may stand in its braces.
    pub block: Block,
    /// What it means: one line for the authors of scenarios.
    pub doc: Pair,
    /// How it reads in `explain`: `{field}` stands for a field, `[…]` is left out when a field in it is not given.
    pub sentence: Pair,
    /// One use of it, which parses where a server, a client, a scanner and the peers a and b are there.
    pub example: &'static str,
}

/// One argument or property.
#[derive(Debug)]
pub struct Field {
    /// The field of the AST variant; a property is written with `-` for `_`.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// The value when it is not given; None means that it must be.
    pub default: Option<Value>,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the arguments, in the order of the table.
    Argument,
    /// `name=value`.
    Property,
}

/// A default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// None.
    Nothing,
    /// A flag.
    Flag(bool),
    /// A number.
    Count(u64),
    /// One of the words of a choice.
    Word(&'static str),
}

/// What may stand in the braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// No braces.
    None,
    /// Steps, at least one.
    Steps,
    /// `answer` lines, or no braces.
    Answers,
    /// Claims, at least one.
    Claims,
}

impl Field {
    /// An argument that must be given.
    const fn argument(name: &'static str, kind: Kind) -> Field {
        Field {
            name,
            place: Place::Argument,
            kind,
            default: None,
        }
    }

    /// A property that may be left out.
    const fn property(name: &'static str, kind: Kind, default: Value) -> Field {
        Field {
            name,
            place: Place::Property,
            kind,
            default: Some(default),
        }
    }

    /// A property that must be given.
    const fn needed(name: &'static str, kind: Kind) -> Field {
        Field {
            name,
            place: Place::Property,
            kind,
            default: None,
        }
    }

    /// The name as a property is written.
    pub fn written(&self) -> String {
        self.name.replace('_', "-")
    }
}

impl Word {
    /// The rows of a table, in their order.
    pub fn all(table: Table) -> impl Iterator<Item = &'static Word> {
        table.iter().copied().flatten()
    }

    /// The row of this name.
    pub fn find(table: Table, name: &str) -> Option<&'static Word> {
        Word::all(table).find(|word| word.name == name)
    }

    /// How the word is written, for help texts: `exchange "peer" "message" times=… lead=… size=…`.
    pub fn usage(&self) -> String {
        let mut usage = self.name.to_string();
        for field in self.takes {
            usage.push(' ');
            match (field.place, &field.kind) {
                (_, Kind::Message) => usage.push_str("\"…\" times=… lead=\"…\" size=…"),
                (_, Kind::Messages) => usage.push_str("\"…\" \"…\""),
                (Place::Argument, Kind::Choice(_) | Kind::NewProgram) => usage.push_str(&format!("\"{}\"", field.name)),
                (Place::Argument, Kind::Count { .. }) => usage.push('…'),
                (Place::Argument, _) => usage.push_str(&format!("\"{}\"", field.name)),
                (Place::Property, Kind::Flag) => usage.push_str(&format!("{}=#true", field.written())),
                (Place::Property, Kind::Count { .. }) => usage.push_str(&format!("{}=…", field.written())),
                (Place::Property, _) => usage.push_str(&format!("{}=\"…\"", field.written())),
            }
        }
        usage.push_str(match self.block {
            Block::None | Block::Answers => "",
            Block::Steps | Block::Claims => " { … }",
        });
        usage
    }
}
