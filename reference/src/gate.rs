//! A port that clients come in by, until it is closed: a thread that accepts them, and a thread for each of them.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::log::Log;
use crate::words;

/// How long a connection to ourselves may take.
const PATIENCE: Duration = Duration::from_secs(1);
/// After an `accept` that failed, the next one waits so long for somebody to leave.
const PAUSE: Duration = Duration::from_secs(1);

/// An open port.
pub struct Gate {
    port: u16,
    open: Arc<AtomicBool>,
    acceptor: JoinHandle<()>,
}

impl Gate {
    /// Holds a `conversation` with every client that comes.
    pub fn open<C>(listener: TcpListener, log: &Arc<Log>, conversation: C) -> io::Result<Gate>
    where
        C: Fn(TcpStream, SocketAddr, &Log) -> io::Result<()> + Clone + Send + 'static,
    {
        let port = listener.local_addr()?.port();
        let open = Arc::new(AtomicBool::new(true));
        let acceptor = thread::Builder::new().spawn({
            let (open, log) = (Arc::clone(&open), Arc::clone(log));
            move || accept_clients(&listener, &open, &log, conversation)
        })?;
        Ok(Gate { port, open, acceptor })
    }

    /// Waits for ever.
    pub fn wait(self) {
        let _ = self.acceptor.join();
    }

    /// Closes the port: when this returns nobody listens there, and whoever tries to connect is refused. Conversations go on.
    pub fn close(self) {
        self.open.store(false, Ordering::SeqCst);
        // The thread waits in `accept`, and nothing in the standard library wakes it but a client. So one more comes, who
        // is not served. If it finds no place in the backlog, others are there, and the thread is awake already.
        let _ = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, self.port).into(), PATIENCE);
        // With the thread goes its listener, and with that the backlog: who waits there gets an RST.
        let _ = self.acceptor.join();
    }
}

/// Accepts clients while the gate is `open` and holds a `conversation` with each in a thread of its own. However one ends, it ends
/// alone: a client that was reset costs a line in the log, a client whose machine vanished costs a waiting thread.
fn accept_clients<C>(listener: &TcpListener, open: &AtomicBool, log: &Arc<Log>, conversation: C)
where
    C: Fn(TcpStream, SocketAddr, &Log) -> io::Result<()> + Clone + Send + 'static,
{
    let (leaving, left) = mpsc::channel();
    loop {
        left.try_iter().for_each(drop);
        // The kernel makes the connections, whether or not anybody accepts: until then they wait in the backlog.
        let accepted = listener.accept();
        if !open.load(Ordering::SeqCst) {
            return;
        }
        let (stream, peer) = match accepted {
            Ok(client) => client,
            Err(error) => {
                log.write(&words!(
                    "a client was not accepted: {error}",
                    "клиент не принят: {error}"
                ));
                // Out of descriptors, most likely. The client stays in the backlog and the next `accept` would fail
                // at once, so wait until somebody leaves. An aborted connection, though, is simply gone.
                if error.kind() != ErrorKind::ConnectionAborted {
                    let _ = left.recv_timeout(PAUSE);
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
        if let Err(error) = spawned {
            log_departure(log, peer, Err(error));
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
