//! Claims about how often a user is asked, and whether a program still reads its console.

use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::{Account, Message};
use crate::transcript::Intent;

/// The user was asked for this so often during one visit.
pub fn asked_times(record: &Record, peer: &str, wants: Intent, at_least: usize) -> Finding {
    let Some(visit) = record.visit(peer) else {
        return Finding::unreached();
    };
    let questions = visit.questions(record);
    let asked: Vec<usize> = questions
        .iter()
        .filter(|question| question.intent == wants)
        .map(|question| question.at)
        .collect();
    let why = Message::new("asked-times").with("count", asked.len().to_string());
    if asked.len() >= at_least {
        return Finding::holds(why, asked);
    }
    let expected = Message::new("asked-times").with("count", at_least.to_string());
    Finding::fails(
        why.clone(),
        Account::new(Message::new("done-came"), expected, why),
        vec![visit.range.start],
    )
}

/// The program asked something at its console in the phase, or waited there for a line.
pub fn prompts(record: &Record, program: &str, during: &str) -> Finding {
    let Some(range) = record.range(Some(during)) else {
        return Finding::unreached();
    };
    let asked = record.asked(program, range.clone());
    if let Some((at, ..)) = asked.first() {
        return Finding::holds(Message::new("prompts").with("program", program), vec![*at]);
    }
    if !record.settled(range.clone()) {
        return Finding::unseen(Message::new("still-busy"), vec![range.start]);
    }
    let seen = Message::new("prompts-not").with("program", program);
    let account = Account::new(
        Message::new("done-watched").with("program", program),
        Message::new("prompts").with("program", program),
        seen.clone(),
    );
    Finding::fails(seen, account, vec![range.start])
}
