//! What every threaded server does around its conversations: finds a port, opens it (see `gate`), and obeys its console
//! meanwhile.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;

use crate::console::{self, complain, say};
use crate::gate::Gate;
use crate::log::Log;
use crate::{DEFAULT_PORT, words};

/// How far from a busy port a free one is looked for: near enough for the user to recognise it.
const NEXT_PORTS: u16 = 20;

/// The whole life of a server: asks for a port, holds a `conversation` with every client, until its console says `stop`.
pub fn serve<C>(log_file: &str, conversation: C) -> ExitCode
where
    C: Fn(TcpStream, SocketAddr, &Log) -> io::Result<()> + Clone + Send + 'static,
{
    serve_with_console(log_file, &stop_prompt(), |_| false, conversation)
}

/// The same with more commands than `stop`: `obey` tells whether it knew one.
pub fn serve_with_console<C>(log_file: &str, prompt: &str, obey: impl FnMut(&str) -> bool, conversation: C) -> ExitCode
where
    C: Fn(TcpStream, SocketAddr, &Log) -> io::Result<()> + Clone + Send + 'static,
{
    run(log_file, |log| {
        let listener = bind_where_asked(TcpListener::bind)?;
        announce(listener.local_addr()?.port(), log);
        let gate = Gate::open(listener, log, conversation)?;
        // Only the console stops the server, no client can: to be able to connect is no right to end the service for
        // everybody else.
        if !obey_console(prompt, obey) {
            // The input has ended, the server has not: it may have been started without a console.
            gate.wait();
        }
        Ok(())
    })
}

/// Does the `work` of a server between the first and the last line of its log.
pub fn run(log_file: &str, work: impl FnOnce(&Arc<Log>) -> io::Result<()>) -> ExitCode {
    let log = Arc::new(Log::open(log_file));
    log.write(&words!("server started", "сервер запущен"));
    let outcome = work(&log);
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

/// Tells the console and the log which port the server has.
pub fn announce(port: u16, log: &Log) {
    log.write(&words!("listening on port {port}", "начато прослушивание порта {port}"));
    say(&words!("Listening on port {port}", "Сервер слушает порт {port}"));
}

/// The prompt of a console that knows no command but `stop`.
pub fn stop_prompt() -> String {
    words!("Command (stop to end the server)", "Команда (stop — остановить сервер)")
}

/// Takes commands until `stop` (true) or the end of the input (false).
pub fn obey_console(prompt: &str, mut obey: impl FnMut(&str) -> bool) -> bool {
    while let Some(command) = console::ask_line(prompt) {
        match command.trim() {
            "stop" => return true,
            known if obey(known) => {}
            other => say(&words!("No such command: \"{other}\"", "Нет такой команды: «{other}»")),
        }
    }
    false
}

/// Asks for a port and binds a socket to it; where it is busy, to another one.
pub fn bind_where_asked<S>(bind: impl Fn((Ipv4Addr, u16)) -> io::Result<S>) -> io::Result<S> {
    loop {
        let answer = console::ask_port(DEFAULT_PORT);
        let port = answer.unwrap_or(DEFAULT_PORT);
        match bind_near(port, &bind) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied && answer.is_some() => say(&words!(
                "Port {port} may not be used: {error}. Choose another",
                "Порт {port} занять нельзя: {error}. Выберите другой"
            )),
            outcome => return outcome,
        }
    }
}

/// Binds to `port`, or where it is busy to one of the next, or to any that the kernel finds free (port 0). The address
/// 0.0.0.0 stands for all of this machine: other machines reach the server too.
fn bind_near<S>(port: u16, bind: impl Fn((Ipv4Addr, u16)) -> io::Result<S>) -> io::Result<S> {
    for port in port..=port.saturating_add(NEXT_PORTS) {
        // Trying is the only sure way: between a look and the `bind` another program may take the port.
        // `TcpListener::bind` also sets SO_REUSEADDR on Unix: the connections of an earlier run, kept in TIME_WAIT for
        // a minute by the side that closed first, do not make the port busy.
        match bind((Ipv4Addr::UNSPECIFIED, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            outcome => return outcome,
        }
    }
    bind((Ipv4Addr::UNSPECIFIED, 0))
}
