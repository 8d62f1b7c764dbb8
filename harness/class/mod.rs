//! Many submissions: which they are, examined side by side, kept whole one by one, and summed up.

mod child;
mod compare;
#[cfg(test)]
mod fixtures;
mod group;
#[cfg(test)]
mod hostile_tests;
mod json;
mod junit;
mod list;
mod markdown;
mod merge;
mod part;
mod roll;
mod row;
mod run;
mod saved;
mod store;
mod summary;
mod table;
mod tap;
mod text;

pub use child::{Answer, Examining, Job, examine, no_python};
pub use group::groups;
pub use json::{CLASS_SCHEMA, json};
pub use junit::junit;
pub use list::{Entry, ListError, entries};
pub use markdown::markdown;
pub use merge::{Disagreement, Merged, merge};
pub use part::{Part, durations, take};
pub use roll::{Roll, missing, rolls};
pub use row::{Failure, Row, State, TaskRow};
pub use run::{Event, Kept, Order, run};
pub use saved::{Examiner, Found, SCHEMA, Saved, Settings};
pub use store::{Store, StoreError, file_name, read};
pub use summary::{Class, Marking};
pub use table::csv;
pub use tap::tap;
pub use text::{Sum, because, human};
