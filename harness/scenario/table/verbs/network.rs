//! What lies between programs.

use super::super::{Block, Field, Kind, Value, Word, pair};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "occupy",
        takes: &[],
        block: Block::None,
        doc: pair(
            "занимает порт, который взял бы сервер",
            "takes the port that the server would use",
        ),
        sentence: pair(
            "порт сервера занимает другая программа",
            "another program takes the server's port",
        ),
        example: "occupy",
    },
    Word {
        name: "hold",
        takes: &[],
        block: Block::None,
        doc: pair(
            "задерживает ответы сервера на пути к клиенту",
            "holds back what the server answers to the client",
        ),
        sentence: pair(
            "ответы сервера задерживаются в пути",
            "the server's answers are held back",
        ),
        example: "hold",
    },
    Word {
        name: "release",
        takes: &[Field::property(
            "pieces",
            Kind::Count {
                least: 1,
                most: 1 << 20,
            },
            Value::Nothing,
        )],
        block: Block::None,
        doc: pair(
            "пропускает задержанное (pieces: кусками по столько байт, каждый прочитан раньше следующего)",
            "lets through what was held back (pieces: so many bytes at a time, each read before the next)",
        ),
        sentence: pair(
            "задержанные ответы доходят до клиента[ кусками по {pieces} Б]",
            "the answers held back reach the client[ in pieces of {pieces} bytes]",
        ),
        example: "release pieces=1",
    },
];
