//! What the files of a submission are to each other: who imports whom, what is a module, who only starts another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Role;
use super::find::{ENOUGH, Program};
use super::source::Candidate;

/// What a whole submission says of each file.
pub struct Context {
    /// What each says of the roles.
    pub hints: BTreeMap<PathBuf, BTreeMap<Role, i32>>,
    imports: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Files that others import.
    imported: BTreeSet<PathBuf>,
    /// Files that programs with a guard of their own import.
    parts: BTreeSet<PathBuf>,
}

impl Context {
    /// Reads it off the candidates.
    pub fn of(candidates: &[Candidate]) -> Context {
        let path = |candidate: &Candidate| candidate.source.path.clone();
        let mut context = Context {
            hints: candidates
                .iter()
                .map(|candidate| (path(candidate), candidate.hints.clone()))
                .collect(),
            imports: candidates
                .iter()
                .map(|candidate| (path(candidate), candidate.imports.clone()))
                .collect(),
            imported: candidates
                .iter()
                .flat_map(|candidate| candidate.imports.iter().cloned())
                .collect(),
            parts: BTreeSet::new(),
        };
        let programs = candidates.iter().filter(|candidate| candidate.guarded);
        context.parts = programs
            .flat_map(|program| context.reached(&program.source.path))
            .collect();
        context
    }

    /// All that a file imports, directly or not.
    pub fn reached(&self, path: &Path) -> BTreeSet<PathBuf> {
        let mut reached = BTreeSet::new();
        let mut next = vec![path];
        while let Some(path) = next.pop() {
            next.extend(
                self.imports
                    .get(path)
                    .into_iter()
                    .flatten()
                    .filter(|module| reached.insert((*module).clone()))
                    .map(PathBuf::as_path),
            );
        }
        reached
    }

    /// The programs that this one imports, plays the role of, and says nothing of the role itself: it only starts them.
    pub fn launched(&self, launcher: &Program, programs: &[Program]) -> Vec<PathBuf> {
        let own = launcher.candidate.hints.get(&launcher.role).copied().unwrap_or(0);
        if own >= ENOUGH || !launcher.candidate.runs {
            return Vec::new();
        }
        let modules = self.reached(&launcher.candidate.source.path);
        if modules.contains(&launcher.candidate.source.path) {
            return Vec::new();
        }
        let same = programs.iter().filter(|program| program.role == launcher.role);
        same.map(|program| program.candidate.source.path.clone())
            .filter(|path| modules.contains(path))
            .collect()
    }

    /// A module is no program, unless it says that it can be both.
    pub fn is_module(&self, candidate: &Candidate, named: bool) -> bool {
        let path = &candidate.source.path;
        let both = candidate.guarded || named && candidate.runs && !self.parts.contains(path);
        self.imported.contains(path) && !both
    }
}
