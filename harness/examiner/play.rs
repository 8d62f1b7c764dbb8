//! Does a scenario's steps, one after the other.

use crate::dialect::limit;
use crate::examiner::Job;
use crate::examiner::stage::Stage;
use crate::scenario::{Step, Text};
use crate::transcript::{Did, Halt, Intent, Rest, Transcript, Who};
use crate::world::{Host, Patience, Plan, World, WorldError};

/// What a client types to leave when nothing else is declared: the lab says so.
const LEAVE: &str = "exit";

/// Plays a job to its end, or to where the stage could not be set.
pub fn play(job: &Job) -> Result<Transcript, WorldError> {
    let server_at = job.dialect.server_at.clone();
    let world = World::open(&Plan {
        server_at,
        ..job.plan.clone()
    })?;
    let mut stage = Stage::new(job, world);
    stage.tell_where_the_server_is();
    if job.scenario.steps.iter().any(is_gentle_restart) {
        stage.world.forget_closed(Host::Lab);
    }
    if let Err(halt) = stage.steps(&job.scenario.steps) {
        stage.halt(halt);
    }
    let Stage { world, mut scene, .. } = stage;
    scene.hang_up();
    let cost = world.close();
    scene.transcript.cost = cost;
    Ok(scene.transcript)
}

/// A server that is asked to end and started again is no test of its port.
fn is_gentle_restart(step: &Step) -> bool {
    matches!(step, Step::Restart { gently: true, .. })
}

impl Stage<'_> {
    fn steps(&mut self, steps: &[Step]) -> Result<(), Halt> {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &Step) -> Result<(), Halt> {
        match step {
            Step::Phase { name, steps } => self.phase(name, steps),
            Step::Start {
                program,
                role,
                answers,
                alone,
            } => self.start(program, *role, answers, *alone),
            Step::Stop { program } => self.stop(program),
            Step::Command { program, command } => self.command(program, command),
            Step::Attend { program } => {
                self.attend_and_look(program);
                Ok(())
            }
            Step::Order { program, order } => self.order(program, *order),
            Step::Survey { program, words } => self.survey(program, words),
            Step::Knock { peer, text } => {
                let message = self.message(text);
                self.knock(&self.fill.fill(peer), &message)
            }
            Step::Signal { program, signal } => self.signal(program, *signal),
            Step::Restart { program, gently } => self.restart(program, *gently),
            Step::Type { program, text } => self.type_message(program, text),
            Step::Leave { program } => self.leave(program),
            Step::Connect {
                peer,
                from,
                silently,
                at_once,
            } => {
                let peer = self.fill.fill(peer);
                match (silently, at_once) {
                    (true, _) => self.dial(&peer, from.as_deref()),
                    (_, true) => self.connect_at_once(&peer, from.as_deref()),
                    _ => self.connect(&peer, from.as_deref()),
                }
            }
            Step::Visit { peer, coming } => self.visit(&self.fill.fill(peer), coming),
            Step::Say { peer, text } => {
                let message = self.message(text);
                let peer = self.fill.fill(peer);
                self.say(&peer, &message)
            }
            Step::Exchange { peer, text } => {
                let message = self.message(text);
                let peer = self.fill.fill(peer);
                self.exchange(&peer, &message)
            }
            Step::Dribble { peer, text, pieces } => {
                let message = self.message(text);
                self.dribble(&self.fill.fill(peer), &message, *pieces)
            }
            Step::Glue { peer, texts } => {
                let messages: Vec<String> = texts.iter().map(|text| self.message(text)).collect();
                self.glue(&self.fill.fill(peer), &messages)
            }
            Step::Converse { peer, cases, known } => self.converse(peer, cases, known),
            // Its cases were not made: there is nothing to say.
            Step::Property { .. } => Ok(()),
            Step::Close { peer, .. } => self.close(&self.fill.fill(peer)),
            Step::HalfClose { peer } => self.half_close(&self.fill.fill(peer)),
            Step::Reset { peer } => self.reset(&self.fill.fill(peer)),
            Step::Introduce { peer } => self.introduce(peer),
            Step::Tell { peer, text } => self.tell(peer, &self.message(text)),
            Step::Recall { peer } => self.recall(peer),
            Step::Vanish { peer } => self.vanish(peer),
            Step::CatchUp => self.catch_up(),
            Step::Occupy => self.occupy(),
            Step::OpenPort { port, late } => self.open_port(*port, *late),
            Step::Silence => self.silence(),
            Step::Hold => {
                self.scene.tap.holding = true;
                self.scene.record(Who::Tap, Did::Holds);
                Ok(())
            }
            Step::Release { pieces } => self.release(*pieces),
            // Read before there was a world, which does not show all of them.
            Step::ReadSources => Ok(()),
            Step::LookAtThreads { program } => self.look_at_threads(program),
            Step::Settle => {
                self.rest()?;
                self.care()
            }
            Step::Repeat { times, steps } => self.repeat(*times, steps),
        }
    }

    fn phase(&mut self, name: &str, steps: &[Step]) -> Result<(), Halt> {
        self.scene.record(Who::Examiner, Did::PhaseBegins { name: name.into() });
        let played = self.steps(steps).and_then(|()| self.rest().map(|_| ()));
        self.scene.record(Who::Examiner, Did::PhaseEnds { name: name.into() });
        played
    }

    fn repeat(&mut self, times: u32, steps: &[Step]) -> Result<(), Halt> {
        let outer = self.fill.round;
        let played = (1..=times).try_for_each(|round| {
            self.fill.round = round;
            self.steps(steps)
        });
        self.fill.round = outer;
        played
    }

    fn message(&self, text: &Text) -> String {
        self.fill
            .message(text, self.job.dialect.framing.as_ref().and_then(limit))
    }

    fn type_message(&mut self, program: &str, text: &Text) -> Result<(), Halt> {
        let text = self.message(text);
        if self.chats(program) {
            return self.say_in_the_chat(program, &text);
        }
        self.scene.record_program(program, Did::Message { text: text.clone() });
        self.type_line(program, &text, Some(Intent::Message));
        let rest = self.rest()?;
        if matches!(rest, Some(Rest::Settled | Rest::Idle)) {
            self.note_unread(program);
        }
        self.care()
    }

    /// Writes down what was passed on to this program, and that it does not read.
    fn note_unread(&mut self, program: &str) {
        let Some(actor) = self.scene.actors.get(program).filter(|actor| actor.ended.is_none()) else {
            return;
        };
        let connections = self.world.connections(&actor.program);
        let bytes: usize = connections.iter().map(|connection| connection.unread as usize).sum();
        if bytes > 0 {
            self.scene.record_program(program, Did::Unread { bytes });
        }
    }

    /// What a client's user types to leave.
    pub(super) fn leaving_word(&self) -> String {
        self.job.dialect.leave.clone().unwrap_or_else(|| LEAVE.into())
    }

    fn leave(&mut self, name: &str) -> Result<(), Halt> {
        let name = self.fill.fill(name);
        if self.at_console(&name) {
            return self.stand_up(&name, true);
        }
        if self.chats(&name) {
            return self.leave_the_chat(&name);
        }
        if self.scene.actors.contains_key(&name) {
            let word = self.leaving_word();
            self.type_line(&name, &word, Some(Intent::Message));
            // Whether it ends or computes on and on is what many ask: that takes the patience of a first time.
            self.settle_patiently(Patience::default())?;
            return self.care();
        }
        if let Some(goodbye) = self.job.dialect.goodbye.clone().filter(|goodbye| !goodbye.is_empty()) {
            self.say(&name, &goodbye)?;
            self.rest()?;
        }
        self.close(&name)
    }

    fn occupy(&mut self) -> Result<(), Halt> {
        let port = self.port;
        let network = std::rc::Rc::clone(&self.network);
        match network.within(Host::Lab, || std::net::TcpListener::bind(("0.0.0.0", port))) {
            Ok(listener) => {
                self.occupied.push(listener);
                self.scene.record(Who::Examiner, Did::Occupied { port });
                Ok(())
            }
            Err(error) => Err(Halt::NotUnderstood {
                what: format!("port {port} cannot be taken: {error}"),
            }),
        }
    }
}
