//! Which known mistake explains a failure, shown by a further look in a world of its own.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::examination::Examination;
use super::{CheckError, Progress};
use crate::judge::Verdict;
use crate::report::CriterionReport;
use crate::task::{Lab, Mistake};
use crate::transcript::Transcript;

/// Further looks at one group of programs: more than a program with several mistakes needs, and less time than its scenarios took.
const MOST: usize = 24;

/// One mistake that may explain something, and whether it was shown, once it was looked for.
struct Suspicion<'l> {
    mistake: &'l Mistake,
    shown: Mutex<Option<bool>>,
}

/// What the further looks at one group of programs came to.
#[derive(Default)]
pub(super) struct Diagnoses {
    /// The mistake's id, by criterion.
    pub(super) by_criterion: BTreeMap<String, String>,
    /// The records of the worlds.
    pub(super) transcripts: Vec<Transcript>,
}

/// Looks for the mistakes that explain these criteria, where they fail and not only in consequence of something else. Of
/// those that explain a criterion the first that is shown is its diagnosis; each is looked for at most once.
pub(super) fn diagnose(
    examination: &Examination,
    lab: &Lab,
    criteria: &[&CriterionReport],
    jobs: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Diagnoses, CheckError> {
    // A bonus that was seen not to hold is no failure, but has its reason too.
    let missed = |one: &CriterionReport| one.bonus && one.verdict == Verdict::Absent && one.account.is_some();
    let failed = |one: &&&CriterionReport| one.verdict == Verdict::Fail && !one.consequence || missed(one);
    let failed: Vec<&str> = criteria.iter().filter(failed).map(|one| one.id.as_str()).collect();
    let explains = |mistake: &Mistake, id: &str| mistake.explains.iter().any(|explained| explained == id);
    let suspicions: Vec<Suspicion> = lab
        .mistakes()
        .filter(|mistake| failed.iter().any(|id| explains(mistake, id)))
        .take(MOST)
        .map(|mistake| Suspicion {
            mistake,
            shown: Mutex::new(None),
        })
        .collect();
    let diagnoses = Mutex::new(Diagnoses::default());
    let look = |id: &str| -> Result<(), CheckError> {
        for suspicion in suspicions.iter().filter(|suspicion| explains(suspicion.mistake, id)) {
            let mut shown = suspicion.shown.lock().expect("no thread panics while it holds this");
            let is_shown = match *shown {
                Some(known) => known,
                None => {
                    progress(Progress::Total(1));
                    let (is_shown, records) = examination.shows(suspicion.mistake)?;
                    progress(Progress::Played(suspicion.mistake.id.clone()));
                    let mut diagnoses = diagnoses.lock().expect("no thread panics while it holds this");
                    diagnoses.transcripts.extend(records);
                    is_shown
                }
            };
            *shown = Some(is_shown);
            if is_shown {
                let mut diagnoses = diagnoses.lock().expect("no thread panics while it holds this");
                diagnoses
                    .by_criterion
                    .insert(id.to_owned(), suspicion.mistake.id.clone());
                break;
            }
        }
        Ok(())
    };
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(failed.len()));
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(failed.len()) {
            scope.spawn(|| {
                while let Some(id) = failed.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = look(id);
                    results
                        .lock()
                        .expect("no thread panics while it holds this")
                        .push(result);
                }
            });
        }
    });
    let results = results.into_inner().expect("no thread panicked while it held this");
    results.into_iter().collect::<Result<Vec<()>, CheckError>>()?;
    Ok(diagnoses.into_inner().expect("no thread panicked while it held this"))
}
