//! Claims made of claims.

use super::super::{Block, Field, Kind, Word, pair};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "any",
        takes: &[],
        block: Block::Claims,
        doc: pair("верно хотя бы одно из этого", "at least one of these holds"),
        sentence: pair("верно хотя бы одно:", "at least one of these:"),
        example: "any { echoed \"a\"; served \"b\"; }",
    },
    Word {
        name: "none",
        takes: &[],
        block: Block::Claims,
        doc: pair(
            "ничего из этого не оказалось верным",
            "each of these was seen not to hold",
        ),
        sentence: pair("ничего из этого:", "none of these:"),
        example: "none { echoed \"a\"; served \"b\"; }",
    },
    Word {
        name: "fails-as",
        takes: &[Field::argument("reason", Kind::Text)],
        block: Block::Claims,
        doc: pair(
            "ничего из этого не оказалось верным, и именно по этой причине (ключ текста отчёта)",
            "each of these was seen not to hold, for this reason (a key of the report's texts)",
        ),
        sentence: pair(
            "неверно по причине «{reason}»:",
            "does not hold, by reason of “{reason}”:",
        ),
        example: "fails-as \"echo-upper\" { echoed \"a\"; }",
    },
];
