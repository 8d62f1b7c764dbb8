//! A TCP server that receives a string in portions of 1 KB and returns it, to many clients at once.
//! Its events go to a log file; its console asks for the port, tells the real one and takes commands.
//!
//! ```text
//! client                                   server
//!   | ------------- connect ---------------> |  accept: a new socket and a thread for this client
//!   | ------------- "hello" ---------------> |  read: what has arrived, 1 KB at most
//!   | <------------ "hello" ---------------- |  write_all
//!   |                  ...                   |
//!   | ------------- close (FIN) -----------> |  read: 0 bytes
//!   | <------------ close (FIN) ------------ |  the thread ends
//! ```

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use lab_reference::console::{self, complain, say};
use lab_reference::log::Log;
use lab_reference::{server, words};

const LOG_FILE: &str = "server.log";
const PORTION: usize = 1024;

fn main() -> ExitCode {
    let log = Arc::new(Log::open(LOG_FILE));
    log.write(&words!("server started", "сервер запущен"));
    let outcome = run(&log);
    log.write(&words!("server stopped", "сервер остановлен"));
    match outcome {
        // Clients that are still connected are closed by the kernel, with the process.
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&words!(
                "The server cannot work: {error}",
                "Сервер не может работать: {error}"
            ));
            ExitCode::FAILURE
        }
    }
}

fn run(log: &Arc<Log>) -> io::Result<()> {
    let listener = server::listen_where_asked()?;
    let port = listener.local_addr()?.port();
    log.write(&words!("listening on port {port}", "начато прослушивание порта {port}"));
    say(&words!("Listening on port {port}", "Сервер слушает порт {port}"));
    let acceptor = thread::Builder::new().spawn({
        let log = Arc::clone(log);
        move || server::accept_clients(&listener, &log, echo)
    })?;
    // Only the console stops the server. A client that sends "stop" gets "stop" back: to be able to connect is no
    // right to end the service for everybody else.
    let prompt = words!("Command (stop to end the server)", "Команда (stop — остановить сервер)");
    while let Some(command) = console::ask_line(&prompt) {
        match command.trim() {
            "stop" => return Ok(()),
            other => say(&words!("No such command: \"{other}\"", "Нет такой команды: «{other}»")),
        }
    }
    // The input has ended, the server has not: it may have been started without a console.
    let _ = acceptor.join();
    Ok(())
}

/// One conversation: returns what it receives until the client closes.
fn echo(mut stream: TcpStream, peer: SocketAddr, log: &Log) -> io::Result<()> {
    // Else the second portion of an echo waits until the first is acknowledged (Nagle), up to 40 ms.
    stream.set_nodelay(true)?;
    let mut portion = [0; PORTION];
    loop {
        // A `read` is not a message: it may bring a part of one, or several, or half a letter. An echo need not
        // know, so the bytes are never decoded.
        let length = stream.read(&mut portion)?;
        if length == 0 {
            return Ok(());
        }
        log.write(&words!(
            "received data from {peer}, bytes: {length}",
            "приняты данные от {peer}, байт: {length}"
        ));
        // `write` may take only a part of the bytes; `write_all` goes on until all are taken.
        stream.write_all(&portion[..length])?;
        log.write(&words!(
            "sent data to {peer}, bytes: {length}",
            "отправлены данные {peer}, байт: {length}"
        ));
    }
}
