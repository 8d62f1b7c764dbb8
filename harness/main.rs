//! The command line of sokrat.
fn main() {}
