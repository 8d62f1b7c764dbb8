//! What can go wrong before a program runs.

use std::io;

/// A world could not be made: the machine's failure or ours, never the submission's.
#[derive(Debug, thiserror::Error)]
#[error("the world could not be made: {step}")]
pub struct WorldError {
    /// What was being done.
    pub step: String,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

/// A program could not be started.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The command line is empty or its quotes are not closed.
    #[error("not a command: {0}")]
    Command(String),
    /// No such program in the world (no interpreter, no such file).
    #[error("{program}: not found")]
    NotFound {
        /// The first word of the command.
        program: String,
    },
    /// It is there and cannot be run (no permission, not a program).
    #[error("{program}: cannot be run")]
    CannotRun {
        /// The first word of the command.
        program: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The world could not make a place for it: ours, not the submission's.
    #[error("no place for a program: {step}")]
    World {
        /// What was being done.
        step: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

/// Names the step that failed.
pub(crate) trait At<T> {
    /// The error of a world that was being made.
    fn at(self, step: impl Into<String>) -> Result<T, WorldError>;
    /// The error of a program's place that was being made.
    fn at_launch(self, step: impl Into<String>) -> Result<T, LaunchError>;
}

impl<T, E: Into<io::Error>> At<T> for Result<T, E> {
    fn at(self, step: impl Into<String>) -> Result<T, WorldError> {
        self.map_err(|source| WorldError {
            step: step.into(),
            source: source.into(),
        })
    }

    fn at_launch(self, step: impl Into<String>) -> Result<T, LaunchError> {
        self.map_err(|source| LaunchError::World {
            step: step.into(),
            source: source.into(),
        })
    }
}
