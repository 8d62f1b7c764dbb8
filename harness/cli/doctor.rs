//! What this machine allows and has: isolation, cores, interpreters.

use std::path::PathBuf;

use sokrat::judge::Message;
use sokrat::report::{Isolation, Lang, say};

/// What submissions are mostly written in, and what other programs examine the examiner with.
const PROGRAMS: [&str; 4] = ["python3", "python", "node", "java"];

/// The findings, a line each.
pub fn doctor(lang: Lang) -> String {
    let isolation = match sokrat::doctor::probe() {
        Isolation::Full => "isolation-full",
        Isolation::Root => "isolation-root",
        Isolation::None => "isolation-none",
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut lines = vec![
        say(lang, &Message::new(isolation)),
        say(lang, &Message::new("doctor-cores").with("cores", cores.to_string())),
    ];
    for program in PROGRAMS {
        let message = match find(program) {
            Some(path) => Message::new("doctor-found").with("path", path.to_string_lossy()),
            None => Message::new("doctor-missing"),
        };
        lines.push(say(lang, &message.with("program", program)));
    }
    lines.join("\n") + "\n"
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
