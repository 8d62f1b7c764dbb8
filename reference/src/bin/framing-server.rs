//! A TCP server that holds a dialogue in messages with each client: it answers every message with the same message, and
//! what is typed at its console as `say TEXT` goes to all clients, whenever it is typed.
//!
//! ```text
//! operator        server                          client
//!    |               | <--- 00 00 00 02 "hi" ------ |
//!    |               | ---- 00 00 00 02 "hi" -----> |  an answer
//!    | -- "say .." > | ---- 00 00 00 05 "lunch" --> |  nobody asked: either side may speak
//!    |               | <--- close (FIN) ----------- |
//!    |               | ---- close (FIN) ----------> |
//! ```

use std::collections::HashMap;
use std::io;
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lab_reference::framing::{MessageError, ReadMessage, WriteMessage};
use lab_reference::log::Log;
use lab_reference::{server, words};

const LOG_FILE: &str = "framing.log";
/// How long a client may refuse to take bytes. A client that sends and never reads would stop its thread for ever, and
/// with it everybody who wants to say something to all.
const PATIENCE: Duration = Duration::from_secs(10);

/// The clients that are connected.
type Clients = Mutex<HashMap<SocketAddr, Arc<Client>>>;

struct Client {
    stream: TcpStream,
    /// Two threads write to a client: its own and the operator's. A long message goes out in several `write`s, and
    /// without turns another message could get into its middle.
    turn: Mutex<()>,
}

impl Client {
    fn send(&self, text: &str) -> Result<(), MessageError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = (&self.stream).send_message(text);
        if outcome.is_err() {
            // A part of the message may be on the way: what followed would be read as its rest.
            let _ = self.stream.shutdown(Shutdown::Both);
        }
        outcome
    }
}

fn main() -> ExitCode {
    let clients = Arc::new(Clients::default());
    let prompt = words!(
        "Command (say TEXT to all clients, stop to end the server)",
        "Команда (say ТЕКСТ — сказать всем клиентам, stop — остановить сервер)"
    );
    let obey = {
        let clients = Arc::clone(&clients);
        move |command: &str| {
            command
                .strip_prefix("say ")
                .map(|text| say_to_all(&clients, text))
                .is_some()
        }
    };
    server::serve_with_console(LOG_FILE, &prompt, obey, move |stream, peer, log| {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let turn = Mutex::default();
        let client = Arc::new(Client { stream, turn });
        locked(&clients).insert(peer, Arc::clone(&client));
        let outcome = talk(&client, peer, log);
        locked(&clients).remove(&peer);
        outcome
    })
}

/// Answers message for message until the client closes.
fn talk(client: &Client, peer: SocketAddr, log: &Log) -> io::Result<()> {
    while let Some(text) = (&client.stream).receive_message()? {
        let length = text.len();
        log.write(&words!(
            "received a message from {peer}, bytes: {length}",
            "принято сообщение от {peer}, байт: {length}"
        ));
        client.send(&text)?;
        log.write(&words!(
            "sent a message to {peer}, bytes: {length}",
            "отправлено сообщение {peer}, байт: {length}"
        ));
    }
    Ok(())
}

fn say_to_all(clients: &Clients, text: &str) {
    // The list is copied, so that it is not locked while somebody is slow to take the message.
    let present: Vec<_> = locked(clients).values().cloned().collect();
    for client in present {
        // Whom it does not reach has left, and his own thread says so in the log.
        let _ = client.send(text);
    }
}

fn locked(clients: &Clients) -> MutexGuard<'_, HashMap<SocketAddr, Arc<Client>>> {
    clients.lock().unwrap_or_else(PoisonError::into_inner)
}
