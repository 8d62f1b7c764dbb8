//! The threaded echo server, with many clients at once and with too many.

mod program;

use std::io::{Read, Write};
use std::net::TcpStream;

use program::{DEADLINE, Program};

const SERVER: &str = env!("CARGO_BIN_EXE_threaded-echo-server");
const CLIENT: &str = env!("CARGO_BIN_EXE_echo-client");
const MOST_CLIENTS: usize = 1000;

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    stream
}

fn exchange(mut stream: &TcpStream, text: &str) -> String {
    stream.write_all(text.as_bytes()).unwrap();
    let mut answer = vec![0; text.len()];
    stream.read_exact(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

#[test]
fn whoever_comes_above_the_limit_is_told_so_and_nobody_else_notices() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = Program::serve(SERVER, folder.path());
    let mut clients = Vec::new();
    for number in 0..MOST_CLIENTS {
        let client = connect(port);
        // Served at once, while all earlier ones are connected and silent.
        assert_eq!(exchange(&client, &number.to_string()), number.to_string());
        clients.push(client);
    }
    let mut refused = String::new();
    connect(port).read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("The server is full"), "{refused:?}");

    let mut client = Program::start(CLIENT, folder.path());
    client.type_line("");
    client.type_line(&port.to_string());
    client.read_until("The server is full");
    assert!(!client.wait().success());

    assert_eq!(exchange(&clients[0], "still here"), "still here");
    drop(clients.pop());
    // The place is free when the server has seen that its client has left.
    let served = (0..10_000).any(|_| {
        let mut client = connect(port);
        client.write_all(b"?").unwrap();
        let mut answer = [0];
        client.read_exact(&mut answer).unwrap();
        answer == *b"?"
    });
    assert!(served);
    server.type_line("stop");
    assert!(server.wait().success());
    let log = std::fs::read_to_string(folder.path().join("threads.log")).unwrap();
    assert!(log.contains("there are 1000 clients already"));
}
