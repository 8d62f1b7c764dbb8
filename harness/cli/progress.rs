//! A bar on the standard error while scenarios are played, when somebody looks at it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sokrat::check::Progress;
use sokrat::judge::Message;
use sokrat::report::{Lang, say};

/// The bar.
pub struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    /// A bar, or nothing.
    pub fn new(shown: bool, lang: Lang) -> Bar {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Bar { bar, lang }
    }

    /// Shows how far it has come.
    pub fn show(&self, progress: Progress) {
        match progress {
            Progress::Discovering => self
                .bar
                .set_message(say(self.lang, &Message::new("progress-discovering"))),
            Progress::Total(count) => self.bar.inc_length(count as u64),
            Progress::Played(scenario) => {
                self.bar.inc(1);
                self.bar.set_message(scenario);
            }
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
