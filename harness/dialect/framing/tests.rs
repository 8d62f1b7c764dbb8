use super::*;
use proptest::prelude::*;

fn dialect(framing: Framing, encoding: Option<&str>) -> Dialect {
    Dialect {
        framing: Some(framing),
        encoding: encoding.map(str::to_owned),
        ..Dialect::default()
    }
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
fn headers_look_as_they_are_declared() {
    let cases = [
        (
            header(Length::Decimal, 4, Some('+'), Some(Justify::Left), Counts::Bytes),
            "hi",
            &b"2+++hi"[..],
        ),
        (
            header(Length::Decimal, 4, None, Some(Justify::Left), Counts::Bytes),
            "hi",
            b"2   hi",
        ),
        (
            header(Length::Decimal, 5, Some('0'), Some(Justify::Right), Counts::Bytes),
            "hi",
            b"00002hi",
        ),
        (
            header(Length::Decimal, 3, None, None, Counts::Characters),
            "ы",
            "001ы".as_bytes(),
        ),
        (header(Length::Big, 4, None, None, Counts::Bytes), "hi", b"\0\0\0\x02hi"),
        (header(Length::Little, 2, None, None, Counts::Bytes), "hi", b"\x02\0hi"),
        (
            header(Length::Big, 10, None, None, Counts::Bytes),
            "h",
            b"\0\0\0\0\0\0\0\0\0\x01h",
        ),
        (Framing::Plain(Plain::Line), "hi", b"hi\n"),
        (Framing::Plain(Plain::None), "hi", b"hi"),
        (Framing::Plain(Plain::Close), "hi", b"hi"),
    ];
    for (framing, message, wire) in cases {
        let dialect = dialect(framing, None);
        assert_eq!(encode(&dialect, message.as_bytes()).as_deref(), Ok(wire));
        assert_eq!(decode(&dialect, wire).messages, [message.as_bytes()]);
    }
}

#[test]
fn what_does_not_fit_is_an_error() {
    let one = header(Length::Decimal, 1, None, None, Counts::Bytes);
    assert_eq!(limit(&one), Some(9));
    assert_eq!(
        encode(&dialect(one, None), b"0123456789"),
        Err(EncodeError::TooLong { length: 10, limit: 9 })
    );
    assert_eq!(limit(&header(Length::Big, 2, None, None, Counts::Bytes)), Some(65535));
    assert_eq!(limit(&header(Length::Big, 8, None, None, Counts::Bytes)), None);
    assert_eq!(limit(&Framing::Plain(Plain::Line)), None);
    let wide = dialect(header(Length::Decimal, usize::MAX, None, None, Counts::Bytes), None);
    assert_eq!(encode(&wide, b""), Err(EncodeError::Width { width: usize::MAX }));
    assert!(decode(&wide, b"12").messages.is_empty());
    let cyrillic = dialect(Framing::Plain(Plain::None), Some("windows-1251"));
    assert!(matches!(
        encode(&cyrillic, "🙂".as_bytes()),
        Err(EncodeError::NotInEncoding { .. })
    ));
}

#[test]
fn encodings_are_put_on_and_taken_off() {
    let dialect = dialect(
        header(Length::Decimal, 2, None, None, Counts::Characters),
        Some("windows-1251"),
    );
    let wire = encode(&dialect, "да".as_bytes()).expect("it fits");
    assert_eq!(wire, b"02\xe4\xe0");
    assert_eq!(decode(&dialect, &wire).messages, ["да".as_bytes()]);
}

fn framings() -> impl Strategy<Value = Framing> {
    let length = prop_oneof![Just(Length::Decimal), Just(Length::Big), Just(Length::Little)];
    let pad = prop_oneof![Just(None), Just(Some(' ')), Just(Some('+')), Just(Some('_'))];
    let justify = prop_oneof![Just(None), Just(Some(Justify::Left)), Just(Some(Justify::Right))];
    let counts = prop_oneof![Just(Counts::Bytes), Just(Counts::Characters)];
    let headers = (length, 1..12usize, pad, justify, counts)
        .prop_map(|(length, width, pad, justify, counts)| header(length, width, pad, justify, counts));
    prop_oneof![2 => Just(Framing::Plain(Plain::Line)), 8 => headers]
}

proptest! {
    #[test]
    fn messages_come_back_whatever_the_cut(
        framing in framings(),
        encoding in prop_oneof![Just(None), Just(Some("windows-1251")), Just(Some("koi8-r"))],
        messages in prop::collection::vec("[a-zа-я0-9 ]{0,300}", 0..5),
        cut in 0..3000usize,
    ) {
        let dialect = dialect(framing, encoding);
        let encoded: Vec<Vec<u8>> = messages.iter().filter_map(|message| encode(&dialect, message.as_bytes()).ok()).collect();
        let said: Vec<Vec<u8>> =
            messages.iter().filter(|message| encode(&dialect, message.as_bytes()).is_ok()).map(|message| message.clone().into_bytes()).collect();
        let wire = encoded.concat();
        let cut = cut.min(wire.len());
        let first = decode(&dialect, &wire[..cut]);
        let again = [&first.rest[..], &wire[cut..]].concat();
        let second = decode(&dialect, &again);
        prop_assert_eq!([first.messages, second.messages].concat(), said);
        prop_assert!(second.rest.is_empty());
    }

    #[test]
    fn no_bytes_are_too_hostile(framing in framings(), wide in any::<usize>(), wire in prop::collection::vec(any::<u8>(), 0..200)) {
        for encoding in [None, Some("ibm866"), Some("no such")] {
            let dialect = dialect(framing.clone(), encoding);
            let decoded = decode(&dialect, &wire);
            prop_assert!(decoded.rest.len() <= wire.len() && wire.ends_with(&decoded.rest));
            prop_assert!(decoded.messages.len() <= wire.len());
        }
        if let Framing::Header(header) = &framing {
            let wide = Framing::Header(Header { width: wide, ..header.clone() });
            let dialect = dialect(wide.clone(), None);
            decode(&dialect, &wire);
            let _ = limit(&wide);
            let _ = encode(&dialect, &wire);
        }
    }

    #[test]
    fn a_framing_survives_its_manifest(framing in framings(), encoding in "[a-z0-9-]{0,10}", leave in "\\PC{0,10}", says in "\\PC{0,10}") {
        let mut dialect = dialect(framing, Some(&encoding));
        dialect.leave = Some(leave);
        dialect.prompts = vec![super::super::Prompt { program: None, says, intent: Some(crate::transcript::Intent::YesNo), answer: None }];
        let text = toml::to_string(&dialect).expect("a dialect can be written");
        prop_assert_eq!(toml::from_str::<Dialect>(&text).expect("its own form"), dialect);
    }
}
