//! A TCP server that returns what it receives, with a thread for each client, and with a limit on clients.
//!
//! ```text
//! client a        client b        server
//!    | -- connect ---------------> |  accept: thread a
//!    |               | - connect ->|  accept: thread b
//!    |               | -- "hi" --> |  thread b returns it, while thread a waits in `read`
//!    |               | <- "hi" --- |
//!    | -- "hello" ---------------> |  thread a
//!    | <- "hello" ---------------- |
//! ```
//!
//! One thread could not do it: in `read` it waits for one client, and all others wait for it. Threads are not free, each
//! takes memory and each client a descriptor, so there is a limit. Whoever comes above it is told so, and the others
//! notice nothing. (echo-server has the same threads and writes down every event; here they are to be quick.)

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use lab_reference::log::Log;
use lab_reference::seats::Seats;
use lab_reference::{server, words};

const LOG_FILE: &str = "threads.log";
/// Many systems give a program 1,024 descriptors; some are for the log, the console and those who are refused.
const MOST_CLIENTS: usize = 1000;
const PORTION: usize = 16 * 1024;
/// How long a client that was refused may take to read why.
const PATIENCE: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let seats = Seats::new(MOST_CLIENTS);
    server::serve(LOG_FILE, move |stream, peer, log| match seats.take() {
        Some(_seat) => echo(stream, peer, log),
        None => refuse(stream, peer, log),
    })
}

/// One conversation: returns what it receives until the client closes.
fn echo(mut stream: TcpStream, peer: SocketAddr, log: &Log) -> io::Result<()> {
    // Else a small answer waits until the one before it is acknowledged (Nagle), up to 40 ms.
    stream.set_nodelay(true)?;
    let mut portion = [0; PORTION];
    let mut bytes = 0;
    loop {
        let length = stream.read(&mut portion)?;
        if length == 0 {
            log.write(&words!(
                "returned to {peer}, bytes: {bytes}",
                "возвращено {peer}, байт: {bytes}"
            ));
            return Ok(());
        }
        stream.write_all(&portion[..length])?;
        bytes += length;
    }
}

fn refuse(mut stream: TcpStream, peer: SocketAddr, log: &Log) -> io::Result<()> {
    log.write(&words!(
        "refused {peer}: there are {MOST_CLIENTS} clients already",
        "отказ {peer}: уже подключено клиентов: {MOST_CLIENTS}"
    ));
    let why = words!(
        "The server is full: it serves {MOST_CLIENTS} clients at once. Come back later",
        "Сервер заполнен: одновременно обслуживается клиентов: {MOST_CLIENTS}. Зайдите позже"
    );
    stream.write_all(format!("{why}\n").as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    // To close with bytes unread is to send an RST, and with some systems that takes the message away from the client
    // again. So what he may have sent is read, until he closes too.
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut unread = [0; PORTION];
    while matches!(stream.read(&mut unread), Ok(1..)) {}
    Ok(())
}
