//! What can be said of a scenario without a world. That needs no time, and is said where there is no more of that.

use std::collections::BTreeMap;

use super::console::lacks_console;
use super::transport::other_transport;
use crate::dialect::{Dialect, Framing};
use crate::discovery::Discovery;
use crate::scenario::{Decide, Expect, Scenario};
use crate::submission::Role;
use crate::transcript::{Halt, Transcript};

/// The record of a scenario for which there is no program, or nothing that it could look at.
pub(super) fn unplayed(
    scenario: &Scenario,
    programs: &BTreeMap<Role, String>,
    found: &Discovery,
    looks_like_datagrams: Option<bool>,
    dialect: &Dialect,
) -> Option<Transcript> {
    let role = Role::Scanner;
    if scenario.has_scanner() && !programs.contains_key(&role) {
        return Some(Transcript::not_played(&scenario.id, Halt::NoProgram { role }));
    }
    if let Some(why) = other_transport(scenario, programs, found, looks_like_datagrams) {
        return Some(Transcript::not_played(&scenario.id, why));
    }
    let unframed = !framed(dialect) && scenario.decides.iter().all(about_framing);
    (lacks_console(scenario, found) || unframed).then(|| Transcript {
        scenario: scenario.id.clone(),
        ..Transcript::default()
    })
}

/// Have the messages a header? Without one, no two of them can be told apart, and there is nothing to play.
pub(super) fn framed(dialect: &Dialect) -> bool {
    matches!(dialect.framing, Some(Framing::Header(_)))
}

fn about_framing(decide: &Decide) -> bool {
    decide
        .expects
        .iter()
        .all(|expect| matches!(expect, Expect::Understood { .. } | Expect::ReadsPieces { .. }))
}
