//! A small stage: programs and sockets, pumped by hand.

use std::io::Read;
use std::net::{SocketAddr, TcpStream};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use sokrat::program::Program;
use sokrat::report::Isolation;
use sokrat::transcript::Rest;
use sokrat::world::{Host, Limits, Patience, Plan, Settled, Surroundings, World};

use super::tap::Tapped;

/// One test.
#[derive(Clone, Copy)]
pub struct Play {
    pub name: &'static str,
    /// What the submission's `main.py` is.
    pub script: &'static str,
    pub limits: fn(&mut Limits),
    /// What else the world is to be like.
    pub plan: fn(&mut Plan),
    /// On which grounds it makes sense.
    pub suits: fn(Isolation) -> bool,
    /// How many processes outside of the world keep the machine busy.
    pub hogs: usize,
    pub play: fn(&mut Stage),
}

impl Play {
    /// A play to take the rest of another from.
    pub const USUAL: Play = Play {
        name: "",
        script: "",
        limits: |_| {},
        plan: |_| {},
        suits: |_| true,
        hogs: 0,
        play: |_| {},
    };
}

pub fn behind_walls(isolation: Isolation) -> bool {
    isolation != Isolation::None
}

pub struct Stage {
    pub world: Option<World>,
    pub props: Props,
}

#[derive(Default)]
pub struct Props {
    pub programs: Vec<Program>,
    pub printed: Vec<u8>,
    pub sockets: Vec<TcpStream>,
    pub received: Vec<u8>,
    pub tapped: Tapped,
    /// Settling ends when so much was received.
    pub enough: Option<usize>,
}

impl Stage {
    pub fn set(isolation: Isolation, folder: PathBuf, play: &Play) -> Stage {
        let hidden = folder.with_file_name("hidden");
        let mut plan = Plan {
            folder,
            isolation,
            limits: Limits::default(),
            slot: std::process::id() % 1000,
            extra_read_only: vec![hidden.join("tool")],
            programs_first: None,
            server_at: Vec::new(),
            reveals: false,
        };
        (play.limits)(&mut plan.limits);
        (play.plan)(&mut plan);
        let began = Instant::now();
        let world = World::open(&plan).unwrap_or_else(|error| panic!("{error}: {}", error.source));
        anstream::eprintln!("opened in {:?}", began.elapsed());
        Stage {
            world: Some(world),
            props: Props::default(),
        }
    }

    pub fn world(&mut self) -> &mut World {
        self.world.as_mut().unwrap()
    }

    /// Starts the script.
    pub fn start(&mut self) {
        self.start_on(Host::Lab, "python3 main.py");
    }

    pub fn start_on(&mut self, host: Host, command: &str) {
        let program = self.world().launch(host, command).unwrap();
        self.props.programs.push(program);
    }

    pub fn settle(&mut self) -> Settled {
        self.settle_for(Patience::default())
    }

    pub fn settle_for(&mut self, patience: Patience) -> Settled {
        self.world.as_mut().unwrap().settle(&mut self.props, patience)
    }

    pub fn rest(&mut self) -> Option<Rest> {
        self.settle().rest
    }

    /// What was printed since last asked.
    pub fn printed(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.props.printed)).into_owned()
    }

    pub fn received(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.props.received)).into_owned()
    }

    pub fn connect(&mut self, port: u16) {
        let world = self.world();
        let to = SocketAddr::from((world.address(Host::Lab), port));
        let socket = world.within(Host::Far, || TcpStream::connect(to)).unwrap().unwrap();
        socket.set_nonblocking(true).unwrap();
        socket.set_nodelay(true).unwrap();
        self.props.sockets.push(socket);
    }

    pub fn close(&mut self) -> sokrat::transcript::Cost {
        let began = Instant::now();
        let cost = self.world.take().unwrap().close();
        anstream::eprintln!("closed in {:?}: {cost:?}", began.elapsed());
        cost
    }
}

/// Between looks at the tap, whose descriptors are not polled here.
const SOON: Duration = Duration::from_micros(200);

impl Surroundings for Props {
    fn pump(&mut self, timeout: Duration) -> bool {
        let terminals = self.programs.iter().map(|program| program.terminal());
        let descriptors = terminals.chain(self.sockets.iter().map(|socket| socket.as_fd()));
        let mut waits: Vec<_> = descriptors
            .map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN))
            .collect();
        let timeout = Timespec::try_from(match self.tapped.busy() {
            true => timeout.min(SOON),
            false => timeout,
        })
        .unwrap();
        let _ = poll(&mut waits, Some(&timeout));
        let before = self.printed.len() + self.received.len();
        let mut moved = self.tapped.relay();
        for program in &mut self.programs {
            self.printed.extend(program.read());
            moved |= program.deliver();
        }
        let mut chunk = [0; 4096];
        self.sockets.retain_mut(|socket| {
            loop {
                match socket.read(&mut chunk) {
                    Ok(0) => {
                        moved = true;
                        return false;
                    }
                    Ok(count) => self.received.extend_from_slice(&chunk[..count]),
                    Err(_) => return true,
                }
            }
        });
        moved || self.printed.len() + self.received.len() > before
    }

    fn in_flight(&mut self) -> bool {
        self.sockets
            .iter()
            .any(|socket| rustix::io::ioctl_fionread(socket).is_err() || unsent(socket) > 0)
            || self.tapped.in_flight()
    }

    fn next_wave(&mut self) -> bool {
        self.tapped.rest()
    }

    fn done(&mut self) -> bool {
        self.enough.is_some_and(|enough| self.received.len() >= enough)
    }
}

fn unsent(socket: &TcpStream) -> i32 {
    use std::os::fd::AsRawFd;
    let mut count = 0;
    // SAFETY: SIOCOUTQ writes one int, which lives until the call returns.
    unsafe { libc::ioctl(socket.as_raw_fd(), libc::TIOCOUTQ, &raw mut count) };
    count
}
