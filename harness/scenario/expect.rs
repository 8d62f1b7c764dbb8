//! What a scenario claims about its record, for the judge to decide.

use serde::{Deserialize, Serialize};

use crate::transcript::{Intent, Order};

/// The events that a server or a client reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Report {
    /// The program started.
    Start,
    /// The server listens.
    Listen,
    /// A connection was made.
    Connect,
    /// Data came in.
    Receive,
    /// Data went out.
    Send,
    /// A connection ended.
    Disconnect,
    /// The program stops.
    Stop,
}

/// One claim about the record, decided by the judge. `during` names a phase; without it the whole record counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "claim", rename_all = "kebab-case")]
pub enum Expect {
    /// Every exchange of the peer came back unchanged.
    Echoed {
        /// The peer.
        peer: String,
        /// The phase.
        during: Option<String>,
    },
    /// Each of these was seen not to hold, for this reason (`fails-as "reason" { … }`).
    FailsAs {
        /// A key of the catalogue: of what the claim says is why, or of what it says was seen.
        reason: String,
        /// Which.
        of: Vec<Expect>,
    },
    /// Of a text that is not of ASCII the client's header gives the number of characters: it is that of an ASCII text of as many.
    CountsCharacters {
        /// The program.
        program: String,
    },
    /// The user was asked for a name or a password so often during one visit.
    AskedTimes {
        /// The peer.
        peer: String,
        /// For what.
        wants: Intent,
        /// How often.
        at_least: usize,
    },
    /// The program asked something at its console, or waited there for a line.
    Prompts {
        /// The program.
        program: String,
        /// The phase.
        during: String,
    },
    /// Some file holds the name that the user gave.
    WritesName {
        /// The peer.
        peer: String,
    },
    /// The file that holds the name of the user holds the port that the user came from too.
    WritesPort {
        /// The peer.
        peer: String,
    },
    /// The peer was accepted, what it sent was read, and it was answered if the first peer of this world was.
    Served {
        /// The peer.
        peer: String,
        /// The phase.
        during: Option<String>,
    },
    /// A thread, perhaps of a child process, waits for the peer's words and for no other's.
    OwnThread {
        /// The peer.
        peer: String,
    },
    /// There are more threads, child processes' too, once clients have come.
    MakesThreads {
        /// The program.
        program: String,
    },
    /// Each message of the peer, however cut and joined, was read as the one message that it is.
    Understood {
        /// The peer.
        peer: String,
    },
    /// What the client sent for each line begins with a header of fixed length that gives the length of the rest.
    Headed {
        /// The program.
        program: String,
    },
    /// An answer that reached the client in pieces was shown as those were that came whole before.
    ReadsPieces {
        /// The program.
        program: String,
    },
    /// The sources extend the language's socket type by functions that send and receive.
    ExtendsSocket,
    /// Each message of a peer, or of a client, was answered before the next.
    Answered {
        /// The peer, or the program.
        user: String,
        /// How many.
        at_least: usize,
    },
    /// The program has not ended by itself.
    Survives {
        /// The program.
        program: String,
        /// The phase by whose end.
        during: Option<String>,
    },
    /// The program ended with a traceback, a nonzero status or a signal of its own.
    Crashed {
        /// The program.
        program: String,
    },
    /// The program ended with, or one of its threads died of, this error, by its name or in the words in which it is told.
    DiesOf {
        /// The program.
        program: String,
        /// The error.
        error: String,
    },
    /// The program ended by itself (`cleanly`: status 0, no traceback) by the end of the phase.
    Ends {
        /// The program.
        program: String,
        /// The phase.
        during: Option<String>,
        /// With status 0 and without a traceback.
        cleanly: bool,
    },
    /// The program reports this event in words, on its console or in a file, because of what was done in the phase.
    Reports {
        /// The program.
        program: String,
        /// The event.
        event: Report,
        /// The phase in which the event happened.
        during: String,
    },
    /// The server listens: on the port typed (`typed`), on another than the occupied one (`moved`), or at all (`any`).
    Listens {
        /// The program.
        program: String,
        /// Which port.
        on: PortIs,
    },
    /// The console shows the number of the port really listened on.
    PrintsPort {
        /// The program.
        program: String,
    },
    /// The client opened a connection: to the port typed, to the host typed, or any.
    Connects {
        /// The program.
        program: String,
        /// Which.
        to: ConnectionTo,
    },
    /// Every line typed at the client as a message arrived at the server (at least `at_least` of them).
    Arrives {
        /// The program.
        program: String,
        /// How many lines.
        at_least: usize,
    },
    /// What the server answered appears on the client's console, after the answer came and because of it.
    Shows {
        /// The program.
        program: String,
    },
    /// What a user of the chat says reaches every other who takes part in it: who is heard, or hears others.
    ReachesAll {
        /// The phase in which it was said.
        during: Option<String>,
    },
    /// So many users of the chat are heard by others.
    TakePart {
        /// How many users.
        at_least: usize,
    },
    /// Whoever receives a message can tell whose it is.
    TellsWho,
    /// The user, who came later, was shown what others had said before.
    ShownBefore {
        /// The peer.
        peer: String,
    },
    /// The user with a wrong password is not heard in the chat and hears nothing, unlike another who was let in.
    ShutOut {
        /// The peer.
        peer: String,
        /// Who was let in.
        unlike: String,
    },
    /// Whoever has only connected is shown nothing of what the users of a chat say meanwhile.
    HearsNothing {
        /// The peer.
        peer: String,
    },
    /// Those who heard each other before the phase still do in it.
    GoesOn {
        /// The phase.
        during: String,
    },
    /// The client's connection was closed from the client's or the server's side by the end of the phase.
    Closes {
        /// The program.
        program: String,
        /// The phase.
        during: Option<String>,
    },
    /// Bad answers were met by another question or a default, never by a crash.
    TakesBadInput {
        /// The program.
        program: String,
    },
    /// After an answer that may not be used (a port it has no right to) there is a message and another question.
    AsksAgain {
        /// The program.
        program: String,
    },
    /// It asked at least one question and an empty answer to each was taken: it listens or tries to connect, and did not crash.
    TakesDefault {
        /// The program.
        program: String,
    },
    /// It says something in words about its failure and ends; no traceback.
    SaysAndEnds {
        /// The program.
        program: String,
        /// The phase.
        during: String,
    },
    /// The events reach a file as they happen.
    LogsToFile {
        /// The program.
        program: String,
    },
    /// The events do not fill the console.
    ConsoleQuiet {
        /// The program.
        program: String,
    },
    /// The command ended the program.
    StoppedBy {
        /// The program.
        program: String,
        /// The command.
        command: String,
    },
    /// The program keeps a log at all: some file holds reports of events, whenever it was written.
    KeepsLog {
        /// The program.
        program: String,
    },
    /// The user was asked for a name or a password on coming.
    Asked {
        /// The peer.
        peer: String,
        /// For what.
        wants: Intent,
    },
    /// The user who came again was greeted by the name given at the first visit.
    Greeted {
        /// The peer.
        peer: String,
    },
    /// The user, who came from another address, was met as a stranger.
    Newcomer {
        /// The peer.
        peer: String,
        /// Who came to the server first.
        like: String,
    },
    /// The user who came again was greeted by the name of somebody else.
    TakenFor {
        /// The peer.
        peer: String,
        /// Whose name.
        other: String,
    },
    /// The user was greeted before a restart and not after it, another one was.
    LostByRestart {
        /// The peer.
        peer: String,
        /// The same user's visit before the restart.
        before: String,
        /// The other one's visit after it.
        other: String,
    },
    /// Nobody is asked for a name, and yet whoever comes again is met in another way than strangers are.
    KnowsAddresses,
    /// The user was let in.
    Admitted {
        /// The peer.
        peer: String,
    },
    /// The user did not obtain what another one did who was let in.
    KeptOut {
        /// The peer.
        peer: String,
        /// The one who was let in.
        unlike: String,
    },
    /// The user was let in as somebody known, not registered anew.
    Recognised {
        /// The peer.
        peer: String,
        /// The visit at which the user registered.
        after: String,
    },
    /// Users are known by the name with which they log in, and not by their address.
    KnownByName {
        /// A visit with the name of the first.
        peer: String,
        /// A visit from the same address with another name.
        other: String,
        /// The visit at which the user registered.
        after: String,
    },
    /// The client came back in by a secret that it had kept, and nobody typed the password.
    KeepsSession {
        /// The peer.
        peer: String,
        /// The visit at which the user logged in.
        after: String,
    },
    /// No file holds a password in clear, in base64 or in hexadecimal.
    HidesPasswords {
        /// The program.
        program: String,
    },
    /// What was written about two users with one password does not show that it is one; and no record is a bare fast hash.
    Salts {
        /// The first of the two.
        peer: String,
        /// The second.
        same: String,
        /// A user with another password.
        unlike: String,
    },
    /// The scanner asks for the host, and scans the one that is typed.
    ScansTypedHost {
        /// The program.
        program: String,
    },
    /// The scanner reports every open port up to this one.
    FindsOpen {
        /// The program.
        program: String,
        /// The last port that counts.
        up_to: u16,
    },
    /// The scanner reports no closed port.
    NamesNoClosed {
        /// The program.
        program: String,
    },
    /// Several connection attempts of the scanner wait for an answer at once.
    TriesAtOnce {
        /// The program.
        program: String,
    },
    /// The scanner lists the open ports in ascending order.
    ListsInOrder {
        /// The program.
        program: String,
    },
    /// A display of progress advances while the scanner scans, and ends complete.
    ShowsProgress {
        /// The program.
        program: String,
    },
    /// The server takes commands of a control console, beyond one that ends it.
    TakesCommands {
        /// The program.
        program: String,
    },
    /// The peer was accepted, and read or answered as far as the server was understood.
    Welcomed {
        /// The peer.
        peer: String,
    },
    /// A command given at the control console had its effect.
    Obeys {
        /// The program.
        program: String,
        /// Which.
        order: Order,
    },
    /// At least one of these holds (`any { … }`).
    Any {
        /// Which.
        of: Vec<Expect>,
    },
    /// Each of these was seen not to hold (`none { … }`).
    #[serde(rename = "none")]
    NoneOf {
        /// Which.
        of: Vec<Expect>,
    },
}

/// Which port a server is expected on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PortIs {
    /// Any.
    Any,
    /// The one typed by this scenario.
    Typed,
    /// Another one than the occupied.
    Moved,
}

/// Which connection a client is expected to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConnectionTo {
    /// Any.
    Any,
    /// To the port typed by this scenario.
    TypedPort,
    /// To the host typed by this scenario.
    TypedHost,
}

impl Expect {
    /// The program that the claim is about; None for claims about a peer and for alternatives.
    pub fn program(&self) -> Option<&str> {
        match self {
            Expect::Echoed { .. }
            | Expect::FailsAs { .. }
            | Expect::WritesName { .. }
            | Expect::WritesPort { .. }
            | Expect::AskedTimes { .. }
            | Expect::Served { .. }
            | Expect::OwnThread { .. }
            | Expect::ShownBefore { .. }
            | Expect::ShutOut { .. }
            | Expect::HearsNothing { .. }
            | Expect::Asked { .. }
            | Expect::Greeted { .. }
            | Expect::Newcomer { .. }
            | Expect::Admitted { .. }
            | Expect::KnownByName { .. }
            | Expect::TakenFor { .. }
            | Expect::LostByRestart { .. }
            | Expect::KnowsAddresses
            | Expect::KeptOut { .. }
            | Expect::Recognised { .. }
            | Expect::KeepsSession { .. }
            | Expect::Salts { .. }
            | Expect::Welcomed { .. }
            | Expect::Understood { .. }
            | Expect::ExtendsSocket
            | Expect::Answered { .. }
            | Expect::Any { .. }
            | Expect::NoneOf { .. } => None,
            Expect::ReachesAll { .. } | Expect::TakePart { .. } | Expect::TellsWho | Expect::GoesOn { .. } => None,
            Expect::Survives { program, .. }
            | Expect::Headed { program }
            | Expect::ReadsPieces { program }
            | Expect::Crashed { program }
            | Expect::CountsCharacters { program }
            | Expect::Prompts { program, .. }
            | Expect::DiesOf { program, .. }
            | Expect::Ends { program, .. }
            | Expect::Reports { program, .. }
            | Expect::Listens { program, .. }
            | Expect::PrintsPort { program }
            | Expect::Connects { program, .. }
            | Expect::Arrives { program, .. }
            | Expect::Shows { program }
            | Expect::Closes { program, .. }
            | Expect::TakesBadInput { program }
            | Expect::AsksAgain { program }
            | Expect::TakesDefault { program }
            | Expect::SaysAndEnds { program, .. }
            | Expect::LogsToFile { program }
            | Expect::ConsoleQuiet { program }
            | Expect::KeepsLog { program }
            | Expect::HidesPasswords { program }
            | Expect::ScansTypedHost { program }
            | Expect::FindsOpen { program, .. }
            | Expect::NamesNoClosed { program }
            | Expect::TriesAtOnce { program }
            | Expect::ListsInOrder { program }
            | Expect::ShowsProgress { program }
            | Expect::TakesCommands { program }
            | Expect::Obeys { program, .. }
            | Expect::StoppedBy { program, .. }
            | Expect::MakesThreads { program } => Some(program),
        }
    }
}
