use super::*;
use proptest::prelude::*;

const MESSAGES: &[&str] = &[
    "hello",
    "z",
    "Привет, мир",
    "a longer line of text that has more than ninety-nine characters, so that its length takes three digits",
];

fn samples(framing: &Framing, encoding: Option<&str>, messages: &[&str]) -> Vec<Sample> {
    let dialect = Dialect {
        framing: Some(framing.clone()),
        encoding: encoding.map(str::to_owned),
        ..Dialect::default()
    };
    let sample = |message: &&str| Sample {
        message: message.as_bytes().to_vec(),
        wire: encode(&dialect, message.as_bytes()).expect("it fits"),
    };
    messages.iter().map(sample).collect()
}

fn header(length: Length, width: usize, pad: Option<char>, justify: Option<Justify>, counts: Counts) -> Framing {
    Framing::Header(Header {
        length,
        width,
        pad,
        justify,
        counts,
    })
}

#[test]
fn every_hypothesis_is_found_again() {
    let mut framings = vec![Framing::Plain(Plain::None), Framing::Plain(Plain::Line)];
    for counts in [Counts::Bytes, Counts::Characters] {
        for width in [4, 5, 10] {
            for pad in [' ', '+', '_'] {
                framings.push(header(Length::Decimal, width, Some(pad), Some(Justify::Left), counts));
                framings.push(header(Length::Decimal, width, Some(pad), Some(Justify::Right), counts));
            }
            framings.push(header(Length::Decimal, width, Some('0'), Some(Justify::Right), counts));
            framings.push(header(
                Length::Hexadecimal,
                width,
                Some('0'),
                Some(Justify::Right),
                counts,
            ));
        }
        framings.extend([2, 4, 8].map(|width| header(Length::Little, width, None, None, counts)));
        framings.extend([1, 2, 4, 8].map(|width| header(Length::Big, width, None, None, counts)));
    }
    for framing in framings {
        let found = infer_framing(&samples(&framing, None, MESSAGES));
        assert_eq!(
            found,
            Inference::One {
                framing,
                encoding: None
            }
        );
    }
}

#[test]
fn encodings_are_found() {
    for encoding in ENCODINGS {
        let plain = Framing::Plain(Plain::None);
        let found = infer_framing(&samples(&plain, Some(encoding), MESSAGES));
        assert_eq!(
            found,
            Inference::One {
                framing: plain,
                encoding: Some((*encoding).to_owned())
            }
        );
    }
}

#[test]
fn what_samples_cannot_tell_apart_is_ambiguous() {
    let framing = header(Length::Decimal, 4, Some(' '), Some(Justify::Left), Counts::Bytes);
    let Inference::Ambiguous(framings) = infer_framing(&samples(&framing, None, &["hello", "z"])) else {
        panic!("bytes and characters are the same in ASCII");
    };
    assert_eq!(framings[0], framing);
    assert_eq!(framings.len(), 4, "of base ten or sixteen, bytes or characters");
}

#[test]
fn nothing_explains_what_is_private() {
    let sample = |message: &str, wire: &[u8]| Sample {
        message: message.into(),
        wire: wire.to_vec(),
    };
    assert_eq!(infer_framing(&[]), Inference::None);
    assert_eq!(infer_framing(&[sample("hello", b"ifmmp")]), Inference::None);
    assert_eq!(
        infer_framing(&[
            sample("hello", b"{\"text\": \"hello\"}"),
            sample("z", b"{\"text\": \"z\"}")
        ]),
        Inference::None
    );
    assert_eq!(
        infer_framing(&[sample("hello", b"helloCRLF"), sample("z", b"zCRLF")]),
        Inference::None
    );
    assert_eq!(infer_framing(&[sample("hello", b"")]), Inference::None);
}

proptest! {
    #[test]
    fn what_is_found_explains_all(messages in prop::collection::vec(("[a-zа-я]{0,9}", prop::collection::vec(any::<u8>(), 0..12)), 0..4)) {
        let samples: Vec<Sample> = messages.into_iter().map(|(message, wire)| Sample { message: message.into_bytes(), wire }).collect();
        if let Inference::One { framing, encoding } = infer_framing(&samples) {
            let dialect = Dialect { framing: Some(framing), encoding, ..Dialect::default() };
            for sample in &samples {
                prop_assert_eq!(encode(&dialect, &sample.message), Ok(sample.wire.clone()));
            }
        }
    }
}
