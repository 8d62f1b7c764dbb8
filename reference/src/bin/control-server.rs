//! A TCP server with a control console: the port is listened on in a thread of its own, and the main thread takes commands.
//! Clients are known by their address and get their lines back, as by identify-server.
//!
//! ```text
//! operator                 server                                  client
//!    |                       | <------------- connect --------------- |  accepted by the listening thread
//!    |                       | <------------- "hi" ------------------ |
//!    | -- "pause" ---------> | -------------- "hi" -----------------> |  a thread of his own serves him
//!    |    the port is closed |                                        |
//!    |                       | <------------- connect --------------- |  another one
//!    |                       | -------------- RST ------------------> |  "connection refused"
//!    | -- "resume" --------> |                                        |
//!    | -- "stop" ----------> | -------------- goodbye, FIN ---------> |
//! ```
//!
//! A flag "paused" alone would not do. Whoever stands in `accept` does not see it; and even with nobody in `accept` the
//! kernel goes on to make connections, and clients wait in the backlog for an answer. Only a closed port refuses them.

use std::collections::HashMap;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lab_reference::console::{complain, say, say_foreign};
use lab_reference::gate::Gate;
use lab_reference::identify::{self, Names};
use lab_reference::log::Log;
use lab_reference::{server, words};

const LOG_FILE: &str = "control.log";
/// Lines of the log that are shown: what a terminal still has when one scrolls back.
const LAST_LINES: usize = 500;
/// How long the last answers may take when the server stops.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    match Names::open() {
        Ok(names) => server::run(LOG_FILE, |log| control(names, log)),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn control(names: Names, log: &Arc<Log>) -> io::Result<()> {
    let listener = server::bind_where_asked(TcpListener::bind)?;
    let port = listener.local_addr()?.port();
    let mut controls = Controls {
        port,
        gate: None,
        clients: Arc::default(),
        names,
        log: Arc::clone(log),
    };
    controls.open(listener)?;
    server::announce(port, log);
    say(&commands());
    let prompt = words!("Command (help for a list)", "Команда (help — список)");
    let stopped = server::obey_console(&prompt, |command| {
        if let Err(error) = controls.obey(command) {
            say(&words!("That did not work: {error}", "Не получилось: {error}"));
        }
        true
    });
    match controls.gate.take() {
        // The input has ended, the server has not: it may have been started without a console.
        Some(gate) if !stopped => gate.wait(),
        Some(gate) => gate.close(),
        None => {}
    }
    controls.clients.dismiss();
    Ok(())
}

fn commands() -> String {
    words!(
        "Commands:
  pause             stop listening on the port; who is connected stays
  resume            listen again
  show logs         print the log
  clear logs        empty the log
  clear identities  forget the names of all clients
  stop              say goodbye to the clients and end the server
  help              print this list",
        "Команды:
  pause             пауза: перестать слушать порт; кто подключен, остается
  resume            снова слушать порт
  show logs         показать логи
  clear logs        очистить логи
  clear identities  очистить файл идентификации: забыть имена клиентов
  stop              попрощаться с клиентами и остановить сервер
  help              показать этот список"
    )
}

/// What the operator has his hands on.
struct Controls {
    port: u16,
    /// `None` during a pause.
    gate: Option<Gate>,
    clients: Arc<Clients>,
    names: Names,
    log: Arc<Log>,
}

impl Controls {
    fn obey(&mut self, command: &str) -> io::Result<()> {
        match command {
            "pause" => self.pause(),
            "resume" => self.resume()?,
            "show logs" => self.show_logs()?,
            "clear logs" => {
                self.log.clear()?;
                say(&words!("The log is empty", "Логи очищены"));
            }
            "clear identities" => {
                self.names.clear()?;
                self.log.write(&words!("all names forgotten", "все имена забыты"));
                say(&words!("All names are forgotten", "Файл идентификации очищен"));
            }
            "" | "help" => say(&commands()),
            other => {
                say(&words!("No such command: \"{other}\"", "Нет такой команды: «{other}»"));
                say(&commands());
            }
        }
        Ok(())
    }

    fn pause(&mut self) {
        let port = self.port;
        match self.gate.take() {
            Some(gate) => {
                gate.close();
                self.log.write(&words!("port {port} closed", "порт {port} закрыт"));
                say(&words!("Paused: port {port} is closed", "Пауза: порт {port} закрыт"));
            }
            None => say(&words!("Paused already", "Пауза уже идет")),
        }
    }

    fn resume(&mut self) -> io::Result<()> {
        if self.gate.is_some() {
            say(&words!("There is no pause", "Паузы нет"));
            return Ok(());
        }
        // On the same port, which clients know; another program may have taken it meanwhile.
        self.open(TcpListener::bind((Ipv4Addr::UNSPECIFIED, self.port))?)?;
        server::announce(self.port, &self.log);
        Ok(())
    }

    fn open(&mut self, listener: TcpListener) -> io::Result<()> {
        let (clients, names) = (Arc::clone(&self.clients), self.names.clone());
        self.gate = Some(Gate::open(listener, &self.log, move |stream, peer, log| {
            clients.serve(stream, peer, |stream| identify::converse(stream, peer, &names, log))
        })?);
        Ok(())
    }

    fn show_logs(&self) -> io::Result<()> {
        let log = self.log.read()?;
        let skipped = log.lines().count().saturating_sub(LAST_LINES);
        log.lines().skip(skipped).for_each(say_foreign);
        Ok(())
    }
}

/// Who is connected.
#[derive(Default)]
struct Clients {
    streams: Mutex<HashMap<SocketAddr, Arc<TcpStream>>>,
    /// Somebody has left.
    left: Condvar,
    stopping: AtomicBool,
}

impl Clients {
    /// Holds a conversation with a client, which [`Clients::dismiss`] can end.
    fn serve(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        conversation: impl FnOnce(&TcpStream) -> io::Result<()>,
    ) -> io::Result<()> {
        let stream = Arc::new(stream);
        self.streams().insert(peer, Arc::clone(&stream));
        if self.stopping.load(Ordering::SeqCst) {
            let _ = stream.shutdown(Shutdown::Read); // Too late to be seen by `dismiss`.
        }
        let mut outcome = conversation(&stream);
        if self.stopping.load(Ordering::SeqCst) {
            let goodbye = words!("The server stops. Goodbye!", "Сервер останавливается. До свидания!");
            outcome = outcome.and_then(|()| writeln!(&*stream, "{goodbye}"));
        }
        // Closed before it is counted as left: who waits for that ends the process.
        let _ = stream.shutdown(Shutdown::Both);
        self.streams().remove(&peer);
        self.left.notify_all();
        outcome
    }

    /// Ends all conversations politely: what has come is answered, then a goodbye and the end.
    fn dismiss(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        let streams = self.streams();
        for stream in streams.values() {
            // Wakes the thread that waits in `read`, as if the client had closed; it can still write.
            let _ = stream.shutdown(Shutdown::Read);
        }
        // A client that does not read may hold its thread in `write`; the kernel closes it with the process.
        let _ = self
            .left
            .wait_timeout_while(streams, PATIENCE, |streams| !streams.is_empty());
    }

    fn streams(&self) -> MutexGuard<'_, HashMap<SocketAddr, Arc<TcpStream>>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
