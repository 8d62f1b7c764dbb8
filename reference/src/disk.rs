//! Files that are replaced whole: a crash at any point, even of the machine, leaves the old one or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What [`replace`] needs of a disk: a real one, or in a test one that fails and forgets.
pub trait Disk: Send {
    /// The file's content; `None` where there is no such file.
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>>;
    /// Makes a new file with this content, in place of an older one of this name.
    fn write(&self, path: &Path, content: &[u8]) -> io::Result<()>;
    /// Waits until a file's content, or the names in a folder, are on the disk itself and not only in the kernel's memory.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Gives a file another name, in place of the file that had it. There is no moment when nothing has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}

/// Replaces the file `path`. When this returns `Ok`, the new content is there to stay.
pub fn replace(disk: &dyn Disk, path: &Path, content: &[u8]) -> io::Result<()> {
    let new = path.with_added_extension("new");
    disk.write(&new, content)?;
    // Without this the name could reach the disk before the content, and a power failure would leave an empty file.
    disk.sync(&new)?;
    disk.rename(&new, path)?;
    // The name itself is kept in the folder.
    disk.sync(match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    })
}

/// The disk of this machine.
pub struct Filesystem;

impl Disk for Filesystem {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(path) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        // What an earlier crash has left. Its permissions are not to be trusted, so the file is made anew.
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        private().write(true).create_new(true).open(path)?.write_all(content)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
}

/// Options for a file that only its owner may read. Set when the file is made: between making it and a later change of
/// its permissions others could open it.
#[cfg(unix)]
pub fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    const OWNER_READS_AND_WRITES: u32 = 0o600;
    let mut options = OpenOptions::new();
    options.mode(OWNER_READS_AND_WRITES);
    options
}

/// Options for a file; who may read it is decided by the folder it is in.
#[cfg(not(unix))]
pub fn private() -> OpenOptions {
    OpenOptions::new()
}
