//! How a user gets into a server for users with passwords: with the token of an earlier session, else by name and password.

use std::io;
use std::net::TcpStream;

use zeroize::Zeroizing;

use crate::console::{self, complain, printable, say, say_foreign};
use crate::framing::{MessageError, ReadMessage, WriteMessage};
use crate::login::{Answer, Credentials, Request};
use crate::table::Table;
use crate::{client, words};

/// Tokens by server: one server's token is nothing that another should see. A token is as good as the password until it
/// ends, so only the file's owner may read it.
const TOKENS_FILE: &str = "tokens.txt";

/// Asks for a server, connects and gets in; `None` when the user gives up. The text names the server, for [`forget`].
pub fn enter() -> Result<Option<(TcpStream, String)>, String> {
    let (host, port) = client::ask_where();
    let server = format!("{host}:{port}");
    let stream = client::connect(&host, port)?;
    let Some(name) = get_in(&stream, &server)? else {
        return Ok(None);
    };
    let name = printable(&name);
    say(&words!("You are in, {name}", "Вы вошли, {name}"));
    Ok(Some((stream, server)))
}

/// Gets in, with the token if there is one, else by password; `None` when the user gives up.
fn get_in(stream: &TcpStream, server: &str) -> Result<Option<String>, String> {
    let kept = Table::open(TOKENS_FILE)
        .ok()
        .and_then(|tokens| tokens.get(server).map(String::from));
    let mut request = kept.map(|token| Request::Resume { token });
    loop {
        request = match request {
            Some(request) => match ask(stream, &request)? {
                Answer::Welcome { name, token } => {
                    keep(server, &token);
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

/// One request and its answer, where nothing else can come.
pub fn ask(mut stream: &TcpStream, request: &Request) -> Result<Answer, String> {
    if let Err(error @ MessageError::TooLong { .. }) = stream.send_message(&request.to_message()) {
        return Ok(Answer::Refused(error.to_string()));
    }
    // Where sending failed otherwise, the server has closed: reading says so too, after its last words if there are any.
    match stream.receive_message() {
        Ok(Some(message)) => Answer::parse(&message).ok_or_else(nonsense),
        Ok(None) => Err(client::server_left()),
        Err(error) => Err(client::connection_lost(&error)),
    }
}

/// Keeps the token of this server. Without it the user types his password next time; no more is lost.
fn keep(server: &str, token: &str) {
    if token.is_empty() {
        return forget(server);
    }
    let kept = Table::open(TOKENS_FILE).and_then(|mut tokens| match tokens.get(server) {
        Some(known) if known == token => Ok(()),
        _ => tokens.insert(server, token),
    });
    complain_unkept(kept);
}

/// Forgets the token of this server.
pub fn forget(server: &str) {
    let forgotten = Table::open(TOKENS_FILE).and_then(|mut tokens| {
        tokens.change(|tokens| {
            tokens.remove(server);
        })
    });
    complain_unkept(forgotten);
}

fn complain_unkept(outcome: io::Result<()>) {
    if let Err(error) = outcome {
        complain(&words!(
            "The session is not kept: {error}",
            "Сеанс не сохранен: {error}"
        ));
    }
}

/// The complaint about a server that says what no server of ours would.
pub fn nonsense() -> String {
    words!("The server speaks another language", "Сервер говорит на другом языке")
}
