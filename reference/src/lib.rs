//! The parts that the reference programs share.

pub mod words;
