//! What users say to each other in a chat.

use super::super::{Block, Word, pair};
use super::{PEER, TEXT};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "introduce",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "первой строкой пользователь говорит в чате своё имя: иной сервер, не спросив, примет её за имя",
            "a user's first line in a chat is their own name: some servers take whatever comes first for it, unasked",
        ),
        sentence: pair(
            "«{peer}» первой строкой говорит в чате своё имя",
            "“{peer}” says their own name as the first line in the chat",
        ),
        example: "introduce \"a\"",
    },
    Word {
        name: "tell",
        takes: &[PEER, TEXT],
        block: Block::None,
        doc: pair(
            "пользователь говорит что-то остальным в чате, и всё затихает",
            "a user says something to the others in a chat, and the world settles",
        ),
        sentence: pair("«{peer}» говорит в чате {text}", "“{peer}” says {text} in the chat"),
        example: "tell \"a\" \"hello {word}\"",
    },
    Word {
        name: "recall",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "пользователь, которому не показали, что было сказано до него, просит историю командой, если чат её называет",
            "a user who was not shown what was said before asks for the history, where the chat names a command for it",
        ),
        sentence: pair(
            "«{peer}» смотрит, что было сказано до него, и если чат называет команду, просит показать",
            "“{peer}” looks what was said before, and asks for it where the chat names a command",
        ),
        example: "recall \"a\"",
    },
    Word {
        name: "vanish",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "пользователь пропадает на полуслове: соединение обрывается (RST)",
            "a user vanishes in the middle of a line: the connection is broken off (RST)",
        ),
        sentence: pair(
            "«{peer}» пропадает на полуслове (RST)",
            "“{peer}” vanishes in the middle of a line (RST)",
        ),
        example: "vanish \"b\"",
    },
];
