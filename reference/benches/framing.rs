//! How fast messages travel, against `tokio_util::codec::LengthDelimitedCodec` with the same header. Ratios of one run,
//! as seconds of one machine say nothing about another: `cargo bench -p lab-reference`.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use lab_reference::framing::{LIMIT, ReadMessage, WriteMessage};
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};

/// Bytes that each measurement sends: some tenths of a second for long messages.
const VOLUME: usize = 64 * 1024 * 1024;
/// Fewer messages than this measure nothing, more of the short ones take minutes.
const MESSAGES: std::ops::RangeInclusive<usize> = 64..=100_000;
/// The two are measured in turn; the median is what neither a lucky nor an unlucky round decides.
const ROUNDS: usize = 7;

fn main() -> io::Result<()> {
    let mut table = String::from("message      ours, MB/s   codec, MB/s   ours / codec\n");
    for size in [16, 1024, 64 * 1024, LIMIT] {
        let count = (VOLUME / size).clamp(*MESSAGES.start(), *MESSAGES.end());
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let ours = travel(size, count, send_ours, receive_ours)?;
            let codec = travel(size, count, send_codec, receive_codec)?;
            rounds.push((codec.as_secs_f64() / ours.as_secs_f64(), ours, codec));
        }
        rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, ours, codec) = rounds[ROUNDS / 2];
        let speed = |time: Duration| (size * count) as f64 / 1e6 / time.as_secs_f64();
        let (ours, codec) = (speed(ours), speed(codec));
        let _ = writeln!(table, "{size:>7} B {ours:>13.0} {codec:>13.0} {ratio:>14.2}");
    }
    io::stdout().write_all(table.as_bytes())
}

type Send = fn(&mut TcpStream, &[u8], usize) -> io::Result<()>;
type Receive = fn(&mut TcpStream, usize, usize) -> io::Result<()>;

/// The time that `count` messages of `size` bytes take from one thread to another over a connection.
fn travel(size: usize, count: usize, send: Send, receive: Receive) -> io::Result<Duration> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut sender = TcpStream::connect(listener.local_addr()?)?;
    let (mut receiver, _) = listener.accept()?;
    sender.set_nodelay(true)?;
    let body = vec![b'x'; size];
    let begin = Instant::now();
    thread::scope(|scope| {
        let sending = scope.spawn(move || send(&mut sender, &body, count));
        receive(&mut receiver, size, count)?;
        sending.join().expect("no measurement panics")
    })?;
    Ok(begin.elapsed())
}

fn send_ours(stream: &mut TcpStream, body: &[u8], count: usize) -> io::Result<()> {
    (0..count).try_for_each(|_| Ok(stream.send_bytes(body)?))
}

fn receive_ours(stream: &mut TcpStream, size: usize, count: usize) -> io::Result<()> {
    // The two reads of a short message, header and body, then seldom reach the kernel. The codec has its own buffer.
    let mut stream = io::BufReader::new(stream);
    for _ in 0..count {
        assert_eq!(stream.receive_bytes()?.map(|body| body.len()), Some(size));
    }
    Ok(())
}

/// As `Framed` drives it, without the runtime: a message is encoded, then written.
fn send_codec(stream: &mut TcpStream, body: &[u8], count: usize) -> io::Result<()> {
    let mut codec = codec();
    let body = Bytes::copy_from_slice(body);
    let mut buffer = BytesMut::new();
    for _ in 0..count {
        codec.encode(body.clone(), &mut buffer)?;
        stream.write_all(&buffer)?;
        buffer.clear();
    }
    Ok(())
}

fn receive_codec(stream: &mut TcpStream, size: usize, count: usize) -> io::Result<()> {
    let mut codec = codec();
    let mut buffer = BytesMut::new();
    // As many bytes at once as our side's `BufReader` takes.
    let mut portion = [0; 8 * 1024];
    for _ in 0..count {
        let body = loop {
            if let Some(body) = codec.decode(&mut buffer)? {
                break body;
            }
            let length = stream.read(&mut portion)?;
            buffer.extend_from_slice(&portion[..length]);
        };
        assert_eq!(body.len(), size);
    }
    Ok(())
}

fn codec() -> LengthDelimitedCodec {
    LengthDelimitedCodec::builder().max_frame_length(LIMIT).new_codec()
}
