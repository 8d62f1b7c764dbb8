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
        name: "open-port",
        takes: &[
            Field::argument(
                "port",
                Kind::Count {
                    least: 1,
                    most: u16::MAX as u64,
                },
            ),
            Field::property("late", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::None,
        doc: pair(
            "открывает порт на всех машинах, которые может проверять сканер (late: отвечает с задержкой)",
            "opens a port on every machine that a scanner may scan (late: it answers some tens of milliseconds late)",
        ),
        sentence: pair(
            "порт {port} открыт[ и отвечает с задержкой{?late}]",
            "port {port} is open[ and answers late{?late}]",
        ),
        example: "open-port 8080 late=#true",
    },
    Word {
        name: "silence",
        takes: &[],
        block: Block::None,
        doc: pair(
            "с этого места {silent} - адрес, который никогда не отвечает, как и многие порты своей машины; за сканером смотрят, пока не видно, сколько портов он пробует разом",
            "from here {silent} is an address that never answers, as do many ports of the scanner's own machine; a scanner is watched until it is seen how many ports it tries at once",
        ),
        sentence: pair(
            "проверяемая машина не отвечает ни на что",
            "the machine to be scanned answers nothing",
        ),
        example: "silence",
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
