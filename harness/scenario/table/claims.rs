//! The claims: what a scenario can decide a criterion by. One file a subject.

mod address;
mod chat;
mod client;
mod control;
mod events;
mod framing;
mod life;
mod scan;
mod secrets;
mod several;
mod talk;
mod threads;
mod users;

use super::{Block, Field, Kind, Pair, Table, Value, Word};

const PROGRAM: Field = Field::argument("program", Kind::Program);
const PEER: Field = Field::argument("peer", Kind::AnyPeer);
const DURING: Field = Field::property("during", Kind::Phase, Value::Nothing);
const IN_PHASE: Field = Field::needed("during", Kind::Phase);

/// A claim about one program and nothing else.
const fn of_program(name: &'static str, doc: Pair, sentence: Pair, example: &'static str) -> Word {
    Word {
        name,
        takes: &[PROGRAM],
        block: Block::None,
        doc,
        sentence,
        example,
    }
}

/// Every claim, in the order in which scenarios/README.md tells of them.
pub static CLAIMS: Table = &[
    talk::WORDS,
    framing::WORDS,
    life::WORDS,
    events::WORDS,
    address::WORDS,
    client::WORDS,
    threads::WORDS,
    chat::WORDS,
    scan::WORDS,
    users::WORDS,
    control::WORDS,
    secrets::WORDS,
    several::WORDS,
];
