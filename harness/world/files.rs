//! The world's file system: the machine's programs to be read, a home and a `/tmp` to be written, nothing else.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use super::aliases::aliases;
use super::error::{At, WorldError};
use super::plan::{Host, Plan};
use super::sys;

/// The student's home in the world, and the submission's folder in it.
pub const HOME: &str = "/home/student";
/// The submission's folder in the world; every program starts here.
pub const FOLDER: &str = "/home/student/lab";
/// The user's name in the world.
pub const USER: &str = "student";

/// Directories of the machine that are seen in the world, where they exist.
const SEEN: [&str; 8] = ["usr", "bin", "sbin", "lib", "lib32", "lib64", "opt", "libx32"];
/// The same for systems that keep their programs in a store.
const STORES: [&str; 2] = ["nix", "gnu"];
/// Where the machine's `/etc` is seen; `/etc` itself is made of links to it and of files of our own.
const MACHINE_ETC: &str = ".etc";
const DEVICES: [&str; 6] = ["null", "zero", "full", "random", "urandom", "tty"];

/// Directories that every machine has and that a worker needs nothing of: over one of them the new root is mounted,
/// in the worker's own mount namespace, and another holds interpreters that only real root can reach.
const PLACES: [&str; 4] = ["/sys", "/mnt", "/media", "/srv"];

/// A small file system for what is ours: directories, links, a few files.
const OWN_SIZE: &str = "size=4m,nr_inodes=16k,mode=0755";
/// Files and directories that the submission may make in each of its places.
const INODES: u32 = 16384;

/// Mount attributes of the kernel (linux/mount.h).
const READ_ONLY: u64 = 0x1;
const NO_SETUID: u64 = 0x2;
const NO_DEVICES: u64 = 0x4;

/// Is this seen in every world anyway?
pub fn is_shown(path: &Path) -> bool {
    let mut shown = SEEN.iter().chain(&STORES).map(|name| Path::new("/").join(name));
    shown.any(|folder| path.starts_with(folder))
}

/// Binds what only real root can reach to a place that an ordinary user can; call it in a mount namespace of one's own.
pub fn stage_extras(plan: &Plan) -> Result<Vec<(PathBuf, PathBuf)>, WorldError> {
    let place = place(1).at("find a place for interpreters")?;
    sys::mount(Path::new("extras"), &place, "tmpfs", 0, OWN_SIZE).at("mount a place for interpreters")?;
    let mut staged = Vec::new();
    for (number, extra) in plan.extra_read_only.iter().enumerate() {
        let here = place.join(number.to_string());
        fs::create_dir(&here).at("make a place for an interpreter")?;
        bind(extra, &here).at(format!("bind {}", extra.display()))?;
        staged.push((here, extra.clone()));
    }
    Ok(staged)
}

/// Builds the world's root and returns where the worker sees it. `extras` are pairs of "where it is" and "where it is to be seen".
pub fn build(plan: &Plan, owner: (u32, u32), extras: &[(PathBuf, PathBuf)]) -> Result<PathBuf, WorldError> {
    let root = place(0).at("find a place for the root")?;
    sys::mount(
        Path::new("world"),
        &root,
        "tmpfs",
        libc::MS_NOSUID | libc::MS_NODEV,
        OWN_SIZE,
    )
    .at("mount the root")?;
    for name in [
        "dev",
        "proc",
        "tmp",
        "run",
        "var",
        "etc",
        MACHINE_ETC,
        "root",
        "home",
        "home/student",
    ] {
        fs::create_dir(root.join(name)).at(format!("make /{name}"))?;
    }
    symlink("/tmp", root.join("var/tmp")).at("link /var/tmp")?;
    for name in SEEN.iter().chain(&STORES) {
        show(&Path::new("/").join(name), &root.join(name)).at(format!("show /{name}"))?;
    }
    etc(&root, owner, plan).at("make /etc")?;
    dev(&root, owner).at("make /dev")?;
    for (name, mode) in [("tmp", "1777"), ("home/student", "0755")] {
        writable(&root.join(name), plan.limits.disk, mode, owner).at(format!("mount /{name}"))?;
    }
    // After the places to be written, for they may lie below one.
    for (here, seen) in extras {
        let Ok(relative) = seen.strip_prefix("/") else { continue };
        fs::create_dir_all(root.join(relative)).at("make an interpreter's directory")?;
        bind(here, &root.join(relative)).at(format!("show {}", seen.display()))?;
    }
    copy_tree(&plan.folder, &root.join(&FOLDER[1..]), owner, &Programs::Shown).at("copy the submission")?;
    sys::restrict_mount(&root, READ_ONLY, false).at("close the root")?;
    Ok(root)
}

/// Mounts what only a member of the new process namespace can, and makes `root` the root: for the world's first process.
pub fn move_in(root: &Path) -> io::Result<()> {
    let flags = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
    // A container that hides parts of its own /proc allows no new one; programs seldom need it.
    let _ = sys::mount(Path::new("proc"), &root.join("proc"), "proc", flags, "");
    sys::change_root(root)
}

/// Copies a folder: files, directories and links, whose targets are kept as they are; anything else is left out.
/// Machine code may be shown where it is instead: nobody writes to a running program anyway (ETXTBSY, execve(2)), and
/// copying megabytes would be most of a world's cost.
pub fn copy_tree(from: &Path, to: &Path, owner: (u32, u32), programs: &Programs) -> io::Result<()> {
    fs::create_dir(to)?;
    own(to, owner)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy_tree(&entry.path(), &target, owner, &programs.within(&entry.file_name()))?;
        } else if kind.is_symlink() {
            symlink(fs::read_link(entry.path())?, &target)?;
        } else if kind.is_file() && *programs == Programs::Shown && is_machine_code(&entry.path()) {
            File::create(&target)?;
            bind(&entry.path(), &target)?;
        } else if kind.is_file() && !programs.link(&entry.path(), &target) {
            fs::copy(entry.path(), &target)?;
            let mode = entry.metadata()?.permissions().mode();
            /// Its owner may always read and write a file of a submission.
            const OWNER_READS_AND_WRITES: u32 = 0o600;
            fs::set_permissions(&target, fs::Permissions::from_mode(mode | OWNER_READS_AND_WRITES))?;
            own(&target, owner)?;
        }
    }
    Ok(())
}

/// How programs of machine code come into a copied folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Programs {
    /// As every other file.
    Copied,
    /// By a mount of the original, read-only.
    Shown,
    /// As the same files as in an earlier copy: the disk of a world has no room for many.
    Shared(PathBuf),
}

impl Programs {
    fn within(&self, folder: &OsStr) -> Programs {
        match self {
            Programs::Shared(earlier) => Programs::Shared(earlier.join(folder)),
            other => other.clone(),
        }
    }

    /// Makes the program `target` the same file as in the earlier copy; false where it has to be copied.
    fn link(&self, program: &Path, target: &Path) -> bool {
        let (Programs::Shared(earlier), Some(name)) = (self, program.file_name()) else {
            return false;
        };
        is_machine_code(program) && fs::hard_link(earlier.join(name), target).is_ok()
    }
}

/// An executable in the format of this system (elf(5)), large enough to be worth it.
fn is_machine_code(path: &Path) -> bool {
    const MAGIC: &[u8; 4] = b"\x7fELF";
    const WORTH_IT: u64 = 256 * 1024;
    let executable = fs::metadata(path)
        .is_ok_and(|metadata| metadata.len() > WORTH_IT && metadata.permissions().mode() & 0o111 != 0);
    let mut start = [0; MAGIC.len()];
    executable
        && File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
        && start == *MAGIC
}

fn own(path: &Path, owner: (u32, u32)) -> io::Result<()> {
    if sys::user_and_group() == owner {
        return Ok(());
    }
    chown(path, Some(owner.0), Some(owner.1))
}

fn place(number: usize) -> io::Result<PathBuf> {
    let mut places = PLACES.iter().map(PathBuf::from).filter(|path| path.is_dir());
    places
        .nth(number)
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// Binds a directory with everything mounted below it, to be read only.
fn bind(from: &Path, to: &Path) -> io::Result<()> {
    sys::mount(from, to, "", libc::MS_BIND | libc::MS_REC, "")?;
    sys::restrict_mount(to, READ_ONLY | NO_SETUID | NO_DEVICES, true)
}

/// Shows one of the machine's directories, or the link that stands for it.
fn show(from: &Path, to: &Path) -> io::Result<()> {
    let Ok(metadata) = fs::symlink_metadata(from) else {
        return Ok(());
    };
    if metadata.is_symlink() {
        return symlink(fs::read_link(from)?, to);
    }
    fs::create_dir(to)?;
    bind(from, to)
}

fn etc(root: &Path, (user, group): (u32, u32), plan: &Plan) -> io::Result<()> {
    let machine = root.join(MACHINE_ETC);
    bind(Path::new("/etc"), &machine)?;
    let etc = root.join("etc");
    let hosts = Host::all().map(|host| (host.address(), host.name().to_owned()));
    let aliases = aliases(&plan.server_at).into_iter();
    let hosts: String = hosts
        .chain(aliases.filter_map(|alias| Some((alias.address, alias.name?))))
        .map(|(address, name)| format!("{address} {name}\n"))
        .collect();
    // Without a name server a name that is not in `hosts` is unknown at once.
    let (server, ask) = match plan.reveals {
        true => (format!("nameserver {}\n", Host::Far.address()), " dns"),
        false => (String::new(), ""),
    };
    let own = [
        (
            "hosts",
            format!("127.0.0.1 localhost\n::1 localhost ip6-localhost\n{hosts}"),
        ),
        ("resolv.conf", server),
        (
            "nsswitch.conf",
            format!("passwd: files\ngroup: files\nhosts: files{ask}\nservices: files\nprotocols: files\n"),
        ),
        ("hostname", format!("{}\n", Host::Lab.name())),
        ("host.conf", "multi on\n".to_owned()),
        (
            "passwd",
            format!("root:x:0:0:root:/root:/bin/sh\n{USER}:x:{user}:{group}:{USER}:{HOME}:/bin/sh\n"),
        ),
        ("group", format!("root:x:0:\n{USER}:x:{group}:\n")),
    ];
    for (name, text) in &own {
        fs::write(etc.join(name), text)?;
    }
    symlink("/proc/mounts", etc.join("mtab"))?;
    for entry in fs::read_dir("/etc")? {
        let name = entry?.file_name();
        let ours = |own: &str| name == OsStr::new(own);
        if !own.iter().any(|(own, _)| ours(own)) && !["mtab", "shadow", "gshadow"].into_iter().any(ours) {
            symlink(Path::new("/").join(MACHINE_ETC).join(&name), etc.join(&name))?;
        }
    }
    Ok(())
}

fn dev(root: &Path, owner: (u32, u32)) -> io::Result<()> {
    /// Programs share little memory by name.
    const SHARED_MEMORY: u64 = 16 << 20;
    let dev = root.join("dev");
    for device in DEVICES {
        let machine = Path::new("/dev").join(device);
        if machine.exists() {
            fs::write(dev.join(device), "")?;
            sys::mount(&machine, &dev.join(device), "", libc::MS_BIND, "")?;
        }
    }
    for (link, target) in [
        ("fd", "/proc/self/fd"),
        ("stdin", "fd/0"),
        ("stdout", "fd/1"),
        ("stderr", "fd/2"),
    ] {
        symlink(target, dev.join(link))?;
    }
    fs::create_dir(dev.join("pts"))?;
    sys::mount(
        Path::new("devpts"),
        &dev.join("pts"),
        "devpts",
        libc::MS_NOSUID | libc::MS_NOEXEC,
        "newinstance,ptmxmode=0666,mode=0620",
    )?;
    symlink("pts/ptmx", dev.join("ptmx"))?;
    fs::create_dir(dev.join("shm"))?;
    writable(&dev.join("shm"), SHARED_MEMORY, "1777", owner)
}

fn writable(path: &Path, size: u64, mode: &str, (user, group): (u32, u32)) -> io::Result<()> {
    let options = format!("size={size},nr_inodes={INODES},mode={mode},uid={user},gid={group}");
    sys::mount(
        Path::new("tmpfs"),
        path,
        "tmpfs",
        libc::MS_NOSUID | libc::MS_NODEV,
        &options,
    )
}
