//! A folder that is looked at while its student works in it: what of it has changed, once it has come to rest.

mod folder;
mod snapshot;

pub use folder::{Folder, Gone};
pub use snapshot::Snapshot;
