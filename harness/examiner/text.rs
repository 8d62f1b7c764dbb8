//! What a scenario's texts become in one world: its words, rounds, addresses and counting texts filled in.

use crate::scenario::{Text, counting};

/// Bytes of `{long}`: more than a portion of 1 KB, and fewer than a terminal takes in one line.
const LONG: usize = 2000;

/// What placeholders stand for.
#[derive(Clone, Debug, Default)]
pub struct Fill {
    /// `{word}`.
    pub word: String,
    /// `{n}`: the round of the innermost repeat.
    pub round: u32,
    /// `{free-port}`.
    pub free_port: u16,
    /// `{lab}`.
    pub lab: String,
    /// `{far}`.
    pub far: String,
    /// `{client}`: where the student's client runs and the tap listens.
    pub client: String,
    /// `{silent}`: an address that never answers, once there is one.
    pub silent: String,
}

impl Fill {
    /// The text with its placeholders filled in.
    pub fn fill(&self, text: &str) -> String {
        text.replace("{word}", &self.word)
            .replace("{n}", &self.round.to_string())
            .replace("{free-port}", &self.free_port.to_string())
            .replace("{lab}", &self.lab)
            .replace("{far}", &self.far)
            .replace("{long}", &"dolgo".repeat(LONG / "dolgo".len()))
            .replace("{client}", &self.client)
            .replace("{silent}", &self.silent)
    }

    /// A message of a scenario, at most `limit` bytes long where it is a long one.
    pub fn message(&self, text: &Text, limit: Option<usize>) -> String {
        let limit = limit.unwrap_or(usize::MAX);
        if let Some(size) = text.size {
            return counting(size.min(limit));
        }
        let unit = self.fill(&text.unit);
        let mut message = self.fill(&text.lead);
        for _ in 0..text.times.max(1) {
            if message.len() + unit.len() > limit {
                break;
            }
            message.push_str(&unit);
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counting_text_has_exactly_the_size_asked_for() {
        for size in [0, 1, 5, 1023, 1024, 1025, 2048, 40_000] {
            let text = counting(size);
            assert_eq!(text.len(), size);
            assert!(!text.ends_with(' '));
        }
    }

    #[test]
    fn repeated_units_stop_at_the_limit_of_the_framing() {
        let text = Text {
            lead: "a".into(),
            unit: "я".into(),
            times: 1000,
            size: None,
        };
        assert_eq!(Fill::default().message(&text, Some(100)).len(), 99);
    }
}
