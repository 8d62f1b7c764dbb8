//! Looking, and the order of steps.

use super::super::{Block, Field, Kind, Word, pair};
use super::PROGRAM;

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "read-sources",
        takes: &[],
        block: Block::None,
        doc: pair(
            "читает исходные тексты работы; сценарию, в котором больше ничего нет, мир не нужен",
            "reads the submission's sources; a scenario that does nothing else needs no world",
        ),
        sentence: pair("читаются исходные тексты", "the sources are read"),
        example: "read-sources",
    },
    Word {
        name: "look-at-threads",
        takes: &[PROGRAM],
        block: Block::None,
        doc: pair(
            "смотрит, какие потоки программы и её дочерних процессов чьих слов ждут",
            "looks which threads of a program, its child processes' too, wait for whose words",
        ),
        sentence: pair(
            "осматриваются потоки и процессы, которыми работает {program}",
            "the threads and processes of the {program} are looked at",
        ),
        example: "look-at-threads \"server\"",
    },
    Word {
        name: "settle",
        takes: &[],
        block: Block::None,
        doc: pair(
            "ждёт, пока всё затихнет, и смотрит на порты и файлы",
            "waits until the world settles, and looks at ports and files",
        ),
        sentence: pair("всё затихает", "the world settles"),
        example: "settle",
    },
    Word {
        name: "phase",
        takes: &[Field::argument("name", Kind::NewPhase)],
        block: Block::Steps,
        doc: pair(
            "называет часть сценария, чтобы на неё ссылаться",
            "names a part of the scenario, for claims to refer to",
        ),
        sentence: pair("часть «{name}»:", "part “{name}”:"),
        example: "phase \"farewell\" { close \"a\"; }",
    },
    Word {
        name: "repeat",
        takes: &[Field::argument("times", Kind::Count { least: 2, most: 1000 })],
        block: Block::Steps,
        doc: pair(
            "повторяет шаги; {n} в имени собеседника или в тексте — номер повтора, с 1",
            "does its steps several times; {n} in a peer's name or a text is the round, from 1",
        ),
        sentence: pair("{times} раз подряд:", "{times} times in a row:"),
        example: "repeat 10 { connect \"p{n}\"; exchange \"p{n}\" \"{n} {word}\"; close \"p{n}\"; }",
    },
];
