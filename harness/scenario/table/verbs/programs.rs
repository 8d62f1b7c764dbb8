//! Programs: their start, their end, and what is typed at them.

use super::super::kinds::SIGNALS;
use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{PROGRAM, TEXT};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "start",
        takes: &[
            Field::argument("program", Kind::NewProgram),
            Field::property("alone", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::Answers,
        doc: pair(
            "запускает программу и доводит её до работы, отвечая на её вопросы",
            "launches a program and brings it to where it serves or talks, answering its questions",
        ),
        sentence: pair(
            "{program} запускается[; на другой стороне никого нет{?alone}][; {answers}]",
            "the {program} is started[ with nobody on the other side{?alone}][; {answers}]",
        ),
        example: "start \"server\" { answer \"port\" \"{free-port}\" required=#true; }",
    },
    Word {
        name: "stop",
        takes: &[PROGRAM],
        block: Block::None,
        doc: pair(
            "останавливает программу тем способом, какой она предлагает: команда, Ctrl-C, SIGTERM",
            "ends a program in whichever way it offers: a command, Ctrl-C, SIGTERM",
        ),
        sentence: pair(
            "{program} останавливается: командой, Ctrl-C или SIGTERM, что подействует",
            "the {program} is stopped by a command, Ctrl-C or SIGTERM, whichever works",
        ),
        example: "stop \"server\"",
    },
    Word {
        name: "command",
        takes: &[PROGRAM, Field::argument("command", Kind::Text)],
        block: Block::None,
        doc: pair(
            "даёт программе команду: с её консоли, затем от клиента",
            "gives a program a command: at its console, then from a client",
        ),
        sentence: pair(
            "{program} получает команду «{command}»: с консоли, затем от клиента",
            "the {program} is given the command “{command}” at its console, then by a client",
        ),
        example: "command \"server\" \"stop\"",
    },
    Word {
        name: "signal",
        takes: &[PROGRAM, Field::argument("signal", SIGNALS)],
        block: Block::None,
        doc: pair("посылает программе сигнал", "sends a program a signal"),
        sentence: pair("{program} получает сигнал {signal}", "the {program} is sent {signal}"),
        example: "signal \"server\" \"interrupt\"",
    },
    Word {
        name: "restart",
        takes: &[PROGRAM, Field::property("gently", Kind::Flag, Value::Flag(false))],
        block: Block::None,
        doc: pair(
            "завершает программу силой (gently: так, как она сама предлагает) и запускает снова, с теми же файлами",
            "ends a program by force (gently: in whichever way it offers) and launches it again, its files kept",
        ),
        sentence: pair("{program} перезапускается", "the {program} is restarted"),
        example: "restart \"server\" gently=#true",
    },
    Word {
        name: "type",
        takes: &[PROGRAM, TEXT],
        block: Block::None,
        doc: pair(
            "набирает на консоли программы строку-сообщение и ждёт, пока всё затихнет",
            "types a message at a program's console and waits until the world settles",
        ),
        sentence: pair(
            "{program} получает с консоли строку {text}",
            "{text} is typed at the {program}",
        ),
        example: "type \"client\" \"hello {word}\"",
    },
    Word {
        name: "leave",
        takes: &[Field::argument("program", Kind::ProgramOrPeer)],
        block: Block::None,
        doc: pair(
            "набирает слово, по которому клиент уходит (exit); собеседник говорит его и закрывает соединение",
            "types the word that ends a client (exit); a peer says it and closes",
        ),
        sentence: pair(
            "{program} уходит по слову выхода (exit)",
            "{program} leaves by the word for it (exit)",
        ),
        example: "leave \"client\"",
    },
];
