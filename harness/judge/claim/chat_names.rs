//! The claim that whoever receives a message of a chat can tell whose it is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::chat;
use crate::judge::finding::Finding;
use crate::judge::record::Record;
use crate::judge::talk::{Said, Talk};
use crate::judge::{Account, Message, text};
use crate::words::compile;

/// A time of day, which differs from message to message and tells nobody.
static TIME: LazyLock<Regex> = LazyLock::new(|| compile(r"\b\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\b"));

/// A message that reached somebody, and what stood around it there.
struct Shown<'a> {
    said: &'a Said<'a>,
    at: usize,
    user: usize,
    around: String,
}

/// How a receiver could tell two senders apart.
enum Told {
    /// By their names.
    ByName,
    /// By something else that is the same for all messages of one and another for those of the other.
    Apart,
    /// By nothing: what stands around the one's messages stands around the other's too.
    Not,
    /// That cannot be said.
    Unclear,
}

/// Whoever receives a message can tell whose it is.
pub fn tells_who(record: &Record) -> Finding {
    let talk = Talk::of(record);
    let shown: Vec<Shown> = talk
        .due()
        .filter_map(|(said, user)| {
            let at = talk.reached(said, user)?;
            let around = around(&talk, said, user, at);
            Some(Shown { said, at, user, around })
        })
        .collect();
    if shown.is_empty() {
        return chat::silent(record, &talk);
    }
    let named = |shown: &Shown| {
        let name = talk.name_of(shown.said.by).map(|(name, _)| name.to_lowercase());
        name.is_some_and(|name| !name.is_empty() && shown.around.contains(&name))
    };
    let evidence: Vec<usize> = shown.iter().flat_map(|shown| [shown.said.at, shown.at]).collect();
    if shown.iter().all(named) {
        return Finding::holds(Message::new("chat-tells-names"), evidence);
    }
    let asked = (0..talk.users.len()).any(|user| talk.name_of(user).is_some_and(|(_, asked)| asked));
    let mut worst = None;
    for receiver in 0..talk.users.len() {
        for one in 0..talk.users.len() {
            for other in 0..one {
                let of = |by: usize| -> Vec<&Shown> {
                    let theirs = shown
                        .iter()
                        .filter(|shown| shown.user == receiver && shown.said.by == by);
                    theirs.collect()
                };
                let (ones, others) = (of(one), of(other));
                if ones.is_empty() || others.is_empty() {
                    continue;
                }
                let told = compare(&talk, &ones, &others, &named);
                match told {
                    Told::Not if talk.guesses(one) => worst = Some(Told::Unclear),
                    Told::Not => return not_told(&talk, &ones, &others, asked),
                    Told::Unclear => worst = Some(Told::Unclear),
                    Told::Apart if !matches!(worst, Some(Told::Unclear)) => worst = Some(Told::Apart),
                    Told::ByName if worst.is_none() => worst = Some(Told::ByName),
                    Told::Apart | Told::ByName => {}
                }
            }
        }
    }
    match worst {
        Some(Told::ByName) => Finding::holds(Message::new("chat-tells-names"), evidence),
        Some(Told::Apart) if asked => Finding::unseen(Message::new("chat-tells-apart-only"), evidence),
        Some(Told::Apart) => Finding::holds(Message::new("chat-tells-apart"), evidence),
        Some(Told::Unclear | Told::Not) => Finding::unseen(Message::new("chat-tells-unclear"), evidence),
        None => Finding::unseen(Message::new("chat-two-only"), evidence),
    }
}

fn compare(talk: &Talk, ones: &[&Shown], others: &[&Shown], named: &dyn Fn(&Shown) -> bool) -> Told {
    let all = || ones.iter().chain(others);
    if all().all(|shown| named(shown)) {
        return Told::ByName;
    }
    if all().any(|shown| named(shown)) {
        return Told::Unclear;
    }
    let distinct = |shown: &[&Shown]| -> BTreeSet<String> { shown.iter().map(|shown| shown.around.clone()).collect() };
    let (one, other) = (distinct(ones), distinct(others));
    let addressed = |shown: &&Shown| {
        let addresses = talk.addresses(shown.said.by);
        addresses
            .iter()
            .any(|from| text::has_number(&shown.around, from.port()))
    };
    let seen_twice = ones.len() > 1 && others.len() > 1;
    match (one.len(), other.len()) {
        _ if !one.is_disjoint(&other) => Told::Not,
        (1, 1) if seen_twice => Told::Apart,
        _ if all().all(addressed) => Told::Apart,
        _ => Told::Unclear,
    }
}

fn not_told(talk: &Talk, ones: &[&Shown], others: &[&Shown], asked: bool) -> Finding {
    let (one, other) = (ones[0], others[0]);
    let name = |shown: &Shown| talk.users[shown.said.by].letter();
    let account = Account::new(
        Message::new("done-two-said")
            .with("one", name(one))
            .with("other", name(other)),
        Message::new(if asked { "expected-names" } else { "expected-told-apart" }),
        match talk.users[one.user].by.connected() {
            true => Message::new("seen-user-same-around").with("user", talk.users[one.user].name),
            false => Message::new("seen-same-around").with("program", talk.users[one.user].name),
        }
        .with("text", text::excerpt(&one.around)),
    );
    Finding::fails(
        Message::new("chat-tells-not"),
        account,
        vec![one.said.at, one.at, other.said.at, other.at],
    )
}

/// What a receiver was shown along with a message: in the turn of the message all that is new, later its line and the one
/// before; without the message and times of day.
fn around(talk: &Talk, said: &Said, user: usize, at: usize) -> String {
    let wanted = text::squeezed(said.text).to_lowercase();
    let shown = if at < said.until {
        talk.seen(user, said.at..said.until)
    } else {
        let all = talk.seen(user, said.at..at + 1).to_lowercase();
        let lines: Vec<&str> = all.lines().filter(|line| !line.trim().is_empty()).collect();
        let line = lines.iter().rposition(|line| text::squeezed(line).contains(&wanted));
        let line = line.unwrap_or(lines.len().saturating_sub(1));
        lines[line.saturating_sub(1).min(lines.len())..(line + 1).min(lines.len())].join("\n")
    };
    let shown = text::squeezed(&shown).to_lowercase().replacen(&wanted, " ", 1);
    text::squeezed(&TIME.replace_all(&shown, " "))
}
