//! What users of a chat say reaches the others, with a name, and goes on doing so when one has left.

use super::stage::{Stage, is, program};
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Halt, Intent, Rest, Who};

const ALL: [&str; 3] = ["chatter a", "chatter b", "chatter c"];

fn reaches_all() -> Expect {
    Expect::ReachesAll { during: None }
}

fn three() -> Expect {
    Expect::TakePart { at_least: 3 }
}

fn goes_on() -> Expect {
    Expect::GoesOn {
        during: "afterwards".into(),
    }
}

/// Three users have come, told their names and said something.
fn met(asked: Intent) -> Stage {
    let mut stage = Stage::default().start("server", Role::Server);
    for user in ALL {
        stage = stage
            .start(user, Role::Chatter)
            .asks(user, "Name: ", asked)
            .names_himself(user);
    }
    ALL.iter().fold(stage, |stage, user| {
        stage.tells_all(user, "hello", &[], Some("somebody"))
    })
}

fn name(user: &str) -> String {
    format!("Name-of-{}", &user[user.len() - 1..])
}

impl Stage {
    fn names_himself(self, user: &str) -> Stage {
        let bytes = format!("{}\n", name(user)).as_str().into();
        let intent = Some(Intent::Name);
        self.add(program(user), Did::Typed { bytes, intent })
    }

    /// A user says something, and these are shown that.
    fn shown(self, user: &str, text: &str, to: &[&str], shown: &str) -> Stage {
        let said = Did::Message { text: text.into() };
        let mailed = Did::Mailed {
            from: "127.0.0.1:40000".parse().unwrap(),
            to: "127.0.0.1:9090".parse().unwrap(),
            bytes: text.into(),
            reaches: Some("server".into()),
        };
        let stage = self.add(program(user), said).add(program(user), mailed);
        let stage = to.iter().fold(stage, |stage, other| stage.prints(other, shown));
        stage.rests(Rest::Settled)
    }

    /// A user says something, and these are shown it under that name, or without one.
    fn tells_all(self, user: &str, text: &str, to: &[&str], by: Option<&str>) -> Stage {
        let shown = by.map_or_else(|| format!("{text}\n"), |by| format!("{by}: {text}\n"));
        self.shown(user, text, to, &shown)
    }

    /// Everybody says something, and all others are shown it under the speaker's name.
    fn talk(self, word: &str) -> Stage {
        ALL.iter().fold(self, |stage, user| {
            let others: Vec<&str> = ALL.iter().copied().filter(|other| other != user).collect();
            stage.tells_all(user, &format!("{word}-{}", name(user)), &others, Some(&name(user)))
        })
    }
}

#[test]
fn what_reaches_everybody_passes() {
    let stage = met(Intent::Name).talk("red");
    assert_eq!(stage.sees(reaches_all()), is(Holds, "chat-reaches-all"));
    assert_eq!(stage.sees(three()), is(Holds, "chat-takes"));
    assert_eq!(stage.sees(Expect::TellsWho), is(Holds, "chat-tells-names"));
}

#[test]
fn the_first_word_is_not_held_against_anybody() {
    assert_eq!(met(Intent::Name).sees(reaches_all()).0, Unreached);
}

#[test]
fn what_reaches_one_of_two_does_not_reach_all() {
    let stage = met(Intent::Name)
        .talk("red")
        .tells_all(ALL[0], "blue", &[ALL[2]], Some("Name-of-a"));
    assert_eq!(stage.sees(reaches_all()), is(Fails, "chat-does-not-reach"));
    assert_eq!(stage.sees(three()).0, Holds);
}

#[test]
fn a_chat_of_two_reaches_all_who_take_part() {
    let stage = met(Intent::Name)
        .tells_all(ALL[0], "red", &[ALL[1]], Some("Name-of-a"))
        .tells_all(ALL[1], "blue", &[ALL[0]], Some("Name-of-b"))
        .tells_all(ALL[2], "green", &[], None);
    assert_eq!(stage.sees(reaches_all()).0, Holds);
    assert_eq!(stage.sees(three()), is(Fails, "chat-takes-few"));
}

#[test]
fn nobody_is_blamed_for_what_may_still_come() {
    let said = met(Intent::Name).tells_all(ALL[0], "red", &[], None);
    assert_eq!(said.sees(reaches_all()).0, Fails);
    let busy = said.clone().rests(Rest::Deadline);
    assert_eq!(busy.sees(reaches_all()), is(Unseen, "still-busy"));
    let unread = said.add(program(ALL[1]), Did::LeavesUnread);
    assert_eq!(unread.sees(reaches_all()), is(Unseen, "chat-late"));
}

#[test]
fn what_is_sent_to_nobody_is_not_understood() {
    let mailed = Did::Mailed {
        from: "127.0.0.1:40000".parse().unwrap(),
        to: "192.168.0.101:9090".parse().unwrap(),
        bytes: "red".into(),
        reaches: None,
    };
    let stage = met(Intent::Name)
        .add(program(ALL[0]), Did::Message { text: "red".into() })
        .add(program(ALL[0]), mailed)
        .rests(Rest::Settled);
    assert_eq!(stage.sees(reaches_all()), is(Unseen, "chat-sends-elsewhere"));
}

#[test]
fn a_line_typed_at_a_question_that_was_not_understood_is_none_said() {
    let asks = Did::Asks {
        text: "whom? ".into(),
        intent: Intent::Unknown,
    };
    let stage = met(Intent::Name)
        .add(program(ALL[0]), asks)
        .add(program(ALL[0]), Did::Message { text: "red".into() })
        .rests(Rest::Settled);
    assert_eq!(stage.sees(reaches_all()), is(Unseen, "asks-meanwhile"));
}

#[test]
fn without_a_sight_of_the_wire_silence_proves_nothing() {
    let mut stage = met(Intent::Name).tells_all(ALL[0], "red", &[], None);
    stage
        .transcript
        .events
        .retain(|event| !matches!(event.did, Did::Mailed { .. }));
    assert_eq!(stage.sees(reaches_all()), is(Unseen, "chat-not-watched"));
}

#[test]
fn a_crash_is_seen_and_excused_where_the_machine_lacks_something() {
    let crashed = met(Intent::Name)
        .tells_all(ALL[0], "red", &[], None)
        .crashes("server", "ValueError: 1");
    assert_eq!(crashed.sees(reaches_all()).0, Fails);
    let lacking = met(Intent::Name)
        .tells_all(ALL[0], "red", &[], None)
        .crashes(ALL[1], "ModuleNotFoundError: No module named 'curses'");
    assert_eq!(lacking.sees(reaches_all()).0, Unseen);
}

#[test]
fn messages_without_a_name_look_the_same() {
    let bare = |stage: Stage, asked: &str| {
        stage
            .tells_all(ALL[0], "red", &[ALL[2]], None)
            .tells_all(ALL[1], "blue", &[ALL[2]], None)
            .sees(Expect::TellsWho)
            == is(Fails, asked)
    };
    assert!(bare(met(Intent::Name), "chat-tells-not"));
    // Nor is the time of day a name, nor somebody else's.
    let timed = met(Intent::Name)
        .shown(ALL[0], "red", &[ALL[2]], "[12:01:07] red\n")
        .shown(ALL[1], "blue", &[ALL[2]], "[12:01:09] blue\n");
    assert_eq!(timed.sees(Expect::TellsWho), is(Fails, "chat-tells-not"));
    let wrong = met(Intent::Name)
        .tells_all(ALL[0], "red", &[ALL[2]], Some("Name-of-c"))
        .tells_all(ALL[1], "blue", &[ALL[2]], Some("Name-of-c"));
    assert_eq!(wrong.sees(Expect::TellsWho), is(Fails, "chat-tells-not"));
}

#[test]
fn where_no_name_is_asked_for_an_address_will_do() {
    let addressed = |asked| {
        met(asked)
            .tells_all(ALL[0], "red", &[ALL[2]], Some("('10.0.0.7', 5001)"))
            .tells_all(ALL[1], "blue", &[ALL[2]], Some("('10.0.0.8', 5002)"))
            .tells_all(ALL[0], "green", &[ALL[2]], Some("('10.0.0.7', 5001)"))
            .tells_all(ALL[1], "white", &[ALL[2]], Some("('10.0.0.8', 5002)"))
            .sees(Expect::TellsWho)
    };
    assert_eq!(addressed(Intent::Unknown), is(Holds, "chat-tells-apart"));
    assert_eq!(addressed(Intent::Name), is(Unseen, "chat-tells-apart-only"));
}

#[test]
fn what_changes_from_message_to_message_is_no_sign_of_anybody() {
    let counted = met(Intent::Unknown)
        .tells_all(ALL[0], "red", &[ALL[2]], Some("1"))
        .tells_all(ALL[1], "blue", &[ALL[2]], Some("2"))
        .tells_all(ALL[0], "green", &[ALL[2]], Some("3"))
        .tells_all(ALL[1], "white", &[ALL[2]], Some("4"));
    assert_eq!(counted.sees(Expect::TellsWho), is(Unseen, "chat-tells-unclear"));
}

#[test]
fn between_two_users_nobody_can_be_taken_for_another() {
    let stage = met(Intent::Unknown)
        .tells_all(ALL[0], "red", &[ALL[1]], None)
        .tells_all(ALL[1], "blue", &[ALL[0]], None);
    assert_eq!(stage.sees(Expect::TellsWho), is(Unseen, "chat-two-only"));
}

/// One has left after all had talked.
fn left() -> Stage {
    met(Intent::Name)
        .talk("red")
        .add(program(ALL[0]), Did::Leaves)
        .ends(ALL[0], Exit::Code(0))
        .begin("afterwards")
}

#[test]
fn those_who_stay_are_heard_as_before() {
    let heard = left().tells_all(ALL[1], "white", &[ALL[2]], None).end("afterwards");
    assert_eq!(heard.sees(goes_on()), is(Holds, "chat-goes-on"));
    let unheard = left().tells_all(ALL[1], "white", &[], None).end("afterwards");
    assert_eq!(unheard.sees(goes_on()), is(Fails, "chat-stops"));
    let over = left()
        .ends("server", Exit::Code(0))
        .tells_all(ALL[1], "white", &[], None)
        .end("afterwards");
    assert_eq!(over.sees(goes_on()), is(Fails, "chat-stops"));
}

#[test]
fn who_never_heard_each_other_cannot_go_on() {
    let begin = |stage: Stage| stage.add(program(ALL[0]), Did::Leaves).begin("afterwards");
    let end = |stage: Stage| {
        stage
            .tells_all(ALL[1], "white", &[], None)
            .end("afterwards")
            .sees(goes_on())
    };
    let one = met(Intent::Name).tells_all(ALL[1], "red", &[ALL[0]], None);
    assert_eq!(end(begin(one)), is(Unseen, "chat-not-heard-before"));
    let none = met(Intent::Name).tells_all(ALL[1], "red", &[], None);
    assert_eq!(end(begin(none)), is(Fails, "chat-silent"));
}

#[test]
fn a_third_who_is_turned_away_fails_only_what_needs_three() {
    let program = ALL[2].to_owned();
    let stage = ALL[..2]
        .iter()
        .fold(Stage::default().start("server", Role::Server), |stage, user| {
            stage.start(user, Role::Chatter).tells_all(user, "hello", &[], None)
        })
        .tells_all(ALL[0], "red", &[ALL[1]], Some("a"))
        .tells_all(ALL[1], "blue", &[ALL[0]], Some("b"))
        .start(ALL[2], Role::Chatter)
        .prints(ALL[2], "the chat is full\n")
        .ends(ALL[2], Exit::Code(0))
        .add(
            Who::Examiner,
            Did::Halted {
                why: Halt::Ended { program },
            },
        );
    assert_eq!(stage.sees(reaches_all()).0, Holds);
    let decision = stage.decide("udp-chat.three", vec![three()], Vec::new());
    assert_eq!(decision.verdict, crate::judge::Verdict::Fail);
}

#[test]
fn a_server_without_datagrams_attempts_no_such_chat() {
    let program = "server".to_owned();
    let stage = Stage::serving().halts(Halt::NoDatagrams { program });
    for expect in [reaches_all(), three(), Expect::TellsWho, goes_on()] {
        let decision = stage.decide("udp-chat.three", vec![expect], Vec::new());
        assert_eq!(decision.verdict, crate::judge::Verdict::Absent);
    }
}
