//! Names and passwords that stand in a submission's data files: JSON, and lines of two fields.

use std::path::Path;

use serde_json::Value;

use crate::dialect::Account;

/// More users than a scenario needs are of no use.
const ENOUGH: usize = 16;
/// A longer file is no list of a lab's users.
pub(super) const LONGEST_FILE: u64 = 64 * 1024;
/// A longer word is no name, and no password that stands there in clear.
const LONGEST_WORD: usize = 30;
/// Kinds of files in which users are kept.
pub(super) const KINDS: [&str; 4] = ["json", "csv", "txt", "data"];
const NAMES: [&str; 6] = ["name", "login", "user", "username", "логин", "имя"];
const PASSWORDS: [&str; 5] = ["password", "pass", "pwd", "passwd", "пароль"];
const SEPARATORS: [char; 5] = [':', ';', ',', '\t', ' '];

/// The users whom files of this folder name, in the files' order.
pub(super) fn accounts(folder: &Path) -> Vec<Account> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let kept = |path: &&std::path::PathBuf| {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        KINDS.contains(&kind)
            && path
                .metadata()
                .is_ok_and(|file| file.is_file() && file.len() <= LONGEST_FILE)
    };
    let texts = paths
        .iter()
        .filter(kept)
        .filter_map(|path| std::fs::read_to_string(path).ok());
    let mut found: Vec<Account> = Vec::new();
    for account in texts.flat_map(|text| in_text(&text)) {
        if found.iter().all(|known| known.name != account.name) {
            found.push(account);
        }
    }
    found.truncate(ENOUGH);
    found
}

fn in_text(text: &str) -> Vec<Account> {
    match serde_json::from_str(text) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => in_json(&value),
        _ => in_lines(text),
    }
}

/// `{"name": "password"}`, `{"name": {"password": "…"}}`, `[{"login": "…", "password": "…"}]`.
fn in_json(value: &Value) -> Vec<Account> {
    let field = |value: &Value, keys: &[&str]| {
        let fields = value.as_object()?;
        let mut known = fields
            .iter()
            .filter(|(key, _)| keys.contains(&key.to_lowercase().as_str()));
        known.find_map(|(_, value)| word(value))
    };
    let of = |name: Option<String>, password: Option<String>| account(&name?, &password?);
    match value {
        Value::Array(all) => all
            .iter()
            .filter_map(|one| of(field(one, &NAMES), field(one, &PASSWORDS)))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .filter_map(|(key, value)| {
                let name = field(value, &NAMES).or_else(|| Some(key.clone()));
                of(name, word(value).or_else(|| field(value, &PASSWORDS)))
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Lines of a name and a password each; a file with any other line is something else.
fn in_lines(text: &str) -> Vec<Account> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let separator = SEPARATORS
        .into_iter()
        .find(|separator| lines().all(|line| line.matches(*separator).count() == 1));
    let Some(separator) = separator else {
        return Vec::new();
    };
    let fields = lines().filter_map(|line| line.split_once(separator));
    fields
        .filter_map(|(name, password)| account(name.trim(), password.trim()))
        .collect()
}

/// An account, if both can be words of one: no heading, no address, no digest.
fn account(name: &str, password: &str) -> Option<Account> {
    let fits = |word: &str| {
        let length = word.chars().count();
        (1..=LONGEST_WORD).contains(&length) && !word.contains(char::is_control)
    };
    let heading = PASSWORDS.contains(&password.to_lowercase().as_str());
    let address = name.parse::<std::net::IpAddr>().is_ok() || password.parse::<std::net::IpAddr>().is_ok();
    (fits(name) && fits(password) && !heading && !address).then(|| Account {
        name: name.into(),
        password: password.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let found = in_text(text).into_iter();
        found.map(|account| (account.name, account.password)).collect()
    }

    fn expected(all: &[(&str, &str)]) -> Vec<(String, String)> {
        let all = all.iter();
        all.map(|(name, password)| ((*name).into(), (*password).into()))
            .collect()
    }

    #[test]
    fn users_are_found_in_json_of_several_forms() {
        let both = expected(&[("ivan", "qwerty"), ("olga", "12")]);
        assert_eq!(pairs(r#"{"ivan": "qwerty", "olga": 12}"#), both);
        assert_eq!(
            pairs(r#"{"ivan": {"password": "qwerty"}, "olga": {"pass": "12"}}"#),
            both
        );
        let list = r#"[{"login": "ivan", "password": "qwerty"}, {"login": "olga", "password": "12"}]"#;
        assert_eq!(pairs(list), both);
        assert!(pairs(r#"{"127.0.0.1": "ivan"}"#).is_empty());
    }

    #[test]
    fn users_are_found_in_lines_of_two_fields() {
        let one = expected(&[("ivan", "qwerty")]);
        assert_eq!(pairs("login,password\nivan,qwerty\n"), one);
        assert_eq!(pairs("ivan:qwerty\n\n"), one);
        assert!(pairs("hello world again\nivan:qwerty\n").is_empty());
        assert!(pairs("ivan,127.0.0.1\n").is_empty());
        let digest = format!("ivan:{}", "0f".repeat(16));
        assert!(pairs(&digest).is_empty());
        assert!(pairs("").is_empty());
    }
}
