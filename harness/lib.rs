//! sokrat examines socket programs from outside: submission → world → scenario → transcript → verdict → report.

pub mod agreement;
pub mod check;
pub mod class;
pub mod dialect;
pub mod discovery;
pub mod doctor;
pub mod examiner;
pub mod judge;
pub mod peer;
pub mod program;
pub mod property;
pub mod python;
pub mod report;
pub mod rubric;
pub mod runner;
pub mod scenario;
mod side_by_side;
pub mod submission;
pub mod task;
pub mod transcript;
pub mod watch;
pub mod words;
pub mod world;
