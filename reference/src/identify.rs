//! How a server gets to know its clients by their address, and what it returns to them then: see identify-server.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::log::Log;
use crate::table::Table;
use crate::{names, words};

const NAMES_FILE: &str = "names.txt";
/// Bytes of the longest answer that is waited for: a name fits, and whoever never ends the line is not listened to for ever.
const LONGEST_ANSWER: u64 = 1024;
const PORTION: usize = 1024;

/// The names of clients by address, in a file, for many threads at once.
#[derive(Clone)]
pub struct Names(Arc<Mutex<Table>>);

impl Names {
    /// Opens the names in the current folder.
    pub fn open() -> io::Result<Names> {
        match Table::open(NAMES_FILE) {
            Ok(table) => Ok(Names(Arc::new(Mutex::new(table)))),
            Err(error) => Err(io::Error::new(
                error.kind(),
                words!(
                    "Cannot use the file of names: {error}",
                    "Не удается использовать файл с именами: {error}"
                ),
            )),
        }
    }

    /// Forgets all names.
    pub fn clear(&self) -> io::Result<()> {
        self.lock().change(|names| names.clear())
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One conversation: who are you, then an echo.
pub fn converse(mut stream: &TcpStream, peer: SocketAddr, known: &Names, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    // Reads ahead: behind the name a part of the first message may have come. So it is read from here to the end.
    let mut reader = BufReader::new(stream);
    let address = peer.ip().to_string();
    // A statement of its own: the lock must not be held while the client thinks.
    let name = known.lock().get(&address).map(String::from);
    let name = match name {
        Some(name) => name,
        None => {
            let Some(name) = ask_name(&mut reader, stream)? else {
                return Ok(());
            };
            log.write(&words!("{peer} is called {name}", "{peer} зовут {name}"));
            if let Err(error) = known.lock().insert(&address, &name) {
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
