//! A server with which no two users can be together is no chat, and no client is to blame for that.

use super::stage::{Stage, is, peer, program};
use crate::dialect::{Framing, Plain};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Unreached};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Close, Did, Exit, Halt, Intent, Rest, Who};

fn reaches_all() -> Expect {
    Expect::ReachesAll { during: None }
}

fn none() -> Vec<Expect> {
    let of = vec![Expect::TakePart { at_least: 2 }];
    vec![Expect::NoneOf { of }]
}

impl Stage {
    /// A user of the examiner's comes, on the wire.
    fn arrives(self, user: &str) -> Stage {
        let plays = Did::Plays {
            user: user.into(),
            name: format!("Name-of-{user}"),
            password: "secret".into(),
        };
        let mut stage = self.add(peer(user), plays).connect(user);
        stage.dialect.framing = Some(Framing::Plain(Plain::None));
        stage
    }

    fn speaks(self, user: &str, text: &str) -> Stage {
        let message = Did::Message { text: text.into() };
        self.add(peer(user), message)
            .add(peer(user), Did::Sent { bytes: text.into() })
            .rests(Rest::Settled)
    }

    /// The server answers and closes the connection.
    fn loses(self, user: &str, text: &str) -> Stage {
        self.add(peer(user), Did::Received { bytes: text.into() })
            .add(program("server"), Did::Closed { how: Close::Fin })
            .rests(Rest::Settled)
    }
}

#[test]
fn a_server_that_hangs_up_after_one_message_is_no_chat() {
    let all = ["a", "b"];
    let come = |stage: Stage, user: &&str| stage.arrives(user).add(peer(user), Did::Accepted);
    let stage = all.iter().fold(Stage::serving(), come);
    let say = |stage: Stage, user: &&str| stage.speaks(user, user).loses(user, user);
    let stage = all.iter().fold(stage, say);
    assert_eq!(stage.sees(reaches_all()), is(Fails, "chat-hangs-up"));
    let decided = stage.decide("chat.delivers", vec![reaches_all()], none());
    assert_eq!(decided.verdict, Verdict::Absent);
    let dead = stage.ends("server", Exit::Code(1));
    assert_eq!(dead.sees(reaches_all()).0, Unreached);
}

#[test]
fn a_silent_server_of_one_client_is_no_chat_though_the_client_reads_without_a_word() {
    let stage = Stage::serving().arrives("a").add(peer("a"), Did::Accepted).arrives("b");
    let waits = |stage: Stage, text: &str| stage.asks("b", text, Intent::Unknown);
    let talk = |stage: Stage| {
        let stage = stage
            .speaks("a", "Name")
            .speaks("b", "Other")
            .speaks("a", "red")
            .speaks("b", "blue");
        stage
            .rests(Rest::Settled)
            .decide("chat.delivers", vec![reaches_all()], none())
    };
    assert_eq!(talk(waits(stage.clone(), "")).verdict, Verdict::Absent);
    assert_eq!(talk(waits(stage.clone(), "")).why.key, "served-not-accepted");
    assert_ne!(talk(waits(stage, "Who? ")).why.key, "served-not-accepted");
}

#[test]
fn a_client_that_the_server_turned_away_is_not_to_blame() {
    let (from, to) = ("10.0.0.2:50000".parse().unwrap(), "127.0.0.1:9090".parse().unwrap());
    let program_name = "c".to_owned();
    let stage = |turned_away: bool| {
        let stage = Stage::serving()
            .start("c", Role::Client)
            .add(program("c"), Did::Connected { from, to });
        let stage = match turned_away {
            true => stage.add(
                Who::Tap,
                Did::Refused {
                    to,
                    error: "Connection timed out".into(),
                },
            ),
            false => stage,
        };
        let why = Halt::Ended {
            program: program_name.clone(),
        };
        stage.crashes("c", "ConnectionResetError: [Errno 104]").halts(why)
    };
    let decided = |turned_away| stage(turned_away).decide("chat.leaves", vec![reaches_all()], Vec::new());
    assert_eq!(decided(true).why.key, "cannot-connect");
    assert_eq!(decided(true).verdict, Verdict::Undecided);
    assert_eq!(decided(false).verdict, Verdict::Fail);
}
