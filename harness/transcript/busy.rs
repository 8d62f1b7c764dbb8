//! What worlds tell each other of programs that compute on and on: what was waited for in vain once is not waited for again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Did, Rest, Transcript};

/// A thread that computed until its time was up, as far as another world can know it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spinner {
    /// Its process's arguments, joined by blanks.
    pub command: String,
    /// Is it the first thread of its process?
    pub main: bool,
}

/// What earlier worlds showed of programs that compute on and on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    /// Something was still computing when its time was up.
    pub never_rested: bool,
    /// Who.
    pub spinners: BTreeSet<Spinner>,
}

impl Busy {
    /// What these worlds showed.
    pub fn of<'a>(transcripts: impl IntoIterator<Item = &'a Transcript>) -> Busy {
        let mut busy = Busy::default();
        for transcript in transcripts {
            busy.learn(transcript);
        }
        busy
    }

    /// Adds what this world showed.
    pub fn learn(&mut self, transcript: &Transcript) {
        for event in &transcript.events {
            if let Did::Rested { rest, spinners, .. } = &event.did {
                self.never_rested |= *rest == Rest::Deadline;
                self.spinners.extend(spinners.iter().cloned());
            }
        }
    }
}
