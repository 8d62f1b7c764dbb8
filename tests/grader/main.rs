//! `cargo test` is the grader: one test for each scenario and program. On the reference, or on the submission that
//! `SOKRAT_SUBMISSION` names; and on programs whose verdict is known, which show that the grader itself is right.

mod known;
mod reference;
mod scenarios;
mod third_party;

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Trial};
use sokrat::check::Options;
use sokrat::report::Isolation;
use sokrat::task::Lab;

/// The variable that names a submission to grade instead of the reference.
pub const SUBMISSION: &str = "SOKRAT_SUBMISSION";

fn main() {
    let arguments = Arguments::from_args();
    let lab: &'static Lab = Box::leak(Box::new(Lab::embedded()));
    let trials: Vec<Trial> = match std::env::var_os(SUBMISSION) {
        Some(folder) => scenarios::trials("submission", lab, options(Path::new(&folder))),
        None => {
            let mut trials = scenarios::trials("reference", lab, options(&root().join("reference")));
            trials.extend(known::trials(lab));
            trials.extend(third_party::trials(lab));
            trials
        }
    };
    libtest_mimic::run(&arguments, trials).exit();
}

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// How every submission is examined here.
pub fn options(folder: &Path) -> Options {
    Options {
        folder: Some(folder.to_owned()),
        worker: PathBuf::from(env!("CARGO_BIN_EXE_sokrat")),
        ..Options::default()
    }
}

/// Without namespaces most verdicts cannot be had: such tests are skipped by name.
pub fn isolated() -> bool {
    static PROBED: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *PROBED.get_or_init(|| sokrat::doctor::probe() != Isolation::None)
}
