use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, poll};

use super::*;

#[test]
fn what_a_broken_connection_was_broken_by_is_not_on_its_way() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let client = TcpStream::connect(listener.local_addr().expect("it is bound")).expect("it listens");
    let (mut server, _) = listener.accept().expect("somebody waits");
    drop(client);
    assert_eq!(server.read(&mut [0]).expect("the end can be read"), 0);
    // Nobody is there any more: the answer is an RST.
    server.write_all(b"a farewell").expect("the first send is taken");
    let mut broken = [PollFd::new(&server, PollFlags::ERR)];
    poll(&mut broken, None).expect("it waits for the RST");
    assert_eq!(
        sys::ioctl_number(server.as_fd(), libc::TIOCOUTQ),
        10,
        "the kernel goes on counting"
    );
    assert_eq!(unacknowledged(server.as_fd()), 0);
}

#[test]
fn what_nobody_reads_is_on_its_way() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let mut client = TcpStream::connect(listener.local_addr().expect("it is bound")).expect("it listens");
    let _unread = listener.accept().expect("somebody waits");
    client.set_nonblocking(true).expect("it is a socket");
    // Until the other side's buffer is full.
    while client.write(&[0; 65536]).is_ok() {}
    assert!(unacknowledged(client.as_fd()) > 0);
}
