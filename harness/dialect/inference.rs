//! Which framing explains what a client sent: every hypothesis is tried, and only one that explains all is believed.

use std::collections::BTreeSet;

use super::framing::{WIDEST, encode};
use super::{Counts, Dialect, Framing, Header, Justify, Length, Plain};

/// What was typed at a client and what it sent for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The text typed, UTF-8, without the line end.
    pub message: Vec<u8>,
    /// The bytes on the wire.
    pub wire: Vec<u8>,
}

/// What samples tell of the framing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inference {
    /// Exactly one hypothesis explains all.
    One {
        /// The framing.
        framing: Framing,
        /// The encoding, when it is not UTF-8.
        encoding: Option<String>,
    },
    /// These explain all, the likeliest first: other samples would tell them apart.
    Ambiguous(Vec<Framing>),
    /// Nothing explains all, or there is nothing to explain.
    None,
}

/// Encodings of Russian text besides UTF-8.
const ENCODINGS: &[&str] = &["windows-1251", "koi8-r", "ibm866"];

/// Widths of binary integers.
const INTEGERS: &[usize] = &[1, 2, 4, 8];

/// Finds the framing that explains all samples.
pub fn infer_framing(samples: &[Sample]) -> Inference {
    if samples.is_empty() {
        return Inference::None;
    }
    let ascii = samples.iter().all(|sample| sample.message.is_ascii());
    let others = ENCODINGS
        .iter()
        .filter(|_| !ascii)
        .map(|label| Some((*label).to_owned()));
    for encoding in std::iter::once(None).chain(others) {
        let mut framings = explaining(samples, encoding.as_deref());
        if framings.len() > 1 {
            return Inference::Ambiguous(framings);
        }
        if let Some(framing) = framings.pop() {
            return Inference::One { framing, encoding };
        }
    }
    Inference::None
}

/// The framings that explain all samples in this encoding, the likeliest first.
fn explaining(samples: &[Sample], encoding: Option<&str>) -> Vec<Framing> {
    let explains = |framing: &Framing| {
        let dialect = Dialect {
            framing: Some(framing.clone()),
            encoding: encoding.map(str::to_owned),
            ..Dialect::default()
        };
        samples
            .iter()
            .all(|sample| encode(&dialect, &sample.message).is_ok_and(|wire| same(framing, &wire, &sample.wire)))
    };
    hypotheses(samples, encoding).into_iter().filter(explains).collect()
}

/// Are these the same bytes? A length of base sixteen may be written in capitals.
fn same(framing: &Framing, wire: &[u8], sent: &[u8]) -> bool {
    match framing {
        Framing::Header(header) if header.length == Length::Hexadecimal => {
            let parted = |bytes: &'_ [u8]| {
                bytes
                    .split_at_checked(header.width)
                    .map(|(a, b)| (a.to_ascii_lowercase(), b.to_vec()))
            };
            parted(wire) == parted(sent)
        }
        _ => wire == sent,
    }
}

/// What is worth trying, each framing in one form.
fn hypotheses(samples: &[Sample], encoding: Option<&str>) -> Vec<Framing> {
    let mut framings = vec![Framing::Plain(Plain::None), Framing::Plain(Plain::Line)];
    let Some(width) = width(samples, encoding) else {
        return framings;
    };
    let header = |length, pad, justify, counts| {
        Framing::Header(Header {
            length,
            width,
            pad,
            justify,
            counts,
        })
    };
    for counts in [Counts::Bytes, Counts::Characters] {
        if width == 1 {
            framings.push(header(Length::Decimal, None, None, counts));
        } else {
            let pads = pads(samples, width);
            // Digits behind a length would read as a part of it.
            let left = pads.iter().filter(|pad| !pad.is_ascii_digit());
            framings.extend(left.map(|pad| header(Length::Decimal, Some(*pad), Some(Justify::Left), counts)));
            framings.extend(
                pads.iter()
                    .map(|pad| header(Length::Decimal, Some(*pad), Some(Justify::Right), counts)),
            );
        }
        if INTEGERS.contains(&width) {
            framings.push(header(Length::Big, None, None, counts));
            // Of one byte, both are the same.
            framings.extend((width > 1).then(|| header(Length::Little, None, None, counts)));
        }
    }
    // Last, since short lengths look like decimal ones.
    for counts in [Counts::Bytes, Counts::Characters] {
        let pads = pads(samples, width);
        let hexadecimal = |pad, justify| header(Length::Hexadecimal, Some(pad), Some(justify), counts);
        let left = pads.iter().filter(|pad| !pad.is_ascii_hexdigit());
        framings.extend(left.map(|pad| hexadecimal(*pad, Justify::Left)));
        framings.extend(pads.iter().map(|pad| hexadecimal(*pad, Justify::Right)));
    }
    framings
}

/// How many bytes more than the text the client sent, if always the same.
fn width(samples: &[Sample], encoding: Option<&str>) -> Option<usize> {
    let plain = Dialect {
        encoding: encoding.map(str::to_owned),
        ..Dialect::default()
    };
    let mut widths = samples.iter().map(|sample| {
        sample
            .wire
            .len()
            .checked_sub(encode(&plain, &sample.message).ok()?.len())
    });
    let first = widths.next()??;
    (widths.all(|width| width == Some(first)) && (1..=WIDEST).contains(&first)).then_some(first)
}

/// The bytes in the headers that may be filling; a blank and a zero when every header is full.
fn pads(samples: &[Sample], width: usize) -> BTreeSet<char> {
    let headers = samples.iter().filter_map(|sample| sample.wire.get(..width));
    let ends = headers.flat_map(|header| {
        [header.first(), header.last()]
            .into_iter()
            .flatten()
            .copied()
            .collect::<Vec<u8>>()
    });
    let mut pads: BTreeSet<char> = ends
        .filter(|byte| byte.is_ascii() && (*byte == b'0' || !byte.is_ascii_digit()))
        .map(char::from)
        .collect();
    if pads.is_empty() {
        pads.extend([' ', '0']);
    }
    pads
}

#[cfg(test)]
mod tests;
