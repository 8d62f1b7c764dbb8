//! What may be a user's name.

use crate::words;

/// Characters of the longest name: it stands before every message in a chat.
pub const LONGEST: usize = 40;

/// The name in what a user typed. A name is printed on other people's consoles, so nothing invisible may be in it.
pub fn parse(text: &str) -> Result<&str, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > LONGEST || name.contains(is_invisible) {
        return Err(words!(
            "A name has 1 to {LONGEST} visible characters",
            "В имени от 1 до {LONGEST} видимых символов"
        ));
    }
    Ok(name)
}

/// Control characters, and those that only change how their neighbours are shown: text may be made to run backwards.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_any_short_visible_text() {
        assert_eq!(parse(" Ада Лавлейс \r\n"), Ok("Ада Лавлейс"));
        assert_eq!(parse("O'Neill-2"), Ok("O'Neill-2"));
        assert!(parse(&"я".repeat(LONGEST)).is_ok());
    }

    #[test]
    fn what_others_could_not_see_or_tell_apart_is_no_name() {
        let long = "a".repeat(LONGEST + 1);
        for text in [
            "",
            "  ",
            "a\tb",
            "a\nb",
            "\u{1b}[2J",
            "a\u{202e}b",
            "a\u{200b}",
            long.as_str(),
        ] {
            assert!(parse(text).is_err(), "{text:?} was taken for a name");
        }
    }
}
