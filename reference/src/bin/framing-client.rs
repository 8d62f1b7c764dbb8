//! A TCP client that holds a dialogue in messages: it sends the lines typed and shows whatever the server says, an answer
//! or not, until `exit`.
//!
//! ```text
//! user              client                          server
//!   | -- "hi" -----> | ---- 00 00 00 02 "hi" -----> |
//!   | <- "hi" ------ | <--- 00 00 00 02 "hi" ------ |
//!   | <- "lunch" --- | <--- 00 00 00 05 "lunch" --- |  at any moment
//!   | -- "exit" ---> | ---- close (FIN) ----------> |  "I shall say nothing more"
//!   |                | <--- close (FIN) ----------- |  after the last answer
//! ```

use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lab_reference::console::{self, say, say_foreign};
use lab_reference::framing::{MessageError, ReadMessage, WriteMessage};
use lab_reference::{client, words};

/// How long a server may take for its last answers.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    client::run(|| {
        let stream = Arc::new(client::connect_where_asked()?);
        let leaving = Arc::new(AtomicBool::new(false));
        let prompt = words!("Message (exit to leave)", "Сообщение (exit — выход)");
        console::show_prompt(&prompt);
        // Two threads, because two things can happen at any moment: the user types, the server speaks.
        client::spawn({
            let (stream, leaving, prompt) = (Arc::clone(&stream), Arc::clone(&leaving), prompt.clone());
            move || send_lines(&stream, &leaving, &prompt)
        })?;
        show_messages(&stream, &leaving, &prompt)
    })
}

/// Sends what the user types, until `exit`.
fn send_lines(mut stream: &TcpStream, leaving: &AtomicBool, prompt: &str) {
    while let Some(line) = console::read_line().filter(|line| line != "exit") {
        match stream.send_message(&line) {
            Ok(()) => {}
            Err(error @ MessageError::TooLong { .. }) => {
                say(&words!("Not sent: {error}", "Не отправлено: {error}"));
                console::show_prompt(prompt);
            }
            Err(_) => return, // The other thread sees it too, and says so.
        }
    }
    leaving.store(true, Ordering::SeqCst);
    // Closes one direction: the server learns that nothing more will come, and its last answers still arrive.
    let _ = stream.shutdown(Shutdown::Write);
    thread::sleep(PATIENCE);
    let _ = stream.shutdown(Shutdown::Both);
}

/// Shows what the server says, until the user leaves (`Ok`) or the server does (`Err`).
fn show_messages(mut stream: &TcpStream, leaving: &AtomicBool, prompt: &str) -> Result<(), String> {
    loop {
        match stream.receive_message() {
            Ok(Some(text)) => {
                say_foreign(&text);
                console::show_prompt(prompt);
            }
            outcome => {
                say(""); // The prompt is left open.
                return match outcome {
                    _ if leaving.load(Ordering::SeqCst) => Ok(()),
                    Err(error) => Err(client::connection_lost(&error)),
                    Ok(_) => Err(client::server_left()),
                };
            }
        }
    }
}
