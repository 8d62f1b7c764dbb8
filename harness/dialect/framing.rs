//! Messages to bytes on the wire and back, as a dialect has it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::{Counts, Dialect, Framing, Header, Justify, Length, Plain};

/// The widest header that is written: no program's is wider.
pub const WIDEST: usize = 64;

/// Bytes of the largest integer that a length is read from.
const INTEGER: usize = 8;

/// Why a message cannot be said in a dialect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The header has no room for the length of the message.
    #[error("the header can give a length of {limit} at most, and the message has {length}")]
    TooLong {
        /// What is counted, in the message.
        length: usize,
        /// The most that the header can give.
        limit: usize,
    },
    /// The encoding lacks a character of the message.
    #[error("the message cannot be written in {encoding}")]
    NotInEncoding {
        /// The encoding's name.
        encoding: String,
    },
    /// No such header can be written.
    #[error("a header of {width} bytes cannot be written")]
    Width {
        /// As declared.
        width: usize,
    },
}

/// What bytes from the wire hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Whole messages, as UTF-8 where they are text.
    pub messages: Vec<Vec<u8>>,
    /// What is no whole message, as it was on the wire: to be decoded again with what follows it.
    pub rest: Vec<u8>,
}

/// The bytes that say a message (UTF-8) in this dialect.
pub fn encode(dialect: &Dialect, message: &[u8]) -> Result<Vec<u8>, EncodeError> {
    let body = encoded(dialect, message)?;
    match &dialect.framing {
        None | Some(Framing::Plain(Plain::None | Plain::Close)) => Ok(body.into_owned()),
        Some(Framing::Plain(Plain::Line)) => {
            let mut wire = body.into_owned();
            wire.push(b'\n');
            Ok(wire)
        }
        Some(Framing::Header(header)) => {
            let length = match header.counts {
                Counts::Bytes => body.len(),
                Counts::Characters => characters(message),
            };
            let mut wire = header.write(length)?;
            wire.extend_from_slice(&body);
            Ok(wire)
        }
    }
}

/// The messages in bytes from the wire. Without framing, all that came is one message.
pub fn decode(dialect: &Dialect, wire: &[u8]) -> Decoded {
    let mut decoded = Decoded::default();
    let mut rest = wire;
    match &dialect.framing {
        None | Some(Framing::Plain(Plain::None | Plain::Close)) => {
            if !wire.is_empty() {
                decoded.messages.push(text(dialect, wire));
            }
            rest = &[];
        }
        Some(Framing::Plain(Plain::Line)) => {
            while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
                decoded.messages.push(text(dialect, &rest[..end]));
                rest = &rest[end + 1..];
            }
        }
        Some(Framing::Header(header)) => {
            while let Some((message, after)) = header.read(dialect, rest) {
                decoded.messages.push(text(dialect, message));
                rest = after;
            }
        }
    }
    decoded.rest = rest.to_vec();
    decoded
}

/// The greatest length that a framing can give, in what it counts; None when there is none worth the name.
pub fn limit(framing: &Framing) -> Option<usize> {
    match framing {
        Framing::Plain(_) => None,
        Framing::Header(header) => header.limit(),
    }
}

impl Header {
    fn limit(&self) -> Option<usize> {
        let base: usize = match self.length {
            Length::Decimal => 10,
            Length::Hexadecimal => 16,
            Length::Big | Length::Little => 256,
        };
        let width = u32::try_from(self.width).ok()?;
        Some(base.checked_pow(width)? - 1)
    }

    /// The header of a message of this length.
    fn write(&self, length: usize) -> Result<Vec<u8>, EncodeError> {
        if self.width == 0 || self.width > WIDEST {
            return Err(EncodeError::Width { width: self.width });
        }
        if let Some(limit) = self.limit().filter(|&limit| length > limit) {
            return Err(EncodeError::TooLong { length, limit });
        }
        let digits = match self.length {
            Length::Decimal => length.to_string().into_bytes(),
            Length::Hexadecimal => format!("{length:x}").into_bytes(),
            Length::Big | Length::Little => {
                let bytes = (length as u64).to_be_bytes();
                bytes[INTEGER.saturating_sub(self.width)..].to_vec()
            }
        };
        let mut bytes = vec![self.padding(); self.width - digits.len()];
        match (self.length, self.justify) {
            (Length::Decimal | Length::Hexadecimal, Some(Justify::Left)) => bytes.splice(0..0, digits).for_each(drop),
            _ => bytes.extend_from_slice(&digits),
        }
        if self.length == Length::Little {
            bytes.reverse();
        }
        Ok(bytes)
    }

    /// What fills up; one byte on the wire, whatever was declared.
    fn padding(&self) -> u8 {
        let declared = self.pad.and_then(|pad| u8::try_from(pad).ok()).filter(u8::is_ascii);
        match (self.length, self.justify) {
            (Length::Big | Length::Little, _) => 0,
            (_, Some(Justify::Left)) => declared.unwrap_or(b' '),
            _ => declared.unwrap_or(b'0'),
        }
    }

    /// The first message and what follows it; None when it is not whole or this is no header.
    fn read<'a>(&self, dialect: &Dialect, wire: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        if self.width == 0 {
            return None;
        }
        let (header, body) = wire.split_at_checked(self.width)?;
        let length = match self.length {
            Length::Decimal => self.digits(header, 10)?,
            Length::Hexadecimal => self.digits(header, 16)?,
            Length::Big => integer(header.iter())?,
            Length::Little => integer(header.iter().rev())?,
        };
        let length = match self.counts {
            Counts::Bytes => length,
            Counts::Characters => bytes_of(dialect, body, length)?,
        };
        body.split_at_checked(length)
    }

    fn digits(&self, header: &[u8], base: u32) -> Option<usize> {
        let is_digit = |byte: &u8| char::from(*byte).is_digit(base);
        let filling = |byte: &u8| *byte == self.padding() || byte.is_ascii_whitespace() || *byte == 0;
        let first = header.iter().position(is_digit)?;
        let last = header.iter().rposition(is_digit)?;
        // Digits used as filling on the right are told from the length by nothing.
        let filled = header[..first].iter().all(filling) && header[last + 1..].iter().all(filling);
        let digits = std::str::from_utf8(&header[first..=last]).ok()?;
        if filled {
            usize::from_str_radix(digits, base).ok()
        } else {
            None
        }
    }
}

/// The value of an integer, most significant byte first; None when it does not fit.
fn integer<'a>(bytes: impl Iterator<Item = &'a u8>) -> Option<usize> {
    let mut value: usize = 0;
    for byte in bytes {
        value = value.checked_mul(256)?.checked_add(usize::from(*byte))?;
    }
    Some(value)
}

/// How many bytes this many characters take; None when they are not all there.
fn bytes_of(dialect: &Dialect, body: &[u8], count: usize) -> Option<usize> {
    if encoding(dialect).is_some_and(|encoding| encoding != UTF_8) {
        // The encodings that are found are of one byte a character.
        return (count <= body.len()).then_some(count);
    }
    let mut at = 0;
    for _ in 0..count {
        let wanted = match *body.get(at)? {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        at += wanted;
        if at > body.len() {
            return None;
        }
    }
    Some(at)
}

/// Characters of a message; its bytes when it is no text.
fn characters(message: &[u8]) -> usize {
    std::str::from_utf8(message).map_or(message.len(), |text| text.chars().count())
}

/// The dialect's encoding, when it has one that is known.
fn encoding(dialect: &Dialect) -> Option<&'static Encoding> {
    Encoding::for_label(dialect.encoding.as_deref()?.as_bytes())
}

/// The message in the dialect's encoding. What is no UTF-8 goes as it is.
fn encoded<'a>(dialect: &Dialect, message: &'a [u8]) -> Result<Cow<'a, [u8]>, EncodeError> {
    let (Some(encoding), Ok(text)) = (encoding(dialect), std::str::from_utf8(message)) else {
        return Ok(Cow::Borrowed(message));
    };
    match encoding.encode(text) {
        (_, _, true) => Err(EncodeError::NotInEncoding {
            encoding: encoding.name().to_owned(),
        }),
        (bytes, ..) => Ok(bytes),
    }
}

/// A message from the wire as UTF-8. UTF-8 itself, and what is not of the encoding, stays byte for byte.
fn text(dialect: &Dialect, bytes: &[u8]) -> Vec<u8> {
    let Some(encoding) = encoding(dialect).filter(|encoding| *encoding != UTF_8) else {
        return bytes.to_vec();
    };
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    decoded.map_or_else(|| bytes.to_vec(), |text| text.into_owned().into_bytes())
}

#[cfg(test)]
mod tests;
