//! The console: lines said, questions asked again until the answer makes sense.
//! A console that is gone makes nobody panic: what is said is lost, a question gets no answer.

use std::io::{self, BufRead, Write};

use crate::words;

/// Prints one line.
pub fn say(line: &str) {
    // Not `println!`, which panics when nobody can read it any more.
    let _ = writeln!(io::stdout(), "{line}");
}

/// Prints one line about something that went wrong, on the standard error.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Prints what others wrote, made harmless.
pub fn say_foreign(text: &str) {
    say(&printable(text));
}

/// A text without control characters other than line feed and tab: a terminal obeys them, and whoever sends one could
/// clear the screen, or write in another person's name.
pub fn printable(text: &str) -> String {
    let harmless = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars()
        .map(|c| if harmless(c) { c } else { char::REPLACEMENT_CHARACTER })
        .collect()
}

/// Asks a question and returns the line typed, without its end; `None` when the input has ended.
pub fn ask_line(question: &str) -> Option<String> {
    show_prompt(question);
    let line = read_line();
    if line.is_none() {
        say(""); // The question is left open.
    }
    line
}

/// Prints a question.
pub fn show_prompt(question: &str) {
    let mut stdout = io::stdout().lock();
    // The question has no end of line, so it stays in the buffer until it is flushed.
    let _ = write!(stdout, "{question}: ").and_then(|()| stdout.flush());
}

/// The next line typed, without its end; `None` when the input has ended.
pub fn read_line() -> Option<String> {
    let mut bytes = Vec::new();
    match io::stdin().lock().read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => None,
        // Not `read_line`, which refuses a line that is not UTF-8.
        Ok(_) => Some(
            String::from_utf8_lossy(&bytes)
                .trim_end_matches(['\r', '\n'])
                .to_string(),
        ),
    }
}

/// Asks for a host: a name or an address. Enter alone takes the default; `None` when the input has ended.
pub fn ask_host(default: &str) -> Option<String> {
    ask(
        &words!("Host [{default}]", "Хост [{default}]"),
        default.to_string(),
        parse_host,
    )
}

/// Asks for a port. Enter alone takes the default; `None` when the input has ended.
pub fn ask_port(default: u16) -> Option<u16> {
    ask(&words!("Port [{default}]", "Порт [{default}]"), default, parse_port)
}

/// Asks for a number of things, at least one. Enter alone takes the default; `None` when the input has ended.
pub fn ask_count(question: &str, default: u16) -> Option<u16> {
    ask(question, default, parse_count)
}

/// Asks until `parse` accepts the answer; what it refuses with is said before the question is asked again.
fn ask<T>(question: &str, default: T, parse: fn(&str) -> Result<T, String>) -> Option<T> {
    loop {
        let answer = ask_line(question)?;
        if answer.is_empty() {
            return Some(default);
        }
        match parse(answer.trim()) {
            Ok(value) => return Some(value),
            Err(complaint) => say(&complaint),
        }
    }
}

/// Whether the host exists, only the resolver knows: see `TcpStream::connect`.
fn parse_host(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err(words!("A host is a name or an address", "Хост — это имя или адрес"));
    }
    Ok(text.to_string())
}

/// Port 0 is no port: to `bind` it means "any free one", and nobody can connect to it.
fn parse_port(text: &str) -> Result<u16, String> {
    match text.parse() {
        Ok(port) if port != 0 => Ok(port),
        _ => Err(words!(
            "\"{text}\" is not a port: a whole number from 1 to 65535 is",
            "«{text}» — не порт: нужно целое число от 1 до 65535"
        )),
    }
}

fn parse_count(text: &str) -> Result<u16, String> {
    let most = u16::MAX;
    match text.parse() {
        Ok(count) if count != 0 => Ok(count),
        _ => Err(words!(
            "\"{text}\" is not a whole number from 1 to {most}",
            "«{text}» — не целое число от 1 до {most}"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_from_1_to_65535_are_ports() {
        assert_eq!(parse_port("1"), Ok(1));
        assert_eq!(parse_port("9090"), Ok(9090));
        assert_eq!(parse_port("65535"), Ok(65535));
    }

    #[test]
    fn anything_else_is_not_a_port() {
        for text in ["abc", "-1", "0", "65536", "70000", "12.5", "", "90 90", "٩٠٩٠"] {
            assert!(parse_port(text).is_err(), "{text:?} was taken for a port");
        }
    }

    #[test]
    fn a_host_is_any_word() {
        assert_eq!(parse_host("::1"), Ok("::1".to_string()));
        assert!(parse_host("").is_err());
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_and_not_done() {
        assert_eq!(printable("Привет,\tмир 🌍\n"), "Привет,\tмир 🌍\n");
        assert_eq!(printable("\u{1b}[2Jroot\r\u{9b}A"), "\u{fffd}[2Jroot\u{fffd}\u{fffd}A");
    }
}
