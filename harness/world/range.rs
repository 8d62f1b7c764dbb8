//! What a scanner of ports meets: ports that are open, that answer late or never; and what is seen of its attempts.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::rc::Rc;
use std::time::Duration;

use super::backlog::waited_at;
use super::capture::Capture;
use super::error::At;
use super::flights::Flights;
use super::late::{self, LateAnswer, LateAnswers};
use super::{Host, World, WorldError, tree};

/// Where scanners run.
const SCANS_FROM: Host = Host::Lab;
/// Hosts whose ports are opened: another machine, and the scanner's own for those that scan nothing else.
const SCANNED: [Host; 2] = [Host::Far, Host::Lab];
/// An address on no wire here.
const NOWHERE: Ipv4Addr = Ipv4Addr::new(192, 168, 78, 10);
/// Of its own machine's ports the first so many never answer, and above them every so many-th: whoever shares the range
/// out among threads has some in each share, and whoever takes ports one by one has many at the beginning.
const SILENT_BELOW: u16 = 200;
const SILENT_STEP: usize = 250;

/// The ports of a world that a scanner is to find.
pub struct Range {
    capture: Rc<RefCell<Capture>>,
    open: Vec<TcpListener>,
    late: Option<LateAnswers>,
    late_ports: Vec<u16>,
    flights: Option<Flights>,
    silent: Vec<TcpListener>,
}

impl World {
    /// Begins to watch what is tried from the host where scanners run. Impossible without isolation.
    pub fn range(&mut self) -> Result<Range, WorldError> {
        let capture = self.capture(SCANS_FROM).ok_or_else(unsupported).at("watch the wire")?;
        Ok(Range {
            capture,
            open: Vec::new(),
            late: None,
            late_ports: Vec::new(),
            flights: None,
            silent: Vec::new(),
        })
    }

    /// Opens a port on every host that a scanner may scan.
    pub fn open_port(&self, range: &mut Range, port: u16, late: bool) -> Result<(), WorldError> {
        for host in SCANNED {
            let listener = self
                .within(host, || listen(host, port))?
                .at(format!("open port {port}"))?;
            if late {
                late::delay(&listener).at("delay a port")?;
            }
            range.open.push(listener);
        }
        if late {
            let walls = self.ground.walls.as_ref().ok_or_else(unsupported).at("delay a port")?;
            walls.network.repeat_on_loopback(SCANS_FROM).at("delay a port")?;
            range.late_ports.push(port);
            let watch = || LateAnswers::to(&range.late_ports);
            range.late = Some(self.within(SCANS_FROM, watch)?.at("delay a port")?);
        }
        Ok(())
    }

    /// Makes an address that never answers, which is told, and lets many ports of the scanner's own machine do the same.
    pub fn silence(&self, range: &mut Range) -> Result<Ipv4Addr, WorldError> {
        let walls = self.ground.walls.as_ref().ok_or_else(unsupported).at("be silent")?;
        walls.network.silence(NOWHERE, SCANS_FROM).at("be silent")?;
        let first = 1..SILENT_BELOW;
        let further = (SILENT_BELOW..u16::MAX).step_by(SILENT_STEP);
        for port in first.chain(further) {
            // A port that somebody has already is none of ours.
            if let Ok(listener) = self.within(SCANS_FROM, || listen(SCANS_FROM, port))? {
                late::silence(&listener).at("be silent")?;
                range.silent.push(listener);
            }
        }
        range.flights = Some(self.within(SCANS_FROM, Flights::open)?.at("ask for attempts")?);
        Ok(NOWHERE)
    }
}

impl Range {
    /// The addresses and ports tried since last asked, in order.
    pub fn attempts(&self) -> Vec<SocketAddr> {
        let mut capture = self.capture.borrow_mut();
        capture.take();
        capture.attempts.take()
    }

    /// Lets answers through whose time has come, and takes who has come to open ports and goes again at once.
    pub fn pump(&mut self) -> Vec<LateAnswer> {
        for listener in waited_at(self.open.iter()) {
            while listener.accept().is_ok() {}
        }
        self.late.as_mut().map(LateAnswers::pump).unwrap_or_default()
    }

    /// How soon something is to be done.
    pub fn due(&self) -> Option<Duration> {
        self.late.as_ref()?.due()
    }

    /// The ports that are being tried right now; None where that is not asked.
    pub fn in_flight(&self) -> Option<BTreeSet<u16>> {
        self.flights.as_ref()?.ports().ok()
    }
}

/// How many threads a program and its descendants have.
pub fn threads_of_program(pid: u32) -> usize {
    let of_process = |pid: u32| tree::threads_of(pid).len();
    tree::of_program(pid).into_iter().map(of_process).sum()
}

/// The far host stands for everybody who is not there, and has open ports at its own address only.
fn listen(host: Host, port: u16) -> std::io::Result<TcpListener> {
    let address = match host {
        Host::Far => host.address(),
        _ => Ipv4Addr::UNSPECIFIED,
    };
    let listener = TcpListener::bind((address, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn unsupported() -> std::io::Error {
    std::io::ErrorKind::Unsupported.into()
}
