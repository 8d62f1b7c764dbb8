//! A terminal as a person has one, seen from the screen's and keyboard's side.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::path::Path;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{LocalModes, OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr, tcsetwinsize};

use crate::world::sys;

/// A window as people have it.
const WINDOW: Winsize = Winsize {
    ws_row: 24,
    ws_col: 80,
    ws_xpixel: 0,
    ws_ypixel: 0,
};

/// Both sides of a terminal. The program's side is kept open so that it outlives the programs on it, and so that the
/// kernel can be asked what is still on its way: a poll of either side makes it deliver first (n_tty_poll).
pub struct Terminal {
    screen: File,
    line: OwnedFd,
    name: String,
}

impl Terminal {
    /// Opens a terminal of the machine, or of the world whose root is given.
    pub fn open(root: Option<&Path>) -> io::Result<Terminal> {
        let multiplexer = root.map_or_else(|| Path::new("/dev/ptmx").to_owned(), |root| root.join("dev/pts/ptmx"));
        let screen: OwnedFd = rustix::fs::open(
            &multiplexer,
            OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NONBLOCK,
            rustix::fs::Mode::empty(),
        )?;
        rustix::pty::unlockpt(&screen)?;
        let name = rustix::pty::ptsname(&screen, Vec::new())?
            .to_string_lossy()
            .into_owned();
        // SAFETY: TIOCGPTPEER takes open flags and returns a new descriptor that nobody else owns; it needs no path.
        let line = unsafe {
            let flags = libc::O_RDWR | libc::O_NOCTTY | libc::O_CLOEXEC;
            let fd = sys::check(i64::from(libc::ioctl(screen.as_raw_fd(), libc::TIOCGPTPEER, flags)))?;
            OwnedFd::from_raw_fd(fd as i32)
        };
        let mut modes = tcgetattr(&line)?;
        // What is printed arrives as printed, and nothing else arrives: no echo, no carriage returns added.
        modes.local_modes.remove(LocalModes::ECHO);
        modes.output_modes.remove(OutputModes::OPOST | OutputModes::ONLCR);
        tcsetattr(&line, OptionalActions::Now, &modes)?;
        tcsetwinsize(&line, WINDOW)?;
        Ok(Terminal {
            screen: screen.into(),
            line,
            name,
        })
    }

    /// Its name in the world.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The examiner's side.
    pub fn screen(&self) -> BorrowedFd<'_> {
        self.screen.as_fd()
    }

    /// Reads what has been printed; 0 when there is nothing, and then nothing is on its way.
    pub fn read(&self, into: &mut [u8]) -> usize {
        (&self.screen).read(into).unwrap_or(0)
    }

    /// Types as much as the line takes; how much that was.
    pub fn write(&self, bytes: &[u8]) -> usize {
        (&self.screen).write(bytes).unwrap_or(0)
    }

    /// Makes the kernel deliver what was typed; true when a read of the program's would return at once.
    pub fn deliver(&self) -> bool {
        let mut line = [PollFd::new(&self.line, PollFlags::IN)];
        poll(&mut line, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
    }

    /// How many typed bytes a read would find.
    pub fn unread(&self) -> usize {
        self.deliver();
        sys::ioctl_number(self.line.as_fd(), libc::FIONREAD) as usize
    }
}
