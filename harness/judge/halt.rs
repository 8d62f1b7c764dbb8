//! A stage that could not be set → what that means for a criterion. In doubt undecided: a fail only where the program
//! itself is plainly the reason.

use super::record::{Ending, Record};
use super::{Account, Decision, Message, Verdict, claim, text};
use crate::scenario::{Decide, Expect};
use crate::submission::Role;
use crate::transcript::{Did, ENDED_AT_PLAIN_TEXT, Event, Halt, Intent, Limit, Transport, WAITS_ELSEWHERE, Who};

/// Decides a criterion that the scenario did not come to, for a claim about `subject`.
pub fn decide(record: &Record, decide: &Decide, subject: &str) -> Decision {
    let halted = record.all().find_map(|(at, event)| match &event.did {
        Did::Halted { why } => Some((at, why)),
        _ => None,
    });
    let outcome = match halted {
        None => Outcome::undecided(Message::new("not-reached"), Vec::new()),
        Some((at, why)) => translate(record, decide, subject, at, why),
    };
    Decision {
        criterion: decide.criterion.clone(),
        verdict: outcome.verdict,
        why: outcome.why,
        account: outcome.account,
        evidence: outcome.evidence,
        consequence: outcome.consequence,
    }
}

/// What to say of a limit.
pub fn limit(limit: Limit) -> Message {
    match limit {
        Limit::Memory => Message::new("limit-memory"),
        Limit::Processes => Message::new("limit-processes"),
        Limit::Output => Message::new("limit-output"),
        Limit::Files => Message::new("limit-files"),
        Limit::Time => Message::new("limit-time"),
        Limit::Budget => Message::new("limit-budget"),
        Limit::Deadline => Message::new("limit-deadline"),
    }
}

/// What to say of a program that this machine does not run.
pub fn cannot_run(program: &str, error: &str) -> Message {
    Message::new("cannot-run").with("program", program).with("error", error)
}

/// What an intent asks for, in a word of the catalogue.
pub fn intent(intent: Intent) -> Message {
    match intent {
        Intent::Host => Message::new("does-not-ask-host"),
        Intent::Port => Message::new("does-not-ask-port"),
        Intent::Address => Message::new("does-not-ask-address"),
        _ => Message::new("does-not-ask-other"),
    }
}

/// The parts of a decision that a halt determines.
struct Outcome {
    verdict: Verdict,
    why: Message,
    account: Option<Account>,
    evidence: Vec<usize>,
    consequence: bool,
}

impl Outcome {
    fn undecided(why: Message, evidence: Vec<usize>) -> Outcome {
        Outcome {
            verdict: Verdict::Undecided,
            why,
            account: None,
            evidence,
            consequence: false,
        }
    }

    fn absent(why: Message, evidence: Vec<usize>) -> Outcome {
        Outcome {
            verdict: Verdict::Absent,
            ..Outcome::undecided(why, evidence)
        }
    }

    fn fail(why: Message, account: Account, evidence: Vec<usize>, consequence: bool) -> Outcome {
        Outcome {
            verdict: Verdict::Fail,
            why,
            account: Some(account),
            evidence,
            consequence,
        }
    }
}

fn translate(record: &Record, decide: &Decide, subject: &str, at: usize, why: &Halt) -> Outcome {
    let here = vec![at];
    match why {
        Halt::NoProgram { role } => Outcome::absent(
            match role {
                Role::Server => Message::new("no-server"),
                Role::Client => Message::new("no-client"),
                Role::Scanner => Message::new("no-scanner"),
                Role::Chatter => Message::new("no-chatter"),
            },
            here,
        ),
        Halt::CannotRun { program, error } => Outcome::undecided(cannot_run(program, error), here),
        Halt::Ended { program } => ended(record, subject, at, program),
        Halt::NeverListens { program } => idle(
            record,
            subject,
            at,
            program,
            Message::new("never-listens"),
            Message::new("expected-listens"),
        ),
        Halt::NeverConnects { program } => idle(
            record,
            subject,
            at,
            program,
            Message::new("never-connects"),
            Message::new("expected-connects"),
        ),
        Halt::KeepsAsking { program } => {
            let question = record
                .asked(program, 0..at)
                .pop()
                .map_or("", |(_, _, question)| question);
            let question = question.trim().lines().last().unwrap_or_default();
            let why = Message::new("keeps-asking").with("question", text::excerpt(question));
            Outcome::undecided(why.with("program", program), here)
        }
        Halt::NoDatagrams { program } => Outcome::absent(Message::new("no-datagrams").with("program", program), here),
        Halt::OnlyDatagrams { program } => Outcome::absent(Message::new("speaks-udp").with("program", program), here),
        Halt::DoesNotAsk { program, intent } => does_not_ask(record, decide, subject, at, program, *intent),
        Halt::CannotConnect { error, .. } => match record.ending(record.server(), at) {
            ending if ending.by_itself().is_some() && subject == record.server() => Outcome {
                consequence: false,
                ..ended(record, subject, at, record.server())
            },
            _ => Outcome::undecided(Message::new("cannot-connect").with("error", error), here),
        },
        Halt::NotUnderstood { what } => {
            let why = match what.as_str() {
                WAITS_ELSEWHERE => Message::new("client-waits-elsewhere"),
                ENDED_AT_PLAIN_TEXT => Message::new("ended-at-plain-text"),
                what => Message::new("not-understood").with("what", text::excerpt(what)),
            };
            Outcome::undecided(why, here)
        }
        Halt::BothWait { .. } => Outcome::undecided(Message::new("both-wait"), here),
        Halt::Limit { limit: which } => Outcome::undecided(limit(*which), here),
    }
}

/// The program was gone before the stage was set.
fn ended(record: &Record, subject: &str, at: usize, program: &str) -> Outcome {
    let ending = record.ending(program, at);
    let here = vec![at];
    let Some(end) = ending.by_itself() else {
        return Outcome::undecided(Message::new("ended-before").with("program", program), here);
    };
    let evidence = claim::tail(record, program, None, end);
    if program != subject
        && let Ending::Crashed(..) = record.ending(subject, at)
        && let Some(finding) = claim::died(record, &record.ending(subject, at))
        && let Some(account) = finding.account
    {
        return Outcome::fail(finding.why, account, finding.evidence, true);
    }
    if program != subject {
        return Outcome::undecided(Message::new("other-ended").with("program", program), evidence);
    }
    let started = record.started(program, at).unwrap_or(0);
    let printed = record.printed(program, started..at);
    let guessed = record.guessed(program, at);
    let nobody = claim::nobody_there(record, program, at);
    let restarted = record.started(program, started).is_some() && printed.contains("ddress already in use");
    let seen = match &ending {
        Ending::Excused(_, why) => return Outcome::undecided(why.clone(), evidence),
        _ if guessed => {
            return Outcome::undecided(Message::new("ended-after-guess").with("program", program), evidence);
        }
        // Who was to be there is the examiner's affair.
        _ if nobody => {
            return Outcome::undecided(Message::new("nobody-there").with("program", program), evidence);
        }
        // Whom the server turns away he has no conversation with.
        _ if let Some(error) = turned_away(record, program, end) => {
            return Outcome::undecided(Message::new("cannot-connect").with("error", error), evidence);
        }
        // The port of a server that was killed stays taken for a minute.
        _ if restarted => return Outcome::undecided(Message::new("port-still-taken"), evidence),
        _ => claim::how_it_ended(program, &ending),
    };
    let why = match &ending {
        Ending::Crashed(_, last) => crashed_at_once(last, &printed),
        Ending::Status(_, status) => Message::new("did-not-start-status").with("status", status.to_string()),
        _ if !record.attempts(program, started..at).is_empty() => {
            let account = Account::new(
                Message::new("done-started").with("program", program),
                Message::new("expected-reads-lines"),
                seen,
            );
            return Outcome::fail(
                Message::new("ended-unasked").with("program", program),
                account,
                evidence,
                false,
            );
        }
        _ => Message::new("ended-at-once"),
    };
    Outcome::fail(why.with("program", program), not_started(program, seen), evidence, true)
}

/// How the connection of a client's was turned away that the tap passed on for it, if it was.
fn turned_away<'a>(record: &Record<'a>, program: &str, end: usize) -> Option<&'a str> {
    let connected = record.attempts(program, 0..end).last()?.0;
    let passed_on = record.within(connected..end);
    passed_on.rev().find_map(|(_, event)| match &event.did {
        Did::Refused { error, .. } if event.who == Who::Tap => Some(error.as_str()),
        _ => None,
    })
}

/// The failure of a program that fell before it asked, listened or connected, and not because its port was taken.
pub fn fell_at_once(record: &Record, program: &str) -> Option<(Message, Account, Vec<usize>)> {
    let end = record.events().len();
    let ending = record.ending(program, end);
    let Ending::Crashed(at, last) = &ending else {
        return None;
    };
    let started = record.started(program, *at)?;
    let printed = record.printed(program, started..end);
    let began = !record.asked(program, started..*at).is_empty()
        || record.listening(program, *at).is_some_and(|(since, _)| since > started)
        // Whoever was talked to meanwhile, or talked himself, was not at his beginning any more.
        || record.events()[started..*at].iter().any(talks)
        // What a program tried last is seen only after its end.
        || !record.attempts(program, started..end).is_empty();
    if began || crate::words::is_port_taken(&printed) {
        return None;
    }
    let why = crashed_at_once(last, &printed).with("program", program);
    let account = not_started(program, claim::how_it_ended(program, &ending));
    Some((why, account, claim::tail(record, program, None, *at)))
}

fn talks(event: &Event) -> bool {
    matches!(
        event.did,
        Did::Typed { .. } | Did::Sent { .. } | Did::Received { .. } | Did::Connected { .. } | Did::Exchanged { .. }
    )
}

fn crashed_at_once(last: &str, printed: &str) -> Message {
    let key = match crate::words::is_syntax_error(printed) {
        true => "syntax-error",
        false => "did-not-start",
    };
    Message::new(key).with("last", text::last_words(last))
}

fn not_started(program: &str, seen: Message) -> Account {
    Account::new(
        Message::new("done-started").with("program", program),
        Message::new("expected-starts").with("program", program),
        seen,
    )
}

/// The program runs and neither listens nor connects nor asks.
fn idle(record: &Record, subject: &str, at: usize, program: &str, why: Message, expected: Message) -> Outcome {
    let why = why.with("program", program);
    let datagrams = record.all().any(|(_, event)| {
        matches!(&event.did, Did::Listens { ports } if super::record::by(event, program)
            && ports.iter().any(|port| port.transport == Transport::Udp))
    });
    if datagrams {
        return Outcome::absent(Message::new("speaks-udp").with("program", program), vec![at]);
    }
    if let Some((asks, _, question)) = record.pending(program, at) {
        let why = Message::new("asks-meanwhile").with("question", text::excerpt(question.trim()));
        return Outcome::undecided(why.with("program", program), vec![asks, at]);
    }
    let other_role = record.role(program) == Role::Server && !record.attempts(program, 0..at).is_empty();
    if program != subject || other_role || !record.settled(0..at) {
        return Outcome::undecided(why, vec![at]);
    }
    let account = Account::new(
        Message::new("done-started").with("program", program),
        expected,
        Message::new("seen-idle").with("program", program),
    );
    Outcome::fail(why, account, vec![at], true)
}

/// The program never asks for what the scenario is about. That fails what must be asked for; what becomes of odd answers
/// cannot be seen on a program that takes none.
fn does_not_ask(record: &Record, decide: &Decide, subject: &str, at: usize, program: &str, intent: Intent) -> Outcome {
    let why = self::intent(intent).with("program", program);
    let about_answers = decide.expects.iter().any(|expect| {
        matches!(
            expect,
            Expect::TakesBadInput { .. } | Expect::TakesDefault { .. } | Expect::AsksAgain { .. }
        )
    });
    if program != subject {
        return Outcome::undecided(why, vec![at]);
    }
    // A question that was not understood may have been the one.
    let begun = record
        .listening(program, at)
        .map(|(listens, _)| listens)
        .or_else(|| record.attempts(program, 0..at).first().map(|(connects, _)| *connects))
        .unwrap_or(at);
    let unclear = record.asked(program, 0..begun).into_iter().find(|(_, intent, _)| {
        matches!(
            intent,
            Intent::Unknown | Intent::Message | Intent::Command | Intent::Enter | Intent::Key | Intent::Address
        )
    });
    if let Some((asks, _, question)) = unclear {
        let why = Message::new("asks-unclear").with("question", text::excerpt(question.trim()));
        return Outcome::undecided(why.with("program", program), vec![asks, at]);
    }
    if about_answers {
        return Outcome::absent(why, vec![at]);
    }
    let account = Account::new(
        Message::new("done-started").with("program", program),
        Message::new("expected-asks").with("program", program),
        why.clone(),
    );
    Outcome::fail(why, account, vec![at], false)
}
