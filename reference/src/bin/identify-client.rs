//! A TCP client of a server that wants to know who is there, and then returns every line, until `exit`.
//!
//! ```text
//! user               client                          server
//!   |                  | <------- "... name:" --------- |  a line with a colon at its end asks,
//!   | ---- "Ann" ----> | ---------- "Ann" ------------> |  an unknown client only
//!   |                  | <------- "Hello, Ann!" ------- |
//!   | ---- "hi" -----> | ---------- "hi" -------------> |
//!   | <--- "hi" ------ | <--------- "hi" -------------- |
//!   | ---- "exit" ---> | ---------- close (FIN) ------> |
//! ```
//!
//! Client and server speak strictly in turn, so one thread is enough. The price: a server that leaves while the user
//! types is noticed only when the line is sent (echo-client shows how two threads do better).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;

use lab_reference::console::{self, say_foreign};
use lab_reference::{client, words};

/// Bytes of a line from the server that are shown at once: it could go on for ever.
const LONGEST_LINE: u64 = 1024 * 1024;

fn main() -> ExitCode {
    client::run(|| {
        let stream = client::connect_where_asked()?;
        converse(&stream)
    })
}

fn converse(stream: &TcpStream) -> Result<(), String> {
    let mut server = BufReader::new(stream);
    let mut line = receive_line(&mut server)?;
    while let Some(question) = line.strip_suffix(':') {
        match console::ask_line(&console::printable(question)) {
            Some(answer) => send_line(stream, &answer)?,
            None => return Ok(()),
        }
        line = receive_line(&mut server)?;
    }
    loop {
        say_foreign(&line);
        match console::ask_line(&words!("Message (exit to leave)", "Сообщение (exit — выход)")).as_deref()
        {
            None | Some("exit") => return Ok(()),
            Some(message) => send_line(stream, message)?,
        }
        line = receive_line(&mut server)?;
    }
}

/// The line goes out in one piece: its end in a `write` of its own could be held back until the rest is acknowledged.
fn send_line(mut stream: &TcpStream, line: &str) -> Result<(), String> {
    stream
        .write_all(format!("{line}\n").as_bytes())
        .map_err(|_| client::server_left())
}

/// The server's next line, without its end. A `read` is not a line: the `BufReader` collects one, and keeps what came
/// behind it for the next call.
fn receive_line(server: &mut impl BufRead) -> Result<String, String> {
    let mut line = Vec::new();
    let outcome = server.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
    match outcome {
        Ok(length) if length > 0 => Ok(String::from_utf8_lossy(&line)
            .trim_end_matches(['\r', '\n'])
            .to_string()),
        _ => Err(client::server_left()),
    }
}
