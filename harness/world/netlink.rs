//! The few rtnetlink(7) requests that a small network takes, written by hand: links, addresses, routes.

use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType};

/// Length of a netlink header, and the multiple to which everything is padded (linux/netlink.h).
const HEADER: usize = 16;
const ALIGNMENT: usize = 4;

// Attributes and kinds of the kernel's headers that the libc crate does not name on every target.
const IFLA_INFO_KIND: u16 = 1;
const IFLA_INFO_DATA: u16 = 2;
const VETH_INFO_PEER: u16 = 1;
const NLA_F_NESTED: u16 = 1 << 15;

/// One request under construction.
struct Request(Vec<u8>);

impl Request {
    fn new(kind: u16, flags: i32, body: &[u8]) -> Request {
        let flags = (libc::NLM_F_REQUEST | libc::NLM_F_ACK | flags) as u16;
        let mut bytes = vec![0; 4];
        bytes.extend_from_slice(&kind.to_ne_bytes());
        bytes.extend_from_slice(&flags.to_ne_bytes());
        bytes.extend_from_slice(&[0; 8]);
        bytes.extend_from_slice(body);
        Request(bytes)
    }

    fn attribute(&mut self, kind: u16, value: &[u8]) -> &mut Self {
        self.nest(kind, |inner| inner.0.extend_from_slice(value))
    }

    fn nest(&mut self, kind: u16, fill: impl FnOnce(&mut Self)) -> &mut Self {
        let start = self.0.len();
        self.0.extend_from_slice(&[0; 2]);
        self.0.extend_from_slice(&kind.to_ne_bytes());
        fill(self);
        let length = (self.0.len() - start) as u16;
        self.0[start..start + 2].copy_from_slice(&length.to_ne_bytes());
        self.0.resize(self.0.len().next_multiple_of(ALIGNMENT), 0);
        self
    }
}

/// `struct ifinfomsg`: any family, link `index`, and these flags set.
fn link_body(index: u32, flags: u32) -> Vec<u8> {
    let mut body = vec![0; 4];
    body.extend_from_slice(&index.to_ne_bytes());
    body.extend_from_slice(&flags.to_ne_bytes());
    body.extend_from_slice(&flags.to_ne_bytes());
    body
}

fn name(text: &str) -> Vec<u8> {
    let mut name = text.as_bytes().to_vec();
    name.push(0);
    name
}

/// A conversation with the kernel about the network namespace in which it was begun.
pub struct Netlink(OwnedFd);

impl Netlink {
    /// Begins one in the calling thread's network namespace.
    pub fn open() -> io::Result<Netlink> {
        let socket = rustix::net::socket_with(
            AddressFamily::NETLINK,
            SocketType::RAW,
            SocketFlags::CLOEXEC,
            // No protocol number is NETLINK_ROUTE.
            None,
        )?;
        Ok(Netlink(socket))
    }

    /// Makes a switch that joins links to one wire.
    pub fn add_bridge(&self, called: &str) -> io::Result<()> {
        let mut request = Request::new(
            libc::RTM_NEWLINK,
            libc::NLM_F_CREATE | libc::NLM_F_EXCL,
            &link_body(0, 0),
        );
        request.attribute(libc::IFLA_IFNAME, &name(called));
        request.nest(libc::IFLA_LINKINFO | NLA_F_NESTED, |info| {
            info.attribute(IFLA_INFO_KIND, b"bridge");
        });
        self.ask(request)
    }

    /// Makes a cable with one end here and the other in another network namespace.
    pub fn add_cable(&self, here: &str, there: &str, namespace: BorrowedFd<'_>) -> io::Result<()> {
        let mut request = Request::new(
            libc::RTM_NEWLINK,
            libc::NLM_F_CREATE | libc::NLM_F_EXCL,
            &link_body(0, 0),
        );
        request.attribute(libc::IFLA_IFNAME, &name(here));
        request.nest(libc::IFLA_LINKINFO | NLA_F_NESTED, |info| {
            info.attribute(IFLA_INFO_KIND, b"veth");
            info.nest(IFLA_INFO_DATA | NLA_F_NESTED, |data| {
                data.nest(VETH_INFO_PEER | NLA_F_NESTED, |peer| {
                    peer.0.extend_from_slice(&link_body(0, 0));
                    peer.attribute(libc::IFLA_IFNAME, &name(there));
                    peer.attribute(libc::IFLA_NET_NS_FD, &namespace.as_raw_fd().to_ne_bytes());
                });
            });
        });
        self.ask(request)
    }

    /// Plugs a link into a bridge and switches it on.
    pub fn plug(&self, link: &str, bridge: &str) -> io::Result<()> {
        let mut request = Request::new(libc::RTM_NEWLINK, 0, &link_body(self.index(link)?, libc::IFF_UP as u32));
        request.attribute(libc::IFLA_MASTER, &self.index(bridge)?.to_ne_bytes());
        self.ask(request)
    }

    /// Switches a link on.
    pub fn up(&self, link: &str) -> io::Result<()> {
        self.ask(Request::new(
            libc::RTM_NEWLINK,
            0,
            &link_body(self.index(link)?, libc::IFF_UP as u32),
        ))
    }

    /// Gives a link an address on a wire whose addresses share the first `prefix` bits.
    pub fn add_address(&self, link: &str, address: Ipv4Addr, prefix: u8) -> io::Result<()> {
        let mut body = vec![libc::AF_INET as u8, prefix, 0, 0];
        body.extend_from_slice(&self.index(link)?.to_ne_bytes());
        let mut request = Request::new(libc::RTM_NEWADDR, libc::NLM_F_CREATE | libc::NLM_F_EXCL, &body);
        let broadcast = Ipv4Addr::from_bits(address.to_bits() | u32::MAX.checked_shr(prefix.into()).unwrap_or(0));
        request.attribute(libc::IFA_LOCAL, &address.octets());
        request.attribute(libc::IFA_ADDRESS, &address.octets());
        request.attribute(libc::IFA_BROADCAST, &broadcast.octets());
        self.ask(request)
    }

    /// Sends everything that has no other way through `gateway`.
    pub fn add_default_route(&self, gateway: Ipv4Addr) -> io::Result<()> {
        let mut body = vec![libc::AF_INET as u8, 0, 0, 0];
        body.extend_from_slice(&[
            libc::RT_TABLE_MAIN,
            libc::RTPROT_STATIC,
            libc::RT_SCOPE_UNIVERSE,
            libc::RTN_UNICAST,
        ]);
        body.extend_from_slice(&[0; 4]);
        let mut request = Request::new(libc::RTM_NEWROUTE, libc::NLM_F_CREATE | libc::NLM_F_EXCL, &body);
        request.attribute(libc::RTA_GATEWAY, &gateway.octets());
        self.ask(request)
    }

    /// Lets everything for this address vanish without a word.
    pub fn add_black_hole(&self, address: Ipv4Addr) -> io::Result<()> {
        self.add_local_route(libc::RTN_BLACKHOLE, address, u32::BITS as u8, None, None)
    }

    /// Sends everything for this address to a neighbour, who has it besides his own.
    pub fn add_way(&self, address: Ipv4Addr, neighbour: Ipv4Addr) -> io::Result<()> {
        self.add_local_route(libc::RTN_UNICAST, address, u32::BITS as u8, None, Some(neighbour))
    }

    /// Takes everything for oneself that is for nobody on this wire, whose addresses share the first `prefix` bits with
    /// this one: whatever is sent is answered as one's own closed ports answer (RFC 9293 section 3.5.2, RFC 1122 section
    /// 4.1.3.1).
    pub fn stand_for_everybody(&self, wire: &str, address: Ipv4Addr, prefix: u8) -> io::Result<()> {
        let network = Ipv4Addr::from_bits(address.to_bits() & !u32::MAX.checked_shr(prefix.into()).unwrap_or(0));
        self.add_local_route(libc::RTN_UNICAST, network, prefix, Some(wire), None)?;
        self.add_local_route(libc::RTN_LOCAL, Ipv4Addr::UNSPECIFIED, 0, Some("lo"), None)
    }

    /// Adds a route to the table that is asked before all others.
    fn add_local_route(
        &self,
        kind: u8,
        to: Ipv4Addr,
        prefix: u8,
        link: Option<&str>,
        gateway: Option<Ipv4Addr>,
    ) -> io::Result<()> {
        let scope = match kind {
            libc::RTN_LOCAL => libc::RT_SCOPE_HOST,
            libc::RTN_UNICAST if gateway.is_none() => libc::RT_SCOPE_LINK,
            _ => libc::RT_SCOPE_UNIVERSE,
        };
        let mut body = vec![libc::AF_INET as u8, prefix, 0, 0];
        body.extend_from_slice(&[libc::RT_TABLE_LOCAL, libc::RTPROT_STATIC, scope, kind]);
        body.extend_from_slice(&[0; 4]);
        let mut request = Request::new(libc::RTM_NEWROUTE, libc::NLM_F_CREATE | libc::NLM_F_EXCL, &body);
        if prefix > 0 {
            request.attribute(libc::RTA_DST, &to.octets());
        }
        if let Some(link) = link {
            request.attribute(libc::RTA_OIF, &self.index(link)?.to_ne_bytes());
        }
        if let Some(gateway) = gateway {
            request.attribute(libc::RTA_GATEWAY, &gateway.octets());
        }
        self.ask(request)
    }

    fn index(&self, link: &str) -> io::Result<u32> {
        // The ioctl asks in the namespace of the socket, which is where this conversation was begun.
        Ok(rustix::net::netdevice::name_to_index(self.0.as_fd(), link)?)
    }

    fn ask(&self, mut request: Request) -> io::Result<()> {
        let length = request.0.len() as u32;
        request.0[..4].copy_from_slice(&length.to_ne_bytes());
        rustix::net::send(&self.0, &request.0, SendFlags::empty())?;
        // The acknowledgement holds a header, an error number, and the request.
        let mut answer = [0u8; 4096];
        let (_, count) = rustix::net::recv(&self.0, &mut answer, RecvFlags::empty())?;
        let Some(number) = answer[..count].get(HEADER..HEADER + 4) else {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        };
        match i32::from_ne_bytes([number[0], number[1], number[2], number[3]]) {
            0 => Ok(()),
            number => Err(io::Error::from_raw_os_error(-number)),
        }
    }
}
