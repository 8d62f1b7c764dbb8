//! The events that a verdict rests on, as lines for people.

use crate::report::Evidence;
use crate::transcript::{Bytes, Close, Did, Event, Exit, Transcript, Who};

/// Of what one line says so many bytes are shown, the first and the last; longer than any message of a task.
const MOST_SHOWN: usize = 64 * 1024;
/// Stands in a text for what is left out of its middle.
const LEFT_OUT: &str = " […] ";

/// The events of these indexes as lines: who did what, the text and the bytes. Of a flood the middle is left out.
pub fn evidence(transcript: &Transcript, indexes: &[usize]) -> Vec<Evidence> {
    let mut told: Vec<Evidence> = indexes
        .iter()
        .filter_map(|&index| Some((index, transcript.events.get(index)?)))
        .flat_map(|(index, event)| {
            let mut told = lines(event);
            // An exchange is written down when it is over; what was said stands where it was said.
            let said =
                matches!(event.did, Did::Exchanged { .. } | Did::Conversed { .. }).then(|| said_at(transcript, index));
            if let (Some(at_ms), Some(first)) = (said.flatten(), told.first_mut()) {
                first.at_ms = at_ms;
            }
            told
        })
        .collect();
    told.sort_by_key(|line| line.at_ms);
    let mut joined: Vec<Evidence> = Vec::new();
    for line in told {
        match joined.last_mut() {
            // A terminal hands over in pieces what was printed at once.
            Some(last) if line.did == "printed" && last.did == line.did && last.who == line.who => {
                last.text.push_str(&line.text);
                last.bytes.push_str(&line.bytes);
            }
            _ => joined.push(line),
        }
    }
    joined.iter_mut().for_each(cut);
    joined
}

/// Leaves out the middle of what is too long to be looked at.
fn cut(line: &mut Evidence) {
    const HALF: usize = MOST_SHOWN / 2;
    if line.text.len() > MOST_SHOWN {
        let head = line.text.floor_char_boundary(HALF);
        let tail = line.text.ceil_char_boundary(line.text.len() - HALF);
        line.text.replace_range(head..tail, LEFT_OUT);
    }
    // Two hexadecimal digits are a byte.
    if line.bytes.len() > 2 * MOST_SHOWN {
        line.bytes.replace_range(2 * HALF..line.bytes.len() - 2 * HALF, "");
    }
}

/// When the peer of this exchange began to say its message.
fn said_at(transcript: &Transcript, exchange: usize) -> Option<u64> {
    let who = &transcript.events.get(exchange)?.who;
    let sent = |event: &&Event| event.who == *who && matches!(event.did, Did::Sent { .. });
    transcript.events[..exchange]
        .iter()
        .rev()
        .find(sent)
        .map(|event| event.at_us / 1000)
}

/// An event as lines: an exchange has several.
pub(super) fn lines(event: &Event) -> Vec<Evidence> {
    let line = |did: &str, text: String, bytes: Option<&Bytes>| Evidence {
        at_ms: event.at_us / 1000,
        who: who(&event.who),
        did: did.to_owned(),
        text,
        bytes: bytes.map(Bytes::hex).unwrap_or_default(),
    };
    let data = |did: &str, bytes: &Bytes| line(did, bytes.text().into_owned(), Some(bytes));
    let said = |did: &str, text: &str| line(did, text.to_owned(), None);
    let one = match &event.did {
        Did::Exchanged { message, reply, .. } => return vec![data("sent", message), data("received", reply)],
        Did::Conversed { messages, replies, .. } => {
            let sent = messages.iter().map(|message| data("sent", message));
            return sent
                .chain(replies.iter().map(|reply| data("received", reply)))
                .collect();
        }
        Did::ReadSources { languages } => said("read sources", &languages.join(", ")),
        Did::Declares { path, line, text } => said("declares", &format!("{path}:{line}: {text}")),
        Did::Unsayable { length, limit } => said("could not say", &format!("{length} > {limit}")),
        Did::Started { command, .. } => said("started", command),
        Did::Ended { exit, by_us } => said(
            if *by_us { "was ended" } else { "ended" },
            &match exit {
                Exit::Code(code) => format!("status {code}"),
                Exit::Signal(signal) => format!("signal {signal}"),
            },
        ),
        Did::Signalled { signal } => said("signalled", &signal.to_string()),
        Did::Typed { bytes, .. } => data("typed", bytes),
        Did::Message { text } => said("typed", text),
        Did::Plays { name, .. } => said("comes as", name),
        Did::Printed { bytes } => data("printed", bytes),
        Did::Asks { text, .. } => said("asks", text),
        Did::AwaitsCommands { text } => said("awaits commands", text),
        Did::Takes { order, word, .. } => said("takes", &format!("{}: {word}", order.name())),
        Did::Ordered { order } => said("is told", order.name()),
        Did::Listens { ports } => {
            let ports: Vec<String> = ports
                .iter()
                .map(|port| format!("{} {}", port.address, port.port))
                .collect();
            said("listens", &ports.join(", "))
        }
        Did::Wrote { path, bytes, .. } => line("wrote", format!("{path}: {}", bytes.text()), Some(bytes)),
        Did::Removed { path } => said("removed", path),
        Did::Connected { from, to } => said("connected", &format!("{from} → {to}")),
        Did::Refused { to, error } => said("was refused", &format!("{to} {error}")),
        Did::Tried { to } => said("tried", &to.to_string()),
        Did::LooksUp { name } => said("looked up", name),
        Did::Accepted => said("was accepted", ""),
        Did::Drained => said("was read", ""),
        Did::Threads { count, readers } => said("has threads", &threads(*count, readers)),
        Did::Unread { bytes } => said("left unread", &bytes.to_string()),
        Did::Sent { bytes } => data("sent", bytes),
        Did::Received { bytes } => data("received", bytes),
        Did::Mailed { to, bytes, .. } => line("sent", format!("→ {to}: {}", bytes.text()), Some(bytes)),
        Did::Leaves => said("leaves", ""),
        Did::LeavesUnread => said("leaves unread", ""),
        Did::Holds => said("holds", ""),
        Did::Cuts { pieces } => said("cuts", &pieces.to_string()),
        Did::Releases => said("releases", ""),
        Did::Closed { how } => said(
            "closed",
            match how {
                Close::Fin => "FIN",
                Close::Rst => "RST",
                Close::Half => "half",
            },
        ),
        Did::StandsIn => said("stands in", ""),
        Did::Occupied { port } => said("occupied", &port.to_string()),
        Did::Opened { port, late } => said("opened", &format!("{port}{}", if *late { " (late)" } else { "" })),
        Did::AnsweredLate { port, after_ms } => said("answered late", &format!("{port} after {after_ms} ms")),
        Did::Scanned {
            to,
            ports,
            lowest,
            highest,
            ..
        } => said("scanned", &format!("{to}: {ports} ports, {lowest} … {highest}")),
        Did::InFlight { ports, seen, .. } => said("tried at once", &format!("{ports} of {seen}")),
        Did::LeftOut { lines, .. } => said("left out", &format!("{lines} lines like these")),
        Did::Rested { rest, after_ms, .. } => said(
            "settled",
            &format!("{} {after_ms} ms", format!("{rest:?}").to_lowercase()),
        ),
        Did::Exceeded { limit } => said("exceeded", &format!("{limit:?}").to_lowercase()),
        Did::Halted { why } => said("halted", &format!("{why:?}")),
        Did::Note { text } => said("note", text),
        Did::PhaseBegins { name } => said("begins", name),
        Did::PhaseEnds { name } => said("ends", name),
    };
    vec![one]
}

/// How many threads there are, and whose words each waits for: `3: a | b, c`.
fn threads(count: usize, readers: &[Vec<String>]) -> String {
    let readers: Vec<String> = readers.iter().map(|peers| peers.join(", ")).collect();
    format!("{count}: {}", readers.join(" | "))
}

fn who(who: &Who) -> String {
    match who {
        Who::Program(name) => name.clone(),
        Who::Peer(name) => format!("peer {name}"),
        Who::Tap => "tap".to_owned(),
        Who::Examiner => "examiner".to_owned(),
    }
}
