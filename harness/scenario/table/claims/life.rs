//! Whether a program lives on or ends, and how.

use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{DURING, IN_PHASE, PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "survives",
        takes: &[PROGRAM, DURING],
        block: Block::None,
        doc: pair("программа не завершилась сама", "the program has not ended by itself"),
        sentence: pair(
            "{program} не завершился сам[ (часть «{during}»)]",
            "the {program} has not ended by itself[ (part “{during}”)]",
        ),
        example: "survives \"server\" during=\"talk\"",
    },
    of_program(
        "crashed",
        pair(
            "программа упала: трассировка, ненулевой код или сигнал",
            "the program ended with a traceback, a nonzero status or a signal of its own",
        ),
        pair("{program} упал", "the {program} crashed"),
        "crashed \"server\"",
    ),
    Word {
        name: "dies-of",
        takes: &[PROGRAM, Field::argument("error", Kind::Text)],
        block: Block::None,
        doc: pair(
            "программа, или её поток, упала с этой ошибкой: так сказано в её трассировке",
            "the program, or a thread of it, died of this error: its traceback says so",
        ),
        sentence: pair("{program} упал с ошибкой {error}", "the {program} died of {error}"),
        example: "dies-of \"server\" \"ValueError\"",
    },
    Word {
        name: "ends",
        takes: &[
            PROGRAM,
            DURING,
            Field::property("cleanly", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::None,
        doc: pair(
            "программа завершилась сама (cleanly: с кодом 0 и без трассировки)",
            "the program ended by itself (cleanly: status 0, no traceback)",
        ),
        sentence: pair(
            "{program} завершился сам[ без ошибок{?cleanly}][ (часть «{during}»)]",
            "the {program} ended by itself[ without an error{?cleanly}][ (part “{during}”)]",
        ),
        example: "ends \"client\" cleanly=#true",
    },
    Word {
        name: "prompts",
        takes: &[PROGRAM, IN_PHASE],
        block: Block::None,
        doc: pair(
            "программа спросила что-то в консоли или ждала там строки",
            "the program asked something at its console, or waited there for a line",
        ),
        sentence: pair(
            "{program} ждёт строки в консоли (часть «{during}»)",
            "the {program} waits for a line at its console (part “{during}”)",
        ),
        example: "prompts \"client\" during=\"talk\"",
    },
    Word {
        name: "stopped-by",
        takes: &[PROGRAM, Field::argument("command", Kind::Text)],
        block: Block::None,
        doc: pair("программа завершилась по команде", "the command ended the program"),
        sentence: pair(
            "{program} завершился по команде «{command}»",
            "the command “{command}” ended the {program}",
        ),
        example: "stopped-by \"server\" \"stop\"",
    },
];
