//! A Python that the user names: which one it is, what of the machine it needs, and a folder of names that lead to it.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::submission::quote;

/// An interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    /// Its program: of a virtual environment, that environment's.
    pub executable: PathBuf,
    /// The first part of its version.
    pub major: u8,
    /// The folders that it lives in.
    pub trees: Vec<PathBuf>,
}

/// No Python is where one was named.
#[derive(Debug, thiserror::Error)]
#[error("{} is no Python: {said}", .path.display())]
pub struct NoPython {
    /// As it was named.
    pub path: PathBuf,
    /// What it, or the system, said instead.
    pub said: String,
}

/// Where in a virtual environment its interpreter is.
const IN_ENVIRONMENT: [&str; 3] = ["bin/python", "bin/python3", "bin/python2"];
/// What every Python tells of itself, line by line.
const QUESTION: &str = "import sys
print(sys.version_info[0])
print(sys.executable)
print(sys.prefix)
print(getattr(sys, 'base_prefix', getattr(sys, 'real_prefix', sys.prefix)))";
/// The mode of a program that everybody may run.
const RUNNABLE: u32 = 0o755;

impl Python {
    /// Asks the interpreter at this path, or that of the virtual environment in this folder.
    pub fn at(path: &Path) -> Result<Python, NoPython> {
        let refused = |said: String| NoPython {
            path: path.to_owned(),
            said,
        };
        // A path without a slash would be looked for on the machine.
        let full = std::path::absolute(path).map_err(|error| refused(error.to_string()))?;
        let program = if full.is_dir() {
            let all = IN_ENVIRONMENT.iter().map(|name| full.join(name));
            all.into_iter().find(|program| program.is_file()).ok_or_else(|| {
                let missing = io::Error::from(io::ErrorKind::NotFound);
                refused(format!("{}: {missing}", full.join(IN_ENVIRONMENT[0]).display()))
            })?
        } else {
            full
        };
        let answer = Command::new(&program)
            .args(["-c", QUESTION])
            .stdin(Stdio::null())
            .output()
            .map_err(|error| refused(error.to_string()))?;
        let said = String::from_utf8_lossy(&answer.stdout).into_owned();
        let lines: Vec<&str> = said.lines().collect();
        let (true, [major, executable, places @ ..]) = (answer.status.success(), &*lines) else {
            let errors = String::from_utf8_lossy(&answer.stderr);
            let last = errors.lines().last().unwrap_or_default();
            return Err(refused(format!("{} {last}", answer.status).trim().to_owned()));
        };
        let major = major.parse().map_err(|_| refused((*major).to_owned()))?;
        Ok(Python {
            executable: PathBuf::from(executable),
            major,
            trees: trees(Path::new(executable), places),
        })
    }

    /// The names under which it is run.
    fn names(&self) -> [String; 2] {
        ["python".to_owned(), format!("python{}", self.major)]
    }
}

/// The folders that an interpreter lives in, as they are named and as they are reached.
fn trees(executable: &Path, places: &[&str]) -> Vec<PathBuf> {
    let mut trees: Vec<PathBuf> = places.iter().map(PathBuf::from).collect();
    if let Ok(real) = fs::canonicalize(executable) {
        // The program itself, and what lies beside its folder.
        trees.extend(real.parent().and_then(Path::parent).map(Path::to_owned));
    }
    let real: Vec<PathBuf> = trees.iter().filter_map(|tree| fs::canonicalize(tree).ok()).collect();
    trees.extend(real);
    trees.retain(|tree| tree.is_absolute() && tree.is_dir() && tree.parent().is_some());
    trees.sort();
    trees.dedup();
    trees
}

/// Makes a folder of programs named `python`, `python3` or `python2` that run these, the first of a name counts.
pub fn name_them(pythons: &[Python], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for python in pythons {
        for path in python.names().map(|name| folder.join(name)) {
            if path.exists() {
                continue;
            }
            // A link would not do: a virtual environment is found from the name under which its Python is run.
            let executable = quote(&python.executable.to_string_lossy());
            fs::write(&path, format!("#!/bin/sh\nexec {executable} \"$@\"\n"))?;
            fs::set_permissions(&path, Permissions::from_mode(RUNNABLE))?;
        }
    }
    fs::set_permissions(folder, Permissions::from_mode(RUNNABLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_virtual_environment_is_run_as_one() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let environment = folder.path().join("my env");
        let mut made = Command::new("python3");
        made.args(["-m", "venv", "--without-pip"]).arg(&environment);
        if !made.status().is_ok_and(|status| status.success()) {
            return;
        }
        let python = Python::at(&environment).expect("it is one");
        assert_eq!((python.major, python.executable.starts_with(&environment)), (3, true));
        assert!(python.trees.contains(&environment));
        let names = folder.path().join("names");
        name_them(&[python], &names).expect("they can be written");
        let asked = Command::new(names.join("python3"))
            .args(["-c", "import sys; print(sys.prefix)"])
            .output()
            .expect("it runs");
        assert_eq!(
            String::from_utf8_lossy(&asked.stdout).trim(),
            environment.to_string_lossy()
        );
    }

    #[test]
    fn what_is_no_python_says_why() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for path in [
            folder.path(),
            Path::new("/no/such/python"),
            Path::new("/bin/false"),
            Path::new("/bin/echo"),
        ] {
            let error = Python::at(path).expect_err("it is none");
            assert!(!error.said.is_empty(), "{error}");
        }
    }
}
