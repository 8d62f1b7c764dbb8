//! Mistakes of whole files: lines and texts that they lack, and what only the files together show.

use super::super::Localised;
use super::super::diagnostic::Mistake;
use super::mistake;

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
