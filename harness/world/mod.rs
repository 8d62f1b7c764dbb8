//! Where programs run: a small network and a file system of their own, limits, and how all of it is taken down.
//! One single-threaded worker process opens one world, plays one scenario in it, and ends.

mod aliases;
mod attempts;
mod backlog;
mod capture;
mod changes;
mod datagrams;
mod descriptors;
pub(crate) mod error;
pub(crate) mod files;
mod flights;
mod ground;
mod idle;
mod late;
mod look;
mod meter;
mod names;
mod naps;
mod netlink;
mod network;
mod nursery;
mod packets;
mod plan;
mod range;
mod segments;
mod settle;
mod sight;
mod spinners;
pub(crate) mod sys;
mod thread;
pub(crate) mod tree;
mod unread;
mod wait;

pub use aliases::is_elsewhere;
pub use backlog::{Backlogs, waited_at};
pub use datagrams::Datagram;
pub(crate) use descriptors::try_sight;
pub use error::{LaunchError, WorldError};
pub use files::is_shown;
pub(crate) use ground::try_out;
pub use late::LateAnswer;
pub use names::name_asked_for;
pub use nursery::in_a_child;
pub use plan::{Desk, Host, Limits, Patience, Plan};
pub use range::{Range, threads_of_program};
pub use segments::{Reading, Segments};
pub use sight::{Awaits, Change, Connection, FileChange, Settled, Surroundings, Waiting};

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::program::Program;
use crate::program::children::Children;
use crate::program::launch::{self, Place};
use crate::transcript::{Cost, Limit, Listening, Spinner};
use capture::Capture;
use changes::Changes;
use datagrams::Datagrams;
use error::At;
use ground::Ground;
use idle::IdleLoops;
use meter::Meter;
use naps::Naps;
use spinners::Spinners;

/// Homes of further users stand in the student's, under this name and a number.
const OTHER_USERS: &str = "user-";

/// A place for programs, apart from everything else as far as the machine allows.
pub struct World {
    plan: Plan,
    ground: Ground,
    children: Rc<Children>,
    more_path: Vec<PathBuf>,
    folder: PathBuf,
    began: Instant,
    dead: Cell<bool>,
    slept: Duration,
    idle_loops: IdleLoops,
    naps: Naps,
    spinners: Spinners,
    meter: Meter,
    changes: Changes,
    captures: BTreeMap<Host, Rc<RefCell<Capture>>>,
    mail: BTreeMap<Host, Datagrams>,
}

impl World {
    /// Makes a world and copies the submission into it; the calling process becomes part of it and must be single-threaded.
    pub fn open(plan: &Plan) -> Result<World, WorldError> {
        let began = Instant::now();
        let ground = Ground::make(plan)?;
        Ok(World {
            plan: plan.clone(),
            folder: ground.outside(&ground.folder),
            more_path: more_path(plan, &ground),
            meter: Meter::new(ground.disks()),
            changes: Changes::begin(&ground.trees(), &ground.folder).at("watch the files")?,
            captures: BTreeMap::new(),
            mail: BTreeMap::new(),
            ground,
            children: Rc::default(),
            began,
            dead: Cell::new(false),
            slept: Duration::ZERO,
            idle_loops: IdleLoops::default(),
            naps: Naps::default(),
            spinners: Spinners::default(),
        })
    }

    /// The address of a host; without isolation every host is 127.0.0.1.
    pub fn address(&self, host: Host) -> Ipv4Addr {
        if self.ground.walls.is_some() {
            host.address()
        } else {
            Ipv4Addr::LOCALHOST
        }
    }

    /// Runs `make` on that host: sockets made inside stay there.
    pub fn within<T>(&self, host: Host, make: impl FnOnce() -> T) -> Result<T, WorldError> {
        match &self.ground.walls {
            Some(walls) => (walls.network.within(host, make)).at(format!("go to the host {}", host.name())),
            None => Ok(make()),
        }
    }

    /// Connections closed on a host from now on leave nothing behind, as if a minute had passed since. Without isolation nothing
    /// is changed.
    pub fn forget_closed(&self, host: Host) {
        if let Some(walls) = &self.ground.walls {
            // Where that cannot be, a restarted server may find its port still taken, and that is told.
            let _ = walls.network.forget_closed(host);
        }
    }

    /// An address from which a user of the far host may come who is to be told from others by it; None without isolation.
    pub fn visitor(&self, visitor: u8) -> Option<Ipv4Addr> {
        let walls = self.ground.walls.as_ref()?;
        walls.network.visitor(visitor).ok()
    }

    /// Gives a host one more address. Impossible without isolation.
    pub fn add_address(&self, host: Host, address: Ipv4Addr) -> Result<(), WorldError> {
        match &self.ground.walls {
            Some(walls) => (walls.network.add_address(host, address)).at(format!("give {} an address", host.name())),
            None => Err(std::io::Error::from(std::io::ErrorKind::Unsupported)).at("give this machine an address"),
        }
    }

    /// How long the world has been there.
    pub fn age(&self) -> Duration {
        self.began.elapsed()
    }

    /// Copies the submission's folder out of the world, as it is now, into a folder that does not exist yet.
    pub fn keep(&self, into: &Path) -> Result<(), WorldError> {
        let owner = sys::user_and_group();
        files::copy_tree(&self.folder, into, owner, &files::Programs::Copied).at("keep what was built")
    }

    /// The submission's folder in the world, as the worker reaches it. What lies in it is the submission's: follow no links.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives one more user a home with a copy of the submission, as it was handed in.
    pub fn settle_in(&mut self, user: usize) -> Result<Desk, WorldError> {
        let home = self.ground.home.join(format!("{OTHER_USERS}{user}"));
        let folder = home.join(self.ground.folder.file_name().unwrap_or_default());
        let owner = match self.ground.drop_to {
            Some(user) => (user, user),
            None => sys::user_and_group(),
        };
        let outside = self.ground.outside(&folder);
        if !outside.exists() {
            std::fs::create_dir_all(self.ground.outside(&home)).at("make a home")?;
            std::os::unix::fs::chown(self.ground.outside(&home), Some(owner.0), Some(owner.1)).at("make a home")?;
            let programs = self
                .earlier_copy(user)
                .map_or(files::Programs::Copied, files::Programs::Shared);
            files::copy_tree(&self.plan.folder, &outside, owner, &programs).at("copy the submission")?;
            self.changes.accept(&home);
        }
        Ok(Desk { home, folder })
    }

    /// Where one of the users before this one has the submission.
    fn earlier_copy(&self, user: usize) -> Option<PathBuf> {
        let homes = (1..user).map(|user| self.ground.home.join(format!("{OTHER_USERS}{user}")));
        let folders = homes.map(|home| {
            self.ground
                .outside(&home.join(self.ground.folder.file_name().unwrap_or_default()))
        });
        folders.into_iter().find(|folder| folder.exists())
    }

    /// Starts a command line of a manifest in the submission's folder, on a terminal of its own.
    pub fn launch(&mut self, host: Host, command: &str) -> Result<Program, LaunchError> {
        let desk = Desk {
            home: self.ground.home.clone(),
            folder: self.ground.folder.clone(),
        };
        self.launch_at(&desk, host, command)
    }

    /// Starts a command line in this user's copy of the submission.
    pub fn launch_at(&mut self, desk: &Desk, host: Host, command: &str) -> Result<Program, LaunchError> {
        // Elsewhere it would cost every world the milliseconds that the kernel takes to take such a socket down.
        if host == Host::Client {
            self.capture(host);
        }
        let walls = match &self.ground.walls {
            Some(walls) => Some((walls.namespace(host).at_launch("make the host")?, walls.mounts())),
            None => None,
        };
        let walls = walls.as_ref().map(|(network, mounts)| (network.as_fd(), *mounts));
        let place = Place {
            walls,
            host,
            root: &self.ground.root,
            folder: &desk.folder,
            home: &desk.home,
            drop_to: self.ground.drop_to,
            limits: &self.plan.limits,
            more_path: &self.more_path,
            first_path: self.plan.programs_first.as_deref(),
        };
        launch::launch(&place, command, &self.children)
    }

    /// Waits until nothing in the world can happen any more without us: the examiner's one way to wait.
    pub fn settle(&mut self, surroundings: &mut dyn Surroundings, patience: Patience) -> Settled {
        settle::settle(self, surroundings, patience)
    }

    /// Threads like these computed until their time was up in earlier worlds: they are not waited for so long again.
    pub fn expect_spinners(&mut self, spinners: &BTreeSet<Spinner>) {
        self.spinners.expect(spinners);
    }

    /// What each thread of the program and its descendants waits for, right now.
    pub fn waiting(&mut self, program: &Program) -> Vec<Waiting> {
        let threads = look::threads(&tree::of_program(program.pid()));
        threads.iter().map(sight::waiting).collect()
    }

    /// The TCP ports that the program and its descendants listen on and the UDP ports they are bound to, sorted.
    pub fn listening(&mut self, program: &Program) -> Vec<Listening> {
        descriptors::listening(&tree::of_program(program.pid()))
    }

    /// The UDP sockets that the program and its descendants hold, connected ones too.
    pub fn datagrams(&mut self, program: &Program) -> Vec<Listening> {
        descriptors::datagrams(&tree::of_program(program.pid()))
    }

    /// Does the program or a descendant hold a UDP socket, bound or not yet?
    pub fn has_datagram_socket(&mut self, program: &Program) -> bool {
        descriptors::datagram_sockets(&tree::of_program(program.pid())).0 > 0
    }

    /// Has the program a UDP socket in which something arrived that it has not read?
    pub fn has_unread_datagrams(&mut self, program: &Program) -> bool {
        descriptors::datagram_sockets(&tree::of_program(program.pid())).1 > 0
    }

    /// The connected TCP sockets that the program and its descendants hold.
    pub fn connections(&mut self, program: &Program) -> Vec<Connection> {
        descriptors::connections(&tree::of_program(program.pid()))
    }

    /// Where TCP connections were attempted from that host since last asked, whether or not anybody was there. On the
    /// client's host it begins with the first program there, elsewhere with the first question. Empty without isolation.
    pub fn attempts(&mut self, host: Host) -> Vec<SocketAddr> {
        if !self.ground.walls.as_ref().is_some_and(|walls| walls.network.made(host)) {
            return Vec::new();
        }
        let Some(capture) = self.capture(host) else {
            return Vec::new();
        };
        let mut capture = capture.borrow_mut();
        capture.take();
        capture.attempts.take()
    }

    /// What can be seen of the connections that programs on that host have, begun after this. None without isolation.
    pub fn segments(&mut self, host: Host) -> Option<Segments> {
        let capture = self.capture(host)?;
        self.within(host, || Segments::new(capture)).ok()?.ok()
    }

    /// The queues before this world's servers.
    pub fn backlogs(&self) -> Backlogs {
        Backlogs { init: self.init() }
    }

    /// The datagrams sent from that host since last asked, in order, whether or not anybody got them. It begins with the
    /// first question. Empty without isolation.
    pub fn mail(&mut self, host: Host) -> Vec<Datagram> {
        if let Some(walls) = &self.ground.walls
            && walls.network.made(host)
            && !self.mail.contains_key(&host)
            && let Ok(Ok(mail)) = walls.network.within(host, Datagrams::open)
        {
            self.mail.insert(host, mail);
        }
        self.mail.get_mut(&host).map(Datagrams::take).unwrap_or_default()
    }

    /// Files that the submission created, changed or removed since last asked, by path.
    pub fn changes(&mut self) -> Vec<FileChange> {
        self.changes.take()
    }

    /// The limit that the world ran into, if it did; everything in it is dead then.
    pub fn exceeded(&mut self) -> Option<Limit> {
        self.over_limits(true);
        self.children.exceeded()
    }

    /// What is seen of that host's wire, from the first time that this is asked.
    fn capture(&mut self, host: Host) -> Option<Rc<RefCell<Capture>>> {
        if let Some(capture) = self.captures.get(&host) {
            return Some(Rc::clone(capture));
        }
        let walls = self.ground.walls.as_ref()?;
        let capture = Rc::new(RefCell::new(walls.network.within(host, Capture::open).ok()?.ok()?));
        self.captures.insert(host, Rc::clone(&capture));
        Some(capture)
    }

    /// Measures, at once or when it is time to; kills everything when a limit was passed, and says whether one was.
    fn over_limits(&mut self, at_once: bool) -> bool {
        if self.children.exceeded().is_none() && (at_once || self.meter.due()) {
            let processes = tree::everything(self.init());
            if let Some(limit) = self.meter.measure(&processes, &self.plan.limits) {
                self.children.exceed(limit);
            }
        }
        let exceeded = self.children.exceeded().is_some();
        if exceeded {
            self.kill_everything();
        }
        exceeded
    }

    /// The first process of the world's own, which is no program.
    fn init(&self) -> Option<u32> {
        self.ground.walls.as_ref().map(|walls| walls.init)
    }

    /// Kills everything, waits until the kernel has it all dead, and says what it cost.
    pub fn close(self) -> Cost {
        self.kill_everything();
        Cost {
            wall_us: self.began.elapsed().as_micros() as u64,
            cpu_us: sys::used_cpu(libc::RUSAGE_CHILDREN),
            slept_us: self.slept.as_micros() as u64,
            own_cpu_us: sys::used_cpu(libc::RUSAGE_SELF),
        }
    }

    fn kill_everything(&self) {
        // Once only: later their numbers may be others'.
        if self.dead.replace(true) {
            return;
        }
        match &self.ground.walls {
            // With the first process of a process namespace every other one dies. Our own children among them must be
            // reaped before the first one's end is complete, so they are all reaped in the order in which they come.
            Some(walls) => {
                sys::kill(walls.init, libc::SIGKILL);
                self.children.reap_all();
            }
            None => tree::kill_all(&self.children),
        }
    }
}

/// Where interpreters' programs are. A folder that cannot be reached would turn "not found" into "forbidden".
fn more_path(plan: &Plan, ground: &Ground) -> Vec<PathBuf> {
    let all = plan.extra_read_only.iter().map(|tree| tree.join("bin"));
    all.filter(|folder| ground.outside(folder).is_dir()).collect()
}

impl Drop for World {
    fn drop(&mut self) {
        self.kill_everything();
    }
}
