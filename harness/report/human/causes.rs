//! The reasons that several criteria share, before the tasks.

use super::Writer;
use crate::judge::Message;
use crate::report::causes::Causes;
use crate::report::page::Tone;
use crate::report::say;

impl Writer<'_> {
    /// The shared reasons, each with its evidence, before the tasks that refer to them by number.
    pub fn causes(&mut self, causes: &Causes) {
        for (number, cause) in causes.list.iter().enumerate() {
            self.page.gap();
            let head = Message::new("cause").with("count", cause.count.to_string());
            let head = format!("{} {}", say(self.lang, &head), say(self.lang, &cause.shown_by.why));
            let label = format!("[{}] ", number + 1);
            let first = self.page.tint(Tone::Bad, &label);
            self.page.paragraph(0, &first, label.len(), Tone::Strong, &head);
            let known = self
                .lab
                .criterion(&cause.shown_by.id)
                .filter(|_| !cause.shown_by.consequence);
            if let Some(known) = known {
                self.labelled("label-rule", self.lang.pick(&known.rule));
            }
            self.account(cause.shown_by);
            self.hint(cause.shown_by);
            self.conversation(&cause.shown_by.evidence);
            self.by_hand(cause.shown_by);
        }
    }
}
