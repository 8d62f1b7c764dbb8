//! Mistakes in the names of programs, peers and phases.

use super::super::Localised;
use super::super::diagnostic::Mistake;
use super::{Pair, listed, mistake};

/// A program is spoken of that was not started before.
pub(crate) fn unknown_program(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("программа «{found}» ещё не запущена"),
            format!("the program `{found}` was not started"),
        ),
        Localised::new("имя из строки start выше", "a name from a `start` above"),
    )
    .help(
        format!("запустить её: start \"{found}\""),
        format!("start it first: start \"{found}\""),
    )
    .nearest(found, known)
}

/// A program's name whose first word is no role.
pub(crate) fn no_role(found: &str, roles: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("имя «{found}» не начинается с роли"),
            format!("the name `{found}` does not begin with a role"),
        ),
        Localised::new(
            format!("первое слово — одно из: {}", listed(roles)),
            format!("its first word is one of: {}", listed(roles)),
        ),
    )
    .nearest(found, roles)
}

/// A peer says something before it connects, or after it left.
pub(crate) fn not_connected(found: &str, known: &[&str], left: bool) -> Mistake {
    let expected = Localised::new(
        "имя собеседника, который сейчас подключён",
        "the name of a peer that is connected at this point",
    );
    let connect = Localised::new(
        format!("подключить его: connect \"{found}\""),
        format!("connect it first: connect \"{found}\""),
    );
    let title = match left {
        true => Localised::new(
            format!("собеседник «{found}» уже закрыл соединение"),
            format!("the peer `{found}` has closed its connection"),
        ),
        false => Localised::new(
            format!("собеседник «{found}» ещё не подключился"),
            format!("the peer `{found}` has not connected"),
        ),
    };
    mistake(title, expected)
        .help(connect.ru, connect.en)
        .nearest(found, known)
}

/// A claim names a peer that never connects.
pub(crate) fn unknown_peer(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("в сценарии нет собеседника «{found}»"),
            format!("the scenario has no peer `{found}`"),
        ),
        Localised::new("имя из строки connect", "a name from a `connect`"),
    )
    .nearest(found, known)
}

/// A claim names a phase that the scenario does not have.
pub(crate) fn unknown_phase(found: &str, known: &[&str]) -> Mistake {
    mistake(
        Localised::new(
            format!("в сценарии нет части «{found}»"),
            format!("the scenario has no phase `{found}`"),
        ),
        Localised::new("имя из строки phase", "a name from a `phase`"),
    )
    .nearest(found, known)
}

/// A name given twice.
pub(crate) fn duplicate(what: Pair, name: &str) -> Mistake {
    mistake(
        Localised::new(
            format!("имя уже занято: {} «{name}»", what.ru),
            format!("there is a {} `{name}` already", what.en),
        ),
        Localised::new("здесь во второй раз", "the second of this name"),
    )
}
