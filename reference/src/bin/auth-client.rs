//! A TCP client that registers or logs in, keeps the token of its session in a file, and comes back with it unasked; then
//! each line typed is sent and comes back, until `exit`. `logout` ends the session too.
//!
//! ```text
//! user                     client                              server
//!   |                        | ---- resume, token ------------> |  only if there is one in the file
//!   |                        | <--- refused ------------------- |  "The session is over"
//!   | -- name, password ---> | ---- login, name, password ----> |
//!   |                        | <--- welcome, name, token ------ |  the token goes to the file
//!   | ---- "hi" -----------> | ---- say, "hi" ----------------> |
//!   | <--- "hi" ------------ | <--- echo, "hi" ---------------- |
//! ```
//!
//! The password can be seen while it is typed: to switch that off is the terminal's business, for which the standard
//! library has no call.

use std::net::TcpStream;
use std::process::ExitCode;

use lab_reference::console::{self, say_foreign};
use lab_reference::login::{Answer, Request};
use lab_reference::{client, entrance, words};

fn main() -> ExitCode {
    client::run(|| match entrance::enter()? {
        Some((stream, server)) => talk(&stream, &server),
        None => Ok(()),
    })
}

/// Sends what the user types and shows what comes back, until he leaves.
fn talk(stream: &TcpStream, server: &str) -> Result<(), String> {
    let prompt = words!(
        "Message (exit to leave, logout to end the session)",
        "Сообщение (exit — выход, logout — завершить сеанс)"
    );
    while let Some(line) = console::ask_line(&prompt) {
        let request = match line.as_str() {
            "exit" => return Ok(()),
            "logout" => Request::Logout,
            _ => Request::Say(line),
        };
        match entrance::ask(stream, &request)? {
            Answer::Echo(text) => say_foreign(&text),
            Answer::Refused(why) => say_foreign(&why),
            Answer::Bye => {
                entrance::forget(server);
                return Ok(());
            }
            Answer::Welcome { .. } => return Err(entrance::nonsense()),
        }
    }
    Ok(())
}
