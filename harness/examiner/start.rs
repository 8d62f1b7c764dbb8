//! Launches a program and brings it to where it serves or talks, answering what it asks on its console.

use std::rc::Rc;

use crate::dialect::{declared, is_question, listed};
use crate::examiner::answers::{Answers, MOST_QUESTIONS};
use crate::examiner::scene::{Actor, Backend};
use crate::examiner::stage::{Stage, best};
use crate::scenario::Answer;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Halt, Intent, Rest, WAITS_ELSEWHERE, Who};
use crate::words::is_port_taken;
use crate::world::{Awaits, Host};

/// What a stand-in says to a client that waits to be spoken to.
const GREETING: &[u8] = b"Hello!\n";
/// Below it a port belongs to root (ip_unprivileged_port_start).
const FIRST_UNPRIVILEGED: u16 = 1024;
/// A server that wants its console answered more often than this for one step is not served any further.
const MOST_CARE: usize = 4;

impl Stage<'_> {
    /// Launches a program of this role under this name and brings it to where the scenario can go on.
    pub fn start(&mut self, program: &str, role: Role, answers: &[Answer], alone: bool) -> Result<(), Halt> {
        let answers: Vec<Answer> = answers.iter().map(|answer| self.filled(answer)).collect();
        if role == Role::Chatter {
            return self.join(program);
        }
        if role == Role::Server && self.job.stand_in {
            self.scene.record(Who::Examiner, Did::StandsIn);
            return Ok(());
        }
        if role == Role::Client {
            self.network.reach(&self.world, Host::Client);
        }
        if role == Role::Client && !alone {
            self.tap_listens(program, &answers);
        }
        self.launch(program, role)?;
        self.answers.insert(program.into(), Answers::new(&answers));
        match role {
            Role::Server => self.bring_server(program)?,
            Role::Scanner => self.bring_scanner(program)?,
            _ => {
                let came = self.bring_client(program, alone);
                came.map_err(|halt| self.unasked(program).unwrap_or(halt))?;
            }
        }
        if let Some(actor) = self.scene.actors.get_mut(program) {
            actor.ready = true;
        }
        if let Some(answers) = self.answers.get_mut(program) {
            answers.take();
        }
        match self.answers.get(program).and_then(Answers::never_asked) {
            Some(intent) => Err(Halt::DoesNotAsk {
                program: program.into(),
                intent,
            }),
            None => Ok(()),
        }
    }

    /// What a client that has talked to its server and ended well has never asked for.
    fn unasked(&self, program: &str) -> Option<Halt> {
        let ended = self.scene.actors.get(program)?.ended?;
        let talked = self.scene.tap.pairs.iter().any(|pair| pair.owner == program);
        let intent = self.answers.get(program)?.never_asked()?;
        (talked && ended == Exit::Code(0)).then(|| Halt::DoesNotAsk {
            program: program.into(),
            intent,
        })
    }

    /// Answers a server that stopped to ask its console something while users wait ("press Enter to go on").
    pub fn care(&mut self) -> Result<(), Halt> {
        for _ in 0..MOST_CARE {
            let servers = self
                .scene
                .actors
                .iter()
                .filter(|(_, actor)| actor.role == Role::Server && actor.ready);
            let names: Vec<String> = servers.map(|(name, _)| name.clone()).collect();
            let mut answered = false;
            for name in names {
                if self.attended.contains(&name) || self.serves(&name) && !self.keeps_waiting(&name) {
                    continue;
                }
                if let Some((text, intent)) = self.question(&name) {
                    self.answer(&name, &text, intent);
                    answered = true;
                }
            }
            if !answered {
                break;
            }
            self.rest()?;
        }
        Ok(())
    }

    fn filled(&self, answer: &Answer) -> Answer {
        let texts = answer.texts.iter().map(|text| self.fill.fill(text)).collect();
        Answer {
            texts,
            ..answer.clone()
        }
    }

    fn launch(&mut self, program: &str, role: Role) -> Result<(), Halt> {
        let command = self.job.programs.get(&role).ok_or(Halt::NoProgram { role })?;
        let host = match role {
            Role::Server | Role::Scanner => Host::Lab,
            Role::Client | Role::Chatter => Host::Client,
        };
        self.overhear_names(host);
        let launched = match self.desks.get(program) {
            Some(desk) => self.world.launch_at(desk, host, command),
            None => self.world.launch(host, command),
        };
        self.scene.record_program(
            program,
            Did::Started {
                command: command.clone(),
                role,
            },
        );
        let launched = launched.map_err(|error| Halt::CannotRun {
            program: program.into(),
            error: error.to_string(),
        })?;
        let actor = Actor::new(launched, role);
        match role {
            Role::Client => self.scene.tapped = program.into(),
            Role::Scanner => self.scene.scanner = program.into(),
            Role::Server | Role::Chatter => {}
        }
        self.scene.actors.insert(program.into(), actor);
        Ok(())
    }

    fn bring_server(&mut self, program: &str) -> Result<(), Halt> {
        loop {
            let rest = self.rest()?;
            let Some(actor) = self.scene.actors.get(program) else {
                return Ok(());
            };
            if actor.ended.is_some() {
                return Err(self.ended_at_once(program));
            }
            let listens = !actor.listens.is_empty();
            match self.question(program) {
                Some((text, intent)) if listens && (intent == Intent::Command || tells_of_commands(&text)) => {
                    self.note_console(program);
                    return Ok(());
                }
                Some((text, intent)) if !(listens && self.serves(program)) => {
                    self.answer_or_give_up(program, &text, intent)?;
                }
                question if listens => {
                    if question.is_some() {
                        self.note_console(program);
                    }
                    return Ok(());
                }
                _ if rest == Some(Rest::Ended) => {
                    return Err(Halt::Ended {
                        program: program.into(),
                    });
                }
                _ => {
                    return Err(Halt::NeverListens {
                        program: program.into(),
                    });
                }
            }
        }
    }

    /// Writes down that a server which serves waits for a line at its console too.
    fn note_console(&mut self, program: &str) {
        let text = self.scene.actors.get(program).map(|actor| actor.unanswered.clone());
        let text = text.unwrap_or_default();
        self.scene.record_program(program, Did::AwaitsCommands { text });
    }

    /// Where ports are the whole machine's, somebody else may hold this one: that is not the program's mistake.
    fn ended_at_once(&self, program: &str) -> Halt {
        let said = self.scene.actors.get(program).map_or("", |actor| &actor.unanswered);
        if !self.isolated() && self.occupied.is_empty() && is_port_taken(said) {
            let error = said.trim().lines().last().unwrap_or_default().trim().to_owned();
            return Halt::CannotRun {
                program: program.into(),
                error,
            };
        }
        Halt::Ended {
            program: program.into(),
        }
    }

    fn bring_client(&mut self, program: &str, alone: bool) -> Result<(), Halt> {
        let mut greeted = false;
        loop {
            self.rest()?;
            self.care()?;
            let Some(actor) = self.scene.actors.get(program) else {
                return Ok(());
            };
            if actor.ended.is_some() {
                return if alone {
                    Ok(())
                } else {
                    Err(Halt::Ended {
                        program: program.into(),
                    })
                };
            }
            let connected = self.is_connected(program);
            match self.question(program) {
                Some((text, intent)) => {
                    let own = self.answers.get(program).is_some_and(|answers| answers.has_own(intent));
                    let talks = match intent {
                        Intent::Message => true,
                        Intent::Unknown | Intent::Command => connected,
                        _ => false,
                    };
                    if talks && !own && self.opens_with_a_word(program, &text) {
                        self.answer(program, &text, intent);
                        continue;
                    }
                    if talks && !own && self.may_want_a_name(program, &text, intent) {
                        let asked = Did::Asks { text, intent };
                        self.scene.record_program(program, asked);
                        let name = self.user(program).persona.name;
                        self.answers
                            .entry(program.into())
                            .or_insert_with(|| Answers::new(&[]))
                            .said_the_name = true;
                        self.type_line(program, &name, Some(intent));
                        continue;
                    }
                    if talks && !own {
                        self.scene.record_program(program, Did::Asks { text, intent });
                        return Ok(());
                    }
                    self.answer_or_give_up(program, &text, intent)?;
                }
                None if alone => return Ok(()),
                None if !connected => {
                    return Err(Halt::NeverConnects {
                        program: program.into(),
                    });
                }
                None if self.scene.backend == Backend::StandIn && !greeted && self.serves(program) => {
                    greeted = true;
                    self.greet();
                }
                None if self.both_wait(program) => {
                    return Err(Halt::BothWait {
                        program: program.into(),
                    });
                }
                None => {
                    let what = WAITS_ELSEWHERE.into();
                    return Err(Halt::NotUnderstood { what });
                }
            }
        }
    }

    /// Is a certain word known that this question, asked for the first time, wants before it takes messages?
    fn opens_with_a_word(&self, program: &str, question: &str) -> bool {
        let prompt = declared(&self.job.dialect, Some(self.asks_as(program)), question);
        let asked = self.answers.get(program).map_or(0, |answers| answers.again(question));
        prompt.is_some_and(|prompt| prompt.answer.is_some()) && asked == 0
    }

    /// Does the client wait for a word of the server, and the server for one of the client?
    fn both_wait(&mut self, client: &str) -> bool {
        let serves = matches!(self.scene.backend, Backend::Server { .. }) && self.tapped_by(client);
        serves && self.hears(client) && self.hears("server")
    }

    /// Did this client come through the tap?
    fn tapped_by(&self, client: &str) -> bool {
        self.scene
            .tap
            .pairs
            .iter()
            .any(|pair| pair.owner == client && !pair.over)
    }

    /// Does some thread of the program wait for bytes from a socket?
    fn hears(&mut self, program: &str) -> bool {
        self.waiting(program).iter().any(|waiting| waiting.awaits.receives())
    }

    /// A question that is not understood, put to a user who has just come in: whatever its words, most ask who is there. A name
    /// harms nobody who wanted a message.
    fn may_want_a_name(&self, program: &str, question: &str, intent: Intent) -> bool {
        let known = |answers: &Answers| answers.said_the_name || answers.asked.contains(&Intent::Name);
        intent == Intent::Unknown
            && self.at_console(program)
            && is_question(question)
            && !self.answers.get(program).is_some_and(known)
    }

    fn answer_or_give_up(&mut self, program: &str, text: &str, intent: Intent) -> Result<(), Halt> {
        let asked = self.answers.get(program).map_or(0, |answers| answers.count);
        let refused = intent == Intent::Password && self.refused_too_often(program, text);
        if asked >= MOST_QUESTIONS || refused {
            let asked = Did::Asks {
                text: text.into(),
                intent,
            };
            self.scene.record_program(program, asked);
            return Err(Halt::KeepsAsking {
                program: program.into(),
            });
        }
        self.answer(program, text, intent);
        Ok(())
    }

    pub(super) fn answer(&mut self, program: &str, text: &str, intent: Intent) {
        self.scene.record_program(
            program,
            Did::Asks {
                text: text.into(),
                intent,
            },
        );
        let line = self.answer_to(program, intent, text);
        self.type_line(program, &line, Some(intent));
    }

    /// Does some thread of the program wait at a socket?
    fn serves(&mut self, program: &str) -> bool {
        self.waiting(program).iter().any(|waiting| at_a_socket(&waiting.awaits))
    }

    /// Does the program want Enter pressed before it takes the next user, who is there already?
    fn keeps_waiting(&mut self, program: &str) -> bool {
        let mut peers = self.scene.peers.values();
        let mut visitors = self.scene.tap.pairs.iter();
        let waits = peers.any(|peer| peer.link.is_some() && peer.ended.is_none() && !peer.accepted)
            || visitors.any(|pair| pair.waits_outside() && self.users.contains_key(&pair.owner));
        waits
            && !self.waiting(program).iter().any(|waiting| waiting.awaits.accepts())
            && matches!(self.question(program), Some((_, Intent::Enter)))
    }

    /// Has the client reached somebody: the tap, or a server by another way?
    fn is_connected(&mut self, program: &str) -> bool {
        let Some(actor) = self.scene.actors.get(program) else {
            return false;
        };
        let mut pairs = self.scene.tap.pairs.iter();
        pairs.any(|pair| pair.owner == program) || !self.world.connections(&actor.program).is_empty()
    }

    fn greet(&mut self) {
        let program = self.scene.tapped.clone();
        let mut pairs = self.scene.tap.pairs.iter_mut().rev();
        if let Some(pair) = pairs.find(|pair| !pair.over && pair.owner == program) {
            pair.client.send(GREETING);
            self.scene
                .record_program(&program, Did::Received { bytes: GREETING.into() });
        }
    }

    /// The tap stands wherever this client may look for its server.
    fn tap_listens(&mut self, program: &str, answers: &[Answer]) {
        let served = self
            .scene
            .actors
            .get("server")
            .and_then(|actor| best(&actor.listens))
            .map(|best| best.port);
        if served.is_some() {
            self.tap_to_server(program);
        }
        let typed = answers
            .iter()
            .flat_map(|answer| &answer.texts)
            .filter_map(|text| text.parse::<u16>().ok());
        let mut ports: Vec<u16> = served.into_iter().chain(self.job.dialect.client_port).collect();
        if ports.is_empty() {
            ports.push(self.port);
        }
        ports.extend(typed.filter(|port| *port >= FIRST_UNPRIVILEGED));
        if !self.isolated() {
            // On one network with the server the tap cannot have the server's port.
            ports = portpicker::pick_unused_port().into_iter().collect();
        }
        if self.scene.tap.watch.client.is_none() {
            self.scene.tap.watch.client = self.world.segments(Host::Client);
        }
        let network = Rc::clone(&self.network);
        for port in ports {
            if let Err(error) = network.within(Host::Client, || self.scene.tap.listen(port)) {
                let text = format!("the tap cannot listen on port {port}: {error}");
                self.scene.record(Who::Tap, Did::Note { text });
            }
        }
    }
}

/// Is this the list of a control console's commands, whatever the prompt after it says?
fn tells_of_commands(text: &str) -> bool {
    listed(text).iter().any(|(order, _)| order.controls())
}

fn at_a_socket(awaits: &Awaits) -> bool {
    awaits.accepts() || awaits.receives()
}
