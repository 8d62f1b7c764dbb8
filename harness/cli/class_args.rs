//! The arguments of the commands about a class, as clap reads them.

use std::path::PathBuf;

use clap::Args;
use sokrat::class::Part;

use super::args::IsolationName;
use super::format::{Beside, Format};

/// What `class` takes.
#[derive(Debug, Args)]
pub struct ClassArgs {
    /// Folders of submissions, or lists of them: a line is a name and a folder
    #[arg(value_name = "DIR", required = true)]
    pub places: Vec<PathBuf>,
    /// Where the results are kept, a file for each submission
    #[arg(long, value_name = "DIR", default_value = "sokrat-results")]
    pub results: PathBuf,
    /// A task asked for by name; may be said several times
    #[arg(long = "task", value_name = "ID")]
    pub tasks: Vec<String>,
    /// The tasks of one lab
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u8).range(1..=2))]
    pub lab: Option<u8>,
    /// How the class is told.
    #[command(flatten)]
    pub telling: Telling,
    /// Take the tasks from this folder and not those built in
    #[arg(long, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// Worlds at once, over all submissions; twice as many as there are cores when not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,
    /// What one submission may take, in seconds; what takes longer is undecided
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub budget: Option<u64>,
    /// Go on with a class that was interrupted: what came to no end in it is not tried again
    #[arg(long, conflicts_with = "again")]
    pub resume: bool,
    /// Examine everything again, changed or not
    #[arg(long)]
    pub again: bool,
    /// Examine only the K-th of N parts of the class
    #[arg(long, value_name = "K/N")]
    pub partition: Option<Part>,
    /// Earlier results that tell how long submissions take, so that parts take equally long
    #[arg(long, value_name = "RESULTS", requires = "partition")]
    pub durations: Option<PathBuf>,
    /// The Python to run with: an interpreter or the folder of a virtual environment; may be said again for Python 2
    #[arg(long, value_name = "PATH")]
    pub python: Vec<PathBuf>,
    /// What names and words are made from
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How far programs are kept apart
    #[arg(long, value_enum, hide = true)]
    pub isolation: Option<IsolationName>,
    /// Where else programs are looked for
    #[arg(long, value_name = "DIR", hide = true)]
    pub path: Vec<PathBuf>,
}

/// What `report` takes.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// A folder of results, or the result of one submission
    #[arg(value_name = "RESULTS")]
    pub saved: PathBuf,
    /// How it is told.
    #[command(flatten)]
    pub telling: Telling,
    /// Take the tasks from this folder and not those built in
    #[arg(long, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
}

/// What `merge` takes.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Folders of results
    #[arg(value_name = "RESULTS", required = true)]
    pub parts: Vec<PathBuf>,
    /// The folder that all of them go to
    #[arg(long = "output", value_name = "DIR", required = true)]
    pub merged: PathBuf,
}

/// How results are told.
#[derive(Debug, Args)]
pub struct Telling {
    /// For people or for programs; of a class human, json, csv, junit, tap, github-summary or html
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Write the report here and not to stdout; pages of a class need a folder
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// One more report, into a file; may be said several times
    #[arg(long = "report", value_name = "FORMAT=FILE")]
    pub reports: Vec<Beside>,
    /// Take tasks, points, texts and what is required from this file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    /// Earlier results of the class: tell what has changed, and why
    #[arg(long, value_name = "RESULTS")]
    pub compare: Option<PathBuf>,
    /// No progress, and of the report for people only the sum
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell in full what is otherwise shortened
    #[arg(long, short)]
    pub verbose: bool,
}
