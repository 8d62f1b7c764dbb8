//! The events that a verdict rests on, as lines for people, and how to see the same by hand.

use crate::dialect::Dialect;
use crate::report::Evidence;
use crate::transcript::{Bytes, Close, Did, Event, Exit, Transcript, Transport, Who};

/// The events of these indexes as lines: who did what, the text and the bytes.
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
    joined
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

/// A line to try the same by hand, where one line can: what to send to the server, or what to type at a program.
pub fn reproduce(criterion: &str, transcript: &Transcript, dialect: &Dialect) -> Option<String> {
    match criterion.split('.').next().unwrap_or_default() {
        "echo" | "reach" | "reconnect" => send(transcript, dialect),
        "framing" => send_in_pieces(transcript, dialect),
        "address" | "client" | "exit" => type_in(transcript),
        _ => None,
    }
}

/// Longer pieces are made by a multiplication instead of being written out.
const PIECE_WRITTEN_OUT: usize = 40;
/// More pieces than these make no line to be tried by hand.
const MOST_PIECES: usize = 12;

/// The last messages that were cut or joined, as they went over the wire, and what comes back.
fn send_in_pieces(transcript: &Transcript, dialect: &Dialect) -> Option<String> {
    let events = &transcript.events;
    let port = dialect.port?;
    let remarkable = |one: &Bytes| one.0.is_empty() || !one.0.is_ascii() || one.0.len() > WRITTEN_OUT;
    let said = |event: &Event| {
        matches!(&event.did, Did::Conversed { messages, cuts, .. }
            if messages.len() > 1 || !cuts.is_empty() || messages.iter().any(remarkable))
    };
    let last = events.iter().rposition(said)?;
    let who = &events[last].who;
    let heard = |event: &Event| matches!(event.did, Did::Conversed { .. } | Did::Exchanged { .. });
    let begin = events[..last].iter().rposition(heard).map_or(0, |at| at + 1);
    let pieces: Vec<String> = events[begin..last]
        .iter()
        .filter(|event| event.who == *who)
        .filter_map(|event| match &event.did {
            Did::Sent { bytes } => Some(python_bytes(&bytes.0)),
            _ => None,
        })
        .collect();
    if pieces.is_empty() || pieces.len() > MOST_PIECES {
        return None;
    }
    Some(format!(
        "python3 -c \"import socket, time; s = socket.create_connection(('127.0.0.1', {port})); \
         [(s.sendall(p), time.sleep(0.2)) for p in ({},)]; print(s.recv(65536))\"",
        pieces.join(", ")
    ))
}

/// Bytes as a literal of Python that a shell's double quotes leave alone.
fn python_bytes(bytes: &[u8]) -> String {
    let literal = |bytes: &[u8]| {
        let escaped = bytes.escape_ascii().to_string();
        let kept = ['$', '`', '!'].iter().fold(escaped, |text, letter| {
            text.replace(*letter, &format!("\\x{:02x}", u32::from(*letter)))
        });
        format!("b'{}'", kept.replace("\\\"", "\\x22"))
    };
    match bytes.split_at_checked(PIECE_WRITTEN_OUT) {
        Some((begin, rest)) if !rest.is_empty() => format!("{} + b'x' * {}", literal(begin), rest.len()),
        _ => literal(bytes),
    }
}

/// The last message that did not come back, by `nc`.
fn send(transcript: &Transcript, dialect: &Dialect) -> Option<String> {
    let listening = transcript.events.iter().find_map(|event| match &event.did {
        Did::Listens { ports } => ports.iter().find(|port| port.transport == Transport::Tcp),
        _ => None,
    });
    let port = listening.map(|listening| listening.port).or(dialect.port)?;
    let sent = transcript.events.iter().rev().find_map(|event| match &event.did {
        Did::Exchanged { message, reply, .. } if message != reply => Some(message),
        _ => None,
    });
    let reset =
        |event: &Event| matches!(event.did, Did::Closed { how: Close::Rst }) && matches!(event.who, Who::Peer(_));
    if transcript.events.iter().any(reset) {
        return Some(format!(
            "python3 -c \"import socket, struct; s = socket.create_connection(('127.0.0.1', {port})); s.sendall(b'hello'); \
             s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); s.close()\""
        ));
    }
    let said = match sent {
        Some(bytes) => shell_printf(bytes),
        None => "printf 'hello'".to_owned(),
    };
    Some(format!("{said} | nc -q1 127.0.0.1 {port}"))
}

/// Everything that was typed at the program that was typed at last.
fn type_in(transcript: &Transcript) -> Option<String> {
    let typed_at = |event: &Event| matches!(event.did, Did::Typed { .. }).then(|| event.who.clone());
    let program = transcript.events.iter().rev().find_map(typed_at)?;
    let mine = || transcript.events.iter().filter(|event| event.who == program);
    let command = mine().find_map(|event| match &event.did {
        Did::Started { command, .. } => Some(command),
        _ => None,
    })?;
    let typed: Vec<u8> = mine()
        .filter_map(|event| match &event.did {
            Did::Typed { bytes, .. } => Some(bytes.0.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    Some(format!("{} | {command}", shell_printf(&Bytes(typed))))
}

/// Longer messages are made by the shell instead of being written out.
const WRITTEN_OUT: usize = 120;

/// A command of the shell that prints these bytes.
fn shell_printf(bytes: &Bytes) -> String {
    if bytes.0.len() > WRITTEN_OUT {
        return shell_long(bytes);
    }
    let mut out = String::from("printf '");
    for character in bytes.text().chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\'' => out.push_str("'\\''"),
            '%' => out.push_str("%%"),
            '\\' => out.push_str("\\\\"),
            control if control.is_control() => out.push_str(&format!("\\{:03o}", control as u32)),
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}

/// A command that prints as many bytes of the same kind: one letter over and over, or numbers.
fn shell_long(bytes: &Bytes) -> String {
    let text = bytes.text();
    let mut letters = text.chars();
    let (first, second) = (letters.next().unwrap_or('x'), letters.next().unwrap_or('x'));
    let plain = first.is_alphanumeric() && second.is_alphanumeric();
    if plain && letters.clone().all(|letter| letter == second) {
        let times = 1 + letters.count();
        return format!("python3 -c \"print('{first}' + '{second}' * {times}, end='')\"");
    }
    format!("seq -s ' ' -f '%04.0f' 1 99999 | head -c {}", bytes.0.len())
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
        Did::Rested { rest, after_ms } => said(
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
