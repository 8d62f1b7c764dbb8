//! What a submission printed, made safe for a terminal and for the eye: no escape sequence, no bidirectional
//! override and no invisible character of a student's reaches the reader's screen as itself.

use std::borrow::Cow;

/// The text with everything that a terminal obeys, or that the eye cannot see, written out: `\n`, `\x1b`, `\u{202e}`.
/// Backslashes stay as they are, so the result of escaping twice is that of escaping once.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Bytes as a text in straight quotes; what is not UTF-8 as `\xff`, a quote as `\"`, a backslash as `\\`.
pub fn quoted(bytes: &[u8]) -> String {
    let mut shown = String::with_capacity(bytes.len() + 2);
    shown.push('"');
    for (piece, _) in pieces(bytes) {
        shown.push_str(&piece);
    }
    shown.push('"');
    shown
}

/// Bytes cut into what is shown as one: a character, an escape, or a byte that is part of no character. With each
/// its length in bytes.
pub fn pieces(bytes: &[u8]) -> Vec<(String, usize)> {
    let mut pieces = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            let mut shown = String::new();
            match character {
                '"' => shown.push_str("\\\""),
                '\\' => shown.push_str("\\\\"),
                _ => push(&mut shown, character),
            }
            pieces.push((shown, character.len_utf8()));
        }
        for byte in chunk.invalid() {
            pieces.push((format!("\\x{byte:02x}"), 1));
        }
    }
    pieces
}

fn push(shown: &mut String, character: char) {
    match character {
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\t' => shown.push_str("\\t"),
        hidden if is_hidden(hidden) && hidden.is_ascii() => shown.push_str(&format!("\\x{:02x}", u32::from(hidden))),
        hidden if is_hidden(hidden) => shown.push_str(&format!("\\u{{{:x}}}", u32::from(hidden))),
        seen => shown.push(seen),
    }
}

/// Controls (C0, DEL, C1), what is no character (XML 1.0 refuses it), and the format characters that reorder, hide or break a line. The zero-width joiner stays:
/// emoji are made with it.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_in_any_alphabet_stays_as_it_is() {
        for text in ["hello", "привет, мир", "👩‍👩‍👧", r"C:\temp", "日本", ""] {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn what_a_terminal_obeys_is_written_out() {
        assert_eq!(printable("\x1b[2J\x07\x00\x7f"), r"\x1b[2J\x07\x00\x7f");
        assert_eq!(printable("a\r\nb\tc"), r"a\r\nb\tc");
        assert_eq!(
            printable("\u{9b}31m"),
            r"\u{9b}31m",
            "C1: a control sequence in one character"
        );
    }

    #[test]
    fn what_the_eye_is_deceived_by_is_written_out() {
        for code in (0x202a..=0x202e)
            .chain(0x2066..=0x2069)
            .chain([0x200b, 0x200f, 0xfeff, 0xe0041])
        {
            let character = char::from_u32(code).expect("a listed scalar value");
            assert_eq!(printable(&format!("a{character}b")), format!("a\\u{{{code:x}}}b"));
        }
    }

    #[test]
    fn escaping_twice_is_escaping_once() {
        let once = printable("\x1b[1m\\n\u{202e}").into_owned();
        assert_eq!(printable(&once), once);
    }

    #[test]
    fn quoted_bytes_show_what_is_not_text() {
        assert_eq!(quoted("да\n".as_bytes()), r#""да\n""#);
        assert_eq!(quoted(b"a\"\\\xd0\xff"), r#""a\"\\\xd0\xff""#);
    }
}
