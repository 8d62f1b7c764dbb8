//! Question 6: which system calls does only a server make?
//!
//! `bind`, `listen` and `accept`; a client makes `connect` instead. `TcpListener::bind` is three calls in one, so here
//! each is made alone, and after each the kernel's table and a client who tries to come show what it was for.

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};

use lab_reference::console::say;
use lab_reference::look::{refusal, tcp_sockets};
use lab_reference::words;
use rustix::net::{self, AddressFamily, SocketType};

const ANY_PORT: SocketAddrV4 = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0);

fn main() -> io::Result<()> {
    let server = net::socket(AddressFamily::INET, SocketType::STREAM, None)?;
    // A second handle, to ask for the port in the way of `std`.
    let listener = TcpListener::from(server.try_clone()?);
    let port = || Ok::<_, io::Error>(listener.local_addr()?.port());
    let number = port()?;
    say(&words!("socket: port {number}", "socket: порт {number}"));

    net::bind(&server, &ANY_PORT)?;
    show("bind", port()?)?;
    net::listen(&server, 1)?;
    show("listen", port()?)?;
    let (_talking, client) = listener.accept()?;
    let (before, number) = (port()?, client.port());
    say(&words!(
        "accept: a new socket for the client with port {number}; the old one goes on listening on {before}",
        "accept: новый сокет для клиента с портом {number}; прежний слушает {before} дальше"
    ));

    let client = net::socket(AddressFamily::INET, SocketType::STREAM, None)?;
    net::bind(&client, &ANY_PORT)?;
    let there = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port()?);
    let outcome = refusal(net::connect(&client, &there));
    say(&words!(
        "client, bind and connect: {outcome}",
        "клиент, bind и connect: {outcome}"
    ));
    let outcome = refusal(net::accept(&client));
    say(&words!("client, accept: {outcome}", "клиент, accept: {outcome}"));
    let outcome = refusal(net::connect(&server, &there));
    say(&words!(
        "listening server, connect: {outcome}",
        "слушающий сервер, connect: {outcome}"
    ));
    Ok(())
}

/// Shows what the table says about a port, and how a client fares there.
fn show(call: &str, port: u16) -> io::Result<()> {
    let sockets = tcp_sockets(port)?;
    let state = sockets.first().map_or("-", |socket| socket.state);
    let arrival = refusal(TcpStream::connect((Ipv4Addr::LOCALHOST, port)));
    say(&words!(
        "{call}: port {port}, state {state}; a client connects: {arrival}",
        "{call}: порт {port}, состояние {state}; клиент подключается: {arrival}"
    ));
    Ok(())
}
