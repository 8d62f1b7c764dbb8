//! One source file: what it hints at. Hints choose what is run; they never decide anything about it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Role;
use super::language::{self, HINTS, Language};
use crate::words::compile;

/// A source file of a submission and what later messages may say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Relative to the folder.
    pub path: PathBuf,
    /// `python`, `javascript`, …
    pub language: String,
    /// True when it looks like Python 2.
    pub python2: bool,
    /// Modules that it imports and that are neither Python's own nor the submission's.
    pub imports_missing: Vec<String>,
    /// Port numbers that stand in it, likely ones first.
    pub ports_hint: Vec<u16>,
}

/// A source file as a candidate for a role.
pub struct Candidate {
    /// What is known about it.
    pub source: Source,
    /// Its language.
    pub language: &'static Language,
    /// What the source alone says of each role.
    pub hints: BTreeMap<Role, i32>,
    /// Submission's files that it imports.
    pub imports: BTreeSet<PathBuf>,
    /// Its imports are found from the folder and not from where it stands.
    pub from_root: bool,
    /// It begins to work when it is run.
    pub runs: bool,
    /// It says so (`if __name__ == "__main__"`, `main()`).
    pub has_main: bool,
    /// It says by `__name__` that it can be imported and run.
    pub guarded: bool,
    /// Only Python 2 runs it.
    pub only_python2: bool,
    /// Only Python 3 takes it.
    pub only_python3: bool,
    /// It sends or reads something, wherever that goes.
    pub talks: bool,
    /// Lines of code.
    pub lines: usize,
    /// Its text, to tell copies.
    pub text: String,
}

/// Modules of Python itself.
static PYTHON_MODULES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("python-modules.txt").split_whitespace().collect());

/// Numbers that look like ports and are sizes or limits.
const NOT_PORTS: &[u32] = &[
    1023, 1024, 2048, 4096, 8192, 16384, 32768, 49151, 49152, 65000, 65534, 65535,
];

macro_rules! rule {
    ($name:ident, $rule:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| compile($rule));
    };
}

rule!(
    IMPORT,
    r"(?m)^([ \t]*)(?:import[ \t]+([^\n;]+)|from[ \t]+([.\w]+)[ \t]+import[ \t]+\(?([^\n;]*))"
);
rule!(
    RUNS,
    r"(?m)^(while|for|with|if|try|async with)\b|^[\w.]+\([^\n]*$|^\w+\s*=\s*[\w.]+\("
);
rule!(MAIN, r"__name__\s*==|\bmain\s*\(");
rule!(
    PRINT_STATEMENT,
    r#"(?m)(^|:|;)[ \t]*print[ \t]+(["'\w]|>>)|\bexcept[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:"#
);
rule!(TALKS, r"(?i)(\b|_)(send|recv|receive|read|write)\w*\s*\(");
rule!(GUARD, r"__name__\s*==");
rule!(RAW_INPUT, r"\braw_input[ \t]*\(");
rule!(
    RAW_INPUT_MADE,
    r"\braw_input[ \t]*=|=[ \t]*raw_input\b[^(]|\bNameError\b|\bdef raw_input\b"
);
rule!(PYTHON2_NAME, r"\b(raw_input|xrange|unicode|unichr)[ \t]*\(");
rule!(
    PYTHON3,
    r#"\bf["']|\bnonlocal\b|\basync def\b|\bprint[ \t]*\([^\n]*\b(end|sep|flush)="#
);
rule!(
    NAMED_PORT,
    r"(?i)port\w*\s*(?::\s*\w+\s*)?(?:=|:|,|\bor\b|\()\s*(\d{2,5})\b"
);
rule!(PORT_OF_PAIR, r#"(?:["']|\w)\s*,\s*(\d{2,5})\s*\)"#);
rule!(NUMBER, r"\b\d{4,5}\b");

impl Candidate {
    /// Reads the hints of one file; `all` are the paths of all sources of the submission.
    pub fn read(path: &Path, text: &str, all: &BTreeSet<PathBuf>) -> Option<Candidate> {
        let language = language::of(path)?;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let code = language.code(&text);
        let score = |rules: &Vec<(Regex, i32)>| {
            rules
                .iter()
                .filter(|(rule, _)| rule.is_match(&code))
                .map(|(_, weight)| weight)
                .sum()
        };
        let python = language.id == "python";
        let only_python3 = python && PYTHON3.is_match(&code);
        let raw_input = RAW_INPUT.is_match(&code) && !RAW_INPUT_MADE.is_match(&code);
        let only_python2 = python && !only_python3 && (PRINT_STATEMENT.is_match(&code) || raw_input);
        let mut imports = if python {
            imports(path, &code, all)
        } else {
            Imports::default()
        };
        imports.missing.sort();
        imports.missing.dedup();
        Some(Candidate {
            source: Source {
                path: path.to_owned(),
                language: language.id.clone(),
                python2: only_python2 || python && PYTHON2_NAME.is_match(&code),
                imports_missing: imports.missing,
                ports_hint: ports(&code),
            },
            language,
            hints: HINTS
                .sources
                .iter()
                .map(|(role, rules)| (*role, score(rules)))
                .collect(),
            imports: imports.own,
            from_root: imports.from_root,
            runs: !python || RUNS.is_match(&code),
            has_main: MAIN.is_match(&code),
            guarded: GUARD.is_match(&code),
            only_python2,
            only_python3,
            talks: TALKS.is_match(&code),
            lines: code.lines().filter(|line| line.contains(char::is_alphanumeric)).count(),
            text,
        })
    }
}

/// What a Python file imports.
#[derive(Default)]
struct Imports {
    own: BTreeSet<PathBuf>,
    missing: Vec<String>,
    from_root: bool,
}

fn imports(path: &Path, code: &str, all: &BTreeSet<PathBuf>) -> Imports {
    let mut imports = Imports::default();
    let here = path.parent().unwrap_or(Path::new(""));
    for found in IMPORT.captures_iter(code) {
        let names: Vec<String> = match (found.get(2), found.get(3), found.get(4)) {
            (Some(list), _, _) => list
                .as_str()
                .split(',')
                .filter_map(|item| Some(item.split_whitespace().next()?.to_owned()))
                .collect(),
            (_, Some(module), Some(list)) if module.as_str().trim_matches('.').is_empty() => list
                .as_str()
                .split(',')
                .filter_map(|item| Some(format!(".{}", item.split_whitespace().next()?)))
                .collect(),
            (_, Some(module), _) => vec![module.as_str().to_owned()],
            _ => continue,
        };
        for name in names {
            let relative = name.starts_with('.');
            let parts: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
            let Some(&top) = parts.first() else {
                continue;
            };
            let near = resolve(here, &parts, all);
            let far = if near.is_none() && !relative {
                resolve(Path::new(""), &parts, all)
            } else {
                None
            };
            imports.from_root |= far.is_some();
            if let Some(file) = near.or(far) {
                imports.own.insert(file);
            } else if !relative
                && found[1].is_empty()
                && !PYTHON_MODULES.contains(top)
                && top.chars().all(|c| c.is_alphanumeric() || c == '_')
            {
                imports.missing.push(top.to_owned());
            }
        }
    }
    imports.own.remove(path);
    imports
}

/// The submission's file that a module's name means, looked for from this folder.
fn resolve(folder: &Path, parts: &[&str], all: &BTreeSet<PathBuf>) -> Option<PathBuf> {
    (1..=parts.len()).rev().find_map(|length| {
        let base: PathBuf = parts[..length]
            .iter()
            .fold(folder.to_owned(), |path, part| path.join(part));
        // Only a package has further modules in it, and of the two it is the one that Python takes.
        let module = (length == parts.len()).then(|| format!("{}.py", base.to_str().unwrap_or_default()).into());
        [base.join("__init__.py")]
            .into_iter()
            .chain(module)
            .find(|path| all.contains(path))
    })
}

/// Numbers that may be ports, likely ones first.
fn ports(code: &str) -> Vec<u16> {
    let mut ports = Vec::new();
    let named = NAMED_PORT
        .captures_iter(code)
        .chain(PORT_OF_PAIR.captures_iter(code))
        .filter_map(|found| found.get(1));
    for number in named.chain(NUMBER.find_iter(code)) {
        let Ok(number) = number.as_str().parse::<u32>() else {
            continue;
        };
        if let Ok(port) = u16::try_from(number)
            && port > 0
            && !NOT_PORTS.contains(&number)
            && !ports.contains(&port)
        {
            ports.push(port);
        }
    }
    ports
}
