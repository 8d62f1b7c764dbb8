//! Messages with a header: there or not, and read as one however they were cut and joined.

use super::stage::{Stage, is, peer, program};
use crate::dialect::{Counts, Dialect, Framing, Header, Length, Plain, encode};
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unreached, Unseen};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Bytes, Did, Halt, Intent, Rest, Who};

fn understood() -> Expect {
    Expect::Understood { peer: "a".into() }
}

fn headed() -> Expect {
    Expect::Headed {
        program: "client".into(),
    }
}

fn dialect() -> Dialect {
    Dialect {
        framing: Some(Framing::Header(Header {
            length: Length::Decimal,
            width: 4,
            pad: None,
            justify: None,
            counts: Counts::Bytes,
        })),
        ..Dialect::default()
    }
}

/// What came of messages said as one stream, the world at rest and the connection open afterwards.
fn conversed(messages: &[&str], cuts: &[usize], replies: &[&str]) -> Did {
    let bytes = |texts: &[&str]| texts.iter().map(|text| Bytes::from(*text)).collect();
    Did::Conversed {
        messages: bytes(messages),
        cuts: cuts.to_vec(),
        replies: bytes(replies),
        left: Bytes::default(),
        rest: Some(Rest::Settled),
        open: true,
    }
}

fn answering(answer: impl Fn(&str) -> String) -> Stage {
    let mut stage = Stage::serving().accepted("a");
    stage.dialect = dialect();
    ["hello", "hello again"]
        .iter()
        .fold(stage, |stage, message| stage.exchange("a", message, &answer(message)))
}

fn echoing() -> Stage {
    answering(str::to_owned)
}

impl Stage {
    fn streams(self, messages: &[&str], cuts: &[usize], replies: &[&str]) -> Stage {
        self.add(peer("a"), conversed(messages, cuts, replies))
    }

    fn in_step(self) -> Stage {
        self.exchange("a", "still here", "still here")
    }
}

#[test]
fn messages_that_come_back_one_by_one_are_understood() {
    let stage = echoing()
        .streams(&["cut"], &[1, 2], &["cut"])
        .in_step()
        .streams(&["one", "two"], &[], &["one", "two"])
        .in_step()
        .streams(&["мир 🙂"], &[], &["мир 🙂"])
        .in_step();
    assert_eq!(stage.sees(understood()).0, Holds);
}

#[test]
fn every_way_to_misread_has_its_name() {
    let long = "x".repeat(2048);
    for (messages, cuts, replies, key) in [
        (&["cut"][..], &[1][..], &["c"][..], "framing-pieces"),
        (&["one", "two"], &[], &["one"], "framing-together"),
        (&["one", "two"], &[], &["one0003two"], "framing-together"),
        (&["мир"], &[], &["м"], "framing-letters"),
        (&[""], &[], &[], "framing-nothing"),
        (&[&long], &[], &["xxx"], "framing-size"),
    ] {
        let stage = echoing().streams(messages, cuts, replies).in_step();
        assert_eq!(stage.sees(understood()), is(Fails, key), "{messages:?}");
    }
}

#[test]
fn a_message_after_which_the_server_is_out_of_step_was_misread() {
    let stage = answering(|_| "no such command".into())
        .streams(&["one", "two"], &[], &["no such command", "no such command"])
        .exchange("a", "still here", "no such command");
    assert_eq!(stage.sees(understood()).0, Holds);
    let lost = answering(|_| "no such command".into())
        .streams(&["мир"], &[], &["no such command"])
        .exchanged("a", "still here", "", Some(Rest::Settled), true);
    assert_eq!(lost.sees(understood()), is(Fails, "framing-letters"));
}

#[test]
fn a_server_that_changes_what_it_answers_is_taken_as_it_is() {
    let shouting = || answering(str::to_uppercase);
    let read = shouting()
        .streams(&["cut", "мир"], &[3], &["CUT", "МИР"])
        .exchange("a", "still here", "STILL HERE");
    assert_eq!(read.sees(understood()).0, Holds);
    let misread = shouting().streams(&["cut"], &[3], &["CU"]);
    assert_eq!(misread.sees(understood()), is(Fails, "framing-pieces"));
    let counter = std::cell::Cell::new(0);
    let counting = answering(|_| {
        counter.set(counter.get() + 1);
        format!("message {}", counter.get())
    });
    let fewer = counting.streams(&["one", "two"], &[], &["message 3"]);
    assert_eq!(fewer.sees(understood()), is(Unseen, "framing-answers-vary"));
}

#[test]
fn a_first_message_that_was_a_part_of_a_login_says_nothing() {
    let mut stage = Stage::serving().accepted("a");
    stage.dialect = dialect();
    let stage = ["welcome", "echo 2", "echo 3"]
        .iter()
        .fold(stage, |stage, reply| {
            stage.exchange("a", reply.trim_start_matches("welcome"), reply)
        })
        .streams(&["echo"], &[1], &["echo"]);
    assert_eq!(
        stage.sees(understood()).0,
        Unreached,
        "an empty first message is no known one"
    );
    let mut stage = Stage::serving().accepted("a");
    stage.dialect = dialect();
    let stage = stage
        .exchange("a", "one", "welcome")
        .exchange("a", "two", "two")
        .exchange("a", "three", "three")
        .streams(&["cut"], &[1], &["cut"]);
    assert_eq!(stage.sees(understood()).0, Holds);
}

#[test]
fn an_empty_message_may_be_answered_in_any_way_and_in_silence_unless_it_should_come_back() {
    let fixed = || answering(|_| "no such command".into());
    let answered =
        fixed()
            .streams(&[""], &[], &["good bye"])
            .exchanged("a", "still here", "", Some(Rest::Settled), true);
    assert_eq!(answered.sees(understood()).0, Holds);
    let silent = fixed()
        .streams(&[""], &[], &[])
        .exchange("a", "still here", "no such command");
    assert_eq!(silent.sees(understood()).0, Holds);
    let lost = fixed()
        .streams(&[""], &[], &[])
        .exchanged("a", "still here", "", Some(Rest::Settled), true);
    assert_eq!(lost.sees(understood()), is(Fails, "framing-nothing"));
}

#[test]
fn a_crash_fails_and_says_how() {
    let stage = echoing()
        .crashes("server", "ValueError: invalid literal for int() with base 10: 'z'")
        .streams(&["cut"], &[1], &[]);
    let finding = stage.look(understood());
    assert_eq!((finding.seen, finding.why.key.as_str()), (Fails, "framing-pieces"));
    assert!(finding.account.unwrap().seen.arguments["last"].starts_with("ValueError"));
}

#[test]
fn what_is_still_being_made_or_asked_is_not_seen() {
    let busy = |rest| Did::Conversed {
        messages: vec!["cut".into()],
        cuts: vec![1],
        replies: Vec::new(),
        left: Bytes::default(),
        rest: Some(rest),
        open: true,
    };
    let stage = echoing().add(peer("a"), busy(Rest::Deadline));
    assert_eq!(stage.sees(understood()), is(Unseen, "still-busy"));
    let asked = echoing()
        .asks("server", "Press Enter to go on", Intent::Enter)
        .add(peer("a"), busy(Rest::Settled));
    assert_eq!(asked.sees(understood()), is(Unseen, "server-asks-meanwhile"));
}

#[test]
fn a_header_without_room_fails() {
    let narrow = Did::Unsayable {
        length: 70_000,
        limit: 9_999,
    };
    let stage = echoing().add(peer("a"), narrow);
    assert_eq!(stage.sees(understood()), is(Fails, "header-narrow"));
}

#[test]
fn where_nothing_can_be_seen_nothing_fails() {
    assert_eq!(echoing().sees(understood()).0, Unreached);
    let silent = answering(|_| String::new()).streams(&["cut"], &[1], &[]);
    assert_eq!(silent.sees(understood()), is(Unseen, "framing-silent"));
    let mut unknown = echoing();
    unknown.dialect = Dialect::default();
    assert_eq!(unknown.sees(understood()), is(Unseen, "header-unknown"));
    let mut plain = echoing();
    plain.dialect.framing = Some(Framing::Plain(Plain::None));
    assert_eq!(plain.sees(understood()), is(Fails, "no-header"));
    let halted = echoing().halts(Halt::NotUnderstood { what: "login".into() });
    let decision = halted.decide("framing.split", vec![understood()], vec![]);
    assert_eq!(decision.verdict, Verdict::Undecided);
}

/// A client that sends for each line what `form` makes of it, and is answered likewise.
fn client(dialect: Dialect, form: impl Fn(&str) -> Vec<u8>, answer: impl Fn(&str) -> Vec<u8>) -> Stage {
    let mut stage = Stage::serving().start("client", Role::Client);
    stage.dialect = dialect;
    let long = "x".repeat(150);
    ["hello", "z", long.as_str()].iter().fold(stage, |stage, line| {
        let text = (*line).to_owned();
        stage
            .add(program("client"), Did::Message { text })
            .types("client", line, Intent::Message)
            .add(
                program("client"),
                Did::Sent {
                    bytes: form(line).into(),
                },
            )
            .add(
                program("client"),
                Did::Received {
                    bytes: answer(line).into(),
                },
            )
            .rests(Rest::Settled)
    })
}

#[test]
fn a_header_is_there_or_not() {
    let framed = |line: &str| encode(&dialect(), line.as_bytes()).unwrap();
    let bare = |line: &str| line.as_bytes().to_vec();
    assert_eq!(client(dialect(), framed, framed).sees(headed()).0, Holds);
    assert_eq!(
        client(dialect(), framed, bare).sees(headed()),
        is(Fails, "header-one-way")
    );
    let plain = Dialect {
        framing: Some(Framing::Plain(Plain::None)),
        ..Dialect::default()
    };
    assert_eq!(client(plain, bare, bare).sees(headed()), is(Fails, "no-header"));
    let unknown = Dialect::default;
    let netstring = |line: &str| format!("{}:{line}", line.len()).into_bytes();
    assert_eq!(
        client(unknown(), netstring, netstring).sees(headed()),
        is(Fails, "header-varies")
    );
    let marked = |line: &str| format!("{line}CRLF").into_bytes();
    assert_eq!(client(unknown(), marked, marked).sees(headed()), is(Fails, "no-header"));
    let private = |line: &str| line.bytes().map(|byte| byte ^ 0x55).collect();
    assert_eq!(
        client(unknown(), private, private).sees(headed()),
        is(Unseen, "header-unknown")
    );
}

/// A client that shows what `shows` makes of the answer, which comes whole twice and then in pieces.
fn shown(shows: impl Fn(&str) -> Option<String>) -> Stage {
    let mut stage = Stage::serving().start("client", Role::Client);
    stage.dialect = dialect();
    ["first", "other", "third"].iter().fold(stage, |stage, line| {
        let text = (*line).to_owned();
        let stage = stage
            .add(Who::Tap, Did::Holds)
            .add(program("client"), Did::Message { text })
            .types("client", line, Intent::Message);
        let stage = match *line {
            "third" => stage.add(Who::Tap, Did::Cuts { pieces: 1 }),
            _ => stage,
        };
        let bytes = encode(&dialect(), line.as_bytes()).unwrap().into();
        let stage = stage
            .add(Who::Tap, Did::Releases)
            .add(program("client"), Did::Received { bytes });
        match shows(line) {
            Some(text) => stage.prints("client", &format!("{text}\r\n> ")).rests(Rest::Settled),
            None => stage.crashes("client", "ValueError: invalid literal for int()"),
        }
    })
}

#[test]
fn an_answer_in_pieces_is_shown_like_the_others_or_not() {
    let reads = || Expect::ReadsPieces {
        program: "client".into(),
    };
    assert_eq!(shown(|line| Some(format!("Answer: {line}"))).sees(reads()).0, Holds);
    assert_eq!(shown(|_| Some("done".into())).sees(reads()).0, Holds);
    let half = shown(|line| Some(line.replace("third", "th")));
    assert_eq!(half.sees(reads()), is(Fails, "pieces-not-shown"));
    let crash = shown(|line| (line != "third").then(|| line.to_owned()));
    assert_eq!(crash.sees(reads()), is(Fails, "pieces-not-shown"));
    let odd = std::cell::Cell::new(0);
    let varies = shown(|_| {
        odd.set(odd.get() + 1);
        Some(format!("{} ms", odd.get()))
    });
    assert_eq!(varies.sees(reads()), is(Unseen, "pieces-unlike"));
    assert_eq!(Stage::serving().sees(reads()), is(Unseen, "header-unknown"));
}
