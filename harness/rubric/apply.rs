//! A lab and a report as a rubric has them: other points, other texts, other tasks. Verdicts stay what was seen.

use super::{Rubric, TaskRule};
use crate::judge::TaskVerdict;
use crate::report::{ExitStatus, Report, TaskReport, exit_status, points};
use crate::task::{Lab, Task};

impl Rubric {
    /// The lab with the rubric's tasks, points and texts.
    pub fn lab(&self, lab: &Lab) -> Lab {
        let chosen = lab.tasks.iter().filter(|task| self.counts(&task.id));
        Lab {
            tasks: chosen
                .map(|task| {
                    self.rule(&task.id)
                        .map_or_else(|| task.clone(), |rule| ruled(task, rule))
                })
                .collect(),
        }
    }

    /// The report with the rubric's tasks and points; `lab` is the rubric's ([`Rubric::lab`]).
    pub fn report(&self, report: &Report, lab: &Lab) -> Report {
        let chosen = report.tasks.iter().filter(|task| self.counts(&task.id));
        Report {
            tasks: chosen.map(|task| self.task(task, lab)).collect(),
            ..report.clone()
        }
    }

    fn task(&self, task: &TaskReport, lab: &Lab) -> TaskReport {
        let Some(known) = lab.task(&task.id) else {
            return task.clone();
        };
        let mut task = task.clone();
        for criterion in &mut task.criteria {
            let of_lab = known.criteria.iter().find(|one| one.id == criterion.id);
            criterion.bonus = of_lab.map_or(criterion.bonus, |one| one.bonus);
        }
        (task.points, task.max_points) = points(known, &task.criteria);
        let share = self.rule(&task.id).and_then(|rule| rule.partial.as_ref());
        if let (TaskVerdict::Partial, Some(share)) = (task.verdict, share) {
            task.points = part(task.points, *share.get_ref());
        }
        task
    }

    /// What the report comes to: only what the rubric requires is held against it.
    pub fn status(&self, report: &Report) -> ExitStatus {
        let required = report.tasks.iter().filter(|task| self.requires(&task.id));
        let required = Report {
            tasks: required.cloned().collect(),
            ..report.clone()
        };
        if required.tasks.is_empty() && !report.tasks.is_empty() {
            return ExitStatus::Passed;
        }
        exit_status(&required)
    }
}

fn part(points: u32, share: f64) -> u32 {
    (f64::from(points) * share).round() as u32
}

fn ruled(task: &Task, rule: &TaskRule) -> Task {
    let mut task = task.clone();
    if let Some(title) = &rule.title {
        task.title = title.0.clone();
    }
    for criterion in &mut task.criteria {
        let Some(own) = rule.criterion(&criterion.id) else {
            continue;
        };
        criterion.points = own.points.as_ref().map_or(criterion.points, |points| *points.get_ref());
        criterion.bonus = own.bonus.unwrap_or(criterion.bonus);
        criterion.title = own
            .title
            .as_ref()
            .map_or(criterion.title.clone(), |title| title.0.clone());
        criterion.hint = own.hint.as_ref().map_or(criterion.hint.clone(), |hint| hint.0.clone());
    }
    if let Some(whole) = &rule.points {
        share_out(&mut task, *whole.get_ref());
    }
    if rule.bonus {
        task.criteria.iter_mut().for_each(|criterion| criterion.bonus = true);
    }
    task
}

/// Gives the criteria without bonuses so many points together, by their own; a bonus grows by as much.
fn share_out(task: &mut Task, whole: u32) {
    let own: u32 = task
        .criteria
        .iter()
        .filter(|one| !one.bonus)
        .map(|one| one.points)
        .sum();
    if own == 0 {
        return;
    }
    let scaled = |points: u32| part(points, f64::from(whole) / f64::from(own));
    let mut so_far = 0;
    for criterion in &mut task.criteria {
        if criterion.bonus {
            criterion.points = scaled(criterion.points);
        } else {
            // Rounded sums, not rounded parts: together they are the whole.
            let before = scaled(so_far);
            so_far += criterion.points;
            criterion.points = scaled(so_far) - before;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::report::fixtures::{lab, mixed};
    use crate::rubric::parse;

    fn rubric(text: &str) -> Rubric {
        parse(Path::new("rubric.toml"), text.as_bytes(), &lab()).expect("it has no mistake")
    }

    #[test]
    fn points_are_shared_out_without_a_rest() {
        let lab = rubric("task.echo.points = 10").lab(&lab());
        let points: Vec<u32> = lab.tasks[0].criteria.iter().map(|one| one.points).collect();
        assert_eq!(points.iter().sum::<u32>(), 10, "{points:?}");
        assert_eq!(lab.tasks.len(), 1, "what is not named does not count");
    }

    #[test]
    fn a_part_and_a_bonus_are_worth_what_the_rubric_says() {
        let rubric = rubric(
            "[task.echo]\npartial = 0.5\nrequired = false\n[task.reconnect]\nbonus = true\n\
             [task.reconnect.criterion.after-close]\npoints = 7\n[task.echo.criterion.unicode]\nbonus = true\n",
        );
        let lab = rubric.lab(&lab());
        let report = rubric.report(&mixed(), &lab);
        let of = |id: &str| {
            let task = report.tasks.iter().find(|task| task.id == id).expect("it is chosen");
            (task.points, task.max_points)
        };
        assert_eq!(of("echo"), (1, 4), "half of the two points that are reached");
        assert_eq!(of("reconnect"), (7, 0));
        assert_eq!(rubric.status(&report), ExitStatus::Passed, "nothing is required");
    }

    #[test]
    fn an_empty_rubric_changes_nothing() {
        let rubric = Rubric::default();
        assert_eq!(rubric.report(&mixed(), &rubric.lab(&lab())), mixed());
        assert_eq!(rubric.status(&mixed()), exit_status(&mixed()));
    }
}
