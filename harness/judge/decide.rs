//! One scenario's record → a decision for each of its criteria.

use super::awaited::{awaited, is_about_messages};
use super::finding::{Finding, Seen};
use super::record::{Ending, Record};
use super::{Decision, Message, Verdict, claim, excuse, halt};
use crate::dialect::Dialect;
use crate::scenario::{Decide, Expect, Report, Scenario};
use crate::submission::Role;
use crate::transcript::{Did, Event, Halt, Intent, Transcript, Who};

/// Decides every criterion that the scenario is about, from its record alone.
pub fn decide(scenario: &Scenario, transcript: &Transcript, dialect: &Dialect) -> Vec<Decision> {
    let record = Record { transcript, dialect };
    scenario
        .decides
        .iter()
        .map(|decide| {
            let mut decision = decide_one(&record, decide);
            // A file with ten thousand lines is one event.
            decision.evidence.sort_unstable();
            decision.evidence.dedup();
            decision
        })
        .collect()
}

fn decide_one(record: &Record, decide: &Decide) -> Decision {
    if let Some(Halt::NoProgram {
        role: role @ Role::Chatter,
    }) = record.transcript.halted()
    {
        return halt::decide(record, decide, role.name());
    }
    if let Some(Halt::NoDatagrams { program } | Halt::OnlyDatagrams { program }) = record.transcript.halted() {
        return halt::decide(record, decide, program);
    }
    let findings: Vec<Finding> = decide
        .expects
        .iter()
        .map(|expect| claim::look(record, expect))
        .collect();
    let first = |wanted: Seen| findings.iter().position(|finding| finding.seen == wanted);
    let decision = if let Some(failed) = first(Seen::Fails) {
        let consequence = follows_from_the_start(record, claim::subject(record, &decide.expects[failed]));
        of(decide, Verdict::Fail, findings[failed].clone(), consequence)
    } else if let Some(missed) = first(Seen::Unreached) {
        let subject = claim::subject(record, &decide.expects[missed]);
        halt::decide(record, decide, subject)
    } else if let Some(open) = first(Seen::Unseen) {
        of(decide, Verdict::Undecided, findings[open].clone(), false)
    } else if let Some(held) = first(Seen::Holds) {
        let mut finding = findings[held].clone();
        finding.evidence = findings
            .iter()
            .flat_map(|finding| finding.evidence.iter().copied())
            .collect();
        of(decide, Verdict::Pass, finding, false)
    } else {
        of(decide, Verdict::Undecided, Finding::unreached(), false)
    };
    match decision.verdict {
        Verdict::Fail if decide.only_supports => only_remark(weigh(record, decide, decision)),
        Verdict::Fail => never_began(record, decide, weigh(record, decide, decision)),
        Verdict::Pass | Verdict::Absent | Verdict::Undecided => decision,
    }
}

/// What a program does not do that fell before it began to work, it does not for that reason, whatever the claim says.
fn never_began(record: &Record, decide: &Decide, decision: Decision) -> Decision {
    let Some(program) = decide.expects.first().map(|expect| claim::subject(record, expect)) else {
        return decision;
    };
    match halt::fell_at_once(record, program).filter(|_| decision.verdict == Verdict::Fail) {
        Some((why, account, evidence)) => Decision {
            why,
            account: Some(account),
            evidence,
            consequence: true,
            ..decision
        },
        None => decision,
    }
}

/// What need not hold is at most remarked upon.
fn only_remark(decision: Decision) -> Decision {
    match decision.verdict {
        Verdict::Fail => Decision {
            verdict: Verdict::Undecided,
            consequence: false,
            ..decision
        },
        _ => decision,
    }
}

/// A fail is none where something else explains it, or where the task was not attempted at all.
fn weigh(record: &Record, decide: &Decide, decision: Decision) -> Decision {
    if let Some((why, at)) = excused(record, decide) {
        return Decision {
            verdict: Verdict::Undecided,
            why,
            account: None,
            evidence: vec![at],
            consequence: false,
            ..decision
        };
    }
    let not_attempted = !decide.absent_if.is_empty()
        && decide
            .absent_if
            .iter()
            .all(|expect| claim::look(record, expect).seen == Seen::Holds);
    match not_attempted {
        true => Decision {
            verdict: Verdict::Absent,
            consequence: false,
            ..decision
        },
        false => decision,
    }
}

/// Why a fail may not be the program's own, and where that shows: a limit of the examiner's was reached, the other program was
/// at fault, what was said to it was not what it waits for, or it cannot be run on this machine.
fn excused(record: &Record, decide: &Decide) -> Option<(Message, usize)> {
    let about_the_client = || {
        let mut subjects = decide.expects.iter().map(|expect| claim::subject(record, expect));
        subjects.all(|subject| subject.starts_with("client"))
    };
    let about_talk = || decide.expects.iter().any(is_about_talk);
    let because = |key: &'static str| move |at: usize| (Message::new(key), at);
    exceeded(record)
        .or_else(|| crashed_at_a_stranger(record).map(because("stand-in-not-understood")))
        .or_else(|| {
            let died = server_died_first(record).filter(|_| about_the_client());
            died.map(because("server-died-first"))
        })
        .or_else(|| {
            let program = claim::subject(record, decide.expects.first()?);
            let about_messages = about_the_client() && decide.expects.iter().any(is_about_messages);
            awaited(record, program).filter(|_| about_messages)
        })
        .or_else(|| {
            let meant = record.dialect.mute == Some(true) && !decide.expects.iter().any(is_about_a_chat);
            let said = not_understood(record)
                .filter(|_| !meant)
                .or_else(|| killed_by_a_stranger(record));
            said.filter(|_| about_talk()).map(because("speaks-first"))
        })
        .or_else(|| {
            let said = said_in_another_form(record).filter(|_| about_talk());
            said.map(because("own-form"))
        })
        .or_else(|| cannot_run(record))
}

/// The limit of the examiner's that was reached.
fn exceeded(record: &Record) -> Option<(Message, usize)> {
    let (at, limit) = record.all().find_map(|(at, event)| match event.did {
        Did::Exceeded { limit }
        | Did::Halted {
            why: Halt::Limit { limit },
        } => Some((at, limit)),
        // A thread that met it died, and the program goes on without it.
        Did::Printed { ref bytes } => excuse::limit(&bytes.text()).map(|limit| (at, limit)),
        _ => None,
    })?;
    Some((halt::limit(limit), at))
}

/// What keeps a program from running on this machine.
fn cannot_run(record: &Record) -> Option<(Message, usize)> {
    record.all().find_map(|(at, event)| match &event.did {
        Did::Halted {
            why: Halt::CannotRun { program, error },
        } => Some((halt::cannot_run(program, error), at)),
        _ => None,
    })
}

/// Where a server spoke first and what it was told then was not the answer that it wanted: the first message was
/// swallowed, in part or whole. What comes of such a conversation says nothing about the server.
fn not_understood(record: &Record) -> Option<usize> {
    if !record.dialect.opening.is_empty() {
        return None;
    }
    let mut spoken_to: Vec<&Who> = Vec::new();
    let mut spoke: Vec<&Who> = Vec::new();
    for (at, event) in record.all() {
        let Who::Peer(_) = event.who else { continue };
        match &event.did {
            Did::Received { .. } if !spoke.contains(&&event.who) => spoken_to.push(&event.who),
            // It asked, and was answered: that was a login, and it is over.
            Did::Asks { .. } => spoken_to.retain(|who| *who != &event.who),
            Did::Sent { .. } => spoke.push(&event.who),
            Did::Exchanged { message, reply, .. } if spoken_to.contains(&&event.who) => {
                let swallowed = reply.0.len() < message.0.len() && message.0.ends_with(&reply.0);
                return swallowed.then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// Where a server crashed that had spoken first and was told something in a form that need not be its own: how users of this
/// server speak was not found out, and its own client may never say such a thing.
fn killed_by_a_stranger(record: &Record) -> Option<usize> {
    let dialect = record.dialect;
    let unknown = dialect.server_first == Some(true) && dialect.opening.is_empty() && dialect.framing.is_none();
    let Ending::Crashed(at, last) = record.ending(record.server(), record.events().len()) else {
        return None;
    };
    let said = |(_, event): (usize, &Event)| matches!((&event.who, &event.did), (Who::Peer(_), Did::Sent { .. }));
    (unknown && record.within(0..at).any(said) && !is_broken(&last)).then_some(at)
}

/// Did it fall over a broken connection? That is one in any form.
fn is_broken(last: &str) -> bool {
    let marks = ["ConnectionReset", "BrokenPipe", "ECONNRESET", "EPIPE"];
    marks.iter().any(|mark| last.contains(mark))
}

/// Where the examiner's own users said plain text to a server whose client says something else, in a form that was not found
/// out: whatever the server made of that, its own client may be served well.
fn said_in_another_form(record: &Record) -> Option<usize> {
    let unknown = record.dialect.own_form == Some(true) && record.dialect.framing.is_none();
    if let Ending::Crashed(_, last) = record.ending(record.server(), record.events().len())
        && is_broken(&last)
    {
        return None;
    }
    let said = |(_, event): &(usize, &Event)| matches!((&event.who, &event.did), (Who::Peer(_), Did::Sent { .. }));
    unknown.then(|| record.all().find(said).map(|(at, _)| at)).flatten()
}

/// Where the submission's own server crashed while its client talked with it: what the client did then is no fault of its.
fn server_died_first(record: &Record) -> Option<usize> {
    let end = record.events().len();
    let client = record.ending("client", end).by_itself().unwrap_or(end);
    match record.ending("server", end) {
        Ending::Crashed(at, _) if at < client => Some(at),
        _ => None,
    }
}

/// Where a client crashed that had sent something to the examiner's stand-in: that is not the server it was made for, and
/// its own may answer in a way that does not crash it.
fn crashed_at_a_stranger(record: &Record) -> Option<usize> {
    record.all().find(|(_, event)| event.did == Did::StandsIn)?;
    let spoke = record
        .all()
        .any(|(_, event)| matches!((&event.who, &event.did), (Who::Program(_), Did::Received { .. })));
    match record.ending("client", record.events().len()) {
        Ending::Crashed(at, _) if spoke => Some(at),
        _ => None,
    }
}

/// Is the claim about what comes of talking with the server?
fn is_about_talk(expect: &Expect) -> bool {
    match expect {
        Expect::Echoed { .. }
        | Expect::Served { .. }
        | Expect::Understood { .. }
        | Expect::Answered { .. }
        | Expect::LogsToFile { .. } => true,
        Expect::Survives { program, .. } => program.starts_with("server"),
        Expect::Reports { program, event, .. } => {
            program.starts_with("server") && !matches!(event, Report::Start | Report::Listen | Report::Connect)
        }
        Expect::Any { of } | Expect::NoneOf { of } => of.iter().any(is_about_talk),
        _ => is_about_a_chat(expect),
    }
}

/// Is this claim about what users of a chat say to each other? One alone is answered nothing there.
fn is_about_a_chat(expect: &Expect) -> bool {
    match expect {
        Expect::ReachesAll { .. } | Expect::TakePart { .. } | Expect::TellsWho | Expect::GoesOn { .. } => true,
        Expect::ShutOut { .. } | Expect::HearsNothing { .. } | Expect::ShownBefore { .. } => true,
        Expect::Any { of } | Expect::NoneOf { of } => of.iter().any(is_about_a_chat),
        _ => false,
    }
}

fn of(decide: &Decide, verdict: Verdict, finding: Finding, consequence: bool) -> Decision {
    Decision {
        criterion: decide.criterion.clone(),
        verdict,
        why: finding.why,
        account: finding.account,
        evidence: finding.evidence,
        consequence,
    }
}

/// Did the program die before anything of this scenario's own was done to it? Then the failure is not about the criterion.
pub(super) fn follows_from_the_start(record: &Record, program: &str) -> bool {
    let died = matches!(record.transcript.halted(), Some(Halt::Ended { program: dead }) if dead == program);
    let provoked = record.all().any(|(_, event)| {
        matches!(
            event.did,
            Did::Occupied { .. }
                | Did::Typed {
                    intent: Some(Intent::Port | Intent::Host | Intent::Address),
                    ..
                }
        )
    });
    let end = record.events().len();
    died && !provoked && record.listening(program, end).is_none() && record.attempts(program, 0..end).is_empty()
}

/// The decision of a criterion that nothing looked at.
pub fn not_examined(criterion: &str) -> Decision {
    Decision {
        criterion: criterion.to_owned(),
        verdict: Verdict::Undecided,
        why: Message::new("not-examined"),
        account: None,
        evidence: Vec::new(),
        consequence: false,
    }
}
