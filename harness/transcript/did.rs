//! The things that can happen in a world, and that a transcript tells of.

use serde::{Deserialize, Serialize};

use crate::submission::Role;

use super::{Bytes, Exit, Halt, Intent, Limit, Listening, Order, Rest, Spinner};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Did {
    /// A named part of the scenario begins; it lasts until the matching [`Did::PhaseEnds`].
    PhaseBegins {
        /// The phase's name.
        name: String,
    },
    /// A named part of the scenario is over.
    PhaseEnds {
        /// The phase's name.
        name: String,
    },
    /// A program was launched with this command line.
    Started {
        /// As a person would type it.
        command: String,
        /// Which role it plays.
        role: Role,
    },
    /// A program's first process ended.
    Ended {
        /// How.
        exit: Exit,
        /// True when the examiner ended it by force (not by asking: a typed `stop` or Ctrl-C is asking).
        by_us: bool,
    },
    /// The examiner sent a signal (2 is what Ctrl-C sends).
    Signalled {
        /// Its number.
        signal: i32,
    },
    /// The examiner typed at a program's console, Enter included.
    Typed {
        /// The bytes.
        bytes: Bytes,
        /// What the program was taken to ask for.
        intent: Option<Intent>,
    },
    /// A program printed on its terminal.
    Printed {
        /// The bytes, escape sequences and all.
        bytes: Bytes,
    },
    /// A program blocks in a read of its terminal after this text: it asks.
    Asks {
        /// The text since the last answer that was taken for the question.
        text: String,
        /// What it was taken for.
        intent: Intent,
    },
    /// A server that serves waits for a line at its console too, after this text.
    AwaitsCommands {
        /// What it has printed so far.
        text: String,
    },
    /// A server's console was found to take a command.
    Takes {
        /// What it means.
        order: Order,
        /// What is typed for it.
        word: String,
        /// The console itself tells of it.
        listed: bool,
    },
    /// From here on the examiner gives this command at the console, until the next one is given.
    Ordered {
        /// What it means.
        order: Order,
    },
    /// The ports a program listens on are now these (recorded when they change).
    Listens {
        /// Sorted.
        ports: Vec<Listening>,
    },
    /// A file in the world was created or changed by the submission; what was added.
    Wrote {
        /// Relative to the submission's folder in the world, or absolute.
        path: String,
        /// The bytes added at the end, or the whole content when the file was rewritten.
        bytes: Bytes,
        /// True when `bytes` is the whole new content and not an addition.
        rewritten: bool,
    },
    /// A file in the world was removed by the submission.
    Removed {
        /// As in [`Did::Wrote`].
        path: String,
    },
    /// A peer, a client (seen by the tap) or the tap opened a connection.
    Connected {
        /// From where.
        from: std::net::SocketAddr,
        /// To where.
        to: std::net::SocketAddr,
    },
    /// A connection could not be opened.
    Refused {
        /// To where.
        to: std::net::SocketAddr,
        /// The system's word for it (`ECONNREFUSED`).
        error: String,
    },
    /// A program tried to connect to this address, whether or not anybody was there (seen on its host's wire).
    Tried {
        /// To where.
        to: std::net::SocketAddr,
    },
    /// A peer was accepted: a process of the submission holds the other end of its connection.
    Accepted,
    /// Everything this peer sent so far has been read by the submission.
    Drained,
    /// The world is at rest, and this much of what was passed on to this program lies unread in its sockets.
    Unread {
        /// How many bytes.
        bytes: usize,
    },
    /// The threads of a program and its child processes, looked at when the world had come to rest.
    Threads {
        /// How many.
        count: usize,
        /// For each that waits for bytes of peers: for whose.
        readers: Vec<Vec<String>>,
    },
    /// Sent on the wire. By a peer: to the server. By a program: seen by the tap, client to server.
    Sent {
        /// The bytes as they were on the wire.
        bytes: Bytes,
    },
    /// Received on the wire. By a peer: from the server. By a program (the client): what the tap passed on to it.
    Received {
        /// The bytes as they were on the wire.
        bytes: Bytes,
    },
    /// A program asked for the address of a name that nobody here has.
    LooksUp {
        /// The name.
        name: String,
    },
    /// A program sent a datagram (seen on its host's wire).
    Mailed {
        /// From where.
        from: std::net::SocketAddr,
        /// To where.
        to: std::net::SocketAddr,
        /// What it carries.
        bytes: Bytes,
        /// Who on stage takes datagrams there, by the scenario's name.
        reaches: Option<String>,
    },
    /// A user of a chat leaves it: what his program does from here on, it does because of that.
    Leaves,
    /// A program leaves datagrams that have reached it unread: it waits for its user.
    LeavesUnread,
    /// One message and what came of it: the index of the events in between is the transcript's order.
    Exchanged {
        /// What the scenario wanted said, before any framing or line end.
        message: Bytes,
        /// What came back, after framing and line ends that the dialect explains.
        reply: Bytes,
        /// Why the waiting for the reply ended; None when the reply was complete before anything settled.
        rest: Option<Rest>,
        /// How the connection stood afterwards: false when the other side had closed it.
        open: bool,
    },
    /// The examiner is this user from here on: whoever was here before under the same `user` has come again.
    Plays {
        /// The peer of the first visit.
        user: String,
        /// The name that is given when asked.
        name: String,
        /// The password that is given when asked.
        password: String,
    },
    /// Messages sent as one stream of bytes, and the messages that came back.
    Conversed {
        /// What was said, before any framing.
        messages: Vec<Bytes>,
        /// Where the stream was cut, in bytes from its beginning: each piece was read before the next was sent.
        cuts: Vec<usize>,
        /// What came back, each without its framing.
        replies: Vec<Bytes>,
        /// What came back and is no whole message.
        left: Bytes,
        /// How the waiting ended; None when everything had come before anything settled.
        rest: Option<Rest>,
        /// How the connection stood afterwards: false when the other side had closed it.
        open: bool,
    },
    /// A message was not sent: the submission's own header has no room for its length.
    Unsayable {
        /// The length, in what the header counts.
        length: usize,
        /// The most that the header can give.
        limit: usize,
    },
    /// The submission's sources were read; they are in these languages.
    ReadSources {
        /// Sorted.
        languages: Vec<String>,
    },
    /// A source declares an extension of the socket type, with functions that send and receive.
    Declares {
        /// Relative to the submission's folder.
        path: String,
        /// From 1.
        line: usize,
        /// The line.
        text: String,
    },
    /// A line is typed at a client as a message, or a user who has come in says it; the events until the next one are its
    /// outcome.
    Message {
        /// The text without the line end.
        text: String,
    },
    /// The tap holds back what the server answers.
    Holds,
    /// What the tap lets through next goes in pieces of this many bytes, each read before the next.
    Cuts {
        /// Bytes in a piece.
        pieces: usize,
    },
    /// The tap lets the server's answers through.
    Releases,
    /// A connection was closed. By a peer: by the examiner. By a program: by the submission.
    Closed {
        /// How.
        how: Close,
    },
    /// The examiner's own echo server stands in for the submission's, which does not serve.
    StandsIn,
    /// The examiner listens on a port so that it is busy.
    Occupied {
        /// The port.
        port: u16,
    },
    /// The examiner listens on a port of every host that a scanner may scan.
    Opened {
        /// The port.
        port: u16,
        /// It answers each attempt late.
        late: bool,
    },
    /// A late port answered an attempt.
    AnsweredLate {
        /// The port.
        port: u16,
        /// After so many milliseconds.
        after_ms: u64,
    },
    /// How far a program has come in trying the ports of a host, all attempts so far counted. At most as many were seen as
    /// were made.
    Scanned {
        /// The host.
        to: std::net::IpAddr,
        /// The name by which the world knows it, `localhost` for the scanner's own loopback; empty for others.
        host: String,
        /// Different ports tried.
        ports: usize,
        /// The lowest of them.
        lowest: u16,
        /// The highest of them.
        highest: u16,
    },
    /// The connection attempts of a program that waited for an answer at one moment, when they were more than before.
    InFlight {
        /// How many ports were tried at once.
        ports: usize,
        /// How many different ports have been seen tried so far, each at some moment.
        seen: usize,
        /// The most threads that the program had at such a moment, those of its processes counted.
        threads: usize,
    },
    /// Lines of a long output that look like others before them, left out of the record.
    LeftOut {
        /// How many.
        lines: usize,
        /// How many bytes.
        bytes: usize,
    },
    /// The world came to rest.
    Rested {
        /// How.
        rest: Rest,
        /// After how many milliseconds.
        after_ms: u64,
        /// Who was seen for the first time in this world to compute until its time was up.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        spinners: Vec<Spinner>,
    },
    /// The world ran into a limit of the examiner's.
    Exceeded {
        /// Which.
        limit: Limit,
    },
    /// The stage could not be set; the scenario was left here.
    Halted {
        /// Why, as a stable key.
        why: Halt,
    },
    /// A remark for the reader of the evidence.
    Note {
        /// Free text in English, for people who look into a transcript.
        text: String,
    },
}

/// How a connection came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Close {
    /// By FIN.
    Fin,
    /// By RST.
    Rst,
    /// One direction only (`shutdown(SHUT_WR)`).
    Half,
}
