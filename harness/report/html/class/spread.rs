//! How the class did: by points, and task by task.

use maud::{Markup, html};

use super::super::marks::Mark;
use super::super::text;
use super::Page;
use super::table::VERDICTS;
use crate::judge::TaskVerdict;
use crate::report::{ClassEntry, TaskResult};

/// Shares of the points are counted in so many steps.
const STEPS: usize = 10;

impl Page<'_> {
    /// Two tables with bars, the numbers beside them.
    pub fn spread(&self) -> Markup {
        if self.examined().is_empty() {
            return html! {};
        }
        html! {
            section aria-labelledby="spread" {
                h2 #spread { (self.text("page-class-tasks")) }
                table.spread {
                    thead { tr {
                        th scope="col" { (self.text("column-task")) }
                        th scope="col" { (self.text("page-class-spread")) }
                        th.number scope="col" { (self.text("page-class-mean")) }
                    } }
                    tbody { @for task in &self.class.tasks { (self.task(task)) } }
                }
            }
            section aria-labelledby="points" {
                h2 #points { (self.text("page-class-points")) }
                table.spread.points {
                    thead { tr {
                        th scope="col" { (self.text("page-class-share")) }
                        th scope="col" { (self.text("page-class-spread")) }
                    } }
                    tbody { (self.shares()) }
                }
            }
        }
    }

    fn task(&self, id: &str) -> Markup {
        let examined = self.examined();
        let results: Vec<&TaskResult> = examined
            .iter()
            .flat_map(|entry| entry.tasks.iter().filter(|task| task.id == id))
            .collect();
        let of = |verdict| results.iter().filter(|result| result.verdict == verdict).count();
        let attempted = results.len() - of(TaskVerdict::Absent);
        let points: u32 = results.iter().map(|result| result.points).sum();
        html! {
            tr {
                th scope="row" { (self.task_title(id)) " " code.id { (id) } }
                td {
                    div.stack aria-hidden="true" {
                        @for verdict in VERDICTS {
                            @let count = of(verdict);
                            @if count > 0 { span.(Mark::of_task(verdict).class).hatched[verdict == TaskVerdict::Undecided] style=(format!("flex:{count}")) {} }
                        }
                    }
                    ul.counts {
                        @for verdict in VERDICTS {
                            @let count = of(verdict);
                            @let mark = Mark::of_task(verdict);
                            @if count > 0 { li { span.(mark.class) { (mark.sign) } " " (text(self.lang, mark.key)) " " (count) } }
                        }
                    }
                }
                td.number data-label=(self.text("page-class-mean")) { @if attempted > 0 { (format!("{:.1}", f64::from(points) / attempted as f64)) } @else { "–" } }
            }
        }
    }

    fn shares(&self) -> Markup {
        let mut counts = [0_usize; STEPS];
        for entry in self.examined() {
            counts[step(entry)] += 1;
        }
        let most = counts.iter().copied().max().unwrap_or_default().max(1);
        html! {
            @for (index, count) in counts.iter().enumerate().rev() {
                @let percent = 100 / STEPS;
                tr {
                    th.number scope="row" { (index * percent) "–" ((index + 1) * percent) " %" }
                    td { div.stack { span.ink style=(format!("width:{}%", 90 * count / most)) {} " " (count) } }
                }
            }
        }
    }
}

/// Which step of the points an entry has reached; more than all of them counts as all.
fn step(entry: &ClassEntry) -> usize {
    let share = STEPS * entry.points as usize / entry.max_points.max(1) as usize;
    share.min(STEPS - 1)
}
