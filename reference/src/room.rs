//! Who is in the chat, and what each is to be told. Knows no sockets and no clock: it is given datagrams and the time.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::chat::{Event, Reply, Request};
use crate::{names, words};

/// Whoever was not heard of for so long has vanished. Users who have nothing to say ping three times as often.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Every text is sent to every user, and a sender's address can be forged: without a limit the room would be a weapon.
const MOST_USERS: usize = 100;

/// The users of a chat.
pub struct Room {
    users: HashMap<SocketAddr, User>,
    last_event: u64,
}

struct User {
    name: String,
    /// The number of the last text.
    said: u64,
    seen: Instant,
}

/// Replies to be sent, each to an address.
pub type Letters = Vec<(SocketAddr, Reply)>;

impl Room {
    /// An empty room. Its events are numbered from the clock on: after a restart of the server its users, who know the old
    /// numbers, do not take new events for old ones.
    pub fn new() -> Room {
        Room {
            users: HashMap::new(),
            last_event: first_number(),
        }
    }

    /// Takes a datagram. One that is nonsense is answered with nothing.
    pub fn hear(&mut self, from: SocketAddr, datagram: &[u8], now: Instant) -> Letters {
        let Some(request) = Request::parse(datagram) else {
            return Letters::new();
        };
        let Some(user) = self.users.get_mut(&from) else {
            return match request {
                Request::Join(name) => self.join(from, &name, now),
                Request::Leave => Letters::new(),
                Request::Say(..) | Request::Ping => vec![(from, Reply::Who)],
            };
        };
        user.seen = now;
        match request {
            // The answer to the first was lost, or the network has doubled the question.
            Request::Join(name) if names::parse(&name) == Ok(&user.name) => {
                vec![(from, Reply::Joined(user.name.clone()))]
            }
            // Another program has got the port of one that vanished.
            Request::Join(name) => {
                let mut letters = self.remove(from);
                letters.extend(self.join(from, &name, now));
                letters
            }
            // Told again that it was heard, but not told to the others again.
            Request::Say(number, _) if number <= user.said => vec![(from, Reply::Heard(number))],
            Request::Say(number, text) => {
                user.said = number;
                let name = user.name.clone();
                let mut letters = self.tell_others(from, Event::Said { name, text });
                letters.push((from, Reply::Heard(number)));
                letters
            }
            Request::Ping => Letters::new(),
            Request::Leave => self.remove(from),
        }
    }

    /// Forgets the users who have vanished.
    pub fn expire(&mut self, now: Instant) -> Letters {
        let vanished = |user: &User| now.saturating_duration_since(user.seen) >= PATIENCE;
        let gone: Vec<_> = self
            .users
            .iter()
            .filter(|(_, user)| vanished(user))
            .map(|(from, _)| *from)
            .collect();
        gone.into_iter().flat_map(|from| self.remove(from)).collect()
    }

    /// When the next user vanishes who does not speak before; `None` in an empty room.
    pub fn next_expiry(&self) -> Option<Instant> {
        self.users.values().map(|user| user.seen + PATIENCE).min()
    }

    fn join(&mut self, from: SocketAddr, name: &str, now: Instant) -> Letters {
        let refused = |why| vec![(from, Reply::Refused(why))];
        let name = match names::parse(name) {
            Ok(name) => name.to_string(),
            Err(why) => return refused(why),
        };
        if self.users.values().any(|user| user.name == name) {
            return refused(words!("This name is taken", "Это имя занято"));
        }
        if self.users.len() >= MOST_USERS {
            return refused(words!("The room is full", "Чат переполнен"));
        }
        let user = User {
            name: name.clone(),
            said: 0,
            seen: now,
        };
        self.users.insert(from, user);
        let mut letters = self.tell_others(from, Event::Came(name.clone()));
        letters.push((from, Reply::Joined(name)));
        letters
    }

    fn remove(&mut self, from: SocketAddr) -> Letters {
        match self.users.remove(&from) {
            Some(user) => self.tell_others(from, Event::Left(user.name)),
            None => Letters::new(),
        }
    }

    fn tell_others(&mut self, from: SocketAddr, event: Event) -> Letters {
        self.last_event += 1;
        let reply = Reply::Event(self.last_event, event);
        let others = self.users.keys().filter(|address| **address != from);
        others.map(|address| (*address, reply.clone())).collect()
    }
}

impl Default for Room {
    fn default() -> Room {
        Room::new()
    }
}

/// A number higher than all that an earlier run has got to: microseconds since 1970.
pub fn first_number() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_micros()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
