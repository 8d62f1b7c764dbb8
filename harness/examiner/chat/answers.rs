//! What to type when a chat program asks: where the others are, who its user is.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::dialect::Dialect;
use crate::peer::persona::Persona;
use crate::transcript::Intent;
use crate::words::last_line;

/// What one user's program has asked so far.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The user's name was told, asked for or not.
    pub named: bool,
    /// How many questions were answered.
    pub count: usize,
    tries: BTreeMap<Intent, usize>,
    last: String,
}

/// What is known when a question is answered.
pub struct Surroundings<'a> {
    /// The dialect.
    pub dialect: &'a Dialect,
    /// Who answers.
    pub persona: Persona,
    /// Where the others are to be found.
    pub host: Ipv4Addr,
    /// At which port.
    pub port: u16,
    /// Which user this is, the first being 0.
    pub nth: usize,
    /// The address of another user's machine, where each has one.
    pub partner: Option<Ipv4Addr>,
    /// There is no server: the users' programs speak to each other.
    pub alone: bool,
}

/// What to type, and what for.
pub fn reply(asked: &mut Asked, intent: Intent, question: &str, around: &Surroundings<'_>) -> (String, Intent) {
    asked.count += 1;
    let says = |part: &str| question.to_lowercase().contains(&part.to_lowercase());
    let declared = around.dialect.prompts.iter().find(|prompt| says(&prompt.says));
    if let Some(answer) = declared.and_then(|prompt| prompt.answer.clone()) {
        asked.named |= intent == Intent::Name;
        return (answer, intent);
    }
    // A line that nobody asked for by a word is the user's name, and if it is not, then he said it.
    let intent = match intent {
        Intent::Unknown if !asked.named => Intent::Name,
        other => other,
    };
    asked.named |= intent == Intent::Name;
    let candidates = candidates(intent, question, around);
    let tries = asked.tries.entry(intent).or_default();
    // The same question again means that the answer was not taken; another of its kind begins anew.
    let line = last_line(question);
    *tries = if intent == Intent::Unknown || asked.last == line {
        *tries + 1
    } else {
        1
    };
    line.clone_into(&mut asked.last);
    (candidates[(*tries - 1) % candidates.len()].clone(), intent)
}

fn candidates(intent: Intent, question: &str, around: &Surroundings<'_>) -> Vec<String> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let host = match around.partner.filter(|_| around.alone) {
        Some(partner) => partner.to_string(),
        None => around.host.to_string(),
    };
    let ports = ports(question, around);
    let port = ports[0].clone();
    let persona = &around.persona;
    match intent {
        Intent::Host if around.host.is_loopback() && around.partner.is_none() => vec![host, "localhost".into()],
        Intent::Host => vec![host],
        Intent::Port => ports,
        Intent::Address => vec![
            format!("{host}:{port}"),
            format!("{host} {port}"),
            format!("{host},{port}"),
        ],
        Intent::Name => vec![persona.name.clone(), format!("{}2", persona.name)],
        Intent::Password => vec![persona.password.clone()],
        Intent::LoginOrRegister => owned(&["2", "r", "register", "1"]),
        Intent::YesNo => owned(&["y", "да", "yes", "1", ""]),
        Intent::Key => owned(&["1", "0", "sokrat"]),
        Intent::Message | Intent::Enter | Intent::Command => owned(&["", "1"]),
        Intent::Unknown => vec![host, port, String::new(), "1".into(), "y".into()],
    }
}

/// Words for a user's own end, and for the other one's.
const OWN: [&str; 10] = [
    "сво",
    "ваш",
    "мой",
    "твой",
    "локальн",
    "my",
    "your",
    "own",
    "local",
    "listen",
];
const OTHERS: [&str; 11] = [
    "собеседник",
    "друг",
    "получател",
    "куда",
    "партн",
    "friend",
    "peer",
    "partner",
    "remote",
    "other",
    "target",
];

/// The ports to try: the common one; where users speak to each other by a port each, this user's or the other one's.
fn ports(question: &str, around: &Surroundings<'_>) -> Vec<String> {
    let question = question.to_lowercase();
    let last = question.trim_end().lines().last().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| last.contains(word));
    let of = |nth: usize| around.port.saturating_add(nth as u16).to_string();
    let each = around.alone && around.partner.is_none();
    let first = match (has(&OTHERS), has(&OWN)) {
        (true, _) if each => of(usize::from(around.nth == 0)),
        (false, true) if each => of(around.nth),
        _ => around.port.to_string(),
    };
    // Asked again: that one is taken.
    vec![first, of(around.nth + 1), of(around.nth + 11)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(dialect: &Dialect, nth: usize, alone: bool) -> Surroundings<'_> {
        Surroundings {
            dialect,
            persona: Persona::new(1, "chatter a"),
            host: Ipv4Addr::LOCALHOST,
            port: 9090,
            nth,
            partner: None,
            alone,
        }
    }

    #[test]
    fn a_line_asked_for_without_a_word_is_the_name_once() {
        let dialect = Dialect::default();
        let around = around(&dialect, 0, false);
        let mut asked = Asked::default();
        let name = around.persona.name.clone();
        assert_eq!(reply(&mut asked, Intent::Unknown, "", &around), (name, Intent::Name));
        assert!(asked.named);
        let second = reply(&mut asked, Intent::Unknown, "", &around);
        assert_eq!(second, ("127.0.0.1".into(), Intent::Unknown));
    }

    #[test]
    fn the_same_question_again_gets_another_answer_and_another_question_the_first() {
        let dialect = Dialect::default();
        let around = around(&dialect, 1, false);
        let mut asked = Asked::default();
        let mut port = |question: &str| reply(&mut asked, Intent::Port, question, &around).0;
        assert_eq!(port("Порт сервера: "), "9090");
        assert_eq!(port("Свой порт: "), "9090");
        assert_eq!(port("Занят.\nСвой порт: "), "9092");
    }

    #[test]
    fn without_a_server_each_has_a_port_and_another_to_speak_to() {
        let dialect = Dialect::default();
        let port = |nth: usize, question: &str| {
            reply(
                &mut Asked::default(),
                Intent::Port,
                question,
                &around(&dialect, nth, true),
            )
            .0
        };
        assert_eq!(
            (port(0, "Your port: "), port(1, "Your port: ")),
            ("9090".into(), "9091".into())
        );
        assert_eq!(
            (port(0, "Порт друга: "), port(1, "Порт друга: ")),
            ("9091".into(), "9090".into())
        );
        assert_eq!((port(0, "Port: "), port(1, "Port: ")), ("9090".into(), "9090".into()));
    }

    #[test]
    fn a_declared_answer_is_given() {
        let mut dialect = Dialect::default();
        dialect.prompts.push(crate::dialect::Prompt {
            program: None,
            says: "комната".into(),
            intent: None,
            answer: Some("7".into()),
        });
        let reply = reply(
            &mut Asked::default(),
            Intent::Unknown,
            "Комната? ",
            &around(&dialect, 0, false),
        );
        assert_eq!(reply.0, "7");
    }
}
