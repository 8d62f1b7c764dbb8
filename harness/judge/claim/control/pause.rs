//! The pause: nobody new is served while it lasts, and new clients are again after it, where there is a way back.

use super::{Given, given, not_waiting, typed};
use crate::judge::claim::{how_it_ended, tail};
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by, by_peer, is_fact};
use crate::judge::{Account, Message};
use crate::transcript::{Did, Order, Who};

/// What became of somebody who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Met {
    Served(usize),
    /// Refused, left waiting, hung up on, or not answered.
    Unserved(usize),
    Unclear(usize),
}

/// Nobody new was served from the pause on, and somebody was after it.
pub fn obeys(record: &Record, program: &str) -> Finding {
    let pauses = given(record, program, Order::Pause);
    let Some(pause) = pauses.iter().find(|given| given.typed.is_some()) else {
        return not_waiting(record, program, &pauses).unwrap_or_else(Finding::unreached);
    };
    let resumes = given(record, program, Order::Resume);
    let end = record.events().len();
    let resumed = resumes.first().map_or(end, |given| given.range.start);
    let before = comers(record, 0..pause.range.start);
    let [first, others @ ..] = before.as_slice() else {
        return Finding::unreached();
    };
    let (answers, came, _) = level(record, first, pause.range.start);
    let met_before = |peer: &&str| match met(record, peer, answers, pause.range.start) {
        Met::Served(_) => None,
        Met::Unserved(at) | Met::Unclear(at) => Some(at),
    };
    let unserved = others.iter().find_map(met_before);
    if let Some(at) = unserved.or((!answers.is_service()).then_some(came)) {
        return Finding::unseen(Message::new("served-before-pause-not"), vec![at]);
    }
    let fails = |why: Message, seen: Message, evidence: Vec<usize>| {
        let account = Account::new(
            typed(record, program, pause),
            Message::new("expected-pause").with("program", program),
            seen,
        );
        Finding::fails(why, account, evidence)
    };
    if let Some(at) = record
        .within(pause.range.start..resumed)
        .find_map(|(at, event)| match event.did {
            Did::Ended { by_us: false, .. } if by(event, program) => Some(at),
            _ => None,
        })
    {
        let why = Message::new("pause-ends-server").with("program", program);
        return fails(why.clone(), why, tail(record, program, pause.typed, at));
    }
    if let Some(finding) = not_waiting(record, program, std::slice::from_ref(pause)) {
        return finding;
    }
    let during: Vec<Met> = comers(record, pause.range.start..resumed)
        .iter()
        .map(|peer| met(record, peer, answers, resumed))
        .collect();
    let kept_out = match during.as_slice() {
        [] => return Finding::unreached(),
        [Met::Served(at), Met::Unserved(later), ..] => {
            let why = Message::new("pause-lets-one-in").with("program", program);
            return fails(why.clone(), why, vec![pause.at(), *at, *later]);
        }
        [Met::Served(at), ..] => {
            let why = Message::new("pause-not").with("program", program);
            return fails(why.clone(), why, vec![pause.at(), *at]);
        }
        [Met::Unclear(at), ..] => return Finding::unseen(Message::new("still-busy"), vec![*at]),
        [Met::Unserved(at), ..] => *at,
    };
    after(record, program, pause, &resumes, answers, kept_out)
}

/// The pause holds; what of the way back?
fn after(record: &Record, program: &str, pause: &Given, resumes: &[Given], answers: Level, kept_out: usize) -> Finding {
    let Some(resume) = resumes.first() else {
        return Finding::unreached();
    };
    let end = record.events().len();
    let mut last = resume.range.start;
    let mut unclear = None;
    for peer in comers(record, resume.range.start..end) {
        match met(record, peer, answers, end) {
            Met::Served(at) => {
                return Finding::holds(
                    Message::new("obeys-pause").with("program", program),
                    vec![pause.at(), kept_out, at],
                );
            }
            Met::Unserved(at) => last = at,
            Met::Unclear(at) => unclear = Some(at),
        }
    }
    if let Some(at) = unclear {
        return Finding::unseen(Message::new("still-busy"), vec![at]);
    }
    if let Some(finding) = not_waiting(record, program, resumes) {
        return finding;
    }
    // A pause without a word for its end is one all the same.
    if record.dialect.commands.resume.is_none() {
        return Finding::holds(
            Message::new("paused-for-good").with("program", program),
            vec![pause.at(), kept_out],
        );
    }
    let ending = record.ending(program, end);
    let why = Message::new("resume-not").with("program", program);
    let seen = match ending {
        Ending::Runs | Ending::Forced(_) => why.clone(),
        ending => how_it_ended(program, &ending),
    };
    let account = Account::new(
        typed(record, program, resume),
        Message::new("expected-resume").with("program", program),
        seen,
    );
    Finding::fails(why, account, vec![resume.at(), last])
}

/// Who came in this part of the record, in order.
fn comers<'a>(record: &Record<'a>, range: std::ops::Range<usize>) -> Vec<&'a str> {
    let mut peers: Vec<&str> = Vec::new();
    for (_, event) in record.within(range) {
        if let (Who::Peer(name), Did::Connected { .. } | Did::Refused { .. }) = (&event.who, &event.did)
            && !peers.contains(&name.as_str())
        {
            peers.push(name);
        }
    }
    peers
}

/// How far a peer came: the later of two that came as far was served as the first was.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    accepted: bool,
    read: bool,
    answered: bool,
    open: bool,
}

impl Level {
    /// Is it plain that this one was served?
    fn is_service(self) -> bool {
        self.answered || self.open && self.accepted
    }

    /// Did one who came so far come as far as `other`?
    fn reaches(self, other: Level) -> bool {
        (self.accepted || !other.accepted)
            && (self.read || !other.read)
            && (self.answered || !other.answered)
            && (self.open || !other.open)
    }
}

/// How far this peer came by `end`, where that was seen, and whether that is a fact.
fn level(record: &Record, peer: &str, end: usize) -> (Level, usize, bool) {
    let mine = || record.within(0..end).filter(|(_, event)| by_peer(event, peer));
    let saw = |wanted: fn(&Did) -> bool| mine().find(|(_, event)| wanted(&event.did)).map(|(at, _)| at);
    let came = saw(|did| matches!(did, Did::Connected { .. } | Did::Refused { .. }));
    let exchanged = mine().find_map(|(at, event)| match &event.did {
        Did::Exchanged { reply, rest, open, .. } => Some((at, !reply.0.is_empty(), *rest, *open)),
        _ => None,
    });
    let mut level = Level {
        accepted: saw(|did| matches!(did, Did::Accepted)).is_some(),
        read: saw(|did| matches!(did, Did::Drained)).is_some(),
        ..Level::default()
    };
    let at = came.unwrap_or(end);
    match exchanged {
        Some((at, answered, rest, open)) => {
            level.answered = answered;
            level.open = open;
            (level, at, rest.is_none_or(is_fact) || !open)
        }
        None => (level, at, true),
    }
}

/// What became of this peer by `end`, measured by how far the first one came.
fn met(record: &Record, peer: &str, first: Level, end: usize) -> Met {
    let (level, at, fact) = level(record, peer, end);
    match level.reaches(first) {
        true => Met::Served(at),
        false if fact => Met::Unserved(at),
        false => Met::Unclear(at),
    }
}
