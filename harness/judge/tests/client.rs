//! A client connects, sends what is typed and shows what is answered.

use super::stage::{Stage, is, program};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::{ConnectionTo, Expect};
use crate::submission::Role;
use crate::transcript::{Did, Exit, Intent, Listening, Rest, Transport, Who};

fn connects(to: ConnectionTo) -> Expect {
    Expect::Connects {
        program: "client".into(),
        to,
    }
}

fn arrives(at_least: usize) -> Expect {
    Expect::Arrives {
        program: "client".into(),
        at_least,
    }
}

fn shows() -> Expect {
    Expect::Shows {
        program: "client".into(),
    }
}

fn connected(to: &str) -> Did {
    Did::Connected {
        from: "10.0.0.2:50000".parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

fn talking() -> Stage {
    Stage::serving()
        .start("client", Role::Client)
        .add(program("client"), connected("127.0.0.1:9090"))
        .asks("client", "> ", Intent::Message)
}

impl Stage {
    fn says(self, text: &str) -> Stage {
        self.add(program("client"), Did::Message { text: text.into() })
            .types("client", text, Intent::Message)
    }

    fn sends(self, bytes: &str) -> Stage {
        self.add(program("client"), Did::Sent { bytes: bytes.into() })
    }

    fn gets(self, bytes: &str) -> Stage {
        self.add(Who::Tap, Did::Releases)
            .add(program("client"), Did::Received { bytes: bytes.into() })
    }
}

#[test]
fn a_connection_is_to_where_the_client_was_told() {
    assert_eq!(talking().sees(connects(ConnectionTo::Any)).0, Holds);
    let asked = Stage::serving()
        .start("client", Role::Client)
        .asks("client", "Port: ", Intent::Port)
        .types("client", "4321", Intent::Port)
        .asks("client", "Host: ", Intent::Host)
        .types("client", "10.0.0.1", Intent::Host);
    let told = asked.clone().add(
        program("client"),
        Did::Tried {
            to: "10.0.0.1:4321".parse().unwrap(),
        },
    );
    assert_eq!(told.sees(connects(ConnectionTo::TypedPort)).0, Holds);
    assert_eq!(told.sees(connects(ConnectionTo::TypedHost)).0, Holds);
    let elsewhere = asked.add(program("client"), connected("127.0.0.1:9090"));
    assert_eq!(
        elsewhere.sees(connects(ConnectionTo::TypedPort)),
        is(Fails, "connects-elsewhere")
    );
    assert_eq!(
        elsewhere.sees(connects(ConnectionTo::TypedHost)),
        is(Fails, "connects-elsewhere")
    );
    assert_eq!(Stage::serving().sees(connects(ConnectionTo::Any)).0, Unreached);
}

#[test]
fn a_client_may_ask_for_a_port_of_its_own_as_well() {
    let asked = Stage::serving()
        .start("client", Role::Client)
        .asks("client", "Port: ", Intent::Port)
        .types("client", "4321", Intent::Port)
        .asks("client", "Your own port: ", Intent::Port)
        .types("client", "9090", Intent::Port);
    let to = |to: &str| {
        asked
            .clone()
            .add(program("client"), connected(to))
            .sees(connects(ConnectionTo::TypedPort))
    };
    assert_eq!(to("127.0.0.1:4321").0, Holds);
    assert_eq!(to("127.0.0.1:5555"), is(Fails, "connects-elsewhere"));
}

#[test]
fn a_client_that_found_nobody_is_not_seen_to_fail() {
    let stage = Stage::serving()
        .start("client", Role::Client)
        .crashes("client", "ConnectionRefusedError: [Errno 111] Connection refused");
    assert_eq!(stage.sees(connects(ConnectionTo::Any)), is(Unseen, "nobody-there"));
}

#[test]
fn typed_lines_arrive_raw_framed_or_escaped() {
    assert_eq!(talking().says("hello").sends("0005hello").sees(arrives(1)).0, Holds);
    assert_eq!(
        talking().says("я").sends("{\"text\": \"\\u044f\"}").sees(arrives(1)).0,
        Holds
    );
    let two = talking().says("one").sends("one").says("two").sends("two");
    assert_eq!(two.sees(arrives(2)).0, Holds);
}

#[test]
fn a_private_format_is_not_seen_and_nothing_sent_fails() {
    assert_eq!(
        talking().says("hello").sends("uryyb").sees(arrives(1)),
        is(Unseen, "private-format")
    );
    assert_eq!(
        talking().says("hello").rests(Rest::Settled).sees(arrives(1)),
        is(Fails, "arrives-not")
    );
    assert_eq!(
        talking().says("hello").rests(Rest::Deadline).sees(arrives(1)),
        is(Unseen, "still-busy")
    );
    assert_eq!(
        talking()
            .says("hello")
            .crashes("client", "TypeError: x")
            .sees(arrives(1)),
        is(Fails, "arrives-not")
    );
}

#[test]
fn a_client_that_ends_after_one_line_has_no_loop() {
    let stage = talking()
        .says("one")
        .sends("one")
        .ends("client", Exit::Code(0))
        .says("two");
    assert_eq!(stage.sees(arrives(2)), is(Fails, "arrives-ended-early"));
}

#[test]
fn an_answer_is_shown_after_it_came() {
    let asked = talking().says("hello").sends("hello").gets("hello");
    let shown = asked.clone().prints("client", "Server: hello\r\n").rests(Rest::Settled);
    assert_eq!(shown.sees(shows()).0, Holds);
    assert_eq!(asked.clone().rests(Rest::Settled).sees(shows()), is(Fails, "shows-not"));
    assert_eq!(asked.rests(Rest::Deadline).sees(shows()), is(Unseen, "still-busy"));
}

#[test]
fn an_answer_in_a_format_of_its_own_is_recognised_by_its_words() {
    let stage = talking()
        .says("hello")
        .sends("x")
        .gets("{\"answer\": \"ACCEPTED, write on\"}");
    let shown = stage
        .clone()
        .prints("client", "answer: ACCEPTED, write on\r\n")
        .rests(Rest::Settled);
    assert_eq!(shown.sees(shows()).0, Holds);
    let framed = talking()
        .says("hello")
        .sends("x")
        .gets("0012Привет всем")
        .prints("client", "Привет всем\r\n");
    assert_eq!(framed.sees(shows()).0, Holds);
}

#[test]
fn without_an_answer_there_is_nothing_to_show() {
    let stage = talking().says("hello").sends("hello").rests(Rest::Settled);
    assert_eq!(stage.sees(shows()), is(Unseen, "server-silent"));
    assert_eq!(Stage::serving().sees(shows()).0, Unreached);
}

#[test]
fn plain_text_that_cannot_hold_the_line_fails() {
    assert_eq!(
        talking().says("hello zubr").sends("hello").sees(arrives(1)),
        is(Fails, "arrives-other")
    );
    assert_eq!(
        talking().says("hello zubr").sends("10").sees(arrives(1)),
        is(Unseen, "private-format")
    );
    let same = talking().says("one").sends("some text").says("two").sends("some text");
    assert_eq!(same.sees(arrives(2)), is(Fails, "arrives-other"));
}

#[test]
fn what_the_tap_passes_on_is_not_the_clients_connection() {
    let stage = Stage::serving()
        .start("client", Role::Client)
        .asks("client", "Port: ", Intent::Port)
        .types("client", "4321", Intent::Port)
        .add(program("client"), connected("127.0.0.1:9090"))
        .add(
            program("client"),
            Did::Tried {
                to: "10.0.0.1:4321".parse().unwrap(),
            },
        );
    assert_eq!(
        stage.sees(connects(ConnectionTo::TypedPort)),
        is(Fails, "connects-elsewhere")
    );
}

#[test]
fn a_client_that_speaks_udp_neither_connects_nor_sends_nor_shows() {
    let socket = Listening {
        transport: Transport::Udp,
        address: "127.0.0.1".parse().unwrap(),
        port: 40000,
    };
    let stage = Stage::serving()
        .start("client", Role::Client)
        .add(program("client"), Did::Listens { ports: vec![socket] })
        .asks("client", "> ", Intent::Message)
        .says("hello")
        .crashes("client", "ConnectionRefusedError: [Errno 111] Connection refused");
    for claim in [connects(ConnectionTo::Any), arrives(1), shows()] {
        assert_eq!(stage.sees(claim), is(Fails, "speaks-udp"));
    }
    let tried = stage.add(program("client"), connected("127.0.0.1:9090"));
    assert_eq!(tried.sees(connects(ConnectionTo::Any)).0, Holds);
}
