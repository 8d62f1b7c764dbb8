//! Files that the submission makes, changes and removes. What it leaves is not trusted: no link is followed, nothing
//! that could block is opened, and nothing is read beyond a size.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, ResolveFlags, Stat, openat2, statat};

use super::sight::{Change, FileChange};

/// The most bytes of one file that are read, and of all files together that are kept to compare with.
const MOST_OF_A_FILE: u64 = 1 << 20;
const MOST_KEPT: usize = 32 << 20;
/// The most files that are watched, and how deep.
const MOST_FILES: usize = 4096;
const DEEPEST: usize = 12;
/// Written by Python beside every module; never the submission's own doing.
const NOT_ITS_OWN: &str = "__pycache__";

/// A file as last seen.
struct Known {
    /// Time of last change, size and number: while these stay, the file was not written.
    mark: Mark,
    /// What it held, when that is still kept.
    content: Option<Vec<u8>>,
}

/// What changes with every write to a file, and with nothing else that matters.
type Mark = (i64, u64, i64, u64);

/// A tree of the world that is watched.
struct Tree {
    /// As the worker reaches it.
    root: OwnedFd,
    /// As the programs see it.
    inside: PathBuf,
}

/// All that is watched in a world.
pub struct Changes {
    trees: Vec<Tree>,
    folder: PathBuf,
    files: BTreeMap<String, Known>,
    kept: usize,
}

/// A file met on a walk.
struct Met {
    tree: usize,
    path: PathBuf,
    mark: Mark,
}

impl Changes {
    /// Begins to watch trees, given as the worker reaches them and as the programs see them. Files below `folder`, as
    /// the programs see it, are named relative to it.
    pub fn begin(trees: &[(PathBuf, PathBuf)], folder: &Path) -> std::io::Result<Changes> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::PATH | OFlags::NOFOLLOW;
        let open = |(outside, inside): &(PathBuf, PathBuf)| {
            Ok(Tree {
                root: rustix::fs::openat(CWD, outside, flags, Mode::empty())?,
                inside: inside.clone(),
            })
        };
        let mut changes = Changes {
            trees: trees.iter().map(open).collect::<std::io::Result<_>>()?,
            folder: folder.to_owned(),
            files: BTreeMap::new(),
            kept: 0,
        };
        changes.take();
        Ok(changes)
    }

    /// What has changed since last asked, by path.
    pub fn take(&mut self) -> Vec<FileChange> {
        let met = self.walk();
        let gone: Vec<String> = self
            .files
            .keys()
            .filter(|path| !met.contains_key(*path))
            .cloned()
            .collect();
        let mut changes = Vec::new();
        for path in gone {
            self.forget(&path);
            changes.push(FileChange {
                path,
                change: Change::Removed,
            });
        }
        for (path, met) in met {
            if self.files.get(&path).is_some_and(|known| known.mark == met.mark) {
                continue;
            }
            let Some(content) = read(&self.trees[met.tree].root, &met.path) else {
                continue;
            };
            let change = match self.forget(&path).and_then(|known| known.content) {
                // Only touched, or written as it was.
                Some(before) if before == content => None,
                Some(before) if !before.is_empty() && content.starts_with(&before) => {
                    Some(Change::Added(content[before.len()..].to_vec()))
                }
                _ => Some(Change::Rewritten(content.clone())),
            };
            self.keep(path.clone(), met.mark, content);
            changes.extend(change.map(|change| FileChange { path, change }));
        }
        changes.sort_by(|one, other| one.path.cmp(&other.path));
        changes
    }

    /// Takes what lies below a folder, as the programs see it, for known: the examiner put it there.
    pub fn accept(&mut self, folder: &Path) {
        for (path, met) in self.walk() {
            let inside = self.trees[met.tree].inside.join(&met.path);
            if inside.starts_with(folder)
                && !self.files.contains_key(&path)
                && let Some(content) = read(&self.trees[met.tree].root, &met.path)
            {
                self.keep(path, met.mark, content);
            }
        }
    }

    fn forget(&mut self, path: &str) -> Option<Known> {
        let known = self.files.remove(path)?;
        self.kept -= known.content.as_ref().map_or(0, Vec::len);
        Some(known)
    }

    fn keep(&mut self, path: String, mark: Mark, content: Vec<u8>) {
        let room = self.kept + content.len() <= MOST_KEPT;
        self.kept += if room { content.len() } else { 0 };
        let content = room.then_some(content);
        self.files.insert(path, Known { mark, content });
    }

    fn walk(&self) -> BTreeMap<String, Met> {
        let mut met = BTreeMap::new();
        for (number, tree) in self.trees.iter().enumerate() {
            let mut folders = vec![PathBuf::new()];
            while let Some(folder) = folders.pop() {
                for (path, stat) in entries(&tree.root, &folder) {
                    match FileType::from_raw_mode(stat.st_mode) {
                        FileType::Directory if path.components().count() < DEEPEST => folders.push(path),
                        FileType::RegularFile if met.len() < MOST_FILES => {
                            let mark = mark(&stat);
                            let name = self.name(&tree.inside.join(&path));
                            met.insert(
                                name,
                                Met {
                                    tree: number,
                                    path,
                                    mark,
                                },
                            );
                        }
                        _ => {}
                    }
                }
            }
        }
        met
    }

    fn name(&self, inside: &Path) -> String {
        inside
            .strip_prefix(&self.folder)
            .unwrap_or(inside)
            .to_string_lossy()
            .into_owned()
    }
}

/// Opens something below a tree without following any link on the way.
fn open(root: &OwnedFd, path: &Path, flags: OFlags) -> rustix::io::Result<OwnedFd> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_XDEV;
    openat2(
        root,
        path,
        flags | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY,
        Mode::empty(),
        resolve,
    )
}

/// What lies in a folder of a tree.
fn entries(root: &OwnedFd, folder: &Path) -> Vec<(PathBuf, Stat)> {
    let mut found = Vec::new();
    let Ok(handle) = open(root, folder, OFlags::RDONLY | OFlags::DIRECTORY) else {
        return found;
    };
    let Ok(listing) = Dir::read_from(&handle) else {
        return found;
    };
    for entry in listing.flatten() {
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") || name.to_bytes() == NOT_ITS_OWN.as_bytes() {
            continue;
        }
        if let Ok(stat) = statat(&handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            found.push((folder.join(OsStr::from_bytes(name.to_bytes())), stat));
        }
    }
    found
}

/// Reads a regular file up to a size; `None` when it is gone or something else by now.
fn read(root: &OwnedFd, path: &Path) -> Option<Vec<u8>> {
    let file = File::from(open(root, path, OFlags::RDONLY).ok()?);
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut content = Vec::new();
    file.take(MOST_OF_A_FILE).read_to_end(&mut content).ok()?;
    Some(content)
}

#[allow(clippy::unnecessary_cast, reason = "the fields' types differ between architectures")]
fn mark(stat: &Stat) -> Mark {
    (
        stat.st_ctime as i64,
        stat.st_ctime_nsec as u64,
        stat.st_size as i64,
        stat.st_ino as u64,
    )
}
