//! How a server answers messages that come whole and alone, and whether another answer is like it.

use std::borrow::Cow;

use super::turn::Turn;
use crate::judge::Message;

/// How the server usually answers one message.
pub(super) struct Usual {
    /// How many messages an answer is.
    pub(super) count: usize,
    pub(super) likeness: Likeness,
}

/// What an answer has to do with its message, the closest that is true of all that are known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Likeness {
    /// It is the message.
    Same,
    /// The message stands in it, in upper or lower case.
    Holds,
    /// It is always this.
    Fixed(Vec<u8>),
    /// Nothing that could be told beforehand.
    Own,
}

pub(super) enum Fit {
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
    pub(super) fn of(turns: &[Turn]) -> Result<Usual, Message> {
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

    pub(super) fn fits(&self, turn: &Turn) -> Fit {
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
    pub(super) fn is(&self, message: &[u8], replies: &[Cow<[u8]>]) -> bool {
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
