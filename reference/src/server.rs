//! What every threaded server does around its conversations: finds a port, accepts clients, gives each a thread.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread;

use crate::console::{self, say};
use crate::log::Log;
use crate::{DEFAULT_PORT, words};

/// How far from a busy port a free one is looked for: near enough for the user to recognise it.
const NEXT_PORTS: u16 = 20;

/// Asks for a port and listens there; where it is busy, on another one.
pub fn listen_where_asked() -> io::Result<TcpListener> {
    loop {
        let answer = console::ask_port(DEFAULT_PORT);
        let port = answer.unwrap_or(DEFAULT_PORT);
        match listen_near(port) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied && answer.is_some() => say(&words!(
                "Port {port} may not be used: {error}. Choose another",
                "Порт {port} занять нельзя: {error}. Выберите другой"
            )),
            outcome => return outcome,
        }
    }
}

/// Listens on `port`, or where it is busy on one of the next, or on any that the kernel finds free (port 0).
fn listen_near(port: u16) -> io::Result<TcpListener> {
    for port in port..=port.saturating_add(NEXT_PORTS) {
        // Trying is the only sure way: between a look and the `bind` another program may take the port.
        // `bind` of std also sets SO_REUSEADDR on Unix: the connections of an earlier run, kept in TIME_WAIT for a
        // minute by the side that closed first, do not make the port busy.
        match TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            outcome => return outcome,
        }
    }
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0))
}

/// Accepts clients for ever and holds a `conversation` with each in a thread of its own. However one ends, it ends
/// alone: a client that was reset costs a line in the log, a client whose machine vanished costs a waiting thread.
pub fn accept_clients<C>(listener: &TcpListener, log: &Arc<Log>, conversation: C)
where
    C: Fn(TcpStream, SocketAddr, &Log) -> io::Result<()> + Clone + Send + 'static,
{
    let (leaving, left) = mpsc::channel();
    let mut connected = 0;
    loop {
        connected -= left.try_iter().count();
        // The kernel makes the connections, whether or not anybody accepts: until then they wait in the backlog.
        let (stream, peer) = match listener.accept() {
            Ok(client) => client,
            Err(error) => {
                log.write(&words!(
                    "a client was not accepted: {error}",
                    "клиент не принят: {error}"
                ));
                // Out of descriptors, most likely. The client stays in the backlog and the next `accept` would fail
                // at once, so wait until somebody leaves. An aborted connection, though, is simply gone.
                if error.kind() != ErrorKind::ConnectionAborted && connected > 0 && left.recv().is_ok() {
                    connected -= 1;
                }
                continue;
            }
        };
        log.write(&words!("client {peer} connected", "клиент {peer} подключился"));
        let (leaving, thread_log, conversation) = (leaving.clone(), Arc::clone(log), conversation.clone());
        // Not `thread::spawn`, which panics where no more threads are to be had.
        let spawned = thread::Builder::new().spawn(move || {
            let outcome = conversation(stream, peer, &thread_log);
            log_departure(&thread_log, peer, outcome);
            let _ = leaving.send(());
        });
        match spawned {
            Ok(_) => connected += 1,
            Err(error) => log_departure(log, peer, Err(error)),
        }
    }
}

fn log_departure(log: &Log, peer: SocketAddr, outcome: io::Result<()>) {
    log.write(&match outcome {
        Ok(()) => words!("client {peer} disconnected", "клиент {peer} отключился"),
        // An RST, most likely: the client was killed, or closed with bytes unread.
        Err(error) => words!(
            "client {peer} disconnected: {error}",
            "клиент {peer} отключился: {error}"
        ),
    });
}
