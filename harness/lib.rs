//! sokrat examines socket programs from outside: submission → world → scenario → transcript → verdict → report.

pub mod dialect;
pub mod judge;
pub mod report;
pub mod scenario;
pub mod submission;
pub mod task;
pub mod transcript;
