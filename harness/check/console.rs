//! Servers without a control console, or without some of its commands: nothing has to be played to know.

use crate::discovery::Discovery;
use crate::scenario::{Expect, Scenario};
use crate::transcript::{Did, Order};

/// Does the scenario only ask about a control console, or commands of one, that the server was found not to have?
pub(super) fn lacks_console(scenario: &Scenario, found: &Discovery) -> bool {
    let commands = &found.dialect.commands;
    let events = || found.transcripts.iter().flat_map(|transcript| &transcript.events);
    let saw = |wanted: fn(&Did) -> bool| events().any(|event| wanted(&event.did));
    let listens = saw(|did| matches!(did, Did::Listens { ports } if !ports.is_empty()));
    let awaits = saw(|did| matches!(did, Did::AwaitsCommands { .. }));
    let lacks = |order: Order| commands.listed == Some(true) && commands.get(order).is_none();
    let about_console = |expect: &Expect| {
        matches!(
            expect,
            Expect::TakesCommands { .. } | Expect::Obeys { .. } | Expect::Welcomed { .. } | Expect::Any { .. }
        )
    };
    let lacks_this = |expect: &Expect| matches!(expect, Expect::Obeys { order, .. } if lacks(*order));
    let mut claims = scenario.decides.iter().flat_map(|decide| &decide.expects);
    let takes = scenario.decides.iter().all(|decide| {
        decide
            .expects
            .iter()
            .any(|expect| matches!(expect, Expect::TakesCommands { .. } | Expect::Obeys { .. }))
    });
    match commands.control() {
        true => takes && claims.all(lacks_this),
        false => takes && listens && !awaits && claims.all(about_console),
    }
}
