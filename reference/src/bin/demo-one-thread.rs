//! Question 8: why can one thread not serve two clients?
//!
//! It sleeps in the `read` of the first. The second is connected by the kernel, even its bytes are taken, but nobody
//! reads them until the first leaves. With a thread for each, only that client's thread sleeps.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use lab_reference::console::say;
use lab_reference::look::{self, asleep_in, outcome, tcp_socket};
use lab_reference::words;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let (server, _) = look::spawn(move || listener.incoming().flatten().for_each(echo))?;
    say(&words!("A server with one thread:", "Сервер с одним потоком:"));
    let mut first = TcpStream::connect(address)?;
    let answer = exchange(&mut first, "hello")?;
    say(&words!(
        "  first client is answered: \"{answer}\"",
        "  первый клиент получил ответ: «{answer}»"
    ));

    let mut second = TcpStream::connect(address)?;
    let written = outcome(second.write(b"and me"));
    say(&words!(
        "  second client is connected, written {written}",
        "  второй клиент подключен, отправлено {written}"
    ));
    let (client, port) = (second.local_addr()?.port(), address.port());
    let arrived = look::until(|| Ok(tcp_socket(port, client)?.filter(|socket| socket.waiting > 0)))?;
    let backlog = tcp_socket(port, 0)?.map_or(0, |listening| listening.waiting);
    let unread = arrived.waiting;
    say(&words!(
        "  at the server: connections in the backlog: {backlog}, unread bytes: {unread}",
        "  у сервера: соединений в очереди: {backlog}, непрочитанных байт: {unread}"
    ));
    let call = asleep_in(server)?;
    second.set_nonblocking(true)?;
    let answer = outcome(second.read(&mut [0]));
    say(&words!(
        "  the thread sleeps in {call}; the second reads: {answer}",
        "  поток спит в {call}; второй читает: {answer}"
    ));

    drop(first);
    second.set_nonblocking(false)?;
    let answer = receive(&mut second)?;
    say(&words!(
        "  the first has left; the second is answered: \"{answer}\"",
        "  первый ушел; второй получил ответ: «{answer}»"
    ));

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    look::spawn(move || {
        listener
            .incoming()
            .flatten()
            .for_each(|stream| drop(thread::spawn(|| echo(stream))))
    })?;
    say(&words!(
        "A server with a thread for each client:",
        "Сервер с потоком на каждого клиента:"
    ));
    let _silent = TcpStream::connect(address)?;
    let answer = exchange(&mut TcpStream::connect(address)?, "and me")?;
    say(&words!(
        "  the first is silent; the second is answered: \"{answer}\"",
        "  первый молчит; второй получил ответ: «{answer}»"
    ));
    Ok(())
}

/// Returns what a client sends until it leaves.
fn echo(mut stream: TcpStream) {
    let mut portion = [0; 1024];
    while let Ok(length @ 1..) = stream.read(&mut portion) {
        let _ = stream.write_all(&portion[..length]);
    }
}

fn exchange(stream: &mut TcpStream, text: &str) -> io::Result<String> {
    stream.write_all(text.as_bytes())?;
    receive(stream)
}

/// One read, of what one write on this machine has sent.
fn receive(stream: &mut TcpStream) -> io::Result<String> {
    let mut portion = [0; 1024];
    let length = stream.read(&mut portion)?;
    Ok(String::from_utf8_lossy(&portion[..length]).into_owned())
}
