//! sokrat examines socket programs from outside: submission → world → scenario → transcript → verdict → report.

pub mod check;
pub mod dialect;
pub mod doctor;
pub mod judge;
pub mod program;
pub mod report;
pub mod scenario;
pub mod submission;
pub mod task;
pub mod transcript;
pub mod words;
pub mod world;
