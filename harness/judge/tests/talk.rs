//! Users who come to a chat over connections: who is heard, what a newcomer is shown, whom a wrong password shuts out.

use super::stage::{Stage, is, peer};
use crate::dialect::{Framing, Plain};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::transcript::{Close, Did, Intent, Rest};

/// A server that takes plain text, as its client showed.
fn chat() -> Stage {
    let mut stage = Stage::serving();
    stage.dialect.framing = Some(Framing::Plain(Plain::None));
    stage
}

impl Stage {
    fn turns_up(self, name: &str, user: &str, password: &str) -> Stage {
        let plays = Did::Plays {
            user: user.into(),
            name: format!("Name-of-{user}"),
            password: password.into(),
        };
        self.add(peer(name), plays).accepted(name).rests(Rest::Settled)
    }

    fn asked(self, name: &str, question: &str, intent: Intent, answer: &str) -> Stage {
        let text = question.into();
        self.told(name, question)
            .add(peer(name), Did::Asks { text, intent })
            .add(peer(name), Did::Sent { bytes: answer.into() })
            .rests(Rest::Settled)
    }

    fn told(self, name: &str, text: &str) -> Stage {
        self.add(peer(name), Did::Received { bytes: text.into() })
    }

    fn logs_in(self, name: &str, user: &str, password: &str) -> Stage {
        self.turns_up(name, user, password)
            .asked(name, "Name:", Intent::Name, "x")
            .asked(name, "Password:", Intent::Password, password)
    }

    /// A user says something, and these are told it.
    fn remarks(self, name: &str, text: &str, to: &[&str]) -> Stage {
        let stage = self
            .add(peer(name), Did::Message { text: text.into() })
            .add(peer(name), Did::Sent { bytes: text.into() });
        let told = |stage: Stage, other: &&str| stage.told(other, &format!("{name}: {text}\n"));
        to.iter().fold(stage, told).rests(Rest::Settled)
    }

    fn goes(self, name: &str) -> Stage {
        self.add(peer(name), Did::Closed { how: Close::Fin })
            .rests(Rest::Settled)
    }
}

/// Two have come and talked.
fn two() -> Stage {
    chat()
        .turns_up("a", "a", "1")
        .turns_up("b", "b", "2")
        .remarks("a", "hello", &["b"])
        .remarks("b", "hi there", &["a"])
        .remarks("a", "red", &["b"])
        .remarks("b", "blue", &["a"])
}

fn reaches_all() -> Expect {
    Expect::ReachesAll { during: None }
}

fn shown_before() -> Expect {
    Expect::ShownBefore { peer: "c".into() }
}

fn shut_out() -> Expect {
    Expect::ShutOut {
        peer: "wrong".into(),
        unlike: "right".into(),
    }
}

#[test]
fn users_on_connections_are_judged_as_those_by_datagrams() {
    assert_eq!(two().sees(reaches_all()), is(Holds, "chat-reaches-all"));
    let three = two().turns_up("c", "c", "3").remarks("c", "first", &[]);
    let deaf = three.clone().remarks("a", "green", &["b"]);
    assert_eq!(
        deaf.sees(reaches_all()),
        is(Holds, "chat-reaches-all"),
        "c takes no part"
    );
    let part = three.remarks("c", "black", &["a", "b"]).remarks("a", "green", &["b"]);
    assert_eq!(part.sees(reaches_all()), is(Fails, "chat-does-not-reach"));
}

#[test]
fn an_echo_is_no_chat() {
    let echo = chat().turns_up("a", "a", "1").turns_up("b", "b", "2");
    let echo = ["a", "b", "a", "b"]
        .iter()
        .enumerate()
        .fold(echo, |stage, (nth, user)| {
            stage.remarks(user, &format!("text{nth}"), &[user])
        });
    assert_eq!(echo.sees(reaches_all()), is(Fails, "chat-silent"));
    assert_eq!(echo.sees(Expect::TakePart { at_least: 2 }), is(Fails, "chat-takes-few"));
}

#[test]
fn whose_form_of_speech_is_unknown_is_not_blamed() {
    let mut stage = chat().turns_up("a", "a", "1").turns_up("b", "b", "2");
    stage.dialect.framing = None;
    let stage = stage
        .remarks("a", "x", &[])
        .remarks("b", "y", &[])
        .remarks("a", "z", &[]);
    assert_eq!(stage.sees(reaches_all()), is(Unseen, "chat-plain-text"));
}

#[test]
fn whoever_was_left_at_the_login_is_not_blamed() {
    let text = "Password:".to_owned();
    let intent = Intent::Password;
    let stage = chat().turns_up("a", "a", "1").turns_up("b", "b", "2");
    let stage = stage.told("b", &text).add(peer("b"), Did::Asks { text, intent });
    let stage = stage
        .remarks("a", "x", &[])
        .remarks("b", "y", &[])
        .remarks("a", "z", &[]);
    assert_eq!(stage.sees(reaches_all()), is(Unseen, "chat-not-let-in"));
}

#[test]
fn a_second_user_who_is_not_taken_in_tells_of_no_chat() {
    let plays = |user: &str| Did::Plays {
        user: user.into(),
        name: user.into(),
        password: "1".into(),
    };
    let stage = chat().turns_up("a", "a", "1").add(peer("b"), plays("b")).connect("b");
    let stage = stage
        .rests(Rest::Settled)
        .remarks("a", "x", &["a"])
        .remarks("b", "y", &[]);
    assert_eq!(
        stage.sees(Expect::TakePart { at_least: 2 }),
        is(Fails, "served-not-accepted")
    );
}

#[test]
fn a_newcomer_is_shown_what_was_said_or_not() {
    let came = two().turns_up("c", "c", "3");
    let shown = came.clone().told("c", "hello\nhi there\nred\nblue\n");
    assert_eq!(shown.sees(shown_before()), is(Holds, "chat-history"));
    assert_eq!(came.sees(shown_before()), is(Fails, "chat-no-history"));
    let part = came.clone().told("c", "blue\n");
    assert_eq!(part.sees(shown_before()), is(Unseen, "chat-history-part"));
    let busy = came.rests(Rest::Deadline);
    assert_eq!(busy.sees(shown_before()), is(Unseen, "still-busy"));
}

#[test]
fn what_reached_nobody_need_not_be_in_the_history() {
    let stage = chat()
        .turns_up("a", "a", "1")
        .turns_up("b", "b", "2")
        .turns_up("c", "c", "3");
    assert_eq!(stage.sees(shown_before()).0, Unreached);
}

/// A witness, and one who registered and came again with the right password.
fn known() -> Stage {
    chat()
        .logs_in("witness", "witness", "9")
        .remarks("witness", "Name-of-witness", &[])
        .logs_in("first", "first", "1")
        .goes("first")
        .logs_in("right", "first", "1")
        .remarks("right", "red", &["witness"])
        .remarks("witness", "blue", &["right"])
        .goes("right")
}

#[test]
fn a_wrong_password_shuts_out_or_not() {
    let out = known().logs_in("wrong", "first", "2").remarks("wrong", "green", &[]);
    let out = out.remarks("witness", "white", &[]);
    assert_eq!(out.sees(shut_out()), is(Holds, "kept-out"));
    let speaks = known()
        .logs_in("wrong", "first", "2")
        .remarks("wrong", "green", &["witness"]);
    assert_eq!(speaks.sees(shut_out()), is(Fails, "wrong-password-let-in"));
    let hears = known()
        .logs_in("wrong", "first", "2")
        .remarks("witness", "white", &["wrong"]);
    assert_eq!(hears.sees(shut_out()), is(Fails, "wrong-password-let-in"));
}

#[test]
fn a_chat_that_asks_for_no_password_lets_everybody_in() {
    let stage = chat()
        .turns_up("witness", "witness", "9")
        .remarks("witness", "hello", &[])
        .turns_up("right", "first", "1")
        .remarks("right", "red", &["witness"])
        .remarks("witness", "blue", &["right"])
        .goes("right")
        .turns_up("wrong", "first", "2")
        .remarks("wrong", "green", &["witness"]);
    assert_eq!(stage.sees(shut_out()), is(Fails, "password-not-asked"));
}

#[test]
fn where_the_right_password_lets_nobody_in_nothing_can_be_compared() {
    let stage = chat()
        .logs_in("witness", "witness", "9")
        .logs_in("other", "other", "8")
        .remarks("witness", "hello", &["other"])
        .remarks("other", "hi", &["witness"])
        .logs_in("right", "first", "1")
        .remarks("right", "red", &[])
        .goes("right")
        .logs_in("wrong", "first", "2")
        .remarks("wrong", "green", &[]);
    assert_eq!(stage.sees(shut_out()), is(Unseen, "nobody-let-in"));
}

#[test]
fn a_stranger_hears_nothing_or_not() {
    let hears_nothing = || Expect::HearsNothing { peer: "z".into() };
    let stage = two().accepted("z").rests(Rest::Settled);
    assert_eq!(stage.sees(hears_nothing()).0, Unreached);
    let deaf = stage.clone().told("z", "Name:").remarks("a", "green", &["b"]);
    assert_eq!(deaf.sees(hears_nothing()), is(Holds, "stranger-hears-nothing"));
    let hears = stage.remarks("a", "green", &["b", "z"]);
    assert_eq!(hears.sees(hears_nothing()), is(Fails, "stranger-hears"));
}
