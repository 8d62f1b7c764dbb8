//! Users of the server whom the examiner plays.

use super::super::kinds::{HOSTS, SENT, TEXTS};
use super::super::{Block, Field, Kind, Value, Word, pair};
use super::{PEER, TEXT};

pub(super) static WORDS: &[Word] = &[
    Word {
        name: "connect",
        takes: &[
            Field::argument("peer", Kind::NewPeer),
            Field::property("from", HOSTS, Value::Nothing),
            Field::property("silently", Kind::Flag, Value::Flag(false)),
            Field::property("at_once", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::None,
        doc: pair(
            "собеседник подключается к серверу и проходит приветствие или вход (silently: молча, что бы у него ни спросили; at-once: один из многих, не дожидаясь большего, чем что его приняли)",
            "a peer connects to the server and gets past its greeting or login (silently: says nothing, whatever it is asked; at-once: one of many, who waits for no more than to be taken in)",
        ),
        sentence: pair(
            "собеседник «{peer}» подключается[ {from}][ и молчит{?silently}]",
            "peer “{peer}” connects[ {from}][ and says nothing{?silently}]",
        ),
        example: "connect \"b\" from=\"lab\"",
    },
    Word {
        name: "visit",
        takes: &[
            Field::argument("peer", Kind::NewPeer),
            Field::property("as", Kind::AnyPeer, Value::Nothing),
            Field::property("name", Kind::Text, Value::Nothing),
            Field::property("password", Kind::Text, Value::Nothing),
            Field::property("afresh", Kind::Flag, Value::Flag(false)),
            Field::property("client", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::None,
        doc: pair(
            "пользователь приходит, как пришёл бы человек, по сети или через клиент студента, и отвечает на вопросы; as: тот же человек, что был, с того же адреса; afresh: без того, что сохранил клиент; client: только через клиент студента",
            "a user comes as a person would, on the wire or through the student's client, and answers what is asked; as: the same person again, from the same address; afresh: without what the client has kept; client: through the student's client only",
        ),
        sentence: pair(
            "приходит пользователь «{peer}»[, тот же, что «{as}»][, имя «{name}»][, пароль «{password}»]",
            "user “{peer}” comes[, the same as “{as}”][, with the name “{name}”][, with the password “{password}”]",
        ),
        example: "visit \"c\" as=\"a\" password=\"not {word}\"",
    },
    Word {
        name: "say",
        takes: &[PEER, TEXT],
        block: Block::None,
        doc: pair(
            "собеседник посылает сообщение и не ждёт ответа",
            "a peer sends a message and waits for no answer",
        ),
        sentence: pair(
            "собеседник «{peer}» посылает {text} и не ждёт ответа",
            "peer “{peer}” sends {text} and waits for no answer",
        ),
        example: "say \"a\" \"hello\"",
    },
    Word {
        name: "exchange",
        takes: &[PEER, TEXT],
        block: Block::None,
        doc: pair(
            "собеседник посылает сообщение и ждёт ответа: пока он не придёт целиком или всё не затихнет",
            "a peer sends a message and waits until the answer is complete or the world settles",
        ),
        sentence: pair(
            "собеседник «{peer}» посылает {text} и ждёт ответа",
            "peer “{peer}” sends {text} and waits for the answer",
        ),
        example: "exchange \"a\" \"я\" times=1023 lead=\"a\"",
    },
    Word {
        name: "dribble",
        takes: &[
            PEER,
            TEXT,
            Field::needed(
                "pieces",
                Kind::Count {
                    least: 1,
                    most: 1 << 20,
                },
            ),
        ],
        block: Block::None,
        doc: pair(
            "собеседник посылает сообщение кусками по столько байт, каждый доходит раньше следующего",
            "a peer sends a message in pieces of this many bytes, each delivered before the next",
        ),
        sentence: pair(
            "собеседник «{peer}» посылает {text} кусками по {pieces} Б",
            "peer “{peer}” sends {text} in pieces of {pieces} bytes",
        ),
        example: "dribble \"a\" \"hello {word}\" pieces=1",
    },
    Word {
        name: "glue",
        takes: &[PEER, Field::argument("texts", Kind::Messages)],
        block: Block::None,
        doc: pair(
            "собеседник посылает несколько сообщений одним сегментом",
            "a peer sends several messages in one segment",
        ),
        sentence: pair(
            "собеседник «{peer}» посылает одним куском {texts}",
            "peer “{peer}” sends in one piece {texts}",
        ),
        example: "glue \"a\" \"first\" \"second\"",
    },
    Word {
        name: "property",
        takes: &[
            PEER,
            Field::property("texts", TEXTS, Value::Word("plain")),
            Field::property("sent", SENT, Value::Word("whole")),
            Field::property("cases", Kind::Count { least: 1, most: 1000 }, Value::Count(64)),
        ],
        block: Block::None,
        doc: pair(
            "собеседник говорит много придуманных наугад сообщений (texts: plain, letters, long; sent: whole, cut, joined); \
             показывается самое короткое, на котором разговор ломается",
            "a peer says many messages made up at random (texts: plain, letters, long; sent: whole, cut, joined), and the \
             smallest that breaks the conversation is shown",
        ),
        sentence: pair(
            "собеседник «{peer}» говорит {cases} придуманных сообщений: {texts}, {sent}",
            "peer “{peer}” says {cases} made-up messages: {texts}, {sent}",
        ),
        example: "property \"a\" texts=\"plain\" sent=\"cut\" cases=64",
    },
    Word {
        name: "close",
        takes: &[PEER, Field::property("or_goodbye", Kind::Flag, Value::Flag(false))],
        block: Block::None,
        doc: pair(
            "собеседник закрывает соединение (FIN); or-goodbye: если так не вышло, в новом мире он сперва прощается, как прощается клиент студента",
            "a peer closes its connection (FIN); or-goodbye: where that came to nothing it first says in a new world the goodbye of the student's client",
        ),
        sentence: pair(
            "собеседник «{peer}» закрывает соединение[ (если так не выйдет — простившись, как клиент студента){?or_goodbye}]",
            "peer “{peer}” closes its connection[ (if that comes to nothing: with the goodbye of the student's client){?or_goodbye}]",
        ),
        example: "close \"a\"",
    },
    Word {
        name: "half-close",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "собеседник закрывает только свою сторону (shutdown)",
            "a peer closes its sending side only (shutdown)",
        ),
        sentence: pair(
            "собеседник «{peer}» больше не шлёт, но ещё слушает",
            "peer “{peer}” sends no more but still listens",
        ),
        example: "half-close \"a\"",
    },
    Word {
        name: "reset",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "собеседник обрывает соединение (RST)",
            "a peer breaks its connection off (RST)",
        ),
        sentence: pair(
            "собеседник «{peer}» обрывает соединение (RST)",
            "peer “{peer}” breaks the connection off (RST)",
        ),
        example: "reset \"a\"",
    },
    Word {
        name: "catch-up",
        takes: &[],
        block: Block::None,
        doc: pair(
            "участники чата, которым чужое видно лишь после своей строки, пишут ещё, пока не увидят всё",
            "users of a chat who are shown what others said only after a line of their own write on until they have seen it",
        ),
        sentence: pair(
            "кому чужое видно лишь после своей строки, пишет ещё",
            "whoever is shown what others said only after a line of his own writes on",
        ),
        example: "catch-up",
    },
];
