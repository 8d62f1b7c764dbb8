//! Messages over a stream: each goes with a header of fixed length that holds the length of the message.
//!
//! ```text
//! sender                                          receiver
//!   | ---- 00 00 00 06 ---- d0 bc d0 b8 d1 80 ----> |  "мир": 6 bytes
//!   | ---- 00 00 00 00 ---------------------------> |  "": an empty message is a message too
//! ```
//!
//! The length counts bytes, not letters: bytes are what TCP carries. It is a binary number, its high byte first (network
//! byte order). Decimal digits could be read by eye, but they raise questions that four bytes do not: how to pad them,
//! whether `+6`, ` 6` and `06` are numbers, what to do with `6x`. Here every header means exactly one length.
//!
//! In Python one would derive a class from `socket`. Rust extends a type by a trait: whatever can be read gets
//! `receive_message`, whatever can be written gets `send_message`, a `TcpStream` both, a `Vec` in a test too.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind, Read, Write};

use crate::words;

/// Bytes of a header.
pub const HEADER: usize = size_of::<u32>();

/// Bytes of the longest message. The length comes from a stranger, and a room is made for what it says: without a limit
/// four bytes would cost the receiver 4 GB.
pub const LIMIT: usize = 1024 * 1024;

/// What can be written, extended: it sends messages.
pub trait WriteMessage: Write {
    /// Sends a text.
    fn send_message(&mut self, text: &str) -> Result<(), MessageError> {
        self.send_bytes(text.as_bytes())
    }

    /// Sends bytes. A message over the [`LIMIT`] is refused before anything is written.
    fn send_bytes(&mut self, body: &[u8]) -> Result<(), MessageError> {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        if body.len() > LIMIT {
            return Err(MessageError::TooLong { length });
        }
        // Header and body in one `write`: as two, the body may be held back until the header is acknowledged (Nagle).
        let mut frame = Vec::with_capacity(HEADER + body.len());
        frame.extend_from_slice(&length.to_be_bytes());
        frame.extend_from_slice(body);
        // `write` may take only a part; `write_all` goes on until all is taken.
        self.write_all(&frame)?;
        Ok(self.flush()?)
    }
}

impl<W: Write + ?Sized> WriteMessage for W {}

/// What can be read, extended: it receives messages.
///
/// The calls block until the message is whole. On a stream with a read timeout a part of a message may be lost.
pub trait ReadMessage: Read {
    /// Receives a text; `None` when the stream has ended where a message could have begun: the other side has closed.
    /// After [`MessageError::NotUtf8`] the next message can be received, after any other error none can.
    fn receive_message(&mut self) -> Result<Option<String>, MessageError> {
        // Decoded only when it is whole: a `read` may end in the middle of a letter.
        let Some(body) = self.receive_bytes()? else {
            return Ok(None);
        };
        String::from_utf8(body).map(Some).map_err(|_| MessageError::NotUtf8)
    }

    /// Receives bytes; `None` when the stream has ended where a message could have begun.
    fn receive_bytes(&mut self) -> Result<Option<Vec<u8>>, MessageError> {
        let mut header = [0; HEADER];
        match read_full(self, &mut header)? {
            0 => return Ok(None),
            HEADER => {}
            received => return Err(MessageError::CutHeader { received }),
        }
        let length = u32::from_be_bytes(header);
        let size = length as usize;
        if size > LIMIT {
            return Err(MessageError::TooLong { length });
        }
        let mut body = vec![0; size];
        match read_full(self, &mut body)? {
            received if received < size => Err(MessageError::CutBody { received, size }),
            _ => Ok(Some(body)),
        }
    }
}

impl<R: Read + ?Sized> ReadMessage for R {}

/// Reads until `buffer` is full or the stream has ended, and tells how much was read. `read` alone brings what has
/// arrived, one byte perhaps; `read_exact` does not tell an end from a cut.
fn read_full<R: Read + ?Sized>(stream: &mut R, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(length) => filled += length,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Why a message was not sent or not received.
#[derive(Debug)]
pub enum MessageError {
    /// The stream failed.
    Stream(io::Error),
    /// The stream ended within a header.
    CutHeader {
        /// Bytes of the header that came.
        received: usize,
    },
    /// The stream ended within a message.
    CutBody {
        /// Bytes of the message that came.
        received: usize,
        /// Bytes that the header promised.
        size: usize,
    },
    /// The message is over the [`LIMIT`].
    TooLong {
        /// Its length in bytes.
        length: u32,
    },
    /// The message is no text. It was read whole.
    NotUtf8,
}

impl fmt::Display for MessageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&match self {
            MessageError::Stream(error) => error.to_string(),
            MessageError::CutHeader { received } => words!(
                "the connection ended within a header: {received} bytes of {HEADER} came",
                "соединение оборвалось внутри заголовка: пришло байт: {received} из {HEADER}"
            ),
            MessageError::CutBody { received, size } => words!(
                "the connection ended within a message: {received} bytes of {size} came",
                "соединение оборвалось внутри сообщения: пришло байт: {received} из {size}"
            ),
            MessageError::TooLong { length } => words!(
                "a message of {length} bytes is too long: the limit is {LIMIT}",
                "сообщение слишком длинное, байт: {length}, а предел: {LIMIT}"
            ),
            MessageError::NotUtf8 => words!("a message is not UTF-8 text", "сообщение — не текст в UTF-8"),
        })
    }
}

impl Error for MessageError {}

impl From<io::Error> for MessageError {
    fn from(error: io::Error) -> MessageError {
        MessageError::Stream(error)
    }
}

impl From<MessageError> for io::Error {
    fn from(error: MessageError) -> io::Error {
        match error {
            MessageError::Stream(error) => error,
            MessageError::CutHeader { .. } | MessageError::CutBody { .. } => {
                io::Error::new(ErrorKind::UnexpectedEof, error)
            }
            MessageError::TooLong { .. } | MessageError::NotUtf8 => io::Error::new(ErrorKind::InvalidData, error),
        }
    }
}
