//! The mistakes an author can make, each told in both languages.

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

/// A program is spoken of that was not started before.
pub(crate) fn unknown_program(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("программа «{found}» ещё не запущена"),
            format!("the program `{found}` was not started"),
        ),
        Localised::new("имя из строки start выше", "a name from a `start` above"),
    )
    .help(
        format!("запустить её: start \"{found}\""),
        format!("start it first: start \"{found}\""),
    )
    .nearest(found, known)
}

/// A program's name whose first word is no role.
pub(crate) fn no_role(found: &str, roles: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("имя «{found}» не начинается с роли"),
            format!("the name `{found}` does not begin with a role"),
        ),
        Localised::new(
            format!("первое слово — одно из: {}", listed(roles)),
            format!("its first word is one of: {}", listed(roles)),
        ),
    )
    .nearest(found, roles)
}

/// A peer says something before it connects, or after it left.
pub(crate) fn not_connected(found: &str, known: &[&str], left: bool) -> Mistake {
    let expected = Localised::new(
        "имя собеседника, который сейчас подключён",
        "the name of a peer that is connected at this point",
    );
    let connect = Localised::new(
        format!("подключить его: connect \"{found}\""),
        format!("connect it first: connect \"{found}\""),
    );
    let title = match left {
        true => Localised::new(
            format!("собеседник «{found}» уже закрыл соединение"),
            format!("the peer `{found}` has closed its connection"),
        ),
        false => Localised::new(
            format!("собеседник «{found}» ещё не подключился"),
            format!("the peer `{found}` has not connected"),
        ),
    };
    mistake(title, expected)
        .help(connect.ru, connect.en)
        .nearest(found, known)
}

/// A claim names a peer that never connects.
pub(crate) fn unknown_peer(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("в сценарии нет собеседника «{found}»"),
            format!("the scenario has no peer `{found}`"),
        ),
        Localised::new("имя из строки connect", "a name from a `connect`"),
    )
    .nearest(found, known)
}

/// A claim names a phase that the scenario does not have.
pub(crate) fn unknown_phase(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("в сценарии нет части «{found}»"),
            format!("the scenario has no phase `{found}`"),
        ),
        Localised::new("имя из строки phase", "a name from a `phase`"),
    )
    .nearest(found, known)
}

/// A name given twice.
pub(crate) fn duplicate(what: Pair, name: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("имя уже занято: {} «{name}»", what.ru),
            format!("there is a {} `{name}` already", what.en),
        ),
        Localised::new("здесь во второй раз", "the second of this name"),
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

/// A line of texts without one of the languages.
pub(crate) fn no_language(line: &str, lang: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("у «{line}» нет текста {lang}="),
            format!("`{line}` has no text {lang}="),
        ),
        Localised::new("тексты нужны на обоих языках", "texts are needed in both languages"),
    )
    .help(
        format!("пишется так: {line} ru=\"…\" en=\"…\""),
        format!("it is written: {line} ru=\"…\" en=\"…\""),
    )
}

/// A line that the file must have.
pub(crate) fn lacks_line(what: &str, example: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("не хватает строки «{what}»"),
            format!("there is no `{what}` line"),
        ),
        Localised::new(
            format!("ожидалось внутри: {example}"),
            format!("expected inside: {example}"),
        ),
    )
}

/// A scenario in which nothing is done.
pub(crate) fn no_steps() -> Mistake {
    mistake(
        Localised::new("в сценарии ничего не происходит", "nothing is done in this scenario"),
        Localised::new(
            "нужно хотя бы одно действие, например start \"server\"",
            "at least one step is needed, such as start \"server\"",
        ),
    )
}

/// A decide for a criterion that no task has.
pub(crate) fn unknown_criterion(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("в лабораторной нет критерия «{found}»"),
            format!("the lab has no criterion `{found}`"),
        ),
        Localised::new("критерий из task.kdl", "a criterion from a task.kdl"),
    )
    .nearest(found, known)
}

/// A criterion that no scenario decides.
pub(crate) fn undecided_criterion(id: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("критерий «{id}» никто не проверяет"),
            format!("no scenario decides the criterion `{id}`"),
        ),
        Localised::new(
            "нужен сценарий со строкой decide для него",
            "a scenario with a `decide` for it is needed",
        ),
    )
}

/// A criterion's id that does not begin with its task's.
pub(crate) fn foreign_criterion(id: &str, task: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("критерий «{id}» не из задачи «{task}»"),
            format!("the criterion `{id}` is not of the task `{task}`"),
        ),
        Localised::new(
            format!("имя начинается с «{task}.»"),
            format!("its name begins with `{task}.`"),
        ),
    )
}

/// A folder of scenarios without task.kdl.
pub(crate) fn no_task_file(task: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("в папке «{task}» нет task.kdl"),
            format!("the folder `{task}` has no task.kdl"),
        ),
        Localised::new("сценарий без задачи", "a scenario without a task"),
    )
}

/// A file or folder whose name cannot be an id.
pub(crate) fn bad_name(name: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("имя «{name}» не годится"),
            format!("the name `{name}` cannot be used"),
        ),
        Localised::new(
            "папка/файл.kdl из строчных латинских букв, цифр, «-» и «_»",
            "folder/file.kdl of lower-case Latin letters, digits, `-` and `_`",
        ),
    )
}

/// Nothing to read at all.
pub(crate) fn no_files() -> Mistake {
    mistake(
        Localised::new("здесь нет ни одного сценария", "there is no scenario here"),
        Localised::new(
            "ожидались файлы задача/сценарий.kdl",
            "files task/scenario.kdl were expected",
        ),
    )
}

/// A file that cannot be read.
pub(crate) fn unreadable(error: &std::io::Error) -> Mistake {
    mistake(
        Localised::new(format!("не читается: {error}"), format!("cannot be read: {error}")),
        Localised::new("ожидался файл, который можно прочесть", "a readable file was expected"),
    )
}

/// A file that is no UTF-8 text.
pub(crate) fn not_utf8() -> Mistake {
    mistake(
        Localised::new("файл не в UTF-8", "the file is not UTF-8"),
        Localised::new(
            "первый негодный байт — после этого места",
            "the first bad byte comes right after this",
        ),
    )
    .help("сохраните файл в кодировке UTF-8", "save the file as UTF-8")
}

/// A file larger than any scenario.
pub(crate) fn too_large(size: u64, limit: u64) -> Mistake {
    mistake(
        Localised::new(
            format!("файл слишком велик: {size} Б"),
            format!("the file is too large: {size} bytes"),
        ),
        Localised::new(
            format!("сценарий не больше {limit} Б"),
            format!("a scenario has at most {limit} bytes"),
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
