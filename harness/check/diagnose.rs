//! Which known mistake explains a failure, shown by a further look in a world of its own.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::examination::Examination;
use super::{CheckError, Progress};
use crate::judge::Verdict;
use crate::report::{CriterionReport, TaskReport};
use crate::side_by_side::side_by_side;
use crate::task::{Lab, Mistake};
use crate::transcript::Transcript;

/// Further looks at one group of programs: more than a program with several mistakes needs, and less time than its scenarios took.
const MOST: usize = 24;

/// One mistake that may explain something, and whether it was shown, once it was looked for.
struct Suspicion<'l> {
    mistake: &'l Mistake,
    shown: Mutex<Option<bool>>,
}

/// What may explain the failures of one group of programs.
struct Suspect<'a, 'l> {
    examination: &'a Examination<'a>,
    /// The criteria that are to be explained.
    failed: Vec<&'a str>,
    suspicions: Vec<Suspicion<'l>>,
}

/// What the further looks came to.
#[derive(Default)]
pub(super) struct Diagnoses {
    /// The mistake's id, by criterion.
    pub(super) by_criterion: BTreeMap<String, String>,
    /// The records of the worlds.
    pub(super) transcripts: Vec<Transcript>,
}

/// Looks for the mistakes that explain the criteria of these tasks which fail, and not only in consequence of something
/// else. Of those that explain a criterion the first that is shown is its diagnosis; each is looked for at most once.
pub(super) fn diagnose<'a>(
    examinations: impl Iterator<Item = &'a Examination<'a>>,
    lab: &Lab,
    tasks: &[TaskReport],
    jobs: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Diagnoses, CheckError> {
    let suspects: Vec<Suspect> = examinations
        .map(|examination| {
            let theirs = tasks.iter().filter(|task| task.group == examination.ensemble.group.id);
            Suspect::of(examination, theirs, lab)
        })
        .collect();
    let work: Vec<(&Suspect, &str)> = suspects
        .iter()
        .flat_map(|suspect| suspect.failed.iter().map(move |id| (suspect, *id)))
        .collect();
    let diagnoses = Mutex::new(Diagnoses::default());
    let results = side_by_side(jobs, &work, |(suspect, id)| suspect.explain(id, &diagnoses, progress));
    results.into_iter().collect::<Result<Vec<()>, CheckError>>()?;
    Ok(diagnoses.into_inner().expect("no thread panicked while it held this"))
}

impl<'a, 'l> Suspect<'a, 'l> {
    fn of(
        examination: &'a Examination<'a>,
        tasks: impl Iterator<Item = &'a TaskReport>,
        lab: &'l Lab,
    ) -> Suspect<'a, 'l> {
        // A bonus that was seen not to hold is no failure, but has its reason too.
        let missed = |one: &CriterionReport| one.bonus && one.verdict == Verdict::Absent && one.account.is_some();
        let failed = |one: &&CriterionReport| one.verdict == Verdict::Fail && !one.consequence || missed(one);
        let criteria = tasks.flat_map(|task| &task.criteria).filter(failed);
        let failed: Vec<&str> = criteria.map(|one| one.id.as_str()).collect();
        let suspicions = lab
            .mistakes()
            .filter(|mistake| failed.iter().any(|id| explains(mistake, id)))
            .take(MOST)
            .map(|mistake| Suspicion {
                mistake,
                shown: Mutex::new(None),
            })
            .collect();
        Suspect {
            examination,
            failed,
            suspicions,
        }
    }

    /// Looks for what explains this criterion, until something does.
    fn explain(
        &self,
        id: &str,
        diagnoses: &Mutex<Diagnoses>,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(), CheckError> {
        let suspicions = self.suspicions.iter();
        for suspicion in suspicions.filter(|suspicion| explains(suspicion.mistake, id)) {
            let mut shown = suspicion.shown.lock().expect("no thread panics while it holds this");
            let is_shown = match *shown {
                Some(known) => known,
                None => {
                    progress(Progress::Total(1));
                    let (is_shown, records) = self.examination.shows(suspicion.mistake)?;
                    progress(Progress::Played(suspicion.mistake.id.clone()));
                    let mut diagnoses = diagnoses.lock().expect("no thread panics while it holds this");
                    diagnoses.transcripts.extend(records);
                    is_shown
                }
            };
            *shown = Some(is_shown);
            if is_shown {
                let mut diagnoses = diagnoses.lock().expect("no thread panics while it holds this");
                let mistake = suspicion.mistake.id.clone();
                diagnoses.by_criterion.insert(id.to_owned(), mistake);
                break;
            }
        }
        Ok(())
    }
}

fn explains(mistake: &Mistake, id: &str) -> bool {
    mistake.explains.iter().any(|explained| explained == id)
}
