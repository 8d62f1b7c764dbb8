//! What is said and answered.

use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{DURING, PEER};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "echoed",
        takes: &[PEER, DURING],
        block: Block::None,
        doc: pair(
            "всё, что собеседник послал с exchange, вернулось без изменений",
            "every exchange of the peer came back unchanged",
        ),
        sentence: pair(
            "всё, что послал «{peer}», вернулось без изменений[ (часть «{during}»)]",
            "all that “{peer}” sent came back unchanged[ (part “{during}”)]",
        ),
        example: "echoed \"a\"",
    },
    Word {
        name: "served",
        takes: &[PEER, DURING],
        block: Block::None,
        doc: pair(
            "сервер принял собеседника, прочёл, что он послал, и ответил, если отвечал первому",
            "the peer was accepted and read, and answered if the first peer was",
        ),
        sentence: pair(
            "сервер обслужил «{peer}» так же, как первого[ (часть «{during}»)]",
            "“{peer}” was served as the first one was[ (part “{during}”)]",
        ),
        example: "served \"b\"",
    },
    Word {
        name: "understood",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "каждое сообщение собеседника, как его ни режь и ни склеивай, прочитано как одно: на него ответили, как на целое",
            "each message of the peer, however cut and joined, was read as one: it was answered as a whole one is",
        ),
        sentence: pair(
            "каждое сообщение «{peer}» прочитано как одно, и на него ответили",
            "each message of “{peer}” was read as one, and answered",
        ),
        example: "understood \"a\"",
    },
    Word {
        name: "answered",
        takes: &[
            Field::argument("user", Kind::ProgramOrPeer),
            Field::property("at_least", Kind::Count { least: 1, most: 1000 }, Value::Count(1)),
        ],
        block: Block::None,
        doc: pair(
            "на сообщения собеседника или клиента отвечали, на каждое до следующего (не меньше at-least раз)",
            "the messages of a peer or a client were answered, each before the next (at-least so many)",
        ),
        sentence: pair(
            "на сообщения «{user}» сервер отвечал, на каждое до следующего (не меньше {at_least})",
            "the messages of “{user}” were answered, each before the next (at least {at_least})",
        ),
        example: "answered \"a\" at-least=10",
    },
];
