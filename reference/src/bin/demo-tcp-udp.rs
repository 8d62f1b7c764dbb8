//! Question 5: what differs between TCP and UDP?
//!
//! TCP is a stream of bytes, in order and complete, without any borders between messages. UDP carries datagrams, each
//! for itself: whole, or cut by a small buffer, or lost without a word.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};

use lab_reference::console::say;
use lab_reference::look::{self, outcome, refusal};
use lab_reference::words;

const LOCALHOST: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);
const FLOOD: usize = 2000;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind(LOCALHOST)?;
    let mut client = TcpStream::connect(listener.local_addr()?)?;
    let (mut server, _) = listener.accept()?;
    client.write_all(b"one")?;
    client.write_all(b"two")?;
    look::until(|| Ok((server.peek(&mut [0; 100])? == b"onetwo".len()).then_some(())))?;
    show("TCP", &mut |buffer| server.read(buffer), 100)?;
    client.write_all(b"message")?;
    show("TCP", &mut |buffer| server.read(buffer), 4)?;
    show("TCP", &mut |buffer| server.read(buffer), 4)?;

    let receiver = UdpSocket::bind(LOCALHOST)?;
    let sender = UdpSocket::bind(LOCALHOST)?;
    let place = receiver.local_addr()?;
    for datagram in ["one", "two", "message", "next"] {
        sender.send_to(datagram.as_bytes(), place)?;
    }
    for room in [100, 100, 4, 4] {
        show("UDP", &mut |buffer| receiver.recv(buffer), room)?;
    }

    rustix::net::sockopt::set_socket_recv_buffer_size(&receiver, 1)?; // As small as the kernel allows.
    let sent = (0..FLOOD).filter(|_| sender.send_to(&[0; 100], place).is_ok()).count();
    let received = count_waiting(&receiver)?;
    let lost = sent - received;
    say(&words!(
        "UDP faster than it is read: sent {sent}, received {received}, lost {lost}; send reported no error",
        "UDP быстрее, чем его читают: отправлено {sent}, принято {received}, потеряно {lost}; об ошибке send не сообщал"
    ));

    let nobody = UdpSocket::bind(LOCALHOST)?.local_addr()?; // Closed again at once.
    let sent = outcome(sender.send_to(b"anybody?", nobody));
    say(&words!(
        "UDP to a port that nobody has: {sent}",
        "UDP на порт, который никто не занял: {sent}"
    ));
    let connected = refusal(TcpStream::connect(SocketAddr::from((nobody.ip(), nobody.port()))));
    say(&words!(
        "TCP to such a port: {connected}",
        "TCP на такой порт: {connected}"
    ));
    Ok(())
}

/// Shows what one call brings into a buffer with this much room.
fn show(protocol: &str, receive: &mut dyn FnMut(&mut [u8]) -> io::Result<usize>, room: usize) -> io::Result<()> {
    let mut buffer = vec![0; room];
    let length = receive(&mut buffer)?;
    let text = String::from_utf8_lossy(&buffer[..length]);
    say(&words!(
        "{protocol}, buffer of {room:>3} bytes: \"{text}\"",
        "{protocol}, буфер на {room:>3} байт: «{text}»"
    ));
    Ok(())
}

fn count_waiting(socket: &UdpSocket) -> io::Result<usize> {
    socket.set_nonblocking(true)?;
    let mut count = 0;
    loop {
        match socket.recv(&mut [0; 100]) {
            Ok(_) => count += 1,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(count),
            Err(error) => return Err(error),
        }
    }
}
