//! The parts that the reference programs share.

pub mod console;
pub mod log;
pub mod words;
