//! Claims about what a server's files tell of its users' passwords.

use std::collections::HashMap;

use data_encoding::{BASE64_NOPAD, HEXLOWER};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::login::password_never_asked;
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::visit::Visit;
use crate::judge::{Account, Message};
use crate::transcript::{Did, Intent};

/// What two records share by chance, or because all records have it, is shorter than this or in every record.
const SHARED: usize = 16;

/// No file holds a password in clear, in base64 or in hexadecimal.
pub fn hides_passwords(record: &Record, program: &str) -> Finding {
    let visits = record.visits();
    let given: Vec<&Visit> = visits
        .iter()
        .filter(|visit| visit.gave(record, Intent::Password))
        .collect();
    let Some(first) = visits.first() else {
        return Finding::unreached();
    };
    if given.is_empty() {
        return password_never_asked(record, first);
    }
    let mut wrote = None;
    for (at, event) in record.all() {
        let Did::Wrote { path, bytes, .. } = &event.did else {
            continue;
        };
        wrote = Some(at);
        for visit in &given {
            if let Some(how) = legible(&bytes.0, visit.password) {
                return found(how, path, visit.password, at);
            }
        }
    }
    match wrote {
        Some(at) => Finding::holds(Message::new("passwords-hidden").with("program", program), vec![at]),
        None => nothing_kept(),
    }
}

/// How the password stands in these bytes so that anybody can read it.
fn legible(bytes: &[u8], password: &str) -> Option<&'static str> {
    let whole = password.as_bytes();
    // The end of a base64 text depends on what follows.
    let base64 = BASE64_NOPAD.encode(&whole[..whole.len() - whole.len() % 3]);
    let forms = [
        ("password-in-clear", password.to_owned()),
        ("password-in-base64", base64),
        ("password-in-hex", HEXLOWER.encode(whole)),
    ];
    let lower = bytes.to_ascii_lowercase();
    let holds = |form: &str| {
        let form = form.as_bytes();
        !form.is_empty() && (contains(bytes, form) || contains(&lower, form))
    };
    forms.into_iter().find(|(_, form)| holds(form)).map(|(how, _)| how)
}

fn found(how: &str, path: &str, password: &str, at: usize) -> Finding {
    let why = Message::new(how).with("path", path);
    let account = Account::new(
        Message::new("done-gave-password").with("password", password),
        Message::new("expected-hidden"),
        why.clone(),
    );
    Finding::fails(why, account, vec![at])
}

fn nothing_kept() -> Finding {
    let why = Message::new("nothing-kept");
    let account = Account::new(Message::new("done-came"), Message::new("expected-hidden"), why.clone());
    Finding::fails(why, account, Vec::new())
}

/// What was written about two users with one password does not show that it is one; and no record is a bare fast hash.
pub fn salts(record: &Record, peer: &str, same: &str, unlike: &str) -> Finding {
    let (Some(a), Some(b), Some(c)) = (record.visit(peer), record.visit(same), record.visit(unlike)) else {
        return Finding::unreached();
    };
    let visits = [&a, &b, &c];
    if let Some(without) = visits.iter().find(|visit| !visit.gave(record, Intent::Password)) {
        return password_never_asked(record, without);
    }
    for (at, event) in record.all() {
        let Did::Wrote { path, bytes, .. } = &event.did else {
            continue;
        };
        for visit in visits {
            if let Some(how) = legible(&bytes.0, visit.password) {
                return found(how, path, visit.password, at);
            }
            if let Some(hash) = bare_hash(&bytes.0, visit.password) {
                let why = Message::new("password-bare-hash").with("hash", hash).with("path", path);
                let account = Account::new(
                    Message::new("done-gave-password").with("password", visit.password),
                    Message::new("expected-salted"),
                    why.clone(),
                );
                return Finding::fails(why, account, vec![at]);
            }
        }
    }
    let [of_a, of_b, of_c] = visits.map(|visit| added(record, visit));
    if [&of_a, &of_b, &of_c].iter().any(|added| added.is_empty()) {
        return nothing_kept();
    }
    let shared = of_a
        .iter()
        .find(|(piece, _)| of_b.contains_key(*piece) && !of_c.contains_key(*piece));
    match shared {
        Some((piece, at)) => {
            let why = Message::new("records-share").with("text", String::from_utf8_lossy(piece));
            let account = Account::new(
                Message::new("done-one-password").with("password", a.password),
                Message::new("expected-salted"),
                why.clone(),
            );
            Finding::fails(why, account, vec![*at])
        }
        None => Finding::holds(
            Message::new("salted"),
            of_a.values().next().copied().into_iter().collect(),
        ),
    }
}

/// The hash of nothing but the password that stands in these bytes, in hexadecimal, base64 or as it is.
fn bare_hash(bytes: &[u8], password: &str) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    let hashes: [(&str, Vec<u8>); 6] = [
        ("MD5", Md5::digest(password).to_vec()),
        ("SHA-1", Sha1::digest(password).to_vec()),
        ("SHA-224", Sha224::digest(password).to_vec()),
        ("SHA-256", Sha256::digest(password).to_vec()),
        ("SHA-384", Sha384::digest(password).to_vec()),
        ("SHA-512", Sha512::digest(password).to_vec()),
    ];
    let stands = |hash: &[u8]| {
        contains(&lower, HEXLOWER.encode(hash).as_bytes())
            || contains(bytes, BASE64_NOPAD.encode(hash).as_bytes())
            || contains(bytes, hash)
    };
    hashes.into_iter().find(|(_, hash)| stands(hash)).map(|(name, _)| name)
}

/// What the files hold more of after a visit than before it: pieces of words, and where they were written.
fn added<'a>(record: &Record<'a>, visit: &Visit<'a>) -> HashMap<Vec<u8>, usize> {
    let before = pieces(record, visit.range.start);
    let wrote = record
        .within(visit.range.clone())
        .find(|(_, event)| matches!(event.did, Did::Wrote { .. }))
        .map_or(visit.range.start, |(at, _)| at);
    let mut added = HashMap::new();
    for (piece, count) in pieces(record, visit.range.end) {
        if count > before.get(&piece).copied().unwrap_or(0) {
            added.insert(piece, wrote);
        }
    }
    added
}

/// Every piece of [`SHARED`] bytes of the words in the files, and how often it stands there.
fn pieces(record: &Record, end: usize) -> HashMap<Vec<u8>, usize> {
    let mut pieces: HashMap<Vec<u8>, usize> = HashMap::new();
    for (_, bytes) in record.files(end) {
        let of_a_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=_$.-".contains(byte);
        for word in bytes.split(|byte| !of_a_word(byte)) {
            for piece in word.windows(SHARED) {
                *pieces.entry(piece.to_vec()).or_default() += 1;
            }
        }
    }
    pieces
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}
