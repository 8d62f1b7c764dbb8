//! Ports and hosts, and the questions about them.

use super::super::kinds::{PORTS, TARGETS};
use super::super::{Block, Field, Value, Word, pair};
use super::{PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "listens",
        takes: &[PROGRAM, Field::property("on", PORTS, Value::Word("any"))],
        block: Block::None,
        doc: pair(
            "программа слушает порт: any, typed (названный в ответ на вопрос), moved (не тот, что занят)",
            "the program listens on a port: any, typed (the one it was told) or moved (not the busy one)",
        ),
        sentence: pair("{program} слушает {on}", "the {program} listens on {on}"),
        example: "listens \"server\" on=\"moved\"",
    },
    of_program(
        "prints-port",
        pair(
            "в консоли есть номер порта, который программа на самом деле слушает",
            "the console shows the number of the port really listened on",
        ),
        pair(
            "{program} напечатал номер порта, который слушает",
            "the {program} printed the number of the port it listens on",
        ),
        "prints-port \"server\"",
    ),
    Word {
        name: "connects",
        takes: &[PROGRAM, Field::property("to", TARGETS, Value::Word("any"))],
        block: Block::None,
        doc: pair(
            "клиент открыл соединение: any, typed-port или typed-host (названные в ответ на вопрос)",
            "the client opened a connection: any, or to the port (typed-port) or host (typed-host) it was told",
        ),
        sentence: pair("{program} подключился к {to}", "the {program} connected to {to}"),
        example: "connects \"client\" to=\"typed-port\"",
    },
    of_program(
        "takes-bad-input",
        pair(
            "на негодный ответ программа спросила снова или взяла умолчание, но не упала",
            "a bad answer was met by another question or a default, never by a crash",
        ),
        pair(
            "{program} спросил снова или взял умолчание, но не упал",
            "the {program} asked again or took a default, and did not crash",
        ),
        "takes-bad-input \"server\"",
    ),
    of_program(
        "asks-again",
        pair(
            "после ответа, который не годится, программа объяснила и спросила снова",
            "after an answer that may not be used there was a message and another question",
        ),
        pair(
            "{program} объяснил, что не так, и спросил снова",
            "the {program} said what was wrong and asked again",
        ),
        "asks-again \"server\"",
    ),
    of_program(
        "takes-default",
        pair(
            "на пустой ответ программа взяла умолчание и пошла дальше",
            "an empty answer took a default, and the program went on",
        ),
        pair(
            "{program} взял умолчание и продолжил работу",
            "the {program} took a default and went on",
        ),
        "takes-default \"server\"",
    ),
];
