//! Many submissions: which they are, examined side by side, kept whole one by one, and summed up.

mod child;
#[cfg(test)]
mod fixtures;
mod group;
mod list;
mod row;
mod run;
mod saved;
mod store;
mod table;
mod text;

pub use child::{Job, examine};
pub use group::{FailureGroup, groups};
pub use list::{Entry, ListError, entries};
pub use row::{Failure, Row, State, TaskRow};
pub use run::{Event, Kept, Order, run};
pub use saved::{Examiner, Found, SCHEMA, Saved, Settings};
pub use store::{Store, StoreError};
pub use table::csv;
pub use text::{Sum, human};
