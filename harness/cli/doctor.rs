//! What this machine allows and has: isolation and what stands in its way, sight, cores, interpreters.

use sokrat::check::cores;
use sokrat::doctor::{Cause, Obstacle, Survey, survey};
use sokrat::judge::Message;
use sokrat::report::{Isolation, Lang, say};

/// The findings, a line each.
pub fn doctor(lang: Lang) -> String {
    let lines: Vec<String> = findings(&survey()).iter().map(|message| say(lang, message)).collect();
    lines.join("\n") + "\n"
}

fn findings(survey: &Survey) -> Vec<Message> {
    let mut findings = vec![Message::new(survey.isolation.key())];
    findings.extend(survey.obstacles.iter().flat_map(obstacle));
    if !survey.sees_waits {
        findings.push(Message::new("doctor-blind-waits"));
    }
    if !survey.sees_sockets {
        findings.push(Message::new("doctor-blind-sockets"));
    }
    let cores = cores();
    findings.push(Message::new("doctor-cores").with("cores", cores.to_string()));
    findings.extend(survey.tools.iter().map(|(tool, path)| {
        match path {
            Some(path) => Message::new("doctor-found").with("path", path.to_string_lossy()),
            None => Message::new("doctor-missing"),
        }
        .with("program", tool.as_str())
    }));
    findings
}

/// What does not work, and what is behind it.
fn obstacle(obstacle: &Obstacle) -> [Message; 2] {
    let what = match obstacle.isolation {
        Isolation::Root => Message::new("doctor-no-root"),
        Isolation::Full | Isolation::None => Message::new("doctor-no-full"),
    };
    let cause = match obstacle.cause {
        Cause::AppArmor => Message::new("doctor-cause-app-armor"),
        Cause::NoUserNamespaces => Message::new("doctor-cause-no-user-namespaces"),
        Cause::OnlyRoot => Message::new("doctor-cause-only-root"),
        Cause::Container => Message::new("doctor-cause-container"),
        Cause::Kernel => Message::new("doctor-cause-kernel"),
        Cause::Unknown => Message::new("doctor-cause-unknown"),
    };
    let what = what.with("step", obstacle.step.as_str());
    [what.with("error", obstacle.error.as_str()), cause]
}
