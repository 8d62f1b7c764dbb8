//! A TCP server for users with passwords: they register, log in, or come back with the token of an earlier session; what
//! they send then is returned.
//!
//! ```text
//! client                                        server
//!   | ---- login, name, password ---------------> |  Argon2id: the hash in the file is this password's?
//!   | <--- welcome, name, token ----------------- |  or "refused": after three the server closes
//!   | ---- echo, text --------------------------> |
//!   | <--- echo, text --------------------------- |
//!   |
//!   |      the next day, a new connection
//!   | ---- resume, token -----------------------> |  SHA-256: is there such a session?
//!   | <--- welcome, name, token ----------------- |
//! ```
//!
//! The answer to an unknown name and to a wrong password is the same, and takes as long: nobody learns from it which names
//! exist (from trying to register one he does; names of users are never quite secret).
//! One thing is missing here that a real service must have: TCP hides nothing, so passwords and tokens can be read on the
//! way. That takes TLS, below the same messages.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use argon2::Params;
use lab_reference::accounts::{Accounts, Registration};
use lab_reference::console::complain;
use lab_reference::framing::{MessageError, ReadMessage, WriteMessage};
use lab_reference::log::Log;
use lab_reference::login::{Answer, Credentials, Request};
use lab_reference::sessions::Sessions;
use lab_reference::tries::Tries;
use lab_reference::{names, passwords, server, words};
use zeroize::Zeroizing;

const LOG_FILE: &str = "auth.log";
const USERS_FILE: &str = "users.txt";
const SESSIONS_FILE: &str = "sessions.txt";
/// Refusals on one connection; a guesser has to make a new one then.
const MOST_REFUSALS: u32 = 3;

/// What all conversations share.
struct Office {
    accounts: Accounts,
    sessions: Sessions,
    tries: Tries,
}

/// Who is at the other end.
struct Visitor {
    peer: SocketAddr,
    name: Option<String>,
    token: String,
}

fn main() -> ExitCode {
    match open() {
        Ok(office) => server::serve(LOG_FILE, move |stream, peer, log| converse(&stream, peer, &office, log)),
        Err(error) => {
            complain(&words!(
                "Cannot use the files of users: {error}",
                "Не удается использовать файлы пользователей: {error}"
            ));
            ExitCode::FAILURE
        }
    }
}

fn open() -> io::Result<Arc<Office>> {
    Ok(Arc::new(Office {
        accounts: Accounts::open(USERS_FILE, Params::DEFAULT)?,
        sessions: Sessions::open(SESSIONS_FILE)?,
        tries: Tries::default(),
    }))
}

/// One conversation: an answer to each request, until the client closes or was refused too often.
fn converse(mut stream: &TcpStream, peer: SocketAddr, office: &Office, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (name, token) = (None, String::new());
    let mut visitor = Visitor { peer, name, token };
    let mut refusals = 0;
    while refusals < MOST_REFUSALS {
        let request = match stream.receive_message() {
            Ok(Some(message)) => Request::parse(&Zeroizing::new(message)),
            Ok(None) => return Ok(()),
            Err(MessageError::NotUtf8) => None,
            Err(error) => return Err(error.into()),
        };
        let answer = match request {
            Some(request) => office.answer(request, &mut visitor, log),
            None => Answer::Refused(words!("Not a request", "Это не запрос")),
        };
        if let Answer::Refused(why) = &answer {
            refusals += 1;
            log.write(&words!("refused {peer}: {why}", "отказ {peer}: {why}"));
        }
        stream.send_message(&answer.to_message())?;
    }
    Ok(())
}

impl Office {
    fn answer(&self, request: Request, visitor: &mut Visitor, log: &Log) -> Answer {
        let peer = visitor.peer;
        let outcome = match (request, &visitor.name) {
            (Request::Echo(text), Some(_)) => {
                let length = text.len();
                log.write(&words!(
                    "received a message from {peer} and sent it back, bytes: {length}",
                    "принято сообщение от {peer} и отправлено обратно, байт: {length}"
                ));
                return Answer::Echo(text);
            }
            (Request::Logout, Some(_)) => {
                if let Err(error) = self.sessions.end(&visitor.token) {
                    log.write(&words!("a session goes on: {error}", "сеанс не завершен: {error}"));
                    return Answer::Refused(words!("The session could not be ended", "Не удалось завершить сеанс"));
                }
                visitor.name = None;
                return Answer::Bye;
            }
            (Request::Echo(_) | Request::Logout, None) => Err(words!("Log in first", "Сначала войдите")),
            (_, Some(_)) => Err(words!("You are logged in", "Вы уже вошли")),
            (Request::Resume { token }, None) => self.resume(token),
            (Request::Login(credentials), None) => self.log_in(credentials, peer, log),
            (Request::Register(credentials), None) => self.register(credentials, log),
        };
        let (name, token) = match outcome {
            Ok(admitted) => admitted,
            Err(why) => return Answer::Refused(why),
        };
        log.write(&words!("{peer} is {name}", "{peer} — это {name}"));
        visitor.name = Some(name.clone());
        visitor.token = token.clone();
        Answer::Welcome { name, token }
    }

    fn resume(&self, token: String) -> Result<(String, String), String> {
        match self.sessions.resume(&token, SystemTime::now()) {
            Some(name) => Ok((name, token)),
            None => Err(words!("The session is over", "Сеанс завершен")),
        }
    }

    fn log_in(&self, credentials: Credentials, peer: SocketAddr, log: &Log) -> Result<(String, String), String> {
        let (name, password) = checked(&credentials)?;
        // Taken before the password is looked at: else a hundred connections at once had a hundred tries.
        if !self.tries.take(peer.ip(), name, Instant::now()) {
            return Err(words!(
                "Too many tries: wait a minute",
                "Слишком много попыток: подождите минуту"
            ));
        }
        if !self.accounts.check(name, password) {
            return Err(words!("Wrong name or password", "Неверное имя или пароль"));
        }
        self.tries.forgive(peer.ip(), name);
        Ok(self.admit(name, log))
    }

    fn register(&self, credentials: Credentials, log: &Log) -> Result<(String, String), String> {
        let (name, password) = checked(&credentials)?;
        match self.accounts.register(name, password) {
            Ok(Registration::Done) => Ok(self.admit(name, log)),
            Ok(Registration::Taken) => Err(words!("This name is taken", "Это имя занято")),
            Ok(Registration::Full) => Err(words!("No more users are admitted", "Новых пользователей не принимаем")),
            Err(error) => {
                log.write(&words!("{name} was not kept: {error}", "{name} не сохранен: {error}"));
                Err(words!("You could not be registered", "Не удалось вас зарегистрировать"))
            }
        }
    }

    /// The name and the token of a new session; an empty one on a full disk: the user is let in all the same.
    fn admit(&self, name: &str, log: &Log) -> (String, String) {
        let token = self.sessions.begin(name, SystemTime::now()).unwrap_or_else(|error| {
            log.write(&words!(
                "no session for {name}: {error}",
                "нет сеанса для {name}: {error}"
            ));
            String::new()
        });
        (name.to_string(), token)
    }
}

/// The name and the password, if they can be ones.
fn checked(credentials: &Credentials) -> Result<(&str, &str), String> {
    let password = credentials.password.as_str();
    let longest = passwords::LONGEST;
    if password.is_empty() || password.len() > longest {
        return Err(words!(
            "A password has 1 to {longest} bytes",
            "В пароле от 1 до {longest} байт"
        ));
    }
    Ok((names::parse(&credentials.name)?, password))
}
