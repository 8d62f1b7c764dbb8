//! `gradescope`: the autograder as Gradescope takes it, a zip with this very program in it.

use std::io::{Cursor, Write};
use std::path::Path;

use sokrat::judge::Message;
use sokrat::report::{Problem, say};
use sokrat::task::Lab;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::args::GradescopeArgs;
use super::output::Output;
use super::{Context, Outcome, nearest};

const SETUP: &str = include_str!("../../.ci/gradescope/setup.sh");
const RUN: &str = include_str!("../../.ci/gradescope/run_autograder");
/// Where the arguments of `sokrat check` stand in the script.
const ARGUMENTS: &str = "@ARGUMENTS@";
/// Read and run by everybody, written by the owner.
const EXECUTABLE: u32 = 0o755;

/// Packs the autograder.
pub fn gradescope(args: &GradescopeArgs, context: &Context) -> Result<Outcome, Outcome> {
    let lab = Lab::embedded();
    for name in &args.tasks {
        if lab.task(name).is_none() {
            let known = lab.tasks.iter().map(|task| task.id.as_str());
            let unknown = Problem::new(Message::new("problem-unknown-task").with("name", name.as_str()));
            return Err(context.unusable(&unknown.advise(nearest(name, known))));
        }
    }
    let output = Output::open(&args.output).map_err(|error| unwritable(&args.output, &error, context))?;
    let program = std::env::current_exe().and_then(std::fs::read);
    let program = program.map_err(|error| unwritable(&args.output, &error, context))?;
    let zip = packed(&program, &arguments(args, context)).map_err(|error| unwritable(&args.output, &error, context))?;
    output
        .write(&zip)
        .map_err(|error| unwritable(&args.output, &error, context))?;
    let done = Message::new("gradescope-packed").with("path", args.output.to_string_lossy());
    Ok(Outcome {
        stderr: say(context.lang, &done) + "\n",
        ..Outcome::passed(String::new())
    })
}

fn unwritable(path: &Path, error: &(dyn std::error::Error + 'static), context: &Context) -> Outcome {
    let message = Message::new("problem-output").with("path", path.to_string_lossy());
    context.unusable(&Problem::new(message).caused_by(error))
}

/// What every submission is examined with. Names of tasks and languages need no quotes in a shell.
fn arguments(args: &GradescopeArgs, context: &Context) -> String {
    let tasks = args.tasks.iter().map(|task| format!("--task {task} "));
    let lab = args.lab.iter().map(|lab| format!("--lab {lab} "));
    tasks.chain(lab).collect::<String>() + &format!("--lang {} ", context.lang.name())
}

fn packed(program: &[u8], arguments: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(EXECUTABLE);
    let run = RUN.replace(ARGUMENTS, arguments);
    for (name, bytes) in [
        ("setup.sh", SETUP.as_bytes()),
        ("run_autograder", run.as_bytes()),
        ("sokrat", program),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
