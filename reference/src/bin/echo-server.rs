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

use lab_reference::log::Log;
use lab_reference::{server, words};

const LOG_FILE: &str = "server.log";
const PORTION: usize = 1024;

fn main() -> ExitCode {
    server::serve(LOG_FILE, echo)
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
