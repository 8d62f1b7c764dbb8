//! The world's network: hosts are network namespaces, joined by cables to a bridge on the far host.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::rc::Rc;

use super::aliases::Alias;
use super::netlink::Netlink;
use super::plan::Host;
use super::sys;

/// Names of the links; students see only the one that every machine has.
const WIRE: &str = "wire";
const NETWORK_CARD: &str = "eth0";
/// Users who may come from an address of their own.
const VISITORS: u8 = 16;
/// The last part of the first visitor's address.
const FIRST_VISITOR: u8 = 101;
/// Bits that the addresses of the wire share.
const PREFIX: u8 = 24;

/// The namespaces of the hosts. Those of clients are made when first asked for: many scenarios need none.
pub struct Network {
    far: Rc<OwnedFd>,
    hosts: RefCell<BTreeMap<Host, Rc<OwnedFd>>>,
    aliases: Vec<Ipv4Addr>,
}

impl Network {
    /// Makes the network; the calling thread's own, new network namespace becomes the far host. The server's host has these
    /// addresses too.
    pub fn open(aliases: &[Alias]) -> io::Result<Network> {
        let far = Rc::new(current()?);
        // Whoever sends datagrams to nobody is told so each time.
        sysctl("ipv4/icmp_ratelimit", "0");
        sysctl("ipv4/icmp_msgs_per_sec", "1000000");
        quiet_links();
        let netlink = Netlink::open()?;
        netlink.up("lo")?;
        netlink.add_bridge(WIRE)?;
        netlink.add_address(WIRE, Host::Far.address(), PREFIX)?;
        netlink.up(WIRE)?;
        // A foreign address refuses at once. "Unreachable" would be heard only after a second: while connect(2) holds the
        // socket, the kernel takes it for a passing trouble (tcp_v4_err).
        netlink.stand_for_everybody(WIRE, Host::Far.address(), PREFIX)?;
        let lab = Rc::new(attach(Host::Lab, far.as_fd())?);
        let hosts = BTreeMap::from([(Host::Far, Rc::clone(&far)), (Host::Lab, lab)]);
        let network = Network {
            far,
            hosts: RefCell::new(hosts),
            aliases: aliases.iter().map(|alias| alias.address).collect(),
        };
        for alias in &network.aliases {
            network.add_address(Host::Lab, *alias)?;
            netlink.add_way(*alias, Host::Lab.address())?;
        }
        Ok(network)
    }

    /// The namespace of a host.
    pub fn namespace(&self, host: Host) -> io::Result<Rc<OwnedFd>> {
        let known = self.hosts.borrow().get(&host).map(Rc::clone);
        if let Some(known) = known {
            return Ok(known);
        }
        let made = Rc::new(attach(host, self.far.as_fd())?);
        self.hosts.borrow_mut().insert(host, Rc::clone(&made));
        if host == Host::Client {
            // There the tap stands for the server, wherever a program looks for it.
            for alias in &self.aliases {
                self.add_address(host, *alias)?;
            }
        }
        Ok(made)
    }

    /// Programs on that host may take addresses that it has not.
    pub fn bind_anywhere(&self, host: Host) -> io::Result<()> {
        self.within(host, || sysctl("ipv4/ip_nonlocal_bind", "1"))
    }

    /// An address of the far host for a user who is to be told from others by it; made when first asked for. The calling
    /// thread is on the far host.
    pub fn visitor(&self, visitor: u8) -> io::Result<Ipv4Addr> {
        let [a, b, c, _] = Host::Far.address().octets();
        let address = Ipv4Addr::new(a, b, c, FIRST_VISITOR + visitor % VISITORS);
        match Netlink::open()?.add_address(WIRE, address, PREFIX) {
            Err(error) if error.raw_os_error() != Some(libc::EEXIST) => Err(error),
            _ => Ok(address),
        }
    }

    /// Gives a host an address of any network, on its loopback: the far host leads nobody there.
    pub fn add_address(&self, host: Host, address: Ipv4Addr) -> io::Result<()> {
        self.within(host, || Netlink::open()?.add_address("lo", address, u32::BITS as u8))?
    }

    /// Connections closed on a host from now on leave nothing behind: there a minute passes at once (TIME_WAIT, RFC 9293
    /// section 3.6.1), and a server that is started again finds its port free.
    pub fn forget_closed(&self, host: Host) -> io::Result<()> {
        self.within(host, || sysctl("ipv4/tcp_max_tw_buckets", "0"))
    }

    /// What is sent to this address, which is on no wire, is lost, and whoever tries to connect there gives up after a few
    /// seconds and not after two minutes. The calling thread is on the far host.
    pub fn silence(&self, address: Ipv4Addr, tried_from: Host) -> io::Result<()> {
        Netlink::open()?.add_black_hole(address)?;
        self.within(tried_from, || sysctl("ipv4/tcp_syn_retries", "1"))
    }

    /// A packet of a host to itself may be put on its loopback once more.
    pub fn repeat_on_loopback(&self, host: Host) -> io::Result<()> {
        self.within(host, || {
            sysctl("ipv4/conf/lo/accept_local", "1");
            sysctl("ipv4/conf/lo/route_localnet", "1");
        })
    }

    /// True when a host has been made.
    pub fn made(&self, host: Host) -> bool {
        self.hosts.borrow().contains_key(&host)
    }

    /// Runs `make` on a host; the calling thread is on the far host before and after.
    pub fn within<T>(&self, host: Host, make: impl FnOnce() -> T) -> io::Result<T> {
        let home = if host == Host::Far {
            None
        } else {
            sys::setns(self.namespace(host)?.as_fd(), libc::CLONE_NEWNET)?;
            Some(Homecoming(self.far.as_fd()))
        };
        let made = make();
        drop(home);
        Ok(made)
    }
}

/// Brings the thread back to the far host, also when what it went for panicked.
struct Homecoming<'a>(BorrowedFd<'a>);

impl Drop for Homecoming<'_> {
    fn drop(&mut self) {
        sys::setns(self.0, libc::CLONE_NEWNET).expect("a namespace that a descriptor keeps alive can be returned to");
    }
}

/// Makes a host and its cable to the far host's bridge. The calling thread is on the far host before and after.
fn attach(host: Host, far: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    sys::unshare(libc::CLONE_NEWNET)?;
    let home = Homecoming(far);
    let namespace = current()?;
    quiet_links();
    let inside = Netlink::open()?;
    inside.up("lo")?;
    drop(home);
    let outside = Netlink::open()?;
    outside.add_cable(host.name(), NETWORK_CARD, namespace.as_fd())?;
    outside.plug(host.name(), WIRE)?;
    inside.add_address(NETWORK_CARD, host.address(), PREFIX)?;
    inside.up(NETWORK_CARD)?;
    inside.add_default_route(Host::Far.address())?;
    Ok(namespace)
}

fn current() -> io::Result<OwnedFd> {
    Ok(File::open("/proc/thread-self/ns/net")?.into())
}

/// Links made from now on speak no IPv6 by themselves (the loopback, there already, keeps `::1`): the kernel's own
/// neighbour discovery would be traffic that nobody in the world caused.
fn quiet_links() {
    sysctl("ipv6/conf/default/disable_ipv6", "1");
}

/// Sets a parameter of the thread's network; where the machine keeps them read-only the world is only less tidy.
fn sysctl(name: &str, value: &str) {
    let _ = std::fs::write(format!("/proc/sys/net/{name}"), value);
}
