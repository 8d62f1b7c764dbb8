//! Connection attempts that wait for an answer at this moment, asked of the kernel by sock_diag(7).

use std::collections::BTreeSet;
use std::io;
use std::os::fd::OwnedFd;

use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, netlink};

/// Length of a netlink header, and where its kind stands (linux/netlink.h).
const HEADER: usize = 16;
const KIND: usize = 4;
/// `SOCK_DIAG_BY_FAMILY` (linux/sock_diag.h).
const BY_FAMILY: u16 = 20;
/// Where `struct inet_diag_msg` has the other side's port (linux/inet_diag.h).
const DESTINATION: usize = HEADER + 6;
/// A socket that has sent its SYN (linux/tcp_states.h).
const TCP_SYN_SENT: u32 = 2;
/// The socket identity of `struct inet_diag_req_v2`, of which a dump looks at nothing.
const IDENTITY: usize = 48;

/// A conversation about the attempts of the host in whose network it was begun.
pub struct Flights(OwnedFd);

impl Flights {
    /// Begins one in the calling thread's network.
    pub fn open() -> io::Result<Flights> {
        let socket = rustix::net::socket_with(
            AddressFamily::NETLINK,
            SocketType::RAW,
            SocketFlags::CLOEXEC,
            Some(netlink::SOCK_DIAG),
        )?;
        Ok(Flights(socket))
    }

    /// The ports that are being tried right now, each once.
    pub fn ports(&self) -> io::Result<BTreeSet<u16>> {
        rustix::net::send(&self.0, &request(), SendFlags::empty())?;
        let mut ports = BTreeSet::new();
        let mut answer = vec![0u8; 1 << 15];
        loop {
            let (_, count) = rustix::net::recv(&self.0, &mut answer, RecvFlags::empty())?;
            let mut rest = &answer[..count.min(answer.len())];
            while let Some(message) = next(&mut rest) {
                match u16::from_ne_bytes([message[KIND], message[KIND + 1]]) {
                    BY_FAMILY => {
                        if let Some(&[high, low]) = message.get(DESTINATION..DESTINATION + 2) {
                            ports.insert(u16::from_be_bytes([high, low]));
                        }
                    }
                    // The end of the list, or an error.
                    _ => return Ok(ports),
                }
            }
            if count == 0 {
                return Ok(ports);
            }
        }
    }
}

/// The first of these messages.
fn next<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    const ALIGNMENT: usize = 4;
    let length = u32::from_ne_bytes(rest.get(..4)?.try_into().ok()?) as usize;
    let message = rest.get(..length).filter(|message| message.len() >= HEADER)?;
    *rest = rest.get(length.next_multiple_of(ALIGNMENT)..).unwrap_or_default();
    Some(message)
}

/// A netlink header and a `struct inet_diag_req_v2` for all sockets of IPv4 in this state.
fn request() -> Vec<u8> {
    let mut body = vec![libc::AF_INET as u8, libc::IPPROTO_TCP as u8, 0, 0];
    body.extend_from_slice(&(1u32 << TCP_SYN_SENT).to_ne_bytes());
    body.extend_from_slice(&[0; IDENTITY]);
    let flags = (libc::NLM_F_REQUEST | libc::NLM_F_DUMP) as u16;
    let mut request = Vec::with_capacity(HEADER + body.len());
    request.extend_from_slice(&((HEADER + body.len()) as u32).to_ne_bytes());
    request.extend_from_slice(&BY_FAMILY.to_ne_bytes());
    request.extend_from_slice(&flags.to_ne_bytes());
    request.extend_from_slice(&[0; 8]);
    request.extend_from_slice(&body);
    request
}
