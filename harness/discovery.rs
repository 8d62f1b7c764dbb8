//! Finds the dialect by examining: small scenarios whose outcome is how a group of programs talks.

mod accounts;
mod amends;
mod gates;
mod learn;
mod probes;
mod records;
mod sought;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::dialect::{Dialect, Framing, Plain, Prompt, Users, merge};
use crate::examiner::Job;
use crate::runner::{RunError, Runner};
use crate::scenario::Scenario;
use crate::submission::{Role, compared_words};
use crate::transcript::{Busy, Transcript};
use crate::world::Plan;
use gates::Gate;
use learn::*;
use probes::{client_alone, letters, pair, visit};

/// What was found out about a group.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// How it talks, what was declared included.
    pub dialect: Dialect,
    /// Answers without which a program comes no further: what else is asked is seen anew each time.
    pub keys: Vec<Prompt>,
    /// The submission's own server cannot serve its client.
    pub stand_in: bool,
    /// What to examine in place of what was handed in: the same without the records that its server falls over.
    pub folder: Option<PathBuf>,
    /// What was played to find out.
    pub transcripts: Vec<Transcript>,
    /// What was played besides and came to less: it teaches nothing and costs as much.
    pub tried: Vec<Transcript>,
}

impl Discovery {
    /// Everything that was played.
    pub fn played(&self) -> impl Iterator<Item = &Transcript> {
        self.transcripts.iter().chain(&self.tried)
    }
}

/// Finds out how the programs of a group talk. What `declared` says is not guessed. Where programs came to nothing by what
/// was answered, other answers are tried.
pub fn discover(
    runner: &Runner,
    plan: &Plan,
    programs: &BTreeMap<Role, String>,
    declared: &Dialect,
    seed: u64,
) -> Result<Discovery, RunError> {
    let mut tried = Vec::new();
    let found = search(runner, plan, programs, declared, seed, &mut tried)?;
    Ok(Discovery { tried, ..found })
}

/// What is best known after all that is worth trying; `tried` gets what was played besides.
fn search(
    runner: &Runner,
    plan: &Plan,
    programs: &BTreeMap<Role, String>,
    declared: &Dialect,
    seed: u64,
    tried: &mut Vec<Transcript>,
) -> Result<Discovery, RunError> {
    let mut found = look(runner, plan, programs, declared, seed)?;
    let mut declared = declared.clone();
    let sought = sought::sought(&found);
    if !sought.is_empty() {
        let known = Dialect {
            server_at: declared.server_at.iter().cloned().chain(sought).collect(),
            ..declared.clone()
        };
        let mut again = look(runner, plan, programs, &known, seed)?;
        if sought::sought(&again).is_empty() {
            std::mem::swap(&mut found, &mut again);
            declared = known;
        }
        tried.extend(again.transcripts);
    }
    let declared = &declared;
    for amended in amends::amends(&found, declared, &plan.folder) {
        let again = look(runner, plan, programs, &amended, seed)?;
        if amends::halts(&again) < amends::halts(&found) {
            tried.extend(found.transcripts);
            return Ok(again);
        }
        tried.extend(again.transcripts);
    }
    let play = |gate: &Gate, dialect: &Dialect| {
        runner.run(Job {
            scenario: gates::scenario(gate),
            plan: plan.clone(),
            programs: programs.clone(),
            dialect: merge(dialect, &found.dialect),
            seed,
            stand_in: gate.stood_in,
            busy: Busy::of(&found.transcripts),
            build: None,
        })
    };
    if let Some(opened) = gates::open(&found, declared, &plan.folder, &play, tried)? {
        let again = look(runner, plan, programs, &opened, seed)?;
        if amends::halts(&again) <= amends::halts(&found) {
            tried.extend(found.transcripts);
            return Ok(again);
        }
        tried.extend(again.transcripts);
    }
    if found.transcripts.iter().any(records::falls_over_whoever_comes)
        && let Ok(Some(folder)) = records::without_records(&plan.folder)
    {
        let plan = Plan { folder, ..plan.clone() };
        let again = look(runner, &plan, programs, declared, seed)?;
        if !again.transcripts.iter().any(records::falls_over_whoever_comes) {
            tried.extend(found.transcripts);
            return Ok(Discovery {
                folder: Some(plan.folder),
                ..again
            });
        }
        tried.extend(again.transcripts);
    }
    Ok(found)
}

fn look(
    runner: &Runner,
    plan: &Plan,
    programs: &BTreeMap<Role, String>,
    declared: &Dialect,
    seed: u64,
) -> Result<Discovery, RunError> {
    let job = |scenario: Scenario, dialect: &Dialect, stand_in: bool, busy: &Busy| Job {
        plan: Plan {
            reveals: probes::reveals(&scenario),
            ..plan.clone()
        },
        scenario,
        programs: programs.clone(),
        dialect: dialect.clone(),
        seed,
        stand_in,
        busy: busy.clone(),
        build: None,
    };
    let has = |role: Role| programs.contains_key(&role);
    let (visit, pair, letters, defaults) = std::thread::scope(|scope| {
        let play = |wanted: bool, scenario: Scenario| {
            wanted.then(|| scope.spawn(|| runner.run(job(scenario, declared, false, &Busy::default()))))
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

    let busy = &Busy::of([&visit, &pair, &letters, &defaults].into_iter().flatten());
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
        let alone = runner.run(job(probes::pair(), &dialect, true, busy))?;
        stand_in = true;
        if samples(&alone).is_empty() {
            transcripts.push(alone);
        } else {
            transcripts.extend(pair.replace(alone));
        }
    }
    if declared.leave.is_none()
        && let Some(word) = pair.as_ref().and_then(leaving_word)
    {
        found.leave = Some(word);
        let again = runner.run(job(probes::pair(), &merge(declared, &found), stand_in, busy))?;
        transcripts.extend(pair.replace(again));
    }
    if let Some(pair) = &pair {
        learn_framing(&mut found, pair, letters.as_ref());
        let dialect = merge(declared, &found);
        found.goodbye = goodbye(&dialect, pair);
        if !stand_in {
            found.opening = opening(&dialect, pair, seed);
            found.mute = answers_nothing(pair).then_some(true);
        }
    }
    found.users = Some(match has(Role::Client) {
        true => users(visit.as_ref(), pair.as_ref()),
        false => Users::Wire,
    });
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
            let second = runner.run(job(probes::visit(), &dialect, false, busy))?;
            let understood = answers_raw(&second);
            transcripts.push(second);
            if understood {
                found.framing = dialect.framing;
                found.opening = dialect.opening;
                break;
            }
        }
    }
    if !declared.commands.control() && visit.as_ref().is_some_and(has_console) {
        let survey = runner.run(job(
            probes::console(compared_words(&plan.folder)),
            &merge(declared, &found),
            false,
            busy,
        ))?;
        found.commands = commands(&survey);
        transcripts.push(survey);
    }
    transcripts.extend(visit);
    transcripts.extend(pair);
    transcripts.extend(defaults);
    found.prompts = prompts(&transcripts);
    Ok(Discovery {
        dialect: merge(declared, &found),
        keys: declared.prompts.clone(),
        stand_in,
        folder: None,
        transcripts,
        tried: Vec::new(),
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

fn joined<T>(thread: Option<std::thread::ScopedJoinHandle<'_, T>>) -> Option<T> {
    thread.map(|thread| {
        thread
            .join()
            .expect("a thread that only waits for a worker does not panic")
    })
}
