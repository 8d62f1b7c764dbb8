//! What was said as one stream, and what came back: the record as a list of turns.

use std::borrow::Cow;

use super::SHORT;
use crate::dialect::decode;
use crate::judge::record::{Record, by_peer};
use crate::transcript::{Did, Rest};

/// Something said as one stream, and what came back.
pub(super) struct Turn<'a> {
    pub(super) at: usize,
    /// Where the bytes of this turn begin in the record.
    pub(super) begin: usize,
    pub(super) messages: Vec<&'a [u8]>,
    pub(super) cuts: &'a [usize],
    pub(super) replies: Vec<Cow<'a, [u8]>>,
    pub(super) left: Cow<'a, [u8]>,
    pub(super) rest: Option<Rest>,
    pub(super) open: bool,
    /// Not sent, because the header has no room: the length, and the most that there is room for.
    pub(super) unsayable: Option<(usize, usize)>,
}

impl Turn<'_> {
    /// Is it one short message in plain letters, whole and alone?
    pub(super) fn is_known(&self) -> bool {
        self.unsayable.is_none()
            && self.cuts.is_empty()
            && matches!(self.messages.as_slice(), [one] if !one.is_empty() && one.len() < SHORT && one.is_ascii())
    }
}

pub(super) fn turns<'a>(record: &Record<'a>, peer: &str) -> Vec<Turn<'a>> {
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
pub(super) fn replies<'a>(
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
