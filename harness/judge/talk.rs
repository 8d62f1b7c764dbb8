//! A chat as its users lived it: who was there, who said what, and whom it reached.

use std::ops::Range;

use super::record::Record;
use super::text;
use crate::dialect::decode;
use crate::submission::Role;
use crate::transcript::{Did, Event, Intent, Who};

/// A user of a chat.
pub struct User<'a> {
    /// The name that the scenario uses.
    pub name: &'a str,
    /// How he speaks.
    pub by: Means,
    /// Where he came, the last time if several.
    pub since: usize,
    /// Where he left or was made to; the record's end if he did not.
    pub gone: usize,
}

/// How a user of a chat speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By a program of the submission that sends datagrams.
    Chatter,
    /// By datagrams of the examiner's own.
    Datagrams,
    /// By the student's client, over a connection.
    Client,
    /// Over a connection of the examiner's own.
    Connection,
}

impl Means {
    /// Is it over a connection to a server?
    pub fn connected(self) -> bool {
        matches!(self, Means::Client | Means::Connection)
    }
}

impl<'a> User<'a> {
    /// Did he do it, or was it done to him?
    pub fn did(&self, event: &Event) -> bool {
        matches!(&event.who, Who::Program(name) | Who::Peer(name) if name == self.name)
    }

    /// What tells his name from those of other users (`chatter a`).
    pub fn letter(&self) -> &'a str {
        self.name.rsplit(' ').next().unwrap_or(self.name)
    }
}

/// Something that a user said.
pub struct Said<'a> {
    /// Where.
    pub at: usize,
    /// By which user.
    pub by: usize,
    /// The text.
    pub text: &'a str,
    /// Where anybody said the next thing, or left.
    pub until: usize,
}

/// A chat.
pub struct Talk<'a> {
    record: Record<'a>,
    /// Its users, in the order in which they came.
    pub users: Vec<User<'a>>,
    /// What they said, in order.
    pub said: Vec<Said<'a>>,
}

impl<'a> Talk<'a> {
    /// The chat of this record.
    pub fn of(record: &Record<'a>) -> Talk<'a> {
        let users = users(record);
        let end = record.events().len();
        let mut said: Vec<Said> = record
            .all()
            .filter_map(|(at, event)| match &event.did {
                Did::Message { text } => {
                    let by = users.iter().position(|user| user.did(event) && user.since < at)?;
                    Some(Said {
                        at,
                        by,
                        text,
                        until: end,
                    })
                }
                _ => None,
            })
            .collect();
        let turns: Vec<usize> = record
            .all()
            .filter(|(_, event)| ends_a_turn(event))
            .map(|(at, _)| at)
            .collect();
        for said in &mut said {
            said.until = turns.iter().copied().find(|at| *at > said.at).unwrap_or(end);
        }
        Talk {
            record: *record,
            users,
            said,
        }
    }

    /// Each thing said, with each other user who is to get it: both have said something before, for many a server knows
    /// nobody who has not, and that one has not left.
    pub fn due(&self) -> impl Iterator<Item = (&Said<'a>, usize)> {
        self.said.iter().flat_map(move |said| {
            let known = |user: usize| self.said.iter().any(|other| other.by == user && other.at < said.at);
            let others = (0..self.users.len()).filter(move |&user| {
                user != said.by && known(user) && known(said.by) && self.users[user].gone > said.at
            });
            others.map(move |user| (said, user))
        })
    }

    /// Was this user heard by that one before this place?
    pub fn heard_before(&self, by: usize, user: usize, before: usize) -> bool {
        let earlier = |said: &&Said| said.by == by && said.at < before && self.tells(said);
        let mut earlier = self.said.iter().filter(earlier);
        earlier.any(|said| self.reached(said, user).is_some())
    }

    /// Where a user was shown what was said, if he was.
    pub fn reached(&self, said: &Said, user: usize) -> Option<usize> {
        self.shown_from(user, said.at, said.text)
    }

    /// Where a user was shown a text since he came, if he was.
    pub fn shown_since(&self, user: usize, text: &str) -> Option<usize> {
        self.shown_from(user, self.users[user].since, text)
    }

    fn shown_from(&self, user: usize, from: usize, text: &str) -> Option<usize> {
        let wanted = text::squeezed(text).to_lowercase();
        let mut shown = String::new();
        self.shown(user, from..self.record.events().len())
            .find_map(|(at, more)| {
                shown.push_str(&more);
                text::squeezed(&text::plain(&shown))
                    .to_lowercase()
                    .contains(&wanted)
                    .then_some(at)
            })
    }

    /// Everything that a user was shown in the range, as plain text.
    pub fn seen(&self, user: usize, range: Range<usize>) -> String {
        let all: String = self.shown(user, range).map(|(_, more)| more).collect();
        text::plain(&all)
    }

    fn shown(&self, user: usize, range: Range<usize>) -> impl Iterator<Item = (usize, String)> {
        let user = &self.users[user];
        let record = self.record;
        let encoding = record.dialect.encoding.as_deref();
        record
            .within(range.start.max(user.since)..range.end)
            .filter(|(_, event)| user.did(event))
            .filter_map(move |(at, event)| match (&event.who, &event.did) {
                (_, Did::Printed { bytes }) => Some((at, text::decode(&bytes.0, encoding))),
                (Who::Peer(_), Did::Received { bytes }) if user.by == Means::Connection => {
                    let decoded = decode(record.dialect, &bytes.0);
                    let parts = decoded.messages.iter().chain([&decoded.rest]);
                    Some((
                        at,
                        parts
                            .map(|part| text::decode(part, encoding))
                            .collect::<Vec<_>>()
                            .join("\n"),
                    ))
                }
                (Who::Peer(_), Did::Received { bytes }) => Some((at, text::decode(&bytes.0, encoding))),
                _ => None,
            })
    }

    /// A text that several say is no proof of anything when it is seen; nor is a name, which is told of whoever comes.
    fn tells(&self, said: &Said) -> bool {
        let name = |user: &User| {
            self.record
                .visit(user.name)
                .is_some_and(|visit| visit.name == said.text)
        };
        self.said.iter().filter(|other| other.text == said.text).count() == 1 && !self.users.iter().any(name)
    }

    /// Is what this user says heard by another?
    pub fn heard(&self, user: usize) -> bool {
        let own = self.said.iter().filter(|said| said.by == user && self.tells(said));
        own.into_iter()
            .any(|said| (0..self.users.len()).any(|other| other != user && self.reached(said, other).is_some()))
    }

    /// Does this user take part: is he heard, or does he hear others?
    pub fn takes_part(&self, user: usize) -> bool {
        let mut others = self.said.iter().filter(|said| said.by != user && self.tells(said));
        self.heard(user) || others.any(|said| self.reached(said, user).is_some())
    }

    /// The name that a user's program was told, and whether it had asked for one.
    pub fn name_of(&self, user: usize) -> Option<(String, bool)> {
        let user = &self.users[user];
        let own = || {
            self.record
                .within(user.since..self.record.events().len())
                .filter(|(_, event)| user.did(event))
        };
        let plays = self.record.visit(user.name);
        let told = own().find_map(|(_, event)| match &event.did {
            Did::Typed {
                bytes,
                intent: Some(Intent::Name),
            }
            | Did::Sent { bytes } => Some(bytes.text().trim().to_owned()),
            _ => None,
        });
        let name = plays.map(|visit| visit.name.to_owned()).or(told)?;
        let asked = own().any(|(_, event)| {
            matches!(
                event.did,
                Did::Asks {
                    intent: Intent::Name,
                    ..
                }
            )
        });
        Some((name, asked))
    }

    /// The question of a login on which a user was left standing, if he never came in.
    pub fn left_outside(&self, user: usize) -> Option<(usize, &'a str)> {
        let visit = self.record.visit(self.users[user].name)?;
        visit.pending(&self.record).map(|question| (question.at, question.text))
    }

    /// Is anybody asked who he is, or told so by his client unasked?
    pub fn logs_in(&self) -> bool {
        let asks = |event: &Event| match &event.did {
            Did::Asks { intent, text } => match intent {
                Intent::Name | Intent::Password | Intent::LoginOrRegister | Intent::YesNo => true,
                // Whoever waits for a line without a word has asked for nothing.
                Intent::Unknown => !text.trim().is_empty(),
                _ => false,
            },
            _ => false,
        };
        let user = |event: &Event| self.users.iter().any(|user| user.did(event));
        !self.record.dialect.opening.is_empty() || self.record.all().any(|(_, event)| user(event) && asks(event))
    }

    /// Was this user told something by the server after his last answer to its questions, and asked for nothing more?
    pub fn came_in(&self, user: usize) -> bool {
        let own = &self.users[user];
        let first = self
            .said
            .iter()
            .find(|said| said.by == user)
            .map_or(own.gone, |said| said.at);
        let mut talk = self
            .record
            .within(own.since..first)
            .rev()
            .filter(|(_, event)| own.did(event));
        let told = talk.find_map(|(_, event)| match event.did {
            Did::Received { .. } => Some(true),
            Did::Sent { .. } => Some(false),
            _ => None,
        });
        let answered = talk.any(|(_, event)| matches!(event.did, Did::Sent { .. }));
        told == Some(true) && answered && self.left_outside(user).is_none()
    }

    /// Where the server closed this user's connection upon the first thing that he said, if it did.
    pub fn hung_up_on(&self, user: usize) -> Option<usize> {
        let first = self.said.iter().find(|said| said.by == user)?;
        let server = self.record.server();
        let by_server = |event: &Event| match &event.who {
            Who::Tap => true,
            Who::Program(name) => name == server,
            _ => false,
        };
        let mut turn = self.record.within(first.at..first.until);
        turn.find(|(_, event)| by_server(event) && matches!(event.did, Did::Closed { .. }))
            .map(|(at, _)| at)
    }

    /// Did the server say something to a user after something that he said?
    pub fn is_answered(&self, user: usize) -> bool {
        let mut said = self.said.iter().filter(|said| said.by == user);
        let own = &self.users[user];
        said.any(|said| {
            let mut turn = self.record.within(said.at..said.until);
            turn.any(|(_, event)| own.did(event) && matches!(event.did, Did::Received { .. }))
        })
    }

    /// Where this user connected, if the server is known not to have taken him in before that place.
    pub fn not_taken_in(&self, user: usize, before: usize) -> Option<usize> {
        let user = &self.users[user];
        let own = |wanted: fn(&Did) -> bool| {
            let mut events = self.record.within(0..before);
            events
                .find(|(_, event)| user.did(event) && wanted(&event.did))
                .map(|(at, _)| at)
        };
        let taken = own(|did| matches!(did, Did::Accepted | Did::Received { .. })).is_some();
        (user.by.connected() && !taken).then(|| own(|did| matches!(did, Did::Connected { .. })))?
    }

    /// The datagrams that a user's program sent in the range: where, to whom, and who takes them there.
    pub fn mailed(&self, user: usize, range: Range<usize>) -> Vec<(usize, std::net::SocketAddr, Option<&'a str>)> {
        let user = &self.users[user];
        self.record
            .within(range)
            .filter(|(_, event)| user.did(event))
            .filter_map(|(at, event)| match &event.did {
                Did::Mailed { to, reaches, .. } => Some((at, *to, reaches.as_deref())),
                _ => None,
            })
            .collect()
    }

    /// The addresses from which a user's program was seen to send.
    pub fn addresses(&self, user: usize) -> Vec<std::net::SocketAddr> {
        let user = &self.users[user];
        let from = |(_, event): (usize, &Event)| match &event.did {
            Did::Mailed { from, .. } | Did::Connected { from, .. } if user.did(event) => Some(*from),
            _ => None,
        };
        self.record.all().filter_map(from).collect()
    }

    /// Is this user the examiner's own, who can only guess how the others want to be spoken to?
    pub fn guesses(&self, user: usize) -> bool {
        match self.users[user].by {
            Means::Datagrams => true,
            Means::Connection => self.record.dialect.framing.is_none(),
            Means::Chatter | Means::Client => false,
        }
    }

    /// Did a user leave before this place?
    pub fn left_before(&self, user: usize, at: usize) -> bool {
        self.users[user].gone < at
    }

    /// Where in the range a user's program was seen to leave what had reached it unread.
    pub fn leaves_unread(&self, user: usize, range: Range<usize>) -> Option<usize> {
        let user = &self.users[user];
        self.record
            .within(range)
            .find(|(_, event)| user.did(event) && event.did == Did::LeavesUnread)
            .map(|(at, _)| at)
    }
}

fn users<'a>(record: &Record<'a>) -> Vec<User<'a>> {
    let mut users: Vec<User> = Vec::new();
    for (at, event) in record.all() {
        let (name, by) = match (&event.who, &event.did) {
            (
                Who::Program(name),
                Did::Started {
                    role: Role::Chatter, ..
                },
            ) => (name, Means::Chatter),
            (Who::Program(name), Did::Connected { .. }) if record.visit(name).is_some() => (name, Means::Client),
            (Who::Peer(name), Did::Connected { .. }) if record.visit(name).is_some() => (name, Means::Connection),
            (Who::Peer(name), Did::Connected { .. }) => (name, Means::Datagrams),
            _ => continue,
        };
        match users.iter_mut().find(|user| user.name == name) {
            // A client may open several connections in one visit.
            Some(known) if by != Means::Client => known.since = at,
            Some(_) => {}
            None => users.push(User {
                name,
                by,
                since: at,
                gone: usize::MAX,
            }),
        }
    }
    for user in &mut users {
        let leaves = |(_, event): &(usize, &Event)| match (&event.who, &event.did) {
            _ if !user.did(event) => false,
            (_, Did::Leaves | Did::Signalled { .. } | Did::Ended { by_us: true, .. }) => true,
            // Who closes a client's connection is not yet gone: it may come again.
            (Who::Peer(_), Did::Closed { .. }) => true,
            _ => false,
        };
        let end = record.events().len();
        user.gone = record.within(user.since..end).find(leaves).map_or(end, |(at, _)| at);
    }
    users
}

/// Does something else begin here than what the last message brought about?
fn ends_a_turn(event: &Event) -> bool {
    matches!(
        event.did,
        Did::Message { .. }
            | Did::Typed { intent: None, .. }
            | Did::Leaves
            | Did::Started { .. }
            | Did::Plays { .. }
            | Did::Signalled { .. }
            | Did::PhaseBegins { .. }
    )
}
