//! A UDP server of a chat: what one user says is passed on to all others. One thread and one socket for everybody.
//!
//! ```text
//! ann                    server                    bob
//!   | ---- join ann ------> |                        |
//!   | <--- joined --------- | ---- came ann -------> |
//!   | ---- say 7 "hi" ----> | ---- said ann "hi" --> |
//!   | <--- heard 7 -------- |                        |  not heard in time: said again, passed on once
//!   |          ...          | <--- ping ------------ |  "still here", every ten seconds
//!   | ---- leave ---------> | ---- left ann -------> |  or nothing for half a minute
//! ```
//!
//! There are no connections in UDP, so nothing tells the server that a user has gone, and no `accept` makes a socket for
//! each: users are told apart by the address of their datagrams. Nobody proves that address; this is no place for secrets.
//! Nor does a reply always come from the address that was asked: of several that this machine has, the kernel takes the one
//! that suits the way back, and a client that has connected its socket to another gets nothing.

use std::io::{self, ErrorKind};
use std::net::UdpSocket;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use lab_reference::chat::{Event, LONGEST, Reply};
use lab_reference::log::Log;
use lab_reference::room::{Letters, Room};
use lab_reference::{server, words};

const LOG_FILE: &str = "udp-chat.log";
/// The kernel refuses a timeout of zero.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);
/// Receiving fails now and then, for lack of memory say; when it fails so often without a break, it always will.
const MOST_FAILURES: u32 = 100;

fn main() -> ExitCode {
    server::run(LOG_FILE, |log| {
        let socket = server::bind_where_asked(UdpSocket::bind)?;
        server::announce(socket.local_addr()?.port(), log);
        let log = Arc::clone(log);
        let chat = thread::Builder::new().spawn(move || {
            if let Err(error) = chat(&socket, &log) {
                log.write(&words!("the chat has ended: {error}", "чат завершен: {error}"));
            }
        })?;
        if !server::obey_console(&server::stop_prompt(), |_| false) {
            let _ = chat.join();
        }
        Ok(())
    })
}

fn chat(socket: &UdpSocket, log: &Log) -> io::Result<()> {
    let mut room = Room::new();
    // A byte more than the longest datagram: the kernel cuts off what has no room, silently, and so what fills the
    // buffer to its end is known to be too long.
    let mut buffer = [0; LONGEST + 1];
    let mut failures = 0;
    loop {
        // Waits for a datagram, but no longer than until the next user must be given up; in an empty room for ever.
        let wait = room
            .next_expiry()
            .map(|at| at.saturating_duration_since(Instant::now()).max(SHORTEST_WAIT));
        socket.set_read_timeout(wait)?;
        match socket.recv_from(&mut buffer) {
            Ok((length, from)) => {
                failures = 0;
                log.write(&words!(
                    "received a datagram from {from}, bytes: {length}",
                    "принята датаграмма от {from}, байт: {length}"
                ));
                deliver(socket, &room.hear(from, &buffer[..length], Instant::now()), log);
            }
            // What a timeout is called depends on the system.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(error) => {
                failures += 1;
                if failures == MOST_FAILURES {
                    return Err(error);
                }
                log.write(&words!("not received: {error}", "не принято: {error}"));
            }
        }
        deliver(socket, &room.expire(Instant::now()), log);
    }
}

fn deliver(socket: &UdpSocket, letters: &Letters, log: &Log) {
    for (to, reply) in letters {
        // One user who cannot be reached is no trouble of the others.
        match socket.send_to(reply.to_datagram().as_bytes(), to) {
            Ok(length) => log.write(&words!(
                "sent a datagram to {to}, bytes: {length}",
                "отправлена датаграмма {to}, байт: {length}"
            )),
            Err(error) => log.write(&words!("not sent to {to}: {error}", "не отправлено {to}: {error}")),
        }
        match reply {
            Reply::Joined(name) => log.write(&words!("{name} joined from {to}", "{name} подключился с адреса {to}")),
            Reply::Event(_, Event::Left(name)) => {
                log.write(&words!(
                    "{to} is told that {name} left",
                    "{to} узнал, что {name} отключился"
                ));
            }
            _ => {}
        }
    }
}
