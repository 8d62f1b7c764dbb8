//! Whoever comes to a full queue is not answered, and that can be seen.

use std::net::SocketAddr;

use sokrat::peer::attempt::Attempt;
use sokrat::peer::link::Link;
use sokrat::transcript::Rest;
use sokrat::world::Host;

use super::stage::{Play, Stage, behind_walls};

const PORT: u16 = 9090;

pub const PLAYS: &[Play] = &[Play {
    name: "a_full_queue_is_seen_and_whoever_stands_before_it_gets_in_when_there_is_room",
    script: ACCEPTS_WHEN_TOLD,
    suits: behind_walls,
    play: one_too_many,
    ..Play::USUAL
}];

/// Room for one who waits, and for one more as Linux counts.
const ACCEPTS_WHEN_TOLD: &str = "\
import socket
server = socket.socket()
server.bind(('', 9090))
server.listen(1)
input()
taken = [server.accept() for _ in range(3)]
print('three')
input()
";

fn one_too_many(stage: &mut Stage) {
    stage.start();
    assert_eq!(stage.rest(), Some(Rest::Settled));
    let to = SocketAddr::from((stage.world().address(Host::Lab), PORT));
    let backlogs = stage.world().backlogs();
    let begin = |stage: &mut Stage| {
        let begun = stage.world().within(Host::Far, || Attempt::begin(None, to));
        begun.unwrap().unwrap().outcome_at_once()
    };
    let mut inside: Vec<Link> = Vec::new();
    for _ in 0..2 {
        assert!(!backlogs.full(to));
        match begin(stage) {
            Ok(link) => inside.push(link.unwrap()),
            Err(_) => panic!("there was room"),
        }
    }
    assert!(backlogs.full(to));
    let Err(mut attempt) = begin(stage) else {
        panic!("there was no room")
    };
    stage.props.programs[0].type_line("");
    stage.rest();
    assert!(!backlogs.full(to));
    let link = loop {
        match attempt.outcome_at_once() {
            Ok(link) => break link.unwrap(),
            Err(open) => attempt = open,
        }
    };
    inside.push(link);
    assert_eq!(stage.rest(), Some(Rest::Settled));
    assert!(stage.printed().contains("three"));
}
