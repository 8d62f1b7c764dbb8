//! The verbs: what a scenario can do.

use super::kinds::{HOSTS, SENT, SIGNALS, TEXTS};
use super::{Block, Field, Kind, Pair, Value, Word};

const PROGRAM: Field = Field::argument("program", Kind::Program);
const PEER: Field = Field::argument("peer", Kind::Peer);
const TEXT: Field = Field::argument("text", Kind::Message);

const fn pair(ru: &'static str, en: &'static str) -> Pair {
    Pair { ru, en }
}

/// Every verb, in the order in which scenarios/README.md tells of them.
pub static VERBS: &[Word] = &[
    Word {
        name: "start",
        takes: &[
            Field::argument("program", Kind::NewProgram),
            Field::property("alone", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::Answers,
        doc: pair(
            "запускает программу и доводит её до работы, отвечая на её вопросы",
            "launches a program and brings it to where it serves or talks, answering its questions",
        ),
        sentence: pair(
            "{program} запускается[; на другой стороне никого нет{?alone}][; {answers}]",
            "the {program} is started[ with nobody on the other side{?alone}][; {answers}]",
        ),
        example: "start \"server\" { answer \"port\" \"{free-port}\" required=#true; }",
    },
    Word {
        name: "stop",
        takes: &[PROGRAM],
        block: Block::None,
        doc: pair(
            "останавливает программу тем способом, какой она предлагает: команда, Ctrl-C, SIGTERM",
            "ends a program in whichever way it offers: a command, Ctrl-C, SIGTERM",
        ),
        sentence: pair(
            "{program} останавливается: командой, Ctrl-C или SIGTERM, что подействует",
            "the {program} is stopped by a command, Ctrl-C or SIGTERM, whichever works",
        ),
        example: "stop \"server\"",
    },
    Word {
        name: "command",
        takes: &[PROGRAM, Field::argument("command", Kind::Text)],
        block: Block::None,
        doc: pair(
            "даёт программе команду: с её консоли, затем от клиента",
            "gives a program a command: at its console, then from a client",
        ),
        sentence: pair(
            "{program} получает команду «{command}»: с консоли, затем от клиента",
            "the {program} is given the command “{command}” at its console, then by a client",
        ),
        example: "command \"server\" \"stop\"",
    },
    Word {
        name: "signal",
        takes: &[PROGRAM, Field::argument("signal", SIGNALS)],
        block: Block::None,
        doc: pair("посылает программе сигнал", "sends a program a signal"),
        sentence: pair("{program} получает сигнал {signal}", "the {program} is sent {signal}"),
        example: "signal \"server\" \"interrupt\"",
    },
    Word {
        name: "restart",
        takes: &[PROGRAM, Field::property("gently", Kind::Flag, Value::Flag(false))],
        block: Block::None,
        doc: pair(
            "завершает программу силой (gently: так, как она сама предлагает) и запускает снова, с теми же файлами",
            "ends a program by force (gently: in whichever way it offers) and launches it again, its files kept",
        ),
        sentence: pair("{program} перезапускается", "the {program} is restarted"),
        example: "restart \"server\" gently=#true",
    },
    Word {
        name: "type",
        takes: &[PROGRAM, TEXT],
        block: Block::None,
        doc: pair(
            "набирает на консоли программы строку-сообщение и ждёт, пока всё затихнет",
            "types a message at a program's console and waits until the world settles",
        ),
        sentence: pair(
            "{program} получает с консоли строку {text}",
            "{text} is typed at the {program}",
        ),
        example: "type \"client\" \"hello {word}\"",
    },
    Word {
        name: "leave",
        takes: &[Field::argument("program", Kind::ProgramOrPeer)],
        block: Block::None,
        doc: pair(
            "набирает слово, по которому клиент уходит (exit); собеседник говорит его и закрывает соединение",
            "types the word that ends a client (exit); a peer says it and closes",
        ),
        sentence: pair(
            "{program} уходит по слову выхода (exit)",
            "{program} leaves by the word for it (exit)",
        ),
        example: "leave \"client\"",
    },
    Word {
        name: "connect",
        takes: &[
            Field::argument("peer", Kind::NewPeer),
            Field::property("from", HOSTS, Value::Nothing),
        ],
        block: Block::None,
        doc: pair(
            "собеседник подключается к серверу и проходит приветствие или вход",
            "a peer connects to the server and gets past its greeting or login",
        ),
        sentence: pair(
            "собеседник «{peer}» подключается[ {from}]",
            "peer “{peer}” connects[ {from}]",
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
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "собеседник закрывает соединение (FIN)",
            "a peer closes its connection (FIN)",
        ),
        sentence: pair(
            "собеседник «{peer}» закрывает соединение",
            "peer “{peer}” closes its connection",
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
    Word {
        name: "occupy",
        takes: &[],
        block: Block::None,
        doc: pair(
            "занимает порт, который взял бы сервер",
            "takes the port that the server would use",
        ),
        sentence: pair(
            "порт сервера занимает другая программа",
            "another program takes the server's port",
        ),
        example: "occupy",
    },
    Word {
        name: "hold",
        takes: &[],
        block: Block::None,
        doc: pair(
            "задерживает ответы сервера на пути к клиенту",
            "holds back what the server answers to the client",
        ),
        sentence: pair(
            "ответы сервера задерживаются в пути",
            "the server's answers are held back",
        ),
        example: "hold",
    },
    Word {
        name: "release",
        takes: &[Field::property(
            "pieces",
            Kind::Count {
                least: 1,
                most: 1 << 20,
            },
            Value::Nothing,
        )],
        block: Block::None,
        doc: pair(
            "пропускает задержанное (pieces: кусками по столько байт, каждый прочитан раньше следующего)",
            "lets through what was held back (pieces: so many bytes at a time, each read before the next)",
        ),
        sentence: pair(
            "задержанные ответы доходят до клиента[ кусками по {pieces} Б]",
            "the answers held back reach the client[ in pieces of {pieces} bytes]",
        ),
        example: "release pieces=1",
    },
    Word {
        name: "read-sources",
        takes: &[],
        block: Block::None,
        doc: pair(
            "читает исходные тексты работы; сценарию, в котором больше ничего нет, мир не нужен",
            "reads the submission's sources; a scenario that does nothing else needs no world",
        ),
        sentence: pair("читаются исходные тексты", "the sources are read"),
        example: "read-sources",
    },
    Word {
        name: "settle",
        takes: &[],
        block: Block::None,
        doc: pair(
            "ждёт, пока всё затихнет, и смотрит на порты и файлы",
            "waits until the world settles, and looks at ports and files",
        ),
        sentence: pair("всё затихает", "the world settles"),
        example: "settle",
    },
    Word {
        name: "phase",
        takes: &[Field::argument("name", Kind::NewPhase)],
        block: Block::Steps,
        doc: pair(
            "называет часть сценария, чтобы на неё ссылаться",
            "names a part of the scenario, for claims to refer to",
        ),
        sentence: pair("часть «{name}»:", "part “{name}”:"),
        example: "phase \"farewell\" { close \"a\"; }",
    },
    Word {
        name: "repeat",
        takes: &[Field::argument("times", Kind::Count { least: 2, most: 1000 })],
        block: Block::Steps,
        doc: pair(
            "повторяет шаги; {n} в имени собеседника или в тексте — номер повтора, с 1",
            "does its steps several times; {n} in a peer's name or a text is the round, from 1",
        ),
        sentence: pair("{times} раз подряд:", "{times} times in a row:"),
        example: "repeat 10 { connect \"p{n}\"; exchange \"p{n}\" \"{n} {word}\"; close \"p{n}\"; }",
    },
];
