//! How far the verdicts agree with labels that people made: a table by task, and every difference. Pure: from labels and
//! JSON reports, however those came about.

mod examined;
mod labels;
mod table;
mod text;

pub use examined::{Examined, Unreadable};
pub use labels::{Label, LabelsError, Opinion, TaskLabel, labels};
pub use table::{Agreement, Difference, Kind, Reason, Row, Seconds, compare};
pub use text::agreement;

#[cfg(test)]
mod tests;
