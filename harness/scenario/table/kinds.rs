//! What an argument or a property of the language can be.

use super::Pair;

/// What a value is.
#[derive(Debug)]
pub enum Kind {
    /// The name of a program that this step launches; its first word is the role.
    NewProgram,
    /// The name of a program launched before.
    Program,
    /// The name of a peer that this step connects.
    NewPeer,
    /// The name of a peer that is connected.
    Peer,
    /// The name of a peer that was connected at some time: what a claim refers to.
    AnyPeer,
    /// A program launched, or a peer connected, before.
    ProgramOrPeer,
    /// The name of a phase that begins here.
    NewPhase,
    /// The name of a phase of this scenario.
    Phase,
    /// A message: a text argument with `times=` and `lead=`, or `size=` alone.
    Message,
    /// One or more messages, each a text.
    Messages,
    /// A text that is not a message, such as a command.
    Text,
    /// A whole number.
    Count {
        /// The least.
        least: u64,
        /// The greatest.
        most: u64,
    },
    /// `#true` or `#false`.
    Flag,
    /// One of these words.
    Choice(&'static [Choice]),
}

/// One word of a choice.
#[derive(Debug)]
pub struct Choice {
    /// As written.
    pub word: &'static str,
    /// As read in `explain`.
    pub reads: Pair,
}

const fn choice(word: &'static str, ru: &'static str, en: &'static str) -> Choice {
    Choice {
        word,
        reads: Pair { ru, en },
    }
}

pub(super) const HOSTS: Kind = Kind::Choice(&[
    choice("far", "с другой машины", "from another machine"),
    choice("lab", "с той же машины", "from the same machine"),
]);

pub(super) const TEXTS: Kind = Kind::Choice(&[
    choice("plain", "латинские буквы и цифры", "Latin letters and digits"),
    choice(
        "letters",
        "буквы разных алфавитов и эмодзи",
        "letters of many alphabets and emoji",
    ),
    choice(
        "long",
        "длины у каждой степени десяти и двух",
        "lengths around each power of ten and two",
    ),
]);

pub(super) const SENT: Kind = Kind::Choice(&[
    choice("whole", "каждое целиком", "each in one piece"),
    choice(
        "cut",
        "каждое разрезано как попало, до отдельных байтов",
        "each cut anywhere, down to single bytes",
    ),
    choice("joined", "по нескольку одним куском", "several in one piece"),
]);

pub(super) const SIGNALS: Kind = Kind::Choice(&[
    choice("interrupt", "Ctrl-C", "Ctrl-C"),
    choice("terminate", "SIGTERM", "SIGTERM"),
    choice("kill", "SIGKILL", "SIGKILL"),
]);

pub(super) const ORDERS: Kind = Kind::Choice(&[
    choice("stop", "отключение сервера", "to end the server"),
    choice("pause", "пауза", "to pause"),
    choice("resume", "продолжение после паузы", "to resume"),
    choice("show-logs", "показ логов", "to show the log"),
    choice("clear-logs", "очистка логов", "to clear the log"),
    choice(
        "clear-identities",
        "очистка файла идентификации",
        "to clear the identities",
    ),
]);

pub(super) const EVENTS: Kind = Kind::Choice(&[
    choice("start", "запуск", "the start"),
    choice("listen", "начало прослушивания порта", "listening on a port"),
    choice("connect", "подключение", "the connection"),
    choice("receive", "приём данных", "receiving data"),
    choice("send", "отправка данных", "sending data"),
    choice("disconnect", "отключение", "the disconnection"),
    choice("stop", "остановка", "the stop"),
]);

pub(super) const SECRETS: Kind = Kind::Choice(&[
    choice("name", "имя", "for a name"),
    choice("password", "пароль", "for a password"),
]);

pub(super) const PORTS: Kind = Kind::Choice(&[
    choice("any", "какой-нибудь порт", "a port"),
    choice("typed", "тот порт, который назвали", "the port it was told"),
    choice("moved", "другой порт, не занятый", "another port than the busy one"),
]);

pub(super) const TARGETS: Kind = Kind::Choice(&[
    choice("any", "кому-нибудь", "somewhere"),
    choice("typed-port", "тому порту, который назвали", "the port it was told"),
    choice("typed-host", "тому адресу, который назвали", "the host it was told"),
]);
