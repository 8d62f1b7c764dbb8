//! Question 4: what is a non-blocking socket?
//!
//! One whose calls never sleep: what cannot be done at once comes back as an error, WouldBlock. That is neither data nor
//! the end of the stream: the end is a read of 0 bytes, and comes when the other side has closed.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};

use lab_reference::console::say;
use lab_reference::{look, words};

/// What one write passes on at most.
const PORTION: [u8; 1024] = [0; 1024];

fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let told = tell(listener.accept().map(|_| 0));
    say(&words!("accept, no client: {told}", "accept, клиента нет: {told}"));

    let mut client = TcpStream::connect(listener.local_addr()?)?;
    let (mut server, _) = once_possible(|| listener.accept())?;
    // What `accept` returns is blocking again.
    server.set_nonblocking(true)?;
    let told = tell(server.read(&mut [0; 100]));
    say(&words!(
        "read, nothing sent: {told}",
        "read, ничего не отправлено: {told}"
    ));

    client.write_all(b"data")?;
    let told = tell(once_possible(|| server.read(&mut [0; 100])));
    say(&words!(
        "read, 4 bytes sent: {told}",
        "read, отправлены 4 байта: {told}"
    ));
    let told = tell(server.read(&mut [0; 100]));
    say(&words!(
        "read, all of them read: {told}",
        "read, все они прочитаны: {told}"
    ));

    let written = loop {
        if let Err(error) = server.write(&PORTION) {
            break tell(Err(error));
        }
    };
    say(&words!(
        "write, nobody reads and the buffers are full: {written}",
        "write, никто не читает, и буферы полны: {written}"
    ));

    // Only this direction is closed: to drop a stream with bytes unread would reset the connection.
    client.shutdown(Shutdown::Write)?;
    let told = tell(once_possible(|| server.read(&mut [0; 100])));
    say(&words!(
        "read, the client has closed: {told}",
        "read, клиент закрыл соединение: {told}"
    ));
    let told = tell(server.read(&mut [0; 100]));
    say(&words!("read, once more: {told}", "read, еще раз: {told}"));
    Ok(())
}

/// Makes a call until it can be done. A program with other work would do that in between; one without should block.
fn once_possible<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    look::until(|| match call() {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
        result => result.map(Some),
    })
}

fn tell(result: io::Result<usize>) -> String {
    match result {
        Ok(length) => words!("bytes: {length}", "байт: {length}"),
        Err(error) => {
            let kind = error.kind();
            words!("error {kind:?}: {error}", "ошибка {kind:?}: {error}")
        }
    }
}
