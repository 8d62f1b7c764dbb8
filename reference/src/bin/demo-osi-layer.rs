//! Question 7: on which level of OSI do sockets work?
//!
//! They are the interface to the transport layer (4), between it and the programs: a program chooses TCP or UDP and
//! gives bytes; headers are made below and never seen, the meaning of the bytes is made above.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use lab_reference::console::say;
use lab_reference::words;
use rustix::net::sockopt::{socket_domain, socket_protocol, socket_type};
use rustix::net::{AddressFamily, SocketType, ipproto};

/// The header of IP tells the packet's length in 16 bits.
const LONGEST_PACKET: usize = u16::MAX as usize;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let client = TcpStream::connect(listener.local_addr()?)?;
    let (server, _) = listener.accept()?;
    let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    let unix = UnixStream::pair()?;
    show("TcpStream", &client)?;
    show("UdpSocket", &udp)?;
    show("UnixStream", &unix.0)?;

    let over_tcp = converse(&client, &server)?;
    let over_unix = converse(&unix.0, &unix.1)?;
    say(&words!(
        "The same program over TCP: \"{over_tcp}\", over a Unix socket: \"{over_unix}\"",
        "Одна и та же программа через TCP: «{over_tcp}», через сокет Unix: «{over_unix}»"
    ));

    udp.connect(udp.local_addr()?)?;
    let largest = (0..=LONGEST_PACKET)
        .rev()
        .find(|&length| udp.send(&vec![0; length]).is_ok())
        .unwrap_or_default();
    let received = udp.recv(&mut vec![0; LONGEST_PACKET])?;
    let headers = LONGEST_PACKET - largest;
    say(&words!(
        "UDP: send takes at most {largest} bytes, received {received}; {headers} of a packet's {LONGEST_PACKET} are headers",
        "UDP: send берет не больше {largest} байт, получено {received}; {headers} байт пакета из {LONGEST_PACKET} заняты заголовками"
    ));
    Ok(())
}

/// Shows what a socket is to the kernel: the last two are what the transport layer offers, and what provides it.
fn show(name: &str, socket: &impl AsFd) -> io::Result<()> {
    let addresses = match socket_domain(socket)? {
        AddressFamily::INET => "AF_INET",
        _ => "AF_UNIX",
    };
    let service = match socket_type(socket)? {
        SocketType::STREAM => "SOCK_STREAM",
        _ => "SOCK_DGRAM",
    };
    let protocol = match socket_protocol(socket)? {
        Some(ipproto::TCP) => "TCP",
        Some(ipproto::UDP) => "UDP",
        _ => "-",
    };
    say(&format!("{name:<10}  {addresses:<7}  {service:<11}  {protocol}"));
    Ok(())
}

/// A conversation that does not know what carries it.
fn converse(mut from: impl Write, mut to: impl Read) -> io::Result<String> {
    from.write_all(b"hello")?;
    let mut buffer = [0; 5];
    to.read_exact(&mut buffer)?;
    Ok(String::from_utf8_lossy(&buffer).into_owned())
}
