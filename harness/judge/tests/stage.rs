//! A record made by hand, one call an event.

use std::net::SocketAddr;

use crate::dialect::Dialect;
use crate::judge::claim::look;
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::Record;
use crate::judge::{Decision, decide};
use crate::scenario::{Decide, Expect, Localised, Scenario};
use crate::submission::Role;
use crate::transcript::{Did, Event, Exit, Halt, Intent, Listening, Rest, Transcript, Transport, Who};

#[derive(Clone, Default)]
pub struct Stage {
    pub transcript: Transcript,
    pub dialect: Dialect,
}

pub fn program(name: &str) -> Who {
    Who::Program(name.into())
}

pub fn peer(name: &str) -> Who {
    Who::Peer(name.into())
}

fn address(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

impl Stage {
    /// A server that listens on 9090.
    pub fn serving() -> Stage {
        Stage::default()
            .start("server", Role::Server)
            .listens("0.0.0.0", 9090)
            .rests(Rest::Settled)
    }

    pub fn add(mut self, who: Who, did: Did) -> Stage {
        let at_us = self.transcript.events.len() as u64 * 1000;
        self.transcript.events.push(Event { at_us, who, did });
        self
    }

    pub fn start(self, name: &str, role: Role) -> Stage {
        let command = format!("python3 {name}.py");
        self.add(program(name), Did::Started { command, role })
    }

    pub fn listens(self, at: &str, port: u16) -> Stage {
        let listening = Listening {
            transport: Transport::Tcp,
            address: at.parse().unwrap(),
            port,
        };
        self.add(program("server"), Did::Listens { ports: vec![listening] })
    }

    pub fn rests(self, rest: Rest) -> Stage {
        self.rests_after(rest, 5)
    }

    pub fn rests_after(self, rest: Rest, after_ms: u64) -> Stage {
        let rested = Did::Rested {
            rest,
            after_ms,
            spinners: Vec::new(),
        };
        self.add(Who::Examiner, rested)
    }

    pub fn begin(self, name: &str) -> Stage {
        self.add(Who::Examiner, Did::PhaseBegins { name: name.into() })
    }

    pub fn end(self, name: &str) -> Stage {
        self.rests(Rest::Settled).leave(name)
    }

    /// Ends a phase in which the world need not have come to rest.
    pub fn leave(self, name: &str) -> Stage {
        self.add(Who::Examiner, Did::PhaseEnds { name: name.into() })
    }

    pub fn connect(self, name: &str) -> Stage {
        let (from, to) = (address(50000), address(9090));
        self.add(peer(name), Did::Connected { from, to })
    }

    pub fn accepted(self, name: &str) -> Stage {
        self.connect(name).add(peer(name), Did::Accepted)
    }

    pub fn exchange(self, name: &str, message: &str, reply: &str) -> Stage {
        self.exchanged(name, message, reply, None, true)
    }

    pub fn exchanged(self, name: &str, message: &str, reply: &str, rest: Option<Rest>, open: bool) -> Stage {
        let (message, reply) = (message.into(), reply.into());
        self.add(
            peer(name),
            Did::Exchanged {
                message,
                reply,
                rest,
                open,
            },
        )
    }

    pub fn prints(self, name: &str, text: &str) -> Stage {
        self.add(program(name), Did::Printed { bytes: text.into() })
    }

    pub fn writes(self, name: &str, path: &str, text: &str) -> Stage {
        self.add(
            program(name),
            Did::Wrote {
                path: path.into(),
                bytes: text.into(),
                rewritten: false,
            },
        )
    }

    pub fn asks(self, name: &str, text: &str, intent: Intent) -> Stage {
        self.prints(name, text).add(
            program(name),
            Did::Asks {
                text: text.into(),
                intent,
            },
        )
    }

    pub fn types(self, name: &str, text: &str, intent: Intent) -> Stage {
        let line = format!("{text}\n");
        self.add(
            program(name),
            Did::Typed {
                bytes: line.as_str().into(),
                intent: Some(intent),
            },
        )
        .prints(name, &format!("{text}\r\n"))
    }

    pub fn ends(self, name: &str, exit: Exit) -> Stage {
        self.add(program(name), Did::Ended { exit, by_us: false })
    }

    pub fn crashes(self, name: &str, last: &str) -> Stage {
        let text = format!(
            "Traceback (most recent call last):\r\n  File \"{name}.py\", line 3, in <module>\r\n    go()\r\n{last}\r\n"
        );
        self.prints(name, &text).ends(name, Exit::Code(1))
    }

    pub fn halts(self, why: Halt) -> Stage {
        self.add(Who::Examiner, Did::Halted { why })
    }

    pub fn look(&self, expect: Expect) -> Finding {
        let record = Record {
            transcript: &self.transcript,
            dialect: &self.dialect,
        };
        look(&record, &expect)
    }

    /// What a claim comes to, with the reason's key.
    pub fn sees(&self, expect: Expect) -> (Seen, String) {
        let finding = self.look(expect);
        if finding.seen == Seen::Fails {
            let account = finding.account.expect("a fail has an account");
            assert!(!account.done.key.is_empty() && !account.expected.key.is_empty() && !account.seen.key.is_empty());
        }
        (finding.seen, finding.why.key)
    }

    pub fn decide(&self, criterion: &str, expects: Vec<Expect>, absent_if: Vec<Expect>) -> Decision {
        let decide_one = Decide {
            criterion: criterion.into(),
            expects,
            absent_if,
            only_supports: false,
        };
        let scenario = Scenario {
            id: "task/scenario".into(),
            title: Localised::default(),
            steps: Vec::new(),
            decides: vec![decide_one],
        };
        decide(&scenario, &self.transcript, &self.dialect).remove(0)
    }
}

pub fn is(seen: Seen, key: &str) -> (Seen, String) {
    (seen, key.into())
}
