//! The server with a control console, with clients who are connected while it is told what to do.

mod program;

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::Instant;

use program::{DEADLINE, Program};

const SERVER: &str = env!("CARGO_BIN_EXE_control-server");
const CLIENT: &str = env!("CARGO_BIN_EXE_identify-client");
const PROMPT: &str = "Command (help for a list): ";

/// A client on the wire.
struct Client(BufReader<TcpStream>);

impl Client {
    fn connect(port: u16) -> Client {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        Client(BufReader::new(stream))
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line
    }

    fn ask(&mut self, line: &str) -> String {
        self.0.get_ref().write_all(format!("{line}\n").as_bytes()).unwrap();
        self.hear()
    }

    fn meet(port: u16, name: &str) -> Client {
        let mut client = Client::connect(port);
        assert!(client.hear().ends_with(":\n"));
        assert_eq!(client.ask(name), format!("Hello, {name}!\n"));
        client
    }
}

fn start(folder: &Path) -> (Program, u16) {
    let (mut server, port) = Program::serve(SERVER, folder);
    server.read_until(PROMPT);
    (server, port)
}

fn command(server: &mut Program, command: &str) -> String {
    server.type_line(command);
    server.read_until(PROMPT)
}

/// A greeting is logged once it is sent: whoever has heard it may be first.
fn wait_until_logged(server: &mut Program, text: &str) {
    let end = Instant::now() + DEADLINE;
    while !command(server, "show logs").contains(text) {
        assert!(Instant::now() < end, "never logged: {text}");
    }
}

#[test]
fn during_a_pause_the_port_is_closed_and_who_is_connected_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    let mut ann = Client::meet(port, "Ann");
    for _ in 0..3 {
        assert!(command(&mut server, "pause").starts_with("Paused"));
        assert_eq!(command(&mut server, "pause"), format!("Paused already\n{PROMPT}"));
        let refused = TcpStream::connect(("127.0.0.1", port)).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
        assert_eq!(ann.ask("still here"), "still here\n");
        assert!(command(&mut server, "resume").starts_with(&format!("Listening on port {port}\n")));
        assert!(command(&mut server, "resume").starts_with("There is no pause"));
        assert_eq!(Client::connect(port).hear(), "Hello, Ann!\n");
    }
}

#[test]
fn a_port_that_was_taken_during_a_pause_is_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    command(&mut server, "pause");
    let other = TcpListener::bind(("0.0.0.0", port)).unwrap();
    assert!(command(&mut server, "resume").starts_with("That did not work: "));
    drop(other);
    assert!(command(&mut server, "resume").starts_with("Listening"));
}

#[test]
fn logs_are_shown_and_cleared() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    let _ann = Client::meet(port, "Ann");
    wait_until_logged(&mut server, "as Ann");
    command(&mut server, "clear logs");
    assert_eq!(command(&mut server, "show logs"), PROMPT);
    let _again = Client::connect(port).hear();
    wait_until_logged(&mut server, "as Ann");
}

#[test]
fn identities_are_forgotten_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    Client::meet(port, "Ann");
    assert_eq!(Client::connect(port).hear(), "Hello, Ann!\n");
    command(&mut server, "clear identities");
    Client::meet(port, "Bob");
    server.type_line("stop");
    assert!(server.wait().success());
    let (_server, port) = start(folder.path());
    assert_eq!(Client::connect(port).hear(), "Hello, Bob!\n");
}

#[test]
fn stop_says_goodbye_and_frees_the_port() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    let mut ann = Client::meet(port, "Ann");
    let mut program = Program::start(CLIENT, folder.path());
    program.type_line("");
    program.type_line(&port.to_string());
    program.read_until("Hello, Ann!");
    server.type_line("stop");
    assert_eq!(ann.hear(), "The server stops. Goodbye!\n");
    assert_eq!(ann.hear(), "");
    assert!(server.wait().success());
    assert!(TcpListener::bind(("0.0.0.0", port)).is_ok());
    program.type_line("hello?");
    program.read_until("The server stops. Goodbye!");
}

#[test]
fn stop_works_during_a_pause_and_with_clients_who_do_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = start(folder.path());
    let deaf = Client::meet(port, "Ann");
    deaf.0.get_ref().set_nonblocking(true).unwrap();
    // Until the server waits in `write`.
    while deaf.0.get_ref().write_all(&[b'x'; 65536]).is_ok() {}
    command(&mut server, "pause");
    server.type_line("stop");
    assert!(server.wait().success());
}

#[test]
fn whatever_else_is_typed_gets_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, _) = start(folder.path());
    let help = command(&mut server, "help");
    for word in ["pause", "resume", "show logs", "clear logs", "clear identities", "stop"] {
        assert!(help.contains(word), "{help}");
    }
    assert_eq!(
        command(&mut server, "dance"),
        format!("No such command: \"dance\"\n{help}")
    );
    assert_eq!(command(&mut server, ""), help);
}
