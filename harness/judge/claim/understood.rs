//! The claim that each message was read as one, however its bytes were cut and joined on their way.
//!
//! What a right answer is, the server itself says first, on messages that come whole and alone. After each message that
//! was cut or joined comes one that is known again: whoever has lost count of the bytes answers that one wrongly.

use std::borrow::Cow;

use super::headed::unframed;
use crate::dialect::decode;
use crate::judge::finding::Finding;
use crate::judge::record::{Ending, Record, by_peer, is_fact};
use crate::judge::{Account, Message, text};
use crate::transcript::{Bytes, Did, Event, Rest, Transcript, Who};

/// Messages longer than this are about their length.
const SHORT: usize = 200;
/// So many whole messages, the last before anything is cut or joined, show how the server answers.
const KNOWN: usize = 2;
/// So many turns stand in the evidence of what holds.
const SHOWN: usize = 4;
/// So many pieces and messages are written out.
const WRITTEN_OUT: usize = 8;

/// Each message of the peer, however cut and joined, was read as the one message that it is.
pub fn understood(record: &Record, peer: &str) -> Finding {
    if let Some(finding) = unframed(record) {
        return finding;
    }
    let turns = turns(record, peer);
    let server = record.server();
    let ending = record.ending(server, record.events().len());
    let known = turns.iter().take_while(|turn| turn.is_known()).count();
    if known == 0 {
        return super::echo::died(record, &ending, None)
            .filter(|_| connected(record, peer))
            .unwrap_or_else(Finding::unreached);
    }
    let (first, cases) = turns.split_at(known);
    // A server may take the first of them for a part of its login.
    let first = &first[known.saturating_sub(KNOWN)..];
    let usual = match Usual::of(first) {
        Ok(usual) => usual,
        Err(why) => {
            let at = first.last().map_or(0, |turn| turn.at);
            return super::echo::died(record, &ending, None).unwrap_or_else(|| Finding::unseen(why, vec![at]));
        }
    };
    let mut evidence: Vec<usize> = first.iter().map(|turn| turn.at).collect();
    let mut case: Option<&Turn> = None;
    for turn in cases {
        let about = if turn.is_known() { case.unwrap_or(turn) } else { turn };
        match usual.fits(turn) {
            Fit::Answered => {}
            // Whether it was taken in silence or lost, the next message shows.
            Fit::Silent if turn.messages == [b""] && turn.open && usual.likeness != Likeness::Same => {}
            // It went through, and what the server made of it is the server's affair.
            _ if about.messages == [b""] && !about.replies.is_empty() && turn.at != about.at && turn.open => break,
            fit => return broken(record, &usual, about, turn, &fit, &ending),
        }
        if !turn.is_known() {
            case = Some(turn);
            evidence.push(turn.at);
        }
    }
    if case.is_none() || !record.complete(&(0..record.events().len())) {
        return super::echo::died(record, &ending, None).unwrap_or_else(Finding::unreached);
    }
    let skip = evidence.len().saturating_sub(SHOWN);
    Finding::holds(Message::new("framing-understood"), evidence.split_off(skip))
}

/// Which case of a property this evidence is about. Each is followed by a message that is known.
pub fn case_of(transcript: &Transcript, evidence: &[usize]) -> Option<usize> {
    let first = evidence
        .iter()
        .copied()
        .filter(|&at| matches!(transcript.events[at].who, Who::Peer(_)))
        .min()?;
    let said = |event: &&Event| matches!(event.did, Did::Conversed { .. } | Did::Unsayable { .. });
    Some(transcript.events[..first].iter().filter(said).count() / 2)
}

/// Something said as one stream, and what came back.
struct Turn<'a> {
    at: usize,
    /// Where the bytes of this turn begin in the record.
    begin: usize,
    messages: Vec<&'a [u8]>,
    cuts: &'a [usize],
    replies: Vec<Cow<'a, [u8]>>,
    left: Cow<'a, [u8]>,
    rest: Option<Rest>,
    open: bool,
    /// Not sent, because the header has no room: the length, and the most that there is room for.
    unsayable: Option<(usize, usize)>,
}

impl Turn<'_> {
    /// Is it one short message in plain letters, whole and alone?
    fn is_known(&self) -> bool {
        self.unsayable.is_none()
            && self.cuts.is_empty()
            && matches!(self.messages.as_slice(), [one] if !one.is_empty() && one.len() < SHORT && one.is_ascii())
    }
}

fn turns<'a>(record: &Record<'a>, peer: &str) -> Vec<Turn<'a>> {
    let mut turns: Vec<Turn> = Vec::new();
    for (at, event) in record.all().filter(|(_, event)| by_peer(event, peer)) {
        let begin = turns.last().map_or(0, |turn| turn.at + 1);
        let turn = match &event.did {
            Did::Exchanged {
                message,
                reply,
                rest,
                open,
            } => {
                let (replies, left) = replies(record, peer, begin, at, &reply.0);
                Turn {
                    at,
                    begin,
                    messages: vec![&message.0],
                    cuts: &[],
                    replies,
                    left,
                    rest: *rest,
                    open: *open,
                    unsayable: None,
                }
            }
            Did::Conversed {
                messages,
                cuts,
                replies,
                left,
                rest,
                open,
            } => Turn {
                at,
                begin,
                messages: messages.iter().map(|message| message.0.as_slice()).collect(),
                cuts,
                replies: replies.iter().map(|reply| Cow::Borrowed(reply.0.as_slice())).collect(),
                left: Cow::Borrowed(&left.0),
                rest: *rest,
                open: *open,
                unsayable: None,
            },
            Did::Unsayable { length, limit } => Turn {
                at,
                begin,
                messages: Vec::new(),
                cuts: &[],
                replies: Vec::new(),
                left: Cow::Borrowed(&[]),
                rest: None,
                open: true,
                unsayable: Some((*length, *limit)),
            },
            _ => continue,
        };
        turns.push(turn);
    }
    turns
}

/// The messages that an exchange brought back, from the bytes that came since the last thing said.
fn replies<'a>(
    record: &Record<'a>,
    peer: &str,
    begin: usize,
    end: usize,
    reply: &'a [u8],
) -> (Vec<Cow<'a, [u8]>>, Cow<'a, [u8]>) {
    let sent = record
        .within(begin..end)
        .rfind(|(_, event)| by_peer(event, peer) && matches!(event.did, Did::Sent { .. }));
    let wire: Vec<u8> = record
        .within(sent.map_or(begin, |(at, _)| at)..end)
        .filter_map(|(_, event)| match &event.did {
            Did::Received { bytes } if by_peer(event, peer) => Some(bytes.0.as_slice()),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    if wire.is_empty() {
        let replies = if reply.is_empty() {
            Vec::new()
        } else {
            vec![Cow::Borrowed(reply)]
        };
        return (replies, Cow::Borrowed(&[]));
    }
    let decoded = decode(record.dialect, &wire);
    (
        decoded.messages.into_iter().map(Cow::Owned).collect(),
        Cow::Owned(decoded.rest),
    )
}

/// How the server usually answers one message.
struct Usual {
    /// How many messages an answer is.
    count: usize,
    likeness: Likeness,
}

/// What an answer has to do with its message, the closest that is true of all that are known.
#[derive(Clone, Debug, PartialEq)]
enum Likeness {
    /// It is the message.
    Same,
    /// The message stands in it, in upper or lower case.
    Holds,
    /// It is always this.
    Fixed(Vec<u8>),
    /// Nothing that could be told beforehand.
    Own,
}

enum Fit {
    /// As usual.
    Answered,
    /// Not a byte came back.
    Silent,
    /// Something else came.
    Otherwise,
    /// The header has no room for the length: the length, and the most there is room for.
    NoRoom(usize, usize),
}

impl Usual {
    /// What the first turns show, or why they show nothing.
    fn of(turns: &[Turn]) -> Result<Usual, Message> {
        let count = turns.first().map_or(0, |turn| turn.replies.len());
        if turns.iter().any(|turn| !turn.open) {
            return Err(Message::new("closes-after-each-answer"));
        }
        if turns.iter().any(|turn| !turn.left.is_empty()) {
            return Err(Message::new("framing-answers-unlike"));
        }
        if count == 0 {
            return Err(Message::new("framing-silent"));
        }
        if turns.iter().any(|turn| turn.replies.len() != count) {
            return Err(Message::new("framing-answers-vary"));
        }
        let all = |likeness: &Likeness| {
            turns
                .iter()
                .all(|turn| turn.messages.iter().all(|message| likeness.is(message, &turn.replies)))
        };
        let fixed = Likeness::Fixed(turns[0].replies.concat());
        let known = [Likeness::Same, Likeness::Holds, fixed];
        let mut likely = known.into_iter().filter(all);
        let likeness = likely.next().unwrap_or(Likeness::Own);
        Ok(Usual { count, likeness })
    }

    fn fits(&self, turn: &Turn) -> Fit {
        if let Some((length, limit)) = turn.unsayable {
            return Fit::NoRoom(length, limit);
        }
        if turn.replies.is_empty() && turn.left.is_empty() {
            return Fit::Silent;
        }
        if !turn.left.is_empty() {
            return Fit::Otherwise;
        }
        // An empty message may be answered in any way.
        if turn.messages == [b""] {
            return Fit::Answered;
        }
        let whole = turn.replies.len() == turn.messages.len() * self.count;
        let mut pairs = turn.messages.iter().zip(turn.replies.chunks(self.count));
        match whole && pairs.all(|(message, replies)| self.likeness.is(message, replies)) {
            true => Fit::Answered,
            false => Fit::Otherwise,
        }
    }
}

impl Likeness {
    fn is(&self, message: &[u8], replies: &[Cow<[u8]>]) -> bool {
        match self {
            Likeness::Same => matches!(replies, [one] if one.as_ref() == message),
            Likeness::Holds => {
                let folded = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase();
                folded(&replies.concat()).contains(&folded(message))
            }
            Likeness::Fixed(answer) => replies.concat() == *answer,
            Likeness::Own => true,
        }
    }
}

fn connected(record: &Record, peer: &str) -> bool {
    record
        .all()
        .any(|(_, event)| by_peer(event, peer) && matches!(event.did, Did::Connected { .. }))
}

/// What to say of a turn that was not answered as usual, `about` being the case that it shows to be misread.
fn broken(record: &Record, usual: &Usual, about: &Turn, turn: &Turn, fit: &Fit, ending: &Ending) -> Finding {
    let mut evidence = wire(record, about);
    if turn.at != about.at {
        evidence.extend(wire(record, turn));
    }
    if let Fit::NoRoom(length, limit) = fit {
        let why = Message::new("header-narrow")
            .with("length", length.to_string())
            .with("limit", limit.to_string());
        let done = Message::new("done-measured");
        let expected = Message::new("expected-room").with("length", length.to_string());
        return Finding::fails(why.clone(), Account::new(done, expected, why), vec![turn.at]);
    }
    let seen = match ending {
        Ending::Excused(_, why) => return Finding::unseen(why.clone(), evidence),
        Ending::Crashed(_, last) => Message::new("seen-server-crashed").with("last", text::excerpt(last)),
        Ending::Status(_, status) => Message::new("seen-server-ended-status").with("status", status.to_string()),
        Ending::Clean(_) => Message::new("seen-server-ended"),
        _ => match doubt(record, usual, turn) {
            Some(why) => return Finding::unseen(why, evidence),
            None => seen(about, turn),
        },
    };
    if let Some(at) = ending.by_itself() {
        evidence.extend(super::tail(record, record.server(), None, at));
    }
    evidence.sort_unstable();
    evidence.dedup();
    let alone = turn.at == about.at && about.messages.len() == 1;
    let expected = match (&usual.likeness, alone) {
        (Likeness::Same, true) => Message::new("expected-same").with("bytes", Bytes(about.messages[0].to_vec()).hex()),
        _ => Message::new("expected-understood").with("count", (about.messages.len() * usual.count).to_string()),
    };
    Finding::fails(
        named(about),
        Account::new(done(record, about), expected, seen),
        evidence,
    )
}

/// Why what was seen may be no mistake.
fn doubt(record: &Record, usual: &Usual, turn: &Turn) -> Option<Message> {
    if !turn.open {
        return None;
    }
    if let Some((_, _, question)) = record.pending(record.server(), turn.at) {
        return Some(Message::new("server-asks-meanwhile").with("question", text::excerpt(question)));
    }
    if turn.rest.is_some_and(|rest| !is_fact(rest)) {
        return Some(Message::new("still-busy"));
    }
    let silent = turn.replies.is_empty() && turn.left.is_empty();
    (usual.likeness == Likeness::Own && !silent).then(|| Message::new("framing-answers-vary"))
}

/// The name of the mistake, by what was said.
fn named(about: &Turn) -> Message {
    let size = about.messages.first().map_or(0, |message| message.len());
    let key = match about.messages.as_slice() {
        _ if !about.cuts.is_empty() && size < SHORT => "framing-pieces",
        [_, _, ..] => "framing-together",
        [b""] => "framing-nothing",
        [one] if !one.is_ascii() => "framing-letters",
        _ if size >= SHORT => "framing-size",
        _ => "framing-message",
    };
    Message::new(key).with("size", size.to_string())
}

fn done(record: &Record, about: &Turn) -> Message {
    let written = |many: Vec<String>| {
        let mut written = many.iter().take(WRITTEN_OUT).cloned().collect::<Vec<_>>().join(" | ");
        if many.len() > WRITTEN_OUT {
            written.push_str(" | …");
        }
        written
    };
    let size: usize = about.messages.iter().map(|message| message.len()).sum();
    let said: Vec<String> = about
        .messages
        .iter()
        .map(|message| text::excerpt(&String::from_utf8_lossy(message)))
        .collect();
    let pieces: Vec<String> = record
        .within(about.begin..about.at)
        .filter_map(|(_, event)| match &event.did {
            Did::Sent { bytes } => Some(escaped(&bytes.0)),
            _ => None,
        })
        .collect();
    let done = match (said.len(), about.cuts.len()) {
        (1, 0) => Message::new("done-sent"),
        (1, _) => Message::new("done-in-pieces").with("count", (about.cuts.len() + 1).to_string()),
        (count, _) => Message::new("done-together").with("count", count.to_string()),
    };
    let done = done.with("size", size.to_string()).with("text", written(said));
    if about.cuts.is_empty() {
        done
    } else {
        done.with("pieces", written(pieces))
    }
}

/// Bytes as they would stand in a string of a program.
fn escaped(bytes: &[u8]) -> String {
    const ENOUGH: usize = 24;
    let shown = &bytes[..bytes.len().min(ENOUGH)];
    let escaped = match std::str::from_utf8(shown) {
        Ok(text) if !text.chars().any(char::is_control) => text.to_owned(),
        _ => shown.escape_ascii().to_string(),
    };
    if bytes.len() > ENOUGH {
        format!("{escaped}…")
    } else {
        escaped
    }
}

fn seen(about: &Turn, turn: &Turn) -> Message {
    let came: Vec<u8> = [turn.replies.concat(), turn.left.to_vec()].concat();
    if turn.at != about.at {
        return Message::new("seen-out-of-step")
            .with("text", String::from_utf8_lossy(&turn.messages.concat()))
            .with("reply", text::excerpt(&String::from_utf8_lossy(&came)));
    }
    match (came.is_empty(), turn.open) {
        (true, true) => Message::new("seen-nothing"),
        (true, false) => Message::new("seen-closed"),
        (false, _) if turn.messages.len() > 1 => Message::new("seen-answers")
            .with("count", turn.replies.len().to_string())
            .with("bytes", Bytes(came).hex()),
        (false, _) => Message::new("seen-reply")
            .with("size", came.len().to_string())
            .with("bytes", Bytes(came).hex()),
    }
}

/// The bytes of a turn as they went and came.
fn wire(record: &Record, turn: &Turn) -> Vec<usize> {
    record
        .within(turn.begin..turn.at)
        .filter(|(at, event)| {
            matches!(event.did, Did::Sent { .. } | Did::Received { .. })
                && event.who == record.events()[turn.at].who
                && *at < turn.at
        })
        .map(|(at, _)| at)
        .collect()
}
