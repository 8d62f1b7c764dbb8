//! The judge never panics, whatever the record.

use proptest::prelude::*;

use super::stage::{Stage, peer, program};
use crate::dialect::{Counts, Framing, Header, Length, Plain};
use crate::judge::{evidence, reproduce};
use crate::scenario::{ConnectionTo, Expect, PortIs, Report};
use crate::submission::Role;
use crate::transcript::{Close, Did, Exit, Halt, Intent, Order, Rest, Who};

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        Just(program("server")),
        Just(program("client")),
        Just(program("scanner")),
        Just(program("chatter a")),
        Just(program("chatter b")),
        Just(peer("a")),
        Just(Who::Tap),
        Just(Who::Examiner)
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("hello".to_owned()),
        Just("Получено: hello\r\n".to_owned()),
        Just("9090".to_owned()),
        Just("Traceback (most recent call last):\n  x\nValueError: я\n".to_owned()),
        "\\PC{0,12}",
    ]
}

fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![
        Just(Intent::Port),
        Just(Intent::Host),
        Just(Intent::Message),
        Just(Intent::Unknown)
    ]
}

fn rest() -> impl Strategy<Value = Rest> {
    prop_oneof![Just(Rest::Settled), Just(Rest::Deadline), Just(Rest::Ended)]
}

fn did() -> impl Strategy<Value = Did> {
    let phase = prop_oneof![Just("connect"), Just("exchange"), Just("disconnect"), Just("stop")];
    let address = || "127.0.0.1:9090".parse().unwrap();
    prop_oneof![
        phase.clone().prop_map(|name| Did::PhaseBegins { name: name.into() }),
        phase.prop_map(|name| Did::PhaseEnds { name: name.into() }),
        prop_oneof![Just(Role::Server), Just(Role::Client), Just(Role::Chatter)].prop_map(|role| Did::Started {
            command: "x".into(),
            role
        }),
        (0..2, any::<bool>()).prop_map(|(code, by_us)| Did::Ended {
            exit: Exit::Code(code),
            by_us
        }),
        any::<bool>().prop_map(|by_us| Did::Ended {
            exit: Exit::Signal(11),
            by_us
        }),
        Just(Did::Signalled { signal: 2 }),
        proptest::sample::select(Order::ALL.to_vec()).prop_map(|order| Did::Ordered { order }),
        (text(), proptest::option::of(intent())).prop_map(|(text, intent)| Did::Typed {
            bytes: text.as_str().into(),
            intent
        }),
        any::<Vec<u8>>().prop_map(|bytes| Did::Printed { bytes: bytes.into() }),
        text().prop_map(|text| Did::Printed {
            bytes: text.as_str().into()
        }),
        (text(), intent()).prop_map(|(text, intent)| Did::Asks { text, intent }),
        (text(), any::<bool>()).prop_map(|(text, rewritten)| Did::Wrote {
            path: "log.txt".into(),
            bytes: text.as_str().into(),
            rewritten
        }),
        Just(Did::Connected {
            from: address(),
            to: address()
        }),
        Just(Did::Refused {
            to: address(),
            error: "Connection refused".into()
        }),
        Just(Did::Tried { to: address() }),
        text().prop_map(|name| Did::LooksUp { name }),
        Just(Did::Accepted),
        Just(Did::Drained),
        (0..3_usize).prop_map(|count| Did::Threads {
            count,
            readers: vec![vec!["a".into()]; count]
        }),
        text().prop_map(|text| Did::Sent {
            bytes: text.as_str().into()
        }),
        any::<Vec<u8>>().prop_map(|bytes| Did::Received { bytes: bytes.into() }),
        (
            any::<Vec<u8>>(),
            any::<Vec<u8>>(),
            proptest::option::of(rest()),
            any::<bool>()
        )
            .prop_map(|(message, reply, rest, open)| Did::Exchanged {
                message: message.into(),
                reply: reply.into(),
                rest,
                open
            }),
        (
            proptest::collection::vec(text(), 0..3),
            proptest::collection::vec(0_usize..9, 0..3),
            proptest::collection::vec(text(), 0..3),
            text(),
            proptest::option::of(rest()),
            any::<bool>()
        )
            .prop_map(|(messages, cuts, replies, left, rest, open)| {
                let bytes = |texts: Vec<String>| texts.iter().map(|text| text.as_str().into()).collect();
                Did::Conversed {
                    messages: bytes(messages),
                    cuts,
                    replies: bytes(replies),
                    left: left.as_str().into(),
                    rest,
                    open,
                }
            }),
        (0_usize..9, 0_usize..9).prop_map(|(length, limit)| Did::Unsayable { length, limit }),
        text().prop_map(|text| Did::Message { text }),
        (1_u16..90, any::<bool>()).prop_map(|(port, late)| Did::Opened { port, late }),
        (1_u16..90, 0_u64..500).prop_map(|(port, after_ms)| Did::AnsweredLate { port, after_ms }),
        (0_usize..70_000, 0_u16..9, any::<u16>(), any::<bool>()).prop_map(move |(ports, lowest, highest, far)| {
            Did::Scanned {
                to: address().ip(),
                host: if far { "far" } else { "localhost" }.into(),
                ports,
                lowest,
                highest,
            }
        }),
        (0_usize..4, 0_usize..4, 0_usize..4).prop_map(|(ports, seen, threads)| Did::InFlight { ports, seen, threads }),
        (0_usize..9, 0_usize..99).prop_map(|(lines, bytes)| Did::LeftOut { lines, bytes }),
        (0_u16..100).prop_map(|n| Did::Printed {
            bytes: format!("\r[{}] {n}% port {n} open [{n}, 80]\n", "#".repeat(n.into()))
                .as_str()
                .into()
        }),
        text().prop_map(move |text| Did::Mailed {
            from: address(),
            to: address(),
            bytes: text.as_str().into(),
            reaches: None
        }),
        prop_oneof![Just(Did::Leaves), Just(Did::LeavesUnread)],
        Just(Did::Holds),
        Just(Did::Releases),
        Just(Did::Cuts { pieces: 1 }),
        Just(Did::Releases),
        Just(Did::Closed { how: Close::Fin }),
        Just(Did::Occupied { port: 9090 }),
        rest().prop_map(|rest| Did::Rested {
            rest,
            after_ms: 1,
            spinners: Vec::new(),
        }),
        Just(Did::Halted {
            why: Halt::Ended {
                program: "server".into()
            }
        }),
        Just(Did::Halted {
            why: Halt::NeverListens {
                program: "server".into()
            }
        }),
    ]
}

fn every_claim() -> Vec<Expect> {
    let mut claims = Vec::new();
    for name in ["server", "client"] {
        let program = || name.to_owned();
        let phase = || "exchange".to_owned();
        claims.extend([
            Expect::Survives {
                program: program(),
                during: None,
            },
            Expect::Crashed { program: program() },
            Expect::Ends {
                program: program(),
                during: Some(phase()),
                cleanly: true,
            },
            Expect::Listens {
                program: program(),
                on: PortIs::Any,
            },
            Expect::Listens {
                program: program(),
                on: PortIs::Typed,
            },
            Expect::Listens {
                program: program(),
                on: PortIs::Moved,
            },
            Expect::PrintsPort { program: program() },
            Expect::Connects {
                program: program(),
                to: ConnectionTo::TypedPort,
            },
            Expect::Connects {
                program: program(),
                to: ConnectionTo::TypedHost,
            },
            Expect::Arrives {
                program: program(),
                at_least: 1,
            },
            Expect::Shows { program: program() },
            Expect::Headed { program: program() },
            Expect::ReadsPieces { program: program() },
            Expect::Closes {
                program: program(),
                during: None,
            },
            Expect::TakesBadInput { program: program() },
            Expect::AsksAgain { program: program() },
            Expect::TakesDefault { program: program() },
            Expect::SaysAndEnds {
                program: program(),
                during: phase(),
            },
            Expect::LogsToFile { program: program() },
            Expect::KeepsLog { program: program() },
            Expect::ConsoleQuiet { program: program() },
            Expect::StoppedBy {
                program: program(),
                command: "stop".into(),
            },
        ]);
        for event in [
            Report::Start,
            Report::Listen,
            Report::Connect,
            Report::Receive,
            Report::Send,
            Report::Disconnect,
            Report::Stop,
        ] {
            claims.push(Expect::Reports {
                program: program(),
                event,
                during: phase(),
            });
        }
    }
    claims.push(Expect::Echoed {
        peer: "a".into(),
        during: None,
    });
    claims.push(Expect::Served {
        peer: "a".into(),
        during: None,
    });
    claims.push(Expect::OwnThread { peer: "a".into() });
    claims.push(Expect::ShownBefore { peer: "a".into() });
    claims.push(Expect::HearsNothing { peer: "a".into() });
    claims.push(Expect::ShutOut {
        peer: "a".into(),
        unlike: "a".into(),
    });
    claims.push(Expect::MakesThreads {
        program: "server".into(),
    });
    claims.extend([
        Expect::ReachesAll { during: None },
        Expect::TakePart { at_least: 2 },
        Expect::TellsWho,
        Expect::GoesOn {
            during: "exchange".into(),
        },
    ]);
    claims.extend(Order::ALL.map(|order| Expect::Obeys {
        program: "server".into(),
        order,
    }));
    claims.push(Expect::TakesCommands {
        program: "server".into(),
    });
    claims.push(Expect::Welcomed { peer: "a".into() });
    let scanner = || "scanner".to_owned();
    claims.extend([
        Expect::ScansTypedHost { program: scanner() },
        Expect::FindsOpen {
            program: scanner(),
            up_to: 65000,
        },
        Expect::NamesNoClosed { program: scanner() },
        Expect::TriesAtOnce { program: scanner() },
        Expect::ListsInOrder { program: scanner() },
        Expect::ShowsProgress { program: scanner() },
    ]);
    claims.push(Expect::Understood { peer: "a".into() });
    for user in ["a", "client"] {
        claims.push(Expect::Answered {
            user: user.into(),
            at_least: 2,
        });
    }
    let any = Expect::Any { of: claims.clone() };
    let none = Expect::NoneOf { of: claims.clone() };
    claims.extend([any, none]);
    claims
}

fn framing() -> impl Strategy<Value = Option<Framing>> {
    let header = Header {
        length: Length::Decimal,
        width: 1,
        pad: None,
        justify: None,
        counts: Counts::Bytes,
    };
    let framings = [Framing::Plain(Plain::None), Framing::Header(header)];
    proptest::option::of(proptest::sample::select(framings.to_vec()))
}

proptest! {
    #[test]
    fn no_record_makes_the_judge_panic(events in proptest::collection::vec((who(), did()), 0..40), framing in framing()) {
        let mut stage = events.into_iter().fold(Stage::default(), |stage, (who, did)| stage.add(who, did));
        stage.dialect.framing = framing;
        Order::ALL.iter().for_each(|order| stage.dialect.commands.learn(*order, order.name()));
        for claim in every_claim() {
            let decision = stage.decide("echo.line", vec![claim.clone()], vec![claim]);
            prop_assert!(decision.verdict != crate::judge::Verdict::Fail || decision.account.is_some());
            prop_assert!(decision.evidence.iter().all(|&at| at < stage.transcript.events.len()));
            evidence(&stage.transcript, &decision.evidence);
            reproduce("echo.line", &stage.transcript, &stage.dialect);
        }
    }
}
