//! What this machine, or the submission's folder, lacks for its programs to run: said once, with how to provide it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::judge::{Message, Verdict};
use crate::report::TaskReport;
use crate::submission::Submission;

/// Where Python's submissions name the modules that they need.
const REQUIREMENTS: &str = "requirements.txt";

static NO_FILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("No such file or directory: '([^'/\\n][^'\\n]*)'").expect("the rule is tested to compile")
});

/// Everything that verdicts name as lacking.
pub(super) fn lacks(tasks: &[TaskReport], submission: &Submission) -> Vec<Message> {
    let criteria = || tasks.iter().flat_map(|task| &task.criteria);
    let undecided = criteria().filter(|one| one.verdict == Verdict::Undecided);
    let (mut modules, mut python2) = (BTreeSet::new(), false);
    for why in undecided.map(|one| &one.why) {
        let argument = |name: &str| why.arguments.get(name).map_or("", String::as_str);
        match why.key.as_str() {
            "needs-module" | "needs-module-of" => {
                modules.insert(argument("module").to_owned());
            }
            "needs-python2" => python2 = true,
            "cannot-run" => python2 |= argument("error").starts_with("python2"),
            _ => {}
        }
    }
    let failed = criteria().filter(|one| one.verdict == Verdict::Fail && one.why.key == "did-not-start");
    let last_words = failed.filter_map(|one| one.why.arguments.get("last"));
    let files: BTreeSet<&str> = last_words
        .filter_map(|last| Some(NO_FILE.captures(last)?.get(1)?.as_str()))
        .filter(|file| !submission.folder.join(file).exists())
        .collect();

    let mut lacks: Vec<Message> = modules.iter().map(|module| lacking(module, submission)).collect();
    if !modules.is_empty() {
        lacks.push(how_to_provide(&modules, submission));
    }
    lacks.extend(python2.then(|| Message::new("remark-python2-how")));
    lacks.extend(
        files
            .into_iter()
            .map(|file| Message::new("remark-no-file").with("file", file)),
    );
    lacks
}

/// A module, and which files import it.
fn lacking(module: &str, submission: &Submission) -> Message {
    let top = top(module);
    let imports = submission
        .sources
        .iter()
        .filter(|source| source.imports_missing.iter().any(|name| name == top));
    let files: Vec<String> = imports.map(|source| source.path.display().to_string()).collect();
    let key = match (files.is_empty(), is_required(top, &submission.folder)) {
        (true, _) => "remark-module",
        (false, false) => "remark-module-of",
        (false, true) => "remark-module-required",
    };
    Message::new(key).with("module", module).with("files", files.join(", "))
}

fn how_to_provide(modules: &BTreeSet<String>, submission: &Submission) -> Message {
    let required = modules
        .iter()
        .any(|module| is_required(top(module), &submission.folder));
    let install = match required {
        true => format!("-r {REQUIREMENTS}"),
        false => modules.iter().map(|module| top(module)).collect::<Vec<_>>().join(" "),
    };
    Message::new("remark-module-how").with("install", install)
}

fn top(module: &str) -> &str {
    module.split('.').next().unwrap_or(module)
}

/// Does a line of the requirements begin with this name? What `pip` installs may have another name, so no is no proof.
fn is_required(module: &str, folder: &Path) -> bool {
    let text = std::fs::read(folder.join(REQUIREMENTS)).unwrap_or_default();
    let plain = |name: &str| name.to_lowercase().replace(['-', '.'], "_");
    String::from_utf8_lossy(&text).lines().any(|line| {
        let end = line.find(|c: char| !c.is_alphanumeric() && !"-_.".contains(c));
        plain(line[..end.unwrap_or(line.len())].trim()) == plain(module)
    })
}
