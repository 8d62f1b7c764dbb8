//! The mistakes an author can make, each told in both languages.

mod characters;
mod files;
mod names;

pub(crate) use characters::*;
pub(crate) use files::*;
pub(crate) use names::*;

use super::Localised;
use super::diagnostic::Mistake;
pub(crate) use super::table::Pair;
use super::table::{Choice, Kind};

/// A nearer word than this is worth suggesting (0 nothing in common, 1 equal): about one slip in a short word.
const NEAR: f64 = 0.6;

fn mistake(title: Localised, expected: Localised) -> Mistake {
    Mistake {
        title,
        expected,
        help: None,
    }
}

impl Mistake {
    fn help(mut self, ru: impl Into<String>, en: impl Into<String>) -> Mistake {
        self.help = Some(Localised::new(ru, en));
        self
    }

    fn nearest(self, found: &str, known: &[&str]) -> Mistake {
        match nearest(found, known) {
            Some(word) => self.help(format!("может быть, «{word}»?"), format!("did you mean `{word}`?")),
            None => self,
        }
    }
}

/// The known word that is most like this one, if any is much like it.
pub fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    let likeness = |word: &str| strsim::damerau_levenshtein(found, word);
    let best = known.iter().copied().min_by_key(|word| likeness(word))?;
    let longest = found.chars().count().max(best.chars().count()).max(1);
    (1.0 - likeness(best) as f64 / longest as f64 >= NEAR).then_some(best)
}

fn listed(known: &[&str]) -> String {
    known.join(", ")
}

/// What kind of word stands at the beginning of a line.
pub(crate) const VERB: Pair = Pair {
    ru: "действие",
    en: "verb",
};
/// A claim.
pub(crate) const CLAIM: Pair = Pair {
    ru: "утверждение",
    en: "claim",
};
/// A line of a file that is neither.
pub(crate) const LINE: Pair = Pair {
    ru: "слово",
    en: "word",
};

/// A word that the language does not have.
pub(crate) fn unknown_word(what: Pair, found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("неизвестное {}: «{found}»", what.ru),
            format!("unknown {} `{found}`", what.en),
        ),
        Localised::new(
            format!("здесь может стоять: {}", listed(known)),
            format!("one of: {}", listed(known)),
        ),
    )
    .nearest(found, known)
}

/// A property that this word does not take.
pub(crate) fn unknown_property(word: &str, found: &str, known: &[&str], usage: &str) -> Mistake {
    let unknown = mistake(
        Localised::new(
            format!("у «{word}» нет свойства «{found}»"),
            format!("`{word}` has no property `{found}`"),
        ),
        Localised::new(format!("пишется так: {usage}"), format!("it is written: {usage}")),
    );
    unknown.nearest(found, known)
}

/// An argument or a property is not there.
pub(crate) fn missing(word: &str, field: &str, usage: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("у «{word}» не хватает: {field}"),
            format!("`{word}` lacks: {field}"),
        ),
        Localised::new(format!("пишется так: {usage}"), format!("it is written: {usage}")),
    )
}

/// One argument too many.
pub(crate) fn extra(word: &str, usage: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("лишний аргумент у «{word}»"),
            format!("`{word}` does not take this argument"),
        ),
        Localised::new(format!("пишется так: {usage}"), format!("it is written: {usage}")),
    )
    .help(
        "текст с пробелами берётся в кавычки",
        "a text with blanks stands in quotes",
    )
}

/// A value of another kind than was expected.
pub(crate) fn wrong_type(expected: &Kind, found: &str) -> Mistake {
    let expected = match expected {
        Kind::Count { least, most } => Localised::new(
            format!("целое число от {least} до {most}"),
            format!("a whole number from {least} to {most}"),
        ),
        Kind::Flag => Localised::new("#true или #false", "#true or #false"),
        Kind::Choice(choices) => {
            let words = listed(&words(choices));
            Localised::new(format!("одно из: {words}"), format!("one of: {words}"))
        }
        _ => Localised::new("текст в кавычках", "a text in quotes"),
    };
    mistake(
        Localised::new(
            format!("здесь не может стоять {found}"),
            format!("{found} cannot stand here"),
        ),
        Localised::new(
            format!("ожидалось: {}", expected.ru),
            format!("expected: {}", expected.en),
        ),
    )
}

/// A word that is not one of a choice.
pub(crate) fn not_one_of(found: &str, choices: &[Choice]) -> Mistake {
    not_one_of_words(found, &words(choices))
}

/// A word that is not one of these.
pub(crate) fn not_one_of_words(found: &str, words: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("неизвестное слово «{found}»"),
            format!("unknown word `{found}`"),
        ),
        Localised::new(
            format!("ожидалось одно из: {}", listed(words)),
            format!("expected one of: {}", listed(words)),
        ),
    )
    .nearest(found, words)
}

fn words(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().map(|choice| choice.word).collect()
}

/// The same property twice in one line.
pub(crate) fn repeated_property(name: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("свойство «{name}» дано дважды"),
            format!("the property `{name}` is given twice"),
        ),
        Localised::new("второе действовало бы молча", "the second would silently win"),
    )
}

/// `size=` beside the text that it replaces.
pub(crate) fn size_and_text() -> Mistake {
    mistake(
        Localised::new(
            "size= заменяет собой текст, вместе их не бывает",
            "size= stands instead of the text, not beside it",
        ),
        Localised::new(
            "либо текст (и times=, lead=), либо size=",
            "either a text (with times=, lead=) or size=",
        ),
    )
}

/// Braces where there is nothing to say in them.
pub(crate) fn no_block(word: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("у «{word}» не бывает скобок"),
            format!("`{word}` takes no braces"),
        ),
        Localised::new("лишнее", "not expected"),
    )
}

/// Braces missing or empty.
pub(crate) fn empty_block(word: &str, usage: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("у «{word}» пусто в скобках"),
            format!("`{word}` has nothing in its braces"),
        ),
        Localised::new(format!("пишется так: {usage}"), format!("it is written: {usage}")),
    )
}

/// `{…}` that stands for nothing.
pub(crate) fn unknown_placeholder(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("«{{{found}}}» ничего не обозначает"),
            format!("`{{{found}}}` stands for nothing here"),
        ),
        Localised::new(
            format!("здесь можно: {}", listed(known)),
            format!("known here: {}", listed(known)),
        ),
    )
    .nearest(found, known)
}

/// `{n}` outside of a repeat.
pub(crate) fn round_outside_repeat() -> Mistake {
    mistake(
        Localised::new("{n} есть только внутри repeat", "{n} is known only inside `repeat`"),
        Localised::new("здесь номера повтора нет", "there is no round here"),
    )
}
