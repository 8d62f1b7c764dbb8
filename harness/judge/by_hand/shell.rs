//! Bytes as a line for a shell: whatever they are, the shell takes them for text and for nothing else.

use crate::transcript::Bytes;

/// Longer messages are made by the shell instead of being written out.
const WRITTEN_OUT: usize = 120;
/// Longer pieces are made by a multiplication instead of being written out.
const PIECE_WRITTEN_OUT: usize = 40;

/// Whether bytes are so many, or such, that a line shows them better in pieces of Python.
pub fn remarkable(bytes: &Bytes) -> bool {
    bytes.0.is_empty() || !bytes.0.is_ascii() || bytes.0.len() > WRITTEN_OUT
}

/// A command of the shell that prints these bytes.
pub fn printf(bytes: &Bytes) -> String {
    if bytes.0.len() > WRITTEN_OUT {
        return long(bytes);
    }
    let mut out = String::from("printf '");
    for (nth, chunk) in bytes.0.utf8_chunks().enumerate() {
        for (at, character) in chunk.valid().char_indices() {
            match character {
                // A format that begins with a dash is taken for an option.
                '-' if nth == 0 && at == 0 => out.push_str(&octal(b"-")),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\'' => out.push_str("'\\''"),
                '%' => out.push_str("%%"),
                '\\' => out.push_str("\\\\"),
                plain if plain == ' ' || plain.is_ascii_graphic() || plain.is_alphanumeric() => out.push(plain),
                other => out.push_str(&octal(other.encode_utf8(&mut [0; 4]).as_bytes())),
            }
        }
        out.push_str(&octal(chunk.invalid()));
    }
    out.push('\'');
    out
}

fn octal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\{byte:03o}")).collect()
}

/// A command that prints as many bytes of the same kind: one letter over and over, or numbers.
fn long(bytes: &Bytes) -> String {
    let whole = bytes.text();
    let (text, end) = match whole.strip_suffix('\n') {
        Some(text) => (text, "; echo"),
        None => (whole.as_ref(), ""),
    };
    let mut letters = text.chars();
    let (first, second) = (letters.next().unwrap_or('x'), letters.next().unwrap_or('x'));
    let plain = first.is_alphanumeric() && second.is_alphanumeric();
    if plain && letters.clone().all(|letter| letter == second) {
        let times = 1 + letters.count();
        return format!("python3 -c \"print('{first}' + '{second}' * {times}, end='')\"{end}");
    }
    format!("seq -s ' ' -f '%04.0f' 1 99999 | head -c {}{end}", text.len())
}

/// One word of a shell's line.
pub fn word(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A command line that may stand behind a pipe: one of several steps in a shell of its own.
pub fn piped(command: &str) -> String {
    match command.contains(['&', ';', '|']) {
        true => format!("({command})"),
        false => command.to_owned(),
    }
}

/// Bytes as a literal of Python that a shell's double quotes leave alone.
pub fn python_bytes(bytes: &[u8]) -> String {
    let literal = |bytes: &[u8]| {
        let kept = |byte: u8| byte == b' ' || byte.is_ascii_graphic() && !b"$`!\"'\\".contains(&byte);
        let letters = bytes.iter().map(|&byte| match kept(byte) {
            true => char::from(byte).to_string(),
            false => format!("\\x{byte:02x}"),
        });
        format!("b'{}'", letters.collect::<String>())
    };
    match bytes.split_at_checked(PIECE_WRITTEN_OUT) {
        Some((begin, rest)) if !rest.is_empty() => format!("{} + b'x' * {}", literal(begin), rest.len()),
        _ => literal(bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;

    fn run(line: &str) -> Vec<u8> {
        Command::new("sh")
            .args(["-c", line])
            .output()
            .expect("there is a shell")
            .stdout
    }

    #[test]
    fn an_option_is_no_message_and_a_name_no_command() {
        assert_eq!(
            run(&printf(&"-v $(id) `id` !! %d \\n it's\n".into())),
            b"-v $(id) `id` !! %d \\n it's\n"
        );
        assert_eq!(run(&format!("printf %s {}", word("$(id); it's"))), b"$(id); it's");
        assert_eq!(
            piped("cd lab && exec python3 server.py"),
            "(cd lab && exec python3 server.py)"
        );
    }

    #[test]
    fn a_long_message_keeps_its_length() {
        let (letters, numbers) = ("я".repeat(100) + "\n", "0001 0002 ".repeat(20));
        assert_eq!(run(&printf(&letters.as_str().into())), letters.as_bytes());
        assert_eq!(run(&printf(&numbers.as_str().into())).len(), numbers.len());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_shell_prints_the_very_bytes(bytes in proptest::collection::vec(any::<u8>(), 1..40)) {
            prop_assert_eq!(run(&printf(&Bytes(bytes.clone()))), bytes);
        }

        #[test]
        fn a_literal_holds_nothing_that_a_shell_obeys(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let line = format!("printf %s \"{}\"", python_bytes(&bytes));
            prop_assert_eq!(run(&line), python_bytes(&bytes).into_bytes());
        }
    }
}
