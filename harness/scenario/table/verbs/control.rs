//! The control console of a server, and who comes meanwhile.

use super::super::kinds::ORDERS;
use super::super::{Block, Field, Kind, Word, pair};
use super::{PROGRAM, TEXT};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "attend",
        takes: &[PROGRAM],
        block: Block::None,
        doc: pair(
            "садится за консоль программы и смотрит, ждёт ли она там строки: дальше там набираются только команды",
            "sits down at a program's console and looks whether it waits for a line: from here only commands are typed there",
        ),
        sentence: pair(
            "консоль программы {program} ждёт команды",
            "the console of the {program} waits for a command",
        ),
        example: "attend \"server\"",
    },
    Word {
        name: "order",
        takes: &[PROGRAM, Field::argument("order", ORDERS)],
        block: Block::None,
        doc: pair(
            "даёт управляющей консоли команду её собственными словами и отвечает на её вопросы",
            "gives a command at a control console, in the console's own words, and answers what it asks back",
        ),
        sentence: pair(
            "{program} получает с консоли команду: {order}",
            "the {program} is told at its console {order}",
        ),
        example: "order \"server\" \"pause\"",
    },
    Word {
        name: "knock",
        takes: &[Field::argument("peer", Kind::NewPeer), TEXT],
        block: Block::None,
        doc: pair(
            "собеседник пробует подключиться и сказать что-то; отказ сценария не прерывает",
            "a peer tries to connect and to say something; a refusal does not end the scenario",
        ),
        sentence: pair(
            "собеседник «{peer}» пробует подключиться и сказать {text}",
            "peer “{peer}” tries to connect and to say {text}",
        ),
        example: "knock \"c\" \"hello {word}\"",
    },
];
