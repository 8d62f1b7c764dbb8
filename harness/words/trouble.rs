//! The last words of programs that died of an error of their own, in the languages that students use.

use std::sync::LazyLock;

use regex::Regex;

use super::{compile, plain};

/// A window system that is not there.
pub fn is_without_display(text: &str) -> bool {
    const DISPLAY: [&str; 2] = ["no display name", "couldn't connect to display"];
    DISPLAY.iter().any(|mark| text.contains(mark))
}

/// A syntax error of Python: the file it names, and its line. It needs no traceback when it meets the first file.
fn python_syntax_error(text: &str) -> Option<(&str, &str)> {
    let at = text.match_indices('\n').map(|(at, _)| at + 1).chain([0]);
    let error = at.filter(|&at| {
        let name = text[at..].split([':', '\n']).next().unwrap_or_default();
        matches!(name, "SyntaxError" | "IndentationError" | "TabError")
    });
    let at = error.max()?;
    let file = text[..at].rsplit("File \"").next().filter(|rest| rest.len() < at)?;
    Some((file.split('"').next()?, text[at..].lines().next()?))
}

/// Uncaught errors of other languages; the first group is the line that tells.
static OTHERS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?m)^thread '[^'\n]*'(?: \(\d+\))? panicked at [^\n]*:\d+:\d+:\n([^\n]+)",
        r"(?m)^(thread '[^'\n]*' panicked at .+)$",
        r"(?m)^(Error: (?:Os|Custom) \{.*)$",
        r"(?m)^((?:panic|fatal error): .+)\n(?:.*\n){0,3}?goroutine ",
        r#"(?m)^Exception in thread "[^"\n]*" (.+)$"#,
        r"(?m)^(Unhandled exception\. .+)$",
        r"(?m)^\s*(?:Uncaught )?([\w.$]*(?:Error|Exception)(?: \[\w+\])?(?:: .*)?)\n\s+at ",
        r"(?m)^(?:PHP )?(Fatal error: .*)$",
        r"(?m)^(\S+\.rb:\d+:in .+\(\w+(?:::\w+)*\))$",
        r"(?m)^(.*ERROR: AddressSanitizer: .*)$",
        r"(?m)^(terminate called after throwing an instance of .*)$",
        r"(?m)^(\*\*\* .* \*\*\*: terminated)$",
        r"(?m)^((?:free|malloc|realloc)\(\): .+|double free or corruption.*)$",
        r"(?m)^(.*\b(?:Segmentation fault|Bus error|Floating point exception|Ошибка сегментирования)\b.*)$",
    ]
    .iter()
    .map(|rule| compile(rule))
    .collect()
});

/// How Python begins to tell of an uncaught error.
const TRACEBACK: &str = "Traceback (most recent call last)";

/// When the text holds the report of an uncaught error: the line of it that names the error.
pub fn is_traceback(text: &str) -> Option<String> {
    let text = plain(text);
    if let Some(at) = text.rfind(TRACEBACK) {
        let mut lines = text[at..].lines().map(str::trim_end).filter(|line| !line.is_empty());
        let heading = lines.next().unwrap_or(TRACEBACK);
        let mut last = heading;
        for line in lines {
            last = line;
            if !line.starts_with(char::is_whitespace) {
                break;
            }
        }
        return Some(last.trim().to_owned());
    }
    if let Some((_, line)) = python_syntax_error(&text) {
        return Some(line.trim().to_owned());
    }
    OTHERS
        .iter()
        .find_map(|rule| Some(rule.captures(&text)?[1].trim().to_owned()))
}

/// Did the program's language refuse to read a file of it? Code made at run time (`eval` of an answer) does not count.
pub fn is_syntax_error(text: &str) -> bool {
    static NODE: LazyLock<Regex> = LazyLock::new(|| compile(r"(?m)^\S+\.[cm]?js:\d+\n(?:.*\n){0,6}?SyntaxError: "));
    static NULL_BYTES: LazyLock<Regex> =
        LazyLock::new(|| compile(r"(?m)^(SyntaxError|ValueError): source code (string )?cannot contain null bytes"));
    let text = plain(text);
    let python = python_syntax_error(&text).is_some_and(|(file, _)| !file.starts_with('<'));
    python || NODE.is_match(&text) || NULL_BYTES.is_match(&text)
}

/// The module or library that an interpreter or the loader did not find. Whether it is one of the submission's own is not asked here.
pub fn missing_module(text: &str) -> Option<String> {
    static RULES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r#"(?m)^(?:ModuleNotFoundError|ImportError): No module named ['"]?([\w.]+)"#,
            r"(?m)^Error: Cannot find module '([^'\n]+)'",
            r"error while loading shared libraries: ([^:\s]+)",
            r"(?m)^(?:.*\()?LoadError\)?.*cannot load such file -- (\S+)",
        ]
        .iter()
        .map(|rule| compile(rule))
        .collect()
    });
    let text = plain(text);
    RULES.iter().find_map(|rule| Some(rule.captures(&text)?[1].to_owned()))
}

/// The submission's own file that a traceback of Python speaks of last: who imports what is missing, for instance.
pub fn own_file(text: &str) -> Option<String> {
    static FILE: LazyLock<Regex> = LazyLock::new(|| compile(r#"(?m)^\s+File "([^"<\n]+)", line \d+"#));
    let text = plain(text);
    let files: Vec<&str> = FILE
        .captures_iter(&text)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let relative = |path: &&str| Some(path.split_once("/lab/")?.1.to_owned());
    files.iter().rev().find_map(relative)
}

/// Does Python 3 complain about what only Python 2 takes?
pub fn is_python2(text: &str) -> bool {
    static RULE: LazyLock<Regex> = LazyLock::new(|| {
        compile(concat!(
            r"Missing parentheses in call to '(print|exec)'",
            r"|name '(raw_input|unicode|xrange|unichr|reload|execfile|basestring)' is not defined",
            r"|multiple exception types must be parenthesized",
            r"|No module named '(SocketServer|Queue|thread|ConfigParser|Tkinter|urllib2|StringIO|cPickle|BaseHTTPServer)'",
            r"|has no attribute '(has_key|iteritems|itervalues)'",
            r"|leading zeros in decimal integer literals are not permitted",
        ))
    });
    RULE.is_match(text)
}

/// Does a system or language say here that an address is in use?
pub fn is_port_taken(text: &str) -> bool {
    const TAKEN: [&str; 5] = [
        "ddress already in use",
        "Errno 98]",
        "EADDRINUSE",
        "AddrInUse",
        "WinError 10048",
    ];
    TAKEN.iter().any(|mark| text.contains(mark))
}
