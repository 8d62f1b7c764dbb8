//! The parts that the reference programs share.

pub mod console;
pub mod words;
