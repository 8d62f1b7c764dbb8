//! A TCP client that sends each line typed to an echo server and shows what comes back, until `exit`.
//!
//! ```text
//! user               client                          server
//!   | -- host, port -> | ----------- connect ----------> |
//!   | ---- "hello" --> | ----------- "hello" ----------> |
//!   | <--- "hello" --- | <---------- "hello" ----------- |  in one piece or in many
//!   |                  ...                               |
//!   | ---- "exit" ---> | ----------- close (FIN) ------> |
//! ```
//!
//! Two threads, because two things can happen at any moment: the user types, the server leaves. The main thread waits
//! for the server, the other one for the user; the user's turn comes again when the echo was shown.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};

use lab_reference::console::{self, say, say_foreign};
use lab_reference::{client, words};

fn main() -> ExitCode {
    client::run(talk)
}

fn talk() -> Result<(), String> {
    let stream = Arc::new(client::connect_where_asked()?);
    let (sending, expected) = mpsc::channel();
    let (shown, turn) = mpsc::channel();
    client::spawn({
        let stream = Arc::clone(&stream);
        move || send_lines(&stream, sending, &turn)
    })?;
    show_echoes(&stream, &expected, &shown)
}

/// Sends what the user types; tells the length of each message through `sending` and awaits its `turn` for the next.
fn send_lines(mut stream: &TcpStream, sending: Sender<usize>, turn: &Receiver<()>) {
    let prompt = words!("Message (exit to leave)", "Сообщение (exit — выход)");
    while let Some(line) = console::ask_line(&prompt) {
        let length = line.len();
        match line.as_str() {
            "exit" => break,
            "" => {
                say(&words!(
                    "Nothing is sent: TCP carries bytes, and zero bytes cannot be told from silence",
                    "Ничего не отправлено: TCP передает байты, а ноль байт не отличить от тишины"
                ));
                continue;
            }
            _ => say(&words!(
                "Sending to the server, bytes: {length}",
                "Отправка серверу, байт: {length}"
            )),
        }
        // Told before the message is written: of a long one the echo must be read meanwhile, or both sides would end
        // up writing, each waiting for the other to read. A failure is left for the other thread to see and report.
        let told = sending.send(length).is_ok();
        if !told || stream.write_all(line.as_bytes()).is_err() || turn.recv().is_err() {
            break;
        }
    }
    drop(sending);
    // Dropping a `TcpStream` closes the connection only when no other thread has it; `shutdown` closes it now, and
    // wakes the thread that reads.
    let _ = stream.shutdown(Shutdown::Both);
}

/// Shows the echo of every message `expected`, until the user leaves (`Ok`) or the server does (`Err`).
fn show_echoes(stream: &TcpStream, expected: &Receiver<usize>, shown: &Sender<()>) -> Result<(), String> {
    loop {
        // Waits for the first byte of an echo or for the end of the connection, and takes nothing.
        if !matches!(stream.peek(&mut [0]), Ok(1..)) {
            return match expected.try_recv() {
                Err(TryRecvError::Disconnected) => Ok(()),
                Err(TryRecvError::Empty) => {
                    say(""); // The user's prompt is left open.
                    Err(client::server_left())
                }
                Ok(_) => Err(client::server_left()),
            };
        }
        let length = match expected.try_recv() {
            Ok(length) => length,
            Err(TryRecvError::Empty) => {
                show_unasked(stream);
                continue;
            }
            Err(TryRecvError::Disconnected) => return Ok(()),
        };
        // A `read` is not a message: the echo may come in pieces, cut anywhere. TCP marks no end of a message, but the
        // echo is known to be as long as what was sent.
        let mut echo = Vec::new();
        let outcome = stream.take(length as u64).read_to_end(&mut echo);
        let received = echo.len();
        say(&words!(
            "Received from the server, bytes: {received}",
            "Принято от сервера, байт: {received}"
        ));
        say(&String::from_utf8_lossy(&echo));
        if outcome.is_err() || received < length {
            return Err(client::server_left());
        }
        let _ = shown.send(());
    }
}

/// Shows what a server says before anything was sent to it: why it has no time, most likely.
fn show_unasked(mut stream: &TcpStream) {
    let mut said = [0; 1024];
    if let Ok(length) = stream.read(&mut said) {
        say(""); // The user's prompt is left open.
        say_foreign(String::from_utf8_lossy(&said[..length]).trim_end());
    }
}
