//! Scanners of ports.

use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    of_program(
        "scans-typed-host",
        pair(
            "сканер спросил хост и проверяет тот, который назвали",
            "the scanner asked for the host, and scans the one it was told",
        ),
        pair(
            "{program} спросил хост и проверяет тот, который назвали",
            "the {program} asked for the host and scans the one it was told",
        ),
        "scans-typed-host \"scanner\"",
    ),
    Word {
        name: "finds-open",
        takes: &[
            PROGRAM,
            Field::property(
                "up_to",
                Kind::Count {
                    least: 1,
                    most: u16::MAX as u64,
                },
                Value::Count(u16::MAX as u64),
            ),
        ],
        block: Block::None,
        doc: pair(
            "сканер назвал каждый открытый порт (up-to: не дальше этого)",
            "the scanner reported every open port (up-to: none beyond this one)",
        ),
        sentence: pair(
            "{program} назвал каждый открытый порт до {up_to}",
            "the {program} reported every open port up to {up_to}",
        ),
        example: "finds-open \"scanner\" up-to=65000",
    },
    of_program(
        "names-no-closed",
        pair(
            "сканер не назвал открытым ни одного закрытого порта; порты, которые никогда не отвечают, не в счёт",
            "the scanner reported no closed port as open; ports that never answer do not count",
        ),
        pair(
            "{program} не назвал открытым ни одного закрытого порта",
            "the {program} reported no closed port as open",
        ),
        "names-no-closed \"scanner\"",
    ),
    of_program(
        "tries-at-once",
        pair(
            "несколько попыток подключения ждут ответа одновременно",
            "several connection attempts wait for an answer at once",
        ),
        pair(
            "{program} ждёт ответа на несколько попыток подключения одновременно",
            "the {program} waits for the answers to several attempts at once",
        ),
        "tries-at-once \"scanner\"",
    ),
    of_program(
        "lists-in-order",
        pair(
            "открытые порты перечислены по возрастанию; если их списков несколько, решает последний",
            "the open ports are listed in ascending order; of several lists the last one counts",
        ),
        pair(
            "{program} перечислил открытые порты по возрастанию",
            "the {program} listed the open ports in ascending order",
        ),
        "lists-in-order \"scanner\"",
    ),
    of_program(
        "shows-progress",
        pair(
            "ход проверки виден: проценты, счётчик или полоса растут, пока она идёт, и доходят до конца",
            "progress is shown: percentages, a count or a bar advance while the scan runs, and end complete",
        ),
        pair(
            "{program} показывает ход проверки, и он доходит до конца",
            "the {program} shows its progress, and it ends complete",
        ),
        "shows-progress \"scanner\"",
    ),
];
