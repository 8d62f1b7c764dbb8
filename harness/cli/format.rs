//! Which form a report takes: from a name on the command line to its text.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use sokrat::report::formats::{self, ClassroomRun, GradeRange};
use sokrat::report::{ExitStatus, Lang, Look, Report, html, human, json};
use sokrat::task::Lab;

/// Forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    // For people.
    Human,
    // For programs: schema sokrat/report/v1.
    Json,
    // A page for a browser.
    Html,
    // JUnit XML.
    #[value(alias = "gitlab")]
    Junit,
    // TAP 14.
    Tap,
    // For spreadsheets.
    Csv,
    // Annotations of GitHub Actions.
    Github,
    // Markdown for a job's summary.
    GithubSummary,
    // results.json.
    Gradescope,
    // result.json.
    Classroom50,
    // Moodle's Virtual Programming Lab.
    Vpl,
    // Autolab.
    Autolab,
}

impl Format {
    /// The report in this form.
    pub fn text(self, report: &Report, lab: &Lab, lang: Lang, look: Look) -> String {
        match self {
            Format::Human => human(report, lab, lang, look),
            Format::Json => json(report, lab, lang),
            Format::Html => html(report, lab, lang),
            Format::Junit => formats::junit(report, lab, lang),
            Format::Tap => formats::tap(report, lab, lang),
            Format::Csv => formats::csv(report, lab, lang),
            Format::Github => formats::annotations(report, lab, lang),
            Format::GithubSummary => formats::summary(report, lab, lang),
            Format::Gradescope => formats::gradescope(report, lab, lang),
            Format::Classroom50 => formats::classroom(report, lab, lang, &classroom_run()),
            Format::Vpl => formats::vpl(report, lab, lang, grade_range()),
            Format::Autolab => formats::autolab(report, lab, lang),
        }
    }

    /// What the process ends with: a platform that takes points wants 0 once there are some, whatever they are.
    pub fn status(self, found: ExitStatus) -> ExitStatus {
        match self {
            Format::Gradescope | Format::Classroom50 | Format::Vpl | Format::Autolab => ExitStatus::Passed,
            _ => found,
        }
    }
}

/// A report besides the main one: `junit=report.xml`.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its form.
    pub format: Format,
    /// Where it goes.
    pub path: PathBuf,
}

impl FromStr for Beside {
    type Err = String;

    fn from_str(text: &str) -> Result<Beside, String> {
        let names = || {
            let known = Format::value_variants().iter().filter_map(Format::to_possible_value);
            known
                .map(|value: PossibleValue| value.get_name().to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (format, path) = text
            .split_once('=')
            .filter(|(_, path)| !path.is_empty())
            .ok_or("FORMAT=FILE")?;
        let format = Format::from_str(format, true).map_err(|_| names())?;
        Ok(Beside {
            format,
            path: path.into(),
        })
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// What Classroom 50 says of the run, in the job's environment.
fn classroom_run() -> ClassroomRun {
    ClassroomRun {
        classroom: variable("CLASSROOM"),
        assignment: variable("ASSIGNMENT"),
        submission: variable("SUBMISSION_TAG"),
        commit: variable("COMMIT_URL"),
        release: variable("RELEASE_URL"),
        review: variable("REVIEW_URL"),
        datetime: chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

/// The grades of the assignment as Moodle tells them to its scripts.
fn grade_range() -> GradeRange {
    let grade = |name: &str, default: f64| {
        variable(name)
            .trim()
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .unwrap_or(default)
    };
    let usual = GradeRange::default();
    GradeRange {
        min: grade("VPL_GRADEMIN", usual.min),
        max: grade("VPL_GRADEMAX", usual.max),
    }
}
