//! What to type when a program asks: the scenario's answer, the declared one, or the next of the usual ones.

use std::collections::BTreeMap;

use crate::dialect::{Dialect, Respondent, declared, offered, replies, scanning};
use crate::examiner::visits::User;
use crate::scenario::Answer;
use crate::transcript::Intent;
use crate::words::last_line;

/// A program that is asked this often and goes on asking will not be brought further.
pub const MOST_QUESTIONS: usize = 16;

/// The answers for one program in one world.
pub struct Answers {
    scenario: Vec<(Answer, usize)>,
    tries: BTreeMap<Intent, usize>,
    last: Option<String>,
    /// What was given last to each question that was not understood.
    guesses: BTreeMap<String, String>,
    /// Those of them by which the program came to where it serves: they are right.
    taken: BTreeMap<String, String>,
    /// How often the last question had come before, one time after the other.
    repeats: usize,
    /// How many questions were answered.
    pub count: usize,
    /// Which intents were asked.
    pub asked: Vec<Intent>,
    /// The name was given to a question that was not understood.
    pub said_the_name: bool,
}

/// What is known about the world in which a question is answered.
pub struct Situation<'a> {
    /// The dialect.
    pub dialect: &'a Dialect,
    /// The program that asks on its console; a server that asks on the wire has none.
    pub program: Option<&'a str>,
    /// Who answers.
    pub user: &'a User,
    /// Addresses that bring the program to where it belongs, best first.
    pub hosts: Vec<String>,
    /// The port that does.
    pub port: u16,
    /// A program that waits for a message has got there: nothing is answered any more.
    pub is_server: bool,
    /// It scans ports.
    pub is_scanner: bool,
}

impl Answers {
    /// With what the scenario wants answered.
    pub fn new(scenario: &[Answer]) -> Answers {
        let scenario = scenario.iter().map(|answer| (answer.clone(), 0)).collect();
        Answers {
            scenario,
            tries: BTreeMap::new(),
            last: None,
            guesses: BTreeMap::new(),
            taken: BTreeMap::new(),
            repeats: 0,
            count: 0,
            asked: Vec::new(),
            said_the_name: false,
        }
    }

    /// Is there an answer of the scenario's that it insists on and that was never asked for?
    pub fn never_asked(&self) -> Option<Intent> {
        self.scenario.iter().find_map(|(answer, used)| {
            (answer.required && *used == 0).then_some(answer.intent.unwrap_or(Intent::Unknown))
        })
    }

    /// The line that was asked last.
    pub fn last(&self) -> &str {
        self.last.as_deref().unwrap_or_default()
    }

    /// How often this question would have come before, one time after the other.
    pub fn again(&self, question: &str) -> usize {
        match &self.last {
            Some(last) if *last == last_line(question) => self.repeats + 1,
            _ => 0,
        }
    }

    /// With these answers the program came to where it serves: asked the same again, it is given the same.
    pub fn take(&mut self) {
        self.taken = self.guesses.clone();
    }

    /// Are answers of the scenario's left for this intent?
    pub fn has_own(&self, intent: Intent) -> bool {
        self.scenario
            .iter()
            .any(|(answer, used)| applies(answer, intent) && *used < answer.texts.len())
    }

    /// What to type for a question of this intent, whose text is `question`.
    pub fn next(&mut self, intent: Intent, question: &str, situation: &Situation<'_>) -> String {
        self.count += 1;
        self.asked.push(intent);
        self.repeats = self.again(question);
        // What stands above the line that asks may differ from time to time.
        self.last = Some(last_line(question).to_owned());
        if let Some(text) = self.own(intent) {
            return text;
        }
        let declared = declared(situation.dialect, situation.program, question);
        if let Some(answer) = declared.and_then(|prompt| prompt.answer.clone()) {
            return answer;
        }
        if intent == Intent::Unknown
            && let Some(answer) = self.taken.get(self.last())
        {
            return answer.clone();
        }
        let candidates = candidates(intent, question, situation);
        let asked_before = self.repeats > 0;
        let tries = self.tries.entry(intent).or_default();
        // Another question of a known kind begins anew; the same one again means that the answer was not taken.
        *tries = if asked_before || intent == Intent::Unknown {
            *tries + 1
        } else {
            1
        };
        let answer = candidates[(*tries - 1) % candidates.len()].clone();
        if intent == Intent::Unknown {
            self.guesses.insert(self.last().to_owned(), answer.clone());
        }
        answer
    }

    /// The scenario's next answer for this intent: each text once, the last one not repeated.
    fn own(&mut self, intent: Intent) -> Option<String> {
        let (answer, used) = self
            .scenario
            .iter_mut()
            .find(|(answer, used)| applies(answer, intent) && *used < answer.texts.len())?;
        *used += 1;
        Some(answer.texts[*used - 1].clone())
    }
}

fn applies(answer: &Answer, intent: Intent) -> bool {
    match answer.intent {
        None => !matches!(intent, Intent::Message | Intent::Command),
        Some(wanted) => wanted == intent,
    }
}

/// The usual answers to a question of this kind, in the order in which they are tried.
fn candidates(intent: Intent, question: &str, situation: &Situation<'_>) -> Vec<String> {
    if situation.is_scanner {
        return to_scanner(intent, question, situation);
    }
    let port = situation.port.to_string();
    let host = situation.hosts.first().cloned().unwrap_or_default();
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    match intent {
        // A word that the question itself offers is for those who take nothing else.
        Intent::Host => [situation.hosts.clone(), offered(question)].concat(),
        Intent::Port => [vec![port], offered(question)].concat(),
        Intent::Address => vec![
            format!("{host}:{port}"),
            format!("{host} {port}"),
            format!("{host},{port}"),
        ],
        Intent::Name | Intent::Password | Intent::LoginOrRegister | Intent::YesNo => {
            let user = Respondent {
                name: &situation.user.persona.name,
                password: &situation.user.persona.password,
                registered: situation.user.registered,
            };
            let mut all = replies(intent, question, user);
            all.extend((intent == Intent::YesNo).then(String::new));
            all
        }
        Intent::Key => owned(&["0", "1", "sokrat"]),
        // Whom a server's user has nothing to say to waits for ever.
        Intent::Message if situation.is_server => owned(&["ok"]),
        Intent::Message | Intent::Enter | Intent::Command => owned(&[""]),
        // What a server reads without a word of asking is most often its port.
        Intent::Unknown if situation.is_server && !question.contains(char::is_alphanumeric) => {
            vec![port, String::new(), host]
        }
        Intent::Unknown if situation.is_server => vec![String::new(), port, host, "1".into(), "y".into()],
        Intent::Unknown => vec![
            host,
            port,
            situation.user.persona.name.clone(),
            String::new(),
            "1".into(),
            "y".into(),
        ],
    }
}

/// The usual answers to a scanner: all that it can scan, on the host that it is to scan.
fn to_scanner(intent: Intent, question: &str, situation: &Situation<'_>) -> Vec<String> {
    if let Some((_, answers)) = scanning(question) {
        return answers;
    }
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let host = situation.hosts.first().cloned().unwrap_or_default();
    match intent {
        Intent::Host => situation.hosts.clone(),
        Intent::Port => owned(&["65535", "1-65535", "1"]),
        Intent::Address => vec![format!("{host} 1-65535"), format!("{host}:1-65535"), host],
        Intent::Command | Intent::LoginOrRegister => {
            let everything = item_for_everything(question).into_iter();
            everything.chain(owned(&["1", "2", ""])).collect()
        }
        Intent::Key => owned(&["1", "10", "100"]),
        Intent::YesNo => [offered(question), owned(&["y", "да", "1", ""])].concat(),
        Intent::Enter => owned(&[""]),
        Intent::Name | Intent::Password => vec![situation.user.persona.name.clone()],
        Intent::Message | Intent::Unknown => {
            let hosts = situation.hosts.iter().take(1).cloned();
            hosts.chain(owned(&["1-65535", "1", "y", ""])).collect()
        }
    }
}

/// The number of a menu's item that scans everything.
fn item_for_everything(question: &str) -> Option<String> {
    const EVERYTHING: [&str; 8] = ["все", "all", "полн", "full", "65535", "65536", "vse", "whole"];
    let of_everything = |line: &&str| EVERYTHING.iter().any(|word| line.to_lowercase().contains(word));
    let number = |line: &str| {
        let digits: String = line.trim_start().chars().take_while(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    };
    question.lines().filter(of_everything).find_map(number)
}
