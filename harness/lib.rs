//! sokrat examines socket programs from outside.
