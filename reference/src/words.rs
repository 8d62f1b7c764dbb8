//! Messages in the user's language: Russian or English, by the locale.

use std::env;
use std::sync::LazyLock;

/// A language that the programs speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Everybody's, unless the locale is Russian.
    English,
    /// The language of a locale such as `ru_RU.UTF-8`.
    Russian,
}

/// Formats whichever of two texts is in the user's language: `words!("port {port}", "порт {port}")`.
#[macro_export]
macro_rules! words {
    ($english:literal, $russian:literal) => {
        match $crate::words::language() {
            $crate::words::Language::English => format!($english),
            $crate::words::Language::Russian => format!($russian),
        }
    };
}

/// The user's language, read from the environment once.
pub fn language() -> Language {
    static LANGUAGE: LazyLock<Language> =
        LazyLock::new(|| language_of(["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| env::var(name).unwrap_or_default())));
    *LANGUAGE
}

/// The language of `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order: the first that is not empty decides (POSIX).
fn language_of(locales: [String; 3]) -> Language {
    match locales.iter().find(|locale| !locale.is_empty()) {
        Some(locale) if locale.starts_with("ru") => Language::Russian,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language_with(locales: [&str; 3]) -> Language {
        language_of(locales.map(String::from))
    }

    #[test]
    fn a_russian_locale_is_answered_in_russian() {
        assert_eq!(language_with(["", "", "ru_RU.UTF-8"]), Language::Russian);
        assert_eq!(language_with(["", "ru", "en_US.UTF-8"]), Language::Russian);
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        assert_eq!(language_with(["C.UTF-8", "ru", "ru"]), Language::English);
        assert_eq!(language_with(["", "en_GB", "ru"]), Language::English);
    }

    #[test]
    fn any_other_locale_is_answered_in_english() {
        assert_eq!(language_with(["", "", ""]), Language::English);
        assert_eq!(language_with(["", "", "C.UTF-8"]), Language::English);
    }
}
