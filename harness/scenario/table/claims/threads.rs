//! Who serves the clients.

use super::super::{Block, Word, pair};
use super::{PEER, of_program};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "own-thread",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "слов собеседника ждёт поток или процесс, который не ждёт слов других",
            "a thread or process waits for the peer's words that waits for no other's",
        ),
        sentence: pair(
            "с «{peer}» говорит отдельный поток или процесс",
            "“{peer}” has a thread or process of its own",
        ),
        example: "own-thread \"a\"",
    },
    of_program(
        "makes-threads",
        pair(
            "с приходом клиентов у программы становится больше потоков или процессов",
            "the program has more threads or processes once clients have come",
        ),
        pair(
            "с приходом клиентов {program} заводит потоки или процессы",
            "the {program} makes threads or processes as clients come",
        ),
        "makes-threads \"server\"",
    ),
];
