//! What the process is connected to: whether people look at it, in colour, and how wide it is.

use std::io::{IsTerminal, stderr, stdout};

use anstream::{AutoStream, ColorChoice};
use sokrat::report::Look;

/// The two streams of the process.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    stdout: Look,
    stderr: Look,
    /// Does a person look at the standard error? Then progress is shown there.
    pub watched: bool,
}

/// Wider lines are hard to read, however wide the terminal is.
const WIDEST: usize = 120;

impl Terminal {
    /// As the process finds them. Colour only on a terminal, and never against NO_COLOR.
    pub fn of_process() -> Terminal {
        let look = |colour: ColorChoice, columns: Option<usize>| Look {
            colour: colour != ColorChoice::Never,
            width: columns.map_or(Look::default().width, |columns| columns.min(WIDEST)),
            ..Look::default()
        };
        Terminal {
            stdout: look(AutoStream::choice(&stdout()), columns(stdout())),
            stderr: look(AutoStream::choice(&stderr()), columns(stderr())),
            watched: stderr().is_terminal(),
        }
    }

    /// How to set a text for the standard output.
    pub fn look(&self) -> Look {
        self.stdout
    }

    /// How to set a text for the standard error.
    pub fn error_look(&self) -> Look {
        self.stderr
    }
}

fn columns(stream: impl std::os::fd::AsFd) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(stream).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}
