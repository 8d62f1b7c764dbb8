//! What this machine allows: which kind of world is possible here, and what its lack costs.

use crate::report::Isolation;

/// The best isolation that this machine allows, tried in a child process.
pub fn probe() -> Isolation {
    Isolation::None
}
