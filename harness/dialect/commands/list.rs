//! The lists in which consoles tell of their commands: menus, tables, sentences ("type 'stop' to …"), bare words.

use std::sync::LazyLock;

use regex::Regex;

use super::name::{NAME_WORDS, bare_name, looks_like_a_name, name_in};
use super::{meanings, plainness};
use crate::transcript::Order;
use crate::words::{compile, plain};

/// Lists by their look only must tell of so many commands: one line may say anything.
const PLAIN_LIST: usize = 2;

/// One command as a list tells of it.
struct Entry {
    word: String,
    order: Order,
    plainness: usize,
    /// The line is a command of a list by its look alone.
    weak: bool,
}

/// `1 - …`, `2) …`, `[3] …`, several of them in one line too.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| compile(r#"(^|[\s,;|({\["'])(\d{1,2})["']?\s*([-–—.):=\]>|]|→)+\s*["']?(\p{Alphabetic})"#));
/// `a - …`, `s) …`, `[q] …`.
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    compile(r#"^\W*?["'\[(]?(\p{Alphabetic}{1,2})["'\])]?\s*([-–—.):=\]>]|→)+\s*["']?(\p{Alphabetic})"#)
});
/// `[s]top`, `(п)ауза`.
static INITIAL: LazyLock<Regex> = LazyLock::new(|| compile(r"[\[(](\p{Alphabetic})[\])](\p{Alphabetic}{2,})"));
/// `введите stop`, `type 'stop'`.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    compile(concat!(
        r#"(?i)\b(введ\w+|ввод\w*|напиш\w+|набер\w+|нажм\w+|нажать|ввести|написать|набрать|type|enter|print|press|write|use|say|input|vved\w+|napish\w+|nazhm\w+)\b"#,
        r#"(\s+(команду|слово|цифру|число|букву|the (command|word)|command|word))?\s*[:–—-]?\s*"#,
        r#"(["'«“`<\[](?P<quoted>[^"'»”`>\]]{1,30})["'»”`>\]]|(?P<bare>[^\s"'«»“”`<>,;!?]+(\s+[^\s"'«»“”`<>,;!?]+){0,2}))"#,
    ))
});
/// What is asked for rather than offered.
static ASKED_FOR: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?i)^(команд\w*|номер\w*|строк\w*|вариант\w*|пункт\w*|цифр\w*|порт\w*|port|имя|ctrl\S*|enter|the|a|an|your|any|command\w*|number|option|one|нужн\w+|любую|ваш\w*|сообщени\w*|message|komand\w*)$",
    )
});
/// `Available commands: …`.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?i)\b(команд\w*|commands?|доступн\w+|available|options?|опци\w+|меню|menu|выбер\w+|choose|choice|действи\w+|actions?|komand\w*|введи\w*|enter|type|cmd)\b",
    )
});
/// What stands between a command and what is said of it.
static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| compile(r"\s*(?:\s[-–—]+\s|\s*(?:→|->|=>|–|—)\s*|\s*[:=]\s+|\s[:=]\s*|\t+|\s{2,})\s*"));
/// A list in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| compile(r"[\[({<]([^\[\](){}<>]+)[\])}>]"));
/// The commands that a console tells of in this text, each with what is to be typed.
pub fn listed(text: &str) -> Vec<(Order, String)> {
    let text = plain(text);
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines() {
        entries.extend(of_line(
            line.trim_matches(|c: char| c.is_whitespace() || "│║|*┃".contains(c)),
        ));
    }
    let weak_orders = |entries: &[Entry]| {
        let mut orders: Vec<Order> = entries.iter().map(|entry| entry.order).collect();
        orders.sort_unstable();
        orders.dedup();
        orders.len()
    };
    if weak_orders(&entries) < PLAIN_LIST {
        entries.retain(|entry| !entry.weak);
    }
    let mut found: Vec<(Order, String)> = Vec::new();
    for order in Order::ALL {
        let mut all = entries.iter().filter(|entry| entry.order == order);
        let Some(first) = all.next() else { continue };
        // Of several the one that says most plainly what it does; of equal ones the first.
        let best = all.fold(
            first,
            |best, entry| if entry.plainness > best.plainness { entry } else { best },
        );
        found.push((order, best.word.clone()));
    }
    found
}

/// The commands that one line tells of.
fn of_line(line: &str) -> Vec<Entry> {
    for form in [numbered, lettered, told, in_columns, described, in_brackets, bare] {
        let found = form(line);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn entries(word: &str, says: &[&str], weak: bool) -> Vec<Entry> {
    let orders = says.iter().map(|text| meanings(text)).find(|orders| !orders.is_empty());
    let word = word.trim();
    let usable = !word.is_empty() && word.split_whitespace().count() <= NAME_WORDS;
    let entry = |order: Order| Entry {
        word: word.to_owned(),
        order,
        plainness: plainness(order, &says.join(" ")),
        weak,
    };
    orders
        .filter(|_| usable)
        .unwrap_or_default()
        .into_iter()
        .map(entry)
        .collect()
}

fn numbered(line: &str) -> Vec<Entry> {
    let heads: Vec<(usize, usize, &str)> = NUMBER
        .captures_iter(line)
        .filter_map(|found| {
            let number = found.get(2)?;
            Some((number.start(), found.get(4)?.start(), number.as_str()))
        })
        .collect();
    let leads = heads
        .first()
        .is_some_and(|(start, ..)| !line[..*start].contains(char::is_alphanumeric));
    if !leads && heads.len() < PLAIN_LIST {
        return Vec::new();
    }
    let ends = heads.iter().skip(1).map(|(start, ..)| *start).chain([line.len()]);
    let items = heads.iter().zip(ends);
    items
        .flat_map(|((_, from, number), end)| entries(number, &[&line[*from..end.max(*from)]], false))
        .collect()
}

fn lettered(line: &str) -> Vec<Entry> {
    let initials: Vec<Entry> = INITIAL
        .captures_iter(line)
        .flat_map(|found| entries(&found[1], &[&format!("{}{}", &found[1], &found[2])], false))
        .collect();
    if !initials.is_empty() {
        return initials;
    }
    let Some(found) = LETTER.captures(line) else {
        return Vec::new();
    };
    let from = found.get(3).map_or(line.len(), |says| says.start());
    entries(&found[1], &[&line[from..]], false)
}

/// A sentence that tells what to type for what.
fn told(line: &str) -> Vec<Entry> {
    let mut all = Vec::new();
    let clauses = line
        .split([';'])
        .flat_map(|part| part.split(", а ").flat_map(|part| part.split(". ")));
    for clause in clauses {
        for found in TELLS.captures_iter(clause) {
            let (name, quoted) = match (found.name("quoted"), found.name("bare")) {
                (Some(quoted), _) => (quoted.as_str().trim().to_owned(), true),
                (None, Some(words)) => (name_in(words.as_str()), false),
                _ => continue,
            };
            let first = name.split_whitespace().next().unwrap_or_default();
            if name.is_empty() || ASKED_FOR.is_match(first) {
                continue;
            }
            let whole = found.get(0).map_or("", |whole| whole.as_str());
            let around = clause.replacen(whole, " ", 1);
            let after = whole.rsplit_once(name.as_str()).map_or("", |(_, after)| after);
            let purpose = format!("{around} {after}");
            let several = TELLS.find_iter(clause).count() > 1;
            let says: Vec<&str> = if several || (!quoted && purpose.trim().is_empty()) {
                vec![&name]
            } else {
                vec![&purpose, &name]
            };
            all.extend(entries(&name, &says, false));
        }
    }
    all
}

/// `stop - ends the server`, `Остановка сервера: stop`.
fn described(line: &str) -> Vec<Entry> {
    let mut all = Vec::new();
    for clause in line.split(';') {
        let Some(between) = BETWEEN.find(clause.trim()) else {
            continue;
        };
        let clause = clause.trim();
        let (left, right) = (clause[..between.start()].trim(), clause[between.end()..].trim());
        let left = left.trim_start_matches(['-', '•', '*', '·', '–', ' ']);
        if HEADING.is_match(left) && meanings(left).iter().all(|order| *order == Order::Help) {
            return items(right, false);
        }
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let (name, says) = if looks_like_a_name(left) >= looks_like_a_name(right) {
            (left, right)
        } else {
            (right, left)
        };
        let name = bare_name(name);
        all.extend(entries(&name, &[says, &name], true));
    }
    all
}

/// `Введите команду (stop, pause): `.
fn in_brackets(line: &str) -> Vec<Entry> {
    let mut lists = BRACKETS.captures_iter(line);
    let found = lists.find_map(|found| {
        let inside = found.get(1)?.as_str();
        let list = inside.contains([',', '/', '|', ';']);
        list.then(|| items(inside, false)).filter(|items| !items.is_empty())
    });
    found.unwrap_or_default()
}

/// The items of a list in one line: between commas and the like, otherwise between blanks.
fn items(list: &str, weak: bool) -> Vec<Entry> {
    let marks: &[char] = match list.contains([',', ';', '|']) {
        true => &[',', ';', '|'],
        false if list.contains(" / ") || !list.trim_start().starts_with('/') && list.contains('/') => &['/'],
        false => &[' ', '\t'],
    };
    list.split(marks)
        .flat_map(|item| {
            item.split(" и ")
                .flat_map(|item| item.split(" or ").flat_map(|item| item.split(" или ")))
        })
        .flat_map(|item| {
            let item = item.trim().trim_matches(['[', ']', '(', ')', '{', '}', '.', ':', '>']);
            let name = bare_name(item);
            entries(&name, &[&name, item], weak)
        })
        .collect()
}

/// Names in columns, as Python's `cmd` prints them.
fn in_columns(line: &str) -> Vec<Entry> {
    let names: Vec<&str> = line
        .split("  ")
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let a_name = |name: &&str| !name.contains(' ') && !meanings(name).is_empty();
    match names.len() > PLAIN_LIST && names.iter().filter(|name| a_name(name)).count() >= PLAIN_LIST {
        true => items(&names.join(","), false),
        false => Vec::new(),
    }
}

/// Bare words, one a line or in a row.
fn bare(line: &str) -> Vec<Entry> {
    let clean = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_-/.,|'\"?".contains(c);
    let listed = line.chars().all(clean) && !line.trim_end().ends_with('.');
    let words: Vec<&str> = line
        .split([',', '|', ' ', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let alike = words.len() == 1 || words.iter().all(|word| !meanings(word).is_empty());
    let name = words.len() <= NAME_WORDS && line.is_ascii();
    match listed {
        true if alike && words.len() > NAME_WORDS => items(&words.join(","), true),
        true if line.contains([',', '|']) => items(line, true),
        true if alike || name => entries(line.trim().trim_matches(['"', '\'', ',']), &[line], true),
        _ => Vec::new(),
    }
}
