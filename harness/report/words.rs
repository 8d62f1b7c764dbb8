//! The short words of a record in the reader's language: who, did what, in which role, in which scenario.

use super::escape::printable;
use super::page::cut;
use super::{Catalogue, Evidence, Lang, say};
use crate::judge::Message;
use crate::task::Lab;

/// A name in a record gets so many columns at most.
const NAME: usize = 16;

/// What was done, in a word or two.
pub fn did(lang: Lang, did: &str) -> String {
    word(lang, "did", did)
}

/// The name that a scenario gave (`client b`): its first word in the reader's language, the rest as it is.
pub fn who(lang: Lang, who: &str) -> String {
    let (first, rest) = who.split_once(' ').map_or((who, ""), |(first, rest)| (first, rest));
    cut(
        &printable(format!("{} {rest}", word(lang, "who", first)).trim_end()),
        NAME,
    )
}

/// How something ended, or that nothing came, in the reader's language, where the record says it in words of its own; else nothing.
pub fn ending(lang: Lang, line: &Evidence) -> Option<String> {
    let interrupted = line.did == "signalled" && line.text == "2";
    if interrupted || line.did == "received" && line.bytes.is_empty() {
        let key = if interrupted {
            "ending-interrupt"
        } else {
            "ending-nothing"
        };
        return Some(say(lang, &Message::new(key)));
    }
    if !["ended", "was ended", "settled"].contains(&&*line.did) {
        return None;
    }
    // That it came to rest is said already.
    let words = line.text.split(' ').filter(|word| *word != "settled");
    Some(words.map(|one| word(lang, "ending", one)).collect::<Vec<_>>().join(" "))
}

/// The part that a program plays.
pub fn role(lang: Lang, role: &str) -> String {
    let key = format!("role-{role}");
    if Catalogue::of(lang).has(&key) {
        say(lang, &Message::new(&key))
    } else {
        role.to_owned()
    }
}

/// A scenario's title; its id where the lab has no such scenario.
pub fn scenario(lab: &Lab, lang: Lang, scenario: &str) -> String {
    let mut all = lab.tasks.iter().flat_map(|task| &task.scenarios);
    let found = all.find(|known| known.id == scenario);
    found.map_or_else(|| scenario.into(), |known| known.title.in_lang(lang).into())
}

fn word(lang: Lang, kind: &str, word: &str) -> String {
    let key = format!("{kind}-{}", word.replace(' ', "-"));
    if Catalogue::of(lang).has(&key) {
        say(lang, &Message::new(&key))
    } else {
        cut(&printable(word), NAME)
    }
}
