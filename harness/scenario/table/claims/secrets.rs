//! How passwords are kept.

use super::super::{Block, Field, Kind, Word, pair};
use super::{PEER, of_program};

pub(super) static WORDS: &[Word] = &[
    of_program(
        "hides-passwords",
        pair(
            "ни в одном файле нет пароля открытым текстом, в base64 или шестнадцатеричного",
            "no file holds a password in clear, in base64 or in hexadecimal",
        ),
        pair(
            "{program} нигде не хранит пароль открыто",
            "the {program} keeps no password in clear anywhere",
        ),
        "hides-passwords \"server\"",
    ),
    Word {
        name: "salts",
        takes: &[
            PEER,
            Field::needed("same", Kind::AnyPeer),
            Field::needed("unlike", Kind::AnyPeer),
        ],
        block: Block::None,
        doc: pair(
            "в записях о peer и same, у которых один пароль, нет общего, чего нет и у unlike; и ни одна запись не голый быстрый хеш",
            "the records of the peer and of same, who have one password, share nothing that unlike's lacks, and none is a bare fast hash",
        ),
        sentence: pair(
            "по записям о «{peer}» и «{same}» не видно, что пароль у них один",
            "the records of “{peer}” and “{same}” do not show that they have one password",
        ),
        example: "salts \"a\" same=\"b\" unlike=\"b\"",
    },
];
