//! Claims about how programs end: by themselves or not, cleanly or with a traceback.

use super::echo::died_of_a_guess;
use crate::judge::decide::follows_from_the_start;
use crate::judge::finding::{Finding, Seen};
use crate::judge::record::{Ending, Record, concerns};
use crate::judge::{Account, Message, text};
use crate::submission::Role;
use crate::transcript::{Did, Event, Exit, Intent, Who};
use crate::words::is_port_taken;

/// The program has not ended by itself.
pub fn survives(record: &Record, program: &str, during: Option<&str>) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let Some(started) = record.started(program, range.end) else {
        return Finding::unreached();
    };
    let ending = record.ending(program, range.end);
    if let Some(at) = ending.by_itself() {
        let evidence = super::tail(record, program, None, at);
        if let Ending::Excused(_, why) = ending {
            return Finding::unseen(why, evidence);
        }
        if died_of_a_guess(record, program, at) {
            return Finding::unseen(Message::new("ended-after-guess").with("program", program), evidence);
        }
        let account = Account::new(
            Message::new("done-watched").with("program", program),
            Message::new("expected-survives").with("program", program),
            super::how_it_ended(program, &ending),
        );
        return Finding::fails(
            Message::new("ended-by-itself").with("program", program),
            account,
            evidence,
        );
    }
    if !record.complete(&range) {
        return Finding::unreached();
    }
    Finding::holds(Message::new("survives").with("program", program), vec![started])
}

/// The program ended with a traceback, a nonzero status or a signal of its own. Where its port was taken before, only
/// the uncaught error of that counts: one that was caught, or another one, shows that something was tried.
pub fn crashed(record: &Record, program: &str) -> Finding {
    let end = record.events().len();
    let ending = record.ending(program, end);
    let Some(at) = ending.by_itself() else {
        return not_crashed(record, program, end);
    };
    let crash = match &ending {
        Ending::Crashed(..) | Ending::Status(..) => true,
        Ending::Excused(..) | Ending::Clean(_) | Ending::Runs | Ending::Forced(_) | Ending::Asked(_) => false,
    };
    let occupied = record.all().any(|(_, event)| matches!(event.did, Did::Occupied { .. }));
    let printed = record.printed(program, record.started(program, end).unwrap_or(0)..end);
    let untouched = || {
        let last = text::last_line(&printed);
        is_port_taken(&last) && !printed.contains("During handling of the above")
    };
    if crash && (!occupied || untouched()) {
        Finding::holds(
            Message::new("crashed").with("program", program),
            super::tail(record, program, None, at),
        )
    } else {
        not_crashed(record, program, end)
    }
}

/// The program ended by itself by the end of the phase.
pub fn ends(record: &Record, program: &str, during: Option<&str>, cleanly: bool) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let Some(started) = record.started(program, range.end) else {
        return Finding::unreached();
    };
    if during.is_none() && record.role(program) == Role::Server && follows_from_the_start(record, program) {
        // It never began, so nothing that the scenario is about can have ended it.
        return Finding::unreached();
    }
    let ending = record.ending(program, range.end);
    let done = || match record.typed(program, range.clone()).last() {
        Some((_, typed, _)) => Message::new("done-typed")
            .with("program", program)
            .with("text", text::excerpt(typed)),
        None => Message::new("done-watched").with("program", program),
    };
    let fails = |why: Message, evidence: Vec<usize>| {
        let account = Account::new(
            done(),
            Message::new("expected-ends").with("program", program),
            super::how_it_ended(program, &ending),
        );
        Finding::fails(why, account, evidence)
    };
    match &ending {
        Ending::Excused(at, why) => Finding::unseen(why.clone(), super::tail(record, program, None, *at)),
        Ending::Clean(at) | Ending::Asked(at) | Ending::Status(at, _) if during.is_some() && *at < range.start => {
            fails(Message::new("ended-early").with("program", program), vec![*at])
        }
        Ending::Clean(at) if cleanly && text::is_traceback(&record.printed(program, range.clone())) => fails(
            Message::new("ends-with-traceback").with("program", program),
            super::tail(record, program, None, *at),
        ),
        Ending::Clean(at) | Ending::Asked(at) => {
            Finding::holds(Message::new("ends").with("program", program), vec![*at])
        }
        Ending::Status(at, status) if cleanly => Finding::unseen(
            Message::new("ends-with-status").with("status", status.to_string()),
            super::tail(record, program, None, *at),
        ),
        Ending::Crashed(at, last) if cleanly => {
            let asked = matches!(
                record.events()[*at].did,
                Did::Ended {
                    exit: Exit::Signal(libc::SIGTERM | libc::SIGKILL | libc::SIGINT),
                    ..
                }
            );
            let evidence = super::tail(record, program, None, *at);
            match asked && !text::is_traceback(&record.printed(program, started..*at)) {
                // Some programs end their own threads by killing themselves.
                true => Finding::unseen(Message::new("ends-by-signal").with("program", program), evidence),
                false => fails(
                    Message::new("ends-with-crash")
                        .with("program", program)
                        .with("last", text::excerpt(last)),
                    evidence,
                ),
            }
        }
        Ending::Status(at, _) | Ending::Crashed(at, _) => {
            Finding::holds(Message::new("ends").with("program", program), vec![*at])
        }
        Ending::Runs | Ending::Forced(_) if !record.complete(&range) => Finding::unreached(),
        Ending::Runs | Ending::Forced(_) => match record.pending(program, range.end) {
            Some((at, intent, question)) if !matches!(intent, Intent::Message) => Finding::unseen(
                Message::new("asks-meanwhile")
                    .with("program", program)
                    .with("question", text::excerpt(question)),
                vec![at],
            ),
            Some((at, _, _)) => fails(Message::new("ends-asks-on").with("program", program), vec![at]),
            None if record.settled(range.clone()) => fails(
                Message::new("ends-hangs").with("program", program),
                super::rests(record, &range),
            ),
            // Asked to end, it computes instead: however long that may go on, it is no end.
            None if during.is_some() && record.busy(range.clone()) => fails(
                Message::new("ends-busy").with("program", program),
                super::rests(record, &range),
            ),
            None => Finding::unseen(Message::new("still-busy"), super::rests(record, &range)),
        },
    }
}

/// The client's connection was closed from either side by the end of the phase.
pub fn closes(record: &Record, program: &str, during: Option<&str>) -> Finding {
    let Some(range) = record.range(during) else {
        return Finding::unreached();
    };
    let Some((connected, _)) = record.attempts(program, 0..range.end).last().copied() else {
        return Finding::unreached();
    };
    if let Some((at, _)) = record.closed(program, connected..range.end) {
        return Finding::holds(Message::new("closes"), vec![at]);
    }
    match record.ending(program, range.end) {
        Ending::Runs | Ending::Forced(_) if !record.complete(&range) => Finding::unreached(),
        Ending::Runs | Ending::Forced(_) if !record.settled(range.clone()) => {
            Finding::unseen(Message::new("still-busy"), super::rests(record, &range))
        }
        Ending::Runs | Ending::Forced(_) => Finding::fails(
            Message::new("closes-not"),
            Account::new(
                Message::new("done-left").with("program", program),
                Message::new("expected-closes"),
                Message::new("seen-open"),
            ),
            super::rests(record, &range),
        ),
        // The system closes what a dead program held.
        ending => Finding::holds(Message::new("closes"), ending.by_itself().into_iter().collect()),
    }
}

/// It says something in words about its failure and ends; no traceback.
pub fn says_and_ends(record: &Record, program: &str, during: &str) -> Finding {
    let Some(range) = record.range(Some(during)) else {
        return Finding::unreached();
    };
    let ended = ends(record, program, Some(during), false);
    let printed = record.printed(program, range.clone());
    if text::is_traceback(&printed) {
        let why = Message::new("ends-with-traceback").with("program", program);
        let account = Account::new(
            Message::new("done-watched").with("program", program),
            Message::new("expected-says-and-ends"),
            Message::new("seen-last-line").with("last", text::excerpt(&text::last_line(&printed))),
        );
        return match record.ending(program, range.end) {
            Ending::Excused(at, why) => Finding::unseen(why, vec![at]),
            _ => Finding::fails(why, account, super::rests(record, &range)),
        };
    }
    if ended.seen != Seen::Holds {
        return ended;
    }
    let lines = record.lines(program, range.clone());
    match lines.iter().find(|line| line.says_something()) {
        Some(line) => Finding::holds(Message::new("says-and-ends"), vec![line.at]),
        None => Finding::fails(
            Message::new("ends-silently").with("program", program),
            Account::new(
                Message::new("done-watched").with("program", program),
                Message::new("expected-says-and-ends"),
                Message::new("seen-no-words"),
            ),
            ended.evidence,
        ),
    }
}

/// The command ended the program, before any signal did.
pub fn stopped_by(record: &Record, program: &str, command: &str) -> Finding {
    let gives = |event: &Event| match &event.did {
        // The program's own word for it counts as well.
        Did::Typed { bytes, intent } => {
            let own = *intent == Some(Intent::Command);
            concerns(event, program) && (own || bytes.text().trim() == command)
        }
        Did::Sent { bytes } => matches!(event.who, Who::Peer(_)) && bytes.text().contains(command),
        Did::Exchanged { message, .. } => matches!(event.who, Who::Peer(_)) && message.text().trim() == command,
        _ => false,
    };
    let Some((given, _)) = record.all().find(|(_, event)| gives(event)) else {
        return Finding::unreached();
    };
    let end = record
        .within(given..record.events().len())
        .find(|(_, event)| matches!(event.did, Did::Signalled { .. }) && concerns(event, program))
        .map_or(record.events().len(), |(index, _)| index);
    let account = |seen: Message| {
        Account::new(
            Message::new("done-command").with("command", command),
            Message::new("expected-ends").with("program", program),
            seen,
        )
    };
    let ended = record.within(given..end).find_map(|(at, event)| match event.did {
        Did::Ended { exit, by_us: false } if super::is_program(event, program) => Some((at, exit)),
        _ => None,
    });
    match ended {
        Some((at, exit))
            if text::is_traceback(&record.printed(program, given..end)) || matches!(exit, Exit::Signal(_)) =>
        {
            Finding::fails(
                Message::new("ends-with-traceback").with("program", program),
                account(Message::new("seen-last-line").with(
                    "last",
                    text::excerpt(&text::last_line(&record.printed(program, given..end))),
                )),
                vec![given, at],
            )
        }
        // A server that runs on until its user has left may end at any user's leaving.
        Some((at, _)) if left_last(record, at, gives) => Finding::unseen(
            Message::new("stopped-by-leaving").with("program", program),
            vec![given, at],
        ),
        Some((at, _)) => Finding::holds(Message::new("stopped-by").with("command", command), vec![given, at]),
        None if record.settled(given..end) => Finding::fails(
            Message::new("stopped-by-not").with("command", command),
            account(Message::new("seen-runs-on").with("program", program)),
            vec![given],
        ),
        None => Finding::unseen(Message::new("still-busy"), vec![given]),
    }
}

/// Did a user leave between the last time that the command was given and the end?
fn left_last(record: &Record, end: usize, gives: impl Fn(&Event) -> bool) -> bool {
    let last = record
        .within(0..end)
        .rfind(|(_, event)| gives(event) || matches!((&event.who, &event.did), (Who::Peer(_), Did::Closed { .. })));
    last.is_some_and(|(_, event)| !gives(event))
}

fn not_crashed(record: &Record, program: &str, end: usize) -> Finding {
    let account = Account::new(
        Message::new("done-watched").with("program", program),
        Message::new("expected-crash").with("program", program),
        super::how_it_ended(program, &record.ending(program, end)),
    );
    Finding::fails(
        Message::new("not-crashed").with("program", program),
        account,
        Vec::new(),
    )
}
