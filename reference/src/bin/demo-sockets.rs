//! Question 1: what differs between client and server sockets?
//!
//! A server has one socket that listens and never carries a byte, and by `accept` gets one more for each client, which
//! talks. A client has one socket, which talks. The kernel's table shows all of them.

use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;

use lab_reference::console::say;
use lab_reference::look::{refusal, tcp_sockets};
use lab_reference::words;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    say(&words!(
        "A server that has no client yet:",
        "Сервер, к которому еще никто не пришел:"
    ));
    show(port)?;

    let first = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    let _second = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    let _accepted = [listener.accept()?, listener.accept()?];
    say(&words!(
        "Two clients have connected, and the server has accepted both:",
        "Два клиента подключились, и сервер принял обоих:"
    ));
    show(port)?;

    // The types of `std` keep the two kinds apart. The kernel has one type, the descriptor; its sockets have a kind too.
    let outcome = refusal(TcpStream::from(OwnedFd::from(listener)).read(&mut [0]));
    say(&words!(
        "To read from the socket that listens: {outcome}",
        "Чтение из слушающего сокета: {outcome}"
    ));
    let outcome = refusal(TcpListener::from(OwnedFd::from(first)).accept());
    say(&words!(
        "To accept on a client's socket: {outcome}",
        "Вызов accept на сокете клиента: {outcome}"
    ));
    Ok(())
}

/// Shows the sockets of both sides, the listening one first.
fn show(port: u16) -> io::Result<()> {
    let mut sockets = tcp_sockets(port)?;
    sockets.sort_by_key(|socket| {
        (
            socket.state != "LISTEN",
            socket.local != port,
            socket.local,
            socket.remote,
        )
    });
    for socket in sockets {
        let (state, local, remote) = (socket.state, socket.local, socket.remote);
        let owner = if local == port {
            words!("server", "сервер")
        } else {
            words!("client", "клиент")
        };
        say(&match remote {
            0 => words!(
                "  {owner}  {state:<11}  port {local}, no other side",
                "  {owner}  {state:<11}  порт {local}, собеседника нет"
            ),
            _ => words!(
                "  {owner}  {state:<11}  port {local}, other side {remote}",
                "  {owner}  {state:<11}  порт {local}, собеседник {remote}"
            ),
        });
    }
    Ok(())
}
