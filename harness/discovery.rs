//! Finds the dialect by examining: small scenarios whose outcome is how a group of programs talks.

use std::collections::BTreeMap;

use crate::dialect::{Dialect, Framing, Inference, Plain, PortChoice, Prompt, Sample, decode, infer_framing, merge};
use crate::examiner::Job;
use crate::peer::persona::{Persona, STUDENT};
use crate::runner::{RunError, Runner};
use crate::scenario::{Answer, Localised, Scenario, Step, Text};
use crate::submission::Role;
use crate::transcript::{Did, Event, Intent, Listening, Transcript, Transport, Who};
use crate::world::Plan;

/// What was found out about a group.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// How it talks, what was declared included.
    pub dialect: Dialect,
    /// The submission's own server cannot serve its client.
    pub stand_in: bool,
    /// What was played to find out.
    pub transcripts: Vec<Transcript>,
}

/// Finds out how the programs of a group talk. What `declared` says is not guessed.
pub fn discover(
    runner: &Runner,
    plan: &Plan,
    programs: &BTreeMap<Role, String>,
    declared: &Dialect,
    seed: u64,
) -> Result<Discovery, RunError> {
    let job = |scenario: Scenario, dialect: &Dialect, stand_in: bool| Job {
        scenario,
        plan: plan.clone(),
        programs: programs.clone(),
        dialect: dialect.clone(),
        seed,
        stand_in,
        busy: false,
        build: None,
    };
    let has = |role: Role| programs.contains_key(&role);
    let (visit, pair, letters, defaults) = std::thread::scope(|scope| {
        let play = |wanted: bool, scenario: Scenario| {
            wanted.then(|| scope.spawn(|| runner.run(job(scenario, declared, false))))
        };
        let visit = play(has(Role::Server), visit());
        let both = has(Role::Server) && has(Role::Client);
        let pair = play(both, pair());
        let letters = play(both, letters());
        let defaults = play(has(Role::Client), client_alone());
        (joined(visit), joined(pair), joined(letters), joined(defaults))
    });
    let (visit, pair) = (visit.transpose()?, pair.transpose()?);
    let (letters, defaults) = (letters.transpose()?, defaults.transpose()?);

    let mut found = Dialect::default();
    let mut transcripts = Vec::new();
    if let Some(visit) = &visit {
        learn_port(&mut found, visit, pair.as_ref());
        found.server_first = Some(speaks_first(visit));
        found.framing = answers_raw(visit).then_some(Framing::Plain(Plain::None));
    }
    if let Some(defaults) = &defaults {
        found.client_port = tried_port(defaults);
    }
    let serves = visit
        .as_ref()
        .is_some_and(|visit| listens(visit).is_some() && !ended_by_itself(visit, "server"));
    let mut pair = pair;
    let mut stand_in = pair.is_none() && !serves;
    if has(Role::Client) && pair.as_ref().is_none_or(|pair| samples(pair).is_empty()) {
        // Its own server does not bring the client to speak: perhaps a plain echo server does.
        let dialect = merge(declared, &found);
        let alone = runner.run(job(self::pair(), &dialect, true))?;
        stand_in = true;
        if samples(&alone).is_empty() {
            transcripts.push(alone);
        } else {
            transcripts.extend(pair.replace(alone));
        }
    }
    if let Some(pair) = &pair {
        learn_framing(&mut found, pair, letters.as_ref());
        let dialect = merge(declared, &found);
        found.goodbye = goodbye(&dialect, pair);
        if !stand_in {
            found.opening = opening(&dialect, pair, seed);
        }
    }
    transcripts.extend(letters);
    let unanswered = visit
        .as_ref()
        .is_some_and(|visit| listens(visit).is_some() && !answers_raw(visit) && swallows(visit));
    if unanswered && declared.opening.is_empty() && !framed(&merge(declared, &found)) {
        // What the student's own client says comes first; it may have been cut short by a misunderstanding of theirs.
        let learned = Some(WayIn {
            opening: found.opening.clone(),
            framing: Plain::None,
        });
        for way in learned
            .filter(|way| !way.opening.is_empty())
            .into_iter()
            .chain(closes_to_be_answered(pair.as_ref()).then_some(WayIn {
                opening: Vec::new(),
                framing: Plain::Close,
            }))
            .chain(ways_in())
        {
            let dialect = Dialect {
                opening: way.opening,
                framing: Some(Framing::Plain(way.framing)),
                ..merge(declared, &found)
            };
            let second = runner.run(job(self::visit(), &dialect, false))?;
            let understood = answers_raw(&second);
            transcripts.push(second);
            if understood {
                found.framing = dialect.framing;
                found.opening = dialect.opening;
                break;
            }
        }
    }
    transcripts.extend(visit);
    transcripts.extend(pair);
    transcripts.extend(defaults);
    found.prompts = prompts(&transcripts);
    Ok(Discovery {
        dialect: merge(declared, &found),
        stand_in,
        transcripts,
    })
}

/// A way to speak to a server that does not answer a line of raw text.
struct WayIn {
    opening: Vec<String>,
    framing: Plain,
}

/// Servers that read lines wait for the end of one; others wait, without a word, for a name or a password first.
fn ways_in() -> impl Iterator<Item = WayIn> {
    let ways: [(&[&str], Plain); 5] = [
        (&[], Plain::Line),
        (&["{name}", "{password}"], Plain::None),
        (&["{name}"], Plain::None),
        (&["{name}", "{password}", "{password}"], Plain::None),
        (&["{name}", "{password}"], Plain::Line),
    ];
    ways.into_iter().map(|(opening, framing)| {
        let opening = opening.iter().map(|said| (*said).to_owned()).collect();
        WayIn { opening, framing }
    })
}

/// Does the student's own client end its side of the connection to be answered? Nobody else is asked to.
fn closes_to_be_answered(pair: Option<&Transcript>) -> bool {
    let Some(pair) = pair else { return false };
    let end = pair.phase(LEAVING).map_or(pair.events.len(), |phase| phase.start);
    let mut events = pair.events[..end].iter().filter(|event| is(&event.who, "client"));
    events.any(|event| matches!(event.did, Did::Closed { .. }))
        && events.any(|event| matches!(event.did, Did::Received { .. }))
}

fn framed(dialect: &Dialect) -> bool {
    matches!(dialect.framing, Some(Framing::Header(_)))
}

/// Was the message taken, in part or whole, for something else than a message?
fn swallows(visit: &Transcript) -> bool {
    visit.events.iter().any(|event| match &event.did {
        Did::Exchanged { message, reply, .. } => reply.0.len() < message.0.len() && message.0.ends_with(&reply.0),
        _ => false,
    })
}

fn joined<T>(thread: Option<std::thread::ScopedJoinHandle<'_, T>>) -> Option<T> {
    thread.map(|thread| {
        thread
            .join()
            .expect("a thread that only waits for a worker does not panic")
    })
}

fn scenario(id: &str, steps: Vec<Step>) -> Scenario {
    Scenario {
        id: format!("discovery/{id}"),
        title: Localised::default(),
        steps,
        decides: Vec::new(),
    }
}

fn text(unit: &str) -> Text {
    Text {
        unit: unit.into(),
        times: 1,
        ..Text::default()
    }
}

fn start(role: Role, program: &str, answers: Vec<Answer>, alone: bool) -> Step {
    Step::Start {
        program: program.into(),
        role,
        answers,
        alone,
    }
}

/// A visit on the wire: which port, who speaks first, is raw text answered?
fn visit() -> Scenario {
    let peer = || "a".to_owned();
    scenario(
        "visit",
        vec![
            start(Role::Server, "server", Vec::new(), false),
            Step::Connect {
                peer: peer(),
                from: None,
            },
            Step::Exchange {
                peer: peer(),
                text: text("hello {word}"),
            },
            Step::Close { peer: peer() },
        ],
    )
}

/// The student's client before the tap: messages of different lengths and alphabets, and how it leaves.
fn pair() -> Scenario {
    let say = |message: Text| Step::Type {
        program: "client".into(),
        text: message,
    };
    let long = Text {
        size: Some(120),
        ..Text::default()
    };
    scenario(
        "pair",
        vec![
            start(Role::Server, "server", Vec::new(), false),
            start(Role::Client, "client", Vec::new(), false),
            say(text("hello {word}")),
            say(text("z")),
            say(long),
            Step::Phase {
                name: LEAVING.into(),
                steps: vec![Step::Leave {
                    program: "client".into(),
                }],
            },
        ],
    )
}

/// The same with letters of two bytes, which not every pair survives: what is counted, and in which encoding?
fn letters() -> Scenario {
    let say = |message: &str| Step::Type {
        program: "client".into(),
        text: text(message),
    };
    let start = |role, program| start(role, program, Vec::new(), false);
    let steps = vec![
        start(Role::Server, "server"),
        start(Role::Client, "client"),
        say("Привет, {word}"),
    ];
    scenario("letters", steps)
}

/// The client with the port left to it and nobody there: which port does it try?
fn client_alone() -> Scenario {
    let empty = Answer {
        intent: Some(Intent::Port),
        texts: vec![String::new()],
        required: false,
    };
    scenario("client_alone", vec![start(Role::Client, "client", vec![empty], true)])
}

const LEAVING: &str = "leaving";

fn learn_port(found: &mut Dialect, visit: &Transcript, pair: Option<&Transcript>) {
    let first = listens(visit);
    let second = pair.and_then(listens);
    let asked = visit.events.iter().any(|event| {
        is(&event.who, "server")
            && matches!(
                &event.did,
                Did::Typed {
                    intent: Some(Intent::Port | Intent::Address),
                    ..
                }
            )
    });
    found.port_choice = match (first, second) {
        (None, _) => None,
        _ if asked => Some(PortChoice::Asked),
        (Some(first), Some(second)) if first != second => Some(PortChoice::Random),
        _ => Some(PortChoice::Fixed),
    };
    if found.port_choice == Some(PortChoice::Fixed) {
        found.port = first;
    }
}

/// The TCP port on which the server listened first.
fn listens(transcript: &Transcript) -> Option<u16> {
    transcript.events.iter().find_map(|event| match &event.did {
        Did::Listens { ports } if is(&event.who, "server") => {
            let tcp = |listening: &&Listening| listening.transport == Transport::Tcp;
            ports.iter().filter(tcp).map(|listening| listening.port).min()
        }
        _ => None,
    })
}

fn tried_port(transcript: &Transcript) -> Option<u16> {
    transcript.events.iter().find_map(|event| match &event.did {
        Did::Tried { to } => Some(to.port()),
        _ => None,
    })
}

fn speaks_first(visit: &Transcript) -> bool {
    let first = visit.events.iter().find_map(|event| match (&event.who, &event.did) {
        (Who::Peer(_), Did::Sent { .. }) => Some(false),
        (Who::Peer(_), Did::Received { .. }) => Some(true),
        _ => None,
    });
    first.unwrap_or(false)
}

fn answers_raw(visit: &Transcript) -> bool {
    visit.events.iter().any(|event| match &event.did {
        Did::Exchanged { message, reply, .. } => reply.0.trim_ascii_end() == message.0.trim_ascii_end(),
        _ => false,
    })
}

fn ended_by_itself(transcript: &Transcript, program: &str) -> bool {
    let ended = |event: &Event| is(&event.who, program) && matches!(event.did, Did::Ended { by_us: false, .. });
    transcript.events.iter().any(ended)
}

/// What the client sent for each line typed at it, leaving apart.
fn samples(pair: &Transcript) -> Vec<Sample> {
    let end = pair.phase(LEAVING).map_or(pair.events.len(), |phase| phase.start);
    let mut samples: Vec<Sample> = Vec::new();
    for event in &pair.events[..end] {
        match &event.did {
            Did::Message { text } => samples.push(Sample {
                message: text.as_bytes().to_vec(),
                wire: Vec::new(),
            }),
            Did::Sent { bytes } if matches!(event.who, Who::Program(_)) => {
                if let Some(sample) = samples.last_mut() {
                    sample.wire.extend_from_slice(&bytes.0);
                }
            }
            _ => {}
        }
    }
    samples.retain(|sample| !sample.wire.is_empty());
    samples
}

fn learn_framing(found: &mut Dialect, pair: &Transcript, letters: Option<&Transcript>) {
    let plain = samples(pair);
    let mut all = plain.clone();
    all.extend(letters.map(samples).unwrap_or_default());
    // A client that breaks on letters still shows its framing with digits.
    let inferred = match infer_framing(&all) {
        Inference::None => infer_framing(&plain),
        inferred => inferred,
    };
    let (framing, encoding) = match inferred {
        Inference::One { framing, encoding } => (framing, encoding),
        Inference::Ambiguous(likeliest) => match likeliest.into_iter().next() {
            Some(framing) => (framing, None),
            None => return,
        },
        Inference::None => return,
    };
    // A server that answers raw text is spoken to so, whatever its client does beyond that.
    if found.framing.is_none() || matches!(framing, Framing::Header(_)) {
        found.framing = Some(framing);
    }
    found.encoding = encoding;
}

/// What the client says before its user's first message: the name, the password, whatever its server wants to hear.
fn opening(dialect: &Dialect, pair: &Transcript, seed: u64) -> Vec<String> {
    let persona = Persona::new(seed, STUDENT);
    let mut opening = Vec::new();
    for event in &pair.events {
        match (&event.who, &event.did) {
            (_, Did::Message { .. }) => break,
            (Who::Program(_), Did::Sent { bytes }) => {
                let decoded = decode(dialect, &bytes.0);
                let said = if decoded.messages.is_empty() {
                    vec![decoded.rest]
                } else {
                    decoded.messages
                };
                for message in said {
                    match String::from_utf8(message) {
                        Ok(text) => opening.push(persona.generalise(&text)),
                        Err(_) => return Vec::new(),
                    }
                }
            }
            _ => {}
        }
    }
    opening
}

/// What the client says to the server when it leaves.
fn goodbye(dialect: &Dialect, pair: &Transcript) -> Option<String> {
    let phase = pair.phase(LEAVING)?;
    let sent = pair.events[phase]
        .iter()
        .filter_map(|event| match (&event.who, &event.did) {
            (Who::Program(_), Did::Sent { bytes }) => Some(bytes.0.as_slice()),
            _ => None,
        });
    let wire = sent.collect::<Vec<_>>().concat();
    let decoded = decode(dialect, &wire);
    let said = decoded.messages.first().cloned().unwrap_or(decoded.rest);
    String::from_utf8(said).ok().map(|said| said.trim_end().to_owned())
}

/// The questions that were asked, once each.
fn prompts(transcripts: &[Transcript]) -> Vec<Prompt> {
    let mut prompts: Vec<Prompt> = Vec::new();
    for event in transcripts.iter().flat_map(|transcript| &transcript.events) {
        if let (Who::Program(program), Did::Asks { text, intent }) = (&event.who, &event.did) {
            let says = text.trim_end().lines().last().unwrap_or_default().trim().to_owned();
            let known = prompts
                .iter()
                .any(|prompt| prompt.says == says && prompt.program.as_ref() == Some(program));
            if !known && !says.is_empty() && *intent != Intent::Unknown {
                prompts.push(Prompt {
                    program: Some(program.clone()),
                    says,
                    intent: Some(*intent),
                    answer: None,
                });
            }
        }
    }
    prompts
}

fn is(who: &Who, program: &str) -> bool {
    matches!(who, Who::Program(name) if name == program)
}
