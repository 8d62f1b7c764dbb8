//! Every claim that a scenario can make, one function each: `fn claim(&Record, …) -> Finding`.

mod address;
mod addresses;
mod asks;
mod chat;
mod chat_company;
mod chat_login;
mod chat_names;
mod chat_past;
mod client;
mod control;
mod counts;
mod dialogue;
mod dies_of;
mod echo;
mod ends;
mod events;
mod extends;
mod fails_as;
mod headed;
mod identity;
mod log;
mod login;
mod pieces;
mod port;
mod scan;
mod secrets;
mod served;
mod session;
mod shows;
mod threads;
mod understood;
mod writes;

pub use understood::case_of;

use std::ops::Range;

use super::finding::{Finding, Seen};
use super::record::{Ending, Record, by};
use super::{Account, Message, text};
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Event, Listening, Transport};

/// Looks whether a claim holds.
pub fn look(record: &Record, expect: &Expect) -> Finding {
    match expect {
        Expect::Echoed { peer, during } => echo::echoed(record, peer, during.as_deref()),
        Expect::FailsAs { reason, of } => fails_as::fails_as(record, reason, of),
        Expect::CountsCharacters { program } => counts::counts_characters(record, program),
        Expect::AskedTimes { peer, wants, at_least } => asks::asked_times(record, peer, *wants, *at_least),
        Expect::Prompts { program, during } => asks::prompts(record, program, during),
        Expect::WritesName { peer } => writes::writes_name(record, peer),
        Expect::WritesPort { peer } => writes::writes_port(record, peer),
        Expect::Served { peer, during } => served::served(record, peer, during.as_deref()),
        Expect::OwnThread { peer } => threads::own_thread(record, peer),
        Expect::MakesThreads { program } => threads::makes_threads(record, program),
        Expect::Understood { peer } => understood::understood(record, peer),
        Expect::Headed { program } => headed::headed(record, program),
        Expect::ReadsPieces { program } => pieces::reads_pieces(record, program),
        Expect::ExtendsSocket => extends::extends_socket(record),
        Expect::Answered { user, at_least } => dialogue::answered(record, user, *at_least),
        Expect::Survives { program, during } => ends::survives(record, program, during.as_deref()),
        Expect::DiesOf { program, error } => dies_of::dies_of(record, program, error),
        Expect::Crashed { program } => ends::crashed(record, program),
        Expect::Ends {
            program,
            during,
            cleanly,
        } => ends::ends(record, program, during.as_deref(), *cleanly),
        Expect::Closes { program, during } => ends::closes(record, program, during.as_deref()),
        Expect::SaysAndEnds { program, during } => ends::says_and_ends(record, program, during),
        Expect::StoppedBy { program, command } => ends::stopped_by(record, program, command),
        Expect::Listens { program, on } => port::listens(record, program, *on),
        Expect::PrintsPort { program } => port::prints_port(record, program),
        Expect::Any { of } => any(record, of),
        Expect::NoneOf { of } => none(record, of),
        Expect::Reports { program, event, during } => events::reports(record, program, *event, during),
        Expect::Connects { program, to } => client::connects(record, program, *to),
        Expect::Arrives { program, at_least } => client::arrives(record, program, *at_least),
        Expect::Shows { program } => shows::shows(record, program),
        Expect::ReachesAll { during } => chat::reaches_all(record, during.as_deref()),
        Expect::TakePart { at_least } => chat::take_part(record, *at_least),
        Expect::TellsWho => chat_names::tells_who(record),
        Expect::GoesOn { during } => chat::goes_on(record, during),
        Expect::ShownBefore { peer } => chat_past::shown_before(record, peer),
        Expect::HearsNothing { peer } => chat_login::hears_nothing(record, peer),
        Expect::ShutOut { peer, unlike } => chat_login::shut_out(record, peer, unlike),
        Expect::TakesBadInput { program } => address::takes_bad_input(record, program),
        Expect::AsksAgain { program } => address::asks_again(record, program),
        Expect::TakesDefault { program } => address::takes_default(record, program),
        Expect::LogsToFile { program } => log::logs_to_file(record, program),
        Expect::ConsoleQuiet { program } => log::console_quiet(record, program),
        Expect::KeepsLog { program } => log::keeps_log(record, program),
        Expect::ScansTypedHost { program } => scan::scans_typed_host(record, program),
        Expect::FindsOpen { program, up_to } => scan::finds_open(record, program, *up_to),
        Expect::NamesNoClosed { program } => scan::names_no_closed(record, program),
        Expect::TriesAtOnce { program } => scan::tries_at_once(record, program),
        Expect::ListsInOrder { program } => scan::lists_in_order(record, program),
        Expect::ShowsProgress { program } => scan::shows_progress(record, program),
        Expect::Asked { peer, wants } => identity::asked(record, peer, *wants),
        Expect::Greeted { peer } => identity::greeted(record, peer),
        Expect::Newcomer { peer, like } => identity::newcomer(record, peer, like),
        Expect::TakenFor { peer, other } => identity::taken_for(record, peer, other),
        Expect::LostByRestart { peer, before, other } => identity::lost_by_restart(record, peer, before, other),
        Expect::KnowsAddresses => addresses::knows_addresses(record),
        Expect::Admitted { peer } => login::admitted(record, peer),
        Expect::KeptOut { peer, unlike } => login::kept_out(record, peer, unlike),
        Expect::Recognised { peer, after } => login::recognised(record, peer, after),
        Expect::KnownByName { peer, other, after } => login::known_by_name(record, peer, other, after),
        Expect::KeepsSession { peer, after } => session::keeps_session(record, peer, after),
        Expect::HidesPasswords { program } => secrets::hides_passwords(record, program),
        Expect::TakesCommands { program } => control::takes_commands(record, program),
        Expect::Welcomed { peer } => control::welcomed(record, peer),
        Expect::Obeys { program, order } => control::obeys(record, program, *order),
        Expect::Salts { peer, same, unlike } => secrets::salts(record, peer, same, unlike),
    }
}

/// Which program a claim is about: the one named, or the server for what is said about peers.
pub fn subject<'a>(record: &Record<'a>, expect: &'a Expect) -> &'a str {
    match expect {
        Expect::Echoed { .. }
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
        | Expect::Answered { .. } => record.server(),
        Expect::ReachesAll { .. } | Expect::TakePart { .. } | Expect::TellsWho | Expect::GoesOn { .. } => {
            chat::subject(record)
        }
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
        | Expect::StoppedBy { program, .. }
        | Expect::HidesPasswords { program }
        | Expect::ScansTypedHost { program }
        | Expect::FindsOpen { program, .. }
        | Expect::NamesNoClosed { program }
        | Expect::TriesAtOnce { program }
        | Expect::ListsInOrder { program }
        | Expect::ShowsProgress { program }
        | Expect::TakesCommands { program }
        | Expect::Obeys { program, .. }
        | Expect::KeepsLog { program }
        | Expect::MakesThreads { program } => program,
        Expect::Any { of } | Expect::NoneOf { of } | Expect::FailsAs { of, .. } => {
            of.first().map_or("server", |first| subject(record, first))
        }
    }
}

/// At least one of these holds.
fn any(record: &Record, of: &[Expect]) -> Finding {
    let mut findings: Vec<Finding> = of.iter().map(|expect| look(record, expect)).collect();
    let best = [Seen::Holds, Seen::Unseen, Seen::Unreached, Seen::Fails]
        .into_iter()
        .find_map(|wanted| findings.iter().position(|finding| finding.seen == wanted));
    best.map_or_else(Finding::unreached, |at| findings.swap_remove(at))
}

/// Each of these was seen not to hold.
fn none(record: &Record, of: &[Expect]) -> Finding {
    let findings: Vec<Finding> = of.iter().map(|expect| look(record, expect)).collect();
    let first = |wanted: Seen| findings.iter().find(|finding| finding.seen == wanted).cloned();
    if let Some(held) = first(Seen::Holds) {
        let account = Account::new(
            Message::new("done-looked"),
            Message::new("expected-none"),
            held.why.clone(),
        );
        return Finding::fails(held.why, account, held.evidence);
    }
    if let Some(open) = first(Seen::Unseen).or_else(|| first(Seen::Unreached)) {
        return open;
    }
    Finding::holds(Message::new("nobody-tried"), Vec::new())
}

/// The fail of a server that died while somebody wanted to be served.
pub fn died(record: &Record, ending: &Ending) -> Option<Finding> {
    echo::died(record, ending, None)
}

/// How many lines of a dying program's output stand in the evidence.
const LAST_PRINTED: usize = 3;
/// As many pieces as hold so many lines: what names the file of an error stands before the line that names the error.
const LAST_LINES: usize = 8;

/// The events that show a program's end: what led to it, the last that it printed, its end.
pub fn tail(record: &Record, program: &str, cause: Option<usize>, end: usize) -> Vec<usize> {
    let mut printed: Vec<usize> = record
        .within(0..record.events().len())
        .filter(|(_, event)| by(event, program) && matches!(event.did, Did::Printed { .. }))
        .map(|(at, _)| at)
        .collect();
    let mut lines = 0;
    let enough = |&&at: &&usize| {
        let before = lines;
        if let Did::Printed { bytes } = &record.events()[at].did {
            lines += bytes.0.iter().filter(|byte| **byte == b'\n').count();
        }
        before < LAST_LINES
    };
    let taken = printed.iter().rev().take_while(enough).count();
    let skip = printed.len() - taken.max(LAST_PRINTED.min(printed.len()));
    let mut evidence: Vec<usize> = cause.into_iter().chain(printed.split_off(skip)).chain([end]).collect();
    evidence.sort_unstable();
    evidence.dedup();
    evidence
}

/// What was seen of a program's end.
pub fn how_it_ended(program: &str, ending: &Ending) -> Message {
    let message = match ending {
        Ending::Runs | Ending::Forced(_) => Message::new("seen-runs-on"),
        Ending::Asked(_) | Ending::Clean(_) => Message::new("seen-ended"),
        Ending::Status(_, status) => Message::new("seen-ended-status").with("status", status.to_string()),
        Ending::Crashed(_, last) => Message::new("seen-crashed").with("last", text::last_words(last)),
        Ending::Excused(_, why) => return why.clone(),
    };
    message.with("program", program)
}

/// Where the world came to rest last in the range.
fn rests(record: &Record, range: &Range<usize>) -> Vec<usize> {
    record
        .within(range.clone())
        .rev()
        .find(|(_, event)| matches!(event.did, Did::Rested { .. }))
        .map(|(at, _)| at)
        .into_iter()
        .collect()
}

/// What to say of a program that ended by itself instead of doing what is expected; None while it runs.
fn ended_instead(record: &Record, program: &str, expected: Message) -> Option<Finding> {
    let ending = record.ending(program, record.events().len());
    let at = ending.by_itself()?;
    let evidence = tail(record, program, None, at);
    if let Ending::Excused(_, why) = ending {
        return Some(Finding::unseen(why, evidence));
    }
    if record.guessed(program, at) {
        let why = Message::new("ended-after-guess").with("program", program);
        return Some(Finding::unseen(why, evidence));
    }
    let done = match record.typed(program, 0..at).last() {
        Some((_, typed, _)) => Message::new("done-typed").with("text", text::excerpt(typed)),
        None => Message::new("done-started"),
    };
    Some(Finding::fails(
        Message::new("ended-by-itself").with("program", program),
        Account::new(done.with("program", program), expected, how_it_ended(program, &ending)),
        evidence,
    ))
}

/// Did a client die because nobody was where it looked for its server?
pub fn nobody_there(record: &Record, program: &str, end: usize) -> bool {
    let started = record.started(program, end).unwrap_or(0);
    let last = text::last_line(&record.printed(program, started..end));
    record.role(program) == Role::Client && NOBODY_THERE.iter().any(|mark| last.contains(mark))
}

/// The fail of a client that speaks UDP and never tried a TCP connection.
pub fn speaks_udp(record: &Record, program: &str) -> Option<Finding> {
    let end = record.events().len();
    let datagrams = |ports: &[Listening]| ports.iter().any(|port| port.transport == Transport::Udp);
    let at = record.all().find_map(|(at, event)| match &event.did {
        Did::Listens { ports } if by(event, program) && datagrams(ports) => Some(at),
        _ => None,
    })?;
    if record.role(program) != Role::Client || !record.attempts(program, 0..end).is_empty() {
        return None;
    }
    let why = Message::new("speaks-udp").with("program", program);
    let account = Account::new(
        Message::new("done-started").with("program", program),
        Message::new("expected-connects"),
        why.clone(),
    );
    Some(Finding::fails(why, account, vec![at]))
}

/// How systems say that nobody listens at an address.
const NOBODY_THERE: [&str; 7] = [
    "ConnectionRefused",
    "Connection refused",
    "ECONNREFUSED",
    "Network is unreachable",
    "No route to host",
    "gaierror",
    "timed out",
];

/// Did this program do it?
fn is_program(event: &Event, program: &str) -> bool {
    by(event, program)
}
