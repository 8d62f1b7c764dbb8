//! The server's computer at addresses and under names of other networks.

use std::io::Write;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};

use sokrat::transcript::Rest;
use sokrat::world::{Host, name_asked_for};

use super::stage::{Play, Stage, behind_walls};

pub const PLAYS: &[Play] = &[
    Play {
        name: "a_server_at_an_address_of_another_network_is_found_there",
        script: SERVER,
        plan: |plan| plan.server_at = words(&["10.20.30.40", "8.8.8.8", "board.local"]),
        suits: behind_walls,
        play: |stage| {
            stage.start_on(Host::Lab, "python3 main.py 10.20.30.40");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            let to: SocketAddr = ([10, 20, 30, 40], 9090).into();
            for from in [Host::Far, Host::Lab] {
                let mut link = stage.world().within(from, || TcpStream::connect(to)).unwrap().unwrap();
                link.write_all(b"hello").unwrap();
                stage.settle();
                assert_eq!(stage.printed(), "hello\n", "from {from:?}");
            }
        },
        ..Play::USUAL
    },
    Play {
        name: "on_the_clients_host_somebody_else_stands_for_the_server",
        script: CLIENT,
        plan: |plan| plan.server_at = words(&["10.20.30.40", "8.8.8.8", "board.local"]),
        suits: behind_walls,
        play: |stage| {
            let tap = || TcpListener::bind(("0.0.0.0", 9090)).unwrap();
            let tap = stage.world().within(Host::Client, tap).unwrap();
            stage.start_on(Host::Client, "python3 main.py 10.20.30.40 8.8.8.8 board.local");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            let met: Vec<IpAddr> = (0..3)
                .map(|_| tap.accept().unwrap().0.local_addr().unwrap().ip())
                .collect();
            let named = IpAddr::from([192, 168, 77, 201]);
            assert_eq!(met, [[10, 20, 30, 40].into(), [8, 8, 8, 8].into(), named]);
            assert_eq!(stage.printed(), "over\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "elsewhere_nobody_is_there_and_no_name_is_known",
        script: CLIENT,
        plan: |plan| plan.server_at = words(&["10.20.30.40"]),
        suits: behind_walls,
        play: |stage| {
            stage.start_on(Host::Client, "python3 main.py 10.20.30.41 board.local");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(stage.printed(), "ConnectionRefusedError\ngaierror\nover\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_world_can_show_what_programs_look_for_in_vain",
        script: CLIENT,
        plan: |plan| plan.reveals = true,
        suits: behind_walls,
        play: |stage| {
            stage.world().within(Host::Client, || ()).unwrap();
            stage.world().mail(Host::Client);
            stage.start_on(Host::Client, "python3 main.py 10.20.30.40 board.local");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(stage.printed(), "ConnectionRefusedError\ngaierror\nover\n");
            let tried = stage.world().attempts(Host::Client);
            assert_eq!(tried, [SocketAddr::from(([10, 20, 30, 40], 9090))]);
            let mail = stage.world().mail(Host::Client);
            let mut names: Vec<String> = mail.iter().filter_map(name_asked_for).collect();
            names.dedup();
            assert_eq!(names, ["board.local"]);
        },
        ..Play::USUAL
    },
    Play {
        name: "in_such_a_world_a_server_may_take_any_address",
        script: SERVER,
        plan: |plan| plan.reveals = true,
        suits: behind_walls,
        play: |stage| takes_the_address(stage, true),
        ..Play::USUAL
    },
    Play {
        name: "in_others_a_server_may_only_take_those_of_its_computer",
        script: SERVER,
        suits: behind_walls,
        play: |stage| takes_the_address(stage, false),
        ..Play::USUAL
    },
];

/// Listens at the address named and prints what it is told.
const SERVER: &str = "
import socket, sys
server = socket.create_server((sys.argv[1], 9090))
while True:
    client, address = server.accept()
    print(client.recv(1024).decode())
";

/// Calls the hosts named one after the other.
const CLIENT: &str = "
import socket, sys
kept = []
for host in sys.argv[1:]:
    try:
        kept.append(socket.create_connection((host, 9090)))
    except OSError as error:
        print(type(error).__name__)
print('over')
input()
";

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn takes_the_address(stage: &mut Stage, may: bool) {
    stage.start_on(Host::Lab, "python3 main.py 10.20.30.40");
    let rest = stage.rest();
    let program = &stage.props.programs[0];
    let listening = stage.world.as_mut().unwrap().listening(program);
    let addresses: Vec<IpAddr> = listening.iter().map(|listening| listening.address).collect();
    if may {
        assert_eq!(rest, Some(Rest::Settled));
        assert_eq!(addresses, [IpAddr::from([10, 20, 30, 40])]);
    } else {
        assert_eq!(rest, Some(Rest::Ended));
        assert!(addresses.is_empty());
    }
}
