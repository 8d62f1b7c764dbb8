//! Changes of a folder as the system tells of them (inotify(7)): each file's last write, and when it is over.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsStr;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};

use super::snapshot::counts;
use crate::submission::is_of_a_tool;

/// A folder with everything below it that can belong to a submission.
pub struct Folder {
    changes: Receiver<Change>,
    /// Files that are being written at this moment.
    open: HashSet<PathBuf>,
}

/// The folder is no longer where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

/// What happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the folder; empty when it is not known which.
    path: PathBuf,
    /// Somebody is in the middle of writing it.
    unfinished: bool,
}

/// A change is looked at when nothing has followed it for so long: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(200);
/// A file that is open for writing is waited for, and if nothing more is written to it, so long.
const OPEN: Duration = Duration::from_secs(3);
/// What goes on being written is looked at all the same after this.
const LONGEST: Duration = Duration::from_secs(30);
/// Room for what the system tells at once.
const BUFFER: usize = 64 * 1024;

const WATCHED: WatchFlags = WatchFlags::CREATE
    .union(WatchFlags::MODIFY)
    .union(WatchFlags::ATTRIB)
    .union(WatchFlags::CLOSE_WRITE)
    .union(WatchFlags::MOVED_TO)
    .union(WatchFlags::MOVED_FROM)
    .union(WatchFlags::DELETE)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF)
    .union(WatchFlags::ONLYDIR);

impl Folder {
    /// Looks at a folder from now on.
    pub fn open(folder: &Path) -> io::Result<Folder> {
        let root = std::fs::canonicalize(folder)?;
        let inotify = Arc::new(init(CreateFlags::CLOEXEC)?);
        let mut places = Places {
            inotify: Arc::clone(&inotify),
            root,
            by_number: BTreeMap::new(),
        };
        places.add(Path::new(""))?;
        let (tell, changes) = unbounded();
        thread::spawn(move || read(inotify.as_fd(), &mut places, &tell));
        Ok(Folder {
            changes,
            open: HashSet::new(),
        })
    }

    /// Everything that happens comes here; it is to be given to [`Folder::settle`].
    pub fn changes(&self) -> &Receiver<Change> {
        &self.changes
    }

    /// Waits until a change that has come is over; false where it is none that counts.
    pub fn settle(&mut self, first: Result<Change, impl Sized>, written: &BTreeSet<String>) -> Result<bool, Gone> {
        let begun = Instant::now();
        let mut counted = self.note(first.map_err(|_| Gone)?, written);
        while counted || !self.open.is_empty() {
            let patience = if self.open.is_empty() { QUIET } else { OPEN };
            match self.changes.recv_timeout(patience) {
                Ok(change) => counted |= self.note(change, written),
                Err(RecvTimeoutError::Disconnected) => return Err(Gone),
                Err(RecvTimeoutError::Timeout) => break,
            }
            if begun.elapsed() > LONGEST {
                break;
            }
        }
        self.open.clear();
        Ok(counted)
    }

    fn note(&mut self, change: Change, written: &BTreeSet<String>) -> bool {
        if !counts(&change.path, written) {
            return false;
        }
        if change.unfinished {
            self.open.insert(change.path);
        } else {
            self.open.remove(&change.path);
        }
        true
    }
}

/// The folders that are watched, by the system's numbers.
struct Places {
    inotify: Arc<OwnedFd>,
    root: PathBuf,
    by_number: BTreeMap<i32, PathBuf>,
}

impl Places {
    /// Watches a folder and those below it.
    fn add(&mut self, path: &Path) -> io::Result<()> {
        let full = self.root.join(path);
        let number = add_watch(&*self.inotify, &full, WATCHED)?;
        self.by_number.insert(number, path.to_owned());
        for entry in std::fs::read_dir(&full)?.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !is_of_a_tool(&entry.path()) {
                match self.add(&path.join(entry.file_name())) {
                    // There is no room for more: half a folder is not watched.
                    Err(error) if error.kind() == io::ErrorKind::StorageFull => return Err(error),
                    // It is gone again, or may not be read: then its programs cannot be run either.
                    _ => {}
                }
            }
        }
        Ok(())
    }
}

/// Tells what happens until the folder is gone or nobody listens.
fn read(inotify: BorrowedFd<'_>, places: &mut Places, tell: &Sender<Change>) {
    let mut buffer = vec![MaybeUninit::uninit(); BUFFER];
    let mut reader = Reader::new(inotify, &mut buffer);
    loop {
        let event = match reader.next() {
            Ok(event) => event,
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
        };
        let (flags, number) = (event.events(), event.wd());
        let name = OsStr::from_bytes(event.file_name().map_or(&[], |name| name.to_bytes()));
        let Some(place) = places.by_number.get(&number).cloned() else {
            // More happened than the system keeps.
            if flags.contains(ReadFlags::QUEUE_OVERFLOW) && tell.send(Change::unknown()).is_err() {
                return;
            }
            continue;
        };
        let gone = ReadFlags::DELETE_SELF | ReadFlags::MOVE_SELF | ReadFlags::IGNORED | ReadFlags::UNMOUNT;
        if flags.intersects(gone) {
            if place.as_os_str().is_empty() {
                return;
            }
            if flags.contains(ReadFlags::IGNORED) {
                places.by_number.remove(&number);
            }
            continue;
        }
        let path = place.join(name);
        let is_folder = flags.contains(ReadFlags::ISDIR);
        if is_folder && is_of_a_tool(&places.root.join(&path)) {
            continue;
        }
        if is_folder && flags.intersects(ReadFlags::CREATE | ReadFlags::MOVED_TO) {
            // What was put there before it is watched is found by a look.
            let _ = places.add(&path);
        }
        let change = if is_folder {
            Change::unknown()
        } else {
            Change {
                path,
                unfinished: flags.contains(ReadFlags::MODIFY),
            }
        };
        if tell.send(change).is_err() {
            return;
        }
    }
}

impl Change {
    /// Anything may have changed.
    fn unknown() -> Change {
        Change {
            path: PathBuf::new(),
            unfinished: false,
        }
    }
}
