//! What kind of file a program wrote, by its name: a log, a list of users, data.

/// What kind of file a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A log by its name.
    Log,
    /// Any text.
    Text,
    /// A list of users or the like, by its name.
    Register,
    /// Data of a known format, or what an interpreter leaves behind.
    Data,
}

/// What kind of file is this, by its name?
pub fn file_kind(path: &str) -> FileKind {
    let path = path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default().replace("login", "");
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    if path.contains("__pycache__") || DATA.contains(&end) {
        FileKind::Data
    } else if name.contains("log") || name.contains("лог") || name.contains("journal") || name.contains("журнал")
    {
        FileKind::Log
    } else if end == "csv" || REGISTER.iter().any(|word| name.contains(word)) {
        FileKind::Register
    } else {
        FileKind::Text
    }
}

/// Endings of files that are no text for people.
const DATA: [&str; 18] = [
    "json", "db", "sqlite", "sqlite3", "pickle", "pkl", "dat", "bin", "yml", "yaml", "ini", "toml", "xml", "pyc",
    "class", "o", "key", "pem",
];

/// Words in the names of files that list users.
const REGISTER: [&str; 14] = [
    "user",
    "client",
    "known",
    "ident",
    "pass",
    "auth",
    "base",
    "names",
    "token",
    "session",
    "account",
    "people",
    "польз",
    "клиент",
];
