//! The chat server with users who talk all at once, come late, vanish, or do not listen; and its client.

mod program;

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::thread;

use lab_reference::framing::{HEADER, ReadMessage, WriteMessage};
use lab_reference::history::Message;
use lab_reference::login::{Answer, Credentials, Request};
use lab_reference::news::News;
use program::{DEADLINE, Program};

const SERVER: &str = env!("CARGO_BIN_EXE_chat-server");
const CLIENT: &str = env!("CARGO_BIN_EXE_chat-client");

/// A user on the wire.
struct User(TcpStream);

impl User {
    fn register(port: u16, name: &str) -> User {
        let user = User::connect(port);
        let welcome = user.ask(&Request::Register(credentials(name, "secret")));
        assert!(
            matches!(&welcome, News::Answer(Answer::Welcome { name: known, .. }) if known == name),
            "{welcome:?}"
        );
        user
    }

    fn connect(port: u16) -> User {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream.set_nodelay(true).unwrap();
        User(stream)
    }

    fn send(&self, request: &Request) {
        (&self.0).send_message(&request.to_message()).unwrap();
    }

    fn say(&self, text: &str) {
        self.send(&Request::Say(text.to_string()));
    }

    fn hear(&self) -> News {
        let message = (&self.0).receive_message().unwrap().expect("the server goes on");
        News::parse(&message).unwrap()
    }

    fn ask(&self, request: &Request) -> News {
        self.send(request);
        self.hear()
    }

    /// The next things said, without the comings and goings between them.
    fn hear_said(&self, count: usize) -> Vec<Message> {
        let said = std::iter::repeat_with(|| self.hear()).filter_map(|news| match news {
            News::Said(message) => Some(message),
            _ => None,
        });
        said.take(count).collect()
    }
}

fn credentials(name: &str, password: &str) -> Credentials {
    Credentials {
        name: name.to_string(),
        password: password.to_string().into(),
    }
}

fn log_of(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("chat.log")).unwrap()
}

#[test]
fn all_hear_all_others_in_one_order() {
    const SPEAKERS: usize = 4;
    const EACH: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    let (_server, port) = Program::serve(SERVER, folder.path());
    let speakers: Vec<_> = (0..SPEAKERS)
        .map(|number| User::register(port, &format!("user {number}")))
        .collect();
    let listener = User::register(port, "listener");
    let heard: Vec<_> = thread::scope(|scope| {
        for speaker in &speakers {
            scope.spawn(|| (0..EACH).for_each(|number| speaker.say(&number.to_string())));
        }
        let hearing: Vec<_> = speakers
            .iter()
            .map(|speaker| scope.spawn(|| speaker.hear_said((SPEAKERS - 1) * EACH)))
            .collect();
        hearing.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let all = listener.hear_said(SPEAKERS * EACH);
    for (number, heard) in heard.iter().enumerate() {
        let name = format!("user {number}");
        let own = all.iter().filter(|message| message.name == name);
        assert!(
            own.map(|message| message.text.clone())
                .eq((0..EACH).map(|number| number.to_string()))
        );
        assert!(heard.iter().eq(all.iter().filter(|message| message.name != name)));
    }
}

#[test]
fn who_comes_later_is_told_what_was_said_even_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, port) = Program::serve(SERVER, folder.path());
    let ann = User::register(port, "ann");
    let bob = User::register(port, "bob");
    ann.say("привет");
    bob.hear_said(1);
    bob.say("one\nann: two");
    let forged = ann.hear_said(1);
    assert_eq!(forged, [Message::new("bob", "one ann: two")]);
    let told = |user: &User| [user.hear(), user.hear()];
    let both = [Message::new("ann", "привет"), forged[0].clone()].map(News::Told);
    let cid = User::register(port, "cid");
    assert_eq!(told(&cid), both);
    server.type_line("stop");
    assert!(server.wait().success());

    let (_server, port) = Program::serve(SERVER, folder.path());
    let wrong = User::connect(port).ask(&Request::Login(credentials("ann", "other")));
    assert!(matches!(wrong, News::Answer(Answer::Refused(_))), "{wrong:?}");
    let ann = User::connect(port);
    ann.ask(&Request::Login(credentials("ann", "secret")));
    assert_eq!(told(&ann), both);
}

#[test]
fn the_others_go_on_when_one_vanishes_in_the_middle_of_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, port) = Program::serve(SERVER, folder.path());
    let ann = User::register(port, "ann");
    let bob = User::register(port, "bob");
    let mut cid = User::register(port, "cid");
    let mut wire = Vec::new();
    wire.send_message(&Request::Say("never finished".into()).to_message())
        .unwrap();
    cid.0.write_all(&wire[..HEADER + 5]).unwrap();
    // What it was told is unread: closed so, the connection is reset.
    drop(cid);
    while ann.hear() != News::Left("cid".to_string()) {}
    ann.say("still here?");
    assert_eq!(bob.hear_said(1), [Message::new("ann", "still here?")]);
}

#[test]
fn who_does_not_listen_is_sent_away_and_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, port) = Program::serve(SERVER, folder.path());
    let deaf = User::register(port, "deaf");
    let ann = User::register(port, "ann");
    let bob = User::register(port, "bob");
    let long = "x".repeat(4096);
    // His queue and the buffers of the kernel, some megabytes, fill up.
    let mut count = 0;
    while !log_of(folder.path()).contains("deaf reads too slowly") {
        for _ in 0..100 {
            ann.say(&long);
        }
        assert_eq!(bob.hear_said(100).len(), 100);
        count += 100;
        assert!(count < 100_000);
    }
    while ann.hear() != News::Left("deaf".to_string()) {}
    ann.say("at last");
    assert_eq!(bob.hear_said(1), [Message::new("ann", "at last")]);
    drop(deaf);
}

#[test]
fn bad_requests_are_refused_and_the_talk_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, port) = Program::serve(SERVER, folder.path());
    let stranger = User::connect(port);
    stranger.say("let me talk");
    assert!(matches!(stranger.hear(), News::Answer(Answer::Refused(_))));
    let ann = User::register(port, "ann");
    for request in [
        Request::Say("x".repeat(5000)),
        Request::Unknown,
        Request::Login(credentials("ann", "secret")),
    ] {
        assert!(matches!(ann.ask(&request), News::Answer(Answer::Refused(_))));
    }
    assert_eq!(ann.ask(&Request::Logout), News::Answer(Answer::Bye));
    assert!(matches!((&ann.0).receive_message(), Ok(None)));
}

#[test]
fn clients_show_what_others_say() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (mut server, port) = Program::serve(SERVER, folders[0].path());
    let join = |folder: &Path, name: &str| {
        let mut client = Program::start(CLIENT, folder);
        for line in ["", &port.to_string(), "r", name, "secret"] {
            client.type_line(line);
        }
        client.read_until(&format!("You are in, {name}"));
        client
    };
    let mut ann = join(folders[1].path(), "ann");
    ann.type_line("anybody here?");
    // Known to the server when she is told of the next who comes.
    let mut bob = join(folders[2].path(), "bob");
    ann.read_until("bob has come");
    bob.type_line("привет");
    ann.read_until("bob: привет\n");
    ann.type_line("exit");
    ann.read_until("Disconnected");
    assert!(ann.wait().success());
    bob.read_until("ann has left");

    // With the token of the session nothing is asked.
    let mut ann = Program::start(CLIENT, folders[1].path());
    for line in ["", &port.to_string()] {
        ann.type_line(line);
    }
    ann.read_until("You are in, ann");
    ann.read_until("(earlier) ann: anybody here?");
    ann.read_until("(earlier) bob: привет");
    ann.type_line("logout");
    assert!(ann.wait().success());
    server.type_line("stop");
    assert!(!bob.wait().success());
}
