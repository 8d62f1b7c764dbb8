//! A scanner on stage: which ports stand open for it, what it tries, and how it is brought through its questions and its
//! scan.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::{Duration, Instant};

use crate::examiner::answers::MOST_QUESTIONS;
use crate::examiner::scene::{Actor, Scene, Wanted};
use crate::examiner::stage::Stage;
use crate::transcript::{Did, Exit, Halt, Intent, Rest, Who};
use crate::world::{Host, Patience, Range, threads_of_program};

/// A scan of every port in turn, in an interpreter, on a busy machine.
const SCAN: Patience = Patience {
    cpu: Duration::from_secs(120),
    wall: Duration::from_secs(180),
    sleep: Duration::from_secs(10),
    recognises: false,
};
/// What is waited for attempts that nobody answers.
const SILENCE: Patience = Patience {
    cpu: Duration::from_secs(20),
    wall: Duration::from_secs(25),
    sleep: Duration::from_secs(5),
    recognises: false,
};
/// A program that has tried so many ports scans, and its questions are no longer about what to scan.
pub const A_SCAN: usize = 20;
/// Questions answered after a scan: "press Enter".
const LAST_QUESTIONS: usize = 2;
/// So often in a scan it is written down how far it has come.
const CHECKPOINTS: usize = 64;
/// Asking for all attempts of a host takes the kernel some milliseconds.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);
/// One attempt at a time, seen so often, at so many ports and for so long, is the scanner's way.
const LOOKS: usize = 20;
const PORTS_IN_TURN: usize = 3;
const LONG_ENOUGH: Duration = Duration::from_millis(1500);

/// What scanners of this world meet, and what they have done so far.
pub struct Scan {
    range: Range,
    tried: BTreeMap<IpAddr, BTreeSet<u16>>,
    untold: usize,
    moved: bool,
    flights: InFlight,
}

/// What was seen of attempts that wait for an answer.
struct InFlight {
    asked: Instant,
    first: Option<Instant>,
    looks: usize,
    most: usize,
    seen: BTreeSet<u16>,
    threads: usize,
}

impl Scan {
    fn new(range: Range) -> Scan {
        let flights = InFlight {
            asked: Instant::now(),
            first: None,
            looks: 0,
            most: 0,
            seen: BTreeSet::new(),
            threads: 0,
        };
        Scan {
            range,
            tried: BTreeMap::new(),
            untold: 0,
            moved: false,
            flights,
        }
    }

    /// How soon a late port is to answer.
    pub fn due(&self) -> Option<Duration> {
        self.range.due()
    }

    /// Was anything tried since this was last asked?
    pub fn moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// Different ports tried on the host of which most were.
    pub fn most_tried(&self) -> usize {
        self.tried.values().map(BTreeSet::len).max().unwrap_or(0)
    }

    /// What was tried and answered since this was last called.
    fn news(&mut self) -> Vec<Did> {
        for to in self.range.attempts() {
            self.moved = true;
            self.untold += usize::from(self.tried.entry(to.ip()).or_default().insert(to.port()));
        }
        let late = self.range.pump().into_iter();
        let mut news: Vec<Did> = late
            .map(|answer| Did::AnsweredLate {
                port: answer.port,
                after_ms: answer.after.as_millis() as u64,
            })
            .collect();
        if self.untold > usize::from(u16::MAX) / CHECKPOINTS {
            news.extend(self.tell());
        }
        news
    }

    /// How far the scan of the host has come of which most was tried.
    fn tell(&mut self) -> Option<Did> {
        self.untold = 0;
        let (to, ports) = self.tried.iter().max_by_key(|(_, ports)| ports.len())?;
        Some(Did::Scanned {
            to: *to,
            host: called(*to),
            ports: ports.len(),
            lowest: *ports.first()?,
            highest: *ports.last()?,
        })
    }

    /// Looks at the attempts that wait for an answer; what is new about them, and whether enough has been seen.
    fn look_at_flights(&mut self, threads: impl FnOnce() -> usize) -> (Vec<Did>, bool) {
        let flights = &mut self.flights;
        let mut news = Vec::new();
        if flights.asked.elapsed() < BETWEEN_LOOKS {
            return (news, false);
        }
        let Some(ports) = self.range.in_flight() else {
            return (news, true);
        };
        flights.asked = Instant::now();
        flights.threads = flights.threads.max(threads());
        if ports.is_empty() {
            return (news, false);
        }
        flights.looks += 1;
        let first = *flights.first.get_or_insert_with(Instant::now);
        flights.seen.extend(&ports);
        if ports.len() > flights.most {
            flights.most = ports.len();
            news.push(Did::InFlight {
                ports: ports.len(),
                seen: flights.seen.len(),
                threads: flights.threads,
            });
        }
        let in_turn = flights.looks >= LOOKS && flights.seen.len() >= PORTS_IN_TURN && first.elapsed() >= LONG_ENOUGH;
        let enough = flights.most > 1 || in_turn;
        if enough && flights.most == 1 {
            news.push(Did::InFlight {
                ports: 1,
                seen: flights.seen.len(),
                threads: flights.threads,
            });
        }
        (news, enough)
    }
}

impl Scene {
    /// Writes down what scanners have tried and which late ports have answered.
    pub fn watch_the_scan(&mut self) {
        let news = self.scan.as_mut().map(Scan::news).unwrap_or_default();
        for did in news {
            self.record_of_scan(did);
        }
    }

    /// Has enough been seen of how many ports this program tries at once?
    pub fn seen_in_flight(&mut self, program: &str) -> bool {
        let Some(actor) = self.actors.get(program) else {
            return true;
        };
        let pid = actor.program.pid();
        let Some(scan) = &mut self.scan else { return true };
        let (news, enough) = scan.look_at_flights(|| threads_of_program(pid));
        for did in news {
            self.record_program(program, did);
        }
        enough
    }

    fn record_of_scan(&mut self, did: Did) {
        let who = match did {
            Did::Scanned { .. } => Who::Program(self.scanner.clone()),
            _ => Who::Examiner,
        };
        self.record(who, did);
    }
}

impl Stage<'_> {
    fn scan(&mut self) -> Result<&mut Scan, Halt> {
        if self.scene.scan.is_none() {
            let range = self.world.range().map_err(unseen)?;
            self.scene.scan = Some(Scan::new(range));
        }
        let scan = self.scene.scan.as_mut();
        Ok(scan.expect("it was made when there was none"))
    }

    /// Opens a port for scanners to find.
    pub fn open_port(&mut self, port: u16, late: bool) -> Result<(), Halt> {
        self.scan()?;
        if let Some(scan) = &mut self.scene.scan {
            self.world.open_port(&mut scan.range, port, late).map_err(unseen)?;
        }
        self.scene.watched_ports.insert(port);
        self.scene.record(Who::Examiner, Did::Opened { port, late });
        Ok(())
    }

    /// Makes an address that never answers.
    pub fn silence(&mut self) -> Result<(), Halt> {
        self.scan()?;
        if let Some(scan) = &mut self.scene.scan {
            self.fill.silent = self.world.silence(&mut scan.range).map_err(unseen)?.to_string();
        }
        Ok(())
    }

    /// Where a scanner is sent, best first.
    pub fn to_scan(&self) -> Vec<String> {
        let far = Host::Far.name().to_owned();
        let there = if self.fill.silent.is_empty() {
            vec![self.fill.far.clone(), far]
        } else {
            vec![self.fill.silent.clone()]
        };
        let here = ["localhost".to_owned(), "127.0.0.1".to_owned()];
        there.into_iter().chain(here).collect()
    }

    /// Answers a scanner's questions and waits for its scan to end, or, where nobody answers it, until it is seen how many
    /// ports it tries at once.
    pub fn bring_scanner(&mut self, program: &str) -> Result<(), Halt> {
        let silent = !self.fill.silent.is_empty();
        let mut last_questions = 0;
        loop {
            let (wanted, patience) = match silent {
                true => (
                    Wanted::InFlight {
                        program: program.into(),
                    },
                    SILENCE,
                ),
                false => (Wanted::Rest, SCAN),
            };
            self.scene.wanted = wanted;
            let rest = self.settle_patiently(patience);
            self.scene.wanted = Wanted::Rest;
            let rest = rest?;
            self.scene.flush_condensed();
            let scanned = self.scene.scan.as_ref().map_or(0, Scan::most_tried);
            let ended = self.scene.actors.get(program).is_none_or(|actor| actor.ended.is_some());
            let failed = |actor: &Actor| actor.ended.is_some_and(|exit| exit != Exit::Code(0));
            if scanned == 0 && self.scene.actors.get(program).is_some_and(failed) {
                return Err(Halt::Ended {
                    program: program.into(),
                });
            }
            let question = self
                .question(program)
                .filter(|_| !ended && rest != Some(Rest::Deadline));
            let Some((text, intent)) = question.filter(|_| !(silent && scanned > 0)) else {
                break;
            };
            let asked = self.answers.get(program).map_or(0, |answers| answers.count);
            let over = scanned >= A_SCAN;
            self.scene.record_program(
                program,
                Did::Asks {
                    text: text.clone(),
                    intent,
                },
            );
            if over && (last_questions >= LAST_QUESTIONS || matches!(intent, Intent::Host | Intent::Port)) {
                break;
            }
            if asked >= MOST_QUESTIONS {
                return Err(Halt::KeepsAsking {
                    program: program.into(),
                });
            }
            last_questions += usize::from(over);
            let line = match (over, intent) {
                (true, Intent::YesNo) => "n".into(),
                (true, _) => String::new(),
                _ => self.answer_to(program, intent, &text),
            };
            self.type_line(program, &line, Some(intent));
        }
        if let Some(did) = self.scene.scan.as_mut().and_then(Scan::tell) {
            self.scene.record_program(program, did);
        }
        Ok(())
    }
}

/// The name of an address of this world.
fn called(address: IpAddr) -> String {
    let name = match address {
        _ if address.is_loopback() => Some("localhost"),
        _ => Host::all().find(|host| host.address() == address).map(Host::name),
    };
    name.unwrap_or_default().to_owned()
}

/// What cannot be set up here cannot be seen.
fn unseen(error: crate::world::WorldError) -> Halt {
    let cause = std::error::Error::source(&error).map_or(String::new(), ToString::to_string);
    Halt::NotUnderstood {
        what: format!("{error}: {cause}"),
    }
}
