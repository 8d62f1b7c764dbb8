//! A TCP client that registers or logs in, keeps the token of its session in a file, and comes back with it unasked; then
//! each line typed is sent and comes back, until `exit`. `logout` ends the session too.
//!
//! ```text
//! user                     client                              server
//!   |                        | ---- resume, token ------------> |  only if there is one in the file
//!   |                        | <--- refused ------------------- |  "The session is over"
//!   | -- name, password ---> | ---- login, name, password ----> |
//!   |                        | <--- welcome, name, token ------ |  the token goes to the file
//!   | ---- "hi" -----------> | ---- echo, "hi" ---------------> |
//!   | <--- "hi" ------------ | <--- echo, "hi" ---------------- |
//! ```
//!
//! The password can be seen while it is typed: to switch that off is the terminal's business, for which the standard
//! library has no call.

use std::io;
use std::net::TcpStream;
use std::process::ExitCode;

use lab_reference::console::{self, complain, printable, say, say_foreign};
use lab_reference::framing::{MessageError, ReadMessage, WriteMessage};
use lab_reference::login::{Answer, Credentials, Request};
use lab_reference::table::Table;
use lab_reference::{client, words};
use zeroize::Zeroizing;

/// Tokens by server: one server's token is nothing that another should see. A token is as good as the password until it
/// ends, so only the file's owner may read it.
const TOKENS_FILE: &str = "tokens.txt";

fn main() -> ExitCode {
    client::run(|| {
        let (host, port) = client::ask_where();
        let server = format!("{host}:{port}");
        let stream = client::connect(&host, port)?;
        let Some(name) = enter(&stream, &server)? else {
            return Ok(());
        };
        let name = printable(&name);
        say(&words!("You are in, {name}", "Вы вошли, {name}"));
        talk(&stream, &server)
    })
}

/// Gets in, with the token if there is one, else by password; `None` when the user gives up.
fn enter(stream: &TcpStream, server: &str) -> Result<Option<String>, String> {
    let kept = Table::open(TOKENS_FILE)
        .ok()
        .and_then(|tokens| tokens.get(server).map(String::from));
    let mut request = kept.map(|token| Request::Resume { token });
    loop {
        request = match request {
            Some(request) => match ask(stream, &request)? {
                Answer::Welcome { name, token } => {
                    keep(server, Some(&token));
                    return Ok(Some(name));
                }
                Answer::Refused(why) => {
                    say_foreign(&why);
                    None
                }
                Answer::Echo(_) | Answer::Bye => return Err(nonsense()),
            },
            None => match ask_credentials() {
                Some(request) => Some(request),
                None => return Ok(None),
            },
        }
    }
}

/// Asks the user who he is; `None` when the input has ended.
fn ask_credentials() -> Option<Request> {
    let new = loop {
        let choice = console::ask_line(&words!("Log in or register (l/r)", "Вход или регистрация (в/р)"))?;
        match choice.trim().to_lowercase().chars().next() {
            Some('l' | 'в' | '1') => break false,
            Some('r' | 'р' | '2') => break true,
            _ => {}
        }
    };
    let name = console::ask_line(&words!("Name", "Имя"))?;
    let password = Zeroizing::new(console::ask_line(&words!("Password", "Пароль"))?);
    let credentials = Credentials { name, password };
    Some(if new {
        Request::Register(credentials)
    } else {
        Request::Login(credentials)
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
            _ => Request::Echo(line),
        };
        match ask(stream, &request)? {
            Answer::Echo(text) => say_foreign(&text),
            Answer::Refused(why) => say_foreign(&why),
            Answer::Bye => {
                keep(server, None);
                return Ok(());
            }
            Answer::Welcome { .. } => return Err(nonsense()),
        }
    }
    Ok(())
}

/// One request and its answer.
fn ask(mut stream: &TcpStream, request: &Request) -> Result<Answer, String> {
    if let Err(error @ MessageError::TooLong { .. }) = stream.send_message(&request.to_message()) {
        return Ok(Answer::Refused(error.to_string()));
    }
    // Where sending failed otherwise, the server has closed: reading says so too, after its last words if there are any.
    match stream.receive_message() {
        Ok(Some(message)) => Answer::parse(&message).ok_or_else(nonsense),
        Ok(None) => Err(client::server_left()),
        Err(error) => Err(words!(
            "The connection is lost: {error}",
            "Соединение потеряно: {error}"
        )),
    }
}

/// Keeps the token of this server, or forgets it. Without it the user types his password next time; no more is lost.
fn keep(server: &str, token: Option<&str>) {
    let kept = Table::open(TOKENS_FILE).and_then(|mut tokens| match token {
        Some(token) if tokens.get(server) == Some(token) => Ok(()),
        Some(token) if !token.is_empty() => tokens.insert(server, token),
        _ => tokens.change(|tokens| {
            tokens.remove(server);
        }),
    });
    if let Err(error) = kept {
        complain_unkept(&error);
    }
}

fn complain_unkept(error: &io::Error) {
    complain(&words!(
        "The session is not kept: {error}",
        "Сеанс не сохранен: {error}"
    ));
}

fn nonsense() -> String {
    words!("The server speaks another language", "Сервер говорит на другом языке")
}
