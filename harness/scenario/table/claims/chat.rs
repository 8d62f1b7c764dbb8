//! Who hears whom.

use super::super::{Block, Field, Kind, Word, pair};
use super::{DURING, IN_PHASE};

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
