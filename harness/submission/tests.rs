use super::*;
use std::io::Write;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    folder
}

const SERVER: &str = "import socket\ns = socket.socket()\ns.bind(('', 9090))\ns.listen(1)\nconn, a = s.accept()\nconn.send(conn.recv(1024))\n";
const CLIENT: &str = "import socket\ns = socket.socket()\ns.connect(('localhost', 9090))\ns.send(input().encode())\nprint(s.recv(1024))\n";
const SCANNER: &str = "import socket\nhost = input()\nfor port in range(1, 65536):\n    s = socket.socket()\n    if s.connect_ex((host, port)) == 0:\n        print(port)\n";
const CHAT: &str = "import socket, threading\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 9090))\ns.sendto(input().encode(), ('255.255.255.255', 9090))\ns.recvfrom(1024)\n";

fn programs(files: &[(&str, &str)]) -> Vec<(String, Vec<(Role, String)>)> {
    let folder = folder(files);
    let submission = Submission::read(folder.path()).expect("a submission");
    submission
        .groups
        .into_iter()
        .map(|group| (group.id, group.programs.into_iter().collect()))
        .collect()
}

fn one(role: Role, command: &str) -> Vec<(Role, String)> {
    vec![(role, command.to_owned())]
}

fn pair(server: &str, client: &str) -> Vec<(Role, String)> {
    vec![(Role::Server, server.to_owned()), (Role::Client, client.to_owned())]
}

#[test]
fn the_usual_pair_is_found() {
    let files = [
        ("server.py", SERVER),
        ("client.py", CLIENT),
        ("log.txt", ""),
        ("README.md", "server.py .listen("),
    ];
    assert_eq!(
        programs(&files),
        [("main".to_owned(), pair("python3 server.py", "python3 client.py"))]
    );
}

#[test]
fn sources_tell_when_names_do_not() {
    let files = [("one.py", SERVER), ("two.py", CLIENT)];
    assert_eq!(
        programs(&files),
        [("main".to_owned(), pair("python3 one.py", "python3 two.py"))]
    );
}

#[test]
fn names_are_quoted_where_needed() {
    let files = [("мой сервер.py", SERVER), ("клиент.py", CLIENT)];
    assert_eq!(
        programs(&files)[0].1,
        pair("python3 'мой сервер.py'", "python3 клиент.py")
    );
}

#[test]
fn programs_run_where_they_stand() {
    let files = [("lab/server/main.py", SERVER), ("lab/client/main.py", CLIENT)];
    assert_eq!(
        programs(&files)[0].1,
        pair(
            "cd lab/server && exec python3 main.py",
            "cd lab/client && exec python3 main.py"
        )
    );
}

#[test]
fn modules_and_tests_are_no_programs() {
    let module = "import socket\nclass Framed(socket.socket):\n    def listen(self): super().listen()\n    def go(self): self.accept()\n";
    let server = format!("import framing\n{SERVER}");
    let files = [
        ("server.py", &*server),
        ("client.py", CLIENT),
        ("framing.py", module),
        ("test_server.py", SERVER),
    ];
    assert_eq!(programs(&files).len(), 1);
    let app = [
        ("app.py", "from server.core import run\nrun()\n"),
        ("server/core.py", SERVER),
        ("server/__init__.py", ""),
        ("client.py", CLIENT),
    ];
    assert_eq!(programs(&app)[0].1, pair("python3 app.py", "python3 client.py"));
}

#[test]
fn a_program_that_only_starts_a_package_is_one_program_with_it() {
    let guarded = format!("{SERVER}\nif __name__ == '__main__':\n    go()\n");
    let launcher = "from server import *\n\nif __name__ == '__main__':\n    go()\n";
    let files = [
        ("server.py", launcher),
        ("server/__init__.py", "from server.core import *\n"),
        ("server/core.py", &*guarded),
        ("client.py", CLIENT),
    ];
    let found = programs(&files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, pair("python3 server.py", "python3 client.py"));
    // Who serves with means of its own is a program beside that which it imports.
    let extended = format!("from old_server import *\n{SERVER}");
    let files = [
        ("new_server.py", &*extended),
        ("old_server.py", &*guarded),
        ("client.py", CLIENT),
    ];
    assert_eq!(programs(&files).len(), 2);
}

#[test]
fn comments_and_strings_hint_at_nothing() {
    let client = format!("# s.listen(1); s.accept()\n'''\ns.listen()\ns.accept()\n'''\n{CLIENT}");
    let files = [("a.py", &*client), ("b.py", SERVER)];
    assert_eq!(programs(&files)[0].1, pair("python3 b.py", "python3 a.py"));
}

#[test]
fn pairs_are_found_by_suffix_and_the_scanner_beside() {
    let long = format!("{SERVER}{}", "x = 1\n".repeat(200));
    let files = [
        ("server.py", SERVER),
        ("client.py", CLIENT),
        ("server_chat.py", &*long),
        ("client_chat.py", CLIENT),
        ("scanner.py", SCANNER),
    ];
    let found = programs(&files);
    assert_eq!(found.len(), 2);
    let mut main = pair("python3 server_chat.py", "python3 client_chat.py");
    main.push((Role::Scanner, "python3 scanner.py".to_owned()));
    assert_eq!(found[0], ("main".to_owned(), main));
    assert_eq!(found[1].1, pair("python3 server.py", "python3 client.py"));
}

#[test]
fn a_scanner_is_no_server_whatever_its_name() {
    let scanner = "import socket\nfor port in range(1, 65536):\n    probe = socket.socket()\n    probe.settimeout(1)\n    probe.connect(('127.0.0.1', port))\n";
    let found = programs(&[("server.py", scanner)]);
    assert_eq!(found[0].1, one(Role::Scanner, "python3 server.py"));
}

#[test]
fn who_says_nothing_to_the_ports_it_tries_is_no_client_whatever_its_name() {
    let tries = "import socket\ndef check_port(host, n):\n    probe = socket.socket()\n    probe.settimeout(0.1)\n    probe.connect((host, n))\nhost = input()\nfor n in range(65537):\n    check_port(host, n)\n";
    let found = programs(&[("client1.py", tries)]);
    assert_eq!(found[0].1, one(Role::Scanner, "python3 client1.py"));
    let talks = tries.replace("connect((host, n))\n", "connect((host, n))\n    probe.send(b'hello')\n");
    let found = programs(&[("client1.py", &talks)]);
    assert_eq!(found[0].1, one(Role::Client, "python3 client1.py"));
}

#[test]
fn a_datagram_chat_is_a_group_of_its_own() {
    let files = [("server.py", SERVER), ("client.py", CLIENT), ("chat.py", CHAT)];
    assert_eq!(programs(&files)[1].1, one(Role::Chatter, "python3 chat.py"));
    assert_eq!(
        programs(&[("chat.py", CHAT)])[0],
        ("main".to_owned(), one(Role::Chatter, "python3 chat.py"))
    );
}

#[test]
fn other_languages_are_built_or_run() {
    let server = "int main() { bind(s, 0, 0); listen(s, 1); accept(s, 0, 0); }";
    let client = "int main() { connect(s, 0, 0); send(s, b, 1, 0); }";
    let c = folder(&[("server.c", server), ("src/client.c", client)]);
    let c = Submission::read(c.path()).expect("a submission");
    assert_eq!(
        c.build.as_deref(),
        Some("gcc -O1 -pthread -o server server.c && (cd src && gcc -O1 -pthread -o client client.c)")
    );
    assert_eq!(c.groups[0].programs[&Role::Client], "cd src && exec ./client");
    let js = [
        (
            "s.js",
            "const net = require('net'); net.createServer(c => {}).listen(9090)",
        ),
        ("c.js", "net.createConnection(9090)"),
    ];
    assert_eq!(programs(&js)[0].1, pair("node s.js", "node c.js"));
}

#[test]
fn sources_tell_ports_modules_and_python_2() {
    let server = format!("import tqdm, os, own\nport = 4448\n{SERVER}print 'hi'\n");
    let folder = folder(&[("server.py", &server), ("own.py", "x = 1")]);
    let submission = Submission::read(folder.path()).expect("a submission");
    let source = submission
        .sources
        .iter()
        .find(|source| source.path == Path::new("server.py"))
        .expect("the server");
    assert_eq!(
        (source.python2, &*source.imports_missing, &*source.ports_hint),
        (true, &["tqdm".to_owned()][..], &[4448, 9090][..])
    );
    assert_eq!(submission.groups[0].programs[&Role::Server], "python2 server.py");
}

#[test]
fn a_folder_without_programs_is_an_error() {
    let folder = folder(&[("readme.txt", "listen("), ("tool.py", "print(1)\n")]);
    assert!(matches!(
        Submission::read(folder.path()),
        Err(SubmissionError::NoPrograms { .. })
    ));
    assert!(matches!(
        Submission::read(&folder.path().join("tool.py")),
        Err(SubmissionError::NotAFolder { .. })
    ));
    assert!(matches!(
        Submission::read(&folder.path().join("none")),
        Err(SubmissionError::Unreadable { .. })
    ));
}

#[test]
fn odd_names_and_links_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let outside = folder(&[("server.py", SERVER)]);
    let inside = folder(&[("client.py", CLIENT), ("sub/data.txt", "x"), (".git/server.py", SERVER)]);
    let at = |name: &str| inside.path().join(name);
    std::os::unix::fs::symlink(outside.path().join("server.py"), at("server.py")).expect("a link");
    std::os::unix::fs::symlink(outside.path(), at("out")).expect("a link");
    std::os::unix::fs::symlink("..", at("sub/loop")).expect("a link");
    std::os::unix::fs::symlink("client.py", at("same.py")).expect("a link");
    fs::write(inside.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe.py")), SERVER).expect("a file");
    let submission = Submission::read(inside.path()).expect("a submission");
    assert_eq!(submission.groups.len(), 1);
    assert!(!submission.groups[0].programs.contains_key(&Role::Server));
    let into = tempfile::tempdir().expect("a folder");
    submission.pristine(into.path()).expect("a copy");
    let names: Vec<_> = walkdir(into.path());
    assert_eq!(
        names,
        [
            "client.py",
            "same.py",
            "sub/data.txt",
            "sub/loop",
            "\u{fffd}\u{fffd}.py"
        ]
    );
}

fn walkdir(folder: &Path) -> Vec<String> {
    let files = files::walk(folder, None).expect("a folder");
    files
        .into_iter()
        .map(|file| file.path.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_pair_of_datagrams_stands_apart_from_one_of_connections() {
    const MAILS: &str =
        "sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nsock.bind(('', 9090))\nsock.recvfrom(9)\n";
    let folder = folder(&[
        ("server.py", SERVER),
        ("client.py", CLIENT),
        ("udp_server.py", MAILS),
        ("udp_client.py", MAILS),
        ("p2p_chat.py", MAILS),
    ]);
    let submission = Submission::read(folder.path()).expect("a submission");
    let groups = submission.groups.iter();
    let kinds: Vec<_> = groups
        .map(|group| (group.by_datagrams, group.programs.keys().copied().collect::<Vec<_>>()))
        .collect();
    let both = || vec![Role::Server, Role::Client];
    assert_eq!(
        kinds,
        [
            (Some(false), both()),
            (Some(true), both()),
            (Some(true), vec![Role::Chatter])
        ]
    );
}

#[test]
fn a_manifest_declares() {
    let text = r#"
build = "gcc -O1 -o server server.c"
path = ["../bin"]
tasks = ["echo", "exit"]
[programs]
server = "./server"
client = "python3 client.py"
[task.chat.programs]
server = "python3 chat_server.py"
[dialect]
port = 9090
leave = "exit"
framing = { length = "decimal", width = 4, pad = "+", justify = "left", counts = "bytes" }
prompts = [ { says = "ключ", answer = "secret" } ]
"#;
    let folder = folder(&[(MANIFEST, text), ("server.py", SERVER)]);
    let submission = Submission::read(folder.path()).expect("a submission");
    assert_eq!(submission.groups.len(), 1);
    let main = &submission.groups[0];
    let own = |server: &str| {
        pair(server, "python3 client.py")
            .into_iter()
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(*main.programs_for("echo"), own("./server"));
    assert_eq!(*main.programs_for("chat"), own("python3 chat_server.py"));
    assert_eq!(submission.groups[0].dialect.prompts[0].says, "ключ");
    let again = Manifest::parse(Path::new(MANIFEST), submission.to_manifest().as_bytes()).expect("its own form");
    assert_eq!(again.groups(), submission.groups);
}

#[test]
fn a_mistake_in_a_manifest_shows_where_it_is() {
    let folder = folder(&[(MANIFEST, "[programs]\nserver = \"./s\"\n\n[dialect]\nprot = 9090\n")]);
    let error = Submission::read(folder.path()).expect_err("a mistake");
    assert!(
        error.to_string().contains("sokrat.toml:5:1") && error.to_string().contains("did you mean `port`?"),
        "{error}"
    );
    let SubmissionError::Manifest(mistake) = error else {
        panic!("a mistake in the manifest");
    };
    assert_eq!(mistake.mistake.title.ru, "неизвестное слово «prot»");
    for (text, part) in [
        (
            "[dialect]\nframing = { length = \"decimal\", widht = 4, counts = \"bytes\" }\n",
            "did you mean `width`?",
        ),
        ("[dialect]\nframing = \"lines\"\n", "did you mean `line`?"),
        ("[programs]\nservre = \"x\"\n", "did you mean `server`?"),
        ("build = 3\n", "string"),
        ("build = \n", "sokrat.toml:1"),
    ] {
        let error = Manifest::parse(Path::new(MANIFEST), text.as_bytes()).expect_err("a mistake");
        let error = SubmissionError::Manifest(error).to_string();
        assert!(error.contains(part), "{text}: {error}");
    }
}

#[test]
fn programs_of_other_folders_are_brought_along() {
    let root = folder(&[(
        "work/sokrat.toml",
        "path = [\"../old\", \"../new\"]\n[programs]\nserver = \"echo-server --log x\"\n",
    )]);
    let error = Submission::read(&root.path().join("work"))
        .expect_err("nothing is built")
        .to_string();
    assert!(error.contains("echo-server") && error.contains("old"), "{error}");
    fs::write(root.path().join("Cargo.toml"), "").expect("a file");
    let error = Submission::read(&root.path().join("work"))
        .expect_err("nothing is built")
        .to_string();
    assert!(error.contains("cargo build --release --workspace"), "{error}");
    for (nth, (name, text)) in [("old", "1"), ("new", "2")].into_iter().enumerate() {
        fs::create_dir(root.path().join(name)).expect("a folder");
        let mut file = fs::File::create(root.path().join(name).join("echo-server")).expect("a file");
        file.write_all(text.as_bytes()).expect("text");
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(nth as u64 + 1))
            .expect("a time");
    }
    let submission = Submission::read(&root.path().join("work")).expect("a submission");
    assert_eq!(submission.groups[0].programs[&Role::Server], "./echo-server --log x");
    let into = tempfile::tempdir().expect("a folder");
    submission.pristine(into.path()).expect("a copy");
    assert_eq!(
        fs::read_to_string(into.path().join("echo-server")).expect("the copy"),
        "2"
    );
}

#[test]
fn programs_can_be_named_outright() {
    let folder = folder(&[(MANIFEST, "[dialect]\nport = 7\n"), ("s", "")]);
    let request = Request {
        folder: folder.path().to_owned(),
        programs: pair("./s", "nc localhost").into_iter().collect(),
        path: Vec::new(),
    };
    let submission = Submission::open(&request).expect("a submission");
    assert_eq!(submission.groups[0].dialect.port, Some(7));
    assert_eq!(submission.groups[0].programs, request.programs);
}

proptest::proptest! {
    #[test]
    fn a_submission_survives_its_manifest(
        build in proptest::option::of("\\PC{0,12}"),
        command in "\\PC{1,12}",
        other in "\\PC{1,12}",
        id in "[a-z]{1,3}[-а-я.\"]{0,3}",
        leave in proptest::option::of("\\PC{0,6}"),
        port in proptest::option::of(proptest::num::u16::ANY),
    ) {
        let programs = |command: &str| BTreeMap::from([(Role::Server, command.to_owned())]);
        let main = Group {
            by_datagrams: None,
            id: MAIN.to_owned(),
            programs: programs(&command),
            task_programs: BTreeMap::from([(id.clone(), programs(&other))]),
            dialect: Dialect { port, leave, ..Dialect::default() },
        };
        let second = Group { id, programs: programs(&other), ..Group::default() };
        let submission = Submission { build: build.clone(), groups: vec![main, second], ..Submission::default() };
        let text = submission.to_manifest();
        let again = Manifest::parse(Path::new(MANIFEST), text.as_bytes()).expect("its own form");
        proptest::prop_assert_eq!(again.groups(), submission.groups);
        proptest::prop_assert_eq!(again.build, build);
    }

    #[test]
    fn no_manifest_is_too_odd(text in proptest::collection::vec(proptest::num::u8::ANY, 0..60), part in "\\PC{0,30}") {
        let _ = Manifest::parse(Path::new(MANIFEST), &text).map_err(|mistake| SubmissionError::Manifest(mistake).to_string());
        for text in [format!("[dialect]\nframing = {part}"), part, "\u{feff}x".into()] {
            let _ = Manifest::parse(Path::new(MANIFEST), text.as_bytes()).map_err(|mistake| SubmissionError::Manifest(mistake).to_string());
        }
    }

    #[test]
    fn no_source_is_too_odd(text in "\\PC*|[\n\"'#/*`f ( import.,range9print]*") {
        for name in ["a.py", "a.js", "a.rs", "server/x.c"] {
            let all = [PathBuf::from(name)].into();
            let _ = source::Candidate::read(Path::new(name), &text, &all);
        }
    }
}
