//! Claims about the port that a server listens on.

use crate::judge::finding::Finding;
use crate::judge::lines::Line;
use crate::judge::record::{Record, concerns};
use crate::judge::{Account, Message, text};
use crate::scenario::{PortIs, Report};
use crate::transcript::{Did, Halt, Intent, Listening, Transport};

/// The server listens on the port in question.
pub fn listens(record: &Record, program: &str, on: PortIs) -> Finding {
    let end = record.events().len();
    let listening = record.listening(program, end);
    let ports: Vec<u16> = listening.map(|(_, ports)| tcp(ports)).unwrap_or_default();
    let place: Vec<usize> = listening.iter().map(|(at, _)| *at).collect();
    match on {
        PortIs::Any if listening.is_some() => Finding::holds(Message::new("listens"), place),
        PortIs::Any => {
            super::ended_instead(record, program, Message::new("expected-listens")).unwrap_or_else(Finding::unreached)
        }
        PortIs::Typed => typed(record, program, &ports, place),
        PortIs::Moved => moved(record, program, &ports, place),
    }
}

/// The console shows the number of the port really listened on.
pub fn prints_port(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let Some((at, ports)) = record.listening(program, end) else {
        return super::ended_instead(record, program, Message::new("expected-prints-port"))
            .unwrap_or_else(Finding::unreached);
    };
    let started = record.started(program, at).unwrap_or(0);
    let ports = tcp(ports);
    let taken = occupied(record).map(|(_, port)| port);
    let wanted = || ports.iter().filter(|port| Some(**port) != taken);
    let shown = |text: &str| wanted().any(|port| text::has_number(text, *port));
    // What the terminal echoes of our own answers is not printed by the program.
    let lines = record.lines(program, started..end);
    if let Some(line) = lines.iter().find(|line| line.on_console() && shown(&line.unechoed)) {
        return Finding::holds(Message::new("prints-port"), vec![at, line.at]);
    }
    if wanted().next().is_none() {
        return Finding::unreached();
    }
    // Ports are looked at once the world has come to rest, so that rest may stand before them.
    if !record.settled(started..end) {
        return Finding::unseen(Message::new("still-busy"), vec![at]);
    }
    let port = wanted().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let in_file = lines.iter().any(|line| !line.on_console() && shown(&line.text));
    let says_of_listening = |line: &Line| line.on_console() && line.says_something() && line.speaks_of(Report::Listen);
    let taken_one = taken.filter(|taken| {
        let names = |line: &Line| says_of_listening(line) && text::has_number(&line.unechoed, *taken);
        lines.iter().rfind(|line| says_of_listening(line)).is_some_and(names)
    });
    let seen = match (in_file, taken_one) {
        (true, _) => Message::new("seen-port-in-file-only").with("port", &port),
        (false, Some(taken)) => Message::new("seen-other-port-printed")
            .with("port", &port)
            .with("printed", taken.to_string()),
        (false, None) => Message::new("seen-port-not-printed").with("port", &port),
    };
    Finding::fails(
        Message::new("prints-port-not").with("port", &port),
        Account::new(
            Message::new("done-read-console"),
            Message::new("expected-prints-port"),
            seen,
        ),
        vec![at],
    )
}

/// The port that the examiner holds itself.
fn occupied(record: &Record) -> Option<(usize, u16)> {
    record.all().rev().find_map(|(at, event)| match event.did {
        Did::Occupied { port } => Some((at, port)),
        _ => None,
    })
}

/// The TCP ports, once each.
fn tcp(ports: &[Listening]) -> Vec<u16> {
    let mut ports: Vec<u16> = ports
        .iter()
        .filter(|port| port.transport == Transport::Tcp)
        .map(|port| port.port)
        .collect();
    ports.dedup();
    ports
}

/// The number typed last at a program that asked for a port, or at anything when it was not plain what it asks for.
pub fn typed_port(record: &Record, program: &str, end: usize) -> Option<(usize, u16)> {
    typed_ports(record, program, end).next_back()
}

/// The number typed first.
pub fn first_typed_port(record: &Record, program: &str, end: usize) -> Option<(usize, u16)> {
    typed_ports(record, program, end).next()
}

fn typed_ports(record: &Record, program: &str, end: usize) -> impl DoubleEndedIterator<Item = (usize, u16)> {
    record.within(0..end).filter_map(move |(at, event)| match &event.did {
        Did::Typed {
            bytes,
            intent: Some(Intent::Port | Intent::Address),
        } if concerns(event, program) => bytes
            .text()
            .split(|c: char| !c.is_ascii_digit())
            .rfind(|token| !token.is_empty())
            .and_then(|token| token.parse().ok())
            .map(|port| (at, port)),
        _ => None,
    })
}

fn typed(record: &Record, program: &str, ports: &[u16], place: Vec<usize>) -> Finding {
    let end = record.events().len();
    let Some((typed, port)) = typed_port(record, program, end) else {
        return Finding::unreached();
    };
    if ports.contains(&port) {
        return Finding::holds(Message::new("listens-typed"), vec![typed, place[0]]);
    }
    let Some(&at) = place.first().filter(|at| **at > typed) else {
        return super::ended_instead(
            record,
            program,
            Message::new("expected-listens-on").with("port", port.to_string()),
        )
        .unwrap_or_else(Finding::unreached);
    };
    let found = ports.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    Finding::fails(
        Message::new("listens-elsewhere")
            .with("port", port.to_string())
            .with("found", &found),
        Account::new(
            Message::new("done-typed-port").with("port", port.to_string()),
            Message::new("expected-listens-on").with("port", port.to_string()),
            Message::new("seen-listens-on").with("found", found),
        ),
        vec![typed, at],
    )
}

fn moved(record: &Record, program: &str, ports: &[u16], place: Vec<usize>) -> Finding {
    let Some((taken, port)) = occupied(record) else {
        return Finding::unreached();
    };
    if ports.iter().any(|other| *other != port) {
        return Finding::holds(Message::new("listens-moved"), vec![taken, place[0]]);
    }
    if ports.contains(&port) {
        return Finding::unseen(
            Message::new("listens-beside").with("port", port.to_string()),
            vec![taken, place[0]],
        );
    }
    let expected = Message::new("expected-moves").with("port", port.to_string());
    if let Some(finding) = super::ended_instead(record, program, expected.clone()) {
        return finding;
    }
    // It was given all the time that anybody would wait, asked for nothing and still tries.
    let tries_on = matches!(record.transcript.halted(), Some(Halt::NeverListens { program: idle }) if idle == program);
    match tries_on && record.busy(taken..record.events().len()) {
        true => Finding::fails(
            Message::new("never-listens").with("program", program),
            Account::new(
                Message::new("done-started").with("program", program),
                expected,
                Message::new("seen-runs-on").with("program", program),
            ),
            vec![taken],
        ),
        false => Finding::unreached(),
    }
}
