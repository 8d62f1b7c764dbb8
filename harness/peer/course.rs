//! One direction of a connection through the tap. What was sent apart is passed on apart: each piece when the one before
//! it has been read, as on a wire where the receiver is quicker than the next send.

use std::collections::VecDeque;

use crate::peer::link::Link;
use crate::transcript::Close;
use crate::world::{Reading, Segments};

/// So many pieces that wait are a stream, in which nobody looks for the ends of sends.
const STREAM: usize = 64;

/// What was said in one direction and has not been passed on.
pub struct Course {
    pieces: VecDeque<Piece>,
    end: Option<Close>,
    /// Bytes heard so far.
    heard: u64,
    /// What is heard next begins a send.
    apart: bool,
    /// What was passed on last may not have been read yet.
    passed: bool,
}

/// Bytes that came together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// It begins a send, whereas others go on with the one before.
    pub apart: bool,
}

impl Default for Course {
    fn default() -> Self {
        Course {
            pieces: VecDeque::new(),
            end: None,
            heard: 0,
            apart: true,
            passed: false,
        }
    }
}

impl Course {
    /// Cuts what this connection brought where its sender's sends ended; what is not known to be apart stays together.
    pub fn cut(&mut self, from: &Link, mut bytes: Vec<u8>, sender: Option<&mut Segments>) -> Vec<Piece> {
        if bytes.is_empty() {
            return Vec::new();
        }
        let began = self.heard;
        self.heard += bytes.len() as u64;
        let ends = match (sender, from.ends()) {
            (Some(sender), Some((theirs, ours))) => sender.ends(theirs, ours, began..self.heard),
            _ => Vec::new(),
        };
        let mut pieces = Vec::new();
        let mut apart = std::mem::replace(&mut self.apart, ends.last() == Some(&self.heard));
        for end in ends.into_iter().filter(|end| *end < self.heard) {
            let begin = self.heard - bytes.len() as u64;
            let rest = bytes.split_off((end - begin) as usize);
            let bytes = std::mem::replace(&mut bytes, rest);
            pieces.push(Piece { bytes, apart });
            apart = true;
        }
        pieces.push(Piece { bytes, apart });
        pieces
    }

    /// Has these pieces passed on after all before.
    pub fn add(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        self.pieces.extend(pieces);
    }

    /// The sender has ended its direction, after all before.
    pub fn end(&mut self, how: Close) {
        self.end = Some(how);
    }

    /// How it ended, when everything before has been passed on.
    pub fn ended(&self) -> Option<Close> {
        self.end.filter(|_| self.pieces.is_empty())
    }

    /// Does anything wait to be passed on?
    pub fn waits(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// The next piece, or its first bytes if it is longer than this, whether or not what went before has been read.
    pub fn take(&mut self, most: usize) -> Option<Vec<u8>> {
        self.passed = true;
        let Piece { mut bytes, .. } = self.pieces.pop_front()?;
        let rest = bytes.split_off(bytes.len().min(most.max(1)));
        if !rest.is_empty() {
            let apart = false;
            self.pieces.push_front(Piece { bytes: rest, apart });
        }
        Some(bytes)
    }

    /// Passes on what may be passed on by now.
    pub fn pass(&mut self, to: &mut Link, receiver: Option<&Segments>) -> Vec<Vec<u8>> {
        if self.pieces.len() > STREAM {
            self.join();
        }
        let mut passed = Vec::new();
        while let Some(piece) = self.pieces.front() {
            let may = !piece.apart || !self.passed || reading(to, receiver) == Reading::Read;
            let Some(bytes) = may.then(|| self.take(usize::MAX)).flatten() else {
                break;
            };
            to.send(&bytes);
            passed.push(bytes);
        }
        passed
    }

    /// The world has come to rest: what waits may be passed on, the next piece or, when nobody reads, all of it. True when
    /// there is any.
    pub fn rest(&mut self, to: &Link, receiver: Option<&Segments>) -> bool {
        self.passed = false;
        if reading(to, receiver) == Reading::Unread {
            self.join();
        }
        self.waits()
    }

    fn join(&mut self) {
        self.pieces.iter_mut().for_each(|piece| piece.apart = false);
    }
}

/// What has become at the other end of a connection of all that was sent there.
fn reading(to: &Link, receiver: Option<&Segments>) -> Reading {
    match (to.ends(), receiver) {
        (Some((theirs, ours)), Some(receiver)) => receiver.reading(theirs, ours, to.sent()),
        _ => Reading::Unknown,
    }
}
