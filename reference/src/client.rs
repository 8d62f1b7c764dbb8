//! What every TCP client does around its conversation: asks where to, connects, and ends with a message.

use std::net::TcpStream;
use std::process::ExitCode;
use std::thread;

use crate::console::{self, complain, say};
use crate::framing::MessageError;
use crate::{DEFAULT_PORT, words};

/// The host that is meant when the user names none: this machine.
pub const DEFAULT_HOST: &str = "127.0.0.1";

/// The whole life of a client: its conversation, or why it could not be held.
pub fn run(conversation: impl FnOnce() -> Result<(), String>) -> ExitCode {
    match conversation() {
        Ok(()) => {
            say(&words!("Disconnected", "Соединение разорвано"));
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            complain(&complaint);
            ExitCode::FAILURE
        }
    }
}

/// Asks for a host, a name or an address, and a port.
pub fn ask_where() -> (String, u16) {
    let host = console::ask_host(DEFAULT_HOST).unwrap_or(DEFAULT_HOST.to_string());
    let port = console::ask_port(DEFAULT_PORT).unwrap_or(DEFAULT_PORT);
    (host, port)
}

/// Connects to a server. A name may stand for several addresses: the first that answers is taken.
pub fn connect(host: &str, port: u16) -> Result<TcpStream, String> {
    let stream = TcpStream::connect((host, port)).map_err(|error| {
        words!(
            "Cannot connect to {host}, port {port}: {error}",
            "Не удалось соединиться с {host}, порт {port}: {error}"
        )
    })?;
    say(&words!(
        "Connected to {host}, port {port}",
        "Соединение с {host}, порт {port} установлено"
    ));
    Ok(stream)
}

/// Asks for a server and connects to it.
pub fn connect_where_asked() -> Result<TcpStream, String> {
    let (host, port) = ask_where();
    connect(&host, port)
}

/// Starts a thread; not with `thread::spawn`, which panics where no more are to be had.
pub fn spawn(work: impl FnOnce() + Send + 'static) -> Result<(), String> {
    match thread::Builder::new().spawn(work) {
        Ok(_) => Ok(()),
        Err(error) => Err(words!(
            "Cannot start a thread: {error}",
            "Не удалось создать поток: {error}"
        )),
    }
}

/// The complaint about a connection that broke.
pub fn connection_lost(error: &MessageError) -> String {
    words!("The connection is lost: {error}", "Соединение потеряно: {error}")
}

/// The complaint about a server that closed first.
pub fn server_left() -> String {
    words!("The server closed the connection", "Сервер разорвал соединение")
}
