//! Control consoles: what commands come to.

use super::stage::{Stage, is, peer, program};
use crate::dialect::Commands;
use crate::judge::Verdict;
use crate::judge::finding::Seen::{Fails, Holds, Unseen};
use crate::scenario::Expect;
use crate::transcript::{Close, Did, Exit, Intent, Order, Rest};

fn takes() -> Expect {
    Expect::TakesCommands {
        program: "server".into(),
    }
}

fn obeys(order: Order) -> Expect {
    Expect::Obeys {
        program: "server".into(),
        order,
    }
}

fn commands() -> Commands {
    let mut commands = Commands::default();
    for order in Order::ALL {
        commands.learn(order, order.name());
    }
    commands.listed = Some(true);
    commands
}

fn console() -> Stage {
    let mut stage = Stage::serving().add(
        program("server"),
        Did::AwaitsCommands {
            text: "Команда: ".into(),
        },
    );
    stage.dialect.commands = commands();
    stage
}

impl Stage {
    fn ordered(self, order: Order, says: &str) -> Stage {
        let stage = self.add(program("server"), Did::Ordered { order });
        let typed = Did::Typed {
            bytes: format!("{}\n", order.name()).as_str().into(),
            intent: None,
        };
        stage
            .add(program("server"), typed)
            .prints("server", says)
            .rests(Rest::Settled)
    }

    fn drops_in(self, name: &str, reply: &str) -> Stage {
        let stage = self.accepted(name).exchanged(name, "hello", reply, None, true);
        stage.add(peer(name), Did::Closed { how: Close::Fin })
    }

    fn waits_in_vain(self, name: &str) -> Stage {
        self.connect(name)
            .exchanged(name, "hello", "", Some(Rest::Settled), true)
    }

    fn visits(self, name: &str, user: &str, called: &str, asked: bool) -> Stage {
        let plays = Did::Plays {
            user: user.into(),
            name: called.into(),
            password: "pw".into(),
        };
        let stage = self.add(peer(name), plays).accepted(name);
        let stage = match asked {
            true => {
                let asks = Did::Asks {
                    text: "Имя: ".into(),
                    intent: Intent::Name,
                };
                let sent = Did::Sent { bytes: called.into() };
                stage.add(peer(name), asks).add(peer(name), sent)
            }
            false => stage,
        };
        stage
            .add(peer(name), Did::Message { text: "hello".into() })
            .exchange(name, "hello", "hello")
    }

    fn rewrites(self, path: &str, text: &str) -> Stage {
        self.add(
            program("server"),
            Did::Wrote {
                path: path.into(),
                bytes: text.into(),
                rewritten: true,
            },
        )
    }
}

#[test]
fn who_takes_no_commands_does_not_attempt_the_task() {
    let stage = Stage::serving();
    assert_eq!(stage.sees(takes()), is(Fails, "no-console"));
    let decision = stage.decide(
        "control.stop",
        vec![obeys(Order::Stop)],
        vec![Expect::NoneOf { of: vec![takes()] }],
    );
    assert_eq!(decision.verdict, Verdict::Absent);
    let mut asks = console();
    asks.dialect.commands = Commands::default();
    assert_eq!(asks.sees(takes()), is(Unseen, "commands-unknown"));
    assert_eq!(console().sees(takes()).0, Holds);
}

#[test]
fn a_command_that_is_not_there_fails_only_where_the_console_tells_of_all() {
    let mut stage = console();
    stage.dialect.commands.pause = None;
    assert_eq!(stage.sees(obeys(Order::Pause)), is(Fails, "no-such-command"));
    stage.dialect.commands.listed = None;
    assert_eq!(stage.sees(obeys(Order::Pause)), is(Unseen, "command-not-found"));
}

#[test]
fn a_stop_ends_the_program_or_hangs_or_does_nothing() {
    let told = || console().drops_in("a", "hello").ordered(Order::Stop, "bye");
    let order = obeys(Order::Stop);
    assert_eq!(told().ends("server", Exit::Code(0)).sees(order.clone()).0, Holds);
    assert_eq!(told().ends("server", Exit::Signal(6)).sees(order.clone()).0, Holds);
    assert_eq!(
        told().crashes("server", "OSError: x").sees(order.clone()),
        is(Unseen, "stop-by-crash")
    );
    assert_eq!(told().sees(order.clone()), is(Fails, "stop-not"));
    let closed = told()
        .add(program("server"), Did::Listens { ports: Vec::new() })
        .rests(Rest::Settled);
    assert_eq!(closed.sees(order.clone()), is(Fails, "stop-hangs"));
    assert_eq!(told().rests(Rest::Deadline).sees(order), is(Unseen, "still-busy"));
}

#[test]
fn a_pause_keeps_new_clients_out_until_it_is_over() {
    let paused = || console().drops_in("a", "hello").ordered(Order::Pause, "paused");
    let order = || obeys(Order::Pause);
    let kept_out = || paused().waits_in_vain("b").ordered(Order::Resume, "on");
    assert_eq!(
        kept_out().drops_in("d", "hello").sees(order()),
        is(Holds, "obeys-pause")
    );
    assert_eq!(kept_out().waits_in_vain("d").sees(order()), is(Fails, "resume-not"));
    let served = paused()
        .drops_in("b", "hello")
        .ordered(Order::Resume, "on")
        .drops_in("d", "hello");
    assert_eq!(served.sees(order()), is(Fails, "pause-not"));
    let one_more = paused()
        .drops_in("b", "hello")
        .waits_in_vain("c")
        .ordered(Order::Resume, "on");
    assert_eq!(one_more.sees(order()), is(Fails, "pause-lets-one-in"));
    let died = paused().ends("server", Exit::Code(1));
    assert_eq!(died.sees(order()), is(Fails, "pause-ends-server"));
    let unserved = console()
        .waits_in_vain("a")
        .ordered(Order::Pause, "paused")
        .waits_in_vain("b");
    assert_eq!(unserved.sees(order()), is(Unseen, "served-before-pause-not"));
    let mut for_good = kept_out().waits_in_vain("d");
    for_good.dialect.commands.resume = None;
    assert_eq!(for_good.sees(order()), is(Holds, "paused-for-good"));
}

#[test]
fn a_word_of_regret_on_hanging_up_is_no_service() {
    let stage = console().drops_in("a", "hello").ordered(Order::Pause, "paused");
    let sorry = stage
        .accepted("b")
        .exchanged("b", "hello", "paused, sorry", None, false);
    let stage = sorry.ordered(Order::Resume, "on").drops_in("d", "hello");
    assert_eq!(stage.sees(obeys(Order::Pause)).0, Holds);
}

#[test]
fn a_log_shown_holds_what_has_just_happened() {
    let order = || obeys(Order::ShowLogs);
    let before = || {
        console()
            .ordered(Order::ShowLogs, "start\n> ")
            .visits("a", "a", "Vasya", true)
    };
    assert_eq!(
        before()
            .ordered(Order::ShowLogs, "start\nVasya came\n> ")
            .sees(order())
            .0,
        Holds
    );
    let more = "server started\nclient came\nclient left\n> ";
    assert_eq!(before().ordered(Order::ShowLogs, more).sees(order()).0, Holds);
    assert_eq!(
        before().ordered(Order::ShowLogs, "start\n> ").sees(order()),
        is(Fails, "show-logs-old")
    );
    assert_eq!(
        before().ordered(Order::ShowLogs, "").sees(order()),
        is(Fails, "show-logs-empty")
    );
    let elsewhere = "sh: 1: notepad: not found\n";
    assert_eq!(
        before().ordered(Order::ShowLogs, elsewhere).sees(order()),
        is(Unseen, "shown-elsewhere")
    );
}

#[test]
fn a_cleared_log_is_shown_no_more_or_its_file_is_empty() {
    let order = || obeys(Order::ClearLogs);
    let logged = || {
        console()
            .visits("a", "a", "Vasya", true)
            .writes("server", "server.log", "Vasya came\n")
    };
    let shown = || {
        logged()
            .ordered(Order::ShowLogs, "Vasya came\n> ")
            .ordered(Order::ClearLogs, "ok\n> ")
    };
    assert_eq!(shown().ordered(Order::ShowLogs, "> ").sees(order()).0, Holds);
    assert_eq!(
        shown().ordered(Order::ShowLogs, "Vasya came\n> ").sees(order()),
        is(Fails, "log-shown-still")
    );
    let blind = || logged().ordered(Order::ClearLogs, "ok\n> ");
    assert_eq!(blind().sees(order()), is(Fails, "log-file-still"));
    let emptied = blind().rewrites("server.log", "").rests(Rest::Settled);
    assert_eq!(emptied.sees(order()), is(Holds, "log-file-emptied"));
    assert_eq!(
        console().ordered(Order::ClearLogs, "ok").sees(order()),
        is(Unseen, "no-log-seen")
    );
}

#[test]
fn clients_are_forgotten_in_the_file_and_stay_so() {
    let order = || obeys(Order::ClearIdentities);
    let known = || {
        let stage = console().visits("first", "first", "Vasya", true);
        let stage = stage.rewrites("users.json", "{Vasya}");
        stage
            .visits("known", "first", "Vasya", false)
            .ordered(Order::ClearIdentities, "ok")
    };
    let emptied = || known().rewrites("users.json", "{}").rests(Rest::Settled);
    let again = |stage: Stage, asked| stage.visits("again", "first", "Vasya", asked).rests(Rest::Settled);
    assert_eq!(again(emptied(), false).sees(order()), is(Holds, "identities-emptied"));
    let other = emptied()
        .visits("other", "other", "Petya", true)
        .rewrites("users.json", "{Vasya Petya}");
    assert_eq!(again(other, false).sees(order()), is(Fails, "identities-return"));
    assert_eq!(again(known(), false).sees(order()), is(Fails, "identities-known-still"));
    assert_eq!(again(known(), true).sees(order()), is(Holds, "identities-forgotten"));
}

#[test]
fn a_newcomer_who_is_left_waiting_was_not_welcomed() {
    let claim = |name: &str| Expect::Welcomed { peer: name.into() };
    assert_eq!(
        console().waits_in_vain("a").rests(Rest::Settled).sees(claim("a")).0,
        Fails
    );
    let read = console().accepted("a").add(peer("a"), Did::Drained);
    assert_eq!(read.sees(claim("a")).0, Holds);
    assert_eq!(
        console().accepted("a").rests(Rest::Settled).sees(claim("a")),
        is(Unseen, "accepted-only")
    );
}
