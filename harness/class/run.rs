//! The work on a class: every submission that needs it is examined, several at once, and each result kept when it is there.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::child::{self, Job};
use super::list::Entry;
use super::saved::{Examiner, Found, SCHEMA, Saved, Settings};
use super::store::{Store, StoreError};
use crate::submission::{Request, digest};

/// What is playing when a submission's time is over is ended by itself; when so much later nothing was heard, by force.
const LATE: Duration = Duration::from_secs(20);

/// How a class is examined.
#[derive(Clone, Debug)]
pub struct Order {
    /// Who examines.
    pub examiner: Examiner,
    /// What is asked for.
    pub settings: Settings,
    /// Another folder of scenarios than those built in.
    pub scenarios: Option<PathBuf>,
    /// Worlds at once, over all submissions.
    pub jobs: usize,
    /// What one submission may take.
    pub budget: Duration,
    /// Which earlier results are taken for this call's.
    pub kept: Kept,
    /// The executable that examines one submission.
    pub executable: PathBuf,
}

/// Which earlier results need not be found again, when submission, examiner and settings are what they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// None.
    Nothing,
    /// Those that would be the same again.
    Sure,
    /// Those also that came to no end: over the time, or broken.
    Everything,
}

/// What happens on the way.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// Nothing had to be done.
    Unchanged(&'a Entry),
    /// A submission's turn has come.
    Begun(&'a Entry),
    /// Its result is kept.
    Ended(&'a Entry, &'a Saved),
}

/// Examines what must be examined, and keeps each result as soon as it is there.
pub fn run(entries: &[Entry], order: &Order, store: &Store, tell: &(dyn Fn(Event) + Sync)) -> Result<(), StoreError> {
    let side_by_side = order.jobs.clamp(1, entries.len().max(1));
    let share = (order.jobs / side_by_side).max(1);
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let failure = Mutex::new(Ok(()));
    thread::scope(|scope| {
        for _ in 0..side_by_side {
            scope.spawn(|| {
                while let Some(entry) = entries.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if stopped.load(Ordering::Relaxed) {
                        break;
                    }
                    if let Err(error) = one(entry, order, share, store, tell) {
                        // What cannot be kept now, later submissions could not keep either.
                        stopped.store(true, Ordering::Relaxed);
                        *failure.lock().expect("nobody panics while holding it") = Err(error);
                    }
                }
            });
        }
    });
    failure.into_inner().expect("nobody panics while holding it")
}

fn one(
    entry: &Entry,
    order: &Order,
    share: usize,
    store: &Store,
    tell: &(dyn Fn(Event) + Sync),
) -> Result<(), StoreError> {
    let request = Request {
        folder: entry.folder.clone(),
        path: order.settings.path.clone(),
        ..Request::default()
    };
    let digest = digest(&request).ok();
    let earlier = store.get(&entry.name);
    if earlier.is_some_and(|saved| holds(&saved, digest.as_deref(), order)) {
        tell(Event::Unchanged(entry));
        return Ok(());
    }
    tell(Event::Begun(entry));
    let begun = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let clock = Instant::now();
    let job = Job {
        folder: entry.folder.clone(),
        settings: order.settings.clone(),
        jobs: share,
        scenarios: order.scenarios.clone(),
        ..Job::default()
    };
    let found = child::run(&order.executable, job, order.budget, LATE);
    let mut saved = Saved {
        schema: SCHEMA.to_owned(),
        name: entry.name.clone(),
        folder: entry.folder.clone(),
        digest,
        examiner: order.examiner.clone(),
        settings: order.settings.clone(),
        begun,
        duration_s: clock.elapsed().as_secs_f64(),
        found,
    };
    if let Some(report) = saved.report_mut() {
        report.submission.clone_from(&entry.name);
    }
    store.put(&saved)?;
    tell(Event::Ended(entry, &saved));
    Ok(())
}

/// Would this call find what was found then?
fn holds(saved: &Saved, digest: Option<&str>, order: &Order) -> bool {
    let same = digest.is_some()
        && saved.digest.as_deref() == digest
        && saved.examiner == order.examiner
        && saved.settings == order.settings;
    let sure = matches!(saved.found, Found::Examined { .. } | Found::Refused { .. });
    match order.kept {
        Kept::Nothing => false,
        Kept::Sure => same && sure,
        Kept::Everything => same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::fixtures;

    #[test]
    fn a_result_holds_while_submission_examiner_and_settings_are_the_same() {
        let saved = fixtures::overdue("a");
        let order = |kept| Order {
            examiner: saved.examiner.clone(),
            settings: saved.settings.clone(),
            scenarios: None,
            jobs: 1,
            budget: Duration::from_secs(1),
            kept,
            executable: PathBuf::new(),
        };
        let digest = saved.digest.as_deref();
        assert!(!holds(&saved, digest, &order(Kept::Sure)), "it may be done in time now");
        assert!(holds(&saved, digest, &order(Kept::Everything)));
        assert!(!holds(&saved, Some("another"), &order(Kept::Everything)));
        assert!(
            !holds(&saved, None, &order(Kept::Everything)),
            "nobody knows what is in the folder"
        );
        let examined = fixtures::examined("a", fixtures::report());
        assert!(holds(&examined, digest, &order(Kept::Sure)));
        assert!(!holds(&examined, digest, &order(Kept::Nothing)));
        let mut other = order(Kept::Sure);
        other.settings.tasks = vec!["echo".into()];
        assert!(!holds(&examined, digest, &other));
        let mut newer = order(Kept::Sure);
        newer.examiner.scenarios = "newer".into();
        assert!(!holds(&examined, digest, &newer));
    }
}
