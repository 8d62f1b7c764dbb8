//! The office of a server for users with passwords: it lets them in, or tells why not.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::time::{Instant, SystemTime};

use argon2::Params;

use crate::accounts::{Accounts, Registration};
use crate::framing::WriteMessage;
use crate::log::Log;
use crate::login::{Answer, Credentials, Request};
use crate::sessions::Sessions;
use crate::tries::Tries;
use crate::{names, passwords, words};

const USERS_FILE: &str = "users.txt";
const SESSIONS_FILE: &str = "sessions.txt";
/// Refusals before somebody is let in; a guesser has to make a new connection then.
pub const MOST_REFUSALS: u32 = 3;

/// What all conversations share.
pub struct Office {
    accounts: Accounts,
    sessions: Sessions,
    tries: Tries,
}

/// Who was let in.
pub struct Visitor {
    /// The user's name.
    pub name: String,
    /// The token of the session; empty where none could be begun.
    pub token: String,
}

impl Visitor {
    /// What the visitor is answered.
    pub fn welcome(&self) -> Answer {
        let (name, token) = (self.name.clone(), self.token.clone());
        Answer::Welcome { name, token }
    }
}

impl Office {
    /// Opens the files of users and sessions in the current folder.
    pub fn open() -> io::Result<Office> {
        Office::open_at(Params::DEFAULT).map_err(|error| {
            io::Error::new(
                error.kind(),
                words!(
                    "Cannot use the files of users: {error}",
                    "Не удается использовать файлы пользователей: {error}"
                ),
            )
        })
    }

    fn open_at(cost: Params) -> io::Result<Office> {
        Ok(Office {
            accounts: Accounts::open(USERS_FILE, cost)?,
            sessions: Sessions::open(SESSIONS_FILE)?,
            tries: Tries::default(),
        })
    }

    /// Answers a client until it may be let in, and leaves it to the caller to welcome it; `None` when it has left, or was
    /// refused too often.
    pub fn receive(&self, mut stream: &TcpStream, peer: SocketAddr, log: &Log) -> io::Result<Option<Visitor>> {
        for _ in 0..MOST_REFUSALS {
            let outcome = match Request::receive(stream)? {
                None => return Ok(None),
                Some(Request::Resume { token }) => self.resume(token),
                Some(Request::Login(credentials)) => self.log_in(&credentials, peer, log),
                Some(Request::Register(credentials)) => self.register(&credentials, log),
                Some(Request::Say(_) | Request::Logout) => Err(words!("Log in first", "Сначала войдите")),
                Some(Request::Unknown) => Err(words!("Not a request", "Это не запрос")),
            };
            match outcome {
                Ok(visitor) => {
                    let name = &visitor.name;
                    log.write(&words!("{peer} is {name}", "{peer} — это {name}"));
                    return Ok(Some(visitor));
                }
                Err(why) => {
                    log.write(&words!("refused {peer}: {why}", "отказ {peer}: {why}"));
                    stream.send_message(&Answer::Refused(why).to_message())?;
                }
            }
        }
        Ok(None)
    }

    /// Ends the session of this token, and answers the user who wants it.
    pub fn log_out(&self, token: &str, log: &Log) -> Answer {
        match self.sessions.end(token) {
            Ok(()) => Answer::Bye,
            Err(error) => {
                log.write(&words!("a session goes on: {error}", "сеанс не завершен: {error}"));
                Answer::Refused(words!("The session could not be ended", "Не удалось завершить сеанс"))
            }
        }
    }

    fn resume(&self, token: String) -> Result<Visitor, String> {
        match self.sessions.resume(&token, SystemTime::now()) {
            Some(name) => Ok(Visitor { name, token }),
            None => Err(words!("The session is over", "Сеанс завершен")),
        }
    }

    fn log_in(&self, credentials: &Credentials, peer: SocketAddr, log: &Log) -> Result<Visitor, String> {
        let (name, password) = checked(credentials)?;
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

    fn register(&self, credentials: &Credentials, log: &Log) -> Result<Visitor, String> {
        let (name, password) = checked(credentials)?;
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

    /// A visitor with a new session; without one on a full disk: the user is let in all the same.
    fn admit(&self, name: &str, log: &Log) -> Visitor {
        let token = self.sessions.begin(name, SystemTime::now()).unwrap_or_else(|error| {
            log.write(&words!(
                "no session for {name}: {error}",
                "нет сеанса для {name}: {error}"
            ));
            String::new()
        });
        let name = name.to_string();
        Visitor { name, token }
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
