//! Where the time went: the programs' work, their sleeps, and the examiner's own share.

use std::fmt::Write;

use super::{Lang, Report, say};
use crate::judge::Message;
use crate::transcript::Cost;

/// What all worlds of a report cost together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Timings {
    /// Wall time of the whole examination, in seconds.
    pub wall_s: f64,
    /// Worlds made.
    pub worlds: usize,
    /// CPU time of the programs, in seconds.
    pub cpu_s: f64,
    /// Time that the programs slept by their own wish, in seconds.
    pub slept_s: f64,
    /// The examiner's own time in a world, in seconds: what is left of its wall time. Median.
    pub own_median_s: f64,
    /// The same, of the world with most of it.
    pub own_max_s: f64,
    /// Wall ÷ (2 × (cpu + slept) ÷ cores): 1 and below means that the programs, and not the examiner, set the pace.
    pub ratio: Option<f64>,
}

/// Microseconds of a second.
const MICROSECONDS: f64 = 1e6;

/// The sums over a report's worlds, on a machine of so many cores.
pub fn measure(report: &Report, cores: usize) -> Timings {
    let sum = |part: fn(&Cost) -> u64| report.costs.iter().map(part).sum::<u64>() as f64 / MICROSECONDS;
    let (cpu_s, slept_s) = (sum(|cost| cost.cpu_us), sum(|cost| cost.slept_us));
    let mut own: Vec<u64> = report
        .costs
        .iter()
        .map(|cost| cost.wall_us.saturating_sub(cost.cpu_us + cost.slept_us))
        .collect();
    own.sort_unstable();
    let second = |us: Option<&u64>| us.map_or(0.0, |&us| us as f64 / MICROSECONDS);
    let fair = 2.0 * (cpu_s + slept_s) / cores.max(1) as f64;
    Timings {
        wall_s: report.duration_s,
        worlds: report.costs.len(),
        cpu_s,
        slept_s,
        own_median_s: second(own.get(own.len() / 2)),
        own_max_s: second(own.last()),
        ratio: (fair > 0.0).then(|| report.duration_s / fair),
    }
}

/// The timings as lines for people.
pub fn timings(report: &Report, cores: usize, lang: Lang) -> String {
    let timings = measure(report, cores);
    let seconds = |value: f64| format!("{value:.3}");
    let mut text = String::new();
    let mut line = |message: Message| {
        let _ = writeln!(text, "{}", say(lang, &message));
    };
    line(
        Message::new("timings-total")
            .with("wall", seconds(timings.wall_s))
            .with("worlds", timings.worlds.to_string())
            .with("cores", cores.to_string()),
    );
    line(
        Message::new("timings-programs")
            .with("cpu", seconds(timings.cpu_s))
            .with("slept", seconds(timings.slept_s)),
    );
    line(
        Message::new("timings-own")
            .with("median", seconds(timings.own_median_s))
            .with("max", seconds(timings.own_max_s)),
    );
    let ratio = timings
        .ratio
        .map_or_else(|| "—".to_owned(), |ratio| format!("{ratio:.2}"));
    line(Message::new("timings-ratio").with("ratio", ratio));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixtures;

    fn cost(wall_us: u64, cpu_us: u64, slept_us: u64) -> Cost {
        Cost {
            wall_us,
            cpu_us,
            slept_us,
            own_cpu_us: 0,
        }
    }

    #[test]
    fn the_examiners_own_time_is_what_the_programs_do_not_explain() {
        let mut report = fixtures::empty();
        report.duration_s = 0.3;
        report.costs = vec![
            cost(100_000, 40_000, 20_000),
            cost(90_000, 50_000, 30_000),
            cost(10_000, 20_000, 0),
        ];
        let timings = measure(&report, 2);
        assert_eq!(
            (timings.worlds, timings.own_median_s, timings.own_max_s),
            (3, 0.01, 0.04)
        );
        assert!((timings.ratio.expect("programs ran") - 0.3 / 0.16).abs() < 1e-9);
    }

    #[test]
    fn nothing_examined_divides_by_nothing() {
        assert_eq!(measure(&fixtures::empty(), 0).ratio, None);
    }
}
