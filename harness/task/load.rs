//! Finds the files of the lab by walking, in the binary or in a folder, and checks them against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::{Lab, Mistake, Task, parse};
use crate::scenario::diagnostic::{self, Diagnostic};
use crate::scenario::parse::{Decided, Reader, SourceFile, Told, told};
use crate::scenario::{Scenario, mistakes};
use crate::transcript::Bytes;

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// What a folder of scenarios tells of its task.
const TASK_FILE: &str = "task.kdl";
/// What the files of the lab end in.
const ENDING: &str = ".kdl";
/// Folders in folders below the lab's: one, the task's; more are looked into to say that they are too deep.
const DEEPEST: usize = 4;

/// Where the lab comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The scenarios built in.
    Embedded,
    /// A folder with one folder per task.
    Folder(PathBuf),
}

impl Lab {
    /// The lab that was built in.
    pub fn embedded() -> Lab {
        static LAB: LazyLock<Lab> = LazyLock::new(|| {
            load(&Source::Embedded).expect("the scenarios built in have no mistake: a test reads them")
        });
        LAB.clone()
    }

    /// The lab in a folder, or every mistake in it.
    pub fn from_folder(path: &Path) -> Result<Lab, Vec<Diagnostic>> {
        load(&Source::Folder(path.to_path_buf()))
    }
}

/// SHA-256 of the lab's files with their names, as hexadecimal: where it is the same, the same is asked.
pub fn digest(source: &Source) -> String {
    let mut whole = Sha256::new();
    for file in sources(source) {
        let content = file.content.unwrap_or_default();
        whole.update(format!("{}\0{}\0", file.path, content.len()));
        whole.update(content);
    }
    Bytes::from(&whole.finalize()[..]).hex()
}

/// Reads the lab; all mistakes of all files are found in one run.
pub fn load(source: &Source) -> Result<Lab, Vec<Diagnostic>> {
    read(&sources(source))
}

/// The files of the lab, sorted by their paths.
fn sources(source: &Source) -> Vec<SourceFile> {
    let mut files = match source {
        Source::Embedded => embedded(&EMBEDDED),
        Source::Folder(path) => {
            let mut files = Vec::new();
            walk(path, "", DEEPEST, &mut files);
            files
        }
    };
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn embedded(folder: &Dir) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = folder
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents())))
        .filter(|(path, _)| path.ends_with(ENDING))
        .map(|(path, bytes)| SourceFile {
            path: path.replace('\\', "/"),
            content: Ok(bytes.to_vec()),
        })
        .collect();
    files.extend(folder.dirs().flat_map(embedded));
    files
}

/// Collects the files below `path`; what cannot be read is collected with the reason.
fn walk(path: &Path, name: &str, depth: usize, files: &mut Vec<SourceFile>) {
    let unreadable = |name: &str, error| SourceFile {
        path: name.into(),
        content: Err(mistakes::unreadable(&error)),
    };
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            let shown = if name.is_empty() {
                path.display().to_string()
            } else {
                name.to_string()
            };
            return files.push(unreadable(&shown, error));
        }
    };
    for entry in entries.flatten() {
        let child = entry.file_name().to_string_lossy().into_owned();
        let name = if name.is_empty() {
            child.clone()
        } else {
            format!("{name}/{child}")
        };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth > 0 && !child.starts_with('.') {
            walk(&entry.path(), &name, depth - 1, files);
        } else if !is_folder && child.ends_with(ENDING) {
            let content = std::fs::read(entry.path()).map_err(|error| mistakes::unreadable(&error));
            files.push(SourceFile { path: name, content });
        }
    }
}

/// The lab from its files.
pub(super) fn read(files: &[SourceFile]) -> Result<Lab, Vec<Diagnostic>> {
    let mut reading = Reading::default();
    for file in files {
        reading.file(file);
    }
    if files.is_empty() {
        reading.diagnostics.push(nowhere("", mistakes::no_files()));
    }
    reading.check();
    let Reading {
        mut tasks, diagnostics, ..
    } = reading;
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    tasks.sort_by_key(|task| (task.lab, task.order));
    Ok(Lab { tasks })
}

/// The lab as far as it was read.
#[derive(Default)]
struct Reading {
    tasks: Vec<Task>,
    /// Where each criterion is declared.
    declared: BTreeMap<String, (Reader, std::ops::Range<usize>)>,
    /// What scenarios decide, with the file to point into.
    decided: Vec<(Reader, Decided)>,
    /// What mistakes explain, likewise.
    explained: Vec<(Reader, Decided)>,
    scenarios: Vec<Scenario>,
    mistakes: Vec<Mistake>,
    /// Tasks of which a file could not be read: what they lack may stand there.
    unread: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Reading {
    fn file(&mut self, file: &SourceFile) {
        let Some((task, name)) = split(&file.path) else {
            let name = file.path.clone();
            let mistake = match &file.content {
                Err(mistake) => mistake.clone(),
                Ok(_) => mistakes::bad_name(&name),
            };
            return self.diagnostics.push(nowhere(&name, mistake));
        };
        let mut reader = Reader::new(file);
        if name == TASK_FILE {
            let (read, declared) = parse::task(&mut reader, task);
            self.tasks.extend(read);
            for Decided { criterion, span } in declared {
                self.declared.insert(criterion, (reader.pointer(), span));
            }
        } else {
            let id = format!("{task}/{}", name.trim_end_matches(ENDING));
            let (list, named) = match told(&mut reader, &id) {
                Told::Scenario(scenario, decided) => {
                    self.scenarios.push(scenario);
                    (&mut self.decided, decided)
                }
                Told::Mistake(mistake, explained) => {
                    self.mistakes.push(mistake);
                    (&mut self.explained, explained)
                }
            };
            list.extend(named.into_iter().map(|named| (reader.pointer(), named)));
        }
        if reader.unread {
            self.unread.insert(task.to_string());
        }
        self.diagnostics.extend(reader.diagnostics);
    }

    /// What only the files together can tell; gives the scenarios to their tasks.
    fn check(&mut self) {
        let known: Vec<&str> = self.declared.keys().map(String::as_str).collect();
        for (reader, decided) in self.decided.iter_mut().chain(&mut self.explained) {
            let is_known = self.declared.contains_key(&decided.criterion);
            if !is_known && !self.unread.contains(task_of(&decided.criterion)) {
                reader.mistake(&decided.span, mistakes::unknown_criterion(&decided.criterion, &known));
                self.diagnostics.append(&mut reader.diagnostics);
            }
        }
        for (id, (reader, span)) in &mut self.declared {
            let is_decided = self.decided.iter().any(|(_, decided)| decided.criterion == *id);
            if !is_decided && !self.unread.contains(task_of(id)) {
                reader.mistake(span, mistakes::undecided_criterion(id));
                self.diagnostics.append(&mut reader.diagnostics);
            }
        }
        for scenario in std::mem::take(&mut self.scenarios) {
            if let Some(task) = self.task_with(&scenario.id) {
                task.scenarios.push(scenario);
            }
        }
        for mistake in std::mem::take(&mut self.mistakes) {
            if let Some(task) = self.task_with(&mistake.id) {
                task.mistakes.push(mistake);
            }
        }
        self.diagnostics
            .sort_by(|a, b| (&a.path, a.span.start).cmp(&(&b.path, b.span.start)));
    }
}

impl Reading {
    /// The task in whose folder the file of this id stands.
    fn task_with(&mut self, id: &str) -> Option<&mut Task> {
        let folder = id.split('/').next().unwrap_or_default();
        let found = self.tasks.iter().position(|task| task.id == folder);
        if found.is_none() && !self.unread.contains(folder) {
            let missing = nowhere(&format!("{folder}/{TASK_FILE}"), mistakes::no_task_file(folder));
            if !self.diagnostics.iter().any(|other| other.path == missing.path) {
                self.diagnostics.push(missing);
            }
        }
        found.map(|at| &mut self.tasks[at])
    }
}

/// The task of a criterion's id.
fn task_of(criterion: &str) -> &str {
    criterion.split('.').next().unwrap_or_default()
}

/// The task and the file name, if both can be part of an id.
fn split(path: &str) -> Option<(&str, &str)> {
    let (task, name) = path.split_once('/')?;
    let stem = name.strip_suffix(ENDING)?;
    let good = |id: &str| {
        let plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '_');
        !id.is_empty() && id.chars().all(plain)
    };
    (good(task) && good(stem)).then_some((task, name))
}

/// A mistake that no line of a file makes.
fn nowhere(path: &str, mistake: diagnostic::Mistake) -> Diagnostic {
    Diagnostic {
        path: path.into(),
        source: "".into(),
        span: 0..0,
        mistake,
    }
}
