//! Which programs belong together: by what is left of their names, by folder, by port.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

use super::find::Program;
use super::{MAIN, Role};

/// More groups than this are versions of one program.
const MOST_GROUPS: usize = 8;

/// How well two programs seem to belong together.
fn affinity(a: &Program, b: &Program) -> i32 {
    let folder = |program: &Program| program.candidate.source.path.parent().map(Path::to_owned);
    let ports = |program: &Program| -> BTreeSet<u16> { program.candidate.source.ports_hint.iter().copied().collect() };
    let (ours, theirs) = (ports(a), ports(b));
    let shared = !ours.is_disjoint(&theirs);
    let apart = !shared && !ours.is_empty() && !theirs.is_empty();
    let above = |residue: &str| residue.rsplit_once('/').map_or("", |(above, _)| above).to_owned();
    4 * i32::from(a.residue == b.residue)
        + 3 * i32::from(folder(a) == folder(b) || above(&a.residue) == above(&b.residue))
        + 3 * i32::from(shared)
        - 2 * i32::from(apart)
        + 2 * i32::from(a.candidate.language.id == b.candidate.language.id)
        - 8 * i32::from(a.udp != b.udp)
}

/// The programs by groups, the best pair first; each with an id.
pub fn groups(programs: &[Program]) -> Vec<(String, Vec<&Program>)> {
    let of = |role: Role| programs.iter().filter(move |program| program.role == role);
    let (servers, clients): (Vec<&Program>, Vec<&Program>) = (of(Role::Server).collect(), of(Role::Client).collect());
    let mut pairs: Vec<(i32, &Program, &Program)> = servers
        .iter()
        .flat_map(|server| {
            clients
                .iter()
                .map(|client| (affinity(server, client), *server, *client))
        })
        .collect();
    pairs.sort_by_key(|(affinity, server, client)| Reverse((*affinity, server.score + client.score)));
    let mut paired: Vec<Vec<&Program>> = Vec::new();
    let taken = |paired: &Vec<Vec<&Program>>, program: &Program| {
        paired.iter().flatten().any(|other| std::ptr::eq(*other, program))
    };
    // First each with its own, then who is left with the best there is.
    for (_, server, client) in &pairs {
        if !taken(&paired, server) && !taken(&paired, client) {
            paired.push(vec![server, client]);
        }
    }
    for (_, server, client) in &pairs {
        if !taken(&paired, server) || !taken(&paired, client) {
            paired.push(vec![server, client]);
        }
    }
    paired.sort_by_key(|members| {
        (
            members.iter().any(|member| member.udp),
            Reverse(members.iter().map(|member| member.score).sum::<i32>()),
        )
    });
    if pairs.is_empty() {
        paired.extend(servers.iter().chain(&clients).map(|program| vec![*program]));
    }
    // The best scanner goes with the best pair; the others and the chats stand alone.
    for (nth, scanner) in of(Role::Scanner).enumerate() {
        match paired.first_mut() {
            Some(main) if nth == 0 => main.push(scanner),
            _ => paired.push(vec![scanner]),
        }
    }
    paired.extend(of(Role::Chatter).map(|chatter| vec![chatter]));
    paired.truncate(MOST_GROUPS);
    let mut ids: Vec<String> = Vec::new();
    for (nth, members) in paired.iter().enumerate() {
        let id = if nth == 0 { MAIN.to_owned() } else { id(members, &ids) };
        ids.push(id);
    }
    ids.into_iter().zip(paired).collect()
}

/// A group's id: what its programs' names have in common, their folder, or a name; unlike those given already.
fn id(members: &[&Program], given: &[String]) -> String {
    let first = members
        .iter()
        .min_by_key(|member| Reverse(member.residue.len()))
        .map(|member| &member.candidate.source.path);
    let stem = first.and_then(|path| path.file_stem()?.to_str()).unwrap_or("other");
    let folder = first.and_then(|path| path.parent()?.file_name()?.to_str());
    let common = members
        .first()
        .map(|member| member.residue.trim_matches('/').replace('/', "-"))
        .unwrap_or_default();
    let common = (members.len() > 1 && !common.is_empty()).then_some(common);
    let choices = [common.as_deref(), folder, Some(stem)];
    let clean = |name: &str| {
        name.chars()
            .map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' })
            .collect::<String>()
    };
    let free = choices.into_iter().flatten().map(clean).find(|id| !given.contains(id));
    free.unwrap_or_else(|| {
        (2..)
            .map(|n| format!("{}-{n}", clean(stem)))
            .find(|id| !given.contains(id))
            .expect("numbers do not end")
    })
}
