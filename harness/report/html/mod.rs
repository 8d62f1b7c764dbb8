//! Pages for a browser: one for a submission, one for a class. Each is a single file that loads nothing.

mod class;

pub use class::class_html;
