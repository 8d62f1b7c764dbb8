//! What this machine allows: which kind of world is possible here, and what its lack costs.

use crate::report::Isolation;
use crate::world;

/// The best isolation that this machine allows, tried in a child process. The calling process must be single-threaded.
pub fn probe() -> Isolation {
    let root = rustix::process::geteuid().is_root();
    let order = [Isolation::Full, Isolation::Root];
    let mut allowed = order
        .into_iter()
        .filter(|&isolation| root || isolation != Isolation::Root);
    allowed
        .find(|&isolation| world::try_out(isolation).is_ok())
        .unwrap_or(Isolation::None)
}
