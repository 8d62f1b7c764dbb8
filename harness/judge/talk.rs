//! A chat as its users lived it: who was there, who said what, and whom it reached.

use std::ops::Range;

use super::record::Record;
use super::text;
use crate::submission::Role;
use crate::transcript::{Did, Event, Intent, Who};

/// A user of a chat.
pub struct User<'a> {
    /// The name that the scenario uses.
    pub name: &'a str,
    who: &'a Who,
    /// Where he came, the last time if several.
    since: usize,
    /// Where he left or was made to; the record's end if he did not.
    gone: usize,
}

impl<'a> User<'a> {
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
                    let by = users
                        .iter()
                        .position(|user| *user.who == event.who && user.since < at)?;
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
        let wanted = text::squeezed(said.text).to_lowercase();
        let mut shown = String::new();
        self.shown(user, said.at..self.record.events().len())
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
        record
            .within(range.start.max(user.since)..range.end)
            .filter(|(_, event)| event.who == *user.who)
            .filter_map(move |(at, event)| match &event.did {
                Did::Printed { bytes } | Did::Received { bytes } => {
                    Some((at, text::decode(&bytes.0, record.dialect.encoding.as_deref())))
                }
                _ => None,
            })
    }

    /// A text that several say is no proof of anything when it is seen.
    fn tells(&self, said: &Said) -> bool {
        self.said.iter().filter(|other| other.text == said.text).count() == 1
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
                .filter(|(_, event)| event.who == *user.who)
        };
        let typed = own().find_map(|(_, event)| match &event.did {
            Did::Typed {
                bytes,
                intent: Some(Intent::Name),
            }
            | Did::Sent { bytes } => Some(bytes.text().trim().to_owned()),
            _ => None,
        })?;
        let asked = own().any(|(_, event)| {
            matches!(
                event.did,
                Did::Asks {
                    intent: Intent::Name,
                    ..
                }
            )
        });
        Some((typed, asked))
    }

    /// The datagrams that a user's program sent in the range: where, to whom, and who takes them there.
    pub fn mailed(&self, user: usize, range: Range<usize>) -> Vec<(usize, std::net::SocketAddr, Option<&'a str>)> {
        let who = self.users[user].who;
        self.record
            .within(range)
            .filter(|(_, event)| event.who == *who)
            .filter_map(|(at, event)| match &event.did {
                Did::Mailed { to, reaches, .. } => Some((at, *to, reaches.as_deref())),
                _ => None,
            })
            .collect()
    }

    /// The addresses from which a user's program was seen to send.
    pub fn addresses(&self, user: usize) -> Vec<std::net::SocketAddr> {
        let who = self.users[user].who;
        let from = |(_, event): (usize, &Event)| match &event.did {
            Did::Mailed { from, .. } | Did::Connected { from, .. } if event.who == *who => Some(*from),
            _ => None,
        };
        self.record.all().filter_map(from).collect()
    }

    /// Is this user the examiner's own, who can only guess how the others want to be spoken to?
    pub fn guesses(&self, user: usize) -> bool {
        matches!(self.users[user].who, Who::Peer(_))
    }

    /// Did a user leave before this place?
    pub fn left_before(&self, user: usize, at: usize) -> bool {
        self.users[user].gone < at
    }

    /// Where in the range a user's program was seen to leave what had reached it unread.
    pub fn leaves_unread(&self, user: usize, range: Range<usize>) -> Option<usize> {
        let who = self.users[user].who;
        self.record
            .within(range)
            .find(|(_, event)| event.who == *who && event.did == Did::LeavesUnread)
            .map(|(at, _)| at)
    }
}

fn users<'a>(record: &Record<'a>) -> Vec<User<'a>> {
    let mut users: Vec<User> = Vec::new();
    for (at, event) in record.all() {
        let name = match (&event.who, &event.did) {
            (
                Who::Program(name),
                Did::Started {
                    role: Role::Chatter, ..
                },
            ) => name,
            (Who::Peer(name), Did::Connected { .. }) => name,
            _ => continue,
        };
        match users.iter_mut().find(|user| *user.who == event.who) {
            Some(known) => known.since = at,
            None => users.push(User {
                name,
                who: &event.who,
                since: at,
                gone: usize::MAX,
            }),
        }
    }
    for user in &mut users {
        let leaves = |(_, event): &(usize, &Event)| {
            event.who == *user.who
                && matches!(
                    event.did,
                    Did::Leaves | Did::Signalled { .. } | Did::Ended { by_us: true, .. } | Did::Closed { .. }
                )
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
            | Did::Signalled { .. }
            | Did::PhaseBegins { .. }
    )
}
