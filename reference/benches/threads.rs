//! How fast many clients at once get their messages back, against `socat TCP-LISTEN,fork EXEC:cat` and Python's
//! `socketserver.ThreadingTCPServer`. Every client sends a message, waits for it, and sends the next. Ratios of one run, as
//! seconds of one machine say nothing about another: `cargo bench -p lab-reference --bench threads`.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: [usize; 3] = [1, 50, 500];
const MESSAGE: usize = 64;
/// Long enough for ten thousand messages of a slow server; 45 such measurements take two minutes.
const TIME: Duration = Duration::from_secs(2);
/// The three are measured in turn; the median is what neither a lucky nor an unlucky round decides.
const ROUNDS: usize = 5;
/// How long a server may take to begin, and a message to come back.
const DEADLINE: Duration = Duration::from_secs(20);

const PYTHON: &str = "
import socketserver, sys
class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        while data := self.request.recv(16384):
            self.request.sendall(data)
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 1024
Server(('127.0.0.1', int(sys.argv[1])), Echo).serve_forever()
";

type Launch = fn(port: u16, folder: &Path) -> io::Result<Child>;
const SERVERS: [(&str, Launch); 3] = [("ours", ours), ("socat", socat), ("python", python)];

/// What a server did for its clients.
#[derive(Clone, Copy)]
struct Service {
    messages_per_second: f64,
    /// 99 messages of 100 are back after so many milliseconds.
    slow_ms: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout();
    writeln!(
        out,
        "clients  server   messages/s   99 % in, ms   ours / it: messages/s          99 % in"
    )?;
    for clients in CLIENTS {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let mut round = Vec::new();
            for (name, launch) in SERVERS {
                match measure(clients, launch) {
                    Ok(service) => round.push(Some(service)),
                    Err(error) => {
                        writeln!(out, "{clients:>7}  {name:<7}  skipped: {error}")?;
                        round.push(None);
                    }
                }
            }
            rounds.push(round);
        }
        for (number, (name, _)) in SERVERS.iter().enumerate() {
            let pairs = rounds.iter().filter_map(|round| Some((round[0]?, round[number]?)));
            let pairs: Vec<_> = pairs.collect();
            if !pairs.is_empty() {
                writeln!(out, "{clients:>7}  {name:<7}{}", row(&pairs, number == 0))?;
            }
        }
    }
    Ok(())
}

/// The medians of a server and, if it is not ours itself, what ours does in comparison: as least, median and most of the rounds.
fn row(pairs: &[(Service, Service)], itself: bool) -> String {
    let spread = |value: fn(&(Service, Service)) -> f64| {
        let mut values: Vec<_> = pairs.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        [values[0], values[values.len() / 2], values[values.len() - 1]]
    };
    let (rate, slow) = (
        spread(|(_, it)| it.messages_per_second)[1],
        spread(|(_, it)| it.slow_ms)[1],
    );
    let mut row = format!("{rate:>12.0} {slow:>13.2}   ");
    if itself {
        return row;
    }
    for [least, median, most] in [
        spread(|(ours, it)| ours.messages_per_second / it.messages_per_second),
        spread(|(ours, it)| ours.slow_ms / it.slow_ms),
    ] {
        let _ = write!(row, "{least:>6.2} {median:>6.2} {most:>6.2}   ");
    }
    row
}

/// Starts a server and lets so many clients talk to it at once.
fn measure(clients: usize, launch: Launch) -> Result<Service, Box<dyn Error>> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let folder = tempfile::tempdir()?;
    let mut server = launch(port, folder.path())?;
    let outcome = connect(port, clients).and_then(talk);
    // One of many processes has its children in its group.
    let _ = server.kill();
    let _ = server.wait();
    Ok(outcome?)
}

/// Connects clients, each of whom has got an answer.
fn connect(port: u16, clients: usize) -> io::Result<Vec<TcpStream>> {
    let end = Instant::now() + DEADLINE;
    let mut streams = Vec::new();
    while streams.len() < clients {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(DEADLINE))?;
                exchange(&stream)?;
                streams.push(stream);
            }
            // It has not begun yet.
            Err(_) if streams.is_empty() && Instant::now() < end => thread::sleep(Duration::from_millis(10)),
            Err(error) => return Err(error),
        }
    }
    Ok(streams)
}

fn talk(streams: Vec<TcpStream>) -> io::Result<Service> {
    let barrier = Barrier::new(streams.len());
    let times = thread::scope(|scope| {
        let talks: Vec<_> = streams
            .iter()
            .map(|stream| scope.spawn(|| talk_alone(stream, &barrier)))
            .collect();
        let talks = talks
            .into_iter()
            .map(|talk| talk.join().expect("no measurement panics"));
        talks.collect::<io::Result<Vec<_>>>()
    })?;
    let mut times = times.concat();
    times.sort_unstable();
    let slow = times[times.len() * 99 / 100];
    Ok(Service {
        messages_per_second: times.len() as f64 / TIME.as_secs_f64(),
        slow_ms: slow.as_secs_f64() * 1e3,
    })
}

/// One client's messages: how long each took.
fn talk_alone(stream: &TcpStream, barrier: &Barrier) -> io::Result<Vec<Duration>> {
    barrier.wait();
    let end = Instant::now() + TIME;
    let mut times = Vec::new();
    let mut begin = Instant::now();
    while begin < end {
        exchange(stream)?;
        let now = Instant::now();
        times.push(now - begin);
        begin = now;
    }
    Ok(times)
}

fn exchange(mut stream: &TcpStream) -> io::Result<()> {
    let mut message = [b'x'; MESSAGE];
    stream.write_all(&message)?;
    stream.read_exact(&mut message)
}

fn ours(port: u16, folder: &Path) -> io::Result<Child> {
    let mut server = quiet(env!("CARGO_BIN_EXE_threaded-echo-server"))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()?;
    let stdin = server.stdin.as_mut().expect("it is piped");
    stdin.write_all(format!("{port}\n").as_bytes())?;
    Ok(server)
}

fn socat(port: u16, _: &Path) -> io::Result<Child> {
    let listen = format!("TCP-LISTEN:{port},fork,reuseaddr,backlog=1024");
    quiet("socat").args([&listen, "EXEC:cat"]).stdin(Stdio::null()).spawn()
}

fn python(port: u16, _: &Path) -> io::Result<Child> {
    quiet("python3")
        .args(["-c", PYTHON, &port.to_string()])
        .stdin(Stdio::null())
        .spawn()
}

fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}
