//! Question 9: what differs between a thread and a process?
//!
//! Threads of one process share its memory, files and fate; a process has its own. Every process runs on threads, on
//! one at least: neither computes faster than the other, but a thread is started sooner.

use std::process::{self, Command};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::time::Instant;
use std::{env, io, thread};

use lab_reference::console::say;
use lab_reference::look::count_threads;
use lab_reference::words;

/// The quickest of several starts tells what a start costs, the others what else the machine had to do.
const STARTS: usize = 20;

static COUNTER: AtomicU64 = AtomicU64::new(0);

fn main() -> io::Result<()> {
    // The child process is this program once more, with an argument.
    match env::args().nth(1).as_deref() {
        None => compare(),
        Some("exit") => exit_from_a_thread(),
        Some(_) => add_100(),
    }
}

fn compare() -> io::Result<()> {
    let (process, threads) = (process::id(), count_threads()?);
    say(&words!(
        "Process {process}, threads: {threads}",
        "Процесс {process}, потоков: {threads}"
    ));
    thread::spawn(|| COUNTER.fetch_add(1, SeqCst))
        .join()
        .map_err(|_| io::Error::other("panicked"))?;
    let counter = COUNTER.load(SeqCst);
    say(&words!(
        "A thread of it has added 1, counter: {counter}",
        "Его поток прибавил 1, счетчик: {counter}"
    ));
    child("add")?;
    let counter = COUNTER.load(SeqCst);
    say(&words!(
        "After it, counter here: {counter}",
        "После него счетчик здесь: {counter}"
    ));
    let status = child("exit")?;
    say(&words!(
        "A thread of another process called exit: all of that process ended, status {status}; this one goes on",
        "Поток другого процесса вызвал exit: тот процесс завершился целиком, код {status}; этот работает дальше"
    ));
    let thread = best_of(&|| drop(thread::spawn(|| ()).join()));
    let process = best_of(&|| drop(Command::new("/proc/self/exe").arg("exit").output()));
    say(&words!(
        "To start and end a thread: {thread} µs, a process: {process} µs",
        "Запуск и завершение потока: {thread} мкс, процесса: {process} мкс"
    ));
    Ok(())
}

/// What the child process does first.
fn add_100() -> io::Result<()> {
    let (process, threads) = (process::id(), count_threads()?);
    let counter = COUNTER.fetch_add(100, SeqCst) + 100;
    say(&words!(
        "Process {process}, threads: {threads}, has added 100, counter: {counter}",
        "Процесс {process}, потоков: {threads}, прибавил 100, счетчик: {counter}"
    ));
    Ok(())
}

/// What the child process does next.
fn exit_from_a_thread() -> io::Result<()> {
    let _ = thread::spawn(|| process::exit(3)).join();
    say("The first thread is still there"); // Never said.
    Ok(())
}

/// Runs this program in a new process; what that one prints appears here.
fn child(argument: &str) -> io::Result<i32> {
    let status = Command::new("/proc/self/exe").arg(argument).status()?;
    Ok(status.code().unwrap_or_default())
}

fn best_of(start: &dyn Fn()) -> u128 {
    let times = (0..STARTS).map(|_| {
        let before = Instant::now();
        start();
        before.elapsed().as_micros()
    });
    times.min().unwrap_or_default()
}
