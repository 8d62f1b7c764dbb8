//! Evidence as lines, and how to see the same by hand.

use super::stage::Stage;
use crate::judge::{evidence, reproduce};
use crate::submission::Role;
use crate::transcript::{Intent, Rest};

#[test]
fn an_exchange_is_two_lines_of_evidence() {
    let stage = Stage::serving().exchange("a", "hello", "HELLO");
    let lines = evidence(&stage.transcript, &[stage.transcript.events.len() - 1, 999]);
    let told: Vec<(&str, &str, &str)> = lines
        .iter()
        .map(|line| (line.who.as_str(), line.did.as_str(), line.text.as_str()))
        .collect();
    assert_eq!(told, [("peer a", "sent", "hello"), ("peer a", "received", "HELLO")]);
    assert_eq!(lines[0].bytes, "68656c6c6f");
}

#[test]
fn of_a_flood_the_beginning_and_the_end_are_shown() {
    let flood = format!("first\n{}last\n", "ещё строка\n".repeat(20_000));
    let stage = Stage::serving().prints("server", &flood);
    let lines = evidence(&stage.transcript, &[stage.transcript.events.len() - 1]);
    let [line] = lines.as_slice() else {
        panic!("one event is one line");
    };
    assert!(line.text.starts_with("first\n") && line.text.contains(" […] ") && line.text.ends_with("last\n"));
    assert!(line.text.len() < 70_000 && line.bytes.len() < 140_000);
    assert!(line.bytes.starts_with("6669727374") && line.bytes.ends_with("6c6173740a"));
}

#[test]
fn a_failed_echo_is_tried_again_by_nc() {
    let stage = Stage::serving().exchanged("a", "it's 100%\n", "", Some(Rest::Settled), true);
    assert_eq!(
        reproduce("echo.line", &stage.transcript, &stage.dialect).as_deref(),
        Some("printf 'it'\\''s 100%%\\n' | nc -w2 127.0.0.1 9090")
    );
    assert_eq!(
        reproduce("server-events.stop", &stage.transcript, &stage.dialect).as_deref(),
        Some("python3 server.py")
    );
    assert_eq!(reproduce("framing.extension", &stage.transcript, &stage.dialect), None);
}

#[test]
fn what_was_typed_is_typed_again() {
    let stage = Stage::default()
        .start("server", Role::Server)
        .types("server", "abc", Intent::Port)
        .types("server", "4321", Intent::Port);
    assert_eq!(
        reproduce("address.bad-input", &stage.transcript, &stage.dialect).as_deref(),
        Some("printf 'abc\\n4321\\n' | python3 server.py")
    );
}
