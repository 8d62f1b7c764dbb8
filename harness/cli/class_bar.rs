//! A bar on the standard error while a class is examined: what is running, and how long is left.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{FormattedDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use sokrat::class::Event;
use sokrat::judge::Message;
use sokrat::report::{Lang, escape, say};

/// The bar.
pub struct ClassBar {
    bar: ProgressBar,
    state: Mutex<State>,
    all: usize,
    jobs: usize,
    lang: Lang,
}

struct State {
    running: Vec<(String, Instant)>,
    done: usize,
    examined: u32,
    took: Duration,
}

impl ClassBar {
    /// A bar for so many submissions, or nothing.
    pub fn new(shown: bool, all: usize, jobs: usize, lang: Lang) -> ClassBar {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(all as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {wide_msg}") {
            bar.set_style(style);
        }
        ClassBar {
            bar,
            state: Mutex::new(State {
                running: Vec::new(),
                done: 0,
                examined: 0,
                took: Duration::ZERO,
            }),
            all,
            jobs,
            lang,
        }
    }

    /// Shows what has happened.
    pub fn show(&self, event: Event) {
        let Ok(mut state) = self.state.lock() else {
            return;
        };
        match event {
            Event::Unchanged(_) => state.done += 1,
            Event::Begun(entry) => state.running.push((entry.name.clone(), Instant::now())),
            Event::Ended(entry, saved) => {
                state.running.retain(|(name, _)| *name != entry.name);
                state.done += 1;
                state.examined += 1;
                state.took += Duration::from_secs_f64(saved.duration_s);
            }
        }
        self.bar.set_position(state.done as u64);
        let mut parts = Vec::new();
        if let Some(left) = self.left(&state) {
            let left = FormattedDuration(left).to_string();
            parts.push(say(self.lang, &Message::new("progress-left").with("time", left)));
        }
        parts.extend(
            state
                .running
                .iter()
                .map(|(name, _)| escape::printable(name).into_owned()),
        );
        self.bar.set_message(parts.join(" · "));
    }

    /// What is left takes as long as what was examined, on the average.
    fn left(&self, state: &State) -> Option<Duration> {
        let mean = state.took.checked_div(state.examined)?;
        let left = u32::try_from(self.all - state.done).ok()?;
        let running: Duration = state.running.iter().map(|(_, since)| since.elapsed().min(mean)).sum();
        let jobs = u32::try_from(self.jobs.min(self.all)).ok()?;
        (mean * left).saturating_sub(running).checked_div(jobs)
    }
}

impl Drop for ClassBar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
