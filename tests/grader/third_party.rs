//! Servers that nobody here wrote must pass what they do: skipped by name where the machine has them not.

use libtest_mimic::{Completion, Failed, Trial};
use sokrat::check::check;
use sokrat::judge::Verdict;
use sokrat::report::{Lang, say};
use sokrat::task::Lab;

struct ThirdParty {
    name: &'static str,
    program: &'static str,
    command: &'static str,
    passes: &'static [&'static str],
}

const ECHO: &[&str] = &[
    "echo.line",
    "echo.unicode",
    "echo.long",
    "echo.boundary",
    "echo.split-char",
    "echo.sequence",
];

const THIRD_PARTIES: &[ThirdParty] = &[
    ThirdParty {
        name: "socat",
        program: "socat",
        command: "socat TCP-LISTEN:9090,reuseaddr,fork EXEC:cat",
        passes: ECHO,
    },
    ThirdParty {
        name: "ncat",
        program: "ncat",
        command: "ncat -l 9090 -k -e /bin/cat",
        passes: ECHO,
    },
    ThirdParty {
        name: "socketserver",
        program: "python3",
        command: "python3 -c 'import socketserver,shutil
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        while data := self.request.recv(1024):
            self.request.sendall(data)
socketserver.ThreadingTCPServer((\"\", 9090), Echo).serve_forever()'",
        passes: ECHO,
    },
];

/// A test for each.
pub fn trials(lab: &'static Lab) -> Vec<Trial> {
    let trial = |party: &'static ThirdParty| {
        Trial::ignorable_test(party.name, move || examine(lab, party)).with_kind("third party")
    };
    THIRD_PARTIES.iter().map(trial).collect()
}

fn examine(lab: &Lab, party: &ThirdParty) -> Result<Completion, Failed> {
    if !super::isolated() {
        return Ok(Completion::ignored_with("this machine allows no namespaces"));
    }
    let installed = ["/usr/bin", "/bin", "/usr/local/bin"]
        .iter()
        .any(|folder| std::path::Path::new(folder).join(party.program).exists());
    if !installed {
        return Ok(Completion::ignored_with(format!("{} is not installed", party.program)));
    }
    let empty = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut options = super::options(empty.path());
    options.server = Some(party.command.into());
    options.tasks = vec!["echo".into()];
    let checked = check(&options, lab, &|_| {}).map_err(|error| error.to_string())?;
    let lang = Lang::default();
    let criteria = checked.report.tasks.iter().flat_map(|task| &task.criteria);
    let wrong: Vec<String> = criteria
        .filter(|one| party.passes.contains(&one.id.as_str()) && one.verdict != Verdict::Pass)
        .map(|one| format!("{} is {:?}: {}", one.id, one.verdict, say(lang, &one.why)))
        .collect();
    if wrong.is_empty() {
        Ok(Completion::Completed)
    } else {
        Err(wrong.join("\n").into())
    }
}
