//! The claims: what a scenario can decide a criterion by.

use super::kinds::{EVENTS, PORTS, SECRETS, TARGETS};
use super::{Block, Field, Kind, Pair, Value, Word};

const PROGRAM: Field = Field::argument("program", Kind::Program);
const PEER: Field = Field::argument("peer", Kind::AnyPeer);
const DURING: Field = Field::property("during", Kind::Phase, Value::Nothing);
const IN_PHASE: Field = Field::needed("during", Kind::Phase);

const fn pair(ru: &'static str, en: &'static str) -> Pair {
    Pair { ru, en }
}

/// A claim about one program and nothing else.
const fn of_program(name: &'static str, doc: Pair, sentence: Pair, example: &'static str) -> Word {
    Word {
        name,
        takes: &[PROGRAM],
        block: Block::None,
        doc,
        sentence,
        example,
    }
}

/// Every claim, in the order in which scenarios/README.md tells of them.
pub static CLAIMS: &[Word] = &[
    Word {
        name: "echoed",
        takes: &[PEER, DURING],
        block: Block::None,
        doc: pair(
            "всё, что собеседник послал с exchange, вернулось без изменений",
            "every exchange of the peer came back unchanged",
        ),
        sentence: pair(
            "всё, что послал «{peer}», вернулось без изменений[ (часть «{during}»)]",
            "all that “{peer}” sent came back unchanged[ (part “{during}”)]",
        ),
        example: "echoed \"a\"",
    },
    Word {
        name: "served",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "сервер принял собеседника, прочёл, что он послал, и ответил, если отвечал первому",
            "the peer was accepted and read, and answered if the first peer was",
        ),
        sentence: pair(
            "сервер обслужил «{peer}» так же, как первого",
            "“{peer}” was served as the first one was",
        ),
        example: "served \"b\"",
    },
    Word {
        name: "understood",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "каждое сообщение собеседника, как его ни режь и ни склеивай, прочитано как одно: на него ответили, как на целое",
            "each message of the peer, however cut and joined, was read as one: it was answered as a whole one is",
        ),
        sentence: pair(
            "каждое сообщение «{peer}» прочитано как одно, и на него ответили",
            "each message of “{peer}” was read as one, and answered",
        ),
        example: "understood \"a\"",
    },
    of_program(
        "headed",
        pair(
            "сообщения клиента начинаются с заголовка постоянной длины, в котором стоит длина остального",
            "the client's messages begin with a header of fixed length that gives the length of the rest",
        ),
        pair(
            "{program} посылает сообщения с заголовком постоянной длины, в котором стоит их длина",
            "the {program} sends messages with a header of fixed length that gives their length",
        ),
        "headed \"client\"",
    ),
    of_program(
        "reads-pieces",
        pair(
            "ответ, пришедший клиенту кусками, показан так же, как пришедшие целиком до него",
            "an answer that reached the client in pieces was shown as those were that came whole before",
        ),
        pair(
            "{program} показал ответ, пришедший кусками, так же, как пришедшие целиком",
            "the {program} showed the answer that came in pieces as it showed those that came whole",
        ),
        "reads-pieces \"client\"",
    ),
    Word {
        name: "extends-socket",
        takes: &[],
        block: Block::None,
        doc: pair(
            "исходные тексты расширяют тип сокета функциями отправки и приёма: классом-наследником, в Rust типажом",
            "the sources extend the socket type by functions that send and receive: a derived class, in Rust a trait",
        ),
        sentence: pair(
            "тип сокета расширен функциями отправки и приёма",
            "the socket type is extended by functions that send and receive",
        ),
        example: "extends-socket",
    },
    Word {
        name: "answered",
        takes: &[
            Field::argument("user", Kind::ProgramOrPeer),
            Field::property("at_least", Kind::Count { least: 1, most: 1000 }, Value::Count(1)),
        ],
        block: Block::None,
        doc: pair(
            "на сообщения собеседника или клиента отвечали, на каждое до следующего (не меньше at-least раз)",
            "the messages of a peer or a client were answered, each before the next (at-least so many)",
        ),
        sentence: pair(
            "на сообщения «{user}» сервер отвечал, на каждое до следующего (не меньше {at_least})",
            "the messages of “{user}” were answered, each before the next (at least {at_least})",
        ),
        example: "answered \"a\" at-least=10",
    },
    Word {
        name: "survives",
        takes: &[PROGRAM, DURING],
        block: Block::None,
        doc: pair("программа не завершилась сама", "the program has not ended by itself"),
        sentence: pair(
            "{program} не завершился сам[ (часть «{during}»)]",
            "the {program} has not ended by itself[ (part “{during}”)]",
        ),
        example: "survives \"server\" during=\"talk\"",
    },
    of_program(
        "crashed",
        pair(
            "программа упала: трассировка, ненулевой код или сигнал",
            "the program ended with a traceback, a nonzero status or a signal of its own",
        ),
        pair("{program} упал", "the {program} crashed"),
        "crashed \"server\"",
    ),
    Word {
        name: "ends",
        takes: &[
            PROGRAM,
            DURING,
            Field::property("cleanly", Kind::Flag, Value::Flag(false)),
        ],
        block: Block::None,
        doc: pair(
            "программа завершилась сама (cleanly: с кодом 0 и без трассировки)",
            "the program ended by itself (cleanly: status 0, no traceback)",
        ),
        sentence: pair(
            "{program} завершился сам[ без ошибок{?cleanly}][ (часть «{during}»)]",
            "the {program} ended by itself[ without an error{?cleanly}][ (part “{during}”)]",
        ),
        example: "ends \"client\" cleanly=#true",
    },
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
        name: "listens",
        takes: &[PROGRAM, Field::property("on", PORTS, Value::Word("any"))],
        block: Block::None,
        doc: pair(
            "программа слушает порт: any, typed (названный в ответ на вопрос), moved (не тот, что занят)",
            "the program listens on a port: any, typed (the one it was told) or moved (not the busy one)",
        ),
        sentence: pair("{program} слушает {on}", "the {program} listens on {on}"),
        example: "listens \"server\" on=\"moved\"",
    },
    of_program(
        "prints-port",
        pair(
            "в консоли есть номер порта, который программа на самом деле слушает",
            "the console shows the number of the port really listened on",
        ),
        pair(
            "{program} напечатал номер порта, который слушает",
            "the {program} printed the number of the port it listens on",
        ),
        "prints-port \"server\"",
    ),
    Word {
        name: "connects",
        takes: &[PROGRAM, Field::property("to", TARGETS, Value::Word("any"))],
        block: Block::None,
        doc: pair(
            "клиент открыл соединение: any, typed-port или typed-host (названные в ответ на вопрос)",
            "the client opened a connection: any, or to the port (typed-port) or host (typed-host) it was told",
        ),
        sentence: pair("{program} подключился к {to}", "the {program} connected to {to}"),
        example: "connects \"client\" to=\"typed-port\"",
    },
    Word {
        name: "arrives",
        takes: &[
            PROGRAM,
            Field::property("at_least", Kind::Count { least: 1, most: 1000 }, Value::Count(1)),
        ],
        block: Block::None,
        doc: pair(
            "все строки, набранные в клиенте, дошли до сервера (не меньше at-least)",
            "every line typed at the client arrived at the server (at-least so many)",
        ),
        sentence: pair(
            "все строки, которые получил {program}, дошли до сервера (не меньше {at_least})",
            "every line typed at the {program} arrived at the server (at least {at_least})",
        ),
        example: "arrives \"client\" at-least=2",
    },
    of_program(
        "shows",
        pair(
            "ответ сервера появился в консоли клиента, и именно из-за него",
            "the server's answer appeared on the client's console, after it came and because of it",
        ),
        pair(
            "{program} показал ответ сервера",
            "the {program} showed the server's answer",
        ),
        "shows \"client\"",
    ),
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
    Word {
        name: "closes",
        takes: &[PROGRAM, DURING],
        block: Block::None,
        doc: pair(
            "соединение клиента закрыто той или другой стороной",
            "the client's connection was closed from either side",
        ),
        sentence: pair(
            "соединение закрыто ({program})[ (часть «{during}»)]",
            "the {program}'s connection was closed[ (part “{during}”)]",
        ),
        example: "closes \"client\"",
    },
    of_program(
        "takes-bad-input",
        pair(
            "на негодный ответ программа спросила снова или взяла умолчание, но не упала",
            "a bad answer was met by another question or a default, never by a crash",
        ),
        pair(
            "{program} спросил снова или взял умолчание, но не упал",
            "the {program} asked again or took a default, and did not crash",
        ),
        "takes-bad-input \"server\"",
    ),
    of_program(
        "asks-again",
        pair(
            "после ответа, который не годится, программа объяснила и спросила снова",
            "after an answer that may not be used there was a message and another question",
        ),
        pair(
            "{program} объяснил, что не так, и спросил снова",
            "the {program} said what was wrong and asked again",
        ),
        "asks-again \"server\"",
    ),
    of_program(
        "takes-default",
        pair(
            "на пустой ответ программа взяла умолчание и пошла дальше",
            "an empty answer took a default, and the program went on",
        ),
        pair(
            "{program} взял умолчание и продолжил работу",
            "the {program} took a default and went on",
        ),
        "takes-default \"server\"",
    ),
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
    Word {
        name: "stopped-by",
        takes: &[PROGRAM, Field::argument("command", Kind::Text)],
        block: Block::None,
        doc: pair("программа завершилась по команде", "the command ended the program"),
        sentence: pair(
            "{program} завершился по команде «{command}»",
            "the command “{command}” ended the {program}",
        ),
        example: "stopped-by \"server\" \"stop\"",
    },
    Word {
        name: "asked",
        takes: &[PEER, Field::needed("wants", SECRETS)],
        block: Block::None,
        doc: pair(
            "пользователя спросили (wants: name или password), когда он пришёл",
            "the user was asked (wants: name or password) on coming",
        ),
        sentence: pair("«{peer}» спросили {wants}", "“{peer}” was asked {wants}"),
        example: "asked \"a\" wants=\"name\"",
    },
    Word {
        name: "greeted",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "пришедшего снова приветствовали по имени, которое он назвал в первый раз",
            "the user who came again was greeted by the name given the first time",
        ),
        sentence: pair(
            "«{peer}» приветствовали по имени, названному в первый раз",
            "“{peer}” was greeted by the name given the first time",
        ),
        example: "greeted \"b\"",
    },
    Word {
        name: "newcomer",
        takes: &[PEER, Field::needed("like", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пришедшего с другого адреса встретили как незнакомца, как прежде встретили like",
            "the user from another address was met as a stranger, as like was",
        ),
        sentence: pair(
            "«{peer}» встретили как незнакомца, как прежде «{like}»",
            "“{peer}” was met as a stranger, as “{like}” was",
        ),
        example: "newcomer \"b\" like=\"a\"",
    },
    Word {
        name: "known-beside",
        takes: &[PEER, Field::needed("other", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пришедшего снова приветствовали по его имени, раз уж other приветствовали по его",
            "the user who came again was greeted by the user's name, if other was by other's",
        ),
        sentence: pair(
            "«{peer}» приветствовали по его имени, раз уж «{other}» — по его",
            "“{peer}” was greeted by name, if “{other}” was",
        ),
        example: "known-beside \"b\" other=\"a\"",
    },
    Word {
        name: "admitted",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "пользователя впустили: с ним говорят, и больше ничего не спрашивают",
            "the user was let in: is talked with and asked no more",
        ),
        sentence: pair("«{peer}» впустили", "“{peer}” was let in"),
        example: "admitted \"a\"",
    },
    Word {
        name: "kept-out",
        takes: &[PEER, Field::needed("unlike", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пользователь не получил того, что получил впущенный unlike",
            "the user did not obtain what unlike, who was let in, obtained",
        ),
        sentence: pair(
            "«{peer}» не получил того, что получил «{unlike}»",
            "“{peer}” did not obtain what “{unlike}” obtained",
        ),
        example: "kept-out \"b\" unlike=\"a\"",
    },
    Word {
        name: "recognised",
        takes: &[PEER, Field::needed("after", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пользователя впустили как знакомого: не так, как регистрировали after",
            "the user was let in as somebody known: not as after was registered",
        ),
        sentence: pair(
            "«{peer}» впустили как знакомого, а не как «{after}» в первый раз",
            "“{peer}” was let in as somebody known, not as “{after}” the first time",
        ),
        example: "recognised \"b\" after=\"a\"",
    },
    Word {
        name: "known-by-name",
        takes: &[
            PEER,
            Field::needed("other", Kind::AnyPeer),
            Field::needed("after", Kind::AnyPeer),
        ],
        block: Block::None,
        doc: pair(
            "пользователей знают по имени, с которым они входят, а не по адресу: с именем из after пускают, с другим (other) нет",
            "users are known by the name with which they log in, not by their address: by the name of after, not by that of other",
        ),
        sentence: pair(
            "«{peer}» знают по имени, а не по адресу",
            "“{peer}” is known by name, not by address",
        ),
        example: "known-by-name \"b\" other=\"a\" after=\"a\"",
    },
    Word {
        name: "keeps-session",
        takes: &[PEER, Field::needed("after", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "клиент вошёл снова по сохранённому секрету, пароля никто не набирал",
            "the client came back in by a secret that it had kept, and nobody typed the password",
        ),
        sentence: pair(
            "«{peer}» вошёл снова без пароля, по сохранённому после «{after}»",
            "“{peer}” came back without the password, by what was kept after “{after}”",
        ),
        example: "keeps-session \"b\" after=\"a\"",
    },
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
];
