//! Connections or datagrams: which of them programs were seen to take, and what follows for a scenario about the other.

use std::collections::BTreeMap;

use crate::discovery::Discovery;
use crate::scenario::Scenario;
use crate::submission::Role;
use crate::transcript::{Did, Halt, Transport, Who};

/// What a chat by datagrams finds where programs were only seen to take connections, and the other way round. Where none
/// was seen to take either, and they are not for datagrams by their looks, there is no such chat to be run.
pub(super) fn other_transport(
    scenario: &Scenario,
    programs: &BTreeMap<Role, String>,
    found: &Discovery,
    looks_like_datagrams: Option<bool>,
) -> Option<Halt> {
    // A scanner has nothing to do with how the others talk.
    if scenario.has_scanner() {
        return None;
    }
    let server = Role::Server.name();
    let events = || found.transcripts.iter().flat_map(|transcript| &transcript.events);
    let takes = |transport: Transport| {
        events().any(|event| match (&event.who, &event.did) {
            (Who::Program(name), Did::Listens { ports }) => {
                name == server && ports.iter().any(|port| port.transport == transport)
            }
            _ => false,
        })
    };
    let (by_connections, by_datagrams) = (takes(Transport::Tcp), takes(Transport::Udp));
    let chatters_only = programs.keys().all(|role| *role == Role::Chatter);
    if scenario.has_chatters() && !by_datagrams && !by_connections && looks_like_datagrams == Some(false) {
        Some(Halt::NoProgram { role: Role::Chatter })
    } else if scenario.has_chatters() {
        (by_connections && !by_datagrams).then(|| Halt::NoDatagrams { program: server.into() })
    } else if chatters_only {
        Some(Halt::OnlyDatagrams {
            program: Role::Chatter.name().into(),
        })
    } else {
        (by_datagrams && !by_connections).then(|| Halt::OnlyDatagrams { program: server.into() })
    }
}
