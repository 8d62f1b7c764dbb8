//! One user of a server: the examiner's own sockets, and the tap before a student's client.

pub mod attempt;
pub mod course;
pub mod link;
pub mod persona;
pub mod relay;
pub mod tap;
mod unsent;
