//! What a record tells of how the programs talk. Pure.

use super::probes::LEAVING;
use crate::dialect::{
    Commands, Dialect, Framing, Inference, PortChoice, Prompt, Sample, Users, decode, infer_framing, is_question,
    offered_for_leaving,
};
use crate::peer::persona::{Persona, STUDENT};
use crate::transcript::{Did, Event, Intent, Listening, Transcript, Transport, Who};
use crate::words::last_line;

/// Does the student's own client end its side of the connection to be answered? Nobody else is asked to.
pub(super) fn closes_to_be_answered(pair: Option<&Transcript>) -> bool {
    let Some(pair) = pair else { return false };
    let end = pair.phase(LEAVING).map_or(pair.events.len(), |phase| phase.start);
    let mut events = pair.events[..end].iter().filter(|event| is(&event.who, "client"));
    events.any(|event| matches!(event.did, Did::Closed { .. }))
        && events.any(|event| matches!(event.did, Did::Received { .. }))
}

pub(super) fn framed(dialect: &Dialect) -> bool {
    matches!(dialect.framing, Some(Framing::Header(_)))
}

/// Was the message taken, in part or whole, for something else than a message?
pub(super) fn swallows(visit: &Transcript) -> bool {
    visit.events.iter().any(|event| match &event.did {
        Did::Exchanged { message, reply, .. } => reply.0.len() < message.0.len() && message.0.ends_with(&reply.0),
        _ => false,
    })
}

pub(super) fn learn_port(found: &mut Dialect, visit: &Transcript, pair: Option<&Transcript>) {
    let first = listens(visit);
    let second = pair.and_then(listens);
    let typed = visit.events.iter().filter_map(|event| match &event.did {
        Did::Typed {
            bytes,
            intent: Some(Intent::Port | Intent::Address),
        } if is(&event.who, "server") => Some(bytes.text()),
        _ => None,
    });
    // One that asks and listens where it always does has not asked.
    let told = |text: &str| first.is_none_or(|port| text.contains(&port.to_string()));
    let asked = typed.into_iter().any(|text| told(&text) || first != second);
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
pub(super) fn listens(transcript: &Transcript) -> Option<u16> {
    transcript.events.iter().find_map(|event| match &event.did {
        Did::Listens { ports } if is(&event.who, "server") => {
            let tcp = |listening: &&Listening| listening.transport == Transport::Tcp;
            ports.iter().filter(tcp).map(|listening| listening.port).min()
        }
        _ => None,
    })
}

pub(super) fn tried_port(transcript: &Transcript) -> Option<u16> {
    transcript.events.iter().find_map(|event| match &event.did {
        Did::Tried { to } => Some(to.port()),
        _ => None,
    })
}

pub(super) fn speaks_first(visit: &Transcript) -> bool {
    let first = visit.events.iter().find_map(|event| match (&event.who, &event.did) {
        (Who::Peer(_), Did::Sent { .. }) => Some(false),
        (Who::Peer(_), Did::Received { .. }) => Some(true),
        _ => None,
    });
    first.unwrap_or(false)
}

pub(super) fn answers_raw(visit: &Transcript) -> bool {
    visit.events.iter().any(|event| match &event.did {
        Did::Exchanged { message, reply, .. } => reply.0.trim_ascii_end() == message.0.trim_ascii_end(),
        _ => false,
    })
}

pub(super) fn ended_by_itself(transcript: &Transcript, program: &str) -> bool {
    let ended = |event: &Event| is(&event.who, program) && matches!(event.did, Did::Ended { by_us: false, .. });
    transcript.events.iter().any(ended)
}

/// What the client sent for each line typed at it, leaving apart.
pub(super) fn samples(pair: &Transcript) -> Vec<Sample> {
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

/// Was every line of the client's user sent, and did its server, which goes on and had asked nothing, answer none of them?
pub(super) fn answers_nothing(pair: &Transcript) -> bool {
    let end = pair.phase(LEAVING).map_or(pair.events.len(), |phase| phase.start);
    let said = |event: &Event| matches!(event.did, Did::Message { .. });
    let talk = &pair.events[..end];
    let asked = talk
        .iter()
        .take_while(|event| !said(event))
        .any(|event| match (&event.who, &event.did) {
            (Who::Program(_), Did::Received { bytes }) => is_question(&bytes.text()),
            _ => false,
        });
    let lines = talk.iter().filter(|event| said(event)).count();
    let mut since = talk.iter().skip_while(|event| !said(event));
    let answered = since.any(|event| matches!((&event.who, &event.did), (Who::Program(_), Did::Received { .. })));
    lines > 1
        && !asked
        && samples(pair).len() == lines
        && !answered
        && !ended_by_itself(pair, "server")
        && pair.halted().is_none()
}

pub(super) fn learn_framing(found: &mut Dialect, pair: &Transcript, letters: Option<&Transcript>) {
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
        Inference::None => {
            let unexplained = !plain.is_empty() || composes(pair);
            found.own_form = (unexplained && found.framing.is_none()).then_some(true);
            return;
        }
    };
    // A server that answers raw text is spoken to so, whatever its client does beyond that.
    if found.framing.is_none() || matches!(framing, Framing::Header(_)) {
        found.framing = Some(framing);
    }
    found.encoding = encoding;
}

/// Does the client make more of what its user types than it was: `name:password:text`, a dictionary in JSON?
fn composes(pair: &Transcript) -> bool {
    /// Shorter words may stand in anything by chance.
    const TELLING: usize = 5;
    let mut typed: Vec<String> = Vec::new();
    for event in &pair.events {
        let Who::Program(_) = event.who else { continue };
        match &event.did {
            Did::Typed { bytes, .. } => typed.push(bytes.text().trim().to_owned()),
            Did::Sent { bytes } => {
                let text = bytes.text();
                let is_typed = typed.iter().any(|typed| typed == text.trim());
                let holds = |typed: &String| typed.chars().count() >= TELLING && text.contains(typed.as_str());
                if !is_typed && typed.iter().any(holds) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// What the client says before its user's first message: the name, the password, whatever its server wants to hear.
pub(super) fn opening(dialect: &Dialect, pair: &Transcript, seed: u64) -> Vec<String> {
    let mut persona = Persona::new(seed, STUDENT);
    if let Some(account) = dialect.accounts.first() {
        persona.name.clone_from(&account.name);
        persona.password.clone_from(&account.password);
    }
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
                        Ok(text) => opening.push(text),
                        Err(_) => return Vec::new(),
                    }
                }
            }
            _ => {}
        }
    }
    if opening.windows(2).any(|pair| announces(&pair[0], &pair[1])) {
        // A length that nobody has understood differs from name to name.
        return Vec::new();
    }
    opening.iter().map(|said| persona.generalise(said)).collect()
}

/// Is this the length of what is said next?
fn announces(said: &str, next: &str) -> bool {
    let length = said.trim().parse();
    length.is_ok_and(|length: usize| length == next.len() || length == next.chars().count())
}

/// The word that the client itself names for leaving, where it stays at the usual one.
pub(super) fn leaving_word(pair: &Transcript) -> Option<String> {
    let phase = pair.phase(LEAVING)?;
    let gone = |event: &Event| is(&event.who, "client") && matches!(event.did, Did::Ended { .. } | Did::Closed { .. });
    let closed = |event: &Event| matches!((&event.who, &event.did), (Who::Program(_), Did::Closed { .. }));
    if pair.events[phase].iter().any(|event| gone(event) || closed(event)) {
        return None;
    }
    let printed = pair.events.iter().filter_map(|event| match &event.did {
        Did::Printed { bytes } if is(&event.who, "client") => Some(bytes.text().into_owned()),
        _ => None,
    });
    offered_for_leaving(&printed.collect::<String>()).filter(|word| word != USUAL)
}

/// The word that is tried first.
const USUAL: &str = "exit";

/// What the client says to the server when it leaves.
pub(super) fn goodbye(dialect: &Dialect, pair: &Transcript) -> Option<String> {
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
pub(super) fn prompts(transcripts: &[Transcript]) -> Vec<Prompt> {
    let mut prompts: Vec<Prompt> = Vec::new();
    for event in transcripts.iter().flat_map(|transcript| &transcript.events) {
        if let (Who::Program(program), Did::Asks { text, intent }) = (&event.who, &event.did) {
            let says = last_line(text).to_owned();
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

/// Does the server wait for a line at its console while it serves?
pub(super) fn has_console(visit: &Transcript) -> bool {
    let mut events = visit.events.iter();
    events.any(|event| matches!(event.did, Did::AwaitsCommands { .. }))
}

/// What the server's console was found to take.
pub(super) fn commands(survey: &Transcript) -> Commands {
    let mut commands = Commands::default();
    let mut listed = false;
    for event in &survey.events {
        if let Did::Takes {
            order,
            word,
            listed: told,
        } = &event.did
        {
            commands.learn(*order, word);
            listed |= told;
        }
    }
    commands.listed = listed.then_some(true);
    commands
}

pub(super) fn is(who: &Who, program: &str) -> bool {
    matches!(who, Who::Program(name) if name == program)
}

/// Where users are asked who they are: on the wire, when the server asks there in words and takes the answers, or nobody
/// asks; else at the client.
pub(super) fn users(visit: Option<&Transcript>, pair: Option<&Transcript>) -> Users {
    let of_a_login = |event: &Event| {
        matches!(
            event.did,
            Did::Asks {
                intent: Intent::Name | Intent::Password | Intent::LoginOrRegister,
                ..
            }
        )
    };
    let understood = |visit: &Transcript| visit.events.iter().any(of_a_login) && !ended_by_itself(visit, "server");
    let asked_by_the_client = pair.is_some_and(|pair| {
        let mut asked = pair.events.iter().filter(|event| is(&event.who, "client"));
        asked.any(of_a_login)
    });
    let plain = |visit: &Transcript| answers_raw(visit) && !speaks_first(visit) && !asked_by_the_client;
    // Nobody can come by a client that falls before it is connected.
    let never_comes = pair.is_some_and(|pair| {
        let connects = |event: &Event| is(&event.who, "client") && matches!(event.did, Did::Connected { .. });
        ended_by_itself(pair, "client") && !pair.events.iter().any(connects)
    });
    if never_comes || visit.is_some_and(|visit| understood(visit) || plain(visit)) {
        Users::Wire
    } else {
        Users::Console
    }
}
