//! What programs ask name servers (RFC 1035 section 4.1).

use super::datagrams::Datagram;

/// The port of name servers.
const DOMAIN: u16 = 53;
/// Length of a message's header.
const HEADER: usize = 12;
/// Kinds of records: an address of IPv4, and one of IPv6 (RFC 3596).
const ADDRESSES: [u16; 2] = [1, 28];
/// A longer label is none: its first bits mean something else.
const LONGEST_LABEL: u8 = 63;

/// The name whose address this datagram asks for.
pub fn name_asked_for(datagram: &Datagram) -> Option<String> {
    if datagram.to.port() != DOMAIN {
        return None;
    }
    let mut rest = datagram.bytes.get(HEADER..)?;
    let mut labels = Vec::new();
    loop {
        let (&length, after) = rest.split_first()?;
        if length > LONGEST_LABEL {
            return None;
        }
        let (label, after) = after.split_at_checked(usize::from(length))?;
        rest = after;
        if label.is_empty() {
            break;
        }
        labels.push(std::str::from_utf8(label).ok()?.to_owned());
    }
    let kind = u16::from_be_bytes([*rest.first()?, *rest.get(1)?]);
    (ADDRESSES.contains(&kind) && !labels.is_empty()).then(|| labels.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(question: &[u8]) -> Option<String> {
        let header = [0; HEADER];
        name_asked_for(&Datagram {
            from: ([192, 168, 77, 3], 40000).into(),
            to: ([192, 168, 77, 1], DOMAIN).into(),
            bytes: [&header, question].concat(),
        })
    }

    #[test]
    fn a_question_for_an_address_holds_its_name() {
        assert_eq!(
            asked(b"\x07teacher\x05local\0\0\x01\0\x01").as_deref(),
            Some("teacher.local")
        );
        assert_eq!(asked(b"\x07teacher\0\0\x1c\0\x01").as_deref(), Some("teacher"));
    }

    #[test]
    fn nothing_else_is_a_name() {
        let reverse = b"\x012\x0277\x03168\x03192\x07in-addr\x04arpa\0\0\x0c\0\x01";
        for question in [
            &reverse[..],
            b"",
            b"\x07teach",
            b"\0\0\x01",
            b"\xc0\x0c\0\x01",
            b"\x03abc\0\0",
        ] {
            assert_eq!(asked(question), None);
        }
    }
}
