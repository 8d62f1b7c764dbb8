//! Mistakes in the characters of a file: quotes, braces, backslashes, nesting.

use super::super::Localised;
use super::super::diagnostic::Mistake;
use super::mistake;

/// Braces in braces in braces.
pub(crate) fn too_deep(limit: usize) -> Mistake {
    mistake(
        Localised::new("слишком глубоко вложено", "nested too deeply"),
        Localised::new(
            format!("не глубже {limit} скобок"),
            format!("at most {limit} braces deep"),
        ),
    )
}

/// What the KDL reader does not understand, in its own words.
pub(crate) fn syntax(words: &str, help: Option<&str>) -> Mistake {
    let mistake = mistake(
        Localised::new("здесь непонятный синтаксис", "the syntax is not understood here"),
        Localised::new(format!("разбор KDL: {words}"), format!("the KDL reader: {words}")),
    );
    match help {
        Some(help) => mistake.help(help, help),
        None => mistake,
    }
}

/// A text that is not closed on its line.
pub(crate) fn open_string() -> Mistake {
    mistake(
        Localised::new("кавычка не закрыта", "the quote is not closed"),
        Localised::new(
            "ожидалась кавычка \" до конца строки",
            "a closing \" was expected on this line",
        ),
    )
}

/// A backslash before a letter that it means nothing with.
pub(crate) fn bad_escape() -> Mistake {
    mistake(
        Localised::new("такого знака с обратной косой нет", "this backslash means nothing"),
        Localised::new(
            "бывают \\n \\r \\t \\\\ \\\" \\b \\f \\s \\u{…}",
            "there are \\n \\r \\t \\\\ \\\" \\b \\f \\s \\u{…}",
        ),
    )
    .help("сама обратная косая пишется \\\\", "a backslash itself is written \\\\")
}

/// `1s` without quotes.
pub(crate) fn unquoted(word: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("«{word}» не число и не слово"),
            format!("`{word}` is neither a number nor a word"),
        ),
        Localised::new(
            "ожидалось число или текст в кавычках",
            "a number, or a text in quotes, was expected",
        ),
    )
    .help(
        format!("взять в кавычки: \"{word}\""),
        format!("put it in quotes: \"{word}\""),
    )
}

/// `true` without its number sign.
pub(crate) fn bare_keyword(word: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("«{word}» пишется с решёткой"),
            format!("`{word}` is written with a number sign"),
        ),
        Localised::new(format!("ожидалось #{word}"), format!("#{word} was expected")),
    )
}

/// A brace that is not closed.
pub(crate) fn open_brace() -> Mistake {
    mistake(
        Localised::new("скобка { не закрыта", "the brace { is not closed"),
        Localised::new("к ней не хватает }", "its } is missing"),
    )
}

/// A brace that closes nothing.
pub(crate) fn extra_brace() -> Mistake {
    mistake(
        Localised::new("лишняя скобка }", "this } closes nothing"),
        Localised::new("открытой скобки для неё нет", "no brace is open here"),
    )
}
