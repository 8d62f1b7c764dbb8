//! What a program tells, on its console and in its log.

use super::super::kinds::EVENTS;
use super::super::{Block, Field, Word, pair};
use super::{IN_PHASE, PROGRAM, of_program};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "reports",
        takes: &[PROGRAM, Field::argument("event", EVENTS), IN_PHASE],
        block: Block::None,
        doc: pair(
            "программа сообщила словами о событии, в консоли или в файле, из-за того, что было в этой части",
            "the program told of the event in words, on its console or in a file, because of what was done in the phase",
        ),
        sentence: pair(
            "{program} словами сообщил о событии «{event}» (часть «{during}»)",
            "the {program} told in words of {event} (part “{during}”)",
        ),
        example: "reports \"server\" \"connect\" during=\"talk\"",
    },
    Word {
        name: "says-and-ends",
        takes: &[PROGRAM, IN_PHASE],
        block: Block::None,
        doc: pair(
            "программа словами сказала о неудаче и завершилась, без трассировки",
            "the program told of its failure in words and ended; no traceback",
        ),
        sentence: pair(
            "{program} сказал о неудаче словами и завершился (часть «{during}»)",
            "the {program} told of the failure in words and ended (part “{during}”)",
        ),
        example: "says-and-ends \"client\" during=\"talk\"",
    },
    of_program(
        "logs-to-file",
        pair(
            "события попадают в файл сразу, когда случаются",
            "the events reach a file as they happen",
        ),
        pair(
            "{program} пишет события в файл сразу, когда они случаются",
            "the {program} writes the events to a file as they happen",
        ),
        "logs-to-file \"server\"",
    ),
    of_program(
        "console-quiet",
        pair("события не заполняют консоль", "the events do not fill the console"),
        pair(
            "{program} не выводит события в консоль",
            "the {program} does not print the events on its console",
        ),
        "console-quiet \"server\"",
    ),
    of_program(
        "keeps-log",
        pair(
            "программа вообще ведёт журнал: в каком-то файле есть сообщения о событиях",
            "the program keeps a log at all: some file holds reports of events, whenever it was written",
        ),
        pair("{program} ведёт журнал в файле", "the {program} keeps a log in a file"),
        "keeps-log \"server\"",
    ),
];
