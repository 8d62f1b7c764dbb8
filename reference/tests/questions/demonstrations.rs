//! One test for each demonstration: that it shows what it is for.

use super::{numbers, output_in};

/// What a demonstration prints in English.
fn shown_by(name: &str) -> String {
    output_in("C", name)
}

/// Whether every line begins like this, in this order; what stands between is passed over.
fn assert_in_order(output: &str, beginnings: &[&str]) {
    let mut lines = output.lines().map(str::trim_start);
    for beginning in beginnings {
        assert!(
            lines.any(|line| line.starts_with(beginning)),
            "{beginning:?} is not there, or not in order:\n{output}"
        );
    }
}

#[test]
fn a_server_listens_on_one_socket_and_talks_on_others() {
    let output = shown_by("demo-sockets");
    let (before, after) = output.split_once("Two clients").unwrap();
    let port = numbers(before)[0];
    let listening = format!("server  LISTEN       port {port}, no other side");
    assert_eq!(before.lines().skip(1).map(str::trim).collect::<Vec<_>>(), [&*listening]);
    assert!(after.contains(&listening));
    let talking = |owner: &str| {
        let start = format!("{owner}  ESTABLISHED");
        after
            .lines()
            .filter(|line| line.trim().starts_with(&start))
            .map(numbers)
            .collect::<Vec<_>>()
    };
    let (servers, clients) = (talking("server"), talking("client"));
    assert_eq!((servers.len(), clients.len()), (2, 2), "{output}");
    for (server, client) in servers.iter().zip(&clients) {
        assert_eq!(
            server[0], port,
            "accepted sockets have the port of the one that listens"
        );
        assert_eq!([server[1], server[0]], client[..], "the sides of one connection");
    }
    assert!(after.contains("read from the socket that listens: error: Transport endpoint is not connected"));
    assert!(after.contains("accept on a client's socket: error: Invalid argument"));
}

#[test]
fn text_travels_as_bytes() {
    assert_in_order(
        &shown_by("demo-text"),
        &[
            "\"Hi\": characters: 2, bytes in UTF-8: 2 (48 69)",
            "\"Мир\": characters: 3, bytes in UTF-8: 6 (d0 9c d0 b8 d1 80)",
            "\"🌍\": characters: 1, bytes in UTF-8: 4 (f0 9f 8c 8d)",
            "A read brings d0 9c d0, decoded by itself: \"М\u{fffd}\"",
            "A read brings b8 d1 80, decoded by itself: \"\u{fffd}р\"",
            "Put together first, then decoded: \"Мир\"",
            "\"Цена\" sent as UTF-8 and taken for ISO 8859-1: \"Ð¦ÐµÐ½Ð°\"",
        ],
    );
}

#[test]
fn calls_that_need_another_side_block_until_it_acts() {
    let output = shown_by("demo-blocking");
    assert_in_order(
        &output,
        &[
            "accept         sleeps in accept4",
            "woken: a client has connected",
            "read           sleeps in recvfrom",
            "woken: data have come",
            "write          sleeps in sendto",
            "woken: the other side has read",
            "recv_from      sleeps in recvfrom",
            "woken: a datagram has come",
            "Receiver::recv sleeps in futex",
            "woken: another thread has sent",
            "connect        sleeps in connect",
            "woken: there is room in the backlog",
            "write with room in the buffer does not block; bytes: 17",
            "send_to of UDP does not block; bytes: 17",
        ],
    );
}
