//! The processes of a world, found from the worker's own children down.

use std::collections::BTreeSet;
use std::fs;
use std::os::fd::OwnedFd;

use rustix::event::{PollFd, PollFlags, poll};

use super::sys;
use crate::program::children::Children;

/// A process and its threads.
pub struct Member {
    /// Its number.
    pub process: u32,
    /// The numbers of its threads.
    pub threads: Vec<u32>,
}

/// Every thread of a process.
pub fn threads_of(process: u32) -> Vec<u32> {
    let entries = fs::read_dir(format!("/proc/{process}/task"));
    let numbers = entries.into_iter().flatten().flatten();
    numbers
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// A process with its threads, and the children that any of them made.
fn look_up(process: u32, children: &mut Vec<u32>) -> Member {
    let threads = threads_of(process);
    for thread in &threads {
        if let Ok(text) = fs::read_to_string(format!("/proc/{process}/task/{thread}/children")) {
            children.extend(
                text.split_ascii_whitespace()
                    .filter_map(|word| word.parse::<u32>().ok()),
            );
        }
    }
    Member { process, threads }
}

/// A process and everything below it, with their threads.
fn members(pid: u32) -> Vec<Member> {
    let mut numbers = vec![pid];
    let mut found = Vec::new();
    while let Some(&process) = numbers.get(found.len()) {
        found.push(look_up(process, &mut numbers));
    }
    found
}

/// A process and everything below it.
pub fn below(pid: u32) -> Vec<u32> {
    members(pid).into_iter().map(|member| member.process).collect()
}

/// Every process of the world with its threads, `init` and the worker left out.
pub fn all_members(init: Option<u32>) -> Vec<Member> {
    let mut found = members(std::process::id());
    found.remove(0);
    found.retain(|member| Some(member.process) != init);
    found
}

/// Every process of the world, `init` and the worker left out.
pub fn everything(init: Option<u32>) -> Vec<u32> {
    all_members(init).into_iter().map(|member| member.process).collect()
}

/// The processes of one program: those below its first, and those of its session that lost their parents.
pub fn of_program(pid: u32) -> Vec<u32> {
    let mut found: BTreeSet<u32> = below(pid).into_iter().collect();
    let mut orphans = below(std::process::id());
    orphans.retain(|&orphan| session(orphan) == Some(pid));
    found.extend(orphans);
    found.into_iter().collect()
}

/// The session of a process: the first process of the program that it belongs to, unless it has left.
fn session(pid: u32) -> Option<u32> {
    /// Fields of `stat` after the name: state, parent, group, session.
    const SESSION: usize = 3;
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    fields.split_ascii_whitespace().nth(SESSION)?.parse().ok()
}

/// Kills processes and waits until each is dead. Those that are our own children are reaped.
pub fn kill(pids: &[u32], children: &Children) {
    let handles: Vec<OwnedFd> = pids.iter().filter_map(|&pid| sys::pidfd(pid).ok()).collect();
    for handle in &handles {
        let _ = rustix::process::pidfd_send_signal(handle, rustix::process::Signal::KILL);
    }
    for handle in &handles {
        // Readable once the process has ended; nothing can keep a killed one from that.
        let _ = poll(&mut [PollFd::new(handle, PollFlags::IN)], None);
    }
    children.reap();
}

/// Kills everything below the worker. What forks faster than it is killed is stopped first: then nothing is added.
pub fn kill_all(children: &Children) {
    loop {
        let mut stopped = BTreeSet::new();
        loop {
            let new: Vec<u32> = everything(None)
                .into_iter()
                .filter(|&pid| stopped.insert(pid))
                .collect();
            if new.is_empty() {
                break;
            }
            new.into_iter().for_each(|pid| sys::kill(pid, libc::SIGSTOP));
        }
        if stopped.is_empty() {
            break;
        }
        kill(&stopped.into_iter().collect::<Vec<_>>(), children);
    }
}
