//! The claim that a client's header counts characters where bytes are meant.

use super::client::{gather, messages};
use super::dialogue::turns;
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message};

/// What stands before a text that is not of ASCII is what stands before an ASCII text of as many characters.
pub fn counts_characters(record: &Record, program: &str) -> Finding {
    let turns = turns(record, program);
    let sent: Vec<(&str, Vec<usize>, Vec<u8>)> = messages(record, program)
        .iter()
        .zip(turns)
        .filter_map(|(message, turn)| {
            let (places, wire) = gather(record, program, turn, true);
            let header = wire.strip_suffix(message.text.as_bytes())?.to_vec();
            (!header.is_empty()).then_some((message.text, places, header))
        })
        .collect();
    let plain = sent.iter().filter(|(text, ..)| text.is_ascii());
    let pairs: Vec<_> = plain
        .flat_map(|plain| sent.iter().map(move |other| (plain, other)))
        .filter(|(plain, other)| !other.0.is_ascii() && other.0.chars().count() == plain.0.len())
        .collect();
    if pairs.is_empty() {
        return Finding::unreached();
    }
    let evidence = pairs
        .iter()
        .flat_map(|(plain, other)| plain.1.iter().chain(&other.1).copied());
    let evidence = evidence.collect();
    let why = Message::new("header-counts-characters");
    if pairs.iter().all(|(plain, other)| plain.2 == other.2) {
        return Finding::holds(why, evidence);
    }
    let seen = Message::new("header-counts-bytes");
    let account = Account::new(Message::new("done-looked"), why, seen.clone());
    Finding::fails(seen, account, evidence)
}
