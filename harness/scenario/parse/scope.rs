//! The names that a scenario has used so far: programs, peers and phases.

use std::collections::{BTreeMap, BTreeSet};

/// What the round of a repeat is written as.
const ROUND: &str = "{n}";

/// The names at one point of a scenario.
#[derive(Default)]
pub(super) struct Scope {
    /// Programs started.
    pub programs: BTreeSet<String>,
    /// Peers connected now.
    pub connected: BTreeSet<String>,
    /// Peers that were ever connected.
    pub peers: BTreeSet<String>,
    /// Phases begun.
    pub phases: BTreeSet<String>,
    /// Rounds of the innermost repeat that this place is in.
    rounds: Option<u64>,
    /// Peers named by round, `p{n}`, and how many of them there are.
    by_round: BTreeMap<String, u64>,
}

impl Scope {
    /// Goes into the block of a repeat, or of a phase (`None`), which changes nothing; gives what was before.
    pub fn begin_rounds(&mut self, rounds: Option<u64>) -> Option<u64> {
        let outer = self.rounds;
        self.rounds = rounds.or(outer);
        outer
    }

    /// Leaves the block.
    pub fn end_rounds(&mut self, outer: Option<u64>) {
        self.rounds = outer;
    }

    /// Whether `{n}` means something here.
    pub fn in_rounds(&self) -> bool {
        self.rounds.is_some()
    }

    /// A peer connects.
    pub fn connect(&mut self, peer: &str) {
        self.connected.insert(peer.to_string());
        self.peers.insert(peer.to_string());
        if let (true, Some(rounds)) = (peer.contains(ROUND), self.rounds) {
            self.by_round.insert(peer.to_string(), rounds);
            let each = (1..=rounds).map(|round| peer.replace(ROUND, &round.to_string()));
            self.peers.extend(each);
        }
    }

    /// Takes the name in a line that was not understood for known, so that one slip is not told many times.
    pub fn assume(&mut self, name: Option<&str>) {
        for names in [
            &mut self.programs,
            &mut self.connected,
            &mut self.peers,
            &mut self.phases,
        ] {
            names.extend(name.map(String::from));
        }
    }

    /// A peer's connection is over.
    pub fn disconnect(&mut self, peer: &str) {
        self.connected.remove(peer);
    }

    /// The peers of all rounds that this name stands for, if it is one with `{n}`.
    pub fn each_round(&self, peer: &str) -> Option<Vec<String>> {
        let rounds = *self.by_round.get(peer)?;
        Some(
            (1..=rounds)
                .map(|round| peer.replace(ROUND, &round.to_string()))
                .collect(),
        )
    }
}
