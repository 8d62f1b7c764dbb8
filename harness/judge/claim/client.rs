//! Claims about the client: it connects, and what is typed at it arrives.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;

use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by};
use crate::judge::{Account, Message, text};
use crate::scenario::ConnectionTo;
use crate::transcript::{Bytes, Did, Intent};

/// The client opened a connection, or tried to.
pub fn connects(record: &Record, program: &str, to: ConnectionTo) -> Finding {
    let end = record.events().len();
    let attempts = record.attempts(program, 0..end);
    let Some((first, _)) = attempts.first().copied() else {
        if let Some(finding) = super::speaks_udp(record, program) {
            return finding;
        }
        if super::nobody_there(record, program, end) {
            return Finding::unseen(Message::new("nobody-there").with("program", program), Vec::new());
        }
        return super::ended_instead(record, program, Message::new("expected-connects"))
            .unwrap_or_else(Finding::unreached);
    };
    let wanted = match to {
        ConnectionTo::Any => return Finding::holds(Message::new("connects"), vec![first]),
        ConnectionTo::TypedPort => {
            let met = |port: u16| attempts.iter().find(|(_, to)| to.port() == port);
            // Whoever asks for a port of his own, too, does so after the server's.
            let first = super::port::first_typed_port(record, program, end).filter(|(_, port)| met(*port).is_some());
            let typed = first.or_else(|| super::port::typed_port(record, program, end));
            typed.map(|(at, port)| (at, port.to_string(), met(port)))
        }
        ConnectionTo::TypedHost => typed_host(record, program, end)
            .map(|(at, host)| (at, host.to_string(), attempts.iter().find(|(_, to)| to.ip() == host))),
    };
    match wanted {
        None => Finding::unreached(),
        Some((typed, _, Some((at, _)))) => Finding::holds(Message::new("connects-as-told"), vec![typed, *at]),
        Some((typed, told, None)) => {
            let found: Vec<String> = attempts.iter().map(|(_, to)| to.to_string()).collect();
            Finding::fails(
                Message::new("connects-elsewhere").with("told", &told),
                Account::new(
                    Message::new("done-typed").with("program", program).with("text", &told),
                    Message::new("expected-connects-to").with("told", &told),
                    Message::new("seen-connects-to").with("found", found.join(", ")),
                ),
                vec![typed, first],
            )
        }
    }
}

/// Every line typed at the client as a message arrived at the server, and there were that many.
pub fn arrives(record: &Record, program: &str, at_least: usize) -> Finding {
    if let Some(finding) = super::speaks_udp(record, program) {
        return finding;
    }
    let end = record.events().len();
    let messages = messages(record, program);
    let ending = record.ending(program, end);
    let mut evidence = Vec::new();
    for (round, message) in messages.iter().enumerate() {
        let sent = gather(record, program, message.at..end, true);
        if sent.0.is_empty() && round > 0 && ending.by_itself().is_some_and(|ended| ended < message.at) {
            break;
        }
        if forms(record, message.text)
            .iter()
            .any(|form| holds_bytes(&sent.1, form))
        {
            evidence.push(message.at);
            evidence.extend(sent.0.first());
            continue;
        }
        return missing(record, program, message, &sent, &ending);
    }
    let arrived = evidence
        .iter()
        .filter(|at| messages.iter().any(|message| message.at == **at))
        .count();
    if arrived >= at_least.max(1) {
        return Finding::holds(Message::new("arrives"), evidence);
    }
    match &ending {
        Ending::Excused(_, why) => Finding::unseen(why.clone(), evidence),
        Ending::Clean(at) | Ending::Status(at, _) | Ending::Crashed(at, _) if arrived > 0 => {
            let key = Message::new("arrives-ended-early").with("program", program);
            let account = Account::new(
                Message::new("done-typed-lines").with("program", program),
                Message::new("expected-loop"),
                super::how_it_ended(program, &ending),
            );
            Finding::fails(
                key,
                account,
                super::tail(record, program, evidence.first().copied(), *at),
            )
        }
        _ => Finding::unreached(),
    }
}

/// A line typed as a message.
pub struct Typed<'a> {
    /// Where.
    pub at: usize,
    /// The text.
    pub text: &'a str,
}

/// The lines typed at a client as messages.
pub fn messages<'a>(record: &Record<'a>, program: &str) -> Vec<Typed<'a>> {
    record
        .all()
        .filter(|(_, event)| crate::judge::record::concerns(event, program))
        .filter_map(|(at, event)| match &event.did {
            Did::Message { text } => Some(Typed { at, text }),
            _ => None,
        })
        .collect()
}

/// The bytes that a client sent or received in a range, and in which events.
pub fn gather(record: &Record, program: &str, range: Range<usize>, sent: bool) -> (Vec<usize>, Vec<u8>) {
    let mut places = Vec::new();
    let mut all = Vec::new();
    for (at, event) in record.within(range).filter(|(_, event)| by(event, program)) {
        match &event.did {
            Did::Sent { bytes } if sent => all.extend_from_slice(&bytes.0),
            Did::Received { bytes } if !sent => all.extend_from_slice(&bytes.0),
            _ => continue,
        }
        places.push(at);
    }
    (places, all)
}

/// What a text may look like on the wire.
fn forms(record: &Record, message: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![message.as_bytes().to_vec()];
    let labels = [record.dialect.encoding.as_deref().unwrap_or("utf-8"), "windows-1251"];
    for encoding in labels
        .iter()
        .filter_map(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
    {
        forms.push(encoding.encode(message).0.into_owned());
    }
    forms.push(message.encode_utf16().flat_map(u16::to_le_bytes).collect());
    let escaped: String = message
        .chars()
        .map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect(),
        })
        .collect();
    forms.push(escaped.into_bytes());
    forms
}

fn holds_bytes(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty() || bytes.windows(part.len()).any(|window| window == part)
}

/// A line was typed and its text was not seen on the wire.
fn missing(record: &Record, program: &str, message: &Typed, sent: &(Vec<usize>, Vec<u8>), ending: &Ending) -> Finding {
    let end = record.events().len();
    let done = Message::new("done-typed")
        .with("program", program)
        .with("text", text::excerpt(message.text));
    let fails = |why: Message, seen: Message, evidence: Vec<usize>| {
        Finding::fails(
            why,
            Account::new(done.clone(), Message::new("expected-arrives"), seen),
            evidence,
        )
    };
    if let Some(&at) = sent.0.first() {
        let evidence = vec![message.at, at];
        let seen = Message::new("seen-sent").with("bytes", Bytes::from(sent.1.as_slice()).hex());
        return match something_else(record, program, message, &sent.1) {
            true => fails(Message::new("arrives-other"), seen, evidence),
            false => Finding::unseen(Message::new("private-format"), evidence),
        };
    }
    if let Some(at) = ending.by_itself() {
        let evidence = super::tail(record, program, Some(message.at), at);
        return match ending {
            Ending::Excused(_, why) => Finding::unseen(why.clone(), evidence),
            _ => fails(
                Message::new("arrives-not"),
                super::how_it_ended(program, ending),
                evidence,
            ),
        };
    }
    if !record
        .within(0..end)
        .any(|(_, event)| by(event, program) && matches!(event.did, Did::Connected { .. }))
    {
        // Perhaps it talks to its server past the tap.
        return Finding::unseen(Message::new("not-tapped"), vec![message.at]);
    }
    if !record.complete(&(0..end)) {
        return Finding::unreached();
    }
    match record.settled(message.at..end) {
        true => fails(
            Message::new("arrives-not"),
            Message::new("seen-nothing-sent"),
            vec![message.at],
        ),
        false => Finding::unseen(Message::new("still-busy"), vec![message.at]),
    }
}

/// Is what was sent surely not the line in some disguise? Plain text that is shorter than the line cannot hold it, and what
/// is the same for two different lines holds neither.
fn something_else(record: &Record, program: &str, message: &Typed, sent: &[u8]) -> bool {
    let end = record.events().len();
    let plain = String::from_utf8_lossy(sent);
    let shorter = plain.trim().chars().count() < message.text.trim().chars().count();
    if shorter && !is_binary(sent) && plain.chars().any(char::is_alphabetic) {
        return true;
    }
    let messages = messages(record, program);
    let turns: Vec<(&str, Vec<u8>)> = messages
        .iter()
        .enumerate()
        .map(|(round, one)| {
            let next = messages.get(round + 1).map_or(end, |next| next.at);
            (one.text, gather(record, program, one.at..next, true).1)
        })
        .collect();
    // The last turn holds what is sent on leaving, too.
    let whole = turns.len().saturating_sub(1);
    turns[..whole].iter().enumerate().any(|(round, (text, bytes))| {
        !bytes.is_empty()
            && turns[round + 1..]
                .iter()
                .any(|(other, more)| other != text && more.starts_with(bytes))
    })
}

/// Does this look like anything but text?
pub fn is_binary(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let strange = text
        .chars()
        .filter(|c| *c == '\u{fffd}' || c.is_control() && !c.is_whitespace())
        .count();
    strange * 5 > text.chars().count()
}

/// The address typed when a program asked for a host.
fn typed_host(record: &Record, program: &str, end: usize) -> Option<(usize, IpAddr)> {
    record
        .typed(program, 0..end)
        .into_iter()
        .rev()
        .filter(|(_, _, intent)| matches!(intent, Some(Intent::Host | Intent::Address)))
        .find_map(|(at, typed, _)| {
            let host = typed.split([' ', ',']).next().unwrap_or_default();
            let host = match host.parse::<IpAddr>() {
                Ok(host) => host,
                Err(_) if host == "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
                Err(_) => host.rsplit_once(':')?.0.parse().ok()?,
            };
            Some((at, host))
        })
}
