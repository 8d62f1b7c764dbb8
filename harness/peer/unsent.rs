//! How much of what was sent has not been acknowledged (tcp(7), SIOCOUTQ).

use std::os::fd::{AsRawFd, BorrowedFd};

/// Bytes that the other side's kernel has not acknowledged, a FIN counted as one; 0 for what is no socket.
pub fn unsent(socket: BorrowedFd<'_>) -> usize {
    let mut bytes: libc::c_int = 0;
    // SAFETY: the descriptor is borrowed for the call, and SIOCOUTQ (= TIOCOUTQ) writes one int.
    let result = unsafe { libc::ioctl(socket.as_raw_fd(), libc::TIOCOUTQ, &raw mut bytes) };
    if result == 0 {
        usize::try_from(bytes).unwrap_or(0)
    } else {
        0
    }
}
