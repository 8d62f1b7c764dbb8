//! The parts that the reference programs share.
