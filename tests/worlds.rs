//! Worlds from inside and outside. Each test plays in a worker, which is this same program executed again, because a
//! world needs a single-threaded process of its own. As root, every test is also played as an ordinary user.

#![allow(clippy::unwrap_used, reason = "a test says what failed by failing")]

use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use sokrat::report::Isolation;

mod worlds {
    pub mod aliases;
    pub mod backlog;
    pub mod bounds;
    pub mod rest;
    pub mod stage;
    pub mod tap;
}

use worlds::stage::{Play, Stage};

/// An ordinary user who need not exist.
const ORDINARY: u32 = 64_321;
/// The first argument of a worker.
const WORKER: &str = "worker-of-the-worlds-test";

fn plays() -> Vec<Play> {
    [
        worlds::rest::PLAYS,
        worlds::bounds::PLAYS,
        worlds::tap::PLAYS,
        worlds::backlog::PLAYS,
        worlds::aliases::PLAYS,
    ]
    .concat()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, name, isolation, folder] = arguments.as_slice()
        && first == WORKER
    {
        return work(name, isolation, folder);
    }
    let rounds = std::env::var_os("SOKRAT_ROUNDS");
    // A program below someone's home cannot be executed by another user: its copy can. It is made before there are
    // threads, because a file that a forked child still holds open for writing cannot be executed.
    let own = tempfile::tempdir().unwrap();
    std::fs::set_permissions(own.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let worker = own.path().join("worker");
    std::fs::copy(std::env::current_exe().unwrap(), &worker).unwrap();
    let mut trials = Vec::new();
    for play in plays() {
        for (ground, isolation, user) in grounds() {
            if (play.suits)(isolation) {
                let (rounds, worker) = (rounds.clone(), worker.clone());
                trials.push(Trial::test(format!("{}::{ground}", play.name), move || {
                    run(&worker, &play, isolation, user, rounds)
                }));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// What this machine lets be tried: a name, an isolation, and the user to become.
fn grounds() -> Vec<(&'static str, Isolation, Option<u32>)> {
    let root = rustix::process::geteuid().is_root();
    let best = sokrat::doctor::probe();
    let mut grounds = vec![("alone", Isolation::None, None)];
    if best == Isolation::Full {
        grounds.push(("full", Isolation::Full, None));
        if root {
            grounds.push(("full_as_a_user", Isolation::Full, Some(ORDINARY)));
        }
    }
    if root && best != Isolation::None {
        grounds.push(("root", Isolation::Root, None));
    }
    grounds
}

fn run(
    worker: &Path,
    play: &Play,
    isolation: Isolation,
    user: Option<u32>,
    rounds: Option<OsString>,
) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
    std::fs::write(folder.path().join("main.py"), play.script)?;
    let submission = folder.path().join("submission");
    std::fs::create_dir(&submission)?;
    std::fs::rename(folder.path().join("main.py"), submission.join("main.py"))?;
    hide_an_interpreter(folder.path(), user)?;
    let isolation = format!("{isolation:?}");
    let mut command = Command::new(worker);
    command
        .args([WORKER, play.name, &isolation])
        .arg(&submission)
        .current_dir("/");
    command.stdin(Stdio::null());
    if let Some(rounds) = rounds {
        command.env("SOKRAT_ROUNDS", rounds);
    }
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    let hog = || Command::new("/bin/sh").args(["-c", "while :; do :; done"]).spawn();
    let hogs: Vec<Child> = (0..play.hogs).filter_map(|_| hog().ok()).collect();
    let output = command.output();
    for mut hog in hogs {
        hog.kill()?;
        hog.wait()?;
    }
    let output = output?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if std::env::var_os("SOKRAT_SAY").is_some() {
        anstream::eprint!("{} {isolation}: {said}", play.name);
    }
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("{}\n{said}", output.status).into())
    }
}

/// Makes a program in a place that only its owner can reach, as version managers do below root's home.
fn hide_an_interpreter(folder: &Path, user: Option<u32>) -> std::io::Result<()> {
    let hidden = folder.join("hidden");
    std::fs::create_dir_all(hidden.join("tool/bin"))?;
    let greet = hidden.join("tool/bin/greet");
    std::fs::write(&greet, "#!/bin/sh\necho hello\n")?;
    std::fs::set_permissions(greet, std::fs::Permissions::from_mode(0o755))?;
    std::fs::set_permissions(&hidden, std::fs::Permissions::from_mode(0o700))?;
    std::os::unix::fs::chown(hidden, user, user)
}

fn work(name: &str, isolation: &str, folder: &str) -> ExitCode {
    let isolation = match isolation {
        "Full" => Isolation::Full,
        "Root" => Isolation::Root,
        _ => Isolation::None,
    };
    let play = plays()
        .into_iter()
        .find(|play| play.name == name)
        .expect("a worker is given a play's name");
    (play.play)(&mut Stage::set(isolation, folder.into(), &play));
    ExitCode::SUCCESS
}
