//! What the student's client does with lines and answers.

use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{DURING, PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "arrives",
        takes: &[
            PROGRAM,
            Field::property("at_least", Kind::Count { least: 1, most: 1000 }, Value::Count(1)),
        ],
        block: Block::None,
        doc: pair(
            "все строки, набранные в клиенте, дошли до сервера (не меньше at-least)",
            "every line typed at the client arrived at the server (at-least so many)",
        ),
        sentence: pair(
            "все строки, которые получил {program}, дошли до сервера (не меньше {at_least})",
            "every line typed at the {program} arrived at the server (at least {at_least})",
        ),
        example: "arrives \"client\" at-least=2",
    },
    of_program(
        "shows",
        pair(
            "ответ сервера появился в консоли клиента, и именно из-за него",
            "the server's answer appeared on the client's console, after it came and because of it",
        ),
        pair(
            "{program} показал ответ сервера",
            "the {program} showed the server's answer",
        ),
        "shows \"client\"",
    ),
    Word {
        name: "closes",
        takes: &[PROGRAM, DURING],
        block: Block::None,
        doc: pair(
            "соединение клиента закрыто той или другой стороной",
            "the client's connection was closed from either side",
        ),
        sentence: pair(
            "соединение закрыто ({program})[ (часть «{during}»)]",
            "the {program}'s connection was closed[ (part “{during}”)]",
        ),
        example: "closes \"client\"",
    },
];
