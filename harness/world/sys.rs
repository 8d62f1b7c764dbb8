//! Thin safe faces of the system calls that make a world. Each call takes what it needs by value or reference and
//! keeps nothing, so each block below is sound for any argument; what the calls mean is told where they are used.

mod children;
mod clock;
mod trace;

pub use children::{Reaped, await_child, end, fork, kill, reap, reap_one};
pub use clock::{clock, cpu_time, used_cpu};
pub use trace::end_sleep;

use std::ffi::{CString, OsStr};
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// Turns the C convention (-1 and errno) into a result.
pub fn check(returned: i64) -> io::Result<i64> {
    if returned == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(returned)
    }
}

fn c_string(text: &OsStr) -> io::Result<CString> {
    CString::new(text.as_bytes()).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))
}

/// Leaves the namespaces named by `flags` for new ones.
pub fn unshare(flags: libc::c_int) -> io::Result<()> {
    // SAFETY: no memory is passed.
    check(i64::from(unsafe { libc::unshare(flags) })).map(drop)
}

/// Moves the calling thread into a namespace.
pub fn setns(namespace: BorrowedFd<'_>, flags: libc::c_int) -> io::Result<()> {
    // SAFETY: no memory is passed.
    check(i64::from(unsafe { libc::setns(namespace.as_raw_fd(), flags) })).map(drop)
}

/// mount(2); an empty `kind` or `data` is passed as null.
pub fn mount(source: &Path, target: &Path, kind: &str, flags: libc::c_ulong, data: &str) -> io::Result<()> {
    let source = c_string(source.as_os_str())?;
    let target = c_string(target.as_os_str())?;
    let kind = c_string(OsStr::new(kind))?;
    let data = c_string(OsStr::new(data))?;
    let or_null = |text: &CString| {
        if text.is_empty() {
            std::ptr::null()
        } else {
            text.as_ptr()
        }
    };
    // SAFETY: every pointer is null or a C string that lives until the call returns.
    check(i64::from(unsafe {
        libc::mount(
            source.as_ptr(),
            target.as_ptr(),
            or_null(&kind),
            flags,
            or_null(&data).cast(),
        )
    }))
    .map(drop)
}

/// `struct mount_attr` of the kernel.
#[repr(C)]
#[derive(Default)]
struct MountAttributes {
    set: u64,
    clear: u64,
    propagation: u64,
    user_namespace: u64,
}

/// Adds attributes to a mount, with all mounts below it when `recursive` (mount_setattr(2), Linux 5.12).
pub fn restrict_mount(target: &Path, attributes: u64, recursive: bool) -> io::Result<()> {
    let target = c_string(target.as_os_str())?;
    let attributes = MountAttributes {
        set: attributes,
        ..Default::default()
    };
    let flags = if recursive { libc::AT_RECURSIVE } else { 0 };
    // SAFETY: the string and the structure live until the call returns and the size is the structure's own.
    check(unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            libc::AT_FDCWD,
            target.as_ptr(),
            flags,
            &raw const attributes,
            size_of::<MountAttributes>(),
        )
    })
    .map(drop)
}

/// Makes `root` the root of the calling process's mount namespace and drops the old one.
pub fn change_root(root: &Path) -> io::Result<()> {
    std::env::set_current_dir(root)?;
    // SAFETY: both strings are constants. Stacking the old root on the new one and detaching it is the documented
    // way that needs no directory for it (pivot_root(2), "pivot_root(".", ".")").
    unsafe {
        check(libc::syscall(libc::SYS_pivot_root, c".".as_ptr(), c".".as_ptr()))?;
        check(i64::from(libc::umount2(c".".as_ptr(), libc::MNT_DETACH)))?;
    }
    std::env::set_current_dir("/")
}

/// Names this host.
pub fn set_host_name(name: &str) -> io::Result<()> {
    // SAFETY: pointer and length are those of one string.
    check(i64::from(unsafe {
        libc::sethostname(name.as_ptr().cast(), name.len())
    }))
    .map(drop)
}

/// Becomes an ordinary user without groups; keeps it possible to look at the process's own `/proc` files.
pub fn become_user(id: u32) -> io::Result<()> {
    // SAFETY: setgroups is given no list; the rest passes no memory.
    unsafe {
        check(i64::from(libc::setgroups(0, std::ptr::null())))?;
        check(i64::from(libc::setresgid(id, id, id)))?;
        check(i64::from(libc::setresuid(id, id, id)))?;
    }
    prctl(libc::PR_SET_DUMPABLE, 1)
}

/// prctl(2) with one number.
pub fn prctl(option: libc::c_int, value: libc::c_ulong) -> io::Result<()> {
    // SAFETY: the options used here take numbers only; the unused arguments are zero as some options demand.
    check(i64::from(unsafe { libc::prctl(option, value, 0, 0, 0) })).map(drop)
}

/// Sets a resource limit, soft and hard, to `value` or to the hard limit where that is lower.
pub fn limit(resource: libc::__rlimit_resource_t, value: u64) -> io::Result<()> {
    let mut now = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: both structures live until the calls return.
    unsafe {
        check(i64::from(libc::getrlimit(resource, &raw mut now)))?;
        let value = value.min(now.rlim_max);
        let wanted = libc::rlimit {
            rlim_cur: value,
            rlim_max: value,
        };
        check(i64::from(libc::setrlimit(resource, &raw const wanted))).map(drop)
    }
}

/// Who the calling process is.
pub fn user_and_group() -> (u32, u32) {
    // SAFETY: both calls cannot fail and pass no memory.
    unsafe { (libc::geteuid(), libc::getegid()) }
}

/// A handle of a process.
pub fn pidfd(pid: u32) -> io::Result<OwnedFd> {
    // SAFETY: a successful call returns a new descriptor that nobody else owns.
    unsafe {
        let fd = check(libc::syscall(libc::SYS_pidfd_open, pid as libc::pid_t, 0))?;
        Ok(OwnedFd::from_raw_fd(fd as i32))
    }
}

/// A duplicate of another process's descriptor. While it is open the other's `close` is not final: drop it at once.
pub fn borrow_descriptor(process: BorrowedFd<'_>, fd: i32) -> io::Result<OwnedFd> {
    // SAFETY: a successful call returns a new descriptor that nobody else owns.
    unsafe {
        let fd = check(libc::syscall(libc::SYS_pidfd_getfd, process.as_raw_fd(), fd, 0))?;
        Ok(OwnedFd::from_raw_fd(fd as i32))
    }
}

/// Reads another process's memory into `into`; how much could be read.
pub fn read_memory(pid: u32, address: u64, into: &mut [u8]) -> io::Result<usize> {
    let local = libc::iovec {
        iov_base: into.as_mut_ptr().cast(),
        iov_len: into.len(),
    };
    let remote = libc::iovec {
        iov_base: address as *mut libc::c_void,
        iov_len: into.len(),
    };
    // SAFETY: `local` describes `into`, which is borrowed for the call; `remote` is only an address in the other process.
    check(unsafe { libc::process_vm_readv(pid as libc::pid_t, &raw const local, 1, &raw const remote, 1, 0) } as i64)
        .map(|count| count as usize)
}

/// An ioctl that fills in one number (`SIOCINQ`, `SIOCOUTQ`, `FIONREAD`); 0 when it does not apply.
pub fn ioctl_number(fd: BorrowedFd<'_>, request: libc::c_ulong) -> u32 {
    let mut number: libc::c_int = 0;
    // SAFETY: the requests used here write one int, which lives until the call returns.
    let returned = unsafe { libc::ioctl(fd.as_raw_fd(), request as _, &raw mut number) };
    if returned == 0 {
        u32::try_from(number).unwrap_or(0)
    } else {
        0
    }
}

/// Closes every descriptor of the calling process: for one that will only wait from now on.
pub fn close_descriptors() {
    // SAFETY: no memory is passed, and the caller uses no descriptor any more.
    unsafe { libc::syscall(libc::SYS_close_range, 0, u32::MAX, 0) };
}

/// Sets a socket option of the type that it takes.
pub fn set_option<T>(socket: &impl AsRawFd, level: i32, option: i32, value: &T) -> io::Result<()> {
    let length = size_of::<T>() as libc::socklen_t;
    // SAFETY: pointer and length are those of `value`, which outlives the call.
    check(i64::from(unsafe {
        libc::setsockopt(socket.as_raw_fd(), level, option, (value as *const T).cast(), length)
    }))
    .map(drop)
}
