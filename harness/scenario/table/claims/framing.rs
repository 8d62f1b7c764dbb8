//! Headers, and messages in pieces.

use super::super::{Block, Word, pair};
use super::of_program;

pub(super) static WORDS: &[Word] = &[
    of_program(
        "headed",
        pair(
            "сообщения клиента начинаются с заголовка постоянной длины, в котором стоит длина остального",
            "the client's messages begin with a header of fixed length that gives the length of the rest",
        ),
        pair(
            "{program} посылает сообщения с заголовком постоянной длины, в котором стоит их длина",
            "the {program} sends messages with a header of fixed length that gives their length",
        ),
        "headed \"client\"",
    ),
    of_program(
        "counts-characters",
        pair(
            "в заголовке клиента для нелатинского текста стоит число символов, а не байтов",
            "for a text that is not of ASCII the client's header gives the number of characters, not of bytes",
        ),
        pair(
            "заголовок {program} считает символы",
            "the header of the {program} counts characters",
        ),
        "counts-characters \"client\"",
    ),
    of_program(
        "reads-pieces",
        pair(
            "ответ, пришедший клиенту кусками, показан так же, как пришедшие целиком до него",
            "an answer that reached the client in pieces was shown as those were that came whole before",
        ),
        pair(
            "{program} показал ответ, пришедший кусками, так же, как пришедшие целиком",
            "the {program} showed the answer that came in pieces as it showed those that came whole",
        ),
        "reads-pieces \"client\"",
    ),
    Word {
        name: "extends-socket",
        takes: &[],
        block: Block::None,
        doc: pair(
            "исходные тексты расширяют тип сокета функциями отправки и приёма: классом-наследником, в Rust типажом",
            "the sources extend the socket type by functions that send and receive: a derived class, in Rust a trait",
        ),
        sentence: pair(
            "тип сокета расширен функциями отправки и приёма",
            "the socket type is extended by functions that send and receive",
        ),
        example: "extends-socket",
    },
];
