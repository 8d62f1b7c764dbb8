//! A TCP server for users with passwords: they register, log in, or come back with the token of an earlier session; what
//! they send then is returned.
//!
//! ```text
//! client                                        server
//!   | ---- login, name, password ---------------> |  Argon2id: the hash in the file is this password's?
//!   | <--- welcome, name, token ----------------- |  or "refused": after three the server closes
//!   | ---- say, text ---------------------------> |
//!   | <--- echo, text --------------------------- |
//!   |
//!   |      the next day, a new connection
//!   | ---- resume, token -----------------------> |  SHA-256: is there such a session?
//!   | <--- welcome, name, token ----------------- |
//! ```
//!
//! The answer to an unknown name and to a wrong password is the same, and takes as long: nobody learns from it which names
//! exist (from trying to register one he does; names of users are never quite secret).
//! One thing is missing here that a real service must have: TCP hides nothing, so passwords and tokens can be read on the
//! way. That takes TLS, below the same messages.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;

use lab_reference::console::complain;
use lab_reference::framing::WriteMessage;
use lab_reference::log::Log;
use lab_reference::login::{Answer, Request};
use lab_reference::office::{MOST_REFUSALS, Office, Visitor};
use lab_reference::{server, words};

const LOG_FILE: &str = "auth.log";

fn main() -> ExitCode {
    match Office::open() {
        Ok(office) => {
            let office = Arc::new(office);
            server::serve(LOG_FILE, move |stream, peer, log| converse(&stream, peer, &office, log))
        }
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// One conversation, until the client closes or was refused too often.
fn converse(stream: &TcpStream, peer: SocketAddr, office: &Office, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    match office.receive(stream, peer, log)? {
        Some(visitor) => serve(stream, peer, &visitor, office, log),
        None => Ok(()),
    }
}

/// Answers each request of somebody who is in.
fn serve(mut stream: &TcpStream, peer: SocketAddr, visitor: &Visitor, office: &Office, log: &Log) -> io::Result<()> {
    stream.send_message(&visitor.welcome().to_message())?;
    let mut refusals = 0;
    while refusals < MOST_REFUSALS
        && let Some(request) = Request::receive(stream)?
    {
        let answer = match request {
            Request::Say(text) => {
                let length = text.len();
                log.write(&words!(
                    "received a message from {peer} and sends it back, bytes: {length}",
                    "принято сообщение от {peer} и отправляется обратно, байт: {length}"
                ));
                Answer::Echo(text)
            }
            Request::Logout => office.log_out(&visitor.token, log),
            Request::Unknown => Answer::Refused(words!("Not a request", "Это не запрос")),
            _ => Answer::Refused(words!("You are logged in", "Вы уже вошли")),
        };
        stream.send_message(&answer.to_message())?;
        match answer {
            Answer::Bye => break,
            Answer::Refused(_) => refusals += 1,
            _ => {}
        }
    }
    Ok(())
}
