//! The verbs: what a scenario can do. One file a subject.

mod chat;
mod control;
mod network;
mod peers;
mod programs;
mod rest;

use super::{Field, Kind, Table};

const PROGRAM: Field = Field::argument("program", Kind::Program);
const PEER: Field = Field::argument("peer", Kind::Peer);
const TEXT: Field = Field::argument("text", Kind::Message);

/// Every verb, in the order in which scenarios/README.md tells of them.
pub static VERBS: Table = &[
    programs::WORDS,
    control::WORDS,
    peers::WORDS,
    chat::WORDS,
    network::WORDS,
    rest::WORDS,
];
