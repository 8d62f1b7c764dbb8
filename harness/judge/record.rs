//! A transcript as the claims look at it: who ended how, what is printed, who waits for what.

use std::net::SocketAddr;
use std::ops::Range;
use std::time::Duration;

use super::{Message, excuse, text};
use crate::dialect::Dialect;
use crate::submission::Role;
use crate::transcript::{Close, Did, Event, Exit, Intent, Listening, Rest, Transcript, Transport, Who};

/// What computes for so long without anything to be seen of it goes on for ever, as far as a user is concerned.
const LONG: Duration = Duration::from_secs(3);

/// A transcript and the dialect it is read by.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// What was seen.
    pub transcript: &'a Transcript,
    /// How the programs talk.
    pub dialect: &'a Dialect,
}

/// How a program came to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// It has not ended.
    Runs,
    /// The examiner ended it by force.
    Forced(usize),
    /// It ended because it was asked to (a signal, the stop command).
    Asked(usize),
    /// It ended by itself with status 0 and without a traceback.
    Clean(usize),
    /// It ended by itself with another status and without a traceback.
    Status(usize, i32),
    /// It ended with a traceback or by a signal of its own; with the last line that it printed.
    Crashed(usize, String),
    /// It crashed for want of something that this machine does not have.
    Excused(usize, Message),
}

impl Ending {
    /// Did it end by itself, however?
    pub fn by_itself(&self) -> Option<usize> {
        match self {
            Ending::Clean(at) | Ending::Status(at, _) | Ending::Crashed(at, _) | Ending::Excused(at, _) => Some(*at),
            Ending::Runs | Ending::Forced(_) | Ending::Asked(_) => None,
        }
    }
}

impl<'a> Record<'a> {
    /// The events.
    pub fn events(&self) -> &'a [Event] {
        &self.transcript.events
    }

    /// The events of a range with their indexes.
    pub fn within(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &'a Event)> + use<'a> {
        let end = range.end.min(self.events().len());
        let start = range.start.min(end);
        self.events()[start..end]
            .iter()
            .enumerate()
            .map(move |(index, event)| (start + index, event))
    }

    /// All events with their indexes.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Event)> + use<'a> {
        self.within(0..self.events().len())
    }

    /// The range of a phase, of everything when no phase is named; None when the phase never began.
    pub fn range(&self, during: Option<&str>) -> Option<Range<usize>> {
        match during {
            Some(name) => self.transcript.phase(name),
            None => Some(0..self.events().len()),
        }
    }

    /// Was the range played to its end, so that what is missing from it did not happen? The examiner ends a phase before it
    /// says why it left the scenario in it.
    pub fn complete(&self, range: &Range<usize>) -> bool {
        let Some((halted, _)) = self.all().find(|(_, event)| matches!(event.did, Did::Halted { .. })) else {
            return true;
        };
        let doing = |(_, event): &(usize, &Event)| {
            !matches!(event.did, Did::PhaseEnds { .. } | Did::Halted { .. })
                && matches!(event.who, Who::Examiner | Who::Peer(_))
                || matches!(
                    event.did,
                    Did::Started { .. } | Did::Typed { .. } | Did::Message { .. } | Did::Signalled { .. }
                )
        };
        halted >= range.end
            && self
                .within(range.end..halted)
                .any(|event| doing(&event) && !matches!(event.1.did, Did::Rested { .. }))
    }

    /// Where a program was started last, before `before`.
    pub fn started(&self, program: &str, before: usize) -> Option<usize> {
        self.within(0..before)
            .rfind(|(_, event)| by(event, program) && matches!(event.did, Did::Started { .. }))
            .map(|(index, _)| index)
    }

    /// The role that a program plays.
    pub fn role(&self, program: &str) -> Role {
        self.all()
            .find_map(|(_, event)| match &event.did {
                Did::Started { role, .. } if by(event, program) => Some(*role),
                _ => None,
            })
            .unwrap_or(match program.split_whitespace().next() {
                Some("client") => Role::Client,
                Some("scanner") => Role::Scanner,
                Some("chatter") => Role::Chatter,
                _ => Role::Server,
            })
    }

    /// The program that the peers talk to.
    pub fn server(&self) -> &'a str {
        self.all()
            .find_map(|(_, event)| match (&event.who, &event.did) {
                (Who::Program(name), Did::Started { role: Role::Server, .. }) => Some(name.as_str()),
                _ => None,
            })
            .unwrap_or("server")
    }

    /// How a program ended by the end of `range`, if it did. Only its last run counts.
    pub fn ending(&self, program: &str, end: usize) -> Ending {
        let start = self.started(program, end).unwrap_or(0);
        let Some((index, exit, by_us)) = self.within(start..end).find_map(|(index, event)| match event.did {
            Did::Ended { exit, by_us } if by(event, program) => Some((index, exit, by_us)),
            _ => None,
        }) else {
            return Ending::Runs;
        };
        if by_us {
            return Ending::Forced(index);
        }
        if self.asked_to_stop(program, start..index).is_some() {
            return Ending::Asked(index);
        }
        let printed = self.printed(program, start..end);
        if let Some(why) = excuse::excuse(&printed).filter(|_| exit != Exit::Code(0)) {
            return Ending::Excused(index, why);
        }
        let last = text::last_line(&printed);
        match exit {
            Exit::Code(0) => Ending::Clean(index),
            Exit::Code(_) if text::is_traceback(&printed) => Ending::Crashed(index, last),
            Exit::Code(status) => Ending::Status(index, status),
            Exit::Signal(signal) => Ending::Crashed(
                index,
                if last.is_empty() {
                    format!("signal {signal}")
                } else {
                    last
                },
            ),
        }
    }

    /// Where in the range a program was asked to stop: by a signal, or by a word typed at it as a command.
    pub fn asked_to_stop(&self, program: &str, range: Range<usize>) -> Option<usize> {
        self.within(range)
            .find(|(_, event)| match &event.did {
                Did::Signalled { .. } => concerns(event, program),
                Did::Typed { bytes, intent } => {
                    concerns(event, program)
                        && self.role(program) == Role::Server
                        && (*intent == Some(Intent::Command) || STOP_WORDS.contains(&bytes.text().trim()))
                }
                Did::PhaseBegins { name } => name == "stop" && self.role(program) == Role::Server,
                _ => false,
            })
            .map(|(index, _)| index)
    }

    /// Everything that a program printed in the range, as plain text.
    pub fn printed(&self, program: &str, range: Range<usize>) -> String {
        let bytes: Vec<u8> = self
            .within(range)
            .filter_map(|(_, event)| match &event.did {
                Did::Printed { bytes } if by(event, program) => Some(bytes.0.as_slice()),
                _ => None,
            })
            .flatten()
            .copied()
            .collect();
        text::plain(&text::decode(&bytes, None))
    }

    /// How the world last came to rest in the range; an exchange's rest counts too.
    pub fn rest(&self, range: Range<usize>) -> Option<Rest> {
        self.within(range).rev().find_map(|(_, event)| match event.did {
            Did::Rested { rest, .. } => Some(rest),
            Did::Exchanged { rest, .. } | Did::Conversed { rest, .. } => rest,
            _ => None,
        })
    }

    /// Is it a fact that nothing more would have happened at the end of this range?
    pub fn settled(&self, range: Range<usize>) -> bool {
        self.rest(range).is_some_and(is_fact)
    }

    /// Was anything seen to compute on for longer than anything of a lab takes?
    pub fn busy(&self, range: Range<usize>) -> bool {
        let long = LONG.as_millis() as u64;
        self.within(range).any(
            |(_, event)| matches!(event.did, Did::Rested { rest: Rest::Deadline, after_ms, .. } if after_ms >= long),
        )
    }

    /// The question on which a program waits at `end`: asked and not answered since.
    pub fn pending(&self, program: &str, end: usize) -> Option<(usize, Intent, &'a str)> {
        self.within(0..end)
            .rev()
            .find_map(|(index, event)| match &event.did {
                Did::Asks { text, intent } if by(event, program) => Some(Some((index, *intent, text.as_str()))),
                Did::Typed { .. } if concerns(event, program) => Some(None),
                Did::Ended { .. } | Did::Started { .. } if by(event, program) => Some(None),
                _ => None,
            })
            .flatten()
    }

    /// What a program asked in the range: where, for what, in which words.
    pub fn asked(&self, program: &str, range: Range<usize>) -> Vec<(usize, Intent, &'a str)> {
        self.within(range)
            .filter_map(|(index, event)| match &event.did {
                Did::Asks { text, intent } if by(event, program) => Some((index, *intent, text.as_str())),
                _ => None,
            })
            .collect()
    }

    /// The ports that a program listened on when it last listened on any, and where that stands.
    pub fn listening(&self, program: &str, end: usize) -> Option<(usize, &'a [Listening])> {
        self.within(0..end).rev().find_map(|(index, event)| match &event.did {
            Did::Listens { ports }
                if by(event, program) && ports.iter().any(|port| port.transport == Transport::Tcp) =>
            {
                Some((index, ports.as_slice()))
            }
            _ => None,
        })
    }

    /// What was typed at a program: where, the text without its line end, and for what it was taken to ask.
    pub fn typed(&self, program: &str, range: Range<usize>) -> Vec<(usize, String, Option<Intent>)> {
        self.within(range)
            .filter_map(|(index, event)| match &event.did {
                Did::Typed { bytes, intent } if concerns(event, program) => {
                    Some((index, bytes.text().trim_end_matches(['\r', '\n']).to_owned(), *intent))
                }
                _ => None,
            })
            .collect()
    }

    /// Was an answer to this program, up to that place in its present life, a guess?
    pub fn guessed(&self, program: &str, end: usize) -> bool {
        let started = self.started(program, end).unwrap_or(0);
        let typed = self.typed(program, started..end);
        typed
            .iter()
            .any(|(_, _, intent)| matches!(intent, None | Some(Intent::Unknown | Intent::Key)))
    }

    /// The connections that a program opened or tried to open. The tap passes a client's connection on from the same host:
    /// once the client is connected, what is tried there may be the tap's.
    pub fn attempts(&self, program: &str, range: Range<usize>) -> Vec<(usize, SocketAddr)> {
        let tapped = self
            .all()
            .find(|(_, event)| by(event, program) && matches!(event.did, Did::Connected { .. }))
            .map_or(self.events().len(), |(at, _)| at);
        self.within(range)
            .filter_map(|(index, event)| match event.did {
                Did::Connected { to, .. } | Did::Refused { to, .. } if by(event, program) => Some((index, to)),
                Did::Tried { to } if by(event, program) && index < tapped => Some((index, to)),
                _ => None,
            })
            .collect()
    }

    /// The names of the peers that a claim speaks of, in order of appearance; `{n}` stands for any round.
    pub fn peers(&self, pattern: &str) -> Vec<&'a str> {
        let mut peers = Vec::new();
        for (_, event) in self.all() {
            if let Who::Peer(name) = &event.who
                && is_round_of(pattern, name)
                && !peers.contains(&name.as_str())
            {
                peers.push(name.as_str());
            }
        }
        peers
    }

    /// Was this client's connection closed in the range, from either side?
    pub fn closed(&self, client: &str, range: Range<usize>) -> Option<(usize, Close)> {
        self.within(range).find_map(|(index, event)| match event.did {
            Did::Closed { how } if by(event, client) || event.who == Who::Tap => Some((index, how)),
            _ => None,
        })
    }
}

/// Words that stop a server when they are typed at its console.
const STOP_WORDS: [&str; 6] = ["stop", "shutdown", "exit", "quit", "стоп", "выход"];

/// Is this rest worth a fact?
pub fn is_fact(rest: Rest) -> bool {
    matches!(rest, Rest::Settled | Rest::Idle | Rest::Ended)
}

/// Did this program do it?
pub fn by(event: &Event, program: &str) -> bool {
    matches!(&event.who, Who::Program(name) if name == program)
}

/// Did this peer do it?
pub fn by_peer(event: &Event, peer: &str) -> bool {
    matches!(&event.who, Who::Peer(name) if name == peer)
}

/// Was it done to this program? What the examiner does to a program carries the program's name.
pub fn concerns(event: &Event, program: &str) -> bool {
    by(event, program) || event.who == Who::Examiner
}

/// Is `name` the pattern with a number in the place of `{n}`?
fn is_round_of(pattern: &str, name: &str) -> bool {
    match pattern.split_once("{n}") {
        None => pattern == name,
        Some((before, after)) => name
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|round| !round.is_empty() && round.bytes().all(|byte| byte.is_ascii_digit())),
    }
}
