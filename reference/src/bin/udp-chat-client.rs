//! A UDP client of a chat: what the user types goes to all others, what they say is shown, until `exit`.
//!
//! ```text
//! user             client                     server
//!   | -- name ----> | ---- join ann ---------> |  again and again,
//!   |               | <--- joined ann -------- |  until this comes
//!   | -- "hi" ----> | ---- say 7 "hi" -------> |  again, ten times at most,
//!   |               | <--- heard 7 ----------- |  until this comes
//!   | <- "bob: .."  | <--- said 9 bob ".." --- |  at any moment
//!   |               | ---- ping -------------> |  every ten seconds
//!   | -- "exit" --> | ---- leave ------------> |
//! ```
//!
//! What this user says arrives or he is told; what others say may be lost on its way here, and nobody knows.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, UdpSocket};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use lab_reference::chat::{Event, LONGEST, LONGEST_TEXT, Reply, Request};
use lab_reference::console::{self, complain, printable, say, say_foreign};
use lab_reference::room::{PATIENCE, first_number};
use lab_reference::{client, words};

/// How long an answer is waited for before the question is sent again.
const ANSWER: Duration = Duration::from_millis(400);
/// How often a question is sent before the server is given up.
const SENDINGS: usize = 10;
/// Two pings may be lost, and the user is still not forgotten.
const PING: Duration = Duration::from_secs(PATIENCE.as_secs() / 3);
/// Events whose numbers are remembered, to tell a datagram that the network has doubled. Doubles come soon.
const REMEMBERED: usize = 100;

fn main() -> ExitCode {
    client::run(|| {
        let (host, port) = client::ask_where();
        let socket = open(&host, port).map_err(|error| {
            words!(
                "No way to {host}, port {port}: {error}",
                "Нет пути к {host}, порт {port}: {error}"
            )
        })?;
        let Some(name) = join(&socket)? else {
            return Ok(());
        };
        let shown = printable(&name);
        say(&words!("You are in the chat, {shown}", "Вы в чате, {shown}"));
        let prompt = words!("Message (exit to leave)", "Сообщение (exit — выход)");
        let (heard, hearing) = mpsc::channel();
        let socket = Arc::new(socket);
        client::spawn({
            let (socket, prompt) = (Arc::clone(&socket), prompt.clone());
            move || {
                if let Err(error) = listen(&socket, &name, &prompt, &heard) {
                    complain(&words!("Cannot receive: {error}", "Не удается принимать: {error}"));
                }
            }
        })?;
        talk(&socket, &prompt, &hearing);
        Ok(())
    })
}

/// A socket for one server. To `connect` one of UDP sends nothing: it sets where to send, and lets in datagrams from
/// there only.
fn open(host: &str, port: u16) -> io::Result<UdpSocket> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    socket.connect((host, port))?;
    Ok(socket)
}

/// Asks for names until the server takes one; `None` when the input has ended.
fn join(socket: &UdpSocket) -> Result<Option<String>, String> {
    while let Some(name) = console::ask_line(&words!("Name", "Имя")) {
        match ask_to_join(socket, &name) {
            Some(Reply::Joined(name)) => return Ok(Some(name)),
            Some(Reply::Refused(why)) => say_foreign(&why),
            _ => return Err(words!("The server does not answer", "Сервер не отвечает")),
        }
    }
    Ok(None)
}

fn ask_to_join(socket: &UdpSocket, name: &str) -> Option<Reply> {
    for _ in 0..SENDINGS {
        // An error here may belong to an earlier datagram: "nobody listens there". Sent again all the same.
        let _ = send(socket, &Request::Join(name.to_string()));
        let deadline = Instant::now() + ANSWER;
        while Instant::now() < deadline {
            match receive(socket, deadline) {
                Ok(Some(reply @ (Reply::Joined(_) | Reply::Refused(_)))) => return Some(reply),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }
    None
}

/// Sends what the user types, each line until it was heard.
fn talk(socket: &UdpSocket, prompt: &str, hearing: &Receiver<u64>) {
    // From the clock on, as another program may have used this port, and numbers, a moment ago.
    let mut number = first_number();
    while let Some(text) = console::ask_line(prompt).filter(|line| line != "exit") {
        if text.len() > LONGEST_TEXT {
            say(&words!(
                "Not sent: a message has at most {LONGEST_TEXT} bytes",
                "Не отправлено: в сообщении не больше {LONGEST_TEXT} байт"
            ));
            continue;
        }
        number += 1;
        let request = Request::Say(number, text);
        let heard = |_| {
            let _ = send(socket, &request);
            // What was heard earlier is told twice now and then.
            let deadline = Instant::now() + ANSWER;
            let mut left = || {
                hearing
                    .recv_timeout(deadline.saturating_duration_since(Instant::now()))
                    .ok()
            };
            std::iter::from_fn(&mut left).any(|heard| heard == number)
        };
        if !(0..SENDINGS).any(heard) {
            say(&words!(
                "The server does not answer: perhaps nobody got this",
                "Сервер не отвечает: возможно, этого никто не получил"
            ));
        }
    }
    let _ = send(socket, &Request::Leave);
}

/// Shows what happens in the room and tells `heard` what the server has heard.
fn listen(socket: &UdpSocket, name: &str, prompt: &str, heard: &Sender<u64>) -> io::Result<()> {
    let mut known = VecDeque::new();
    let mut next_ping = Instant::now() + PING;
    loop {
        if Instant::now() >= next_ping {
            next_ping = Instant::now() + PING;
            let _ = send(socket, &Request::Ping);
        }
        match receive(socket, next_ping)? {
            Some(Reply::Heard(number)) => {
                let _ = heard.send(number);
            }
            // The server was started anew, or has given this user up.
            Some(Reply::Who) => {
                let _ = send(socket, &Request::Join(name.to_string()));
            }
            Some(Reply::Refused(why)) => show(&why, prompt),
            Some(Reply::Event(number, event)) if !known.contains(&number) => {
                known.push_back(number);
                if known.len() > REMEMBERED {
                    known.pop_front();
                }
                show(
                    &match event {
                        Event::Said { name, text } => format!("{name}: {text}"),
                        Event::Came(name) => words!("{name} has come", "{name} входит в чат"),
                        Event::Left(name) => words!("{name} has left", "{name} покидает чат"),
                    },
                    prompt,
                );
            }
            Some(Reply::Event(..) | Reply::Joined(_)) | None => {}
        }
    }
}

/// Shows a line below the open prompt, and the prompt again. It stays one line: a second one could pass for another's.
fn show(line: &str, prompt: &str) {
    say("");
    say_foreign(&line.replace('\n', " "));
    console::show_prompt(prompt);
}

fn send(socket: &UdpSocket, request: &Request) -> io::Result<usize> {
    // One `send` is one datagram, whole or not at all: there is no `write_all` to call.
    socket.send(request.to_datagram().as_bytes())
}

/// The next reply; `None` for nonsense, a server that is not there, and when the time is up.
fn receive(socket: &UdpSocket, deadline: Instant) -> io::Result<Option<Reply>> {
    let wait = deadline
        .saturating_duration_since(Instant::now())
        .max(Duration::from_millis(1));
    socket.set_read_timeout(Some(wait))?;
    let mut buffer = [0; LONGEST + 1];
    match socket.recv(&mut buffer) {
        Ok(length) => Ok(Reply::parse(&buffer[..length])),
        Err(error) => match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted => Ok(None),
            // The other machine has answered an earlier datagram with "nobody listens there" (ICMP).
            ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => Ok(None),
            _ => Err(error),
        },
    }
}
