//! Who hears whom.

use super::super::{Block, Field, Kind, Word, pair};
use super::{DURING, IN_PHASE, PEER};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "reaches-all",
        takes: &[DURING],
        block: Block::None,
        doc: pair(
            "сказанное в чате каждым доходит до всех остальных, кто в нём участвует",
            "what each user of the chat says reaches every other who takes part in it",
        ),
        sentence: pair(
            "сказанное каждым участником чата доходит до всех остальных[ (часть «{during}»)]",
            "what each user of the chat says reaches every other[ (part “{during}”)]",
        ),
        example: "reaches-all",
    },
    Word {
        name: "take-part",
        takes: &[Field::needed("at_least", Kind::Count { least: 2, most: 6 })],
        block: Block::None,
        doc: pair(
            "столько участников чата слышны другим",
            "so many users of the chat are heard by others",
        ),
        sentence: pair(
            "участников чата, которых слышат другие, не меньше {at_least}",
            "at least {at_least} users of the chat are heard by others",
        ),
        example: "take-part at-least=3",
    },
    Word {
        name: "tells-who",
        takes: &[],
        block: Block::None,
        doc: pair(
            "получившие сообщение видят, чьё оно: имя, а если имён не спрашивали — адрес или номер",
            "whoever receives a message can tell whose it is: by a name, or, where none is asked for, an address or number",
        ),
        sentence: pair(
            "получившие сообщение видят, чьё оно",
            "whoever receives a message can tell whose it is",
        ),
        example: "tells-who",
    },
    Word {
        name: "shown-before",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "пришедшему позже показали, что другие сказали до него",
            "the user, who came later, was shown what others had said before",
        ),
        sentence: pair(
            "пользователю «{peer}», пришедшему позже, показано, что было сказано до него",
            "“{peer}”, who came later, is shown what was said before",
        ),
        example: "shown-before \"a\"",
    },
    Word {
        name: "shut-out",
        takes: &[PEER, Field::needed("unlike", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пользователя с неверным паролем в чате не слышат, и он не слышит никого, а с верным (unlike) было не так",
            "the user with a wrong password is not heard in the chat and hears nobody, unlike the one with the right password",
        ),
        sentence: pair(
            "«{peer}» в чате не слышат, и он не слышит никого, в отличие от «{unlike}»",
            "“{peer}” is not heard in the chat and hears nobody, unlike “{unlike}”",
        ),
        example: "shut-out \"a\" unlike=\"b\"",
    },
    Word {
        name: "hears-nothing",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "тому, кто только подключился, ничего из сказанного в чате тем временем не показано",
            "whoever has only connected is shown nothing of what is said in the chat meanwhile",
        ),
        sentence: pair(
            "«{peer}», который только подключился, не получает ничего из сказанного в чате",
            "“{peer}”, who has only connected, receives nothing of what is said in the chat",
        ),
        example: "hears-nothing \"a\"",
    },
    Word {
        name: "goes-on",
        takes: &[IN_PHASE],
        block: Block::None,
        doc: pair(
            "кто слышал друг друга в чате до этой части, слышат и в ней",
            "those users of the chat who heard each other before the phase still do in it",
        ),
        sentence: pair(
            "оставшиеся участники чата слышат друг друга, как прежде (часть «{during}»)",
            "those who stayed in the chat hear each other as before (part “{during}”)",
        ),
        example: "goes-on during=\"talk\"",
    },
];
