//! When is a world at rest?

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use sokrat::program::Signal;
use sokrat::transcript::{Cost, Exit, Listening, Rest, Spinner, Transport};
use sokrat::world::{Awaits, Host, Patience};

use super::stage::{Play, Stage, behind_walls};

const ECHO: &str = "
import socket
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen(1)
print('listening')
while True:
    client, address = server.accept()
    while data := client.recv(1024):
        client.sendall(data)
    client.close()
";

/// A server with a thread that computes for ever.
const SPINS: &str = "
import socket, threading
def spin():
    while True:
        pass
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen(1)
threading.Thread(target=spin, daemon=True).start()
client, address = server.accept()
while data := client.recv(1024):
    client.sendall(data)
";

/// That thread, as worlds know it.
fn spinner() -> Spinner {
    Spinner {
        command: "python3 main.py".into(),
        main: false,
    }
}

/// The usual patience, but with those who are known from earlier worlds.
const RECOGNISES: Patience = Patience {
    cpu: Duration::from_secs(3),
    wall: Duration::from_secs(30),
    sleep: Duration::from_secs(10),
    recognises: true,
};

/// Speaks with that server, whose thread is known by now.
fn converse(stage: &mut Stage) {
    stage.connect(9090);
    assert_eq!(stage.rest(), Some(Rest::Deadline));
    for _ in 0..TIMES {
        stage.props.sockets[0].write_all(b"hello").unwrap();
        assert_eq!(stage.rest(), Some(Rest::Deadline));
        assert_eq!(stage.received(), "hello");
    }
}

/// How often something is done to see what it takes.
const TIMES: u32 = 10;

/// Does the examiner end the sleeps of programs instead of waiting?
const SLEEPS_ARE_ENDED: bool = cfg!(target_arch = "x86_64");
/// Every program here sleeps for longer, and under load no examiner looks for so long before it ends a sleep.
const A_SLEEP_US: u64 = 500_000;

/// Were the programs' sleeps waited for?
fn waited(cost: &Cost) -> bool {
    cost.slept_us > A_SLEEP_US
}

pub const PLAYS: &[Play] = &[
    Play {
        name: "an_echo_server_settles_listens_and_answers",
        script: ECHO,
        play: |stage| {
            stage.start();
            let settled = stage.settle();
            assert_eq!(settled.rest, Some(Rest::Settled));
            assert_eq!(stage.printed(), "listening\n");
            let ports = stage.world.as_mut().unwrap().listening(&stage.props.programs[0]);
            let port = Listening {
                transport: Transport::Tcp,
                address: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
                port: 9090,
            };
            assert_eq!(ports, [port]);
            let waiting = stage.world.as_mut().unwrap().waiting(&stage.props.programs[0]);
            assert!(waiting[0].awaits.accepts(), "{waiting:?}");
            stage.connect(9090);
            assert_eq!(stage.rest(), Some(Rest::Settled));
            stage.props.sockets[0].write_all(b"hello").unwrap();
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(stage.received(), "hello");
            let connections = stage.world.as_mut().unwrap().connections(&stage.props.programs[0]);
            assert_eq!(connections.len(), 1, "{connections:?}");
            assert_eq!((connections[0].unread, connections[0].peer_closed), (0, false));
            let waiting = stage.world.as_mut().unwrap().waiting(&stage.props.programs[0]);
            assert!(
                matches!(waiting[0].awaits, Awaits::Receive { peer: Some(_), .. }),
                "{waiting:?}"
            );
            let began = Instant::now();
            const TIMES: u32 = 100;
            for _ in 0..TIMES {
                assert_eq!(stage.rest(), Some(Rest::Settled));
            }
            anstream::eprintln!("a settle of an idle server takes {:?}", began.elapsed() / TIMES);
            stage.props.sockets.clear();
            assert_eq!(stage.rest(), Some(Rest::Settled));
            let cost = stage.close();
            assert!(cost.cpu_us > 0);
        },
        ..Play::USUAL
    },
    Play {
        name: "a_thread_that_spins_is_waited_for_once",
        script: SPINS,
        play: |stage| {
            stage.start();
            let settled = stage.settle();
            assert_eq!(
                (settled.rest, settled.spinners),
                (Some(Rest::Deadline), vec![spinner()])
            );
            converse(stage);
            // The first time took the whole patience.
            let cost = stage.close();
            let patience = Patience::default().cpu.as_micros() as u64;
            assert!(cost.cpu_us > patience, "{cost:?}");
            assert!(cost.cpu_us < patience * u64::from(TIMES) / 2, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_thread_that_spun_in_an_earlier_world_is_known_sooner",
        script: SPINS,
        play: |stage| {
            stage.world().expect_spinners(&[spinner()].into());
            stage.start();
            let settled = stage.settle_for(RECOGNISES);
            assert_eq!((settled.rest, settled.spinners), (Some(Rest::Deadline), vec![]));
            converse(stage);
            let cost = stage.close();
            let patience = Patience::default().cpu.as_micros() as u64;
            assert!(cost.cpu_us < patience, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_thread_that_spun_in_an_earlier_world_is_waited_for_where_that_is_the_question",
        script: SPINS,
        play: |stage| {
            stage.world().expect_spinners(&[spinner()].into());
            stage.start();
            assert_eq!(stage.settle().spinners, vec![spinner()]);
            stage.close();
        },
        ..Play::USUAL
    },
    Play {
        name: "another_thread_than_that_which_spun_is_waited_for",
        script: SPINS,
        play: |stage| {
            let main = Spinner {
                main: true,
                ..spinner()
            };
            stage.world().expect_spinners(&[main].into());
            stage.start();
            assert_eq!(stage.settle_for(RECOGNISES).spinners, vec![spinner()]);
            let cost = stage.close();
            let patience = Patience::default().cpu.as_micros() as u64;
            assert!(cost.cpu_us > patience, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "no_verdict_comes_before_the_answer",
        script: "
import socket, sys, threading
def serve():
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(('', 9090))
    server.listen(1)
    client, address = server.accept()
    while data := client.recv(1024):
        sum(range(20000))
        client.sendall(data)
threading.Thread(target=serve, daemon=True).start()
for line in sys.stdin:
    sum(range(20000))
    print(line, end='', flush=True)
",
        hogs: 4,
        play: no_verdict_comes_before_the_answer,
        ..Play::USUAL
    },
    Play {
        name: "a_loop_with_a_time_limit_is_idle",
        script: "
import http.server
http.server.HTTPServer(('', 9090), http.server.SimpleHTTPRequestHandler).serve_forever()
",
        play: |stage| {
            stage.start();
            let first = stage.settle();
            assert_eq!(first.rest, Some(Rest::Idle));
            let second = stage.settle();
            assert_eq!(second.rest, Some(Rest::Idle));
            assert!(second.after < first.after, "known by now: {first:?}, {second:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_short_sleep_is_waited_for",
        script: "
import time
time.sleep(1)
print('awake')
time.sleep(1000)
",
        play: |stage| {
            // It may sleep already when the settling begins.
            let begun = Instant::now();
            stage.start();
            let before = begun.elapsed();
            let settled = stage.settle();
            assert_eq!(settled.rest, Some(Rest::Idle));
            assert_eq!(stage.printed(), "awake\n");
            assert!(
                before + settled.after >= Duration::from_secs(1),
                "in the program's time: {before:?}, {settled:?}"
            );
            let cost = stage.close();
            assert_eq!(waited(&cost), !SLEEPS_ARE_ENDED, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "sleeps_end_in_their_order",
        script: "
import threading, time
def late():
    time.sleep(2.5)
    print('late')
threading.Thread(target=late).start()
for round in range(4):
    time.sleep(1)
    print('round', round)
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.printed(), "round 0\nround 1\nlate\nround 2\nround 3\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_server_that_looks_every_second_is_found_idle_at_once",
        script: "
import select, socket, threading
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen()
server.settimeout(1)
other = socket.socket()
other.bind(('', 0))
other.listen()
def watch():
    while True:
        ready, _, _ = select.select([other], [], [], 2)
        if ready:
            print('somebody is there')
threading.Thread(target=watch, daemon=True).start()
for _ in range(1000000):
    try:
        server.accept()
        break
    except TimeoutError:
        pass
print('accepted')
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Idle));
            assert_eq!(stage.rest(), Some(Rest::Idle));
            assert_eq!(stage.printed(), "");
            stage.connect(9090);
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.printed(), "accepted\n");
            // One round of the slower of both would take longer, and they were looked at twice.
            let cost = stage.close();
            assert!(cost.slept_us < 2_000_000 || !SLEEPS_ARE_ENDED, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "who_ticks_for_ever_is_not_waited_for",
        script: "
import time
while True:
    time.sleep(1)
    print('tick')
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Deadline));
            let cost = stage.close();
            assert_eq!(waited(&cost), !SLEEPS_ARE_ENDED, "{cost:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_receive_with_a_time_limit_is_waited_for",
        script: "
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 9090))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, (1).to_bytes(8, 'little') + bytes(8))
try:
    s.recv(10)
except BlockingIOError:
    print('nothing came')
input()
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(stage.printed(), "nothing came\n");
            let waiting = stage.world.as_mut().unwrap().waiting(&stage.props.programs[0]);
            assert!(waiting[0].awaits.terminal(), "{waiting:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_busy_loop_ends_with_the_deadline",
        script: "
while True: pass
",
        play: |stage| {
            stage.start();
            let patience = Patience {
                cpu: Duration::from_millis(300),
                ..Patience::default()
            };
            assert_eq!(stage.settle_for(patience).rest, Some(Rest::Deadline));
        },
        ..Play::USUAL
    },
    Play {
        name: "a_program_that_hides_is_quiet",
        script: "
import ctypes
ctypes.CDLL(None).prctl(4, 0)
print('hidden')
input()
",
        suits: |isolation| isolation != sokrat::report::Isolation::Root,
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Quiet));
            assert_eq!(stage.printed(), "hidden\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "what_ends_has_ended",
        script: "
import sys
print('bye', end='')
sys.exit(3)
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.printed(), "bye");
            assert_eq!(stage.props.programs[0].exited(), Some(Exit::Code(3)));
        },
        ..Play::USUAL
    },
    Play {
        name: "what_is_stopped_or_interrupted_is_seen",
        script: "
try:
    print(input())
except KeyboardInterrupt:
    print('interrupted')
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Settled));
            stage.props.programs[0].signal(Signal::Stop);
            assert_eq!(stage.rest(), Some(Rest::Settled));
            let waiting = stage.world.as_mut().unwrap().waiting(&stage.props.programs[0]);
            assert_eq!(waiting[0].awaits, Awaits::Stopped);
            stage.props.programs[0].signal(Signal::Continue);
            assert_eq!(stage.rest(), Some(Rest::Settled));
            stage.props.programs[0].interrupt();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.printed(), "interrupted\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_datagram_has_arrived_when_the_world_has_settled",
        script: TALKER,
        hogs: 4,
        suits: behind_walls,
        play: |stage| {
            let hosts = [Host::Lab, Host::of_user(0), Host::of_user(1)];
            for host in hosts {
                stage.start_on(host, "python3 main.py");
                assert!(stage.world().mail(host).is_empty());
            }
            let patience = Patience {
                cpu: Duration::from_secs(3600),
                ..Patience::default()
            };
            stage.settle_for(patience);
            for round in 0..30 {
                let (from, to) = (round % hosts.len(), (round + 1) % hosts.len());
                let to = stage.world().address(hosts[to]);
                stage.props.programs[from].type_line(&format!("{to} round {round}"));
                let settled = stage.settle_for(patience);
                assert_eq!(
                    (settled.rest, stage.printed()),
                    (Some(Rest::Settled), format!("round {round}\n"))
                );
                let mail = stage.world().mail(hosts[from]);
                let sent: Vec<_> = mail.iter().map(|one| (one.to, one.bytes.as_slice())).collect();
                let text = format!("round {round}");
                assert_eq!(sent, [(SocketAddr::from((to, 9090)), text.as_bytes())]);
            }
        },
        ..Play::USUAL
    },
];

/// Says each line to the host that it begins with, and prints what others say.
const TALKER: &str = "
import socket, threading
talker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
talker.bind(('', 9090))
def hear():
    while True:
        print(talker.recv(1024).decode())
threading.Thread(target=hear, daemon=True).start()
while True:
    host, text = input().split(' ', 1)
    talker.sendto(text.encode(), (host, 9090))
";

/// Each answer must be there whenever the world is said to have settled, also on a machine that is too busy.
fn no_verdict_comes_before_the_answer(stage: &mut Stage) {
    let rounds = std::env::var("SOKRAT_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(30);
    stage.start();
    let patience = Patience {
        cpu: Duration::from_secs(3600),
        ..Patience::default()
    };
    assert_eq!(stage.settle_for(patience).rest, Some(Rest::Settled));
    stage.connect(9090);
    let began = Instant::now();
    for round in 0..rounds {
        let line = format!("line {round}\n");
        stage.props.sockets[0].write_all(line.as_bytes()).unwrap();
        let settled = stage.settle_for(patience);
        assert_eq!(
            (settled.rest, stage.received()),
            (Some(Rest::Settled), line.clone()),
            "round {round}"
        );
        stage.props.programs[0].type_bytes(line.as_bytes());
        let settled = stage.settle_for(patience);
        assert_eq!(
            (settled.rest, stage.printed()),
            (Some(Rest::Settled), line),
            "round {round}"
        );
    }
    anstream::eprintln!("{rounds} rounds, {:?} each", began.elapsed() / rounds);
}
