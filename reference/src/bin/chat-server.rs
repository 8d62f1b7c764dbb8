//! A TCP server of a chat for users with passwords: what one says goes to all others, and who comes later is told what was
//! said before.
//!
//! ```text
//! ann                                server                              bob
//!  | ---- login, name, password -----> |                                  |
//!  | <--- welcome, name, token ------- | ---- came ann -----------------> |
//!  | <--- told bob "hi there" -------- |    said before: from the history |
//!  | ---- say "hi" ------------------> | ---- said ann "hi" ------------> |
//!  | <--- said bob "lunch?" ---------- | <--- say "lunch?" -------------- |
//!  | ---- close (FIN), or RST -------> | ---- left ann -----------------> |
//! ```
//!
//! Two threads for each user: one reads what he says, the other writes what he is told. With one thread, whoever does not
//! read would stop it in `write`; and if it were the speaker's thread that writes, one such listener would stop the speaker,
//! and soon everybody.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use lab_reference::console::complain;
use lab_reference::framing::WriteMessage;
use lab_reference::hall::{Hall, Place};
use lab_reference::history::Message;
use lab_reference::log::Log;
use lab_reference::login::{Answer, Request};
use lab_reference::office::{Office, Visitor};
use lab_reference::{server, words};

const LOG_FILE: &str = "chat.log";
const HISTORY_FILE: &str = "history.txt";
/// Bytes of the longest text: a page.
const LONGEST_TEXT: usize = 4096;

/// How long a user may refuse to take what he is told.
const PATIENCE: Duration = Duration::from_secs(30);

struct Chat {
    office: Office,
    hall: Hall,
}

fn main() -> ExitCode {
    match open() {
        Ok(chat) => {
            let chat = Arc::new(chat);
            server::serve(LOG_FILE, move |stream, peer, log| converse(stream, peer, &chat, log))
        }
        Err(error) => {
            complain(&words!("The chat cannot be opened: {error}", "Чат не открыть: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn open() -> io::Result<Chat> {
    // First, for its lock: two servers must not have one history.
    let office = Office::open()?;
    let hall = Hall::open(HISTORY_FILE, Arc::new(Log::open(LOG_FILE)))?;
    Ok(Chat { office, hall })
}

/// One user's stay, until he leaves or is lost.
fn converse(stream: TcpStream, peer: SocketAddr, chat: &Chat, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(visitor) = chat.office.receive(&stream, peer, log)? else {
        return Ok(());
    };
    let stream = Arc::new(stream);
    let (place, news) = chat.hall.enter(&visitor, &stream);
    thread::Builder::new().spawn({
        let stream = Arc::clone(&stream);
        move || write_news(&stream, news)
    })?;
    listen(&stream, &visitor, &place, chat, log)
}

/// Sends what the user is to be told, until there will be no more. The connection is closed by the last who has it.
fn write_news(mut stream: &TcpStream, mut news: impl Iterator<Item = Arc<str>>) {
    let lost = news.any(|message| stream.send_message(&message).is_err());
    if lost {
        // The other thread waits in `read`, perhaps for a machine that has vanished.
        let _ = stream.shutdown(Shutdown::Both);
    }
}

/// Passes on what the user says.
fn listen(stream: &TcpStream, visitor: &Visitor, place: &Place, chat: &Chat, log: &Log) -> io::Result<()> {
    let name = &visitor.name;
    while let Some(request) = Request::receive(stream)? {
        match request {
            Request::Say(text) if text.trim().is_empty() => {}
            Request::Say(text) if text.len() > LONGEST_TEXT => place.answer(Answer::Refused(words!(
                "A message has at most {LONGEST_TEXT} bytes",
                "В сообщении не больше {LONGEST_TEXT} байт"
            ))),
            Request::Say(text) => {
                let length = text.len();
                log.write(&words!(
                    "{name} says something, bytes: {length}",
                    "{name} говорит, байт: {length}"
                ));
                place.say(Message::new(name, &text));
            }
            Request::Logout => {
                let answer = chat.office.log_out(&visitor.token, log);
                let over = answer == Answer::Bye;
                place.answer(answer);
                if over {
                    break;
                }
            }
            Request::Unknown => place.answer(Answer::Refused(words!("Not a request", "Это не запрос"))),
            _ => place.answer(Answer::Refused(words!("You are logged in", "Вы уже вошли"))),
        }
    }
    Ok(())
}
