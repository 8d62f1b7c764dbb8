//! Users who come, are asked, greeted, let in and kept out.

use super::stage::{Stage, is, peer, program};
use crate::dialect::{Framing, Plain};
use crate::judge::finding::Seen;
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Intent, Rest};

/// The password of Bob.
const PASSWORD: &str = "kot-shmot-17";

impl Stage {
    fn comes(self, name: &str, user: &str, called: &str, password: &str) -> Stage {
        let plays = Did::Plays {
            user: user.into(),
            name: called.into(),
            password: password.into(),
        };
        self.add(peer(name), plays).accepted(name)
    }

    fn hears(self, name: &str, text: &str) -> Stage {
        self.add(peer(name), Did::Received { bytes: text.into() })
    }

    /// A question on the wire and the answer to it.
    fn answers(self, name: &str, question: &str, intent: Intent, answer: &str) -> Stage {
        let text = question.into();
        self.hears(name, question)
            .add(peer(name), Did::Asks { text, intent })
            .add(peer(name), Did::Sent { bytes: answer.into() })
            .rests(Rest::Settled)
    }

    fn talks(self, name: &str, message: &str, reply: &str) -> Stage {
        self.utters(name, message)
            .add(peer(name), Did::Sent { bytes: message.into() })
            .hears(name, reply)
            .exchanged(name, message, reply, Some(Rest::Settled), true)
            .rests(Rest::Settled)
    }

    fn utters(self, name: &str, message: &str) -> Stage {
        self.add(peer(name), Did::Message { text: message.into() })
    }

    fn leaves(self, name: &str) -> Stage {
        let how = crate::transcript::Close::Fin;
        self.add(peer(name), Did::Closed { how }).rests(Rest::Settled)
    }

    /// Bob registers by name.
    fn bob() -> Stage {
        Stage::serving()
            .comes("first", "first", "Bob", PASSWORD)
            .answers("first", "Your name?", Intent::Name, "Bob")
            .talks("first", "hello", "hello")
            .leaves("first")
    }

    /// Bob registers with a password, and logs in.
    fn bob_with_password() -> Stage {
        Stage::serving()
            .comes("first", "first", "Bob", PASSWORD)
            .answers("first", "Your name?", Intent::Name, "Bob")
            .answers("first", "Choose a password:", Intent::Password, PASSWORD)
            .talks("first", "hello", "hello")
            .leaves("first")
            .comes("right", "first", "Bob", PASSWORD)
            .answers("right", "Password, Bob?", Intent::Password, PASSWORD)
            .talks("right", "again", "again")
            .leaves("right")
    }

    fn wrong(self) -> Stage {
        self.comes("wrong", "first", "Bob", "not it at all").answers(
            "wrong",
            "Password, Bob?",
            Intent::Password,
            "not it at all",
        )
    }
}

fn asked(name: &str, wants: Intent) -> Expect {
    Expect::Asked {
        peer: name.into(),
        wants,
    }
}

fn greeted(name: &str) -> Expect {
    Expect::Greeted { peer: name.into() }
}

fn newcomer() -> Expect {
    Expect::Newcomer {
        peer: "other".into(),
        like: "first".into(),
    }
}

fn admitted(name: &str) -> Expect {
    Expect::Admitted { peer: name.into() }
}

fn kept_out() -> Expect {
    Expect::KeptOut {
        peer: "wrong".into(),
        unlike: "right".into(),
    }
}

fn recognised(name: &str) -> Expect {
    Expect::Recognised {
        peer: name.into(),
        after: "first".into(),
    }
}

#[test]
fn a_stranger_who_is_not_asked_fails_the_server() {
    assert_eq!(
        Stage::bob().sees(asked("first", Intent::Name)),
        is(Seen::Holds, "asked-name")
    );
    let silent = Stage::serving()
        .comes("first", "first", "Bob", PASSWORD)
        .talks("first", "hello", "hello");
    assert_eq!(
        silent.sees(asked("first", Intent::Name)),
        is(Seen::Fails, "name-not-asked")
    );
    assert_eq!(
        silent.sees(asked("first", Intent::Password)),
        is(Seen::Fails, "password-not-asked")
    );
    // What may be a question that was not understood is no proof.
    let unclear = Stage::serving()
        .comes("first", "first", "Bob", PASSWORD)
        .hears("first", "Qu'est-ce que c'est?")
        .rests(Rest::Settled);
    assert_eq!(
        unclear.sees(asked("first", Intent::Name)),
        is(Seen::Unseen, "asks-unclear")
    );
}

#[test]
fn a_client_that_asks_by_itself_is_no_server_that_asks() {
    let at_client = |stage: Stage, name: &str| {
        stage
            .comes(name, "first", "Bob", PASSWORD)
            .start(name, Role::Client)
            .add(
                program(name),
                Did::Connected {
                    from: ([127, 0, 0, 1], 5).into(),
                    to: ([127, 0, 0, 1], 9090).into(),
                },
            )
            .asks(name, "Name: ", Intent::Name)
            .types(name, "Bob", Intent::Name)
            .utters(name, "hello")
            .exchanged(name, "hello", "hello", Some(Rest::Settled), true)
            .rests(Rest::Settled)
    };
    let twice = at_client(at_client(Stage::serving(), "first"), "again");
    assert_eq!(
        twice.sees(asked("first", Intent::Name)),
        is(Seen::Fails, "client-asks-itself")
    );
    let once = at_client(Stage::serving(), "first");
    assert_eq!(once.sees(asked("first", Intent::Name)), is(Seen::Holds, "asked-name"));
}

#[test]
fn a_greeting_is_by_the_first_name_and_not_by_the_one_just_given() {
    let again = |said: &str| {
        Stage::bob()
            .comes("again", "first", "Drug", PASSWORD)
            .hears("again", said)
            .rests(Rest::Settled)
    };
    assert_eq!(again("Hello, BOB!").sees(greeted("again")), is(Seen::Holds, "greeted"));
    assert_eq!(again("Hello!").sees(greeted("again")), is(Seen::Fails, "not-greeted"));
    let asked_again = Stage::bob()
        .comes("again", "first", "Drug", PASSWORD)
        .answers("again", "Your name?", Intent::Name, "Drug")
        .hears("again", "Hello, Drug");
    assert_eq!(asked_again.sees(greeted("again")), is(Seen::Fails, "asked-again"));
    let on_the_console = Stage::bob()
        .comes("again", "first", "Drug", PASSWORD)
        .prints("server", "Bob is back\r\n");
    assert_eq!(on_the_console.sees(greeted("again")), is(Seen::Holds, "greeted"));
}

#[test]
fn the_history_of_a_chat_greets_nobody() {
    let talked = || {
        Stage::bob()
            .talks("first", "good morning", "")
            .comes("again", "first", "Drug", PASSWORD)
    };
    let again = |told: &str| {
        talked()
            .hears("again", told)
            .rests(Rest::Settled)
            .sees(greeted("again"))
    };
    assert_eq!(again("12:30 Bob: good morning\n"), is(Seen::Fails, "not-greeted"));
    assert_eq!(again("Bob > good morning\nWelcome\n"), is(Seen::Fails, "not-greeted"));
    assert_eq!(again("Bob: good morning\nHello, Bob!\n"), is(Seen::Holds, "greeted"));
}

#[test]
fn another_address_is_nobody_known() {
    let other = |stage: Stage| stage.sees(newcomer());
    let comes = || Stage::bob().comes("other", "other", "Eva", "x");
    assert_eq!(
        other(comes().answers("other", "Your name?", Intent::Name, "Eva")),
        is(Seen::Holds, "stranger-asked")
    );
    assert_eq!(
        other(comes().hears("other", "Hello, Bob").rests(Rest::Settled)),
        is(Seen::Fails, "stranger-taken-for")
    );
    assert_eq!(
        other(comes().hears("other", "Hi.").rests(Rest::Settled)),
        is(Seen::Fails, "stranger-not-asked")
    );
}

#[test]
fn a_wrong_password_is_compared_with_the_right_one() {
    let turned_away = Stage::bob_with_password()
        .wrong()
        .talks("wrong", "let me in", "Wrong password, try again:");
    assert_eq!(turned_away.sees(admitted("right")), is(Seen::Holds, "admitted"));
    assert_eq!(turned_away.sees(kept_out()), is(Seen::Holds, "kept-out"));
    let let_in = Stage::bob_with_password()
        .wrong()
        .hears("wrong", "Wrong password!")
        .talks("wrong", "let me in", "let me in");
    assert_eq!(let_in.sees(kept_out()), is(Seen::Fails, "wrong-password-let-in"));
    let killed = Stage::bob_with_password().wrong().crashes("server", "ValueError: no");
    let mut killed = killed
        .utters("wrong", "let me in")
        .exchanged("wrong", "let me in", "", Some(Rest::Ended), false);
    // In which form it wants to be answered is not known.
    assert_eq!(killed.sees(kept_out()), is(Seen::Unseen, "answered-in-a-guess"));
    killed.dialect.framing = Some(Framing::Plain(Plain::None));
    assert_eq!(killed.sees(kept_out()), is(Seen::Fails, "server-died"));
}

#[test]
fn a_right_password_that_is_refused_fails_only_whoever_could_register() {
    let refused = |stage: Stage| {
        stage
            .comes("right", "first", "Bob", PASSWORD)
            .answers("right", "Password?", Intent::Password, PASSWORD)
            .utters("right", "again")
            .exchanged("right", "again", "", Some(Rest::Settled), false)
            .sees(admitted("right"))
    };
    assert_eq!(refused(Stage::bob()), is(Seen::Fails, "right-password-refused"));
    let stranger = Stage::serving()
        .comes("first", "first", "Bob", PASSWORD)
        .answers("first", "Password?", Intent::Password, PASSWORD)
        .utters("first", "hello")
        .exchanged("first", "hello", "", Some(Rest::Settled), false);
    assert_eq!(refused(stranger), is(Seen::Unseen, "could-not-register"));
}

#[test]
fn the_history_of_a_chat_is_no_sign_of_being_known() {
    let comes_in = |stage: Stage, name: &str, welcome: &str| {
        stage
            .comes(name, "first", "Bob", PASSWORD)
            .answers(name, "Password?", Intent::Password, PASSWORD)
            .hears(name, welcome)
    };
    let first = comes_in(Stage::serving(), "first", "Welcome!\n").talks("first", "good morning", "");
    let second = comes_in(first.leaves("first"), "right", "Welcome!\nBob: good morning\n").talks("right", "again", "");
    let restarted = second.leaves("right").start("server", Role::Server);
    let third = comes_in(restarted, "again", "Welcome!\n").talks("again", "here", "here");
    assert_eq!(third.sees(recognised("again")), is(Seen::Unseen, "asked-alike"));
}

#[test]
fn whoever_is_registered_anew_was_forgotten() {
    let after_restart = Stage::bob_with_password()
        .start("server", Role::Server)
        .comes("again", "first", "Bob", PASSWORD);
    let known = after_restart
        .clone()
        .answers("again", "Password, Bob?", Intent::Password, PASSWORD)
        .talks("again", "here", "here");
    assert_eq!(known.sees(recognised("again")), is(Seen::Holds, "recognised"));
    let anew = after_restart
        .answers("again", "Your name?", Intent::Name, "Bob")
        .answers("again", "Choose a password:", Intent::Password, PASSWORD)
        .talks("again", "here", "here");
    assert_eq!(anew.sees(recognised("again")), is(Seen::Fails, "forgotten"));
}

#[test]
fn passwords_are_looked_for_in_every_form_that_can_be_read() {
    let hides = |text: &str| {
        let hidden = Expect::HidesPasswords {
            program: "server".into(),
        };
        Stage::bob_with_password()
            .writes("server", "users.txt", text)
            .sees(hidden)
    };
    assert_eq!(hides("bob:kot-shmot-17"), is(Seen::Fails, "password-in-clear"));
    assert_eq!(hides("bob:a290LXNobW90LTE3"), is(Seen::Fails, "password-in-base64"));
    assert_eq!(
        hides("bob:6b6f742d73686d6f742d3137"),
        is(Seen::Fails, "password-in-hex")
    );
    assert_eq!(hides("bob:0123456789abcdef"), is(Seen::Holds, "passwords-hidden"));
    let nothing = Expect::HidesPasswords {
        program: "server".into(),
    };
    assert_eq!(
        Stage::bob_with_password().sees(nothing),
        is(Seen::Fails, "nothing-kept")
    );
}

#[test]
fn equal_passwords_must_look_different() {
    let register = |stage: Stage, name: &str, password: &str, record: &str| {
        stage
            .comes(name, name, name, password)
            .answers(name, "Password?", Intent::Password, password)
            .writes("server", "users.txt", record)
    };
    let salts = |a: &str, b: &str, c: &str| {
        let stage = register(Stage::serving(), "a", PASSWORD, a);
        let stage = register(stage, "b", PASSWORD, b);
        register(stage, "c", "another one", c).sees(Expect::Salts {
            peer: "a".into(),
            same: "b".into(),
            unlike: "c".into(),
        })
    };
    let (one, two, three) = ("0123456789abcdefghij", "zyxwvutsrqponmlkjihg", "5647382910qwertyuiop");
    assert_eq!(salts(one, two, three), is(Seen::Holds, "salted"));
    assert_eq!(salts(one, one, three), is(Seen::Fails, "records-share"));
    // What every record has tells nothing.
    let with = |rest: &str| format!("argon2id-m19456-t2-p1\n{rest}\n");
    assert_eq!(salts(&with(one), &with(two), &with(three)), is(Seen::Holds, "salted"));
    let hash = {
        use md5::Digest;
        data_encoding::HEXLOWER.encode(&md5::Md5::digest(PASSWORD))
    };
    assert_eq!(salts(&hash, two, three), is(Seen::Fails, "password-bare-hash"));
}

#[test]
fn a_session_is_a_secret_that_was_kept_and_shown() {
    let secret = "f00dfeedf00dfeedf00dfeed";
    let at_client = |stage: Stage, name: &str| {
        let from = ([127, 0, 0, 1], 5).into();
        let to = ([127, 0, 0, 1], 9090).into();
        stage
            .comes(name, "first", "Bob", PASSWORD)
            .start(name, Role::Client)
            .add(program(name), Did::Connected { from, to })
    };
    let first = at_client(Stage::serving(), "first")
        .asks("first", "Password: ", Intent::Password)
        .types("first", PASSWORD, Intent::Password)
        .utters("first", "hello")
        .exchanged("first", "hello", "hello", Some(Rest::Settled), true)
        .writes("first", "token", secret)
        .ends("first", Exit::Code(0));
    let claim = || Expect::KeepsSession {
        peer: "again".into(),
        after: "first".into(),
    };
    let shown = at_client(first.clone(), "again")
        .add(
            program("again"),
            Did::Sent {
                bytes: format!("TOKEN {secret}\n").as_str().into(),
            },
        )
        .utters("again", "hello")
        .exchanged("again", "hello", "hello", Some(Rest::Settled), true);
    assert_eq!(shown.sees(claim()), is(Seen::Holds, "session-kept"));
    let typed = at_client(first.clone(), "again")
        .asks("again", "Password: ", Intent::Password)
        .types("again", PASSWORD, Intent::Password)
        .utters("again", "hello")
        .exchanged("again", "hello", "hello", Some(Rest::Settled), true);
    assert_eq!(typed.sees(claim()), is(Seen::Fails, "password-typed-again"));
    let nothing = at_client(first, "again").utters("again", "hello").exchanged(
        "again",
        "hello",
        "hello",
        Some(Rest::Settled),
        true,
    );
    assert_eq!(nothing.sees(claim()), is(Seen::Fails, "no-secret-presented"));
}
