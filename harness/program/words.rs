//! A command line of a manifest, split the way a shell would.

/// What is to be executed.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// Program and arguments; never empty.
    pub words: Vec<String>,
}

/// Outside quotes these mean something to a shell that splitting does not do.
const SHELL: &[char] = &[
    '|', '&', ';', '<', '>', '(', ')', '$', '`', '*', '?', '[', '#', '~', '\n',
];

/// Splits `command`, or hands it to `/bin/sh -c` when it needs a shell; `None` when it is empty or a quote is left open.
pub fn split(command: &str) -> Option<Words> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut shell = false;
    let mut characters = command.trim().chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some('"'), '$' | '`') => shell = true,
            (Some('"') | None, '\\') => word.get_or_insert_default().push(characters.next()?),
            (Some(_), _) => word.get_or_insert_default().push(character),
            (None, '\'' | '"') => {
                word.get_or_insert_default();
                quote = Some(character);
            }
            (None, _) if SHELL.contains(&character) => shell = true,
            (None, ' ' | '\t') => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    // `NAME=value program` sets a variable for it.
    shell |= words.first().is_some_and(|first| first.contains('='));
    if shell {
        words = vec!["/bin/sh".to_owned(), "-c".to_owned(), command.to_owned()];
    }
    (quote.is_none() && !words.is_empty()).then_some(Words { words })
}

#[cfg(test)]
mod tests {
    use super::split;

    fn words(command: &str) -> Vec<String> {
        split(command).expect("a command").words
    }

    #[test]
    fn quotes_and_backslashes_join_words() {
        assert_eq!(words("python3 server.py"), ["python3", "server.py"]);
        assert_eq!(words("  a  'b c' \"d e\" f\\ g ''"), ["a", "b c", "d e", "f g", ""]);
        assert_eq!(words("a 'b|c'"), ["a", "b|c"]);
    }

    #[test]
    fn what_only_a_shell_can_do_is_left_to_it() {
        assert_eq!(words("cd src && ./a"), ["/bin/sh", "-c", "cd src && ./a"]);
        assert_eq!(words("A=1 ./a"), ["/bin/sh", "-c", "A=1 ./a"]);
        assert_eq!(words("a \"$B\""), ["/bin/sh", "-c", "a \"$B\""]);
    }

    #[test]
    fn an_empty_command_or_an_open_quote_is_none() {
        assert_eq!(split("  "), None);
        assert_eq!(split("a 'b"), None);
        assert_eq!(split("a \\"), None);
    }
}
