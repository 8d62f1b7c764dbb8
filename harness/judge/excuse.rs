//! Deaths that are not the program's fault but this machine's: a missing module, a missing privilege, a foreign address.

use super::Message;
use crate::transcript::Limit;
use crate::words;

/// Why a crash with this output must not count against the program, if so.
pub fn excuse(printed: &str) -> Option<Message> {
    if let Some(module) = words::missing_module(printed) {
        return Some(match words::own_file(printed) {
            None => Message::new("needs-module").with("module", module),
            Some(file) => Message::new("needs-module-of")
                .with("module", module)
                .with("file", file),
        });
    }
    if words::is_python2(printed) {
        return Some(Message::new("needs-python2"));
    }
    let last = super::text::last_line(printed);
    if let Some(limit) = limit(&last) {
        return Some(super::halt::limit(limit));
    }
    if words::is_without_display(&last) {
        return Some(Message::new("needs-display"));
    }
    if USAGE.iter().any(|mark| printed.to_lowercase().contains(mark)) {
        return Some(Message::new("needs-arguments").with("last", last));
    }
    if FOREIGN.iter().any(|mark| last.contains(mark)) {
        return Some(Message::new("needs-address").with("last", last));
    }
    if PRIVILEGE.iter().any(|mark| last.contains(mark)) {
        return Some(Message::new("needs-privilege").with("last", last));
    }
    None
}

/// The limit of the examiner's that an error in this output speaks of.
pub fn limit(printed: &str) -> Option<Limit> {
    let of_a_line = |line: &str| {
        LIMITS
            .iter()
            .find(|(mark, _)| line.contains(mark))
            .map(|(_, limit)| *limit)
    };
    printed.lines().find_map(of_a_line)
}

/// A limit of the examiner's, as a program meets it that is refused more.
const LIMITS: [(&str, Limit); 8] = [
    ("MemoryError", Limit::Memory),
    ("bad_alloc", Limit::Memory),
    ("memory allocation of", Limit::Memory),
    ("OutOfMemoryError", Limit::Memory),
    ("Cannot allocate memory", Limit::Memory),
    ("File too large", Limit::Files),
    ("No space left on device", Limit::Files),
    ("can't start new thread", Limit::Processes),
];
/// A program that wants arguments on its command line.
const USAGE: [&str; 5] = [
    "usage:",
    "использование:",
    "sys.argv[",
    "int(argv[",
    "index out of bounds: the len is 1 but the index is",
];
/// An address of another machine, written into the program.
const FOREIGN: [&str; 4] = [
    "Errno 99]",
    "Cannot assign requested address",
    "EADDRNOTAVAIL",
    "AddrNotAvailable",
];
/// A port or a file that an ordinary user may not have.
const PRIVILEGE: [&str; 3] = ["Errno 13]", "Permission denied", "EACCES"];
