//! The command line of sokrat: the only place that prints or exits.

mod cli;

use std::io::{ErrorKind, Write, stderr, stdout};
use std::process::ExitCode;

use sokrat::report::ExitStatus;

use crate::cli::{Outcome, Terminal};

fn main() -> ExitCode {
    let terminal = Terminal::of_process();
    // A panic has said on stderr what it is about; that it is the examiner's fault, its status says.
    let outcome = std::panic::catch_unwind(|| cli::run(std::env::args_os(), &terminal));
    let status = outcome.map_or(ExitStatus::Broken, print);
    ExitCode::from(status.code())
}

/// Prints what a call came to. A report that the standard output does not take goes to the standard error, so that
/// it is not lost; a reader who has seen enough (`| head`) is no error.
fn print(outcome: Outcome) -> ExitStatus {
    let mut errors = stderr().lock();
    // There is nowhere left to say that the standard error is closed.
    let _ = errors.write_all(outcome.stderr.as_bytes());
    let mut output = stdout().lock();
    match output
        .write_all(outcome.stdout.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(errors, "{error}\n{}", outcome.stdout);
            ExitStatus::Unusable
        }
        _ => outcome.status,
    }
}
