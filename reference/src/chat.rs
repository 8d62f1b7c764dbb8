//! What the programs of the chat send each other: one datagram each, of UTF-8 text, fields separated by tabs.
//!
//! UDP keeps the bounds of a datagram and nothing else: one may be lost, come twice, or come after a later one. Hence the
//! numbers: a text is sent again until it was heard, and what was heard before is known by its number.

/// Bytes of the longest datagram. Longer ones would be cut into several packets on the way (every network carries 1280
/// bytes at once, headers included), and with one of them lost, all are.
pub const LONGEST: usize = 1200;

/// Bytes of the longest text; the rest is for the other fields.
pub const LONGEST_TEXT: usize = 1000;

/// From a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Let me in, under this name. Sent again until answered.
    Join(String),
    /// Tell the others. Each text of a user has a higher number than the one before; sent again until [`Reply::Heard`].
    Say(u64, String),
    /// I am still here.
    Ping,
    /// I am leaving.
    Leave,
}

/// From the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// You are in, under this name.
    Joined(String),
    /// You are not; why, in words.
    Refused(String),
    /// I do not know you: join first. After a restart of the server, or when I have not heard from you for long.
    Who,
    /// The text with this number came.
    Heard(u64),
    /// Something happened in the room. Each event has a number of its own.
    Event(u64, Event),
}

/// What happens in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody said something.
    Said {
        /// Who.
        name: String,
        /// What.
        text: String,
    },
    /// Somebody came.
    Came(String),
    /// Somebody left, or was not heard of any more.
    Left(String),
}

impl Request {
    /// The datagram.
    pub fn to_datagram(&self) -> String {
        match self {
            Request::Join(name) => format!("join\t{name}"),
            Request::Say(number, text) => format!("say\t{number}\t{text}"),
            Request::Ping => "ping".to_string(),
            Request::Leave => "leave".to_string(),
        }
    }

    /// The request in a datagram; `None` where there is none: anybody can send anything to an open port.
    pub fn parse(datagram: &[u8]) -> Option<Request> {
        let (verb, rest) = fields(datagram)?;
        match verb {
            "join" => Some(Request::Join(rest.to_string())),
            "say" => {
                let (number, text) = numbered(rest)?;
                (text.len() <= LONGEST_TEXT).then(|| Request::Say(number, text.to_string()))
            }
            "ping" => Some(Request::Ping),
            "leave" => Some(Request::Leave),
            _ => None,
        }
    }
}

impl Reply {
    /// The datagram.
    pub fn to_datagram(&self) -> String {
        match self {
            Reply::Joined(name) => format!("joined\t{name}"),
            Reply::Refused(why) => format!("refused\t{why}"),
            Reply::Who => "who".to_string(),
            Reply::Heard(number) => format!("heard\t{number}\t"),
            Reply::Event(number, Event::Said { name, text }) => format!("said\t{number}\t{name}\t{text}"),
            Reply::Event(number, Event::Came(name)) => format!("came\t{number}\t{name}"),
            Reply::Event(number, Event::Left(name)) => format!("left\t{number}\t{name}"),
        }
    }

    /// The reply in a datagram; `None` where there is none.
    pub fn parse(datagram: &[u8]) -> Option<Reply> {
        let (verb, rest) = fields(datagram)?;
        match verb {
            "joined" => Some(Reply::Joined(rest.to_string())),
            "refused" => Some(Reply::Refused(rest.to_string())),
            "who" => Some(Reply::Who),
            "heard" => numbered(rest).map(|(number, _)| Reply::Heard(number)),
            "said" => {
                let (number, rest) = numbered(rest)?;
                let (name, text) = rest.split_once('\t')?;
                let (name, text) = (name.to_string(), text.to_string());
                Some(Reply::Event(number, Event::Said { name, text }))
            }
            "came" => numbered(rest).map(|(number, name)| Reply::Event(number, Event::Came(name.to_string()))),
            "left" => numbered(rest).map(|(number, name)| Reply::Event(number, Event::Left(name.to_string()))),
            _ => None,
        }
    }
}

/// The first field and the rest.
fn fields(datagram: &[u8]) -> Option<(&str, &str)> {
    if datagram.len() > LONGEST {
        return None;
    }
    let text = str::from_utf8(datagram).ok()?;
    Some(text.split_once('\t').unwrap_or((text, "")))
}

fn numbered(rest: &str) -> Option<(u64, &str)> {
    let (number, rest) = rest.split_once('\t')?;
    Some((number.parse().ok()?, rest))
}
