//! Who is known, let in, kept out.

use super::super::kinds::SECRETS;
use super::super::{Block, Field, Kind, Word, pair};
use super::PEER;

pub(super) static WORDS: &[Word] = &[
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
        name: "asked-times",
        takes: &[
            PEER,
            Field::needed("wants", SECRETS),
            Field::needed("at_least", Kind::Count { least: 1, most: 100 }),
        ],
        block: Block::None,
        doc: pair(
            "пользователя спросили столько раз за одно посещение",
            "the user was asked so often during one visit",
        ),
        sentence: pair(
            "«{peer}» спросили {wants} не меньше {at_least} раз",
            "“{peer}” was asked {wants} at least {at_least} times",
        ),
        example: "asked-times \"a\" wants=\"password\" at-least=2",
    },
    Word {
        name: "writes-name",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "имя, которое назвал пользователь, есть в каком-нибудь файле, кроме журнала",
            "some file that is no log holds the name that the user gave",
        ),
        sentence: pair(
            "имя, которое назвал «{peer}», записано в файл",
            "the name that “{peer}” gave is written to a file",
        ),
        example: "writes-name \"a\"",
    },
    Word {
        name: "writes-port",
        takes: &[PEER],
        block: Block::None,
        doc: pair(
            "файл, где записано имя пользователя, хранит и порт, с которого тот пришёл",
            "the file that holds the name of the user holds the port that the user came from too",
        ),
        sentence: pair(
            "рядом с именем записан порт, с которого пришёл «{peer}»",
            "the port that “{peer}” came from is written beside the name",
        ),
        example: "writes-port \"a\"",
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
        name: "taken-for",
        takes: &[PEER, Field::needed("other", Kind::AnyPeer)],
        block: Block::None,
        doc: pair(
            "пришедшего снова не спросили, а назвали ему имя, которое дал other, а не его собственное",
            "the user who came again was not asked, and told the name that other gave and not the user's own",
        ),
        sentence: pair("«{peer}» приняли за «{other}»", "“{peer}” was taken for “{other}”"),
        example: "taken-for \"b\" other=\"a\"",
    },
    Word {
        name: "lost-by-restart",
        takes: &[
            PEER,
            Field::needed("before", Kind::AnyPeer),
            Field::needed("other", Kind::AnyPeer),
        ],
        block: Block::None,
        doc: pair(
            "до перезапуска (before) пользователя приветствовали по имени, после него нет, хотя other приветствовали",
            "before a restart (before) the user was greeted by name, after it not, though other was",
        ),
        sentence: pair(
            "«{peer}» после перезапуска забыт, хотя «{before}» узнали и «{other}» узнали",
            "“{peer}” is forgotten after the restart, though “{before}” and “{other}” were known",
        ),
        example: "lost-by-restart \"b\" before=\"a\" other=\"a\"",
    },
    Word {
        name: "knows-addresses",
        takes: &[],
        block: Block::None,
        doc: pair(
            "имени не спрашивают ни у кого, но пришедших снова встречают иначе, чем незнакомцев, и после перезапуска",
            "nobody is asked for a name, yet whoever comes again is met in another way than strangers are, after a restart too",
        ),
        sentence: pair(
            "без имён, но адрес помнят: пришедших снова встречают иначе, чем незнакомцев",
            "without names, but the address is remembered: who comes again is met in another way than strangers are",
        ),
        example: "knows-addresses",
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
];
