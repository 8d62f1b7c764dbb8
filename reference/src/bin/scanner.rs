//! A scanner of TCP ports: it tries to connect to all ports of a host and lists the open ones, in ascending order.
//!
//! ```text
//! scanner                                  host
//!   | ------------- SYN, port 1 -----------> |
//!   | <------------ RST -------------------- |  closed: the host is there, nobody listens
//!   | ------------- SYN, port 22 ----------> |
//!   | <------------ SYN, ACK --------------- |  open
//!   | ------------- ACK, FIN --------------> |  nothing is said
//!   | ------------- SYN, port 23 ----------> |
//!   |                                        |  nothing for two seconds: a firewall, perhaps
//! ```
//!
//! An attempt is nearly all waiting, so many threads wait at once. Two channels join them: out of one every thread takes
//! the next port, into the other it puts what it has found. Answers come in any order, so an open port is told only
//! when all lower ones are known.
//!
//! Scan what is yours. To the owner of a strange host a scan looks like the beginning of an attack.

use std::io;
use std::net::{IpAddr, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

use crossbeam::channel::{self, Receiver, select};
use indicatif::{ProgressBar, ProgressStyle};
use lab_reference::client::{self, DEFAULT_HOST};
use lab_reference::console::{self, complain, say};
use lab_reference::scan::{InOrder, LAST_PORT, Outcome, probe};
use lab_reference::words;

/// Enough to be through with a host that never answers in minutes; each has a socket, and many systems give a program
/// 1,024 descriptors.
const DEFAULT_THREADS: u16 = 500;
/// What a shell returns for a program that Ctrl-C has ended: 128 and the number of SIGINT.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(complaint) => {
            complain(&complaint);
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let name = console::ask_host(DEFAULT_HOST).unwrap_or(DEFAULT_HOST.to_string());
    let host = resolve(&name)?;
    let threads = console::ask_count(
        &words!(
            "Threads, 1 to scan in turn [{DEFAULT_THREADS}]",
            "Потоков, 1 — сканировать по очереди [{DEFAULT_THREADS}]"
        ),
        DEFAULT_THREADS,
    );
    // From here on Ctrl-C ends the scan and not the program: what was found is not to be lost.
    let interrupts = catch_ctrl_c()?;
    say(&words!("Scanning the ports of {name}", "Сканирование портов {name}"));
    let findings = start_scan(host, threads.unwrap_or(DEFAULT_THREADS))?;
    Ok(report(&findings, &interrupts))
}

/// The first address that the name stands for.
fn resolve(name: &str) -> Result<IpAddr, String> {
    let addresses = (name, 0).to_socket_addrs();
    let first = addresses.and_then(|mut addresses| addresses.next().ok_or(io::ErrorKind::NotFound.into()));
    first
        .map(|address| address.ip())
        .map_err(|error| words!("There is no host {name}: {error}", "Хост {name} не найден: {error}"))
}

fn catch_ctrl_c() -> Result<Receiver<()>, String> {
    let (interrupt, interrupts) = channel::unbounded();
    // The handler runs in a thread of its own, not within the signal, where hardly any call is allowed.
    let outcome = ctrlc::set_handler(move || {
        let _ = interrupt.send(());
    });
    outcome.map_err(|error| {
        words!(
            "Ctrl-C cannot be caught: {error}",
            "Не удается перехватить Ctrl-C: {error}"
        )
    })?;
    Ok(interrupts)
}

/// Starts the threads; what they find comes out of the channel, until all ports are done.
fn start_scan(host: IpAddr, threads: u16) -> Result<Receiver<(u16, Outcome)>, String> {
    let (untried, ports) = channel::unbounded();
    (1..=LAST_PORT).for_each(|port| untried.send(port).expect("the other end is held here"));
    // Without a sender the channel ends when it is empty, and with it the threads.
    drop(untried);
    let (finding, findings) = channel::unbounded();
    for started in 0..threads {
        let (ports, finding) = (ports.clone(), finding.clone());
        let spawned = client::spawn(move || {
            // Sending fails when nobody takes the findings any more.
            ports.iter().all(|port| finding.send((port, probe(host, port))).is_ok());
        });
        match spawned {
            // Some threads are enough, if no more are to be had.
            Err(_) if started > 0 => break,
            outcome => outcome?,
        }
    }
    Ok(findings)
}

/// Tells what is found, as it is found, to the end of the scan or to Ctrl-C.
fn report(findings: &Receiver<(u16, Outcome)>, interrupts: &Receiver<()>) -> ExitCode {
    let bar = progress_bar();
    let mut in_order = InOrder::default();
    let (mut silent, mut failed, mut failure) = (0, 0, None);
    let complete = loop {
        let (port, outcome) = select! {
            recv(interrupts) -> _ => break false,
            recv(findings) -> finding => match finding {
                Ok(finding) => finding,
                Err(_) => break true,
            },
        };
        bar.inc(1);
        let open = matches!(outcome, Outcome::Open);
        match outcome {
            Outcome::Open | Outcome::Closed => {}
            Outcome::Silent => silent += 1,
            Outcome::Failed(error) => {
                failed += 1;
                failure = Some(error);
            }
        }
        for (port, open) in in_order.insert(port, open) {
            tell(port, open, &bar);
        }
    };
    for (port, open) in in_order.rest() {
        tell(port, open, &bar);
    }
    // The bar stays as it is, complete or not.
    bar.abandon();
    if !bar.is_hidden() {
        complain(""); // It has no end of line.
    }
    if silent > 0 {
        say(&words!(
            "Without an answer, ports: {silent}",
            "Не ответило портов: {silent}"
        ));
    }
    if let Some(error) = failure {
        complain(&words!(
            "Could not be tried, ports: {failed}: {error}",
            "Не удалось проверить портов: {failed}: {error}"
        ));
    }
    if complete {
        say(&words!("The scan is complete", "Сканирование завершено"));
        ExitCode::SUCCESS
    } else {
        say(&words!("The scan was interrupted", "Сканирование прервано"));
        ExitCode::from(INTERRUPTED)
    }
}

fn tell(port: u16, open: bool, bar: &ProgressBar) {
    if open {
        // The bar makes room for the line and is drawn again below it.
        bar.suspend(|| say(&words!("Port {port} is open", "Порт {port} открыт")));
    }
}

/// Drawn on the standard error, and only where that is a terminal.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("[{bar:40}] {percent:>3}% {pos}/{len}").expect("the template is right");
    let bar = ProgressBar::new(LAST_PORT.into()).with_style(style.progress_chars("#>-"));
    // Also while no answers come.
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
