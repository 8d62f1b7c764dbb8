//! Which threads of a program wait for whose words.

use std::net::SocketAddr;

use crate::examiner::stage::Stage;
use crate::transcript::{Did, Halt};
use crate::world::{Awaits, Waiting};

impl Stage<'_> {
    /// Waits for rest, then writes down how many threads a program and its child processes have, and for whose words each
    /// of them waits.
    pub(super) fn look_at_threads(&mut self, program: &str) -> Result<(), Halt> {
        self.rest()?;
        self.care()?;
        if self.ended(program) {
            return Ok(());
        }
        let threads = self.waiting(program);
        let users = self.users_by_address();
        let reads = |thread: &Waiting| -> Vec<String> {
            let awaited = thread.awaits.each().iter().filter_map(|awaits| match awaits {
                Awaits::Receive { peer, .. } => *peer,
                _ => None,
            });
            let names = awaited.filter_map(|address| users.iter().find(|(known, _)| *known == address));
            names.map(|(_, name)| name.clone()).collect()
        };
        let readers = threads.iter().map(reads).filter(|peers| !peers.is_empty()).collect();
        let count = threads.len();
        self.scene.record_program(program, Did::Threads { count, readers });
        Ok(())
    }

    /// Who speaks from which address, as the server sees them: the examiner's own users, and those behind the tap.
    fn users_by_address(&self) -> Vec<(SocketAddr, String)> {
        let own = self.scene.peers.iter().map(|(name, peer)| (peer.local, name.clone()));
        let tapped = self.scene.tap.pairs.iter().filter_map(|pair| {
            let (_, ours) = pair.server.as_ref()?.ends()?;
            Some((ours, pair.owner.clone()))
        });
        own.chain(tapped).collect()
    }
}
