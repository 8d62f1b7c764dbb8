use super::stage::{Stage, is, peer, program};
use crate::judge::finding::Seen;
use crate::scenario::Expect;
use crate::transcript::{Did, Rest};

fn own_thread(of: &str) -> Expect {
    Expect::OwnThread { peer: of.into() }
}

fn makes_threads() -> Expect {
    Expect::MakesThreads {
        program: "server".into(),
    }
}

impl Stage {
    /// The server has so many threads; each of these reads what these peers say.
    fn threads(self, count: usize, readers: &[&[&str]]) -> Stage {
        let readers = readers
            .iter()
            .map(|peers| peers.iter().map(|&name| name.into()).collect())
            .collect();
        self.add(program("server"), Did::Threads { count, readers })
    }
}

#[test]
fn a_thread_that_waits_for_one_peer_only_is_its_own() {
    let stage = Stage::serving().threads(1, &[]).accepted("a").accepted("b");
    let own = stage.clone().threads(3, &[&["a"], &["b"]]);
    assert_eq!(own.sees(own_thread("b")), is(Seen::Holds, "own-thread"));
    let elsewhere = stage.threads(3, &[]);
    assert_eq!(elsewhere.sees(own_thread("a")), is(Seen::Holds, "own-thread"));
}

#[test]
fn threads_made_beforehand_count_when_each_waits_for_one_peer() {
    let stage = Stage::serving().threads(9, &[]).accepted("a").accepted("b");
    let stage = stage.threads(9, &[&["a"], &["b"]]);
    assert_eq!(stage.sees(own_thread("a")), is(Seen::Holds, "own-thread"));
}

#[test]
fn fewer_threads_than_clients_serve_several_each() {
    let stage = Stage::serving().threads(1, &[]).accepted("a").accepted("b");
    let loops = stage.clone().threads(1, &[&["a", "b"]]);
    assert_eq!(loops.sees(own_thread("a")), is(Seen::Fails, "one-thread-for-all"));
    let died = stage.clone().threads(1, &[]);
    assert_eq!(died.sees(own_thread("b")), is(Seen::Unseen, "threads-unclear"));
    let polls = stage
        .threads(1, &[])
        .exchange("a", "hi", "hi")
        .exchange("b", "hi", "hi");
    assert_eq!(polls.sees(own_thread("b")), is(Seen::Fails, "one-thread-for-all"));
}

#[test]
fn a_loop_beside_other_threads_leaves_open_who_serves() {
    let stage = Stage::serving().threads(4, &[]).accepted("a").accepted("b");
    let stage = stage.threads(4, &[&["a", "b"]]);
    assert_eq!(stage.sees(own_thread("a")), is(Seen::Unseen, "threads-unclear"));
}

#[test]
fn who_was_never_accepted_has_no_thread() {
    let stage = Stage::serving().threads(1, &[]).accepted("a").connect("b");
    let stage = stage.rests(Rest::Settled).threads(1, &[&["a"]]);
    assert_eq!(stage.sees(own_thread("b")), is(Seen::Fails, "served-not-accepted"));
    let busy = Stage::serving().threads(2, &[]).accepted("a").connect("b");
    let busy = busy.rests(Rest::Deadline).threads(2, &[&["a"]]);
    assert_eq!(busy.sees(own_thread("b")), is(Seen::Unseen, "threads-gone"));
}

#[test]
fn a_connection_that_the_server_has_closed_has_no_thread_to_be_seen() {
    let note = Did::Note {
        text: "the server closed this connection".into(),
    };
    let stage = Stage::serving().threads(1, &[]).accepted("a").accepted("b");
    let stage = stage.add(peer("b"), note).threads(1, &[&["a"]]);
    assert_eq!(stage.sees(own_thread("b")), is(Seen::Unseen, "threads-gone"));
}

#[test]
fn one_more_thread_for_clients_is_an_attempt_if_more_than_one_was_accepted() {
    let stage = Stage::serving().threads(1, &[]).accepted("a").threads(2, &[&["a"]]);
    assert_eq!(stage.sees(makes_threads()), is(Seen::Fails, "makes-no-threads"));
    let stage = stage.accepted("b");
    assert_eq!(stage.sees(makes_threads()), is(Seen::Holds, "makes-threads"));
    let none = Stage::serving()
        .threads(1, &[])
        .accepted("a")
        .accepted("b")
        .threads(1, &[]);
    assert_eq!(none.sees(makes_threads()), is(Seen::Fails, "makes-no-threads"));
}

#[test]
fn a_peer_that_is_served_only_after_the_phase_is_not_served_in_it() {
    let stage = Stage::serving().accepted("silent").begin("silence").connect("b");
    let stage = stage
        .exchanged("b", "hello", "", Some(Rest::Settled), true)
        .end("silence")
        .add(peer("b"), Did::Accepted)
        .add(peer("b"), Did::Received { bytes: "hello".into() });
    let served = |during: Option<&str>| Expect::Served {
        peer: "b".into(),
        during: during.map(Into::into),
    };
    assert_eq!(
        stage.sees(served(Some("silence"))),
        is(Seen::Fails, "served-not-accepted")
    );
    assert_eq!(stage.sees(served(None)), is(Seen::Holds, "served"));
}
