//! What programs send apart goes through the tap apart.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use sokrat::peer::link::Link;
use sokrat::peer::relay::relay_pair;
use sokrat::peer::tap::{Pair, Tap};
use sokrat::transcript::Rest;
use sokrat::world::{Host, Patience};

use super::stage::{Play, Stage, behind_walls};

const PORT: u16 = 9090;
/// How often the conversation is held, each time on a connection of its own.
const ROUNDS: usize = 200;

pub const PLAYS: &[Play] = &[
    Play {
        name: "two_sends_of_a_client_arrive_apart",
        script: LOGIN,
        hogs: 4,
        suits: behind_walls,
        play: every_round_comes_out,
        ..Play::USUAL
    },
    Play {
        name: "two_sends_of_a_server_arrive_apart",
        script: GREETING,
        hogs: 4,
        suits: behind_walls,
        play: every_round_comes_out,
        ..Play::USUAL
    },
    Play {
        name: "sends_arrive_apart_where_receives_have_time_limits",
        script: TIMED,
        suits: behind_walls,
        play: every_round_comes_out,
        ..Play::USUAL
    },
    Play {
        name: "sends_arrive_apart_where_a_receive_is_tried_without_end",
        script: SPINNING,
        suits: behind_walls,
        play: every_round_comes_out,
        ..Play::USUAL
    },
    Play {
        name: "a_long_message_goes_through_fast",
        script: LONG,
        suits: behind_walls,
        play: every_round_comes_out,
        ..Play::USUAL
    },
    Play {
        name: "what_nobody_reads_arrives_all_the_same",
        script: UNREAD,
        suits: behind_walls,
        play: |stage| {
            every_round_comes_out(stage);
            stage.props.programs[1].type_line("");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(stage.printed(), "abcd\n");
        },
        ..Play::USUAL
    },
];

/// Name and password as two sends; the server takes each by one receive.
const LOGIN: &str = "
import socket, sys
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    while True:
        client, address = server.accept()
        name = client.recv(1024).decode()
        password = client.recv(1024).decode()
        client.sendall(f'{name} and {password}'.encode())
        client.close()
for round in range(int(sys.argv[2])):
    s = socket.create_connection([('127.0.0.1', 9090), ('::1', 9090), ('192.168.77.3', 9090)][round % 3])
    s.send(b'bob')
    s.send(b'secret')
    reply = s.recv(1024)
    if reply != b'bob and secret':
        print(round, reply)
    s.close()
print('over')
input()
";

/// A greeting of two sends, each taken by one receive.
const GREETING: &str = "
import socket, sys
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    while True:
        client, address = server.accept()
        client.send(b'hello')
        client.send(b'who are you?')
        client.recv(1024)
        client.send(b'so you are here')
        client.send(b'again')
        client.close()
for round in range(int(sys.argv[2])):
    s = socket.create_connection([('127.0.0.1', 9090), ('::1', 9090), ('192.168.77.3', 9090)][round % 3])
    heard = [s.recv(1024), s.recv(1024)]
    s.send(b'bob')
    heard += [s.recv(1024), s.recv(1024)]
    if heard != [b'hello', b'who are you?', b'so you are here', b'again']:
        print(round, heard)
    s.close()
print('over')
input()
";

/// Four sends without delay, each taken by a receive that is tried twice a second. The client's own limit is one that no
/// loaded machine comes to.
const TIMED: &str = "
import socket, sys, select
def receive(s):
    while not select.select([s], [], [], 0.5)[0]:
        pass
    return s.recv(1024).decode()
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    while True:
        client, address = server.accept()
        said = [receive(client) for piece in range(4)]
        client.sendall(' '.join(said).encode())
        client.close()
for round in range(int(sys.argv[2])):
    s = socket.create_connection(('127.0.0.1', 9090))
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for piece in (b'I', b'am', b'bob', b'smith'):
        s.send(piece)
    s.settimeout(5)
    reply = s.recv(1024)
    if reply != b'I am bob smith':
        print(round, reply)
    s.close()
print('over')
input()
";

/// As at a login, but the server tries its receives without end.
const SPINNING: &str = "
import socket, sys
def receive(s):
    while True:
        try:
            return s.recv(1024).decode()
        except BlockingIOError:
            pass
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    while True:
        client, address = server.accept()
        client.setblocking(False)
        client.sendall((receive(client) + ' and ' + receive(client)).encode())
        client.close()
for round in range(int(sys.argv[2])):
    s = socket.create_connection(('127.0.0.1', 9090))
    s.send(b'bob')
    s.send(b'secret')
    reply = s.recv(1024)
    if reply != b'bob and secret':
        print(round, reply)
    s.close()
print('over')
input()
";

/// Each round a message of 300 KB, answered in portions of one receive.
const LONG: &str = "
import socket, sys
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    while True:
        client, address = server.accept()
        while data := client.recv(1024):
            client.sendall(data)
        client.close()
import threading
for round in range(10):
    s = socket.create_connection(('127.0.0.1', 9090))
    message = bytes(range(256)) * 1200
    threading.Thread(target=s.sendall, args=(message,)).start()
    reply = b''
    while len(reply) < len(message):
        reply += s.recv(4096)
    if reply != message:
        print(round, 'another answer')
    s.close()
print('over')
input()
";

/// Four sends that the client does not read at first.
const UNREAD: &str = "
import socket, sys
if sys.argv[1] == 'server':
    server = socket.create_server(('::', 9090), family=socket.AF_INET6, dualstack_ipv6=True, backlog=500)
    clients = []
    while True:
        client, address = server.accept()
        for piece in (b'a', b'b', b'c', b'd'):
            client.send(piece)
        clients.append(client)
s = socket.create_connection(('127.0.0.1', 9090))
print('over')
input()
heard = b''
while len(heard) < 4:
    heard += s.recv(1)
print(heard.decode())
input()
";

/// A tap, and connections to the server for it that are there already.
#[derive(Default)]
pub struct Tapped {
    tap: Tap,
    ways: VecDeque<Link>,
}

impl Tapped {
    /// Moves what is there; true when anything moved.
    pub fn relay(&mut self) -> bool {
        let mut moved = false;
        while !self.ways.is_empty()
            && let Some((client, ..)) = self.tap.accept()
        {
            let server = self.ways.pop_front();
            self.tap.pairs.push(Pair::new("client".into(), client, server));
            moved = true;
        }
        for pair in self.tap.pairs.iter_mut().filter(|pair| !pair.over) {
            moved |= relay_pair(pair, false, &mut self.tap.watch, &mut Vec::new());
        }
        self.tap.pairs.retain(|pair| !pair.over);
        moved
    }

    /// What waited for rest goes on.
    pub fn rest(&mut self) -> bool {
        self.tap.rest() && self.relay()
    }

    /// Is there a tap at all?
    pub fn busy(&self) -> bool {
        self.tap.ports().next().is_some()
    }

    pub fn in_flight(&self) -> bool {
        self.tap.unsent() > 0
    }
}

fn every_round_comes_out(stage: &mut Stage) {
    let patience = Patience {
        cpu: Duration::from_secs(3600),
        ..Patience::default()
    };
    stage.start_on(Host::Lab, "python3 main.py server");
    assert_eq!(stage.settle_for(patience).rest, Some(Rest::Settled));
    let world = stage.world.as_mut().unwrap();
    let mut tapped = Tapped::default();
    tapped.tap.watch.client = world.segments(Host::Client);
    tapped.tap.watch.server = world.segments(Host::Lab);
    world.within(Host::Client, || tapped.tap.listen(PORT)).unwrap().unwrap();
    for round in 0..ROUNDS {
        // From afar, and by both addresses of the server's own host.
        let (host, ip): (Host, IpAddr) = match round % 3 {
            0 => (Host::Far, world.address(Host::Lab).into()),
            1 => (Host::Lab, Ipv4Addr::LOCALHOST.into()),
            _ => (Host::Lab, Ipv6Addr::LOCALHOST.into()),
        };
        let way = world.within(host, || Link::new(TcpStream::connect(SocketAddr::new(ip, PORT))?));
        tapped.ways.push_back(way.unwrap().unwrap());
    }
    stage.props.tapped = tapped;
    let began = Instant::now();
    stage.start_on(Host::Client, &format!("python3 main.py client {ROUNDS}"));
    let rest = stage.settle_for(patience).rest;
    anstream::eprintln!("over after {:?}", began.elapsed());
    assert_eq!((stage.printed().as_str(), rest), ("over\n", Some(Rest::Settled)));
}
