//! The scanner, run as its user runs it: what it is told is typed, what it finds is printed.

mod program;

use std::io::Write;
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use program::Program;

const SCANNER: &str = env!("CARGO_BIN_EXE_scanner");

/// Runs the scanner without a terminal and types these lines.
fn scan(typed: &str) -> Output {
    let mut scanner = Command::new(SCANNER)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    scanner.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    scanner.wait_with_output().unwrap()
}

fn open_ports(output: &Output) -> Vec<u16> {
    let printed = str::from_utf8(&output.stdout).unwrap();
    let numbers = printed
        .lines()
        .filter_map(|line| line.strip_prefix("Port ")?.strip_suffix(" is open"));
    numbers.map(|number| number.parse().unwrap()).collect()
}

#[test]
fn every_open_port_is_found_in_ascending_order_by_any_number_of_threads() {
    // Other programs of this machine may listen too, and come and go.
    let listeners: Vec<_> = (0..5).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    for threads in ["", "1", "7"] {
        let output = scan(&format!("127.0.0.1\n{threads}\n"));
        let found = open_ports(&output);
        for listener in &listeners {
            let port = listener.local_addr().unwrap().port();
            assert!(found.contains(&port), "{port} is not among {found:?}");
        }
        assert!(found.is_sorted_by(|a, b| a < b), "{found:?}");
        assert!(output.status.success());
        assert!(output.stderr.is_empty(), "no terminal, no progress bar");
    }
}

#[test]
fn a_host_by_name_is_scanned_too() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    // A name of several addresses may stand for another first.
    let _also = TcpListener::bind(("::1", listener.local_addr().unwrap().port()));
    let found = open_ports(&scan("localhost\n\n"));
    assert!(found.contains(&listener.local_addr().unwrap().port()), "{found:?}");
}

#[test]
fn an_unknown_host_is_called_unknown() {
    let output = scan("no such host\n\n");
    assert!(!output.status.success());
    let said = str::from_utf8(&output.stderr).unwrap();
    assert!(said.starts_with("There is no host no such host: "), "{said}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_scan_and_not_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut scanner = Program::start(SCANNER, folder.path());
    scanner.type_line("127.0.0.1");
    scanner.type_line("1");
    scanner.read_until("Scanning the ports of 127.0.0.1");
    let pid = scanner.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    scanner.read_until("The scan was interrupted");
    // As a shell says of whatever Ctrl-C has ended.
    assert_eq!(scanner.wait().code(), Some(130));
}
