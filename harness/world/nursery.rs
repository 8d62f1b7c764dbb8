//! Worlds are opened by processes that do nothing else. Making such a process by `fork` from one that has everything
//! at hand already (vocabularies, tables) costs a fraction of launching it anew.

use std::io;

use super::sys;

/// Runs `play` in a child process of its own and waits until that has ended; its status is what `play` returned.
/// The calling process must have one thread.
pub fn in_a_child(play: impl FnOnce() -> i32) -> io::Result<i32> {
    let pid = sys::fork()?;
    if pid == 0 {
        // Nothing of the parent's may be run twice: the child ends here, whatever `play` did.
        let status = std::panic::catch_unwind(std::panic::AssertUnwindSafe(play)).unwrap_or(BROKEN);
        sys::end(status);
    }
    let child = rustix::process::Pid::from_raw(pid);
    loop {
        match rustix::process::waitpid(child, rustix::process::WaitOptions::empty()) {
            Ok(Some((_, status))) => return Ok(status.exit_status().unwrap_or(BROKEN)),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The status of a child that did not come to an end of its own.
const BROKEN: i32 = 70;
