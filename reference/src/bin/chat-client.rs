//! A TCP client of a chat for users with passwords: what the user types goes to all others, what they say is shown, until
//! `exit`. `logout` ends the session too.
//!
//! ```text
//! user               client                        server
//!   | name, password > | ---- login, ... ----------> |  or unasked: resume, token
//!   |                  | <--- welcome, ann, token -- |
//!   | <- "bob: hello"  | <--- told bob "hello" ----- |  said before
//!   | ---- "hi" -----> | ---- say "hi" ------------> |
//!   | <- "bob: lunch?" | <--- said bob "lunch?" ---- |  at any moment
//!   | ---- "exit" ---> | ---- close (FIN) ---------> |
//! ```

use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lab_reference::console::{self, say, say_foreign};
use lab_reference::framing::{MessageError, ReadMessage, WriteMessage};
use lab_reference::history::Message;
use lab_reference::login::{Answer, Request};
use lab_reference::news::News;
use lab_reference::{client, entrance, words};

/// How long a server may take for its last words.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    client::run(|| {
        let Some((stream, server)) = entrance::enter()? else {
            return Ok(());
        };
        let stream = Arc::new(stream);
        let leaving = Arc::new(AtomicBool::new(false));
        let prompt = words!(
            "Message (exit to leave, logout to end the session)",
            "Сообщение (exit — выход, logout — завершить сеанс)"
        );
        // Two threads, because two things can happen at any moment: the user types, another one has said something.
        client::spawn({
            let (stream, leaving, prompt) = (Arc::clone(&stream), Arc::clone(&leaving), prompt.clone());
            move || send_lines(&stream, &leaving, &prompt)
        })?;
        show_news(&stream, &server, &leaving, &prompt)
    })
}

/// Sends what the user types, until `exit`.
fn send_lines(mut stream: &TcpStream, leaving: &AtomicBool, prompt: &str) {
    while let Some(line) = console::ask_line(prompt).filter(|line| line != "exit") {
        let request = match line.trim() {
            "" => continue,
            "logout" => Request::Logout,
            _ => Request::Say(line),
        };
        match stream.send_message(&request.to_message()) {
            Ok(()) => {}
            Err(error @ MessageError::TooLong { .. }) => say(&words!("Not sent: {error}", "Не отправлено: {error}")),
            Err(_) => return, // The other thread sees it too, and says so.
        }
    }
    leaving.store(true, Ordering::SeqCst);
    // Closes one direction: the server learns that nothing more will come, and closes the other.
    let _ = stream.shutdown(Shutdown::Write);
    thread::sleep(PATIENCE);
    let _ = stream.shutdown(Shutdown::Both);
}

/// Shows what the server tells, until the user leaves (`Ok`) or the server does (`Err`).
fn show_news(mut stream: &TcpStream, server: &str, leaving: &AtomicBool, prompt: &str) -> Result<(), String> {
    loop {
        let message = match stream.receive_message() {
            Ok(Some(message)) => message,
            outcome => {
                say(""); // The prompt is left open.
                return match outcome {
                    _ if leaving.load(Ordering::SeqCst) => Ok(()),
                    Err(error) => Err(client::connection_lost(&error)),
                    Ok(_) => Err(client::server_left()),
                };
            }
        };
        match News::parse(&message).ok_or_else(entrance::nonsense)? {
            News::Told(Message { name, text }) => {
                show(&words!("(earlier) {name}: {text}", "(ранее) {name}: {text}"), prompt)
            }
            News::Said(Message { name, text }) => show(&format!("{name}: {text}"), prompt),
            News::Came(name) => show(&words!("{name} has come", "{name} входит в чат"), prompt),
            News::Left(name) => show(&words!("{name} has left", "{name} покидает чат"), prompt),
            News::Answer(Answer::Bye) => {
                say("");
                entrance::forget(server);
                return Ok(());
            }
            News::Answer(Answer::Refused(why)) => show(&why, prompt),
            News::Answer(_) => return Err(entrance::nonsense()),
        }
    }
}

/// Shows a line below the open prompt, and the prompt again.
fn show(line: &str, prompt: &str) {
    say("");
    say_foreign(line);
    console::show_prompt(prompt);
}
