//! A TCP server that knows its clients by their IP address: it greets a known one by name, asks an unknown one for a name
//! and keeps it in a file; then it returns every line.
//!
//! ```text
//! client (unknown)                         server
//!   | ------------- connect ---------------> |  who is 127.0.0.1?
//!   | <-- "You are new here. Your name:" --- |  a line with a colon at its end asks
//!   | ------------- "Ann" -----------------> |  kept in the file
//!   | <------ "Hello, Ann!" ---------------- |
//!
//! client (known)                           server
//!   | ------------- connect ---------------> |
//!   | <------ "Hello, Ann!" ---------------- |
//!   | ------------- "hi" ------------------> |  and so on, until the client closes
//!   | <------------ "hi" ------------------- |
//! ```
//!
//! Each message is a line, so netcat will do as a client. An address is no proof of a person: all computers behind one
//! home router have the same one, and tomorrow it may be another's. Who must be sure asks for a password (auth-server).

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use lab_reference::console::complain;
use lab_reference::log::Log;
use lab_reference::table::Table;
use lab_reference::{names, server, words};

const LOG_FILE: &str = "identify.log";
const NAMES_FILE: &str = "names.txt";
/// Bytes of the longest answer that is waited for: a name fits, and whoever never ends the line is not listened to for ever.
const LONGEST_ANSWER: u64 = 1024;
const PORTION: usize = 1024;

fn main() -> ExitCode {
    let known = match Table::open(NAMES_FILE) {
        Ok(table) => Arc::new(Mutex::new(table)),
        Err(error) => {
            complain(&words!(
                "Cannot use the file of names: {error}",
                "Не удается использовать файл с именами: {error}"
            ));
            return ExitCode::FAILURE;
        }
    };
    server::serve(LOG_FILE, move |stream, peer, log| converse(&stream, peer, &known, log))
}

/// One conversation: who are you, then an echo.
fn converse(mut stream: &TcpStream, peer: SocketAddr, known: &Mutex<Table>, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    // Reads ahead: behind the name a part of the first message may have come. So it is read from here to the end.
    let mut reader = BufReader::new(stream);
    let address = peer.ip().to_string();
    // A statement of its own: the lock must not be held while the client thinks.
    let name = lock(known).get(&address).map(String::from);
    let name = match name {
        Some(name) => name,
        None => {
            let Some(name) = ask_name(&mut reader, stream)? else {
                return Ok(());
            };
            log.write(&words!("{peer} is called {name}", "{peer} зовут {name}"));
            if let Err(error) = lock(known).insert(&address, &name) {
                // A full disk, most likely. The client loses its name, not its echo.
                log.write(&words!("the name was not kept: {error}", "имя не сохранено: {error}"));
            }
            name
        }
    };
    writeln!(stream, "{}", words!("Hello, {name}!", "Здравствуйте, {name}!"))?;
    log.write(&words!("greeted {peer} as {name}", "{peer} приветствуется как {name}"));
    echo(&mut reader, stream, peer, log)
}

/// Asks until the answer is a name; `None` when the client has left instead.
fn ask_name(reader: &mut impl BufRead, mut stream: &TcpStream) -> io::Result<Option<String>> {
    let mut remark = words!("You are new here.", "Мы незнакомы.");
    loop {
        writeln!(stream, "{remark} {}:", words!("Your name", "Ваше имя"))?;
        let mut answer = Vec::new();
        reader.by_ref().take(LONGEST_ANSWER).read_until(b'\n', &mut answer)?;
        if answer.last() != Some(&b'\n') {
            return Ok(None);
        }
        match names::parse(&String::from_utf8_lossy(&answer)) {
            Ok(name) => return Ok(Some(name.to_string())),
            Err(complaint) => remark = format!("{complaint}."),
        }
    }
}

fn echo(reader: &mut impl Read, mut stream: &TcpStream, peer: SocketAddr, log: &Log) -> io::Result<()> {
    let mut portion = [0; PORTION];
    loop {
        let length = reader.read(&mut portion)?;
        if length == 0 {
            return Ok(());
        }
        log.write(&words!(
            "received data from {peer}, bytes: {length}",
            "приняты данные от {peer}, байт: {length}"
        ));
        stream.write_all(&portion[..length])?;
        log.write(&words!(
            "sent data to {peer}, bytes: {length}",
            "отправлены данные {peer}, байт: {length}"
        ));
    }
}

fn lock(known: &Mutex<Table>) -> std::sync::MutexGuard<'_, Table> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}
