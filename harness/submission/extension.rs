//! Do the sources extend their language's socket type by sending and receiving? The one thing that is read and not seen.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::files::walk;
use super::language;
use crate::words::compile;

/// A longer source was not written by hand.
const LONGEST: u64 = 1 << 20;

/// What the sources of a folder declare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The languages of the sources, sorted.
    pub languages: Vec<String>,
    /// The extensions of the socket type that both send and receive.
    pub extensions: Vec<Extension>,
}

/// Where the socket type is extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Relative to the folder.
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

/// A type or trait and where it is declared.
struct Declared<'a> {
    name: &'a str,
    line: usize,
    sends: bool,
    receives: bool,
}

macro_rules! rule {
    ($name:ident, $rule:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| compile($rule));
    };
}

rule!(CLASS, r"^(\s*)class\s+(\w+)\s*\(([^)]*)\)\s*:");
rule!(SENDS, r"(?i)\.\s*(send|sendall|sendmsg|write|write_all)\s*\(");
rule!(
    RECEIVES,
    r"(?i)\.\s*(recv|recv_into|recvmsg|read|readline|readexactly|read_exact)\s*\("
);
rule!(
    SOCKET_AS,
    r"(?m)^\s*(?:import\s+socket\s+as\s+(\w+)|from\s+socket\s+import\s+[^\n]*\bsocket\s+as\s+(\w+))"
);
rule!(FROM_SOCKET, r"(?m)^\s*from\s+socket\s+import\s+[^\n]*(\bsocket\b|\*)");
rule!(TRAIT, r"^\s*(?:pub(?:\([^)]*\))?\s+)?trait\s+(\w+)");
rule!(FUNCTION, r"\bfn\s+(\w+)");
rule!(NAMED_SEND, r"(?i)send|write|say|put|post");
rule!(NAMED_RECEIVE, r"(?i)recv|receive|read|hear|get|next");

/// Reads the sources below a folder.
pub fn survey(folder: &Path) -> Survey {
    let mut languages = BTreeSet::new();
    let mut extensions = Vec::new();
    for file in walk(folder, None).unwrap_or_default() {
        let Some(language) = language::of(&file.path).filter(|_| file.length <= LONGEST) else {
            continue;
        };
        let Ok(bytes) = fs::read(folder.join(&file.path)) else {
            continue;
        };
        languages.insert(language.id.clone());
        let text = String::from_utf8_lossy(&bytes)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        let code = language.code(&text);
        let found = match language.id.as_str() {
            "python" => classes(&code),
            "rust" => traits(&code),
            _ => Vec::new(),
        };
        let at = |declared: &Declared| Extension {
            path: file.path.clone(),
            line: declared.line,
            text: code
                .lines()
                .nth(declared.line - 1)
                .unwrap_or_default()
                .trim()
                .to_owned(),
        };
        // A class does both; of traits one may send and another receive.
        let sends = found.iter().any(|declared| declared.sends);
        let receives = found.iter().any(|declared| declared.receives);
        let both =
            |declared: &&Declared| declared.sends && declared.receives || language.id == "rust" && sends && receives;
        extensions.extend(found.iter().filter(both).map(at));
    }
    Survey {
        languages: languages.into_iter().collect(),
        extensions,
    }
}

/// Python's classes that derive from the socket, directly or through another class of the file.
fn classes(code: &str) -> Vec<Declared<'_>> {
    let mut sockets: BTreeSet<String> = BTreeSet::from(["socket.socket".to_owned()]);
    for found in SOCKET_AS.captures_iter(code) {
        sockets.extend(found.get(1).map(|module| format!("{}.socket", module.as_str())));
        sockets.extend(found.get(2).map(|class| class.as_str().to_owned()));
    }
    if FROM_SOCKET.is_match(code) {
        sockets.insert("socket".into());
    }
    let lines: Vec<&str> = code.lines().collect();
    let mut derived = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(class) = CLASS.captures(line) else { continue };
        let (indent, name, bases) = (class[1].len(), class.get(2), &class[3]);
        if !bases.split(',').any(|base| sockets.contains(base.trim())) {
            continue;
        }
        let Some(name) = name.map(|name| name.as_str()) else {
            continue;
        };
        sockets.insert(name.to_owned());
        let inside = |line: &&&str| line.trim().is_empty() || line.len() - line.trim_start().len() > indent;
        let body: Vec<&str> = lines[at + 1..].iter().take_while(inside).copied().collect();
        let body = body.join("\n");
        let methods = body.contains("def ");
        derived.push(Declared {
            name,
            line: at + 1,
            sends: methods && (SENDS.is_match(&body) || body.contains("super().send")),
            receives: methods && (RECEIVES.is_match(&body) || body.contains("super().recv")),
        });
    }
    derived
}

/// Rust's traits that are implemented for the stream, or for whatever can be read or written.
fn traits(code: &str) -> Vec<Declared<'_>> {
    let lines: Vec<&str> = code.lines().collect();
    let mut declared: Vec<Declared> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = TRAIT.captures(line).and_then(|found| found.get(1)) else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let closed = |line: &&&str| !(line.starts_with(&format!("{}}}", " ".repeat(indent))));
        let body: Vec<&str> = lines[at..].iter().take_while(closed).copied().collect();
        let functions: Vec<String> = FUNCTION
            .captures_iter(&body.join("\n"))
            .map(|found| found[1].to_owned())
            .collect();
        declared.push(Declared {
            name: name.as_str(),
            line: at + 1,
            sends: functions.iter().any(|name| NAMED_SEND.is_match(name)),
            receives: functions.iter().any(|name| NAMED_RECEIVE.is_match(name)),
        });
    }
    declared.retain(|declared| {
        let name = regex::escape(declared.name);
        let for_streams = format!(r"impl\s*<\s*\w+\s*:[^>]*\b(Read|Write|BufRead)\b[^>]*>\s*{name}\s+for\s+\w+|impl\s+{name}\s+for\s+&?\s*(\w+::)*TcpStream\b");
        compile(&for_streams).is_match(code)
    });
    declared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surveyed(name: &str, text: &str) -> Survey {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::write(folder.path().join(name), text).expect("a file can be written");
        survey(folder.path())
    }

    fn extends(name: &str, text: &str) -> bool {
        !surveyed(name, text).extensions.is_empty()
    }

    const METHODS: &str = "
    def send_msg(self, text):
        data = text.encode()
        self.sendall(len(data).to_bytes(4, 'big') + data)

    def recv_msg(self):
        return self.recv(int.from_bytes(self.recv(4), 'big')).decode()
";

    #[test]
    fn a_class_derived_from_the_socket_extends_it() {
        for head in [
            "import socket\nclass Sock(socket.socket):",
            "from socket import socket, AF_INET\nclass Sock(socket):",
            "from socket import *\n\n\nclass Sock(socket):",
            "import socket as s\nclass Sock(s.socket):",
            "from socket import socket as Base\nclass Sock(Base):",
            "import socket\nclass Base(socket.socket):\n    pass\n\nclass Sock(Base):",
        ] {
            assert!(extends("messages.py", &format!("{head}{METHODS}")), "{head}");
        }
    }

    #[test]
    fn what_derives_from_nothing_or_adds_nothing_does_not() {
        for text in [
            format!("import socket\nclass Sock:{METHODS}"),
            format!("import socket\nclass Sock(object):{METHODS}"),
            "import socket\nclass Sock(socket.socket):\n    pass\n\ndef f(s):\n    s.send(b'')\n    s.recv(4)\n"
                .to_owned(),
            format!("import threading\nclass Sock(threading.Thread):{METHODS}"),
            format!("# class Sock(socket.socket):\nimport socket{METHODS}"),
            format!("class socket:\n    pass\nclass Sock(socket):{METHODS}"),
        ] {
            assert!(!extends("messages.py", &text), "{text}");
        }
    }

    #[test]
    fn an_extension_trait_extends_the_stream() {
        let traits = "
pub trait WriteMessage: Write {
    fn send_message(&mut self, text: &str) -> io::Result<()>;
}
impl<W: Write + ?Sized> WriteMessage for W {}
pub trait ReadMessage: Read {
    fn receive_message(&mut self) -> io::Result<String>;
}
impl<R: Read + ?Sized> ReadMessage for R {}
";
        let survey = surveyed("framing.rs", traits);
        let lines: Vec<usize> = survey.extensions.iter().map(|extension| extension.line).collect();
        assert_eq!((survey.languages, lines), (vec!["rust".to_owned()], vec![2, 6]));
        let stream = "trait Framed {\n    fn send_frame(&mut self);\n    fn read_frame(&mut self);\n}\nimpl Framed for std::net::TcpStream {}\n";
        assert!(extends("main.rs", stream));
        assert!(!extends("main.rs", &stream.replace("TcpStream", "Vec")));
    }

    #[test]
    fn of_other_languages_only_the_name_is_known() {
        let survey = surveyed("Server.java", "class Sock extends Socket {}");
        assert_eq!(survey.languages, ["java"]);
        assert!(survey.extensions.is_empty());
    }

    #[test]
    fn odd_sources_are_read_without_harm() {
        for text in [
            "class (socket.socket):",
            "class A(socket.socket):",
            "\u{feff}class A(B):\n\t",
            "trait",
            "pub trait A {",
            "",
        ] {
            surveyed("a.py", text);
            surveyed("a.rs", text);
        }
    }
}
