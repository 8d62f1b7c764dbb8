//! TCP sockets as the kernel shows them: `/proc/net/tcp`.

use std::{fs, io};

/// The states in the order of their numbers in the kernel, from 1 on.
const STATES: [&str; 11] = [
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING",
];

/// A TCP socket of IPv4 on this machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TcpSocket {
    /// A name such as `LISTEN`.
    pub state: &'static str,
    /// Its own port.
    pub local: u16,
    /// The port of the other side; 0 where there is none.
    pub remote: u16,
    /// Bytes that came and were not read; of a listening socket, connections that were not accepted.
    pub waiting: u32,
}

/// The TCP sockets on one side or the other of a port. What is left of closed connections (TIME_WAIT) is no socket.
pub fn tcp_sockets(port: u16) -> io::Result<Vec<TcpSocket>> {
    let table = fs::read_to_string("/proc/self/net/tcp")?;
    let sockets = table
        .lines()
        .filter_map(parse)
        .filter(|socket| (socket.local == port || socket.remote == port) && socket.state != "TIME_WAIT");
    Ok(sockets.collect())
}

/// The TCP socket of the first port that talks to the second; for port 0 the one that listens.
pub fn tcp_socket(local: u16, remote: u16) -> io::Result<Option<TcpSocket>> {
    let mut sockets = tcp_sockets(local)?.into_iter();
    Ok(sockets.find(|socket| (socket.local, socket.remote) == (local, remote)))
}

/// A line such as ` 0: 0100007F:2382 00000000:0000 0A 00000000:00000000 …`, all numbers hexadecimal.
fn parse(line: &str) -> Option<TcpSocket> {
    let fields: Vec<&str> = line.split_ascii_whitespace().collect();
    let port = |address: &str| u16::from_str_radix(address.split_once(':')?.1, 16).ok();
    let state = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let (_, receiving) = fields.get(4)?.split_once(':')?;
    Some(TcpSocket {
        state: STATES.get(state.checked_sub(1)?)?,
        local: port(fields[1])?,
        remote: port(fields[2])?,
        waiting: u32::from_str_radix(receiving, 16).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_table_is_a_socket() {
        let line = "   0: 0100007F:2382 00000000:0000 0A 00000000:00000001 00:00000000 00000000  1000        0 5 1";
        let socket = TcpSocket {
            state: "LISTEN",
            local: 9090,
            remote: 0,
            waiting: 1,
        };
        assert_eq!(parse(line), Some(socket));
    }

    #[test]
    fn the_heading_is_none() {
        assert_eq!(
            parse("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"),
            None
        );
        assert_eq!(parse(""), None);
    }
}
