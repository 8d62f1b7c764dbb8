//! Every text that users read, in Russian and in English, by key. Texts are Fluent messages (`messages/*.ftl`).

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::difference::shortened;
use super::escape::printable;
use super::page::cut;
use crate::judge::Message;
use crate::scenario::Localised;
use crate::transcript::Bytes;

/// A language of the reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Russian.
    Ru,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Ru, Lang::En];

    /// From its name on the command line, `ru` or `en`.
    pub fn named(name: &str) -> Option<Lang> {
        match name {
            "ru" => Some(Lang::Ru),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// From a locale, `ru_RU.UTF-8` or `ru-RU`; everything that is not Russian is English, C and POSIX too.
    pub fn of_locale(locale: &str) -> Lang {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ru") {
            Lang::Ru
        } else {
            Lang::En
        }
    }

    /// From the environment's locale. In the C locale `LANGUAGE` is not looked at, as gettext has it.
    pub fn of_environment() -> Lang {
        let posix = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .is_some_and(|value| value == "POSIX" || value == "C" || value.starts_with("C."));
        if posix {
            return Lang::En;
        }
        sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale))
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// The text of this language.
    pub fn pick(self, text: &Localised) -> &str {
        match self {
            Lang::Ru => &text.ru,
            Lang::En => &text.en,
        }
    }
}

/// The texts of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
}

static RUSSIAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::parse("ru", include_str!("messages/ru.ftl")));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::parse("en", include_str!("messages/en.ftl")));

/// The text of a message in this language. What a submission said in it is escaped for a terminal.
pub fn say(lang: Lang, message: &Message) -> String {
    Catalogue::of(lang).say(message)
}

impl Catalogue {
    /// The catalogue of this language.
    pub fn of(lang: Lang) -> &'static Catalogue {
        match lang {
            Lang::Ru => &RUSSIAN,
            Lang::En => &ENGLISH,
        }
    }

    /// Is there a text of this key?
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text of a message. An unknown key is shown as itself, with its arguments.
    pub fn say(&self, message: &Message) -> String {
        self.format(message, None)
    }

    /// The text of a message, its argument `bytes` shown so: for one that was cut around what matters in it.
    pub fn say_showing(&self, message: &Message, bytes: &str) -> String {
        self.format(message, Some(bytes))
    }

    fn format(&self, message: &Message, bytes: Option<&str>) -> String {
        let arguments: FluentArgs = message
            .arguments
            .iter()
            .map(|(name, value)| (name.as_str(), argument(name, value, bytes)))
            .collect();
        let pattern = self.bundle.get_message(&message.key).and_then(|text| text.value());
        match pattern {
            Some(pattern) => {
                let mut errors = Vec::new();
                self.bundle
                    .format_pattern(pattern, Some(&arguments), &mut errors)
                    .into_owned()
            }
            None => unknown(message, bytes),
        }
    }

    fn parse(language: &str, source: &str) -> Catalogue {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Invisible isolation marks around arguments would be bytes that nobody sees in compared and copied text.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
        bundle.add_resource_overriding(resource);
        Catalogue { bundle }
    }
}

/// A submission's text within a sentence is cut to so many columns; the evidence has all of it.
const ARGUMENT: usize = 300;

/// Bytes within a sentence are cut to so many columns.
const BYTES: usize = 50;

/// The largest integer that survives the way through a float, which is what Fluent counts with.
const LARGEST_EXACT: u64 = 1 << 53;

/// An argument: a plain whole number, so that plurals work; otherwise text, escaped. `bytes` is hexadecimal and
/// is shown as quoted text, or as `shown` says.
fn argument(name: &str, value: &str, shown: Option<&str>) -> FluentValue<'static> {
    if name == "bytes" {
        let shown = shown.map(str::to_owned);
        return FluentValue::from(shown.unwrap_or_else(|| shortened(&Bytes::from(value.to_owned()).0, BYTES)));
    }
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value && number.unsigned_abs() <= LARGEST_EXACT => {
            FluentValue::from(number)
        }
        _ => FluentValue::from(cut(&printable(value), ARGUMENT)),
    }
}

fn unknown(message: &Message, bytes: Option<&str>) -> String {
    let key = printable(&message.key);
    if message.arguments.is_empty() {
        return key.into_owned();
    }
    let arguments: Vec<String> = message
        .arguments
        .iter()
        .map(|(name, value)| match argument(name, value, bytes) {
            FluentValue::String(shown) => format!("{}: {shown}", printable(name)),
            _ => format!("{}: {value}", printable(name)),
        })
        .collect();
    format!("{key} ({})", arguments.join(", "))
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
