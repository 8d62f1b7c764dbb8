//! How fast all ports of another host are scanned, against `nmap -n -Pn -sT -p-`. The other host is a network namespace
//! (a pair of Ethernet interfaces joins the two), so closed ports answer at once and no cable sets the pace. Ratios of one
//! run, as seconds of one machine say nothing about another: `cargo bench -p lab-reference --bench scanner`.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The two are measured in turn; the median is what neither a lucky nor an unlucky round decides.
const ROUNDS: usize = 7;
const NEAR: &str = "10.77.0.1/24";
const FAR: &str = "10.77.0.2";
const OPEN_PORTS: [u16; 8] = [1, 22, 80, 81, 8080, 33333, 65000, 65535];
const PROGRAMS: [(&str, &str); 3] = [("unshare", "--version"), ("ip", "-V"), ("nmap", "--version")];

fn main() -> Result<(), Box<dyn Error>> {
    // This program is three: it starts itself once for each host.
    match env::args().nth(1).as_deref() {
        Some("near") => near_host(),
        Some("far") => far_host(),
        _ => outside(),
    }
}

fn outside() -> Result<(), Box<dyn Error>> {
    for (program, version) in PROGRAMS {
        if run(Command::new(program).arg(version).stdout(Stdio::null())).is_err() {
            return Ok(writeln!(io::stdout(), "skipped: there is no {program} here")?);
        }
    }
    let mut namespaces = Command::new("unshare");
    namespaces.args(["--user", "--map-root-user", "--net"]);
    if run(namespaces.arg("true")).is_err() {
        return Ok(writeln!(
            io::stdout(),
            "skipped: no network namespaces are allowed here"
        )?);
    }
    let mut near = Command::new("unshare");
    near.args(["--user", "--map-root-user", "--net"])
        .arg(env::current_exe()?)
        .arg("near");
    Ok(run(&mut near)?)
}

/// Joins the hosts and measures.
fn near_host() -> Result<(), Box<dyn Error>> {
    let mut far = Command::new("unshare")
        .arg("--net")
        .arg(env::current_exe()?)
        .arg("far")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let outcome = join_far_host(&mut far).and_then(|()| Ok(measure()?));
    far.kill()?;
    far.wait()?;
    io::stdout().write_all(outcome?.as_bytes())?;
    Ok(())
}

fn join_far_host(far: &mut Child) -> Result<(), Box<dyn Error>> {
    let mut said = BufReader::new(far.stdout.take().expect("it is piped")).lines();
    let mut hear = || said.next().unwrap_or(Err(io::ErrorKind::UnexpectedEof.into()));
    hear()?; // It has its network.
    let pid = far.id().to_string();
    ip(&[
        "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", &pid,
    ])?;
    ip(&["address", "add", NEAR, "dev", "near"])?;
    ip(&["link", "set", "near", "up"])?;
    far.stdin.as_mut().expect("it is piped").write_all(b"joined\n")?;
    hear()?; // Its ports are open.
    Ok(())
}

fn far_host() -> Result<(), Box<dyn Error>> {
    let mut line = String::new();
    writeln!(io::stdout(), "here")?;
    io::stdin().read_line(&mut line)?;
    ip(&["address", "add", &format!("{FAR}/24"), "dev", "far"])?;
    ip(&["link", "set", "far", "up"])?;
    let listeners = OPEN_PORTS.map(|port| TcpListener::bind((FAR, port)));
    let _listeners = listeners.into_iter().collect::<Result<Vec<_>, _>>()?;
    writeln!(io::stdout(), "open")?;
    // Until it is killed, or its input ends with the other one.
    io::stdin().read_line(&mut line)?;
    Ok(())
}

fn measure() -> io::Result<String> {
    let mut table = String::from("round     ours, s   nmap, s   ours / nmap\n");
    let mut ratios = Vec::new();
    for round in 1..=ROUNDS {
        let (ours, nmap) = (scan_ours()?.as_secs_f64(), scan_nmap()?.as_secs_f64());
        let ratio = ours / nmap;
        let _ = writeln!(table, "{round:>5} {ours:>11.2} {nmap:>9.2} {ratio:>13.2}");
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    let (least, median, most) = (ratios[0], ratios[ROUNDS / 2], ratios[ROUNDS - 1]);
    let _ = writeln!(
        table,
        "ours / nmap: least {least:.2}, median {median:.2}, most {most:.2}"
    );
    Ok(table)
}

fn scan_ours() -> io::Result<Duration> {
    timed("is open", |begin| {
        let mut scanner = Command::new(env!("CARGO_BIN_EXE_scanner"))
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        *begin = Instant::now();
        let mut stdin = scanner.stdin.take().expect("it is piped");
        stdin.write_all(format!("{FAR}\n\n").as_bytes())?;
        Ok(scanner.wait_with_output()?.stdout)
    })
}

fn scan_nmap() -> io::Result<Duration> {
    timed("/tcp", |begin| {
        *begin = Instant::now();
        let output = Command::new("nmap").args(["-n", "-Pn", "-sT", "-p-", FAR]).output()?;
        Ok(output.stdout)
    })
}

/// The time of a scan that has found all open ports, one in each line with this `mark`.
fn timed(mark: &str, scan: impl FnOnce(&mut Instant) -> io::Result<Vec<u8>>) -> io::Result<Duration> {
    let mut begin = Instant::now();
    let printed = scan(&mut begin)?;
    let time = begin.elapsed();
    let found = String::from_utf8_lossy(&printed)
        .lines()
        .filter(|line| line.contains(mark))
        .count();
    assert_eq!(found, OPEN_PORTS.len(), "{}", String::from_utf8_lossy(&printed));
    Ok(time)
}

fn ip(arguments: &[&str]) -> io::Result<()> {
    run(Command::new("ip").args(arguments))
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    let failed = || io::Error::other(format!("{command:?}: {status}"));
    if status.success() { Ok(()) } else { Err(failed()) }
}
