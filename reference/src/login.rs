//! What the programs of the authentication say to each other. Each is one message (see `framing`) of lines: what it is,
//! then its parts, of which only the last may have line ends in it.

use std::io::Read;

use zeroize::Zeroizing;

use crate::framing::{MessageError, ReadMessage};

/// From the client.
pub enum Request {
    /// I have logged in before.
    Resume {
        /// What I got then.
        token: String,
    },
    /// I am known to you.
    Login(Credentials),
    /// I am new.
    Register(Credentials),
    /// Something said: returned (auth-server) or passed on (chat-server).
    Say(String),
    /// End my session.
    Logout,
    /// A message that is none of these.
    Unknown,
}

/// A name and its password.
pub struct Credentials {
    /// As typed.
    pub name: String,
    /// As typed. Its memory is overwritten when it is dropped; of copies in the buffers of console and socket it is not.
    pub password: Zeroizing<String>,
}

/// From the server, one for each request.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// You are in.
    Welcome {
        /// Who you are.
        name: String,
        /// With this you get in again; empty where no session could be begun.
        token: String,
    },
    /// The text of an [`Request::Say`].
    Echo(String),
    /// The session is over.
    Bye,
    /// No; why, in words.
    Refused(String),
}

impl Request {
    /// The message, which may have a password in it.
    pub fn to_message(&self) -> Zeroizing<String> {
        let with = |verb, Credentials { name, password }: &Credentials| {
            Zeroizing::new(format!("{verb}\n{name}\n{}", password.as_str()))
        };
        match self {
            Request::Resume { token } => Zeroizing::new(format!("resume\n{token}")),
            Request::Login(credentials) => with("login", credentials),
            Request::Register(credentials) => with("register", credentials),
            Request::Say(text) => Zeroizing::new(format!("say\n{text}")),
            Request::Logout => Zeroizing::new("logout".to_string()),
            Request::Unknown => Zeroizing::default(),
        }
    }

    /// Receives the next request; `None` when the client has closed.
    pub fn receive(mut stream: impl Read) -> Result<Option<Request>, MessageError> {
        match stream.receive_message() {
            Ok(message) => {
                Ok(message.map(|message| Request::parse(&Zeroizing::new(message)).unwrap_or(Request::Unknown)))
            }
            Err(MessageError::NotUtf8) => Ok(Some(Request::Unknown)),
            Err(error) => Err(error),
        }
    }

    /// The request in a message; `None` where there is none.
    fn parse(message: &str) -> Option<Request> {
        let (verb, rest) = message.split_once('\n').unwrap_or((message, ""));
        let credentials = || {
            let (name, password) = rest.split_once('\n')?;
            Some(Credentials {
                name: name.to_string(),
                password: Zeroizing::new(password.to_string()),
            })
        };
        match verb {
            "resume" => Some(Request::Resume {
                token: rest.to_string(),
            }),
            "login" => credentials().map(Request::Login),
            "register" => credentials().map(Request::Register),
            "say" => Some(Request::Say(rest.to_string())),
            "logout" => Some(Request::Logout),
            _ => None,
        }
    }
}

impl Answer {
    /// The message.
    pub fn to_message(&self) -> String {
        match self {
            Answer::Welcome { name, token } => format!("welcome\n{name}\n{token}"),
            Answer::Echo(text) => format!("echo\n{text}"),
            Answer::Bye => "bye".to_string(),
            Answer::Refused(why) => format!("refused\n{why}"),
        }
    }

    /// The answer in a message; `None` where there is none.
    pub fn parse(message: &str) -> Option<Answer> {
        let (verb, rest) = message.split_once('\n').unwrap_or((message, ""));
        match verb {
            "welcome" => rest.split_once('\n').map(|(name, token)| Answer::Welcome {
                name: name.to_string(),
                token: token.to_string(),
            }),
            "echo" => Some(Answer::Echo(rest.to_string())),
            "bye" => Some(Answer::Bye),
            "refused" => Some(Answer::Refused(rest.to_string())),
            _ => None,
        }
    }
}
