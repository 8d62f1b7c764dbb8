//! What a scenario does: its steps, and what they type and say.

use serde::{Deserialize, Serialize};

use crate::submission::Role;
use crate::transcript::{Intent, Order};

/// One step of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verb", rename_all = "kebab-case")]
pub enum Step {
    /// A named part, to which decisions can refer: `phase "connect" { … }`.
    Phase {
        /// Its name.
        name: String,
        /// Its steps.
        steps: Vec<Step>,
    },
    /// Launch a program and bring it to where it serves or talks, answering its questions:
    /// `start "server" { answer "port" "4321" }`.
    Start {
        /// The name that the scenario uses (`server`, `client`, `client b`); its first word is the role.
        program: String,
        /// The role.
        role: Role,
        /// Answers that this scenario wants given; all other questions are answered from the dialect.
        answers: Vec<Answer>,
        /// `alone=#true`: a client with nobody on the other side.
        alone: bool,
    },
    /// End a program in whichever way it offers: console command, a client's `stop`, Ctrl-C, SIGTERM.
    Stop {
        /// The program.
        program: String,
    },
    /// Try the `stop` command only: typed at the console, then sent by a client.
    Command {
        /// The program.
        program: String,
        /// The command (`stop`).
        command: String,
    },
    /// The examiner sits down at a program's console: from here it is left alone but for commands.
    Attend {
        /// The program.
        program: String,
    },
    /// Give a command at the control console, in the console's own words, and answer what it asks back.
    Order {
        /// The program.
        program: String,
        /// What is meant.
        order: Order,
    },
    /// Find out which commands the control console takes. No scenario of a task does; finding out how programs talk does.
    Survey {
        /// The program.
        program: String,
        /// Words worth trying beside the usual ones.
        words: Vec<String>,
    },
    /// Send a signal (`interrupt` as Ctrl-C on the terminal, `terminate`, `kill`).
    Signal {
        /// The program.
        program: String,
        /// Its name.
        signal: Signal,
    },
    /// End a program, by force or in whichever way it offers, and launch it again in the same world.
    Restart {
        /// The program.
        program: String,
        /// Ask it to end rather than force it.
        gently: bool,
    },
    /// Type one line at a program's console as a message (for a client), then wait until the world settles.
    Type {
        /// The program.
        program: String,
        /// The line.
        text: Text,
    },
    /// Type the word that ends the client (`exit`, or what the manifest declares), then settle.
    Leave {
        /// The program, or a wire peer (which says what the student's client says when it leaves, and closes).
        program: String,
    },
    /// A wire peer connects to the server and gets past its greeting.
    Connect {
        /// The peer's name.
        peer: String,
        /// The host it connects from, far when not said (`far`, `lab`).
        from: Option<String>,
        /// It says nothing, whatever it is asked.
        silently: bool,
        /// One of many who come at once: where nobody is greeted the next one does not wait for more than that it was taken in.
        at_once: bool,
    },
    /// A wire peer tries to connect and says something; what comes of it, a refusal too, is for the claims.
    Knock {
        /// The peer's name.
        peer: String,
        /// What.
        text: Text,
    },
    /// A user comes to the server as a person would, and answers what it asks: on the wire, or through the student's client.
    Visit {
        /// The peer's name.
        peer: String,
        /// How.
        #[serde(flatten)]
        coming: Coming,
    },
    /// A peer says something and does not wait for an answer.
    Say {
        /// The peer.
        peer: String,
        /// What.
        text: Text,
    },
    /// A peer says something and waits for the answer: until it is complete or the world settles.
    Exchange {
        /// The peer.
        peer: String,
        /// What.
        text: Text,
    },
    /// A peer sends a message in pieces of this many bytes, each delivered before the next.
    Dribble {
        /// The peer.
        peer: String,
        /// What.
        text: Text,
        /// Bytes in a piece.
        pieces: usize,
    },
    /// A peer sends several messages in one segment.
    Glue {
        /// The peer.
        peer: String,
        /// Which.
        texts: Vec<Text>,
    },
    /// A peer says many messages that nobody thought of, each case of them followed by one that is known; the smallest that
    /// breaks the conversation is what is shown.
    Property {
        /// The peer.
        peer: String,
        /// What the messages are.
        texts: Texts,
        /// How they travel.
        sent: Sent,
        /// How many cases.
        cases: u32,
    },
    /// What becomes of a property once its cases are made: each is said, and after it the text that is known.
    Converse {
        /// The peer.
        peer: String,
        /// One after the other, until the connection is over.
        cases: Vec<Case>,
        /// What is said after each.
        known: Text,
    },
    /// A peer closes its connection by FIN.
    Close {
        /// The peer.
        peer: String,
        /// Any way of leaving will do: where a plain close spoils it, the goodbye of the submission's own client is tried.
        #[serde(default)]
        or_goodbye: bool,
    },
    /// A peer closes its sending side only.
    HalfClose {
        /// The peer.
        peer: String,
    },
    /// A peer closes its connection by RST.
    Reset {
        /// The peer.
        peer: String,
    },
    /// A user's first line in a chat is their own name, which some servers wait for without asking.
    Introduce {
        /// The user.
        peer: String,
    },
    /// A user says something to the others in a chat, and the world settles.
    Tell {
        /// The user.
        peer: String,
        /// What.
        text: Text,
    },
    /// A user who was not shown what was said before asks for it, where the chat names a command for that.
    Recall {
        /// The user.
        peer: String,
    },
    /// A user's connection breaks off in the middle of a line, by RST.
    Vanish {
        /// The user.
        peer: String,
    },
    /// Users of a chat who are shown what others said only when they say something themselves do so, until all is shown.
    CatchUp,
    /// The examiner listens on the port that the server would use.
    Occupy,
    /// The examiner opens a port on every host that a scanner may scan.
    OpenPort {
        /// The port.
        port: u16,
        /// It answers each attempt some tens of milliseconds late.
        late: bool,
    },
    /// From here `{silent}` is an address that never answers, and so are many ports of the scanner's own machine; a scanner
    /// started after it is watched until it is seen how many ports it tries at once.
    Silence,
    /// From here the tap holds back what the server answers to the student's client.
    Hold,
    /// The tap lets through what it held back.
    Release {
        /// In pieces of this many bytes, each read before the next.
        pieces: Option<usize>,
    },
    /// Read the submission's sources for what they declare. A scenario that does nothing else needs no world.
    ReadSources,
    /// Wait until the world settles, and look which threads of a program, its child processes' too, wait for whose words.
    LookAtThreads {
        /// The program.
        program: String,
    },
    /// Wait until the world settles, and look at ports, files and processes.
    Settle,
    /// The same steps several times.
    Repeat {
        /// How often.
        times: u32,
        /// Which; `{n}` in a peer's name or text is the round, from 1.
        steps: Vec<Step>,
    },
}

/// How a user comes to the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// Whose visit it is: that of a peer who was here before, with the same name, password and address.
    #[serde(rename = "as")]
    pub user: Option<String>,
    /// Another name to give than the user's own.
    pub name: Option<String>,
    /// Another password to give than the user's own.
    pub password: Option<String>,
    /// With nothing that the client has kept from earlier visits.
    pub afresh: bool,
    /// Through the student's client, however users are met otherwise.
    pub client: bool,
}

/// Which messages a property makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Texts {
    /// Letters of one byte.
    Plain,
    /// Letters of every alphabet, and emoji.
    Letters,
    /// Lengths around each power of ten and two, up to more than 64 KB.
    Long,
}

/// How the messages of a property travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// Each alone and in one piece.
    Whole,
    /// Each alone, cut anywhere, down to single bytes.
    Cut,
    /// Several in one piece.
    Joined,
}

/// One case of a property: messages as one stream, and where it is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The messages.
    pub messages: Vec<String>,
    /// Where the bytes on the wire are cut.
    pub cuts: Vec<usize>,
}

/// A signal that a scenario may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Ctrl-C on the terminal.
    Interrupt,
    /// SIGTERM.
    Terminate,
    /// SIGKILL.
    Kill,
}

/// How a scenario wants one kind of question answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which questions; None means every one.
    pub intent: Option<Intent>,
    /// What to type: a text, in which `{free-port}` is an unused port that is the same in the whole scenario,
    /// `{lab}` and `{far}` are the addresses of the hosts. Several texts are typed one after the other as the question returns.
    pub texts: Vec<String>,
    /// True when the scenario is about this question: a program that never asks it halts the stage with `does-not-ask`.
    pub required: bool,
}

/// A message of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What comes first.
    pub lead: String,
    /// What is repeated. `{word}` is an unusual word made from the seed, the same in the whole world; `{n}` the round.
    pub unit: String,
    /// How often; 1 when not said.
    pub times: usize,
    /// When given: a counting text (`0001 0002 …`) of exactly this many bytes instead of the above.
    pub size: Option<usize>,
}

/// `0001 0002 0003 …` of exactly `size` bytes: a lost, doubled or displaced part is seen at once.
pub fn counting(size: usize) -> String {
    const STRIDE: usize = 5;
    let mut text = String::with_capacity(size + STRIDE);
    let mut number = 1;
    while text.len() < size {
        text.push_str(&format!("{number:04} "));
        number += 1;
    }
    text.truncate(size);
    // A blank at the end would be lost in programs that strip what they are sent.
    if text.ends_with(' ') {
        text.pop();
        text.push('.');
    }
    text
}
