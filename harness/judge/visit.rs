//! The visits that users paid to the server: what they were asked, what they said and obtained.

use std::ops::Range;

use super::record::{Record, by, by_peer};
use super::text;
use crate::dialect::{asks_for_one_line, decode};
use crate::transcript::{Bytes, Did, Event, Intent, Rest};

/// One visit of a user's.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// The peer's name in the scenario; a client at whose console the user sits has it too.
    pub peer: &'a str,
    /// Whose visit it is: the peer of the first one.
    pub user: &'a str,
    /// The name to give.
    pub name: &'a str,
    /// The password to give.
    pub password: &'a str,
    /// From coming until the next user comes.
    pub range: Range<usize>,
}

/// A question that a user was asked.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Where.
    pub at: usize,
    /// For what.
    pub intent: Intent,
    /// In which words.
    pub text: &'a str,
    /// It was answered.
    pub answered: bool,
}

/// What a user said after coming in, and what came of it.
#[derive(Clone, Debug)]
pub struct Talk<'a> {
    /// Where.
    pub at: usize,
    /// What was said.
    pub message: &'a Bytes,
    /// What came of it.
    pub reply: &'a Bytes,
    /// How the waiting ended.
    pub rest: Option<Rest>,
    /// The conversation can go on.
    pub open: bool,
}

impl<'a> Record<'a> {
    /// All visits in their order.
    pub fn visits(&self) -> Vec<Visit<'a>> {
        let mut visits: Vec<Visit<'a>> = Vec::new();
        for (at, event) in self.all() {
            let Did::Plays { user, name, password } = &event.did else {
                continue;
            };
            let crate::transcript::Who::Peer(peer) = &event.who else {
                continue;
            };
            if let Some(last) = visits.last_mut() {
                last.range.end = at;
            }
            visits.push(Visit {
                peer,
                user,
                name,
                password,
                range: at..self.events().len(),
            });
        }
        visits
    }

    /// The visit of this peer's.
    pub fn visit(&self, peer: &str) -> Option<Visit<'a>> {
        self.visits().into_iter().find(|visit| visit.peer == peer)
    }

    /// The first visit of this user's.
    pub fn first_visit(&self, user: &str) -> Option<Visit<'a>> {
        self.visits().into_iter().find(|visit| visit.user == user)
    }

    /// What a program's files hold in the end of the range, by path, as far as they were written since the record began.
    pub fn files(&self, end: usize) -> Vec<(&'a str, Vec<u8>)> {
        let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
        for (_, event) in self.within(0..end) {
            if let Did::Wrote { path, bytes, rewritten } = &event.did {
                let at = files.iter().position(|(known, _)| known == path).unwrap_or_else(|| {
                    files.push((path, Vec::new()));
                    files.len() - 1
                });
                if *rewritten {
                    files[at].1.clear();
                }
                files[at].1.extend_from_slice(&bytes.0);
            }
        }
        files
    }
}

impl<'a> Visit<'a> {
    fn mine(&self, event: &Event) -> bool {
        by_peer(event, self.peer) || by(event, self.peer)
    }

    fn events<'r>(&'r self, record: &Record<'a>) -> impl DoubleEndedIterator<Item = (usize, &'a Event)> + use<'a, 'r> {
        record.within(self.range.clone()).filter(|(_, event)| self.mine(event))
    }

    /// Does the user sit at the student's client?
    pub fn at_console(&self, record: &Record<'a>) -> bool {
        self.events(record)
            .any(|(_, event)| matches!(event.did, Did::Started { .. }))
    }

    /// Where the server was reached.
    pub fn came(&self, record: &Record<'a>) -> Option<usize> {
        self.events(record)
            .find(|(_, event)| matches!(event.did, Did::Connected { .. }))
            .map(|(at, _)| at)
    }

    /// What was said after coming in.
    pub fn talk(&self, record: &Record<'a>) -> Option<Talk<'a>> {
        self.events(record).find_map(|(at, event)| match &event.did {
            Did::Exchanged {
                message,
                reply,
                rest,
                open,
            } => Some(Talk {
                at,
                message,
                reply,
                rest: *rest,
                open: *open,
            }),
            _ => None,
        })
    }

    /// Where the coming in is over: what follows is talk, or leaving.
    pub fn inside(&self, record: &Record<'a>) -> usize {
        self.events(record)
            .find(|(_, event)| matches!(event.did, Did::Message { .. }))
            .map_or(self.range.end, |(at, _)| at)
    }

    /// What was asked on coming, at a client's console from where it had reached its server.
    pub fn questions(&self, record: &Record<'a>) -> Vec<Question<'a>> {
        let from = match self.at_console(record) {
            true => self.came(record).unwrap_or(self.range.end),
            false => self.range.start,
        };
        self.asked(record, from)
    }

    /// What was asked from `from` until the user was inside.
    pub fn asked(&self, record: &Record<'a>, from: usize) -> Vec<Question<'a>> {
        let end = self.inside(record);
        let mine: Vec<(usize, &Event)> = self.events(record).filter(|(at, _)| (from..end).contains(at)).collect();
        let questions = mine
            .iter()
            .enumerate()
            .filter_map(|(nth, (at, event))| match &event.did {
                Did::Asks { text, intent } => {
                    let mut later = mine[nth + 1..].iter();
                    let answered = later.any(|(_, event)| matches!(event.did, Did::Sent { .. } | Did::Typed { .. }));
                    Some(Question {
                        at: *at,
                        intent: *intent,
                        text,
                        answered,
                    })
                }
                _ => None,
            });
        let mut questions: Vec<Question> = questions.collect();
        // What asked for nothing that is known, was told the name, and went on to a password, had asked for the name.
        for nth in 1..questions.len() {
            if questions[nth].intent == Intent::Password && questions[nth - 1].intent == Intent::Unknown {
                let typed = |event: &&(usize, &Event)| {
                    event.0 > questions[nth - 1].at
                        && matches!(&event.1.did, Did::Typed { bytes, .. } if bytes.text().trim() == self.name)
                };
                if mine.iter().any(|event| typed(&event)) {
                    questions[nth - 1].intent = Intent::Name;
                }
            }
        }
        questions
    }

    /// The question of a login that was still open when the user gave up coming in.
    pub fn pending(&self, record: &Record<'a>) -> Option<Question<'a>> {
        let last = self.questions(record).pop()?;
        let of_a_login = matches!(last.intent, Intent::Name | Intent::Password | Intent::LoginOrRegister);
        (of_a_login && !last.answered).then_some(last)
    }

    /// All that the user was shown or sent in this range of the visit, as text.
    pub fn obtained(&self, record: &Record<'a>, range: Range<usize>) -> String {
        let mut all = String::new();
        for (at, event) in self.events(record) {
            if !range.contains(&at) {
                continue;
            }
            match &event.did {
                Did::Received { bytes } => {
                    let decoded = decode(record.dialect, &bytes.0);
                    for message in decoded.messages.iter().chain([&decoded.rest]) {
                        all.push_str(&text::decode(message, record.dialect.encoding.as_deref()));
                        all.push('\n');
                    }
                }
                Did::Printed { bytes } => {
                    all.push_str(&text::plain(&bytes.text()));
                    all.push('\n');
                }
                _ => {}
            }
        }
        all
    }

    /// Was what the server wants said without being asked for, as its own client does?
    pub fn opens_with(&self, record: &Record<'a>, what: Intent) -> bool {
        let placeholder = match what {
            Intent::Name => "{name}",
            Intent::Password => "{password}",
            _ => return false,
        };
        !self.at_console(record) && record.dialect.opening.iter().any(|said| said.contains(placeholder))
    }

    /// Did the user say this of themselves, asked or not?
    pub fn gave(&self, record: &Record<'a>, what: Intent) -> bool {
        let asked = self.asked(record, self.range.start);
        let of_both = |question: &Question| {
            matches!(what, Intent::Name | Intent::Password) && asks_for_one_line(question.text).is_some()
        };
        let wanted = |question: &Question| question.intent == what || of_both(question);
        asked.iter().any(|question| question.answered && wanted(question)) || self.opens_with(record, what)
    }
}
