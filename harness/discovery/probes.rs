//! The small scenarios that are played to find the dialect.

use crate::scenario::{Answer, Localised, Scenario, Step, Text};
use crate::submission::Role;
use crate::transcript::Intent;

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
pub(super) fn visit() -> Scenario {
    let peer = || "a".to_owned();
    scenario(
        VISIT,
        vec![
            start(Role::Server, "server", Vec::new(), false),
            Step::Connect {
                peer: peer(),
                from: None,
                silently: false,
                at_once: false,
            },
            Step::Exchange {
                peer: peer(),
                text: text("hello {word}"),
            },
            Step::Close {
                peer: peer(),
                or_goodbye: false,
            },
        ],
    )
}

/// The student's client before the tap: messages of different lengths and alphabets, and how it leaves.
pub(super) fn pair() -> Scenario {
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
pub(super) fn letters() -> Scenario {
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
pub(super) fn client_alone() -> Scenario {
    let empty = Answer {
        intent: Some(Intent::Port),
        texts: vec![String::new()],
        required: false,
    };
    scenario(ALONE, vec![start(Role::Client, "client", vec![empty], true)])
}

/// Is this played to see what the programs look for, besides? Whoever has found something is not to be led astray.
pub(super) fn reveals(scenario: &Scenario) -> bool {
    [VISIT, ALONE].iter().any(|id| scenario.id.ends_with(id))
}

/// Which commands does the server's console take?
pub(super) fn console(words: Vec<String>) -> Scenario {
    let survey = Step::Survey {
        program: "server".into(),
        words,
    };
    scenario(
        "console",
        vec![start(Role::Server, "server", Vec::new(), false), survey],
    )
}

pub(super) const LEAVING: &str = "leaving";
const VISIT: &str = "visit";
const ALONE: &str = "client_alone";
