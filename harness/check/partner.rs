//! When a submission's own server is no partner to talk with, and what its client did with the examiner's counts instead.

use crate::judge::{Decision, Verdict};
use crate::transcript::{Did, Event, Exit, Transcript, Who};

/// Why a line that was typed is missing: the client never got to send it.
const NEVER_SENT: &str = "arrives-not";
/// Why a report is missing: the client may never have got to it.
const NOT_REPORTED: &str = "reports-nothing";

/// How the submission's own server treats the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partner {
    /// It answers.
    Answers,
    /// It says something of its own, and nothing to what the user says.
    Speaks,
    /// It says nothing at all, or dies.
    Mute,
}

/// Does the client have somebody to talk with? What it does with an answer cannot be seen without one.
pub(super) fn partner(transcript: &Transcript) -> Partner {
    let by_client = |event: &&Event| matches!(&event.who, Who::Program(name) if name.starts_with("client"));
    let events = || transcript.events.iter();
    let stood_in = events().any(|event| event.did == Did::StandsIn);
    let spoke = events()
        .filter(by_client)
        .any(|event| matches!(event.did, Did::Sent { .. }));
    if stood_in || !spoke {
        return Partner::Answers;
    }
    let received = |event: &Event| matches!(event.did, Did::Received { .. });
    let mut talk = events().skip_while(|event| !matches!(event.did, Did::Message { .. }));
    if server_died(transcript) || !events().filter(by_client).any(received) {
        Partner::Mute
    } else if talk.any(|event| by_client(&event) && received(event)) {
        Partner::Answers
    } else {
        Partner::Speaks
    }
}

/// Did a server crash by itself?
fn server_died(transcript: &Transcript) -> bool {
    transcript.events.iter().any(|event| {
        let crashed = matches!(&event.did, Did::Ended { exit, by_us: false } if *exit != Exit::Code(0));
        crashed && matches!(&event.who, Who::Program(name) if name.starts_with("server"))
    })
}

/// Did the client come to talk with the examiner's server, so that what it did then can be held for or against it?
pub(super) fn talked(transcript: &Transcript) -> bool {
    transcript
        .events
        .iter()
        .any(|event| matches!(event.did, Did::Message { .. }))
}

/// Which of the criteria are decided by what the client did with the examiner's server: those that its own left open; those
/// to which the client cannot have come for want of an answer; and all, when it never got past its first line.
pub(super) fn decided_by_stand_in(partner: Partner, own: &[Decision], with_stand_in: &[Decision]) -> Vec<String> {
    let fails = |decision: &Decision, why: &str| decision.verdict == Verdict::Fail && decision.why.key == why;
    let stuck = own.iter().any(|decision| fails(decision, NEVER_SENT));
    let counts = |decision: &&Decision| {
        let other = with_stand_in.iter().find(|other| other.criterion == decision.criterion);
        other.is_some_and(|other| match (decision.verdict, other.verdict) {
            // A client that was told something by its server may have shown that, and wait for more of its kind.
            (Verdict::Undecided, Verdict::Fail | Verdict::Absent) => partner == Partner::Mute,
            (Verdict::Undecided, Verdict::Pass) => true,
            (Verdict::Fail, Verdict::Pass) => stuck || fails(decision, NOT_REPORTED),
            _ => false,
        })
    };
    own.iter()
        .filter(counts)
        .map(|decision| decision.criterion.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Message;
    use crate::submission::Role;

    fn event(who: &str, did: Did) -> Event {
        Event {
            at_us: 0,
            who: Who::Program(who.into()),
            did,
        }
    }

    fn transcript(events: Vec<Event>) -> Transcript {
        Transcript {
            events,
            ..Transcript::default()
        }
    }

    fn sent() -> Event {
        event("client", Did::Sent { bytes: "hi".into() })
    }

    #[test]
    fn a_server_that_says_nothing_is_mute() {
        let started = event(
            "server",
            Did::Started {
                command: "python3 server.py".into(),
                role: Role::Server,
            },
        );
        assert_eq!(partner(&transcript(vec![started.clone(), sent()])), Partner::Mute);
        let answered = event("client", Did::Received { bytes: "hi".into() });
        let asked = event("client", Did::Message { text: "hi".into() });
        let told = vec![started.clone(), answered.clone(), asked.clone(), sent()];
        assert_eq!(partner(&transcript(told)), Partner::Speaks);
        let talk = vec![started.clone(), asked, sent(), answered];
        assert_eq!(partner(&transcript(talk)), Partner::Answers);
        assert_eq!(partner(&transcript(vec![started])), Partner::Answers);
    }

    #[test]
    fn a_server_that_dies_of_its_client_is_mute() {
        let answered = event("client", Did::Received { bytes: "hi".into() });
        let died = event(
            "server",
            Did::Ended {
                exit: Exit::Code(1),
                by_us: false,
            },
        );
        assert_eq!(partner(&transcript(vec![sent(), answered, died])), Partner::Mute);
    }

    fn decision(criterion: &str, verdict: Verdict, why: &str) -> Decision {
        Decision {
            criterion: criterion.into(),
            verdict,
            why: Message::new(why),
            account: None,
            evidence: Vec::new(),
            consequence: false,
        }
    }

    #[test]
    fn the_stand_in_decides_what_the_own_server_left_open() {
        let own = [
            decision("client.sends", Verdict::Pass, "arrives"),
            decision("client.shows", Verdict::Undecided, "server-silent"),
        ];
        let other = [
            decision("client.sends", Verdict::Fail, "arrives-other"),
            decision("client.shows", Verdict::Fail, "shows-not"),
        ];
        assert_eq!(decided_by_stand_in(Partner::Mute, &own, &other), ["client.shows"]);
        assert!(decided_by_stand_in(Partner::Speaks, &own, &other).is_empty());
        let open = [decision("client.shows", Verdict::Undecided, "private-format")];
        assert!(decided_by_stand_in(Partner::Mute, &own, &open).is_empty());
    }

    #[test]
    fn a_client_that_never_got_an_answer_is_not_held_to_its_second_line() {
        let own = [
            decision("exit.loop", Verdict::Fail, NEVER_SENT),
            decision("exit.ends", Verdict::Fail, "ends-not"),
        ];
        let other = [
            decision("exit.loop", Verdict::Pass, "arrives"),
            decision("exit.ends", Verdict::Pass, "ends"),
        ];
        assert_eq!(
            decided_by_stand_in(Partner::Mute, &own, &other),
            ["exit.loop", "exit.ends"]
        );
        let unreported = [decision("exit.ends", Verdict::Fail, NOT_REPORTED)];
        assert_eq!(decided_by_stand_in(Partner::Mute, &unreported, &other), ["exit.ends"]);
        let hangs = [decision("exit.ends", Verdict::Fail, "ends-not")];
        assert!(decided_by_stand_in(Partner::Mute, &hangs, &other).is_empty());
    }
}
