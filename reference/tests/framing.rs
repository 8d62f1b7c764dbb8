//! Whatever is sent as messages is received as the same messages, however the stream cuts or joins them; whatever else
//! comes is an error, never a panic and never more memory than the limit.

use std::io::{self, ErrorKind, Read};

use bytes::{Bytes, BytesMut};
use lab_reference::framing::{HEADER, LIMIT, MessageError, ReadMessage, WriteMessage};
use proptest::collection::vec;
use proptest::prelude::*;
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};

/// A stream that brings its bytes in pieces of the given sizes, again and again, and interrupts now and then.
struct Pieces<'a> {
    bytes: &'a [u8],
    sizes: std::iter::Cycle<std::slice::Iter<'a, usize>>,
    /// The longest buffer that anybody wanted filled.
    widest: usize,
}

impl<'a> Pieces<'a> {
    fn new(bytes: &'a [u8], sizes: &'a [usize]) -> Pieces<'a> {
        Pieces {
            bytes,
            sizes: sizes.iter().cycle(),
            widest: 0,
        }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.widest = self.widest.max(buffer.len());
        match self.sizes.next() {
            Some(0) => Err(ErrorKind::Interrupted.into()),
            Some(&size) => {
                let size = size.min(buffer.len());
                self.bytes.read(&mut buffer[..size])
            }
            None => self.bytes.read(buffer),
        }
    }
}

/// Sizes of pieces; one at least is not 0, else nothing would ever arrive.
fn sizes() -> impl Strategy<Value = Vec<usize>> {
    vec(0..50_usize, 0..8).prop_map(|mut sizes| {
        sizes.push(1);
        sizes
    })
}

/// Bytes of all kinds; half of them begin like a header that is believed.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let believed = (0..=LIMIT as u32, vec(any::<u8>(), 0..200))
        .prop_map(|(length, rest)| [&length.to_be_bytes(), rest.as_slice()].concat());
    let short = vec((0..20_u32, vec(any::<u8>(), 0..20)), 0..9).prop_map(|frames| {
        frames
            .into_iter()
            .flat_map(|(length, rest)| [&length.to_be_bytes(), rest.as_slice()].concat())
            .collect()
    });
    prop_oneof![vec(any::<u8>(), 0..200), believed, short]
}

fn sent(texts: &[String]) -> Vec<u8> {
    let mut wire = Vec::new();
    for text in texts {
        wire.send_message(text).expect("a Vec takes everything");
    }
    wire
}

proptest! {
    #[test]
    fn messages_arrive_as_they_were_sent(texts in vec(any::<String>(), 0..20), sizes in sizes()) {
        let wire = sent(&texts);
        let mut stream = Pieces::new(&wire, &sizes);
        for text in &texts {
            prop_assert_eq!(stream.receive_message().unwrap(), Some(text.clone()));
        }
        prop_assert_eq!(stream.receive_message().unwrap(), None);
    }

    #[test]
    fn messages_arrive_byte_by_byte(texts in vec(any::<String>(), 0..5)) {
        let wire = sent(&texts);
        let mut stream = Pieces::new(&wire, &[1]);
        for text in &texts {
            prop_assert_eq!(stream.receive_message().unwrap(), Some(text.clone()));
        }
        prop_assert_eq!(stream.receive_message().unwrap(), None);
    }

    #[test]
    fn bytes_need_not_be_text(bodies in vec(vec(any::<u8>(), 0..3000), 0..5), sizes in sizes()) {
        let mut wire = Vec::new();
        for body in &bodies {
            wire.send_bytes(body).unwrap();
        }
        let mut stream = Pieces::new(&wire, &sizes);
        for body in &bodies {
            prop_assert_eq!(stream.receive_bytes().unwrap(), Some(body.clone()));
        }
        prop_assert_eq!(stream.receive_bytes().unwrap(), None);
    }

    #[test]
    fn another_implementation_of_this_header_understands_it(text in any::<String>()) {
        let mut codec = LengthDelimitedCodec::new();
        let mut theirs = BytesMut::from(sent(std::slice::from_ref(&text)).as_slice());
        prop_assert_eq!(codec.decode(&mut theirs).unwrap(), Some(BytesMut::from(text.as_bytes())));
        codec.encode(Bytes::copy_from_slice(text.as_bytes()), &mut theirs).unwrap();
        prop_assert_eq!((&*theirs).receive_message().unwrap(), Some(text));
    }

    #[test]
    fn a_cut_is_an_error_and_a_close_between_messages_is_none(
        texts in vec(any::<String>(), 1..5), cut in any::<prop::sample::Index>(), sizes in sizes(),
    ) {
        let whole = sent(&texts);
        let wire = &whole[..cut.index(whole.len())];
        let mut stream = Pieces::new(wire, &sizes);
        let mut left = wire.len();
        for text in &texts {
            let outcome = stream.receive_message();
            let size = text.len();
            match (left, outcome) {
                (0, Ok(None)) => return Ok(()),
                (1..HEADER, Err(MessageError::CutHeader { received })) => {
                    prop_assert_eq!(received, left);
                    return Ok(());
                }
                (_, Err(MessageError::CutBody { received, size: promised })) => {
                    prop_assert_eq!((received, promised), (left - HEADER, size));
                    return Ok(());
                }
                (_, outcome) => prop_assert_eq!(outcome.unwrap(), Some(text.clone())),
            }
            left -= HEADER + size;
        }
        prop_assert!(false, "a stream that was cut brought everything");
    }

    #[test]
    fn hostile_bytes_are_an_error_within_the_limit(wire in hostile(), sizes in sizes()) {
        let mut stream = Pieces::new(&wire, &sizes);
        loop {
            match stream.receive_message() {
                Ok(Some(text)) => prop_assert!(text.len() <= wire.len()),
                Err(MessageError::NotUtf8) => {}
                Ok(None) | Err(_) => break,
            }
        }
        prop_assert!(stream.widest <= LIMIT);
    }

    #[test]
    fn a_length_over_the_limit_is_refused_before_room_is_made(length in LIMIT as u32 + 1.., rest in vec(any::<u8>(), 0..9)) {
        let wire = [&length.to_be_bytes(), rest.as_slice()].concat();
        let mut stream = Pieces::new(&wire, &[9]);
        let outcome = stream.receive_bytes();
        let refused = matches!(outcome, Err(MessageError::TooLong { length: refused }) if refused == length);
        prop_assert!(refused);
        prop_assert_eq!(stream.widest, HEADER);
    }
}

#[test]
fn the_header_is_the_length_in_bytes_high_byte_first() {
    let mut wire = Vec::new();
    wire.send_message("мир 🌍").unwrap();
    assert_eq!(wire[..HEADER], [0, 0, 0, 11]);
    assert_eq!(&wire[HEADER..], "мир 🌍".as_bytes());
}

#[test]
fn the_longest_message_goes_through_and_one_byte_more_does_not() {
    let mut wire = Vec::new();
    wire.send_bytes(&vec![7; LIMIT]).unwrap();
    assert_eq!(wire.as_slice().receive_bytes().unwrap().unwrap().len(), LIMIT);
    let before = wire.len();
    let outcome = wire.send_bytes(&vec![7; LIMIT + 1]);
    assert!(matches!(outcome, Err(MessageError::TooLong { .. })));
    assert_eq!(wire.len(), before, "a refused message left bytes on the stream");
}

#[test]
fn after_a_message_that_is_no_text_the_next_one_arrives() {
    let mut wire = Vec::new();
    wire.send_bytes(&[0xd0]).unwrap();
    wire.send_message("ok").unwrap();
    let mut stream = wire.as_slice();
    assert!(matches!(stream.receive_message(), Err(MessageError::NotUtf8)));
    assert_eq!(stream.receive_message().unwrap().as_deref(), Some("ok"));
}
