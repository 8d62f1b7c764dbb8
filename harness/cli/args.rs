//! The command line as clap reads it. What users read of it is in the catalogue (see `help`).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use sokrat::report::{Isolation, Lang};

use super::class_args::{ClassArgs, MergeArgs, ReportArgs};
use super::format::{Beside, Format};

/// Examines students' socket programs by asking them questions.
#[derive(Debug, Parser)]
#[command(name = "sokrat", version)]
pub struct Cli {
    /// Language of everything that is written; the locale's when not said
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangName>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Examine a submission and tell what holds and what does not
    Check(Box<CheckArgs>),
    /// Check again whenever a file changes, and tell what that changes in the verdicts
    Watch(Box<WatchArgs>),
    /// Examine many submissions side by side, and sum them up
    Class(Box<ClassArgs>),
    /// Report once more from saved results, of one submission or of a class
    Report(ReportArgs),
    /// Join the results of several machines
    Merge(MergeArgs),
    /// Print the rubric that says what the lab says, to begin one's own from
    Rubric {
        /// The default rubric
        #[arg(long = "default", required = true)]
        default_rubric: bool,
    },
    /// Find out how a submission's programs talk, and print it as sokrat.toml
    Probe(SubmissionArgs),
    /// List the tasks
    Tasks,
    /// Tell what a task or a criterion asks and how it is examined
    Explain {
        /// A task or a criterion: echo, echo.line
        id: String,
    },
    /// Pack this program as an autograder for Gradescope
    Gradescope(GradescopeArgs),
    /// Print what a shell needs to complete the command line
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page
    Man,
    /// Tell what this machine allows
    Doctor,
    /// Compare verdicts with labels that people made
    #[command(hide = true)]
    Agreement(AgreementArgs),
    /// Examine one submission of a class: a job as JSON on stdin, what was found on stdout
    #[command(hide = true)]
    Examine,
    /// Play one scenario in a world of its own: a job as JSON on stdin, its transcript on stdout
    #[command(hide = true)]
    World,
}

/// Which programs, and where.
#[derive(Debug, Args)]
pub struct SubmissionArgs {
    /// The submission's folder; the current one when not said
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The server's command line, named outright
    #[arg(long, value_name = "CMD")]
    pub server: Option<String>,
    /// The client's command line, named outright
    #[arg(long, value_name = "CMD")]
    pub client: Option<String>,
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

/// What is asked of a submission.
#[derive(Debug, Args)]
pub struct QuestionArgs {
    /// A task asked for by name; may be said several times
    #[arg(long = "task", value_name = "ID")]
    pub tasks: Vec<String>,
    /// The tasks of one lab
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u8).range(1..=2))]
    pub lab: Option<u8>,
    /// Take the tasks from this folder and not those built in
    #[arg(long, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// Take points, texts and what is required from this file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    /// Worlds at once; twice as many as there are cores when not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,
}

/// What `watch` takes.
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Which programs.
    #[command(flatten)]
    pub submission: SubmissionArgs,
    /// What is asked.
    #[command(flatten)]
    pub question: QuestionArgs,
    /// No progress, and of the report for people only the sum
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell in full what passes, too
    #[arg(long, short)]
    pub verbose: bool,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which programs.
    #[command(flatten)]
    pub submission: SubmissionArgs,
    /// What is asked.
    #[command(flatten)]
    pub question: QuestionArgs,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Write the report here and not to stdout
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// One more report from the same check, into a file; may be said several times
    #[arg(long = "report", value_name = "FORMAT=FILE")]
    pub reports: Vec<Beside>,
    /// Tell on stderr where the time went
    #[arg(long)]
    pub timings: bool,
    /// No progress, and of the report for people only the sum
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell in full what passes, too
    #[arg(long, short)]
    pub verbose: bool,
    /// Keep the record of every world in this folder
    #[arg(long, value_name = "DIR")]
    pub save_transcripts: Option<PathBuf>,
}

/// What `agreement` takes.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// A file with a label a line, as JSON
    #[arg(value_name = "LABELS")]
    pub labels: PathBuf,
    /// Folders in which the labels' ids are paths of submissions, or with .json behind of their reports
    #[arg(value_name = "SUBMISSIONS", required = true)]
    pub submissions: Vec<PathBuf>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = TableFormat::Human)]
    pub format: TableFormat,
    /// Worlds at once; twice as many as there are cores when not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,
    /// Keep the reports in this folder; named among the submissions, it spares examining again
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
}

/// What `gradescope` takes.
#[derive(Debug, Args)]
pub struct GradescopeArgs {
    /// The zip to write
    #[arg(long, value_name = "FILE", default_value = "grader.zip")]
    pub output: PathBuf,
    /// A task asked for by name; may be said several times
    #[arg(long = "task", value_name = "ID")]
    pub tasks: Vec<String>,
    /// The tasks of one lab
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u8).range(1..=2))]
    pub lab: Option<u8>,
}

/// Names of languages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangName {
    // Russian.
    Ru,
    // English.
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Lang {
        match name {
            LangName::Ru => Lang::Ru,
            LangName::En => Lang::En,
        }
    }
}

/// Forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    // For people.
    Human,
    // For programs.
    Json,
}

/// Names of the kinds of isolation.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum IsolationName {
    // Namespaces, by a user namespace.
    Full,
    // Namespaces, by real root.
    Root,
    // None.
    None,
}

impl From<IsolationName> for Isolation {
    fn from(name: IsolationName) -> Isolation {
        match name {
            IsolationName::Full => Isolation::Full,
            IsolationName::Root => Isolation::Root,
            IsolationName::None => Isolation::None,
        }
    }
}
