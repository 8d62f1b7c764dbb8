//! Properties: messages that nobody thought of are said to a live program, and of those that break the conversation the
//! smallest is found. Makes plain cases and has them played; what they come to is not decided here.

use std::time::{Duration, Instant};

use proptest::char::ranges;
use proptest::collection::vec;
use proptest::num::usize::BinarySearch;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::strategy::{BoxedStrategy, Just, Strategy, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::dialect::{Dialect, encode};
use crate::scenario::{Case, Scenario, Sent, Step, Text, Texts};

/// How long the smallest case is looked for.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many cases are tried meanwhile.
const STEPS: usize = 100;

/// What was made before anything is cut or joined: it shrinks to a single message of one letter in one piece.
#[derive(Clone, Debug, Default)]
struct Plan {
    messages: Vec<String>,
    cuts: Vec<Index>,
    /// Bytes in a piece, where the message is too long to come in one.
    portion: Option<usize>,
}

type Tree = Box<dyn ValueTree<Value = Plan>>;

/// The property of a scenario.
pub struct Property<'a> {
    scenario: &'a Scenario,
    dialect: &'a Dialect,
    texts: Texts,
    sent: Sent,
    cases: u32,
}

/// What playing a scenario with some cases came to.
pub trait Played {
    /// The number of the case that broke the conversation, if one did.
    fn broken(&self) -> Option<usize>;
}

impl<'a> Property<'a> {
    /// The property of this scenario, if it has one.
    pub fn of(scenario: &'a Scenario, dialect: &'a Dialect) -> Option<Property<'a>> {
        fn first(steps: &[Step]) -> Option<(Texts, Sent, u32)> {
            steps.iter().find_map(|step| match step {
                Step::Property { texts, sent, cases, .. } => Some((*texts, *sent, *cases)),
                Step::Phase { steps, .. } | Step::Repeat { steps, .. } => first(steps),
                _ => None,
            })
        }
        first(&scenario.steps).map(|(texts, sent, cases)| Property {
            scenario,
            dialect,
            texts,
            sent,
            cases,
        })
    }

    /// Plays the scenario with all cases; when one of them breaks it, also with smaller ones, each in a world of its own.
    /// What broke, the smallest first; or the one play in which nothing did.
    pub fn examine<P: Played, E>(
        &self,
        seed: u64,
        mut play: impl FnMut(&Scenario) -> Result<P, E>,
    ) -> Result<Vec<(Scenario, P)>, E> {
        let mut trees = self.trees(seed);
        let all: Vec<Case> = trees.iter().map(|tree| self.case(&tree.current())).collect();
        let mut play = |cases: &[Case]| {
            let scenario = self.with(cases);
            play(&scenario).map(|played| (scenario, played))
        };
        let (scenario, played) = play(&all)?;
        let Some(broken) = played.broken().filter(|&broken| broken < trees.len()) else {
            return Ok(vec![(scenario, played)]);
        };
        let mut found = vec![(scenario, played)];
        let mut tree = trees.swap_remove(broken);
        let alone = play(&[self.case(&tree.current())])?;
        if alone.1.broken().is_none() {
            // It took the ones before it, too.
            return Ok(found);
        }
        found.insert(0, alone);
        let begun = Instant::now();
        let mut smaller = tree.simplify();
        for _ in 0..STEPS {
            if !smaller || begun.elapsed() > PATIENCE {
                break;
            }
            let case = self.case(&tree.current());
            let known = found[0].0 == self.with(std::slice::from_ref(&case));
            let tried = if known { None } else { Some(play(&[case])?) };
            smaller = match tried {
                Some(tried) if tried.1.broken().is_some() => {
                    found.insert(0, tried);
                    tree.simplify()
                }
                // Cases that only look different are the same.
                None => tree.simplify(),
                Some(_) => tree.complicate(),
            };
        }
        // The smallest, the first that broke it alone, and all of them.
        while found.len() > 3 {
            found.remove(1);
        }
        Ok(found)
    }

    fn trees(&self, seed: u64) -> Vec<Tree> {
        if self.texts == Texts::Long {
            return sizes();
        }
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let strategy = plans(self.texts, self.sent);
        (0..self.cases)
            .filter_map(|_| strategy.new_tree(&mut runner).ok().map(|tree| Box::new(tree) as Tree))
            .collect()
    }

    /// The plan as bytes on this submission's wire.
    fn case(&self, plan: &Plan) -> Case {
        let wire = plan.messages.iter().map(|message| {
            let bytes = encode(self.dialect, message.as_bytes());
            bytes.map_or(0, |bytes| bytes.len())
        });
        let length: usize = wire.sum();
        let mut cuts: Vec<usize> = match plan.portion {
            Some(portion) => (portion..length).step_by(portion).collect(),
            None if length > 1 => plan.cuts.iter().map(|cut| 1 + cut.index(length - 1)).collect(),
            None => Vec::new(),
        };
        cuts.sort_unstable();
        cuts.dedup();
        Case {
            messages: plan.messages.clone(),
            cuts,
        }
    }

    /// The scenario with these cases in the place of its property.
    fn with(&self, cases: &[Case]) -> Scenario {
        fn replaced(steps: &[Step], cases: &[Case]) -> Vec<Step> {
            let replace = |step: &Step| match step {
                Step::Property { peer, .. } => Step::Converse {
                    peer: peer.clone(),
                    cases: cases.to_vec(),
                    known: Text {
                        unit: KNOWN.into(),
                        times: 1,
                        ..Text::default()
                    },
                },
                Step::Phase { name, steps } => Step::Phase {
                    name: name.clone(),
                    steps: replaced(steps, cases),
                },
                Step::Repeat { times, steps } => Step::Repeat {
                    times: *times,
                    steps: replaced(steps, cases),
                },
                other => other.clone(),
            };
            steps.iter().map(replace).collect()
        }
        Scenario {
            steps: replaced(&self.scenario.steps, cases),
            ..self.scenario.clone()
        }
    }
}

/// What is said after each case: its answer is known.
const KNOWN: &str = "still in step {word}";

/// Every message begins with a letter with which no command does: a server that obeys words is not told to stop. None ends
/// with a blank: many programs strip what they are sent.
fn plans(texts: Texts, sent: Sent) -> BoxedStrategy<Plan> {
    let plain = || string_regex("z([a-z0-9 +=]{0,18}[a-z0-9])?").expect("a valid pattern");
    let letters = || {
        // Of one, two, three and four bytes.
        let alphabets = ['a'..='z', 'а'..='я', 'à'..='ö', '一'..='仿', '🌀'..='🎿', '😀'..='🙏'];
        let letters = vec(ranges(alphabets.to_vec().into()), 0..12);
        letters.prop_map(|letters| std::iter::once('ж').chain(letters).collect::<String>())
    };
    let text = match texts {
        Texts::Letters => letters().boxed(),
        Texts::Plain | Texts::Long => plain().boxed(),
    };
    let (messages, cuts) = match sent {
        Sent::Whole => (vec(text, 1).boxed(), Just(Vec::new()).boxed()),
        Sent::Cut => (vec(text, 1).boxed(), vec(any::<Index>(), 1..24).boxed()),
        Sent::Joined => (vec(text, 2..6).boxed(), Just(Vec::new()).boxed()),
    };
    let plan = |(messages, cuts)| Plan {
        messages,
        cuts,
        portion: None,
    };
    (messages, cuts).prop_map(plan).boxed()
}

/// The lengths that the lab asks for, longer than 1 KB and than 64 KB: they come first, lest time run out before them.
const ASKED: [usize; 2] = [2048, 70_000];
/// What is longer comes in pieces of this size, as it does on any network.
const PORTION: usize = 16 * 1024;

/// The lengths asked for, then those around each power of ten and two, where headers are full, each with the way down to
/// the one before.
fn sizes() -> Vec<Tree> {
    let tens = (1..5).map(|power| 10_usize.pow(power));
    let twos = (7..17).map(|power| 1 << power);
    let around = tens.chain(twos).flat_map(|edge: usize| [edge - 1, edge, edge + 1]);
    let mut sizes: Vec<usize> = around.collect();
    sizes.sort_unstable();
    sizes.dedup();
    let ways = |sizes: &[usize]| {
        let below = std::iter::once(0).chain(sizes.iter().copied());
        let way = |(below, &size): (usize, &usize)| {
            let least = below + 1;
            let above = BinarySearch::new(size - least);
            Box::new(Size { least, above }) as Tree
        };
        below.zip(sizes).map(way).collect::<Vec<Tree>>()
    };
    ways(&ASKED).into_iter().chain(ways(&sizes)).collect()
}

/// A length that shrinks to the least.
#[derive(Clone, Debug)]
struct Size {
    least: usize,
    above: BinarySearch,
}

impl ValueTree for Size {
    type Value = Plan;

    fn current(&self) -> Plan {
        let size = self.least + self.above.current();
        Plan {
            messages: vec![crate::scenario::counting(size)],
            cuts: Vec::new(),
            portion: (size > PORTION).then_some(PORTION),
        }
    }

    fn simplify(&mut self) -> bool {
        self.above.simplify()
    }

    fn complicate(&mut self) -> bool {
        self.above.complicate()
    }
}

#[cfg(test)]
mod tests;
