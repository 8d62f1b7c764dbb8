//! Results made by hand.

use std::path::PathBuf;

use super::row::Failure;
use super::saved::{Examiner, Found, SCHEMA, Saved, Settings};
use crate::judge::Message;
use crate::report::{Isolation, Report};

/// A result of a submission that was not done in time.
pub fn overdue(name: &str) -> Saved {
    Saved {
        schema: SCHEMA.into(),
        name: name.into(),
        folder: PathBuf::from("class").join(name),
        digest: Some("digest".into()),
        examiner: Examiner {
            version: "1".into(),
            scenarios: "scenarios".into(),
        },
        settings: Settings::default(),
        begun: "2026-11-21T08:00:00Z".into(),
        duration_s: 2.0,
        found: Found::Overdue {
            budget_s: 2,
            report: None,
        },
    }
}

/// A result with this report.
pub fn examined(name: &str, report: Report) -> Saved {
    Saved {
        found: Found::Examined {
            report: Box::new(report),
        },
        ..overdue(name)
    }
}

/// A report in which nothing was found.
pub fn report() -> Report {
    Report {
        submission: "a".into(),
        isolation: Isolation::Full,
        duration_s: 1.0,
        seed: 1,
        groups: Vec::new(),
        tasks: Vec::new(),
        remarks: Vec::new(),
        by_name: false,
        costs: Vec::new(),
        records: Vec::new(),
    }
}

/// A failure of one kind, with these bytes.
pub fn failure(criterion: &str, bytes: &str) -> Failure {
    Failure {
        criterion: Some(criterion.into()),
        kind: "echo-changed".into(),
        why: Message::new("echo-changed").with("bytes", bytes),
    }
}
