//! Question 3: which calls block?
//!
//! Those that need something from the other side: a client, data, room, an answer; and those that wait for another
//! thread. Each is made in a thread of its own, and `/proc` shows the system call that the thread sleeps in.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::sync::mpsc;
use std::thread::JoinHandle;

use lab_reference::console::say;
use lab_reference::look::{self, asleep_in, outcome};
use lab_reference::words;

/// More than the buffers of both sides hold together.
const MUCH: usize = 1 << 28;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;

    let acceptor = listener.try_clone()?;
    let sleeper = watch("accept", move || acceptor.accept())?;
    let mut client = TcpStream::connect(address)?;
    let (mut server, _) = woken(sleeper, &words!("a client has connected", "подключился клиент"))?;

    let mut reader = server.try_clone()?;
    let sleeper = watch("read", move || reader.read(&mut [0; 100]))?;
    client.write_all(b"data")?;
    woken(sleeper, &words!("data have come", "пришли данные"))?;

    let mut writer = client.try_clone()?;
    let sleeper = watch("write", move || writer.write_all(&vec![0; MUCH]))?;
    io::copy(&mut (&mut server).take(MUCH as u64), &mut io::sink())?;
    woken(sleeper, &words!("the other side has read", "собеседник прочитал"))?;

    let receiver = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    let (sender, place) = (receiver.try_clone()?, receiver.local_addr()?);
    let sleeper = watch("recv_from", move || receiver.recv_from(&mut [0; 100]))?;
    sender.send_to(b"datagram", place)?;
    woken(sleeper, &words!("a datagram has come", "пришла датаграмма"))?;

    let (sending, receiving) = mpsc::channel();
    let sleeper = watch("Receiver::recv", move || receiving.recv().map_err(io::Error::other))?;
    let _ = sending.send(());
    woken(
        sleeper,
        &words!("another thread has sent", "другой поток послал сообщение"),
    )?;

    // With a backlog of 0 one connection may wait to be accepted. The next must wait to be made.
    rustix::net::listen(&listener, 0)?;
    let _waits = TcpStream::connect(address)?;
    let sleeper = watch("connect", move || TcpStream::connect(address))?;
    listener.accept()?;
    woken(
        sleeper,
        &words!("there is room in the backlog", "в очереди появилось место"),
    )?;

    let written = outcome(server.write(b"nobody reads this"));
    say(&words!(
        "write with room in the buffer does not block; {written}",
        "write не блокирует, пока в буфере есть место; {written}"
    ));
    let sent = outcome(sender.send_to(b"nobody reads this", place));
    say(&words!(
        "send_to of UDP does not block; {sent}",
        "send_to в UDP не блокирует; {sent}"
    ));
    Ok(())
}

type Sleeper<T> = JoinHandle<io::Result<T>>;

/// Makes a call in a thread of its own and waits until that is asleep.
fn watch<T: Send + 'static>(
    name: &str,
    call: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<Sleeper<T>> {
    let (thread, sleeper) = look::spawn(call)?;
    let system_call = asleep_in(thread)?;
    say(&words!(
        "{name:<14} sleeps in {system_call}",
        "{name:<14} спит в {system_call}"
    ));
    Ok(sleeper)
}

fn woken<T>(sleeper: Sleeper<T>, reason: &str) -> io::Result<T> {
    let result = sleeper.join().map_err(|_| io::Error::other("a call panicked"))??;
    say(&words!("  woken: {reason}", "  проснулся: {reason}"));
    Ok(result)
}
