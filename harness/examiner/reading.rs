//! A scenario that only reads: no world is made for it.

use crate::examiner::Job;
use crate::scenario::Step;
use crate::submission::survey;
use crate::transcript::{Did, Event, Transcript, Who};

/// What the sources declare; None when there is more to do than to read them.
pub fn read(job: &Job) -> Option<Transcript> {
    let steps = &job.scenario.steps;
    if steps.is_empty() || !steps.iter().all(|step| *step == Step::ReadSources) {
        return None;
    }
    let found = survey(&job.plan.folder);
    let declares = found.extensions.into_iter().map(|extension| Did::Declares {
        path: extension.path.display().to_string(),
        line: extension.line,
        text: extension.text,
    });
    let read = Did::ReadSources {
        languages: found.languages,
    };
    let events = std::iter::once(read).chain(declares).map(|did| Event {
        at_us: 0,
        who: Who::Examiner,
        did,
    });
    Some(Transcript {
        scenario: job.scenario.id.clone(),
        events: events.collect(),
        ..Transcript::default()
    })
}
