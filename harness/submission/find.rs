//! Finds programs and their roles by names and sources, and which of them belong together.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::command::{self, Command};
use super::context::Context;
use super::files::{File, Kind};
use super::groups::groups;
use super::language::{self, HINTS};
use super::source::{Candidate, Source};
use super::{Group, Role};

/// Longer sources are data.
const LONGEST_SOURCE: u64 = 1 << 20;

/// More sources than a submission has.
const MOST_SOURCES: usize = 500;

/// What a source must say of a role at least, to be taken for it: a call to connect.
pub const ENOUGH: i32 = 4;

/// What a name that fits adds where the sources say little.
const NAME_ALONE: i32 = 3;

/// Lines of code that count as much as one point of a hint.
const LINES_A_POINT: usize = 20;

/// Points that length can add: a long program is more likely the finished one than the handout's example.
const MOST_POINTS_FOR_LENGTH: usize = 10;

/// What was found in a folder.
#[derive(Default)]
pub struct Found {
    /// The best pair first.
    pub groups: Vec<Group>,
    /// What builds them.
    pub build: Option<String>,
    /// Every source.
    pub sources: Vec<Source>,
}

/// A program with the role it seems to play.
pub struct Program {
    /// Its source.
    pub candidate: Candidate,
    /// The role.
    pub role: Role,
    /// It sends datagrams.
    pub udp: bool,
    /// How likely it is what was handed in.
    pub score: i32,
    /// What is left of its path without the words for roles.
    pub residue: String,
}

/// Finds the programs of a folder.
pub fn find(folder: &Path, files: &[File]) -> Found {
    let candidates = candidates(folder, files);
    let sources = candidates.iter().map(|candidate| candidate.source.clone()).collect();
    let mut programs = programs(candidates);
    programs.sort_by(|a, b| (b.score, &a.candidate.source.path).cmp(&(a.score, &b.candidate.source.path)));
    let mut build = Vec::new();
    let groups = groups(&programs)
        .into_iter()
        .map(|(id, members)| Group {
            id,
            programs: commands(&members, &mut build),
            by_datagrams: Some(members.iter().all(|program| program.udp)),
            ..Group::default()
        })
        .collect();
    Found {
        groups,
        build: (!build.is_empty()).then(|| build.join(" && ")),
        sources,
    }
}

/// The command lines of a group, and what they need built. Where one program is Python 2, its partners are too.
fn commands(members: &[&Program], build: &mut Vec<String>) -> BTreeMap<Role, String> {
    let python2 = members
        .iter()
        .any(|program| program.role != Role::Scanner && program.candidate.only_python2);
    let mut commands = BTreeMap::new();
    for program in members {
        let candidate = &program.candidate;
        let old = candidate.only_python2 || python2 && program.role != Role::Scanner && !candidate.only_python3;
        let Command { run, build: step } =
            command::of(&candidate.source.path, candidate.language, candidate.from_root, old);
        build.extend(step.filter(|step| !build.contains(step)));
        commands.insert(program.role, run);
    }
    commands
}

/// Every source file that can be read, without copies of one another.
fn candidates(folder: &Path, files: &[File]) -> Vec<Candidate> {
    let of_known_language = |file: &&File| {
        file.kind == Kind::Regular && language::of(&file.path).is_some() && file.length <= LONGEST_SOURCE
    };
    let mut files: Vec<&File> = files
        .iter()
        .filter(of_known_language)
        .filter(|file| file.path.to_str().is_some())
        .collect();
    files.sort_by_key(|file| (file.path.components().count(), &file.path));
    files.truncate(MOST_SOURCES);
    let all: BTreeSet<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    let mut seen = HashSet::new();
    let read = |file: &&File| {
        let mut bytes = Vec::new();
        fs::File::open(folder.join(&file.path))
            .ok()?
            .take(LONGEST_SOURCE)
            .read_to_end(&mut bytes)
            .ok()?;
        Candidate::read(&file.path, &String::from_utf8_lossy(&bytes), &all)
    };
    let mut copy = |candidate: &Candidate| {
        !seen.insert((
            candidate.source.path.file_name().map(ToOwned::to_owned),
            candidate.text.clone(),
        ))
    };
    files
        .iter()
        .filter_map(read)
        .filter(|candidate| !copy(candidate))
        .collect()
}

/// Which of the sources are programs, and of which role.
fn programs(candidates: Vec<Candidate>) -> Vec<Program> {
    let context = Context::of(&candidates);
    let programs: Vec<Program> = candidates
        .into_iter()
        .filter_map(|candidate| program(candidate, &context))
        .collect();
    let launched: BTreeSet<PathBuf> = programs
        .iter()
        .flat_map(|launcher| context.launched(launcher, &programs))
        .collect();
    let mut programs = programs;
    programs.retain(|program| !launched.contains(&program.candidate.source.path));
    programs
}

fn program(candidate: Candidate, context: &Context) -> Option<Program> {
    let path = &candidate.source.path;
    let stem = path.file_stem()?.to_str()?.to_lowercase();
    let whole = path.with_extension("").to_str()?.to_lowercase();
    if HINTS.left_out.is_match(&stem) {
        return None;
    }
    let named = |role: Role| match &HINTS.names[&role] {
        (rule, weight) if rule.is_match(&stem) => *weight,
        (rule, weight) if rule.is_match(&whole) => *weight - 1,
        _ => 0,
    };
    let is_named = [Role::Server, Role::Client, Role::Scanner]
        .into_iter()
        .any(|role| HINTS.names[&role].0.is_match(&stem));
    if context.is_module(&candidate, is_named) {
        return None;
    }
    // What a program's own modules do, it does.
    let modules = context.reached(path);
    let said = |role: Role| {
        let own = candidate.hints.get(&role).copied().unwrap_or(0);
        let theirs = modules
            .iter()
            .filter_map(|module| context.hints.get(module)?.get(&role).copied())
            .max()
            .unwrap_or(0);
        own.max(theirs / 2)
    };
    let (mut server, mut client, scanner) = (said(Role::Server), said(Role::Client), said(Role::Scanner));
    let udp = said(Role::Chatter) >= ENOUGH;
    if udp {
        // Datagrams are sent without a connection; who has a port of its own waits.
        (server, client) = (server.max(ENOUGH), client.max(ENOUGH));
    }
    let mut scores = vec![
        (Role::Server, server, named(Role::Server)),
        (Role::Client, client, named(Role::Client)),
    ];
    scores.push((
        Role::Scanner,
        if client >= ENOUGH || scanner >= ENOUGH {
            scanner
        } else {
            0
        },
        named(Role::Scanner),
    ));
    if server == 0 && scanner >= ENOUGH {
        // Whatever its name: it waits for nobody and tries many ports.
        scores.retain(|(role, ..)| *role != Role::Server);
    }
    if scanner >= ENOUGH && !candidate.talks && modules.is_empty() {
        // Whatever its name: it tries many ports, and has nothing to say to any.
        scores.retain(|(role, ..)| *role != Role::Client);
    }
    if udp {
        let unnamed = named(Role::Server) == 0 && named(Role::Client) == 0;
        scores.push((
            Role::Chatter,
            said(Role::Chatter) + if unnamed { ENOUGH } else { 0 },
            named(Role::Chatter),
        ));
        if !unnamed {
            scores.retain(|(role, ..)| *role != Role::Chatter);
        }
    }
    let likely = |&(_, said, named): &(Role, i32, i32)| said >= ENOUGH || named >= NAME_ALONE && candidate.runs;
    let (role, said, by_name) = scores
        .into_iter()
        .filter(likely)
        .max_by_key(|(_, said, named)| said + 2 * named)?;
    let mut score = said + by_name + candidate.lines.div_euclid(LINES_A_POINT).min(MOST_POINTS_FOR_LENGTH) as i32;
    score -= path.components().count() as i32 - 1;
    if HINTS.doubtful.0.is_match(&stem) {
        score += HINTS.doubtful.1;
    }
    if !candidate.runs && !candidate.has_main {
        score -= ENOUGH;
    }
    Some(Program {
        residue: residue(&whole),
        candidate,
        role,
        udp,
        score,
    })
}

/// What is left of a name without the words for roles: `server_chat` and `client_chat` leave the same.
fn residue(name: &str) -> String {
    let without = [Role::Server, Role::Client].iter().fold(name.to_owned(), |name, role| {
        HINTS.names[role].0.replace_all(&name, "").into_owned()
    });
    without.chars().filter(|c| c.is_alphanumeric() || *c == '/').collect()
}
