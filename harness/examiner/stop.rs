//! Ends a program: in whichever way it offers, by one command, or by force.

use crate::dialect::offered_for_stopping;
use crate::examiner::scene::Wanted;
use crate::examiner::stage::Stage;
use crate::program;
use crate::scenario::{Answer, Signal};
use crate::submission::Role;
use crate::transcript::{Did, Event, Exit, Halt, Intent, Order, Who};

const STOP: &str = "stop";
/// What Ctrl-C sends.
const SIGINT: i32 = 2;
const SIGKILL: i32 = 9;
const SIGTERM: i32 = 15;

impl Stage<'_> {
    /// Asks a program to end: by the console's word for it, Ctrl-C, SIGTERM; then by force.
    pub fn stop(&mut self, program: &str) -> Result<(), Halt> {
        match self.job.dialect.commands.stop.clone() {
            Some(word) if word != STOP => self.give(program, Order::Stop, &word)?,
            _ if self.reads_console(program) => {
                self.type_line(program, STOP, None);
                self.settle(Wanted::Rest)?;
            }
            _ => {}
        }
        for signal in [Signal::Interrupt, Signal::Terminate] {
            if self.ended(program) {
                break;
            }
            self.signal(program, signal)?;
        }
        if !self.ended(program) {
            self.kill(program)?;
        }
        Ok(())
    }

    /// Gives the command at the console and, if that did not end the program, as a client.
    pub fn command(&mut self, program: &str, command: &str) -> Result<(), Halt> {
        if self.reads_console(program) {
            self.type_command(program, command);
            self.rest()?;
        }
        if !self.ended(program) && self.connect("commander", None).is_ok() {
            self.say("commander", command)?;
            self.rest()?;
            self.hang_up("commander")?;
            // Some ask their console what to do next only when a client has left.
            if self.reads_console(program) && !self.ended(program) {
                self.type_command(program, command);
                self.rest()?;
            }
        }
        Ok(())
    }

    /// Types the command, or the word that the program's question offers in its place.
    fn type_command(&mut self, program: &str, command: &str) {
        let printed = |event: &Event| event.printed().filter(|_| event.who == Who::Program(program.into()));
        let events = self.scene.transcript.events.iter().rev();
        let last = events.map_while(|event| match event.did {
            Did::Typed { .. } => None,
            _ => Some(printed(event).unwrap_or_default()),
        });
        let texts: Vec<String> = last.collect();
        let question: String = texts.into_iter().rev().collect();
        match offered_for_stopping(&question) {
            Some(word) => self.type_line(program, &word, Some(Intent::Command)),
            None => self.type_line(program, command, None),
        };
    }

    /// Sends a signal and waits for what comes of it.
    pub fn signal(&mut self, name: &str, signal: Signal) -> Result<(), Halt> {
        if self.chats(name) && self.on_the_wire(name) {
            self.hang_up_datagrams(name);
            return self.rest().map(|_| ());
        }
        if signal == Signal::Kill {
            return self.kill(name);
        }
        let Some(actor) = self.scene.actors.get_mut(name) else {
            return Ok(());
        };
        let number = if signal == Signal::Interrupt {
            actor.program.interrupt();
            SIGINT
        } else {
            actor.program.signal(program::Signal::Terminate);
            SIGTERM
        };
        self.scene.record_program(name, Did::Signalled { signal: number });
        self.rest()?;
        Ok(())
    }

    /// Ends a program by force.
    pub fn kill(&mut self, program: &str) -> Result<(), Halt> {
        let Some(actor) = self.scene.actors.get_mut(program) else {
            return Ok(());
        };
        if actor.ended.is_some() {
            return Ok(());
        }
        actor.program.kill();
        let exit = actor.program.exited().unwrap_or(Exit::Signal(SIGKILL));
        actor.ended = Some(exit);
        self.scene.record_program(program, Did::Ended { exit, by_us: true });
        self.rest()?;
        Ok(())
    }

    /// Ends a program, by force or by asking, and launches it again in the same world.
    pub fn restart(&mut self, program: &str, gently: bool) -> Result<(), Halt> {
        let role = self.scene.actors.get(program).map_or(Role::Server, |actor| actor.role);
        if gently {
            self.stop(program)?;
        } else {
            self.kill(program)?;
        }
        self.scene.record(
            Who::Examiner,
            Did::Note {
                text: format!("{program} is started again"),
            },
        );
        let answers: Vec<Answer> = Vec::new();
        self.start(program, role, &answers, false)
    }

    /// Has the program ended?
    pub fn ended(&self, program: &str) -> bool {
        self.scene.actors.get(program).is_none_or(|actor| actor.ended.is_some())
    }

    fn reads_console(&mut self, program: &str) -> bool {
        self.waiting(program).iter().any(|waiting| waiting.awaits.terminal())
    }
}
