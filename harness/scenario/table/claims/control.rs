//! The control console of a server.

use super::super::kinds::ORDERS;
use super::super::{Block, Field, Word, pair};
use super::{PEER, PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    of_program(
        "takes-commands",
        pair(
            "у сервера есть управляющая консоль: она принимает команды, и не только остановку",
            "the server has a control console: it takes commands, beyond one that ends it",
        ),
        pair(
            "консоль программы {program} принимает команды",
            "the console of the {program} takes commands",
        ),
        "takes-commands \"server\"",
    ),
    Word {
        name: "welcomed",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "собеседника приняли и прочли или ответили ему, насколько сервер удалось понять",
            "the peer was accepted, and read or answered as far as the server was understood",
        ),
        sentence: pair("«{peer}» приняли и обслужили", "“{peer}” was accepted and served"),
        example: "welcomed \"b\"",
    },
    Word {
        name: "obeys",
        takes: &[PROGRAM, Field::argument("order", ORDERS)],
        block: Block::None,
        doc: pair(
            "команда с консоли подействовала: порт свободен, новых не обслуживают, лог показан, файл пуст",
            "a command given at the console had its effect: port freed, nobody new served, log shown, file emptied",
        ),
        sentence: pair(
            "команда подействовала на {program}: {order}",
            "the {program} did as told: {order}",
        ),
        example: "obeys \"server\" \"pause\"",
    },
];
