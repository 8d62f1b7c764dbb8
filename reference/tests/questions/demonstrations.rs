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

fn line_with<'a>(output: &'a str, part: &str) -> &'a str {
    output
        .lines()
        .find(|line| line.contains(part))
        .unwrap_or_else(|| panic!("{part:?} is not there:\n{output}"))
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

#[test]
fn a_non_blocking_read_tells_nothing_there_from_the_end() {
    assert_in_order(
        &shown_by("demo-nonblocking"),
        &[
            "accept, no client: error WouldBlock",
            "read, nothing sent: error WouldBlock",
            "read, 4 bytes sent: bytes: 4",
            "read, all of them read: error WouldBlock",
            "write, nobody reads and the buffers are full: error WouldBlock",
            "read, the client has closed: bytes: 0",
            "read, once more: bytes: 0",
        ],
    );
}

#[test]
fn tcp_is_a_stream_and_udp_carries_datagrams() {
    let output = shown_by("demo-tcp-udp");
    assert_in_order(
        &output,
        &[
            "TCP, buffer of 100 bytes: \"onetwo\"",
            "TCP, buffer of   4 bytes: \"mess\"",
            "TCP, buffer of   4 bytes: \"age\"",
            "UDP, buffer of 100 bytes: \"one\"",
            "UDP, buffer of 100 bytes: \"two\"",
            "UDP, buffer of   4 bytes: \"mess\"",
            "UDP, buffer of   4 bytes: \"next\"",
            "UDP faster than it is read: sent 2000",
            "UDP to a port that nobody has: bytes: 8",
            "TCP to such a port: error: Connection refused",
        ],
    );
    let [sent, received, lost] = numbers(line_with(&output, "faster"))[..] else {
        panic!("three numbers are told:\n{output}");
    };
    assert!(lost > 0 && received + lost == sent, "{output}");
}

#[test]
fn only_a_server_binds_listens_and_accepts() {
    let output = shown_by("demo-server-calls");
    let port = numbers(line_with(&output, "listen:"))[0];
    assert_ne!(port, 0);
    let bound = format!("bind: port {port}, state -; a client connects: error: Connection refused");
    let listening = format!("listen: port {port}, state LISTEN; a client connects: success");
    assert_in_order(
        &output,
        &[
            "socket: port 0",
            &bound,
            &listening,
            "accept: a new socket for the client with port",
            "client, bind and connect: success",
            "client, accept: error: Invalid argument",
            "listening server, connect: error: Transport endpoint is already connected",
        ],
    );
    let [client, still] = numbers(line_with(&output, "accept: a new"))[..] else {
        panic!("two ports are told:\n{output}");
    };
    assert!(still == port && client != port, "{output}");
}

#[test]
fn sockets_offer_the_transport_layer() {
    assert_in_order(
        &shown_by("demo-osi-layer"),
        &[
            "TcpStream   AF_INET  SOCK_STREAM  TCP",
            "UdpSocket   AF_INET  SOCK_DGRAM   UDP",
            "UnixStream  AF_UNIX  SOCK_STREAM  -",
            "The same program over TCP: \"hello\", over a Unix socket: \"hello\"",
            "UDP: send takes at most 65507 bytes, received 65507; 28 of a packet's 65535 are headers",
        ],
    );
}

#[test]
fn one_thread_leaves_the_second_client_waiting() {
    assert_in_order(
        &shown_by("demo-one-thread"),
        &[
            "A server with one thread:",
            "first client is answered: \"hello\"",
            "second client is connected, written bytes: 6",
            "at the server: connections in the backlog: 1, unread bytes: 6",
            "the thread sleeps in recvfrom; the second reads: error: Resource temporarily unavailable",
            "the first has left; the second is answered: \"and me\"",
            "A server with a thread for each client:",
            "the first is silent; the second is answered: \"and me\"",
        ],
    );
}

#[test]
fn threads_share_memory_and_processes_do_not() {
    let output = shown_by("demo-processes");
    assert_in_order(
        &output,
        &[
            "A thread of it has added 1, counter: 1",
            "Process",
            "After it, counter here: 1",
            "A thread of another process called exit: all of that process ended, status 3",
        ],
    );
    assert!(!output.contains("still there"), "{output}");
    let processes: Vec<_> = output
        .lines()
        .filter(|line| line.starts_with("Process"))
        .map(numbers)
        .collect();
    let [parent, child] = &processes[..] else {
        panic!("two processes tell of themselves:\n{output}");
    };
    assert_ne!(parent[0], child[0], "each has a number of its own");
    assert_eq!(
        (parent[1], &child[1..]),
        (1, &[1, 100, 100][..]),
        "each has one thread, the child added 100 to its own 0"
    );
    let [thread, process] = numbers(line_with(&output, "To start"))[..] else {
        panic!("two times are told:\n{output}");
    };
    assert!(thread < process, "{output}");
}

#[test]
fn a_thread_lives_beside_main_until_it_is_joined() {
    let output = shown_by("demo-threads");
    let [main, one] = numbers(line_with(&output, "main runs"))[..] else {
        panic!("a thread and a count are told:\n{output}");
    };
    let [thread, two] = numbers(line_with(&output, "spawn has"))[..] else {
        panic!("a thread and a count are told:\n{output}");
    };
    assert!((one, two) == (1, 2) && main != thread, "{output}");
    assert_in_order(
        &output,
        &[
            "It waits in futex for a message from main",
            "join has brought its result: 6",
            "Threads of a scope have read the array of main: [3, 7]",
            "A thread has panicked, join tells why: no bread",
            "main goes on, threads: 1",
        ],
    );
}

#[test]
fn code_runs_on_the_thread_it_is_put_on() {
    let output = shown_by("demo-worker");
    let ran = |start| numbers(line_with(&output, start));
    let (called, given, first) = (ran("Called"), ran("Given"), ran("Sent to a worker"));
    let second = numbers(output.lines().filter(|line| line.starts_with("Sent")).nth(1).unwrap());
    assert_eq!([called[1], given[1], first[1], second[1]], [500500, 500500, 500500, 55]);
    assert!(called[0] != given[0] && called[0] != first[0], "{output}");
    assert_eq!(first[0], second[0], "one worker does both");
    assert_in_order(
        &output,
        &[
            "The worker has nothing to do and sleeps in futex",
            "The queue is closed, the worker has ended; jobs done: 2",
        ],
    );
}

#[test]
fn threads_lose_updates_and_lock_each_other_out() {
    let output = shown_by("demo-races");
    assert_in_order(
        &output,
        &[
            "It was 100, two threads have added 10 each, step by step: 110",
            "Two threads count",
            "Thread 1 has one mutex, waits for the other, sleeps in futex",
            "Thread 2 has one mutex, waits for the other, sleeps in futex",
            "Mutexes that nobody will ever unlock: 2",
        ],
    );
    assert!(!output.contains("Never said"), "{output}");
    let [each, counted, expected, lost] = numbers(line_with(&output, "Two threads count"))[..] else {
        panic!("four numbers are told:\n{output}");
    };
    assert!(
        lost > 0 && counted + lost == expected && expected == 2 * each,
        "{output}"
    );
}

#[test]
fn locks_lose_nothing_and_one_order_ends_well() {
    assert_in_order(
        &shown_by("demo-locks"),
        &[
            "Two threads count to 100000 each, with a mutex: 200000",
            "With an atomic operation: 200000",
            "With messages to one thread: 200000",
            "Not enough: to lock for reading and again for writing; 100 and twice 10: 110",
            "Transfers both ways, locked in one order: both threads have ended, 100000 and 100000",
            "Who finds a mutex locked sleeps in futex until it is unlocked, and reads: new",
        ],
    );
}
