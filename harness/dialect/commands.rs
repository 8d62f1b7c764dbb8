//! The commands of a server's control console: which words it has for what, and what the words of a list of them mean.

mod list;
mod name;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::transcript::Order;
use crate::words::{compile, folded};

pub use list::listed;

/// What is typed at a server's control console, by what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Commands {
    /// Ends the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<String>,
    /// Serves no new clients for a while.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<String>,
    /// Serves them again; the word for the pause where it toggles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume: Option<String>,
    /// Shows the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_logs: Option<String>,
    /// Empties the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear_logs: Option<String>,
    /// Empties the file by which clients are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear_identities: Option<String>,
    /// Lists the commands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The console tells of its commands: what is not here it does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Option<bool>,
}

impl Commands {
    /// What is typed for this.
    pub fn get(&self, order: Order) -> Option<&str> {
        match order {
            Order::Stop => &self.stop,
            Order::Pause => &self.pause,
            Order::Resume => &self.resume,
            Order::ShowLogs => &self.show_logs,
            Order::ClearLogs => &self.clear_logs,
            Order::ClearIdentities => &self.clear_identities,
            Order::Help => &self.help,
        }
        .as_deref()
    }

    /// Sets what is typed for this, unless something is already.
    pub fn learn(&mut self, order: Order, word: &str) {
        let place = match order {
            Order::Stop => &mut self.stop,
            Order::Pause => &mut self.pause,
            Order::Resume => &mut self.resume,
            Order::ShowLogs => &mut self.show_logs,
            Order::ClearLogs => &mut self.clear_logs,
            Order::ClearIdentities => &mut self.clear_identities,
            Order::Help => &mut self.help,
        };
        place.get_or_insert_with(|| word.to_owned());
    }

    /// Is nothing known?
    pub fn is_empty(&self) -> bool {
        *self == Commands::default()
    }

    /// Is there a command that only a control console has?
    pub fn control(&self) -> bool {
        Order::ALL
            .iter()
            .any(|order| order.controls() && self.get(*order).is_some())
    }

    /// What is declared, and where nothing is, what was discovered.
    pub fn merge(declared: &Commands, discovered: &Commands) -> Commands {
        let mut merged = declared.clone();
        for order in Order::ALL {
            if let Some(word) = discovered.get(order) {
                merged.learn(order, word);
            }
        }
        merged.listed = declared.listed.or(discovered.listed);
        merged
    }
}

/// The vocabulary as it stands in the data file.
#[derive(Deserialize)]
struct File {
    parts: BTreeMap<String, String>,
    words: BTreeMap<Order, Vec<String>>,
}

/// What can be said of a command, and the words to try.
struct Vocabulary {
    clear: Regex,
    log: Regex,
    show: Regex,
    identity: Regex,
    records: Regex,
    not_shown: Regex,
    pause: Regex,
    resume: Regex,
    stop: Regex,
    another_end: Regex,
    help: Regex,
    words: BTreeMap<Order, Vec<String>>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("commands.toml")).expect("the embedded vocabulary is tested to parse");
    let part = |name: &str| compile(&file.parts[name]);
    Vocabulary {
        clear: part("clear"),
        log: part("log"),
        show: part("show"),
        identity: part("identity"),
        records: part("records"),
        not_shown: part("not-shown"),
        pause: part("pause"),
        resume: part("resume"),
        stop: part("stop"),
        another_end: part("another-end"),
        help: part("help"),
        words: file.words,
    }
});

/// Words to try for this at a console that tells of none, the likeliest first.
pub fn usual_words(order: Order) -> &'static [String] {
    VOCABULARY.words.get(&order).map_or(&[], Vec::as_slice)
}

/// Names of commands are written in several ways: `clear_logs`, `logs.show`, `showLogs`.
static HUMP: LazyLock<Regex> = LazyLock::new(|| compile(r"(\p{Ll})(\p{Lu})"));

/// What a command does, told from its name or from what is said of it; one that toggles does two things.
pub fn meanings(text: &str) -> Vec<Order> {
    let words = &*VOCABULARY;
    let text = HUMP.replace_all(text, "$1 $2");
    let text = folded(&text).replace(['_', '.', '-', '–', '—', '/', '\\'], " ");
    let says = |part: &Regex| part.is_match(&text);
    if says(&words.clear) {
        let log = says(&words.log);
        let several = [" и ", " and ", ",", "&", "+"].iter().any(|join| text.contains(join));
        let known = says(&words.identity) || says(&words.records);
        let mut found = Vec::new();
        if log || !known && text.split_whitespace().count() == 1 {
            found.push(Order::ClearLogs);
        }
        if known && (!log || several) {
            found.push(Order::ClearIdentities);
        }
        return found;
    }
    if says(&words.log) && !says(&words.not_shown) {
        return vec![Order::ShowLogs];
    }
    if says(&words.another_end) && !says(&words.pause) {
        return Vec::new();
    }
    match (says(&words.pause), says(&words.resume)) {
        (true, true) if undoes_only(&text) => return vec![Order::Resume],
        (true, true) => return vec![Order::Pause, Order::Resume],
        (true, false) => return vec![Order::Pause],
        (false, true) if !says(&words.show) => return vec![Order::Resume],
        _ => {}
    }
    if says(&words.stop) {
        return vec![Order::Stop];
    }
    if says(&words.help) {
        return vec![Order::Help];
    }
    Vec::new()
}

/// Does it speak of a pause only to say that it ends: "resume after a pause", "снять с паузы"?
fn undoes_only(text: &str) -> bool {
    let words = &*VOCABULARY;
    let rest = words.resume.replace_all(text, " ");
    let noun = compiled_after();
    !words.pause.is_match(&noun.replace_all(&rest, " "))
}

/// A pause after a preposition is what is ended.
fn compiled_after() -> &'static Regex {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        compile(r"\b(после|с|со|из|от|after|from|of|the|posle)\s+(\w+\s+)?(пауз|pause|pauz|приостан)\w*")
    });
    &AFTER
}

/// How plainly a command is one that ends the server: where there are several words for leaving, one may only leave the console.
fn plainness(order: Order, text: &str) -> usize {
    static SERVER: LazyLock<Regex> = LazyLock::new(|| compile(r"\b(сервер|server|program|программ|работ)\w*"));
    static LEAVES: LazyLock<Regex> = LazyLock::new(|| compile(r"\b(выход|выйти|exit|quit|назад|back|vyhod)\w*"));
    let text = folded(text);
    match order {
        Order::Stop if SERVER.is_match(&text) => 3,
        Order::Stop if LEAVES.is_match(&text) => 1,
        _ => 2,
    }
}
