//! What programs look for that is in no world: names that nobody here knows, and the computer that has them.

use crate::examiner::stage::Stage;
use crate::submission::Role;
use crate::transcript::{Did, Who};
use crate::world::{Host, name_asked_for};

impl Stage<'_> {
    /// Writes down what else than its own the server's computer is called in this world.
    pub(super) fn tell_where_the_server_is(&mut self) {
        let server_at = &self.job.dialect.server_at;
        if self.isolated() && !server_at.is_empty() {
            let text = format!("the server's computer is {} too", server_at.join(", "));
            self.scene.record(Who::Examiner, Did::Note { text });
        }
    }

    /// Begins to listen to what this host asks a name server, where the world is there to show it.
    pub(super) fn overhear_names(&mut self, host: Host) {
        if self.job.plan.reveals {
            self.world.mail(host);
        }
    }

    /// Writes down the names that were asked for.
    pub(super) fn look_at_names(&mut self) {
        if !self.job.plan.reveals {
            return;
        }
        for (host, role) in [(Host::Lab, Role::Server), (Host::Client, Role::Client)] {
            let mut actors = self.scene.actors.iter();
            let Some(program) = actors.find(|(_, actor)| actor.role == role) else {
                continue;
            };
            let program = program.0.clone();
            for name in self.world.mail(host).iter().filter_map(name_asked_for) {
                self.scene.record_program(&program, Did::LooksUp { name });
            }
        }
    }
}
